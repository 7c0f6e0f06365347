"""Accents drawn as glyphs of their own are put on the letter they stand over."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import numpy as np

from .glyphs import BoolArray, FloatArray, IntArray, PageGlyphs

_COMBINING = {
    0xB4: "\u0301",
    0x60: "\u0300",
    0xA8: "\u0308",
    0x2C6: "\u0302",
    0x5E: "\u0302",
    0x2DC: "\u0303",
    0x7E: "\u0303",
    0xB8: "\u0327",
    0x2C7: "\u030c",
    0x2DA: "\u030a",
    0x2D8: "\u0306",
    0x2D9: "\u0307",
    0x2DD: "\u030b",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_NEAR = 3  # glyphs before and behind an accent that may be its letter
_LEVEL = 0.6  # of the size: how far their baselines may lie apart
_OVER = 0.3  # of the size: how far the middles may lie apart


def place_accents(page: PageGlyphs) -> PageGlyphs:
    """Return the page with accent and letter made one glyph, where they stand over one another."""
    accents = np.flatnonzero(np.isin(page.codes, list(_COMBINING)))
    if not len(accents):
        return page
    codes, spaced = page.codes.copy(), page.spaced.copy()
    keep = np.ones(len(codes), np.bool_)
    middle = (page.boxes[:, 0] + page.boxes[:, 2]) / 2
    for i in map(int, accents):
        best = _letter_under(page, codes, middle, keep, i)
        if best >= 0:
            letter = _DOTLESS.get(chr(codes[best]), chr(codes[best]))
            whole = unicodedata.normalize("NFC", letter + _COMBINING[int(codes[i])])
            if len(whole) == 1:
                codes[best] = ord(whole)
                keep[i] = False
                spaced[best] = best == i + 1 and spaced[i]  # else the gap tells
    return replace(page, codes=codes, spaced=spaced).take(keep)


def _letter_under(
    page: PageGlyphs, codes: IntArray, middle: FloatArray, keep: BoolArray, i: int
) -> int:
    """Return the letter nearest below accent ``i``, or -1: among its neighbours, then anywhere."""
    size = float(page.size[i])
    near = np.arange(max(i - _NEAR, 0), min(i + _NEAR + 1, len(codes)))
    level = np.abs(page.base - page.base[i]) < _LEVEL * size
    anywhere = np.flatnonzero(level & (np.abs(middle - middle[i]) < _OVER * size))
    for places in (near, anywhere):
        away = np.abs(middle[places] - middle[i])
        fits = level[places] & keep[places] & (places != i) & (away < _OVER * size)
        for j in places[fits][np.argsort(away[fits], kind="stable")]:
            if chr(int(codes[j])).isalpha():
                return int(j)
    return -1
