"""The slots of a cited trial, from the sentences or the table row about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..codes import Where
from ..records import Arm
from ..types import Reason, Rejection, Sentence, TrialFinding
from .conditions import find_condition
from .followup import find_follow_up, find_population
from .group_names import find_group_trials
from .ranks import find_endpoints
from .results import find_results
from .scope import TrialText
from .slots import design_of, named_finding, participants_of, phase_of
from .status import OPEN, cited_status
from .treatments import find_arms

# A name before "study" may be a method of botany; a trial has people in it, or says it is one.
_TRIAL = re.compile(r"\btrials?\b|\brandomi[sz]|\bphase\s+[I1-4]", re.IGNORECASE)
_CLINICAL = re.compile(
    _TRIAL.pattern
    + r"|\bpatients?\b|\bwomen\b|\bparticipants\b|\bplacebo\b|\bclinical\b|\bNCT\s?\d"
    r"|\bsurvival\b|\b(?:OS|PFS|DFS|ORR)\b|\bresponse\s+rates?\b",
    re.IGNORECASE,
)


_PLACEBO = "placebo"
_BODY: Where = "body"
_TABLE: Where = "table"


def fill_cited(
    text: TrialText, paper: Sequence[Sentence], *, strict: bool
) -> TrialFinding | Rejection:
    """Fill the slots of a cited trial; without any fact about it there is no record."""
    sentences = text.sentences
    status = cited_status((*sentences, *text.whole))
    arms = parted(find_arms(sentences, sentences, sentences, own=False))
    places = [(s, _TABLE if s.table is not None else _BODY) for s in sentences]
    results = () if status in OPEN else find_results(places, arms, single=True)
    finding = replace(
        named_finding(text, sentences),
        phase=phase_of((sentences,), own=False),
        design=design_of(sentences),
        status=status,
        participants=participants_of((sentences,)),
        condition=find_condition((sentences,), paper, silent=strict),
        population=find_population(sentences),
        arms=arms,
        endpoints=find_endpoints(sentences, lists=False),
        results=results,
        follow_up=find_follow_up(sentences),
        features=(("own", 0.0), ("named", float(bool(text.acronym or text.registry_ids)))),
    )
    said = " ".join(s.text for s in (*text.whole, *sentences))
    grouped = next(find_group_trials(text.acronym or ""), None) is not None
    clinical = grouped or text.listed or bool(_CLINICAL.search(said))
    trial = grouped or text.listed or _TRIAL.search(said)
    named = text.registry_ids or (text.acronym and text.references and trial)
    facts = (finding.arms, finding.results, finding.participants, named)
    named_or_numbered = (text.acronym, text.registry_ids, finding.phase, finding.participants)
    told = any((*named_or_numbered, finding.results, finding.design and finding.arms))
    if not clinical or not any(facts) or (strict and not told):
        first = sentences[0]
        return Rejection(
            rule_id=text.rule_id, reason=Reason.NO_RESULT, text=first.text,
            start=first.start, end=first.end, detail="named, and nothing said about it",
        )  # fmt: skip
    return finding


def parted(arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """Part the placebo of the only arm from the drugs that a sentence names beside it."""
    if len(arms) != 1:
        return arms
    items = arms[0].interventions
    given = tuple(i for i in items if i.name != _PLACEBO)
    control = tuple(i for i in items if i.name == _PLACEBO)
    if not given or not control:
        return arms
    tested = arms[0].model_copy(update={"interventions": given})
    return (tested, Arm(role="comparator", interventions=control))
