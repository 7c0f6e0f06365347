"""Words and rules of a region → rows and columns (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .grid_bridged import open_gutters
from .grid_carried import as_before
from .grid_columns import (
    Column,
    Line,
    find_columns,
    group_lines,
    join_words,
    place,
    widen,
    word_space,
)
from .grid_heads import stretch_heads
from .grid_labels import settle_labels
from .grid_lattice import Lattice, find_lattice
from .grid_rows import Row, body_rows, header_rows, is_numeric, middle, open_heads
from .table_words import Rule, Upright, Word

_LONG_RULE = 0.6  # of the width of the region
_INDENT_STEP = 4.0  # points
_MIN_COLUMNS, _MIN_LINES = 2, 2
_SUPPORT = 0.4  # share of the lines with a cell that make a column without wide gaps
_MIN_TABULAR = 0.35  # share of the lines of a table that have several cells
_MIN_VALUES = 2  # cells that are a number each make a column
_ROW_PIECES = 3  # so many pieces make a line a row, not a note
_MAX_HEADER = 9  # lines
_MAX_LOWER_HEADS = 3  # lines
_LOOKED_AT = 3  # lines below a head that may hold values
_VALUE = re.compile(r"^[<>≤≥=~−-]?\s?\d*[.·]?\d+\*{0,3}$")
_FOOTNOTE = re.compile(
    r"^(?:[*†‡§¶#]|[a-z]\s+[A-Z]|notes?\b|abbreviations?\b|\w+\s?[=:]\s?\w"
    r"|data are|values are|p[- ]?values?\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """Text in a place of the grid."""

    row: int
    column: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    column_span: int = 1
    indent: int = 0
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells, how many rows at the top are header, and the footnotes below."""

    cells: tuple[GridCell, ...]
    header_rows: int
    footnotes: tuple[str, ...]


def make_grid(
    words: Sequence[Word],
    rules: Sequence[Rule],
    uprights: Sequence[Upright] = (),
    like: Sequence[Column] = (),
) -> Grid | None:
    """Return the grid of a region, or None where the words make none.

    ``like`` are the columns of the page before, for a table that goes on.
    """
    if not words:
        return None
    lattice = find_lattice(words, rules, uprights)
    return _ruled(lattice) if lattice is not None else _by_words(words, rules, uprights, like)


def _ruled(lattice: Lattice) -> Grid:
    """Return the grid that rules draw."""
    cells = []
    for cell in lattice.cells:
        word = cell.word
        box = (word.x0, word.top, word.x1, word.bottom)
        spans = (cell.column_span, lattice.indent(cell), cell.row_span)
        cells.append(GridCell(cell.row, cell.column, word.text, *box, *spans))
    notes = " ".join(line.text for line in lattice.below)
    return Grid(tuple(cells), lattice.header_rows, (notes,) if notes else ())


def _by_words(
    words: Sequence[Word],
    rules: Sequence[Rule],
    uprights: Sequence[Upright],
    like: Sequence[Column],
) -> Grid | None:
    """Return the grid that gaps between words and a few rules show."""
    lines = group_lines(words, uprights)
    width = max(w.x1 for w in words) - min(w.x0 for w in words)
    long_rules = sorted({round(r.y, 1) for r in rules if r.x1 - r.x0 >= _LONG_RULE * width})
    lines = _below_caption(lines, long_rules)
    table, footnotes = _cut_footnotes(lines, long_rules)
    if tabular(table) < _MIN_TABULAR:
        return None
    head = _header_lines(table, long_rules)
    body = table[head or _lines_without_values(table) :]
    # Spanning heads bridge gutters; a head may also be all that a column of its own shows.
    columns = max(find_columns(body), find_columns(table[head:]), key=len) or find_columns(table)
    columns = open_gutters(body, columns)
    if len(columns) < _MIN_COLUMNS or len(table) < _MIN_LINES:
        return None
    columns = as_before(_used(table[head:], columns), table, like)
    if not columns:
        return None
    space = word_space(table)
    placed = [place(line, columns, space) for line in table]
    if head == 0:
        head = _header_by_numbers(placed)
    head = open_heads(placed, head + _further_heads(placed, head))
    short = [r for r in rules if r.x1 - r.x0 < _LONG_RULE * width]
    wide = [widen(line, columns, short) for line in placed[:head]]
    wide = stretch_heads(wide, columns)
    top = header_rows(wide, short)
    rows = [*top, *body_rows(settle_labels(placed[head:]), long_rules)]
    return Grid(tuple(_cells(rows, len(top))), len(top), footnotes)


def tabular(lines: Sequence[Line]) -> float:
    """Return the share of lines that have several cells."""
    return sum(len(line.pieces()) > 1 for line in lines) / max(len(lines), 1)


