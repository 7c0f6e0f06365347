"""Where things stand on a page: points from the top left corner, pages count from 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


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
        found: list[Box] = []
        for i in range(start, end):
            page = int(self.pages[i])
            if page == 0:
                continue
            x0, top, x1, bottom = (round(float(v), 2) for v in self.boxes[i])
            if found and _same_line(found[-1], page, x0, top, bottom):
                last = found[-1]
                found[-1] = Box(
                    page,
                    min(last.x0, x0),
                    min(last.top, top),
                    max(last.x1, x1),
                    max(last.bottom, bottom),
                )
            else:
                found.append(Box(page, x0, top, x1, bottom))
        return tuple(found)


def _same_line(last: Box, page: int, x0: float, top: float, bottom: float) -> bool:
    """Tell whether a character continues the line that ``last`` covers."""
    overlap = min(last.bottom, bottom) - max(last.top, top)
    height = max(min(last.bottom - last.top, bottom - top), 0.1)
    return last.page == page and overlap > 0.3 * height and x0 > last.x0 - 1.0
