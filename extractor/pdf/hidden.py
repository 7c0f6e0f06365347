"""White text on bare paper: descriptions of pictures that some publishers print unseen.

White letters on a coloured bar are read like all others. What is painted behind a text is looked
up among the page's objects first; where that speaks for bare paper, a small picture decides.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

_WHITE = 250  # of 255, in each colour
_PALE = 235  # of 255: lighter points of a picture are paper
_BARE = 0.6  # of the points behind a text: so much paper is no coloured bar
_MOST_OBJECTS = 5000  # a page with more is a drawing; its white text is taken as seen
_MOST_POINTS = 3_000_000  # points of a page; larger ones are not drawn
Bounds = tuple[float, float, float, float]


class Paper:
    """What is painted on a page behind its text, looked up when the first white text turns up."""

    def __init__(self, page: Any) -> None:
        """Remember the page; nothing is read yet."""
        self._page = page
        self._painted: list[Bounds] | None = None
        self._picture: NDArray[np.uint8] | None = None

    def hides(self, text_object: Any) -> bool:
        """Tell whether a text object is white and stands on nothing but paper."""
        if not _is_white(text_object) or (box := _bounds(text_object)) is None:
            return False
        if self._painted is None:
            self._painted = _painted(self._page)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in self._painted):
            return False
        if self._picture is None:
            self._picture = _picture(self._page)
        return _is_bare(self._picture, self._page, box)


def _is_white(page_object: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetFillColor(page_object, red, green, blue, alpha)
    return bool(known) and min(red.value, green.value, blue.value) >= _WHITE


def _bounds(page_object: Any) -> Bounds | None:
    """Return left, bottom, right and top."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(page_object, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _painted(page: Any) -> list[Bounds]:
    """Return the boxes of what colours the paper: filled paths, pictures, shadings, forms."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return [(-1e6, -1e6, 1e6, 1e6)]
    found = []
    for i in range(count):
        page_object = pdfium_c.FPDFPage_GetObject(page, i)
        if _colours(page_object) and (box := _bounds(page_object)) is not None:
            found.append(box)
    return found


def _colours(page_object: Any) -> bool:
    kind = pdfium_c.FPDFPageObj_GetType(page_object)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        return False
    if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(page_object, mode, stroke)
    return mode.value != 0 and not _is_white(page_object)


def _picture(page: Any) -> NDArray[np.uint8]:
    """Draw the page in grey, one pixel a point; nothing for turned or huge pages."""
    width = int(pdfium_c.FPDF_GetPageWidthF(page))
    height = int(pdfium_c.FPDF_GetPageHeightF(page))
    if pdfium_c.FPDFPage_GetRotation(page) or not 0 < width * height <= _MOST_POINTS:
        return np.zeros((0, 0), np.uint8)
    grey = np.full((height, width), 255, np.uint8)
    bitmap = pdfium_c.FPDFBitmap_CreateEx(
        width, height, pdfium_c.FPDFBitmap_Gray, grey.ctypes.data, width
    )
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium_c.FPDF_GRAYSCALE)
    pdfium_c.FPDFBitmap_Destroy(bitmap)
    return grey


def _is_bare(picture: NDArray[np.uint8], page: Any, box: Bounds) -> bool:
    """Tell whether the picture shows little but paper where the box stands."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, rect)
    rows = slice(max(int(rect.top - box[3]), 0), max(int(rect.top - box[1]) + 1, 0))
    columns = slice(max(int(box[0] - rect.left), 0), max(int(box[2] - rect.left) + 1, 0))
    behind = picture[rows, columns]
    return bool(behind.size) and float(np.mean(behind > _PALE)) > _BARE
