"""Places in a text that cite: bracketed numbers and ranges → reference keys."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..types import Callout

_ITEM = r"\d{1,3}(?:\s?[-–—‐−]\s?\d{1,3})?[a-z]?"
_BRACKET = re.compile(rf"\[\s?({_ITEM}(?:\s?[,;]\s?{_ITEM})*)\s?\]")
_PARTS = re.compile(r"(\d{1,3})(?:\s?[-–—‐−]\s?(\d{1,3}))?")
_MAX_RANGE = 60


def expand_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers that a list with ranges stands for: "36,38–40" → 36, 38, 39, 40."""
    keys: list[str] = []
    for match in _PARTS.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last <= first + _MAX_RANGE:
            keys += map(str, range(first, last + 1))
    return tuple(dict.fromkeys(keys))


def find_callouts(
    text: str,
    known: Collection[str] = (),
    superscripts: Collection[tuple[int, int]] = (),
) -> tuple[Callout, ...]:
    """Return the callouts of a text: bracketed lists, and the superscript runs given.

    ``known`` are the keys of the reference list; where it is given, a callout needs one of them.
    Intervals ("[1.2–3.4]") are no callouts: their numbers have decimals.
    """
    found = [
        Callout(start=m.start(), end=m.end(), keys=expand_numbers(m[1]))
        for m in _BRACKET.finditer(text)
    ]
    for start, end in superscripts:
        keys = expand_numbers(text[start:end])
        if keys and not any(c.isalpha() for c in text[start:end]):
            found.append(Callout(start=start, end=end, keys=keys))
    kept = (c for c in found if c.keys and (not known or set(c.keys) & set(known)))
    return tuple(sorted(kept, key=lambda c: c.start))
