"""Words of a region → printed lines, and the columns that run through them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from .table_words import Rule, Upright, Word

_SAME_LINE = 0.45  # of the height of a word
CELL_GAP = 0.85  # of the height: a gap as wide always parts two cells
_WORD_GAP = 0.36  # of the height: a narrower gap only parts words
_WIDER = 1.3  # times the usual distance of words: a gap that parts cells in a line
_WIDEST = 0.46  # of the height, however wide the words stand
_COLUMN_NOISE = 0.06  # share of the lines that may reach into a gutter
_MIN_ASIDE = 2  # so many labels on lines of their own make a column
_TOUCH = 1.0  # point: so far a word may reach over a vertical rule
_OPENS = re.compile(r"^[(\[±–—/%,;]|^(?:to|and|vs\.?)$")

Column = tuple[float, float]
Placed = tuple[int, int, Word]  # column, columns spanned, text with box


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right; ``cuts`` are those with a vertical rule before them."""

    words: tuple[Word, ...]
    cuts: frozenset[Word] = frozenset()

    @property
    def top(self) -> float:
        """Return the upper edge."""
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return max(w.bottom for w in self.words)

    @property
    def middle(self) -> float:
        """Return the height of the middle of its words."""
        return median((w.top + w.bottom) / 2 for w in self.words)

    @property
    def text(self) -> str:
        """Return its words with blanks between them."""
        return " ".join(w.text for w in self.words)

    def pieces(self, gap: float = CELL_GAP) -> list[list[Word]]:
        """Return runs of words with no gap wider than ``gap`` times their height between them."""
        runs = [[self.words[0]]]
        for before, word in pairwise(self.words):
            height = max(before.bottom - before.top, word.bottom - word.top)
            if word.x0 - before.x1 > gap * height or word in self.cuts:
                runs.append([word])
            else:
                runs[-1].append(word)
        return runs


