"""What a slot pattern is: a value, a regular expression, and the proof of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlotPattern:
    """One way of printing one value; ``hits`` must match, ``misses`` must not."""

    value: str
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()


def values(patterns: Iterable[SlotPattern], text: str) -> Iterator[str]:
    """Yield the value of each pattern that is found in the text, in the table's order."""
    for entry in patterns:
        if entry.pattern.search(text):
            yield entry.value


def compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression of a table; case never counts."""
    return re.compile(expression, re.IGNORECASE)
