"""Mathematical signs under a wrong code ("P ¼ 0.03"), put right where the glyph's shape proves it.

Some symbol fonts give "=", "+" and "−" the codes of Latin letters. The ink tells: a quarter is as
high as a capital, an equals sign is not half as high. Where the ink does not tell, the code stays.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c


@dataclass(frozen=True, slots=True)
class Sign:
    """A code that may hide a sign, and how high the sign's ink is at most (of the size)."""

    code: int
    shows: str
    height: float
    depth: float = 0.15  # how far its ink reaches below the baseline at most (of the size)


SIGNS = (
    Sign(0xBC, "=", 0.42),  # ¼
    Sign(0xFE, "+", 0.70, 0.12),  # þ, which has a stem below the baseline
    Sign(0xC0, "−", 0.25),  # À
    Sign(0xC2, "×", 0.62),  # Â
)
_BY_CODE = {sign.code: sign for sign in SIGNS}


def mend_signs(textpage: Any, codes: Any, base: Any, size: Any) -> None:
    """Put right, in place, the codes whose ink has the shape of another sign.

    ``codes``, ``base`` (baseline, PDF coordinates) and ``size`` have one entry a glyph.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for i in map(int, np.flatnonzero(np.isin(codes, list(_BY_CODE)))):
        sign = _BY_CODE[int(codes[i])]
        if not pdfium_c.FPDFText_GetCharBox(textpage, i, left, right, bottom, top):
            continue
        high = top.value - bottom.value
        below = float(base[i]) - bottom.value
        if 0 < high < sign.height * size[i] and below < sign.depth * size[i]:
            codes[i] = ord(sign.shows)
