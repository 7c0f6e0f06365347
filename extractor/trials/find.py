"""Trials of one paper: whose they are, and their slots filled from the sentences about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..codes import Where
from ..records import Arm, Attribution, Endpoint, Evidence, Intervention, Participants
from ..types import Document, Reason, Rejection, Sentence, TrialFinding
from .article import has_own_trial, title_of
from .conditions import find_condition
from .designs import DESIGNS
from .dosing import lone_dose
from .followup import find_follow_up, find_population
from .group_names import find_group_trials
from .interventions import find_interventions
from .own import own_texts
from .participants import TOTALS, find_participants
from .pattern import values
from .phases import find_phase
from .ranks import find_endpoints, headed_endpoints, role_of_heading
from .results import find_results
from .scope import (
    OWN_WORDS,
    TrialText,
    callouts_in,
    cited_texts,
    is_background,
    section_of,
    unmarked,
)
from .status import OPEN, announces, cited_status, own_status
from .table_results import find_table_results
from .treatments import find_arms

_TOLD = ("methods", "results", "other", "discussion", "conclusions", "introduction", "back_matter")
_DRUG_IDS = ("DRUGBANK:", "CHEBI:", "CHEMBL")
_KINDS = ("randomised", "enrolled", "analysed")
_LONG = 12  # sentences
_COMPARED = 2  # treatments, for a trial that compares
_EVIDENCE = 5  # places kept of a trial that is spoken of everywhere


def find_trials(
    document: Document, sentences: tuple[Sentence, ...]
) -> tuple[TrialFinding | Rejection, ...]:
    """Return the trials a paper speaks of, its own first, then the cited ones.

    Args:
        document: the paper.
        sentences: its sentences and table cells with mentions and statistics.
    """
    sentences = unmarked(document, sentences)
    own = tuple(own_texts(document, sentences)) if has_own_trial(document, sentences) else ()
    # Of two trials reported together, no table tells which of them it is of.
    cells = tuple(s for s in sentences if s.table is not None) if len(own) == 1 else ()
    found: list[TrialFinding | Rejection] = [_own(document, text, cells) for text in own]
    paper = [s for s in sentences if section_of(document, s) in {"title", "abstract"}]
    titled = {} if own else _titled(document, sentences)
    for text in cited_texts(document, sentences, own):
        cited = _cited(text, paper, strict=bool(own))
        heading = document.passages[text.sentences[0].passage].heading or ""
        if isinstance(cited, TrialFinding) and not cited.arms and heading in titled:
            drug = lone_dose(titled[heading], text.sentences)
            cited = replace(cited, arms=(Arm(interventions=(drug,)),))
        found.append(cited)
    return tuple(found)


def _titled(document: Document, sentences: Iterable[Sentence]) -> dict[str, Intervention]:
    """Return the drug that each heading of a review names first, by the heading's text."""
    return {
        s.text: drugs[0]
        for s in sentences
        if document.passages[s.passage].kind == "heading" and (drugs := find_interventions(s))
    }


def _where(document: Document, sentence: Sentence) -> Where:
    passage = document.passages[sentence.passage]
    if passage.section == "abstract":
        return "abstract"
    if sentence.table is not None:
        return "table"
    return "caption" if passage.kind == "caption" else "body"


def _in(document: Document, text: TrialText, *sections: str) -> tuple[Sentence, ...]:
    """Return the sentences of a trial in some sections, the background of the abstract left out."""
    return tuple(
        s
        for s in text.sentences
        if section_of(document, s) in sections
        and document.passages[s.passage].kind != "heading"
        and (
            not is_background(document, s) or (text.acronym is not None and text.acronym in s.text)
        )
    )


