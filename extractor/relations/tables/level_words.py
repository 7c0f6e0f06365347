"""What the words of a level say of a marker: "High vs. low", "≥ 10 %", "positive"."""

from __future__ import annotations

import re

from ...codes import State
from ..states import state_after

HIGH_SIDE: frozenset[State] = frozenset(["high", "positive", "increased", "mutated", "amplified"])
LOW_SIDE: frozenset[State] = frozenset(["low", "negative", "decreased", "wild_type", "lost"])
_I = re.IGNORECASE
_ABOVE_CUT = re.compile(r"^\W*(?:≥|>|≧|⩾|more than|above)", _I)


_BELOW_CUT = re.compile(r"^\W*(?:≤|<|≦|⩽|less than|below)", _I)


_REFERENCE_FIRST = re.compile(r"^\W*low\s*/\s*high", _I)
_PER_UNIT = re.compile(
    r"\b(?:per|each|every)\b.{1,24}\b(?:increase|increment|rise|units?)\b|\bcontinuous\b"
    r"|\bper (?:\d|unit|log|SD\b|doubling)",
    _I,
)
_LEVEL_STATES: tuple[tuple[State, re.Pattern[str]], ...] = (
    (
        "high",
        re.compile(
            r"^\W*(?:high|strong|elevated|(?:quartile|Q)\s?4|(?:tertile|T)\s?3(?!\w)"
            r"|quintile 5|top\b|over-?express|upper|yes\b|3\+|2\+/3\+)",
            _I,
        ),
    ),
    ("low", re.compile(r"^\W*(?:low|weak|normal)", _I)),
    (
        "positive",
        re.compile(r"^\W*(?:positive|pos\b|\+|present|retained|intact|preserved|detect)", _I),
    ),
    ("negative", re.compile(r"^\W*(?:negative|neg\b|[−–-]\W*$|absent|no\b)", _I)),
    ("negative", re.compile(r"^\W*(?:non?[- ]?|un-?|not\s+)(?:amplif|rearrang|express)", _I)),
    ("mutated", re.compile(r"^\W*(?:mutant|mutated|mutation|mut\b)", _I)),
    ("wild_type", re.compile(r"^\W*(?:wild|WT\b)", _I)),
    ("amplified", re.compile(r"^\W*amplif", _I)),
    ("lost", re.compile(r"^\W*(?:loss|lost)", _I)),
)


# "(<2.1 vs. ≥2.1)": the first is the one the ratio is of.
_COMPARED = re.compile(r"(?P<first>[^(),;:]{1,30}?)\s*\b(?:vs\b\.?|versus|compared (?:with|to))")


def level_state(level: str) -> State | None:
    """Return the state that a level stands for: "High vs. low", "≥ 10 %", "positive"."""
    state = _state_of(level)
    if state is None and (compared := _COMPARED.search(level)) is not None:
        state = _state_of(compared["first"])
    return state


def _state_of(level: str) -> State | None:
    if _REFERENCE_FIRST.search(level):
        return "high"
    if _PER_UNIT.search(level):
        return "high"  # the estimate is for more of it
    for state, pattern in _LEVEL_STATES:
        if pattern.search(level):
            return state
    if _ABOVE_CUT.search(level):
        return "high"
    if _BELOW_CUT.search(level):
        return "low"
    found = state_after(level, 0)
    return found[0] if found is not None else None


_SLASHED = re.compile(
    r"(?:^|\()\s*(?P<one>[^()/|]{1,20}?)\s*/\s*(?P<other>[^()/|]{1,20}?)\s*(?:\)|$)"
)


def upper_of_pair(level: str) -> State | None:
    """Return the upper of two levels with a slash between, whichever is printed first."""
    found = _SLASHED.search(level)
    if found is None:
        return None
    states = {_state_of(found["one"]), _state_of(found["other"])}
    upper = [s for s in states if s in HIGH_SIDE]
    return upper[0] if len(upper) == 1 and states & LOW_SIDE else None
