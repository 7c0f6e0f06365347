"""What the reader hands to the layout: a page's glyphs as arrays, in drawing order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the PDF names it."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True, eq=False)
class PageGlyphs:
    """The visible glyphs of one page; all arrays have one entry a glyph.

    Lengths are points; ``boxes`` are x0, top, x1, bottom from the top left corner of the page as
    shown. ``base`` is the height of the baseline from the top; of glyphs that run up or down
    the page (turn 1 and 3) its distance from the left edge. ``spaced`` tells that a space
    stands before the glyph. ``turn`` is the writing direction in quarter turns clockwise (0: left
    to right), 9 where it is slanted.
    """

    number: int
    width: float
    height: float
    codes: IntArray
    boxes: FloatArray
    base: FloatArray
    size: FloatArray
    font: IntArray
    turn: IntArray
    spaced: BoolArray

    def take(self, keep: NDArray[np.int64] | BoolArray) -> PageGlyphs:
        """Return the page with only some of its glyphs."""
        return PageGlyphs(
            self.number,
            self.width,
            self.height,
            self.codes[keep],
            self.boxes[keep],
            self.base[keep],
            self.size[keep],
            self.font[keep],
            self.turn[keep],
            self.spaced[keep],
        )


@dataclass(frozen=True, slots=True)
class RawPdf:
    """A PDF as read: pages of glyphs, the fonts they point to, and the file's own metadata."""

    pages: tuple[PageGlyphs, ...]
    fonts: tuple[Font, ...]
    metadata: tuple[tuple[str, str], ...]
    picture_pages: int  # pages that hold a picture and (nearly) no text
