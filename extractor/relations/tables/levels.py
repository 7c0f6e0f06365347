"""Which way a p-value without a ratio points: the figures of the levels, read side by side.

Two kinds of tables: rows are levels of a marker and a column holds their survival or response;
or columns are levels of a marker and the rows count a feature of the tumour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...codes import State
from ...types import Cell
from ..items import OutcomeArgument, Side
from .columns import (
    PAIR_OF_LEVELS,
    SEPARATED,
    event_columns,
    head_state,
    label_of,
    labels_of,
    last,
    level_columns,
)
from .level_words import HIGH_SIDE, LOW_SIDE, level_state
from .ordinals import worse_levels
from .rows import Row

_I = re.IGNORECASE
_MEASURED = re.compile(
    r"surviv|\b(?:OS|PFS|DFS|RFS|EFS|CSS|DSS|MFS|ORR|DCR|CR|pCR)\b|months?|\brates?\b|median|respon"
    r"|recurren|relapse|year",
    _I,
)
_COUNTED = re.compile(r"^\W*(?:n|no\.?|number|cases|patients|events|total|deaths?|SE|SD)\b", _I)
_NUMBER = re.compile(r"\d+(?:[.·]\d+)?")
_SIZE = re.compile(r"\bn\s*=\s*(\d+)", _I)


def levels_side(
    row: Row, outcome: OutcomeArgument, *, of_marker: bool
) -> tuple[Side, State] | None:
    """Return the side of the high level of a row's marker and that level, None when unclear.

    ``of_marker`` when the row names the marker, so that its levels are the marker's; else they
    are levels of the feature that is the outcome.
    """
    if of_marker:
        return (
            _by_coefficient(row)
            or _by_heads(row, outcome)
            or _by_rows(row, outcome)
            or _by_pairs(row, outcome)
        )
    return _by_coefficient(row) or _by_columns(row) or _by_heads(row, outcome) or _by_percent(row)


_COEFFICIENT = re.compile(
    r"^\W*(?:r|r[hs]o?|ρ|rs|tau|τ)\W*$|correlation coefficient|spearman|pearson", _I
)
_NEGATIVE = re.compile(r"^\s*[-−–]\s?\d?[.·]?\d")


def _by_coefficient(row: Row) -> tuple[Side, State] | None:
    """Read the sign of a correlation with a feature that is bad when there is more of it."""
    for column, head in row.beside:
        cell = row.cells.get(column)
        if cell is not None and _COEFFICIENT.search(last(head)) and _first(cell) is not None:
            return ("better" if _NEGATIVE.match(cell.text) else "worse"), "high"
    return None


_PERCENT_HEAD = re.compile(r"%|\brates?\b|\bproportion", _I)


def _by_heads(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare a response or survival in columns that are levels of the row's marker."""
    found: dict[bool, tuple[float, State]] = {}
    for column, head in row.beside:
        state = head_state(head)
        value = _first(row.cells.get(column))
        if state is None or value is None or _COUNTED.match(head):
            continue
        if _MEASURED.search(head) or _PERCENT_HEAD.search(head):
            found.setdefault(state in HIGH_SIDE, (value, state))
    if len(found) < 2 or found[True][0] == found[False][0]:
        return None
    worse = (found[True][0] > found[False][0]) == outcome.event
    return ("worse" if worse else "better"), found[True][1]


def by_events(row: Row) -> Side | None:
    """Return the side of the level in a row, as it is commoner with the event or without."""
    columns = event_columns(row)
    if columns is None:
        return None
    one, other = (_share_or_first(row.cells.get(c)) for c in columns)
    if one is None or other is None or one == other:
        return None
    return "worse" if one > other else "better"


def _share_or_first(cell: Cell | None) -> float | None:
    found = _PERCENT.search(cell.text) if cell is not None else None
    return _number(found[1] or found[2]) if found is not None else _first(cell)


_PERCENT = re.compile(
    r"\(\s{0,3}(\d{1,9}(?:[.·]\d{1,9})?)\s{0,3}%?\s{0,3}\)|(\d{1,9}(?:[.·]\d{1,9})?)\s{0,3}%"
)
_MARKED = re.compile(r"\bmedian|\bmean|±|\blevels?\b|\bexpression\b|\bscore\b|\bindex\b", _I)


def _by_percent(row: Row) -> tuple[Side, State] | None:
    """Compare how many are positive, or how high they are, at better and worse levels."""
    bad = worse_levels(labels_of(row))
    for column, head in (
        row.beside if not any(head_state(h) in LOW_SIDE for _, h in row.beside) else ()
    ):
        shares: dict[bool, list[float]] = {True: [], False: []}
        for cells in row.group:
            side = bad.get(label_of(cells, row))
            value = _height(cells.get(column), head)
            if value is not None and side is not None:
                shares[side].append(value)
        if shares[True] and shares[False]:
            means = [sum(v) / len(v) for v in (shares[True], shares[False])]
            if means[0] != means[1]:
                return ("worse" if means[0] > means[1] else "better"), "high"
    return None


