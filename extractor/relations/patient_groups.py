"""Patients with a stage or a spread whose markers are told: "those with stage IV had higher X"."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Clause
from .items import Item, Marker, OutcomeArgument, ResultCluster

_HAD = re.compile(
    r"^\W*(?:[\w\s]{0,40},\s+)?(?:\w+\s+){0,2}?(?:patients?|those|cases|tumou?rs?|women|men)\s+"
    r"(?:with|who\s+(?:had|developed)|having|in|at|of)\s+(?P<who>[^;,ⓂⓈ]{0,70}?)\s"
    r"(?P<verb>had|have|showed|exhibited|displayed|presented)\s+(?:\w+\s+){0,3}?"
    r"(?:higher|lower|increased|decreased|elevated|reduced|greater)\b[^;Ⓞ]*?Ⓜ",
    re.IGNORECASE,
)


def who_had(canvas: str, start: int = 0) -> tuple[int, int] | None:
    """Return the span of what tells the patients apart whose levels a clause compares."""
    found = _HAD.match(canvas[start:])
    return None if found is None else (start + found.start("who"), start + found.end("who"))


def drop_group_fellows(clause: Clause) -> Clause:
    """Take out the outcomes that a group of patients has beside the levels of its markers.

    "Patients with stage IV had higher X (p = …) and shorter survival (p = …)": the survival is
    that of the stage, not of X.
    """
    who = who_had(clause.canvas, clause.start)
    if who is None or not any(_within(i, who) for i in clause.items):
        return clause
    kept: list[Item] = []
    marked = False  # a marker stands since the last figures
    for item in clause.items:
        if item.start < who[1]:
            kept.append(item)
        elif isinstance(item, Marker):
            marked = True
            kept.append(item)
        elif isinstance(item, ResultCluster):
            kept += [item] if marked else []
            marked = False
        elif not isinstance(item, OutcomeArgument):
            kept.append(item)
    return replace(clause, items=tuple(kept))


def _within(item: Item, span: tuple[int, int]) -> bool:
    return isinstance(item, OutcomeArgument) and span[0] <= item.start < span[1]
