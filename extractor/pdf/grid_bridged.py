"""Gutters that a few long labels reach over: the other lines show them (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from .grid_columns import CELL_GAP, Column, Line

_FEWEST = 4  # lines with a wide gap that show a gutter
_BRIDGED = 0.18  # share of the lines that may reach over it
_LEAST = 2.0  # points


def open_gutters(lines: Sequence[Line], columns: Sequence[Column]) -> list[Column]:
    """Return the columns, those cut in two in which nearly all lines have a wide gap at one place.

    "Total" or a name longer than all others may stand across a gutter where its row has no cell.
    """
    return [part for column in columns for part in _parts(lines, column)]


def _parts(lines: Sequence[Line], column: Column) -> list[Column]:
    left, right = column
    width = int(right - left) + 2
    wide, bridged = [0] * (width + 1), [0] * (width + 1)
    for line in lines:
        for start, end, is_wide in _stretches(line, column):
            counts = wide if is_wide else bridged
            counts[max(int(start - left), 0)] += 1
            counts[min(int(end - left) + 1, width)] -= 1
    strips = _strips(list(accumulate(wide)), list(accumulate(bridged)))
    parts: list[Column] = []
    for start, end in strips:
        if end - start >= _LEAST:
            parts.append((left, column[0] + start))
            left = column[0] + end
    return [*parts, (left, right)]


def _stretches(line: Line, column: Column) -> Iterable[tuple[float, float, bool]]:
    """Yield the words and gaps of a line inside a column, and whether each is a wide gap."""
    inside = [w for w in line.words if column[0] <= (w.x0 + w.x1) / 2 <= column[1]]
    for word in inside:
        yield word.x0, word.x1, False
    for before, word in pairwise(inside):
        height = max(before.bottom - before.top, word.bottom - word.top)
        gap = word.x0 - before.x1
        if gap > 2:
            yield before.x1 + 1, word.x0 - 1, gap > CELL_GAP * height or word in line.cuts


def _strips(wide: Sequence[int], bridged: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of x where many lines have a wide gap and few reach over."""
    strips: list[tuple[int, int]] = []
    for x, (gaps, over) in enumerate(zip(wide, bridged, strict=True)):
        if gaps < _FEWEST or over > _BRIDGED * (gaps + over):
            continue
        if strips and strips[-1][1] == x - 1:
            strips[-1] = (strips[-1][0], x)
        else:
            strips.append((x, x))
    return strips
