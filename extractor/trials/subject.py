"""What a title says is under test, where an abstract calls its arms by role only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .interventions import find_interventions, is_comparator
from .pattern import SlotPattern, compiled
from .treatment_nouns import is_treatment_phrase

_MEASURED = (
    r"(?:effects?|effectiveness|efficacy|impact|influence|safety|feasibility|benefits?|tolerability|acceptability|role|"
    r"evaluation|usefulness|outcomes?|results?|cost-effectiveness|value)"
)
_STOP = (
    r"(?=\s+(?:on|in|for|among|versus|vs\.?|compared|during|after|before|following|against|to|at|using|as|with|versus|upon|within|by|via|from|based|incorporating|utili[sz]ing|involving|including|administered|delivered|provided|conducted|performed|over|throughout|when|given|plus|combined)\b"
    r"|\s*[:.,;?(\[–]|\s+-\s|$)"
)
EFFECT_OF = SlotPattern(
    "effect of",
    compiled(
        rf"\b{_MEASURED}(?:\s*,\s*{_MEASURED})*(?:\s*,?\s+and\s+(?:\w+\s+)?{_MEASURED})?\s+of\s+(?:an?\s+|the\s+|adding\s+|using\s+)?"
        rf"(?P<what>[^:;.,]{{4,90}}?){_STOP}"
    ),
    ("Effect of music on pain: a trial", "Safety and efficacy of early feeding after surgery"),
    ("Music for pain", "Effects on sleep"),
)
OPENS = SlotPattern(
    "opens the title",
    compiled(rf"\A\W*(?:an?\s+|the\s+)?(?P<what>[^:;.,?]{{4,80}}?){_STOP}"),
    ("Early feeding after surgery: a randomised trial",),
    ("A: a",),
)
_NOT_IT = compiled(
    r"\b(?:trial|study|protocol|randomi[sz]ed|different|various|two|three|factors?|age|sex|patients|women|men|children|predict\w*|associat\w+|comparison|compar\w+|analysis|rates?|risk|quality|"
    r"outcomes?|results?|stress|distress|anxiety|depression|pain|disease|infection|exposure|smoking|deficiency|obesity|screening|validation|characteristics|adherence|recruitment|retention)\b"
)
_STARTS = compiled(
    r"^(?:on|in|from|towards?|can|do|does|is|are|what|how|why|when|whether|improving|reducing|preventing|assessing|evaluating|exploring|between|among)\b"
)
_LEAD = compiled(
    r"^(?:(?:two|three|four|different|various)\s+(?:different\s+)?(?:ratios?|doses?|dosages?|types?|forms?|regimens?|concentrations?|durations?|levels?)\s+of|adding|using|added|use\s+of|administration\s+of|an?|the|\d+(?:[-\s]+\w+)?\s+of)\s+"
)
_FOR = compiled(
    r"\s+(?:for|versus|vs\.?|to\s+(?:reduce|prevent|improve|treat|manage|relieve|enhance|increase|support|promote))\s"
)
_MOST_WORDS = 9


def subject_of(title: str) -> Intervention | None:
    """Return the treatment that a title is about, None where it names none."""
    for entry in (EFFECT_OF, OPENS):
        match = entry.pattern.search(title)
        if match is None:
            continue
        words = _LEAD.sub("", match["what"].strip(" '\"“”"))
        behind = title[match.end() :]
        fits = entry is EFFECT_OF or is_treatment_phrase(words) or _FOR.match(behind)
        opens = entry is OPENS and _STARTS.match(words)
        if (
            fits
            and not opens
            and not _NOT_IT.search(words)
            and 0 < len(words.split()) <= _MOST_WORDS
        ):
            return Intervention(name=_cased(words), text=words)
    return None


def tells_effect(title: Sequence[Sentence]) -> bool:
    """Tell whether a title is "effect of X on …" with an X that no vocabulary knows."""
    for sentence in title[:1]:
        match = EFFECT_OF.pattern.search(sentence.text)
        if match and subject_of(sentence.text):
            start, end = (sentence.start + n for n in match.span("what"))
            return not find_interventions(sentence, start, end)
    return False


_SYMBOL = re.compile(r"\d|[A-Z][a-z]?[A-Z]")


def _cased(words: str) -> str:
    return " ".join(w if _SYMBOL.search(w) else w.lower() for w in words.split())


def with_subject(arms: tuple[Arm, ...], title: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms with what the title is about under test, where only the control is told.

    Args:
        arms: the arms found in the text.
        title: the title.
    """
    told = [a for a in arms if not is_comparator(a.interventions) and not _is_control(a)]
    text = title[0].text if title else ""
    if told or not text:
        return arms
    arms = tuple(a.model_copy(update={"role": "comparator"}) for a in arms)
    known = {i.name for a in arms for i in a.interventions}
    drugs = tuple(
        i
        for i in find_interventions(title[0])
        if i.id and i.name not in known and not is_comparator((i,))
    )
    subject = subject_of(text)
    drugs = () if tells_effect(title) else drugs
    tested = drugs or ((subject,) if subject and subject.name not in known else ())
    if not tested:
        return arms
    return (Arm(role="experimental", interventions=tested), *arms)


def _is_control(arm: Arm) -> bool:
    return [i.name for i in arm.interventions] == ["control"]
