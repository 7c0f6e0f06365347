"""Columns of the page before, for a table that goes on (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from .grid_columns import Column, Line

_RESIZED = 0.15  # a table that goes on may be so much wider or narrower
_ROW_PIECES = 3  # so many pieces make a line a row


def as_before(
    columns: Sequence[Column], lines: Sequence[Line], like: Sequence[Column]
) -> list[Column]:
    """Return the columns of the page before, moved to where these lines stand.

    The own ones are kept where they agree with them. On a page of long cells two columns may touch
    that are apart elsewhere, and the foot of the page may look like one more.
    """
    rows = [line for line in lines if len(line.pieces()) >= min(_ROW_PIECES, len(like))]
    if not like or not rows:
        return list(columns)
    left = min(w.x0 for line in rows for w in line.words)
    right = max(w.x1 for line in rows for w in line.words)
    scale = (right - left) / max(like[-1][1] - like[0][0], 1.0)
    if abs(scale - 1.0) > _RESIZED:
        return list(columns)
    moved = [(left + scale * (a - like[0][0]), left + scale * (b - like[0][0])) for a, b in like]
    agree = len(columns) == len(moved) and all(
        min(own[1], other[1]) > max(own[0], other[0])
        for own, other in zip(columns, moved, strict=True)
    )
    return list(columns) if agree else moved
