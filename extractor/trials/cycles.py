"""Cycles: "day 1" says when in a cycle; how long that is may stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Sentence
from .pattern import SlotPattern, compiled

_N = r"(?:\d{1,2}|two|three|four|six|seven|eight)"
CYCLE = SlotPattern(
    "cycle",
    compiled(
        rf"\b(?:every\s+{_N}[\s-](?:days?|weeks?|d\b|w\b|wks?)|q\s?\d{{1,2}}\s?(?:w(?:eeks|k)?|d(?:ays)?)\b|every\s+(?:other|second|third)\s+week|(?:of|in)\s+(?:an?|each|every)\s+{_N}[\s-](?:days?|weeks?)\s+cycles?"
        rf"|of\s+every\s+{_N}\s+(?:days|weeks)|in\s+{_N}[\s-](?:day|week)\s+cycles|at\s+{_N}[\s-](?:day|week)\s+intervals"
        r"|(?<=in\sa\s)bi-?weekly(?=\s+schedule))"
    ),
    ("cycles every 3 weeks", "of each 21-day cycle", "in a biweekly schedule", "q3w", "every 28 d"),
    ("every patient",),
)
REPEATED = SlotPattern(
    "repeated",
    compiled(
        r"^(?:(?:the|these|this|all|such|each)\s+)?(?:(?:chemotherapy|treatment|subsequent|therapy)\s+)?"
        r"(?:cycles?|courses?|treatments?|regimens?|chemotherapy|therapy|schedule|combination|it|this|doses)\b"
        r"[^.;]{0,40}?\b(?:repeated|given|administered|recycled|scheduled|planned|were|was|cycled)\b"
    ),
    ("Cycles were repeated every 21 days.", "The treatment was given every 3 weeks"),
    ("Patients were seen every 3 weeks", "CT scans were repeated every 6 weeks"),
)
_SAYS = re.compile(r"\b(?:of|per|in)\s+(?:each|every)\s+cycle\b", re.IGNORECASE)
_DAYS = re.compile(r"(?<![\w-])(?:days?\s?|d)(?:\d|one\b)", re.IGNORECASE)
_BRIEF = re.compile(r"^(?:per\s+day|daily|a\s+day|once\s+daily|twice\s+daily)$", re.IGNORECASE)
_NEXT = 3  # sentences in which the cycle is told after its days


def lacks_cycle(schedule: str) -> bool:
    """Tell whether a schedule says on which days of a cycle, and not how long the cycle is."""
    return bool(_DAYS.search(schedule)) and not CYCLE.pattern.search(schedule)


def cycle_of(
    schedule: str | None, sentence: Sentence, end: int, behind: Sequence[Sentence] = ()
) -> str | None:
    """Return a schedule of bare days with the cycle that is told next, else before.

    Args:
        schedule: what stands beside the drug.
        sentence: where it stands.
        end: the offset behind the drug.
        behind: the sentences that follow.
    """
    if schedule is None:
        return None
    days = _days_of(schedule, sentence, end)
    if not days and not lacks_cycle(schedule):
        return schedule
    cycles = list(CYCLE.pattern.finditer(sentence.text))
    later = [m for m in cycles if m.start() >= end - sentence.start]
    chosen = next(iter(later or cycles[-1:]), None)
    told = chosen.group() if chosen else _repeated(behind)
    if told is None:
        return schedule
    if days:
        return f"{schedule} {days} {told}"
    return f"{_SAYS.sub('', schedule).strip()} {told}"


def _days_of(schedule: str, sentence: Sentence, end: int) -> str | None:
    """Return "for 14 days" behind "twice daily": of a treatment in cycles it says on which days."""
    if not _BRIEF.match(schedule):
        return None
    match = re.search(
        rf"{re.escape(schedule)}(?:\s+(?:p\.o\.|orally|po))?\s+(?P<days>for\s+{_N}\s+(?:consecutive\s+)?days)\b",
        sentence.text[end - sentence.start :],
    )
    return match["days"] if match else None


def _repeated(behind: Sequence[Sentence]) -> str | None:
    """Return the cycle that one of the next sentences tells: "Cycles were repeated every …"."""
    for sentence in behind[:_NEXT]:
        found = CYCLE.pattern.search(sentence.text)
        if found and REPEATED.pattern.match(sentence.text[: found.end()]):
            return found.group()
    return None
