"""Text that nobody sees: glyphs drawn outside the path they are clipped to.

Figures are often whole pages of a word processor, clipped to the drawing; the paragraphs around
it are still in the file.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c

_FEW_POINTS = 64  # a clip path with more segments is no simple window; it is not looked at


def is_clipped_away(text_object: Any) -> bool:
    """Tell whether a text object lies wholly outside the window it is clipped to."""
    path = pdfium_c.FPDFPageObj_GetClipPath(text_object)
    if not path:
        return False
    count = pdfium_c.FPDFClipPath_CountPaths(path)
    if count <= 0:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(text_object, left, bottom, right, top):
        return False
    for i in range(count):
        window = _window(path, i)
        if window is not None and (
            right.value < window[0]
            or left.value > window[2]
            or top.value < window[1]
            or bottom.value > window[3]
        ):
            return True
    return False


def _window(path: Any, number: int) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right and top of one clip path."""
    count = pdfium_c.FPDFClipPath_CountPathSegments(path, number)
    if not 0 < count <= _FEW_POINTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for j in range(count):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(path, number, j)
        if segment and pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
