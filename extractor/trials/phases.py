"""The phase of a trial, as printed in roman, arabic or words."""

from __future__ import annotations

import re

from .pattern import SlotPattern

_ONE = r"(?:IV|I{1,3}|[0-4]|one|two|three|four|first|second|third)"
_PART = rf"{_ONE}[-‐]?\s?[abcABC]?(?![A-Za-z0-9])"
_JOIN = r"\s?(?:/|-|–|and|to)\s?(?:phase\s?)?"
PHASE = re.compile(
    rf"\bphases?[\s-]{{0,2}}(?P<first>{_PART})(?:{_JOIN}(?P<second>{_PART}))?", re.IGNORECASE
)
_VALUES = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3",
    "four": "4", "first": "1", "second": "2", "third": "3",
}  # fmt: skip

PHASES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "3", PHASE, ("a phase III trial", "a phase-3 study", "Phase three"), ("phases of",)
    ),
    SlotPattern("1/2", PHASE, ("a phase I/II study", "phase 1-2 trial", "phase I/phase II")),
    SlotPattern("1b/2", PHASE, ("a phase Ib/II study", "phase 1b/2")),
    SlotPattern("2a", PHASE, ("phase IIa", "a phase 2a trial"), ("in phase with",)),
    SlotPattern("2/3", PHASE, ("phase II/III", "phase 2/3")),
)


# "treatment phase 1", "a wash-out (phase 2)": parts of one trial.
_PART_OF = re.compile(
    r"\b(?:treatment|intervention|study|follow-up|training|at|of|after|before|during|in|between)\s+$|wash-?out\s+\($",
    re.IGNORECASE,
)
_IS_TRIAL = re.compile(
    r"[,\s](?:[\w/,-]{1,60}\s+){0,6}?(?:trial|study|studies|trials|clinical|dose|evaluation|design)\b",
    re.IGNORECASE,
)


def _one(text: str) -> str | None:
    folded = re.sub(r"[\s‐-]", "", text.lower())
    if folded in _VALUES:
        return _VALUES[folded]
    if folded[:-1] in _VALUES and folded[-1] in "abc":
        return _VALUES[folded[:-1]] + folded[-1]
    return folded if re.fullmatch(r"[0-4][abc]?", folded) else None


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Tell whether a phase is a stretch of a trial, by what stands around it."""
    return bool(_PART_OF.search(text[: match.start()]) and not _IS_TRIAL.match(text, match.end()))


def find_phase(text: str) -> str | None:
    """Return the first phase printed in the text, in the record's writing ("1b/2")."""
    match = next((m for m in PHASE.finditer(text) if not _is_part(text, m)), None)
    if match is None:
        return None
    first = _one(match.group("first"))
    second = _one(match.group("second")) if match.group("second") else None
    if first and second and second > first and second[0] != "0":
        return f"{first}/{second}"
    return first
