"""Tables with a rule around each cell: the rules are the grid, whatever the gaps (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .grid_columns import Line, group_lines, join_words
from .grid_rows import is_numeric
from .table_words import Rule, Upright, Word

_SAME = 2.5  # points: strokes that close are one rule
_WALL = 0.6  # of a side that strokes must cover
_LEAST_ROWS, _LEAST_COLUMNS, _LEAST_FULL = 3, 2, 6
_MOST_FIELDS = 4000  # more are a drawing, no table
_MOST_OUTSIDE = 0.05  # share of the words between the first and the last rule
_MOST_EMPTY = 0.6  # share of cells without a word
_MOST_GAPS = 0.05  # share of cells with a gap inside as wide as between cells
_INDENT_STEP = 4.0  # points
_DEEPEST = 3

Bounds = tuple[int, int, int, int]  # first row, first column, rows, columns


@dataclass(frozen=True, slots=True)
class LatticeCell:
    """A cell between rules, its words in one, or None."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]

    @property
    def word(self) -> Word:
        """Return its lines as one word with their box."""
        whole = join_words(self.lines[0].words)
        for line in self.lines[1:]:
            part = join_words(line.words)
            broken = whole.text.endswith(("-", "–")) and part.text[:1].islower()
            whole = join_words((whole, part), "" if broken else " ")
        return whole


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells with text, the rows of the head, and the lines of words below the last rule."""

    cells: tuple[LatticeCell, ...]
    header_rows: int
    below: tuple[Line, ...]

    def indent(self, cell: LatticeCell) -> int:
        """Return how many levels a label of the body is set in."""
        if cell.column or cell.row < self.header_rows:
            return 0
        labels = [c for c in self.cells if c.column == 0 and c.row >= self.header_rows]
        left = min(c.word.x0 for c in labels)
        return min(int((cell.lines[0].words[0].x0 - left) / _INDENT_STEP), _DEEPEST)


def find_lattice(
    words: Sequence[Word], rules: Sequence[Rule], uprights: Sequence[Upright]
) -> Lattice | None:
    """Return the grid that rules draw, or None where they do not part all rows and columns."""
    if not uprights:
        return None
    top, bottom = min(u.top for u in uprights) - _SAME, max(u.bottom for u in uprights) + _SAME
    rules = [r for r in rules if top <= r.y <= bottom]  # others part the table from its notes
    xs = _places([u.x for u in uprights] + [r.x0 for r in rules] + [r.x1 for r in rules])
    ys = _places([r.y for r in rules])
    if len(ys) <= _LEAST_ROWS or len(xs) <= _LEAST_COLUMNS:
        return None
    if len(xs) * len(ys) > _MOST_FIELDS:
        return None
    bounds = _merged(xs, ys, rules, uprights)
    if bounds is None:
        return None
    inside = [w for w in words if ys[0] <= (w.top + w.bottom) / 2 <= ys[-1]]
    cells = _filled(bounds, xs, ys, inside)
    held = sum(len(line.words) for cell in cells for line in cell.lines)
    if held < (1 - _MOST_OUTSIDE) * len(inside) or len(cells) < _LEAST_FULL:
        return None
    if len(cells) < (1 - _MOST_EMPTY) * len(bounds) or _rows_without_rules(cells):
        return None
    above = group_lines([w for w in words if (w.top + w.bottom) / 2 < ys[0]])
    below = group_lines([w for w in words if (w.top + w.bottom) / 2 > ys[-1]])
    rows_on = any(len(line.pieces()) > 2 for line in (*above[-1:], *below[:1]))
    if rows_on or _columns_without_rules(cells):
        return None
    numbered = _numbered(cells)
    return Lattice(numbered, _head(numbered), tuple(below))


def _places(values: Sequence[float]) -> list[float]:
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][-1] <= _SAME:
            places[-1].append(value)
        else:
            places.append([value])
    return [sum(place) / len(place) for place in places]


def _merged(
    xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule], uprights: Sequence[Upright]
) -> list[Bounds] | None:
    """Join fields with no rule between them; None where the joined ones are no rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    group = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(field: tuple[int, int]) -> tuple[int, int]:
        while group[field] != field:
            field = group[field]
        return field

    for r, c in list(group):
        if c + 1 < columns and not _upright_wall(xs[c + 1], ys[r], ys[r + 1], uprights):
            group[root((r, c + 1))] = root((r, c))
        if r + 1 < rows and not _flat_wall(ys[r + 1], xs[c], xs[c + 1], rules):
            group[root((r + 1, c))] = root((r, c))
    parts: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for field in group:
        parts.setdefault(root(field), []).append(field)
    bounds = [_bounds(fields) for fields in parts.values()]
    whole = all(b[2] * b[3] == len(f) for b, f in zip(bounds, parts.values(), strict=True))
    return bounds if whole else None


