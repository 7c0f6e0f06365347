"""What a relation rule is: a cue, where it may stand, and the sentences that prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["between", "anywhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRule:
    """A way in which sentences relate a marker to an outcome.

    ``cue`` is searched in the canvas of a clause (see ``canvas.py``), where names are replaced
    by one sign a kind. ``place`` says where the cue must stand when no statistic supports the
    statement: between marker and outcome, or anywhere in the clause.
    """

    id: str
    cue: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    place: Place = "between"
    needs_statistic: bool = False
    needs_direction: bool = False
    needs_state: bool = False  # without a statistic, the state of the marker must be named
    needs_tie: bool = False  # no word relates the two: see ``tied.py``
    says_none: bool = False  # the cue itself says that there is no association


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word pattern with a meaning, and texts in which it is and is not found."""

    id: str
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()


def matching(cues: tuple[Cue, ...], text: str) -> Cue | None:
    """Return the first cue of a table that is found in the text."""
    return next((cue for cue in cues if cue.pattern.search(text)), None)