def _height(cell: Cell | None, head: str) -> float | None:
    """Return the percentage of a cell, or its first number under a head of levels."""
    if cell is None:
        return None
    found = _PERCENT.search(cell.text)
    if found is not None and not _MARKED.search(head):
        return float((found[1] or found[2]).replace("·", "."))
    return _first(cell) if "%" in head or _MARKED.search(head) else None


_VALUE = r"\d+(?:[.·]\d+)?"
_PAIR_OF_VALUES = re.compile(rf"^\s*(?P<one>{_VALUE}){SEPARATED}(?P<other>{_VALUE})")


def _by_pairs(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare the two figures of a cell for the two levels of a label: "low/high"."""
    for cells in row.group:
        levels = PAIR_OF_LEVELS.search(label_of(cells, row))
        if levels is None:
            continue
        states = [level_state(levels[name]) for name in ("one", "other")]
        if len({s in HIGH_SIDE for s in states if s in HIGH_SIDE | LOW_SIDE}) != 2:
            continue
        for column in _value_columns(row):
            values = _PAIR_OF_VALUES.match(cells[column].text) if column in cells else None
            if values is not None:
                return _pair(states, [_number(values[n]) for n in ("one", "other")], outcome)
    return None


def _pair(
    states: list[State | None], values: list[float], outcome: OutcomeArgument
) -> tuple[Side, State] | None:
    high = 0 if states[0] in HIGH_SIDE else 1
    if values[0] == values[1]:
        return None
    worse = (values[high] > values[1 - high]) == outcome.event
    return ("worse" if worse else "better"), states[high] or "high"


def _number(text: str) -> float:
    return float(text.replace("·", "."))


def _by_rows(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare a survival or response between rows that are levels of one marker."""
    order = worse_levels(labels_of(row))  # scores of a stain: "0–1+", "2–3+"
    for column in _value_columns(row):
        found: dict[bool, tuple[float, State]] = {}
        for cells in row.group:
            state, upper = _level_of(cells, row, order)
            value = _first(cells.get(column))
            if upper is not None and value is not None:
                found.setdefault(upper, (value, state))
        if len(found) == 2 and found[True][0] != found[False][0]:
            worse = (found[True][0] > found[False][0]) == outcome.event
            return ("worse" if worse else "better"), found[True][1]
    return None


def _level_of(
    cells: dict[int, Cell], row: Row, order: dict[str, bool]
) -> tuple[State, bool | None]:
    """Return the level that a row says of its marker, and whether it is the upper one."""
    label = _level(cells, row)
    own = label_of(cells, row)
    if not label and own in order:
        return "high", order[own]
    state = level_state(label) if label else head_state(own)
    if state is None or state not in HIGH_SIDE | LOW_SIDE:
        return "unspecified", None
    return state, state in HIGH_SIDE


def _value_columns(row: Row) -> Iterator[int]:
    for column, head in row.others:
        if _MEASURED.search(head) and not _COUNTED.match(head):
            yield column


def _level(cells: dict[int, Cell], row: Row) -> str:
    """Return the innermost label of a row that says a level."""
    texts = [cells[c].text for c in row.block.labels if c in cells and cells[c].text.strip()]
    return next((t for t in reversed(texts) if level_state(t) is not None), "")


def _first(cell: Cell | None) -> float | None:
    found = _NUMBER.search(cell.text) if cell is not None else None
    return float(found[0].replace("·", ".")) if found is not None else None


def _by_columns(row: Row) -> tuple[Side, State] | None:
    """Compare how often the worse level of a feature is counted under two levels of a marker."""
    sides = level_columns(row)
    if sides is None:
        return None
    (high, high_head), (low, low_head), state = sides
    shares = [_share(row, column, head) for column, head in ((high, high_head), (low, low_head))]
    if shares[0] is None or shares[1] is None or shares[0] == shares[1]:
        return None
    return ("worse" if shares[0] > shares[1] else "better"), state


def _share(row: Row, column: int, head: str) -> float | None:
    """Return the share of the worse level of a feature among those counted in a column."""
    counts: list[tuple[bool, float]] = []
    bad = worse_levels(labels_of(row))
    for cells in row.group:
        value = _first(cells.get(column))
        side = bad.get(label_of(cells, row))
        if value is not None and side is not None:
            counts.append((side, value))
    if len({side for side, _ in counts}) == 2:
        total = sum(value for _, value in counts)
        return sum(value for side, value in counts if side) / total if total else None
    size = _SIZE.search(head)
    value = _first(row.cells.get(column))
    if counts or size is None or value is None or "/" in row.cells[column].text:
        return None
    return value / float(size[1])