def _bounds(fields: Sequence[tuple[int, int]]) -> Bounds:
    top, left = min(r for r, _ in fields), min(c for _, c in fields)
    return top, left, max(r for r, _ in fields) - top + 1, max(c for _, c in fields) - left + 1


def _upright_wall(x: float, top: float, bottom: float, uprights: Sequence[Upright]) -> bool:
    near = [(u.top, u.bottom) for u in uprights if abs(u.x - x) <= _SAME]
    return _covered(near, top, bottom)


def _flat_wall(y: float, left: float, right: float, rules: Sequence[Rule]) -> bool:
    near = [(r.x0, r.x1) for r in rules if abs(r.y - y) <= _SAME]
    return _covered(near, left, right)


def _covered(strokes: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Tell whether strokes cover most of a side."""
    at, length = start, 0.0
    for a, b in sorted(strokes):
        a, b = max(a, at), min(b, end)
        if b > a:
            length, at = length + b - a, b
    return length >= _WALL * (end - start)


def _filled(
    bounds: Sequence[Bounds], xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]
) -> list[LatticeCell]:
    """Return the cells that hold words."""
    cells = []
    for top, left, rows, columns in sorted(bounds):
        x0, x1, y0, y1 = xs[left], xs[left + columns], ys[top], ys[top + rows]
        held = [
            w for w in words
            if x0 <= (w.x0 + w.x1) / 2 < x1 and y0 <= (w.top + w.bottom) / 2 < y1
        ]  # fmt: skip
        if held:
            cells.append(LatticeCell(top, left, rows, columns, tuple(group_lines(held))))
    return cells


def _rows_without_rules(cells: Sequence[LatticeCell]) -> bool:
    """Tell whether a band between rules holds several rows: values below values in two columns."""
    stacked: dict[int, int] = {}
    for cell in cells:
        texts = [line.text for line in cell.lines]
        values = sum(is_numeric(b) and is_numeric(a) and "(" not in b for a, b in pairwise(texts))
        stacked[cell.row] = stacked.get(cell.row, 0) + (values > 0)
    return any(count > 1 for count in stacked.values())


def _columns_without_rules(cells: Sequence[LatticeCell]) -> bool:
    """Tell whether cells hold several: bands of shading have rules on some rows only."""
    pieces = [max(len(line.pieces()) for line in cell.lines) for cell in cells]
    return max(pieces) > 2 or sum(count > 1 for count in pieces) > _MOST_GAPS * len(cells)


def _numbered(cells: Sequence[LatticeCell]) -> tuple[LatticeCell, ...]:
    """Return the cells with rows and columns counted without those in which none begins."""
    rows = {r: i for i, r in enumerate(sorted({c.row for c in cells}))}
    columns = {c: i for i, c in enumerate(sorted({c.column for c in cells}))}
    return tuple(
        LatticeCell(
            rows[cell.row],
            columns[cell.column],
            sum(cell.row <= r < cell.row + cell.row_span for r in rows),
            sum(cell.column <= c < cell.column + cell.column_span for c in columns),
            cell.lines,
        )
        for cell in cells
    )


def _head(cells: Sequence[LatticeCell]) -> int:
    """Return how many rows are head: as many as its cells span, and those without a value."""
    last = max(c.row for c in cells)
    width = max(c.column + c.column_span for c in cells)
    first = [c for c in cells if c.row == 0]
    head = max(c.row_span for c in first)
    if any(1 < c.column_span < width for c in first):
        head = max(head, 2)
    while head < last and _names_only(cells, head) and _values(cells, head + 1):
        head += 1
    return min(head, last)


def _names_only(cells: Sequence[LatticeCell], row: int) -> bool:
    texts = [c.word.text for c in cells if c.row == row and c.column]
    return len(texts) > 1 and not any(map(is_numeric, texts))


def _values(cells: Sequence[LatticeCell], row: int) -> bool:
    return any(is_numeric(c.word.text) for c in cells if c.row == row and c.column)
