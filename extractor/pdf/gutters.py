"""Gaps within a printed line: which are gutters between columns, and which only wide spaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .glyphs import BoolArray, FloatArray, IntArray

SURE_GAP = 0.75  # of the size: narrower gaps never part columns
_GUTTER_ROWS = 3  # so many rows with a gap at the same place make a gutter
_TALL, _TALL_GAP = 8.0, 1.2  # of the size: an empty strip so high and wide is a gutter too
_LABEL_GAP = 3.0  # of the size: how far its entry may stand off a label
_CELL = 2.0  # points: grid on which empty space is looked for
_UNLIKE = 0.12  # of the size: runs that differ more are set in different sizes
_BADGE = 0.25  # of the size: smaller print that stands off a title differs so much
_BADGE_GAP, _BADGE_LIFT = 0.4, 0.1  # of the size
_RIVER_ROWS = 8  # so many rows with a gap at the same place are no accident of justified text
_EVEN = 0.12  # of a gap: the spaces of a justified line differ less
_INNER = 0.75  # of a gap: runs of a justified line have spaces nearly as wide
_EDGE = 3.0  # points: lines of one column begin and end within this, hanging hyphens too
_NEAR = 2.2  # of the size: how far the next line of a column stands off at most


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Runs of glyphs: where each begins and ends in drawing order, and its box."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]  # behind the last glyph
    x0: FloatArray
    x1: FloatArray
    top: FloatArray
    bottom: FloatArray
    size: FloatArray
    label: BoolArray  # the number or the dot before a list entry
    space: FloatArray  # mean space between its words; infinite for one word, 0 without a letter


def cut_gutters(runs: Runs, right: IntArray) -> IntArray:
    """Take away the neighbours that stand across a gutter or too far to be one line.

    ``right`` has for each run the next one on its line, or -1.
    """
    left_of = np.flatnonzero(right >= 0)
    right_of = right[left_of]
    gap = runs.x0[right_of] - runs.x1[left_of]
    em = np.maximum(runs.size[left_of], runs.size[right_of])
    differ = np.abs(runs.size[left_of] - runs.size[right_of])
    lift = np.abs(runs.bottom[left_of] - runs.bottom[right_of])
    badge = (differ > _BADGE * em) & (gap > _BADGE_GAP * em) & (lift > _BADGE_LIFT * em)
    wide = (gap > SURE_GAP * em) | badge
    if not wide.any():
        return right
    left_of, right_of, em, gap, badge = (a[wide] for a in (left_of, right_of, em, gap, badge))
    middle = (
        np.maximum(runs.top[left_of], runs.top[right_of])
        + np.minimum(runs.bottom[left_of], runs.bottom[right_of])
    ) / 2
    rows, height = _gap_rows(runs, runs.x1[left_of], runs.x0[right_of], middle)
    limit = np.where(gap > 3.0 * em, _GUTTER_ROWS - 1, _GUTTER_ROWS)
    apart = (rows >= limit) | (gap > 6.0 * em) | ((differ[wide] > _UNLIKE * em) & (gap > 1.5 * em))
    apart |= (height > _TALL * em) & (gap > _TALL_GAP * em)
    apart &= ~(runs.label[left_of] & (gap < _LABEL_GAP * em))
    apart |= badge
    for k in np.flatnonzero(apart & (rows < _RIVER_ROWS)):
        apart[k] = badge[k] or not _is_river(runs, right, int(left_of[k]))
    result = right.copy()
    result[left_of[apart]] = -1
    return result


def _is_river(runs: Runs, right: IntArray, i: int) -> bool:
    """Tell whether the gap behind run ``i`` is a space of a widely justified line.

    All spaces of such a line are the same, and it fills its column as the lines around it do.
    """
    j = int(right[i])
    wanted = float(runs.x0[j] - runs.x1[i])
    if not _is_even(runs, i, j, wanted):
        return False
    before = np.flatnonzero(right == i)
    first, last, count = i, j, 1
    while len(before) and _is_even(runs, int(before[0]), first, wanted):
        first, count = int(before[0]), count + 1
        before = np.flatnonzero(right == first)
    while right[last] >= 0 and _is_even(runs, last, int(right[last]), wanted):
        last, count = int(right[last]), count + 1
    spaced = np.isfinite(runs.space[[i, j]]).any()
    return bool(count >= 2 or spaced) and _fills_column(runs, first, last)


def _is_even(runs: Runs, i: int, j: int, wanted: float) -> bool:
    gap = float(runs.x0[j] - runs.x1[i])
    inner = min(float(runs.space[i]), float(runs.space[j]))
    return inner > _INNER * wanted and abs(gap - wanted) < _EVEN * wanted


def _fills_column(runs: Runs, first: int, last: int) -> bool:
    """Tell whether a line begins and ends where lines next to it do."""
    away = np.abs(runs.bottom - runs.bottom[first])
    near = (away > 0.5 * runs.size[first]) & (away < _NEAR * runs.size[first])
    begins = near & (np.abs(runs.x0 - runs.x0[first]) < _EDGE)
    ends = near & (np.abs(runs.x1 - runs.x1[last]) < _EDGE)
    return bool(begins.any() and ends.any())


def _gap_rows(
    runs: Runs, x0: FloatArray, x1: FloatArray, y: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Return for each gap how many gaps stand in the same empty strip, and the strip's height."""
    shift_x, shift_y = float(runs.x0.min()), float(runs.top.min())
    wide = int((float(runs.x1.max()) - shift_x) / _CELL) + 2
    high = int((float(runs.bottom.max()) - shift_y) / _CELL) + 2
    full = np.zeros((high, wide), np.bool_)
    tops = ((runs.top - shift_y) / _CELL + 0.5).astype(int).tolist()
    bottoms = ((runs.bottom - shift_y) / _CELL).astype(int).tolist()
    lefts = ((runs.x0 - shift_x) / _CELL + 0.5).astype(int).tolist()
    rights = ((runs.x1 - shift_x) / _CELL).astype(int).tolist()
    for t, b, left, r in zip(tops, bottoms, lefts, rights, strict=True):
        full[t : b + 1, left : r + 1] = True
    rows = np.arange(high, dtype=np.int32)[:, None]
    above = np.maximum.accumulate(np.where(full, rows, -1), axis=0)
    below = np.minimum.accumulate(np.where(full, rows, high)[::-1], axis=0)[::-1]
    counts, heights = np.zeros(len(x0), np.int32), np.zeros(len(x0))
    at = ((y - shift_y) / _CELL).astype(int)
    begin = np.ceil((x0 - shift_x) / _CELL + 0.5).astype(int)
    end = ((x1 - shift_x) / _CELL + 0.5).astype(int)
    for i in range(len(x0)):
        columns = slice(begin[i], max(end[i], begin[i] + 1))
        run = below[at[i], columns] - above[at[i], columns]
        widest = np.flatnonzero(run == run.max())  # take the middle: edges are rounded
        best = begin[i] + int(widest[len(widest) // 2])
        low, up = above[at[i], best], below[at[i], best]
        inside = (at > low) & (at < up) & (begin <= best) & (best < np.maximum(end, begin + 1))
        heights[i] = (up - low) * _CELL
        counts[i] = len(np.unique(at[inside] // 3))
    return counts, heights