def _uncited(document: Document, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return tuple(s for s in sentences if not callouts_in(document, s.start, s.end))


def _design(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    joined = " ".join(s.text for s in sentences)
    found = dict.fromkeys(values(DESIGNS, joined))
    if len(sentences) > _LONG:
        # In a whole paper these words stand for its side analyses.
        found.pop("retrospective_analysis", None)
    if "non_randomised" in found or "single_arm" in found:
        found.pop("randomised", None)
    if "double_blind" in found:
        # "open-label treatment after progression" is a later part of a blinded trial.
        found.pop("open_label", None)
    return tuple(found)


def _active(design: tuple[str, ...], arms: Sequence[Arm]) -> tuple[str, ...]:
    """Add the active control where drug is set against drug, with none on both sides."""
    sides = [
        [i for a in arms if a.role == role for i in a.interventions]
        for role in ("experimental", "comparator")
    ]
    tried, other = ({i.name for i in side} for side in sides)
    drugs = all((i.id or "").startswith(_DRUG_IDS) for side in sides for i in side)
    against = bool(tried and other) and not tried & other and drugs and "placebo" not in other
    return (*design, "active_controlled") if against and "randomised" in design else design


def _drugs(arms: Sequence[Arm]) -> int:
    """Return how many treatments the arms differ by; dose levels of one drug are one."""
    return len({tuple(sorted(i.name for i in arm.interventions)) for arm in arms})


_PAST = re.compile(r"\b(?:were|was|have\s+been|has\s+been|had|is\s+\d)\b", re.IGNORECASE)


def _participants(
    places: Sequence[Sequence[Sentence]], *, past: bool = False
) -> Participants | None:
    """Return the whole count where a part is told of it, else the best of the first place.

    ``past`` takes what has happened only: a protocol's other numbers are plans.
    """
    if past:
        places = [[s for s in sentences if _PAST.search(s.text)] for sentences in places]
    whole = [
        p for sentences in places for s in sentences for p in find_participants(s.text, TOTALS)
    ]
    if whole:
        return max(whole, key=lambda p: p.value)
    for sentences in places:
        found = [p for s in sentences for p in find_participants(s.text)]
        for kind in _KINDS:
            same = [p for p in found if p.kind == kind]
            if same:
                return max(same, key=lambda p: p.value)
    return None


_PLURAL = re.compile(r"\bphases?\s[^.;]{1,40}\b(?:trials|studies)\b", re.IGNORECASE)


def _phase(places: Sequence[Sequence[Sentence]], *, own: bool = True) -> str | None:
    for sentences in places:
        for sentence in sentences:
            # "several phase II/III trials": the phase of none of them in particular.
            if not own and _PLURAL.search(sentence.text):
                continue
            phase = find_phase(sentence.text)
            if phase:
                return phase
    return None


_BODY: Where = "body"
_TABLE: Where = "table"
_FIRST = 2  # sentences below a heading that name its endpoints


def _headed(document: Document, sentences: Sequence[Sentence]) -> Iterator[Endpoint]:
    """Yield the endpoints that stand below headings such as "Secondary outcomes"."""
    seen: Counter[str] = Counter()
    for sentence in sentences:
        heading = document.passages[sentence.passage].heading or ""
        role = role_of_heading(heading)
        seen[heading] += 1
        if role is not None and seen[heading] <= (_FIRST if role == "primary" else 2 * _FIRST):
            yield from headed_endpoints(role, (sentence,))


def _own(document: Document, text: TrialText, cells: Sequence[Sentence]) -> TrialFinding:
    """Fill the slots of the paper's own trial, title and abstract before the body."""
    title = _in(document, text, "title")
    abstract = _in(document, text, "abstract")
    methods = _uncited(document, _in(document, text, "methods", "other"))
    intro = [s for s in _in(document, text, "introduction") if OWN_WORDS.search(s.text)]
    ranked = (*_in(document, text, "methods", "other", "results"), *_uncited(document, intro))
    protocol = announces(title_of(document, text.sentences), abstract)
    outcome = _in(document, text, "results", "caption")
    late = _uncited(document, _in(document, text, "results", "conclusions"))
    if protocol:
        outcome = (*outcome, *_uncited(document, _in(document, text, "discussion")))
    where = [(s, _where(document, s)) for s in (*abstract, *late)]
    body = _uncited(document, _in(document, text, *_TOLD))
    status = own_status((*title, *abstract), body, text.acronym, protocol=protocol)
    arms = find_arms(
        (*abstract, *title, *methods),
        (*abstract, *methods),
        (*title, *abstract),
        own=True,
    )
    single = _drugs(arms) < _COMPARED
    tested = find_table_results(document, cells, arms)
    results = () if status in OPEN else find_results(where, arms, single=single, tables=tested)
    return replace(
        _common(text, (*title, *abstract, *methods)),
        phase=_phase((title, abstract, methods[:40])),
        design=_active(_design((*title, *abstract, *methods[:60])), arms),
        status=status,
        participants=_participants((abstract, outcome, methods), past=protocol),
        condition=find_condition((title, abstract)),
        population=find_population((*abstract, *title)),
        arms=arms,
        endpoints=find_endpoints((*abstract, *ranked), _headed(document, ranked)),
        results=results,
        follow_up=find_follow_up((*abstract, *outcome, *late)),
        features=(("own", 1.0), ("named", float(bool(text.acronym or text.registry_ids)))),
    )


def _common(text: TrialText, places: Sequence[Sentence]) -> TrialFinding:
    kept = tuple(dict.fromkeys((s.start, s.end) for s in places))[:_EVIDENCE]
    return TrialFinding(
        rule_id=text.rule_id,
        acronym=text.acronym,
        registry_ids=text.registry_ids,
        attribution=Attribution(
            source="own" if text.own else "cited", references=() if text.own else text.references
        ),
        evidence=tuple(Evidence(start=start, end=end) for start, end in kept),
    )


# A name before "study" may be a method of botany; a trial has people in it, or says it is one.
_TRIAL = re.compile(r"\btrials?\b|\brandomi[sz]|\bphase\s+[I1-4]", re.IGNORECASE)
_CLINICAL = re.compile(
    _TRIAL.pattern
    + r"|\bpatients?\b|\bwomen\b|\bparticipants\b|\bplacebo\b|\bclinical\b|\bNCT\s?\d"
    r"|\bsurvival\b|\b(?:OS|PFS|DFS|ORR)\b|\bresponse\s+rates?\b",
    re.IGNORECASE,
)


def _cited(text: TrialText, paper: Sequence[Sentence], *, strict: bool) -> TrialFinding | Rejection:
    """Fill the slots of a cited trial; without any fact about it there is no record."""
    sentences = text.sentences
    status = cited_status((*sentences, *text.whole))
    arms = find_arms(sentences, sentences, sentences, own=False)
    places = [(s, _TABLE if s.table is not None else _BODY) for s in sentences]
    results = () if status in OPEN else find_results(places, arms, single=True)
    finding = replace(
        _common(text, sentences),
        phase=_phase((sentences,), own=False),
        design=_design(sentences),
        status=status,
        participants=_participants((sentences,)),
        condition=find_condition((sentences,), paper if strict else ()),
        population=find_population(sentences),
        arms=arms,
        endpoints=find_endpoints(sentences, lists=False),
        results=results,
        follow_up=find_follow_up(sentences),
        features=(("own", 0.0), ("named", float(bool(text.acronym or text.registry_ids)))),
    )
    said = " ".join(s.text for s in (*text.whole, *sentences))
    clinical = bool(_CLINICAL.search(said))
    grouped = next(find_group_trials(text.acronym or ""), None) is not None
    trial = grouped or _TRIAL.search(said)
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
