"""Words and rules of a region → rows and columns (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .table_words import Rule, Word

_SAME_LINE = 0.45  # of the height of a word
_CELL_GAP = 0.85  # of the height: a wider gap parts two cells
_LONG_RULE = 0.55  # of the width of the region
_COLUMN_NOISE = 0.06  # share of rows that may reach into a gap between columns
_MIN_GUTTER = 2.0  # points
_INDENT_STEP = 4.0  # points
_MIN_COLUMNS, _MIN_ROWS = 2, 2
_WRAPPED = 1.25  # of the usual distance of lines: closer lines may belong to one row
_NUMERIC = re.compile(r"^[\W_]*(?:\d|n\.?s\.?\b|NS\b|NR\b|NA\b|ref|[-–—]\s*$)", re.I)
_OPEN_END = re.compile(r"(?:[-–—(,/]|\b(?:and|or|of|to|vs\.?|versus|the|with|for|in))$", re.I)
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


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells, how many rows at the top are header, and the footnotes below."""

    cells: tuple[GridCell, ...]
    header_rows: int
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """Pieces of text on one baseline, left to right."""

    pieces: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(p.top for p in self.pieces)

    @property
    def bottom(self) -> float:
        return max(p.bottom for p in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(p.text for p in self.pieces)


def make_grid(words: Sequence[Word], rules: Sequence[Rule]) -> Grid | None:
    """Return the grid of a region, or None where the words make none."""
    if not words:
        return None
    lines = _lines(words)
    width = max(w.x1 for w in words) - min(w.x0 for w in words)
    long_rules = sorted({round(r.y, 1) for r in rules if r.x1 - r.x0 >= _LONG_RULE * width})
    table, footnotes = _cut_footnotes(lines, long_rules)
    columns = _columns(table)
    if len(columns) < _MIN_COLUMNS or len(table) < _MIN_ROWS:
        return None
    rows = _rows([_placed(line, columns) for line in table])
    header = _header_rows(rows, long_rules, len(columns))
    return Grid(tuple(_cells(rows, header)), header, footnotes)


def _lines(words: Sequence[Word]) -> list[_Line]:
    """Gather words into lines by their middle, and words that stand close into pieces."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        if rows:
            last = rows[-1]
            center = median((w.top + w.bottom) / 2 for w in last)
            height = max(w.bottom - w.top for w in last)
            if abs(middle - center) <= _SAME_LINE * height:
                last.append(word)
                continue
        rows.append([word])
    return [_Line(tuple(_pieces(sorted(row, key=lambda w: w.x0)))) for row in rows]


def _pieces(row: Sequence[Word]) -> list[Word]:
    pieces = [row[0]]
    for word in row[1:]:
        last = pieces[-1]
        height = max(last.bottom - last.top, word.bottom - word.top)
        if word.x0 - last.x1 <= _CELL_GAP * height:
            pieces[-1] = _joined(last, word)
        else:
            pieces.append(word)
    return pieces


def _joined(first: Word, second: Word, glue: str = " ") -> Word:
    return Word(
        f"{first.text}{glue}{second.text}",
        min(first.x0, second.x0),
        min(first.top, second.top),
        max(first.x1, second.x1),
        max(first.bottom, second.bottom),
    )


def _cut_footnotes(
    lines: list[_Line], rules: Sequence[float]
) -> tuple[list[_Line], tuple[str, ...]]:
    """Part the table from the notes below it: by the last rule, or by how the lines begin."""
    end = len(lines)
    if len(rules) >= 2:
        below = [i for i, line in enumerate(lines) if line.top >= rules[-1] - 1]
        if below and below[0] >= _MIN_ROWS:
            end = below[0]
    for i in range(_MIN_ROWS, end):
        begins = len(lines[i].pieces) == 1 and _FOOTNOTE.match(lines[i].text)
        if begins and all(len(line.pieces) <= 2 for line in lines[i:end]):
            end = i
            break
    notes = " ".join(line.text for line in lines[end:])
    return lines[:end], (notes,) if notes else ()


def _columns(lines: Sequence[_Line]) -> list[tuple[float, float]]:
    """Return the columns as (x0, x1): the runs of x that no gutter cuts.

    A gutter is a strip that (nearly) no piece of the lines with several pieces reaches into.
    """
    several = [line for line in lines if len(line.pieces) >= 2]
    if len(several) < _MIN_ROWS:
        return []
    left = min(p.x0 for line in several for p in line.pieces)
    right = max(p.x1 for line in several for p in line.pieces)
    size = int(right - left) + 2
    cover = [0] * size
    for line in several:
        for piece in line.pieces:
            for x in range(int(piece.x0 - left), int(piece.x1 - left) + 1):
                cover[x] += 1
    allowed = _COLUMN_NOISE * len(several)
    return _runs(cover, allowed, left)


def _runs(cover: Sequence[int], allowed: float, left: float) -> list[tuple[float, float]]:
    """Return the runs of x above the noise; runs that nearly touch are one."""
    runs: list[tuple[float, float]] = []
    for x, count in enumerate(cover):
        if count <= allowed:
            continue
        if runs and left + x - runs[-1][1] <= _MIN_GUTTER:
            runs[-1] = (runs[-1][0], left + x)
        else:
            runs.append((left + x, left + x))
    return runs


def _placed(line: _Line, columns: Sequence[tuple[float, float]]) -> list[tuple[int, int, Word]]:
    """Return (column, span, piece) for each piece of a line; pieces of one place are joined."""
    placed: list[tuple[int, int, Word]] = []
    for piece in line.pieces:
        over = [
            i for i, (x0, x1) in enumerate(columns) if min(x1, piece.x1) - max(x0, piece.x0) > -1
        ]
        if not over:
            middle = (piece.x0 + piece.x1) / 2
            over = [min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - middle))]
        column, span = over[0], over[-1] - over[0] + 1
        if placed and placed[-1][0] + placed[-1][1] > column:
            first, width, before = placed[-1]
            placed[-1] = (first, max(width, column + span - first), _joined(before, piece))
        else:
            placed.append((column, span, piece))
    return placed


def _rows(lines: Sequence[list[tuple[int, int, Word]]]) -> list[list[tuple[int, int, Word]]]:
    """Join lines that continue the row above: wrapped labels and wrapped cells."""
    distances = [
        below[0][2].top - above[0][2].top for above, below in pairwise(lines) if above and below
    ]
    usual = median(distances) if distances else 0.0
    rows: list[list[tuple[int, int, Word]]] = []
    for line in lines:
        if rows and _continues(rows[-1], line, usual):
            rows[-1] = _merged(rows[-1], line)
        else:
            rows.append(list(line))
    return rows


def _continues(
    row: Sequence[tuple[int, int, Word]], line: Sequence[tuple[int, int, Word]], usual: float
) -> bool:
    """Tell whether a line only goes on with cells of the row above."""
    bottom = max(piece.bottom for _, _, piece in row)
    top = min(piece.top for _, _, piece in line)
    height = max(piece.bottom - piece.top for _, _, piece in line)
    if top - bottom > max(0.6 * height, _WRAPPED * usual - height):
        return False
    above = {column: piece.text for column, _, piece in row}
    if any(column not in above for column, _, _ in line):
        return False
    if all(
        _OPEN_END.search(above[column]) or above[column].count("(") > above[column].count(")")
        for column, _, _ in line
    ):
        return True
    if line[0][0] == 0:
        text = line[0][2].text
        return len(line) == 1 and len(row) > 1 and text[:1].islower()
    return len(line) < len(row) and not any(
        _NUMERIC.match(p.text) and "(" not in p.text for _, _, p in line
    )


def _merged(
    row: Sequence[tuple[int, int, Word]], line: Sequence[tuple[int, int, Word]]
) -> list[tuple[int, int, Word]]:
    more = {column: (span, piece) for column, span, piece in line}
    return [
        (column, max(span, more[column][0]), _joined(piece, more[column][1]))
        if column in more
        else (column, span, piece)
        for column, span, piece in row
    ]


def _header_rows(
    rows: Sequence[list[tuple[int, int, Word]]], rules: Sequence[float], columns: int
) -> int:
    """Return how many rows stand above the first long rule inside, or above the first numbers."""
    for rule in rules:
        above = sum(1 for row in rows if max(p.bottom for _, _, p in row) <= rule + 2)
        if 0 < above < min(len(rows), 6):
            return above
    for i, row in enumerate(rows):
        numbers = sum(bool(_NUMERIC.match(piece.text)) for column, _, piece in row if column > 0)
        if 2 * numbers >= max(len(row) - 1, 1) and i > 0:
            return min(i, 4)
    return 1


def _cells(rows: Sequence[list[tuple[int, int, Word]]], header: int) -> list[GridCell]:
    """Return the cells; the first column's left edge says how deep a row is indented."""
    labels = [row[0][2].x0 for row in rows[header:] if row and row[0][0] == 0]
    left = min(labels, default=0.0)
    cells = []
    for number, row in enumerate(rows):
        for column, span, piece in row:
            inside = column == 0 and number >= header
            indent = min(int((piece.x0 - left) / _INDENT_STEP), 3) if inside else 0
            cells.append(
                GridCell(
                    number,
                    column,
                    piece.text,
                    piece.x0,
                    piece.top,
                    piece.x1,
                    piece.bottom,
                    span,
                    indent,
                )
            )
    return cells
