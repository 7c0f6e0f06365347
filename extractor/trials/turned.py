"""Tables whose rows are arms: below them a row of p-values, outcomes as columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..types import Cell, Statistic, Table
from .grid_tests import p_in
from .pattern import compiled

_P_LABEL = compiled(r"\A\s*p(?:[-\s]?values?)?\s*[*†]?\s*\Z")
_BEFORE = compiled(r"\b(?:before|baseline|pre-?\w*)\b")
_NUMERIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class TurnedResult:
    """An outcome's values by arm with their p-value; ``labels`` name the arms."""

    outcome: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    p_value: Statistic
    start: int
    end: int


def _label(cells: Mapping[int, Cell], first: int) -> str:
    return next(
        (
            cells[i].text.strip()
            for i in range(first - 1, -1, -1)
            if i in cells and cells[i].text.strip()
        ),
        "",
    )


def _blocks(rows: Sequence[Mapping[int, Cell]], first: int) -> Iterator[list[Mapping[int, Cell]]]:
    """Yield runs of rows that end with a row of p-values."""
    block: list[Mapping[int, Cell]] = []
    for cells in rows:
        block.append(cells)
        if _P_LABEL.match(_label(cells, first)):
            yield block
            block = []


def turned_results(table: Table, headings: Mapping[int, Sequence[str]]) -> Iterator[TurnedResult]:
    """Yield what a table of arms by rows prints, one result an outcome and moment.

    Args:
        table: the table.
        headings: the heading texts above each column.
    """
    rows = [{c.column: c for c in row} for row in table.rows() if not all(c.header for c in row)]
    marked = [r for r in rows if any(_P_LABEL.match(c.text) for i, c in r.items() if i < _LABELS)]
    if not marked:
        return
    first = 1 + max(
        i for r in marked for i, c in r.items() if i < _LABELS and _P_LABEL.match(c.text)
    )
    for block in _blocks(rows, first):
        *arms, last = block
        moment = next(
            (c[0].text.strip() for c in block if first > 1 and 0 in c and c[0].text.strip()), ""
        )
        if len(arms) < _LABELS or _BEFORE.search(moment):
            continue
        yield from _of_block(arms[-_MOST:], last, moment, headings, first)


_LABELS = 2
_MOST = 3  # arms


def _of_block(
    arms: Sequence[Mapping[int, Cell]],
    last: Mapping[int, Cell],
    moment: str,
    headings: Mapping[int, Sequence[str]],
    first: int,
) -> Iterator[TurnedResult]:
    for column, cell in sorted(last.items()):
        p_value = p_in(cell) if column >= first else None
        values = tuple(r[column].text.strip() for r in arms if column in r)
        numeric = len(values) == len(arms) and all(_NUMERIC.search(v) for v in values)
        name = " ".join(headings.get(column, ()))
        if p_value is not None and numeric and name:
            yield TurnedResult(
                outcome=f"{name} {moment}".strip(),
                labels=tuple(_label(r, first) for r in arms),
                values=values, p_value=p_value,
                start=arms[0][column].start, end=cell.end,
            )  # fmt: skip
