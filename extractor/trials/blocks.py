"""Tables that print several tests a row: which arms, comparison or outcome each test is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import OutcomeRef
from .grids import Column, GridRow, test_numbers
from .pattern import compiled
from .row_outcomes import named_outcome

_PAIR = 2
_WORD = re.compile(r"[A-Za-z0-9+]{2,}(?:-[A-Za-z0-9]+)*")
_COMPARES = compiled(r"\bvs\.?|\bversus\b|\bcompared\b|\bagainst\b|\bor\b")
_WITHIN = compiled(
    r"\bwithin\b|\bintra-?group\b|\bpre\b.*\bpost\b|\bchange\s+from\b|\bover\s+time\b"
)
_PLAIN = frozenset(
    {"hr", "or", "rr", "ci", "95", "vs", "versus", "value", "hazard", "ratio", "the"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """One test of the rows of a table: its number, its heading and the columns of its arms."""

    number: int
    heading: str
    arms: tuple[Column, ...]
    outcome: OutcomeRef | None = None  # where the heading names one

    @property
    def within(self) -> bool:
        """Tell whether the test is of a change within one arm."""
        return bool(_WITHIN.search(self.heading))

    @property
    def comparison(self) -> str | None:
        """Return the comparison that the heading names, "B vs A"."""
        return self.heading if self.within or _COMPARES.search(self.heading) else None


def _words(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)} - _PLAIN


def _own_arms(columns: Sequence[Column], heading: str) -> tuple[Column, ...]:
    """Return the two arms whose headings a comparison names."""
    said = _words(heading)
    heads = {c.index: _words(re.sub(r"\(.*?\)", "", c.heading)) for c in columns}
    shared = set.intersection(*heads.values()) if heads else set()
    named = [c for c in columns if (heads[c.index] - shared) & said]
    return tuple(named) if len(named) == _PAIR else tuple(columns)


def blocks_of(columns: Sequence[Column]) -> tuple[Block, ...]:
    """Return the tests of a table in order, each with the arms that it compares."""
    numbers = test_numbers(columns)
    arms = [c for c in columns if c.kind == "arm"]
    blocks: list[Block] = []
    floor = 0
    count = len(set(numbers.values()))
    for number in sorted(set(numbers.values())):
        mine = [c for c in columns if numbers.get(c.index) == number]
        heading = " ".join(dict.fromkeys(c.heading for c in mine))
        near = [c for c in arms if floor <= c.index < mine[0].index]
        floor = mine[-1].index + 1
        own = near if count > 1 and len(near) >= _PAIR else arms
        outcome = next((o for c in mine if (o := named_outcome(c.top)) is not None), None)
        blocks.append(
            Block(number, heading, _own_arms(own, heading) if count > 1 else tuple(own), outcome)
        )
    return tuple(blocks)


def test_of(row: GridRow, number: int) -> GridRow:
    """Return a row with one of its tests alone."""
    if number == 0:
        return row
    test = row.further.get(number)
    return GridRow(
        label=row.label, group=row.group, cells=row.cells, start=row.start, end=row.end,
        p_value=test.p_value if test else None, effect=test.effect if test else None,
        shown=row.shown,
    )  # fmt: skip
