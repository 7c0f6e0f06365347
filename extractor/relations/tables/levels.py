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
from .rows import Row

_I = re.IGNORECASE
_HIGH_SIDE: frozenset[State] = frozenset(["high", "positive", "increased", "mutated", "amplified"])
_LOW_SIDE: frozenset[State] = frozenset(["low", "negative", "decreased", "wild_type", "lost"])
_MEASURED = re.compile(
    r"surviv|\b(?:OS|PFS|DFS|RFS|EFS|CSS|DSS|MFS|ORR|DCR|CR|pCR)\b|months?|\brates?\b|median|respon"
    r"|recurren|relapse|year",
    _I,
)
_COUNTED = re.compile(r"^\W*(?:n|no\.?|number|cases|patients|events|total|deaths?|SE|SD)\b", _I)
_NUMBER = re.compile(r"\d+(?:[.·]\d+)?")
_SIZE = re.compile(r"\bn\s*=\s*(\d+)", _I)
# The worse of two levels of a feature: "III–IV", "N+", "yes", "poor".
_BAD = re.compile(
    r"^\W*(?:stages?\s+|grades?\s+|p?[TNMG]\s?)?(?:III|IV|3|4|II\s?[-–/+]\s?III|II\s?[-–]\s?IV)(?![\w])"
    r"|^\W*p?(?:T[34]|N[123+]|M1|G3)|^\W*(?:yes|present|positive|poor|high|advanced|late|with\b|\+)"
    r"|^\W*(?:>|≥|⩾|more than)|undifferentiated",
    _I,
)
_GOOD = re.compile(
    r"^\W*(?:stages?\s+|grades?\s+|p?[TNMG]\s?)?(?:0|I|1|I\s?[-–/+,]\s?II|1\s?[-–/+,]\s?2|II|2)(?![\w.])"
    r"|^\W*p?(?:T[12is]|N[0−-]|M0|G1)|^\W*(?:no\b|none|absent|negative|well|low|early|without|[−–-]\W*$)"
    r"|^\W*(?:<|≤|⩽|less than)",
    _I,
)


def levels_side(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Return the side of the high level of a row's marker and that level, None when unclear."""
    return (
        _by_coefficient(row)
        or _by_rows(row, outcome)
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
        found.setdefault(named[0] in _HIGH_SIDE, (value, named[0]))
    if len(found) < 2 or found[True][0] == found[False][0]:
        return None
    worse = (found[True][0] > found[False][0]) == outcome.event
    return ("worse" if worse else "better"), found[True][1]


def _state_in(head: str) -> tuple[State, int] | None:
    """Return the level that the last word of a head's part names: "CR if mutated, %"."""
    for word in re.split(r"[,(]", head)[0].split():
        state = level_state(word)
        if state in _HIGH_SIDE | _LOW_SIDE:
            return state, 0
    return None


def _by_events(row: Row) -> tuple[Side, State] | None:
    """Compare a level of the row's marker between those with an event and those without."""
    heads = [(c, _last(h)) for c, h in row.beside]
    hit = [c for c, h in heads if _EVENT.match(h)]
    spared = [c for c, h in heads if _NO_EVENT.match(h)]
    if len(hit) != 1 or len(spared) != 1:
        return None
    one, other = _first(row.cells.get(hit[0])), _first(row.cells.get(spared[0]))
    if one is None or other is None or one == other:
        return None
    return ("worse" if one > other else "better"), "high"


_PERCENT = re.compile(r"\(\s*(\d+(?:[.·]\d+)?)\s*%?\s*\)")


def _by_percent(row: Row) -> tuple[Side, State] | None:
    """Compare how many are positive at the better and the worse level of a feature."""
    for column, head in row.beside:
        found: dict[bool, float] = {}
        for cells in row.group:
            label = next((cells[c].text for c in reversed(row.block.labels) if c in cells), "")
            bad, good = bool(_BAD.match(label)), bool(_GOOD.match(label))
            cell = cells.get(column)
            share = _PERCENT.search(cell.text) if cell is not None else None
            value = float(share[1].replace("·", ".")) if share is not None else None
            if value is None and "%" in head and cell is not None:
                value = _first(cell)
            if value is not None and bad != good:
                found.setdefault(bad, value)
        if len(found) == 2 and found[True] != found[False]:
            return ("worse" if found[True] > found[False] else "better"), "high"
    return None


def _by_rows(row: Row, outcome: OutcomeArgument) -> tuple[Side, State] | None:
    """Compare a survival or response between rows that are levels of one marker."""
    for column in _value_columns(row):
        high = low = None
        state: State = "high"
        for cells in row.group:
            label = _level(cells, row)
            said = level_state(label) if label else None
            value = _first(cells.get(column))
            if said in _HIGH_SIDE and high is None and value is not None:
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
    high = [(c, h) for c, h in row.beside if level_state(_last(h)) in _HIGH_SIDE]
    low = [(c, h) for c, h in row.beside if level_state(_last(h)) in _LOW_SIDE]
    if len(high) != 1 or len(low) != 1:
        return None
    return high[0], low[0], level_state(_last(high[0][1])) or "high"


def _last(head: str) -> str:
    return head.rsplit("\t", 1)[-1]


def _share(row: Row, column: int, head: str) -> float | None:
    """Return the share of the worse level of a feature among those counted in a column."""
    counts: list[tuple[bool, float]] = []
    for cells in row.group:
        label = next((cells[c].text for c in reversed(row.block.labels) if c in cells), "")
        value = _first(cells.get(column))
        bad, good = bool(_BAD.match(label)), bool(_GOOD.match(label))
        if value is not None and bad != good:
            counts.append((bad, value))
    if len({bad for bad, _ in counts}) == 2:
        total = sum(value for _, value in counts)
        return sum(value for bad, value in counts if bad) / total if total else None
    size = _SIZE.search(head)
    value = _first(row.cells.get(column))
    if counts or size is None or value is None or "/" in row.cells[column].text:
        return None
    return value / float(size[1])
