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
from .level_words import level_state
from .ordinals import worse_levels
from .rows import Row

_I = re.IGNORECASE
HIGH_SIDE: frozenset[State] = frozenset(["high", "positive", "increased", "mutated", "amplified"])
_LOW_SIDE: frozenset[State] = frozenset(["low", "negative", "decreased", "wild_type", "lost"])
_MEASURED = re.compile(
    r"surviv|\b(?:OS|PFS|DFS|RFS|EFS|CSS|DSS|MFS|ORR|DCR|CR|pCR)\b|months?|\brates?\b|median|respon"
    r"|recurren|relapse|year",
    _I,
)
_COUNTED = re.compile(r"^\W*(?:n|no\.?|number|cases|patients|events|total|deaths?|SE|SD)\b", _I)
_NUMBER = re.compile(r"\d+(?:[.·]\d+)?")
_SIZE = re.compile(r"\bn\s*=\s*(\d+)", _I)


def levels_side(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Return the side of the high level of a row's marker and that level, None when unclear."""
    return (
        _by_coefficient(row)
        or _by_rows(row, outcome)
        or _by_pairs(row, outcome)
        or _by_heads(row, outcome)
        or _by_events(row)
        or _by_columns(row)
        or _by_percent(row)
    )


_COEFFICIENT = re.compile(
    r"^\W*(?:r|r[hs]o?|ρ|rs|tau|τ)\W*$|correlation coefficient|spearman|pearson", _I
)
_NEGATIVE = re.compile(r"^\s*[-−–]\s?\d?[.·]?\d")
_EVENT = re.compile(r"^\W*(?:relapse|recurr|metasta|progress|dead|died|death|non-?respon)", _I)
_NO_EVENT = re.compile(
    r"^\W*(?:no\b|without|non-?(?:relaps|recurr|metasta|progress)|alive|free|survivors?|respon)", _I
)


def _by_coefficient(row: Row) -> tuple[Side, State] | None:
    """Read the sign of a correlation with a feature that is bad when there is more of it."""
    for column, head in row.beside:
        cell = row.cells.get(column)
        if cell is not None and _COEFFICIENT.search(_last(head)) and _first(cell) is not None:
            return ("better" if _NEGATIVE.match(cell.text) else "worse"), "high"
    return None


def _by_heads(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare a response or survival in columns that are levels of the row's marker."""
    found: dict[bool, tuple[float, State]] = {}
    for column, head in row.beside:
        named = _state_in(_last(head))
        value = _first(row.cells.get(column))
        if named is None or value is None or not _MEASURED.search(head) or _COUNTED.match(head):
            continue
        found.setdefault(named[0] in HIGH_SIDE, (value, named[0]))
    if len(found) < 2 or found[True][0] == found[False][0]:
        return None
    worse = (found[True][0] > found[False][0]) == outcome.event
    return ("worse" if worse else "better"), found[True][1]


def _state_in(head: str) -> tuple[State, int] | None:
    """Return the level that the last word of a head's part names: "CR if mutated, %"."""
    for word in re.split(r"[,(]", head)[0].split():
        state = level_state(word)
        if state in HIGH_SIDE | _LOW_SIDE:
            return state, 0
    return None


def event_columns(row: Row) -> tuple[int, int] | None:
    """Return the columns of those with an event and of those without, when there is one each."""
    heads = [(c, _last(h)) for c, h in row.beside]
    hit = [c for c, h in heads if _EVENT.match(h)]
    spared = [c for c, h in heads if _NO_EVENT.match(h)]
    return (hit[0], spared[0]) if len(hit) == len(spared) == 1 else None


def _by_events(row: Row) -> tuple[Side, State] | None:
    """Compare a level of the row's marker between those with an event and those without."""
    columns = event_columns(row)
    if columns is None:
        return None
    one, other = (_share_or_first(row.cells.get(c)) for c in columns)
    if one is None or other is None or one == other:
        return None
    return ("worse" if one > other else "better"), "high"


def _share_or_first(cell: Cell | None) -> float | None:
    found = _PERCENT.search(cell.text) if cell is not None else None
    return _number(found[1] or found[2]) if found is not None else _first(cell)


_PERCENT = re.compile(r"\(\s*(\d+(?:[.·]\d+)?)\s*%?\s*\)|(\d+(?:[.·]\d+)?)\s*%")
_MARKED = re.compile(r"\bmedian|\bmean|±|\blevels?\b|\bexpression\b|\bscore\b|\bindex\b", _I)


def upper_level(row: Row) -> State | None:
    """Return the upper of the two levels that a row's columns, rows or label set side by side."""
    texts = [_last(head) for _, head in row.beside]
    for label in _labels(row):
        pair = _PAIR_OF_LEVELS.search(label)
        texts += [label] if pair is None else [pair["one"], pair["other"]]
    states = {state for text in texts if (state := level_state(text)) is not None}
    high = states & HIGH_SIDE
    return high.pop() if len(high) == 1 and states & _LOW_SIDE else None


def _by_percent(row: Row) -> tuple[Side, State] | None:
    """Compare how many are positive, or how high they are, at better and worse levels."""
    bad = worse_levels(_labels(row))
    for column, head in row.beside:
        shares: dict[bool, list[float]] = {True: [], False: []}
        for cells in row.group:
            side = bad.get(_label(cells, row))
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


def _labels(row: Row) -> list[str]:
    return [_label(cells, row) for cells in row.group]


def _label(cells: dict[int, Cell], row: Row) -> str:
    """Return the innermost label of a row."""
    return next((cells[c].text for c in reversed(row.block.labels) if c in cells), "")


_SEPARATED = r"\s*%?\s*(?:/|vs\.?|versus|:)\s*"
_PAIR_OF_LEVELS = re.compile(
    rf"\(?\s*(?P<one>[^()/|]{{1,24}}?){_SEPARATED}(?P<other>[^()/]{{1,24}}?)\s*\)?$"
)
_VALUE = r"\d+(?:[.·]\d+)?"
_PAIR_OF_VALUES = re.compile(rf"^\s*(?P<one>{_VALUE}){_SEPARATED}(?P<other>{_VALUE})")


def _by_pairs(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare the two figures of a cell for the two levels of a label: "low/high"."""
    for cells in row.group:
        levels = _PAIR_OF_LEVELS.search(_label(cells, row))
        if levels is None:
            continue
        states = [level_state(levels[name]) for name in ("one", "other")]
        if len({s in HIGH_SIDE for s in states if s in HIGH_SIDE | _LOW_SIDE}) != 2:
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
    for column in _value_columns(row):
        high = low = None
        state: State = "high"
        for cells in row.group:
            label = _level(cells, row)
            said = level_state(label) if label else None
            value = _first(cells.get(column))
            if said in HIGH_SIDE and high is None and value is not None:
                high, state = value, said or "high"
            elif said in _LOW_SIDE and low is None:
                low = value
        if high is not None and low is not None and high != low:
            return ("worse" if (high > low) == outcome.event else "better"), state
    return None


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
    sides = _level_columns(row)
    if sides is None:
        return None
    (high, high_head), (low, low_head), state = sides
    shares = [_share(row, column, head) for column, head in ((high, high_head), (low, low_head))]
    if shares[0] is None or shares[1] is None or shares[0] == shares[1]:
        return None
    return ("worse" if shares[0] > shares[1] else "better"), state


def _level_columns(row: Row) -> tuple[tuple[int, str], tuple[int, str], State] | None:
    """Return the columns of the high and the low level, when there is one of each."""
    high = [(c, h) for c, h in row.beside if level_state(_last(h)) in HIGH_SIDE]
    low = [(c, h) for c, h in row.beside if level_state(_last(h)) in _LOW_SIDE]
    if len(high) != 1 or len(low) != 1:
        return None
    return high[0], low[0], level_state(_last(high[0][1])) or "high"


def _last(head: str) -> str:
    return head.rsplit("\t", 1)[-1]


def _share(row: Row, column: int, head: str) -> float | None:
    """Return the share of the worse level of a feature among those counted in a column."""
    counts: list[tuple[bool, float]] = []
    bad = worse_levels(_labels(row))
    for cells in row.group:
        value = _first(cells.get(column))
        side = bad.get(_label(cells, row))
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
