"""Where things stand on a page: points from the top left corner, pages count from 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SHARED_HEIGHT = 0.3  # of the lower character: neighbours on one line overlap at least so much
_LEAST_HEIGHT = 0.1  # points
_BACKWARD = 1.0  # points that a character may stand left of the one before, as accents do


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of one page in points, as a reader sees it (rotation applied)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class CharBoxes:
    """Where each character of the document's text stands; page 0 where it stands nowhere.

    ``pages`` has shape (n,), ``boxes`` (n, 4) with x0, top, x1, bottom in points.
    """

    pages: NDArray[np.int16]
    boxes: NDArray[np.float32]

    def lines(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box for each printed line that characters ``[start, end)`` stand on."""
        placed = np.flatnonzero(self.pages[start:end] > 0) + start
        if not len(placed):
            return ()
        pages, boxes = self.pages[placed], self.boxes[placed]
        firsts = np.flatnonzero(np.concatenate(([True], ~_continues(pages, boxes))))
        low = np.minimum.reduceat(boxes[:, :2], firsts, axis=0)
        high = np.maximum.reduceat(boxes[:, 2:], firsts, axis=0)
        corners = np.round(np.hstack((low, high)).astype(np.float64), 2)
        return tuple(
            Box(int(page), *map(float, corner))
            for page, corner in zip(pages[firsts], corners, strict=True)
        )


def _continues(pages: NDArray[np.int16], boxes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell for each character but the first whether it goes on with the line of the one before."""
    before, after = boxes[:-1], boxes[1:]
    overlap = np.minimum(before[:, 3], after[:, 3]) - np.maximum(before[:, 1], after[:, 1])
    heights = np.minimum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1])
    beside = overlap > _SHARED_HEIGHT * np.maximum(heights, _LEAST_HEIGHT)
    onward = after[:, 0] > before[:, 0] - _BACKWARD
    same: NDArray[np.bool_] = (pages[:-1] == pages[1:]) & beside & onward
    return same