def group_lines(words: Sequence[Word], uprights: Sequence[Upright] = ()) -> list[Line]:
    """Gather words into lines by their middle."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        if rows:
            center = median((w.top + w.bottom) / 2 for w in rows[-1])
            height = max(w.bottom - w.top for w in rows[-1])
            if abs(middle - center) <= _SAME_LINE * height:
                rows[-1].append(word)
                continue
        rows.append([word])
    ordered = [tuple(sorted(row, key=lambda w: w.x0)) for row in rows]
    return [Line(row, _cuts(row, uprights)) for row in ordered]


def _cuts(words: Sequence[Word], uprights: Sequence[Upright]) -> frozenset[Word]:
    """Return the words of a line that a vertical rule parts from the word before."""
    return frozenset(
        word
        for before, word in pairwise(words)
        if any(
            before.x1 - _TOUCH <= rule.x <= word.x0 + _TOUCH
            and rule.top <= (word.top + word.bottom) / 2 <= rule.bottom
            for rule in uprights
        )
    )


def join_words(words: Sequence[Word], glue: str = " ") -> Word:
    """Return one word for several, in the order given."""
    return Word(
        glue.join(w.text for w in words),
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )


def find_columns(lines: Sequence[Line]) -> list[Column]:
    """Return the columns as (x0, x1): the runs of x that no gutter cuts.

    A gutter is a strip that (nearly) no line reaches into, where the words beside it stand
    further apart than words do; so "34 (50%)" stays whole however well it is aligned.
    """
    several = [line for line in lines if len(line.pieces()) >= 2]
    if len(several) < 2:
        return []
    several += _labels_aside([line for line in lines if len(line.pieces()) == 1], several)
    left = min(w.x0 for line in several for w in line.words)
    columns: list[Column] = []
    for run in _runs(*_cover(several, left), left):
        if columns and not _is_gutter(several, columns[-1], run):
            columns[-1] = (columns[-1][0], run[1])
        else:
            columns.append(run)
    return columns


def _labels_aside(lines: Sequence[Line], several: Sequence[Line]) -> list[Line]:
    """Return the lines left of all that stands in lines of several cells: labels of their own."""
    left = min(line.words[0].x0 for line in several)
    aside = [line for line in lines if line.words[-1].x1 < left]
    return aside if len(aside) >= _MIN_ASIDE else []


def _cover(lines: Sequence[Line], left: float) -> tuple[list[int], int]:
    """Return how many lines reach into each point from the left edge, and how many are noise.

    The points of a column with few entries count as covered: no other entry stands there.
    """
    cover = [0] * (int(max(w.x1 for line in lines for w in line.words) - left) + 2)
    for line in lines:
        for piece in line.pieces(0.2):
            for x in _stretch(piece, left):
                cover[x] += 1
    allowed = int(_COLUMN_NOISE * len(lines))
    for line in lines:
        for stretch in (_stretch(piece, left) for piece in line.pieces()):
            if all(cover[x] <= allowed for x in stretch):
                for x in stretch:
                    cover[x] += allowed + 1
    return cover, allowed


def _stretch(piece: Sequence[Word], left: float) -> range:
    """Return the points that a piece of a line covers, from the left edge."""
    return range(int(piece[0].x0 - left), int(piece[-1].x1 - left) + 1)


def _runs(cover: Sequence[int], allowed: float, left: float) -> list[Column]:
    """Return the runs of x above the noise."""
    runs: list[Column] = []
    for x, count in enumerate(cover):
        if count <= allowed:
            continue
        if runs and left + x - runs[-1][1] <= 1.0:
            runs[-1] = (runs[-1][0], left + x)
        else:
            runs.append((left + x, left + x))
    return runs


def _is_gutter(lines: Sequence[Line], left: Column, right: Column) -> bool:
    """Tell whether the strip between two runs parts cells: the gaps there are wide.

    Lines without a word in either run say nothing, unless all lines are such.
    """
    middle = (left[1] + right[0]) / 2
    gaps: list[float] = []
    openings: list[bool] = []
    near: list[bool] = []
    for line in lines:
        before = [w for w in line.words if (w.x0 + w.x1) / 2 < middle]
        after = [w for w in line.words if (w.x0 + w.x1) / 2 >= middle]
        if before and after:
            height = max(w.bottom - w.top for w in line.words)
            cut = after[0] in line.cuts
            gaps.append(inf if cut else (after[0].x0 - before[-1].x1) / height)
            openings.append(bool(_OPENS.search(after[0].text)) or before[-1].text in "±–—<>=≤≥")
            near.append(before[-1].x1 > left[0] and after[0].x0 < right[1])
    if not gaps:
        return right[0] - left[1] > 2.0
    told = [i for i, both in enumerate(near) if both] or list(range(len(gaps)))
    wide = median(gaps[i] for i in told)
    opening = sum(openings[i] for i in told)
    return wide > (CELL_GAP if opening > 0.5 * len(told) else _WORD_GAP)


def word_space(lines: Sequence[Line]) -> float:
    """Return the usual distance between words, as a share of their height."""
    gaps = sorted(
        (word.x0 - before.x1) / max(before.bottom - before.top, 1.0)
        for line in lines
        for piece in line.pieces(CELL_GAP)
        for before, word in pairwise(piece)
    )
    # Narrow gutters stand among the gaps too: what is usual between words is among the smaller.
    return gaps[len(gaps) // 5] if gaps else 0.0


def place(line: Line, columns: Sequence[Column], space: float = 0.0) -> list[Placed]:
    """Return the cells of a line: runs of words with the columns that they stand in.

    ``space`` is the usual distance between words: where it is wide, only a wider gap parts cells.
    """
    gap = max(_WORD_GAP, min(_WIDER * space, _WIDEST))
    cells: list[tuple[int, int, list[Word]]] = []
    for piece in line.pieces(CELL_GAP):
        for i, part in enumerate(_cut(piece, columns, gap)):
            over = _over(part[0].x0, part[-1].x1, columns)
            column, span = over[0], over[-1] - over[0] + 1
            if cells and i == 0:
                cells[-1], column, span = _parted(cells[-1], column, span, part, columns)
            if cells and cells[-1][0] + cells[-1][1] > column:
                first, width, words = cells[-1]
                cells[-1] = (first, max(width, column + span - first), [*words, *part])
            else:
                cells.append((column, span, list(part)))
    return [(column, span, join_words(words)) for column, span, words in cells]


def _parted(
    before: tuple[int, int, list[Word]],
    column: int,
    span: int,
    part: Sequence[Word],
    columns: Sequence[Column],
) -> tuple[tuple[int, int, list[Word]], int, int]:
    """Give a column that two cells with a wide gap between them reach into to one of them."""
    first, width, words = before
    if first + width - 1 != column:
        return before, column, span
    left, right = columns[column]
    ours = min(right, part[-1].x1) - max(left, part[0].x0)
    theirs = min(right, words[-1].x1) - max(left, words[0].x0)
    if span > 1 and theirs >= ours:
        return before, column + 1, span - 1
    if width > 1 and ours > theirs:
        return (first, width - 1, words), column, span
    return before, column, span


def widen(line: Sequence[Placed], columns: Sequence[Column], rules: Sequence[Rule]) -> list[Placed]:
    """Return header cells over all the columns that a rule right below them spans."""
    wide: list[Placed] = []
    for column, span, word in line:
        center, height = (word.x0 + word.x1) / 2, word.bottom - word.top
        below = [
            r for r in rules
            if r.x0 <= center <= r.x1 and -0.3 * height < r.y - word.bottom < 0.8 * height
        ]  # fmt: skip
        if below:
            over = _over(below[0].x0, below[0].x1, columns)
            if len(over) > 1:
                column, span = over[0], len(over)
        wide.append((column, span, word))
    return wide


def _cut(piece: Sequence[Word], columns: Sequence[Column], gap: float) -> list[list[Word]]:
    """Cut a piece where a gap between columns shows in it.

    A word over no column belongs to the word right before it: "ORR (%)" over a narrow column.
    """
    parts = [[piece[0]]]
    reached = _over(piece[0].x0, piece[0].x1, columns)[-1]
    for before, word in pairwise(piece):
        wide = word.x0 - before.x1 > gap * max(before.bottom - before.top, word.bottom - word.top)
        beside = not wide and not _touched(word.x0, word.x1, columns)
        over = [reached] if beside else _over(word.x0, word.x1, columns)
        if wide and over[0] > reached:
            parts.append([word])
        else:
            parts[-1].append(word)
        reached = over[-1]
    return parts


def _touched(x0: float, x1: float, columns: Sequence[Column]) -> list[int]:
    """Return the columns that a stretch reaches into."""
    return [i for i, (a, b) in enumerate(columns) if min(b, x1) - max(a, x0) > 0.5]


def _over(x0: float, x1: float, columns: Sequence[Column]) -> list[int]:
    """Return the columns that a stretch reaches into, or the nearest one."""
    if over := _touched(x0, x1, columns):
        return over
    middle = (x0 + x1) / 2
    away = [max(a - middle, middle - b) for a, b in columns]
    return [away.index(min(away))]
