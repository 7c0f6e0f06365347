"""Placed lines → rows: wrapped cells go to the row they belong to (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from .grid_columns import Placed, join_words
from .table_words import Rule

_NUMERIC = re.compile(r"^[\W_]*(?:\d|n\.?s\.?\b|NS\b|NR\b|NA\b|ref|[-–—]\s*$)", re.I)
# "5-year rate" and "95% CI" name a column.
_NAME = re.compile(
    r"^[\W_]*\d+\s?(?:[-–]?\s?(?:years?|yrs?|months?|weeks?|days?)\b|%\s?(?:CI\b|C\.I|confid|limit))",
    re.I,
)
_OPEN_END = re.compile(r"(?:[-–—(,/]|\b(?:and|or|of|to|vs\.?|versus|the|with|for|in))$", re.I)
_VALUE = re.compile(r"[<>≤≥=~−-]?\s?[\d.]")
_CATEGORY = re.compile(
    r"^(?:yes|no|positive|negative|present|absent|high|low|male|female|\++|[−–-])$", re.I
)
# A phase or an id of a trial fills its cell: another one below it is of the next row.
_WHOLE = re.compile(
    r"(?:NCT\d{8}|ISRCTN\d{8}|(?:phase\s*)?(?:I{1,3}|IV)[ab]?(?:\s?/\s?(?:I{1,3}|IV)[ab]?)?)$", re.I
)
_JUMP = 1.15  # between the distances of lines in one row, and of rows
_MIN_UPPER = 0.25  # share of the distances that part rows
_MAX_CONFLICTS = 0.12
_MIN_BANDS = 4
_FEW_BANDS, _PROSE = 2, 0.5  # bands; share of their lines that go on with text, without a label

Row = list[Placed]


def is_numeric(text: str) -> bool:
    """Tell whether a cell opens like a value."""
    return bool(_NUMERIC.match(text)) and not _NAME.match(text)


def middle(row: Sequence[Placed]) -> float:
    """Return the height of the middle of a row's first line."""
    return min((w.top + w.bottom) / 2 for _, _, w in row)


def body_rows(lines: Sequence[Row], rules: Sequence[float] = ()) -> list[Row]:
    """Join the lines of the body that belong to one row.

    ``rules`` are the heights of the long rules inside: where they part the rows, no two lines on
    different sides of one are joined, and those between two are.
    """
    distances = [_distance(a, b) for a, b in pairwise(lines)]
    limit = _row_distance(distances, lines)
    ruled = _rules_part_rows(lines, rules)
    rows: list[Row] = []
    last: Row | None = None
    for line in lines:
        joined = last is not None and (
            (limit is not None and _distance(last, line) < limit and not _conflict(rows[-1], line))
            or (limit is None and _continues(rows[-1], last, line))
        )
        if last is not None and ruled:
            parted = any(middle(last) < rule < middle(line) for rule in rules)
            joined = not parted and (joined or not _conflict(rows[-1], line))
        if joined:
            rows[-1] = merged(rows[-1], line)
        else:
            rows.append(list(line))
        last = line
    return rows


def _rules_part_rows(lines: Sequence[Row], rules: Sequence[float]) -> bool:
    """Tell whether rules stand between rows: a band between two holds one row, wrapped or not."""
    bands: dict[int, list[Row]] = {}
    for line in lines:
        bands.setdefault(sum(rule < middle(line) for rule in rules), []).append(line)
    if len(bands) < _MIN_BANDS and not _hold_prose(bands.values()):
        return False
    conflicts = sum(_conflict(a, b) for band in bands.values() for a, b in pairwise(band))
    return conflicts <= _MAX_CONFLICTS * len(lines)


def _hold_prose(bands: Collection[Sequence[Row]]) -> bool:
    """Tell whether each of a few bands is one row of wrapped text, fullest at its top."""
    further = [pair for band in bands for pair in pairwise(band)]
    if len(bands) < _FEW_BANDS or not further:
        return False
    unlike = any(len(row) > len(band[0]) for band in bands for row in band)
    wrapped = sum(row[0][0] > 0 and _runs_on(above, row) for above, row in further)
    return not unlike and wrapped >= _PROSE * len(further)


def _runs_on(above: Row, row: Row) -> bool:
    """Tell whether text of a line goes on in the next: in small letters, or after it broke off."""
    texts = {column: word.text for column, _, word in above}
    return any(
        w.text[:1].islower() or (c in texts and _is_open(texts[c])) for c, _, w in row if c > 0
    )


def _distance(above: Sequence[Placed], below: Sequence[Placed]) -> float:
    return middle(below) - middle(above)


def _row_distance(distances: Sequence[float], lines: Sequence[Row]) -> float | None:
    """Return the distance that parts rows, where lines of one row stand visibly closer."""
    ordered = sorted(distances)
    best: tuple[float, float] | None = None
    for i, (a, b) in enumerate(pairwise(ordered)):
        upper = (len(ordered) - i - 1) / len(ordered)
        if a > 1 and b / a >= _JUMP and upper >= _MIN_UPPER and (best is None or b / a > best[0]):
            best = (b / a, (a + b) / 2)
    if best is None:
        return None
    close = [(a, b) for a, b in pairwise(lines) if _distance(a, b) < best[1]]
    conflicts = sum(_conflict(a, b) for a, b in close)
    apart = [(a, b) for a, b in pairwise(lines) if _distance(a, b) >= best[1]]
    torn = sum(_torn(a, b) for a, b in apart)
    if torn > _MAX_CONFLICTS * len(apart):
        return None  # lines of one row stand no closer than rows
    return best[1] if close and conflicts <= _MAX_CONFLICTS * len(close) else None