def _used(lines: Sequence[Line], columns: Sequence[Column]) -> list[Column]:
    """Leave out columns in which no cell begins: the ends of long labels make such."""
    own: set[int] = set()
    support, values = [0] * len(columns), [0] * len(columns)
    for line in lines:
        begins = {piece[0].x0 for piece in line.pieces()}
        for column, span, cell in place(line, columns):
            support[column] += span == 1
            if span == 1 and cell.x0 in begins:
                own.add(column)
            values[column] += span == 1 and _VALUE.match(cell.text) is not None
    enough = _SUPPORT * len(lines)
    # "6.02 0.014" are two cells, however narrow the gutter: two numbers never make one.
    own |= {i for i, count in enumerate(values) if i > 0 and count >= _MIN_VALUES}
    return [c for i, c in enumerate(columns) if i in own or support[i] >= enough]


def _below_caption(lines: list[Line], rules: Sequence[float]) -> list[Line]:
    """Leave out lines of the caption that stand above the first rule."""
    if len(rules) >= 2 and lines:
        above = [line for line in lines if line.middle < rules[0]]
        if len(above) <= 3 and all(len(line.pieces()) == 1 for line in above):
            return lines[len(above) :]
    return lines


def _cut_footnotes(lines: list[Line], rules: Sequence[float]) -> tuple[list[Line], tuple[str, ...]]:
    """Part the table from the notes below it: by the last rule, or by how the lines begin."""
    end = len(lines)
    if len(rules) >= 2:
        below = [i for i, line in enumerate(lines) if line.middle >= rules[-1]]
        rows = sum(len(lines[i].pieces()) >= _ROW_PIECES for i in below)
        if below and below[0] >= _MIN_LINES and 3 * rows < len(below):
            end = below[0]
    for i in range(_MIN_LINES, end):
        begins = len(lines[i].pieces()) == 1 and _FOOTNOTE.match(lines[i].text)
        if begins and all(len(line.pieces()) <= 2 for line in lines[i:end]):
            end = i
            break
    notes = " ".join(line.text for line in lines[end:])
    return lines[:end], (notes,) if notes else ()


def _header_lines(lines: Sequence[Line], rules: Sequence[float]) -> int:
    """Return how many lines stand above the first long rule inside; 0 where there is none."""
    for rule in rules:
        above = sum(line.middle < rule for line in lines)
        if 0 < above < min(len(lines), _MAX_HEADER + 1):
            return above
    return 0


def _lines_without_values(lines: Sequence[Line]) -> int:
    """Return how many lines at the top hold no row of values; 0 where most of the lines do."""
    for i, line in enumerate(lines[: _MAX_HEADER + 1]):
        values = [is_numeric(join_words(piece).text) for piece in line.pieces()[1:]]
        if len(values) > 1 and sum(values) >= len(values) / 2:
            return i
    return 0


def _further_heads(rows: Sequence[Row], head: int) -> int:
    """Return how many lines below the first head rule name columns too: no value, several cells.

    Grids, filled rows and rules under spanning cells put a rule below the upper line of a head.
    """
    if _names_all(rows, head):
        return 0
    count = 0
    for row in rows[head : head + _MAX_LOWER_HEADS]:
        if len(row) < 2 or any(is_numeric(word.text) for column, _, word in row if column > 0):
            break
        count += 1
    under = rows[head + count :][:_LOOKED_AT]
    values = (is_numeric(word.text) for row in under for column, _, word in row if column > 0)
    return count if len(rows) - head - count >= _MIN_LINES and any(values) else 0


def _names_all(rows: Sequence[Row], head: int) -> bool:
    """Tell whether each column has a name of its own above the rule."""
    named = {column for row in rows[:head] for column, span, _ in row if span == 1}
    wide = any(span > 1 for row in rows[:head] for _, span, _ in row)
    return not wide and named >= {column for row in rows for column, _, _ in row}


def _header_by_numbers(lines: Sequence[Row]) -> int:
    """Return how many lines stand above the first that holds values."""
    plain = bool(lines) and not any(c.isdigit() for _, _, w in lines[0] for c in w.text)
    for i, row in enumerate(lines):
        numbers = sum(is_numeric(word.text) for column, _, word in row if column > 0)
        if i == 1 and plain and numbers and len(row) >= len(lines[0]) > _MIN_COLUMNS:
            return 1  # a row of texts among which one opens with a number
        if i > 0 and 2 * numbers >= max(len(row) - 1, 1) and len(row) > 1:
            return min(i, 4)
    return 1


def _cells(rows: Sequence[Row], header: int) -> list[GridCell]:
    """Return the cells; the first column's left edge says how deep a row is indented."""
    labels = [row[0][2].x0 for row in rows[header:] if row and row[0][0] == 0]
    left = min(labels, default=0.0)
    cells = []
    for number, row in enumerate(sorted(rows[:header], key=middle) + list(rows[header:])):
        for column, span, piece in row:
            inside = column == 0 and number >= header
            indent = min(int((piece.x0 - left) / _INDENT_STEP), 3) if inside else 0
            box = (piece.x0, piece.top, piece.x1, piece.bottom)
            cells.append(GridCell(number, column, piece.text, *box, span, indent))
    return cells
