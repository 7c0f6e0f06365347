"""What a comparison says once for several sides: "A with either B or C", "A or B, both with C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Intervention
from ..types import Sentence
from .cycles import CYCLE, lacks_cycle
from .dosing import dose_of
from .interventions import find_interventions, unique
from .pattern import SlotPattern, compiled
from .schedules import SCHEDULE, find_schedule
from .stretch import cut

EITHER = SlotPattern(
    "either",
    compiled(r"^(?P<head>[^;]{1,160}?)(?:\b(?:with|plus|and|followed\s+by)|\+)\s+either\s+(?=\S)"),
    ("best supportive care with either A or B", "A plus either B or C"),
    ("either A or B with C",),
)
BOTH = SlotPattern(
    "both",
    compiled(
        r"(?:,\s*(?:(?:both|each|all)\s+)?|\s(?:both|each|all)\s+)(?:given\s+|administered\s+)?"
        r"(?:plus|with|in\s+combination\s+with|combined\s+with|in\s+addition\s+to|on\s+top\s+of|together\s+with)\s+(?P<tail>.+)$"
        r"|\s(?:given|administered|added)\s+(?:together\s+|concurrently\s+)?(?:with|to)\s+(?P<given>.+)$"
    ),
    ("A or B, both with C", "A or B, combined with C", "A or B, plus C"),
    ("A or B plus C", "A plus C or B"),
)
NEXT_TO_IT = SlotPattern(
    "next to it",
    compiled(
        r"^\W*(?:to\s+)?(?:with|plus|combined\s+with|in\s+combination\s+with|together\s+with)\s"
    ),
    (" in combination with B", " with B"),
    (" B with C",),
)
_PARTED = compiled(r"\b(?:or|versus|vs)\b")
_SIDES = compiled(r"\b(?:or|versus|vs|and)\b")
_TAIL = re.compile(
    rf"(?:,|\s{{4,}})\s*(?:(?:all|both|each)\s+)?(?:(?:given|administered|taken)\s+)?"
    rf"(?P<schedule>{SCHEDULE.pattern.pattern})\W*(?:\b(?:for|until|over|in)\b[^;]*)?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]")
Given = tuple[tuple[Intervention, ...], int, int]


@dataclass(frozen=True, slots=True)
class Shared:
    """The stretch that holds the sides, and what is said of all of them around it."""

    start: int
    end: int
    before: tuple[Intervention, ...] = ()
    behind: tuple[Intervention, ...] = ()
    schedule: str | None = None


def _masked(sentence: Sentence, start: int, end: int) -> str:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return _BRACKETS.sub(lambda m: " " * len(m.group()), text)


def _dosed(sentence: Sentence, start: int, end: int) -> tuple[Intervention, ...]:
    piece = cut(sentence, start, end)
    return tuple(dose_of(i, (piece,)) for i in find_interventions(piece))


def shared_by_sides(sentence: Sentence, start: int, end: int) -> Shared:
    """Return the stretch between two offsets without what is said of all its sides."""
    before: tuple[Intervention, ...] = ()
    behind: tuple[Intervention, ...] = ()
    head = EITHER.pattern.match(_masked(sentence, start, end))
    if head and not _PARTED.search(head["head"]):
        before = _dosed(sentence, start, start + head.end("head"))
        start += head.end() if before else 0
    masked = _masked(sentence, start, end)
    tail = BOTH.pattern.search(masked)
    group = "tail" if tail and tail["tail"] else "given"
    if tail and _SIDES.search(masked[: tail.start()]) and not _PARTED.search(tail[group]):
        behind = _dosed(sentence, start + tail.start(group), end)
        end = start + tail.start() if behind else end
    schedule = _TAIL.search(_masked(sentence, start, end))
    told = find_schedule(schedule["schedule"]) if schedule else None
    end = start + schedule.start() if schedule else end
    return Shared(start, end, before, behind, told)


def goes_on(sentence: Sentence, sides: Sequence[Given]) -> list[Given]:
    """Return sides of "A alone or in combination with B": the second has A too."""
    (first, a, b), *rest = sides
    full: list[Given] = [(first, a, b)]
    for items, c, d in rest:
        text = sentence.text[c - sentence.start : d - sentence.start]
        added = NEXT_TO_IT.pattern.match(text) and not {i.name for i in first} & {
            i.name for i in items
        }
        full.append(((*first, *items) if added else items, c, d))
    return full


def with_shared(sides: Sequence[Given], shared: Shared) -> list[Given]:
    """Return sides with the treatments and the schedule that they share."""
    return [
        (
            unique((*shared.before, *(_timed(i, shared.schedule) for i in items), *shared.behind)),
            a,
            b,
        )
        for items, a, b in sides
    ]


def _timed(item: Intervention, schedule: str | None) -> Intervention:
    """Return a dosed treatment with the schedule that is told of all sides."""
    if schedule is None or (item.dose is None and item.name != "placebo"):
        return item
    if item.schedule is None:
        return item.model_copy(update={"schedule": schedule})
    cycle = CYCLE.pattern.search(schedule)
    if lacks_cycle(item.schedule) and cycle:
        return item.model_copy(update={"schedule": f"{item.schedule} {cycle.group()}"})
    return item