def _torn(above: Sequence[Placed], below: Sequence[Placed]) -> bool:
    """Tell whether a cell of a line closes the bracket that the cell above it opened."""
    opened = {c for c, _, word in above if _depth(word.text) > 0}
    return any(c in opened and _depth(w.text) < 0 for c, _, w in below)


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _conflict(above: Sequence[Placed], below: Sequence[Placed]) -> bool:
    """Tell whether two lines hold values in one column, or both look like rows of their own."""
    values = {
        c for c, _, w in above
        if c > 0 and is_numeric(w.text) and not _OPEN_END.search(w.text)
    }  # fmt: skip
    classes = {c for c, _, w in above if c > 0 and _CATEGORY.match(w.text)}
    whole = {c for c, _, w in above if c > 0 and _WHOLE.match(w.text)}
    return any(
        (c in values and _VALUE.match(w.text))
        or (c in classes and _CATEGORY.match(w.text))
        or (c in whole and _WHOLE.match(w.text))
        for c, _, w in below
    )


def _continues(row: Sequence[Placed], last: Sequence[Placed], line: Sequence[Placed]) -> bool:
    """Tell whether a line only goes on with cells of the row above."""
    height = max(w.bottom - w.top for _, _, w in line)
    if _distance(last, line) > 1.7 * height:
        return False
    above = {column: word.text for column, _, word in row}
    if any(_WHOLE.match(above.get(c, "")) and _WHOLE.match(w.text) for c, _, w in line):
        return False
    if any(column not in above for column, _, _ in line):
        return False
    values = [(above[column], word.text) for column, _, word in line if column > 0]
    if len(values) > 1 and all(_ends_value(before, text) for before, text in values):
        return True  # however the label goes on
    if all(_goes_on(above[column], word.text, column) for column, _, word in line):
        return len(line) < len(row) or any(_is_open(above[column]) for column, _, _ in line)
    return (
        line[0][0] > 0
        and len(line) < len(row)
        and not any(is_numeric(w.text) and "(" not in w.text for _, _, w in line)
    )


def _is_open(text: str) -> bool:
    """Tell whether a cell breaks off: after a dash or a small word, inside a bracket."""
    return bool(_OPEN_END.search(text)) or _depth(text) > 0


def _goes_on(above: str, text: str, column: int) -> bool:
    """Tell whether a cell of the next line goes on with the one above it."""
    if _is_open(above):
        return True
    if column == 0:
        return text[:1].islower() or text.startswith("(")
    return _is_interval(above, text)


def _is_interval(above: str, text: str) -> bool:
    """Tell whether a cell holds only what stands in brackets behind the value above it."""
    return text.startswith("(") and is_numeric(above) and "(" not in above


def _ends_value(above: str, text: str) -> bool:
    """Tell whether a cell holds what belongs to the value above: in brackets, or closing them."""
    return _is_interval(above, text) or (_depth(above) > 0 and _depth(text) < 0)


def open_heads(lines: Sequence[Row], head: int) -> int:
    """Return how many lines of a head there are with those that only end its open brackets."""
    texts: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number >= head:
            inside = [texts.get(c, "").count("(") > texts.get(c, "").count(")") for c, _, _ in line]
            if not all(inside):
                return number
        texts |= {c: f"{texts.get(c, '')} {w.text}" for c, _, w in line}
    return head


def merged(row: Sequence[Placed], line: Sequence[Placed]) -> Row:
    """Return a row with the cells of a further line added below its own."""
    cells = {column: (span, word) for column, span, word in row}
    for column, span, word in line:
        if column in cells:
            width, before = cells[column]
            glue = "" if before.text.endswith(("-", "–")) and word.text[:1].islower() else " "
            cells[column] = (max(width, span), join_words((before, word), glue))
        else:
            cells[column] = (span, word)
    return [(column, span, word) for column, (span, word) in sorted(cells.items())]


def header_rows(lines: Sequence[Row], rules: Sequence[Rule]) -> list[Row]:
    """Join the lines of the header: one row a level, levels parted by spanning cells.

    Columns that no spanning cell stands over are one cell from top to bottom, in the first row.
    """
    spanning = [i for i, line in enumerate(lines) if any(s > 1 for _, s, _ in line)]
    if not spanning:
        return [_stacked(lines)] if lines else []
    cut = spanning[0] + 1
    ruled = [r.y for r in rules if middle(lines[spanning[0]]) < r.y]
    if ruled:
        cut = max(cut, sum(middle(line) < ruled[0] for line in lines))
    under = {
        c for line in lines[:cut] for column, span, _ in line if span > 1
        for c in range(column, column + span)
    }  # fmt: skip
    first = [p for i, line in enumerate(lines) for p in line if i < cut or p[0] not in under]
    below = [line for line in ([p for p in ln if p[0] in under] for ln in lines[cut:]) if line]
    rows = [_stacked([[p] for p in first])]
    return (
        [*rows, *header_rows(below, [r for r in rules if r.y > middle(below[0])])]
        if below
        else rows
    )


def _stacked(lines: Sequence[Row]) -> Row:
    row: Row = []
    for line in lines:
        row = merged(row, line)
    return row
