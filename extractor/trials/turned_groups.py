"""Tables with a column of arms: each outcome in as many rows, one of which prints the p-value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..types import Cell, Table
from .grid_tests import p_in
from .pattern import compiled
from .turned import TurnedResult

Row = Mapping[int, Cell]
_P_HEAD = compiled(r"\A\W*p(?:[-\s]?values?)?\b")
_BEFORE = compiled(r"\b(?:before|baseline|pre-?\w*)\b")
_NO_VALUE = compiled(r"\A\W*(?:SD|SE|SEM|range|n|no\.?|95\s?%\s?CI|CI)\b|\bbaseline\b|\bbefore\b")
_NUMERIC = re.compile(r"\s*[(<>≤≥±−–-]?\s?\d")
_COLUMNS = 3  # at the left, where the arms may stand
_MOST = 3  # arms
_FEWEST = 2  # outcomes


def _text(row: Row, column: int) -> str:
    return row[column].text.strip() if column in row else ""


def _group_column(rows: Sequence[Row]) -> int | None:
    """Return the column that names the same two or three arms again and again."""
    for column in range(_COLUMNS):
        counted = Counter(t for r in rows if (t := _text(r, column)))
        few = 1 < len(counted) <= _MOST and min(counted.values(), default=0) >= _FEWEST
        if few and not any(_NUMERIC.match(t) for t in counted):
            return column
    return None


def _value_column(
    rows: Sequence[Row], group: int, test: int, headings: Mapping[int, Sequence[str]]
) -> int | None:
    """Return the first column of figures that is neither a spread nor of before."""
    columns = sorted({c for r in rows for c in r if c > group and c != test})
    for column in columns:
        filled = [t for r in rows if (t := _text(r, column))]
        figures = sum(bool(_NUMERIC.match(t)) for t in filled)
        if not _NO_VALUE.search(" ".join(headings.get(column, ()))) and figures * 2 > len(filled):
            return column
    return None


def _blocks(rows: Sequence[Row], group: int) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of each outcome with what they are of: its heading and its own label."""
    section, label = "", ""
    block: list[Row] = []
    for row in rows:
        arm = _text(row, group)
        said = " ".join(t for c in range(group) if (t := _text(row, c)))
        again = arm in {_text(r, group) for r in block}
        if block and (not arm or again or said):
            yield f"{section} {label}".strip(), block
            block = []
        if not arm:
            section, label = said or section, ""
            continue
        label = said or label
        block.append(row)
    if block:
        yield f"{section} {label}".strip(), block


def grouped_results(table: Table, headings: Mapping[int, Sequence[str]]) -> Iterator[TurnedResult]:
    """Yield what a table with a column of arms prints, one result an outcome and moment.

    Args:
        table: the table.
        headings: the heading texts above each column.
    """
    rows = [{c.column: c for c in row} for row in table.rows() if not all(c.header for c in row)]
    group = _group_column(rows)
    test = next((c for c, t in headings.items() if _P_HEAD.search(" ".join(t))), None)
    if not group or test is None or test < group:
        return
    column = _value_column(rows, group, test, headings)
    for outcome, block in _blocks(rows, group) if column is not None else ():
        tests = [p for r in block if test in r and (p := p_in(r[test])) is not None]
        values = tuple(_text(r, column) for r in block if column is not None)
        if len(block) < _FEWEST or len(tests) != 1 or not outcome or _BEFORE.search(outcome):
            continue
        if all(_NUMERIC.match(v) for v in values):
            yield TurnedResult(
                outcome=outcome,
                labels=tuple(_text(r, group) for r in block),
                values=values,
                p_value=tests[0],
                start=min(c.start for c in block[0].values()),
                end=max(c.end for c in block[-1].values()),
            )
