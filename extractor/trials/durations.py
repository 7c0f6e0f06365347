"""How long treatments are given: "six cycles of A", "A for 24 weeks", "treatment went on until …".

What is said of one arm is no other's; what is said of treatment at large is of every drug of the
arms it may be about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .labels import labels_of, told_of_each
from .pattern import SlotPattern, compiled
from .places import next_drug, places

_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four)"
)
_LONG = r"(?:weeks?|months?|years?|cycles?|courses?)"
_RANGE = rf"{_NUMBER}(?:\s?[-–]\s?{_NUMBER}|\s+(?:to|or)\s+{_NUMBER})?(?:\s+more)?"
# A few days are a part of the schedule.
_SPAN = rf"(?:(?:one|an?)[\s-](?:months?|years?)|{_RANGE}[\s-]{_LONG}|\d{{2,3}}[\s-]days?)"
_MOST = (
    r"(?:(?:up\s+to|a\s+(?:maximum|total|minimum)\s+of|at\s+least|an?\s+additional|a\s+further"
    r"|about|approximately)\s+)*"
)
_ENDS = (
    r"(?:progression|recurrence|relapse|progressive\s+disease|toxicit(?:y|ies)|death|refusal"
    r"|withdrawal(?:\s+of\s+consent)?|adverse\s+(?:events?|effects?))"
)
_END = (
    rf"until\s+(?:(?!\b(?:and|while|whereas|when|then)\b)[\w/-]+\s+){{0,4}}?{_ENDS}"
    rf"(?:(?:,?\s+(?:or|and)|,|\s+of)\s+(?:[\w-]+\s+){{0,4}}?{_ENDS}){{0,4}}"
)
LASTING = SlotPattern(
    "lasting",
    compiled(
        rf"\b(?:for|during|over)\s+{_MOST}(?P<span>{_SPAN})\b(?!\s+(?:after|before|prior|every|each|of\s+(?:each|every|an?)|or\s+more|follow))|\b(?P<end>{_END})\b"
        rf"|[,(x×]\s*(?:{_MOST}|total\s+)(?P<cycles>{_RANGE}\s+(?:cycles|courses))\b"
    ),
    (
        "for six cycles",
        "for a maximum of 24 weeks",
        "until disease progression or unacceptable toxicity",
        "every 3 weeks, up to 8 cycles",
    ),
    ("for 7 days every 28 days", "for two days of each cycle", "until recovery of counts"),
)
CYCLES_OF = SlotPattern(
    "cycles of",
    compiled(
        rf"(?<![≥≤><\d.,–-])(?<![≥≤><]\s)(?<!least\s)(?<!after\s)(?<!than\s)\b(?P<span>{_NUMBER}(?:\s?[-–]\s?{_NUMBER}|\s+(?:to|or)\s+{_NUMBER})?\s+(?:\w+-?weekly\s+)?(?:cycles?|courses?))\s+of\s+"
        r"(?P<what>(?:(?!\b(?:followed|then|versus|vs|while|whereas|but|until|had|were|was|who)\b)[^.;:]){0,160})$"
    ),
    ("six cycles of ", "4–6 cycles of chemotherapy with alpha and "),
    ("six cycles of alpha followed by ", "cycles of 28 days", "who had ≥3 cycles of "),
)
AT_LARGE = SlotPattern(
    "at large",
    compiled(
        r"\b(?:treatments?|therapy|chemotherapy|cycles?|courses?|regimens?|(?:study|trial)\s+(?:drugs?|medications?)|both\s+(?:drugs|treatments)|injections|all\s+(?:drugs|patients|participants))\b"
        r"(?:(?!\b(?:if|unless|interrupt|delay|reduc|withh|assess|evaluat|follow|measur|monitor|visit|complet|discontinu|median|mean)\w*)[^.;]){0,110}?"
        r"\b(?:repeated|continued|administered|given|planned|scheduled|received?|treated|delivered|lasted|prescribed|performed)\b"
    ),
    (
        "Cycles were repeated every 21 days for",
        "Treatment was continued until",
        "chemotherapy given",
    ),
    ("alphamab was given", "treatment was interrupted for"),
)
_NOT_PLANNED = compiled(
    r"\b(?:median|mean|average|follow(?:ed)?[-\s]?up|if|unless|delay\w*|interrupt\w*|withheld|reduc\w+|run-?in|wash-?out|assess\w*|evaluat\w*|monitor\w*|expected|survival|observed)\b"
)
_WATCHED = compiled(r"\b(?:monitor|measur|assess|evaluat|explor|examin|follow)\w*\b")
_OR = compiled(r"\b(?:or|versus|vs)\b")
_GENERIC = compiled(r"\b(?:chemotherapy|treatment|therapy)\b[^,]*?\b(?:with|using|of|consisting)\b")
_SCHEDULE_PART = compiled(
    r"^\W*(?:every|each|of\s+(?:each|every|an?)|followed\s+by|out\s+of|on\b(?!\s+day)|off|then|thereafter"
    r"|with\s+\w+\s+(?:\w+\s+)?(?:off|rest)|after|before)\b"
)
_UNTIMED = compiled(
    r"radi(?:o|ation)|irradiat|surg|ectomy|transplant|observation|usual\s+care|control|no\s+\w+"
)


def _lasting(text: str) -> str | None:
    """Return how long the first words of that kind say, as printed."""
    for match in LASTING.pattern.finditer(text):
        if _SCHEDULE_PART.match(text[match.end() :]):
            continue
        span = match["span"] or match["end"] or match["cycles"]
        return re.sub(r"\s+", " ", span).strip()
    return None


def _before(text: str) -> str | None:
    """Return "six cycles" of "six cycles of A and (B)" for what stands behind the text."""
    match = CYCLES_OF.pattern.search(text)
    if match is None:
        return None
    # "six cycles of A or B": of A, unless chemotherapy stands for both.
    told = _OR.search(match["what"]) and not _GENERIC.search(match["what"])
    return None if told else match["span"]


_JOINED = compiled(
    r"^\s*(?:\([^()]{1,40}\)\s*)?(?:,\s*(?:and\s+)?|and\s+|plus\s+|\+\s*)(?:low-dose\s+|oral\s+|\d[\d.,]*\s?\w+(?:/\w+)?\s+(?:of\s+)?)?$"
)


def _behind(sentence: Sentence, end: int) -> str:
    """Return what follows a drug, behind those that are joined to it: "A, B and C for 8 weeks"."""
    later = sorted({(m.start, m.end) for m in sentence.labelled("DRUG") if m.start >= end})
    for start, stop in later:
        if not _JOINED.match(sentence.text[end - sentence.start : start - sentence.start]):
            break
        end = stop
    return sentence.text[end - sentence.start : next_drug(sentence, end) - sentence.start]


def _beside(item: Intervention, sentence: Sentence) -> Iterator[str]:
    """Yield how long a sentence says that a treatment is given, where it names it."""
    for start, end in places(sentence, item):
        before = sentence.text[: start - sentence.start]
        behind = _behind(sentence, end)
        told = _before(before)
        if told is None and not _NOT_PLANNED.search(behind) and not _WATCHED.search(before):
            told = _lasting(behind)
        if told is not None:
            yield told


def _at_large(sentence: Sentence) -> str | None:
    """Return how long a sentence says that treatment at large is given."""
    match = AT_LARGE.pattern.search(sentence.text)
    if match is None or _NOT_PLANNED.search(sentence.text) or sentence.labelled("DRUG"):
        return None
    return _lasting(sentence.text[match.start() :])


def _timed(item: Intervention, sentences: Sequence[Sentence], *, once: bool) -> Intervention:
    if item.duration or _UNTIMED.search(item.name):
        return item
    told = [d for s in sentences for d in _beside(item, s)]
    if not told and once and (item.schedule or item.dose):
        told = [d for s in sentences if (d := _at_large(s))]
    if not told:
        return item
    # The same end told at greater length elsewhere: "until progression or toxicity".
    fuller = (d for d in told if len(d) > len(told[0]) and "until" in d and "until" in told[0])
    return item.model_copy(update={"duration": next(fuller, told[0])})


def with_durations(arms: tuple[Arm, ...], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms with how long their treatments are given.

    Args:
        arms: the arms of a trial.
        sentences: where it may be told, the fullest place first.
    """
    if not arms:
        return arms
    may, _ = told_of_each(labels_of(arms, sentences), sentences)
    return tuple(_of_arm(arm, mine) for arm, mine in zip(arms, may, strict=True))


def _of_arm(arm: Arm, sentences: Sequence[Sentence]) -> Arm:
    # Of a drug whose dose changes, what is said of treatment at large is of neither entry alone.
    names = [i.name for i in arm.interventions]
    timed = (_timed(i, sentences, once=names.count(i.name) == 1) for i in arm.interventions)
    return arm.model_copy(update={"interventions": tuple(timed)})
