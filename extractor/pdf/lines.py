"""Glyphs to lines: runs of glyphs are joined along the baseline, never across a column gutter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .glyphs import BoolArray, FloatArray, IntArray, PageGlyphs
from .gutters import SURE_GAP, Runs, cut_gutters

ASCENT, DESCENT = 0.72, 0.21  # of the size; font files state theirs too unreliably
_SAME_LINE = 0.55  # of the size: a superscript's lift still belongs to the line
_WORD_GAP = 0.17  # of the size: a gap as wide as this parts two words
_WIDE_GAP = 14.0  # of the size: wider gaps are never word spaces
_BACK = 0.6  # of the size: how far a glyph may step back (accents; parts of a ligature)
_LEVEL = 0.01  # points: baselines that differ less are one
_FEW_GAPS, _SPACED_OUT = 4, 0.6  # gaps; share with a space: such a line is letter-spaced
_LOOK = 10_000  # more fonts than a file has
_LABEL_GLYPHS = 10
_LABEL = re.compile(
    r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|[•▪◦‣]|(?:tab(?:le)?|fig(?:ure)?)\.?[a-z]?\d{1,2}[.:|]?)$",
    re.I,
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A printed line within one column: glyph numbers in reading order, and its geometry.

    ``spaced`` tells for each glyph whether a space stands before it. ``size``, ``font`` and
    ``base`` are those of most of its glyphs, ``opens`` and ``closes`` the fonts of its ends.
    """

    page: int
    glyphs: IntArray
    spaced: BoolArray
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: int
    opens: int
    closes: int
    text: str

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.x1 - self.x0


def page_lines(page: PageGlyphs) -> tuple[Line, ...]:
    """Return the lines of a page whose glyphs all run from left to right."""
    if not len(page.codes):
        return ()
    runs = _runs(page)
    right = _neighbours(runs)
    kept = cut_gutters(runs, right)
    looks = np.rint(page.size * 10).astype(np.int64) * _LOOK + page.font
    return tuple(_line(page, looks, runs, chain) for chain in _chains(kept))


def _is_label(codes: IntArray) -> bool:
    """Tell whether a run is the number or the dot before a list entry: "12.", "[12]", "•"."""
    if len(codes) > _LABEL_GLYPHS:
        return False
    return bool(_LABEL.match("".join(map(chr, codes.tolist()))))


def _runs(page: PageGlyphs) -> Runs:
    """Cut the glyphs, in drawing order, where the pen jumps."""
    x0, x1 = page.boxes[:, 0], page.boxes[:, 2]
    em = np.maximum(page.size[1:], page.size[:-1])
    gap = x0[1:] - x1[:-1]
    jump = (
        (np.abs(page.base[1:] - page.base[:-1]) > _SAME_LINE * em)
        | (gap > SURE_GAP * em)
        | (x0[1:] < x0[:-1] - _BACK * em)
    )
    first = np.concatenate([[0], np.flatnonzero(jump) + 1])
    last = np.concatenate([first[1:], [len(x0)]])
    return Runs(
        first,
        last,
        np.minimum.reduceat(x0, first),
        np.maximum.reduceat(x1, first),
        np.minimum.reduceat(page.base - ASCENT * page.size, first),
        np.maximum.reduceat(page.base + DESCENT * page.size, first),
        np.maximum.reduceat(page.size, first),
        np.array([_is_label(page.codes[a:b]) for a, b in zip(first, last, strict=True)]),
        _word_spaces(page, gap, first, last),
    )


def _word_spaces(
    page: PageGlyphs, gap: FloatArray, first: NDArray[np.int64], last: NDArray[np.int64]
) -> FloatArray:
    """Return the mean space within each run; infinite for a single word, 0 without a letter."""
    codes = page.codes
    letter = (codes >= 0xC0) | ((codes | 32) >= ord("a")) & ((codes | 32) <= ord("z"))
    letters = np.concatenate([[0], np.cumsum(letter)])
    inner = page.spaced.copy()
    inner[first] = False
    spaces = np.concatenate([[0], np.cumsum(inner)])
    width = np.concatenate([[0.0, 0.0], np.cumsum(np.where(inner[1:], gap, 0.0))])
    count = spaces[last] - spaces[first]
    mean = np.where(count > 0, (width[last] - width[first]) / np.maximum(count, 1), np.inf)
    result: FloatArray = np.where(letters[last] > letters[first], mean, 0.0)
    return result


def _neighbours(runs: Runs) -> IntArray:
    """Return for each run the nearest run to its right on the same line, or -1."""
    n = len(runs.first)
    right = np.full(n, -1, np.int32)
    order = np.argsort(runs.x0, kind="stable")
    low, high = runs.top[order], runs.bottom[order]
    start = runs.x0[order]
    taken = np.zeros(n, np.bool_)
    for place, i in enumerate(order):
        begin = int(np.searchsorted(start, runs.x1[i] - 0.5 * runs.size[i]))
        begin = max(begin, place + 1)
        overlap = np.minimum(high[begin:], runs.bottom[i]) - np.maximum(low[begin:], runs.top[i])
        least = np.minimum(high[begin:] - low[begin:], runs.bottom[i] - runs.top[i])
        found = np.flatnonzero((overlap > 0.5 * least) & ~taken[begin:])
        if len(found):
            j = begin + int(found[0])
            if start[j] - runs.x1[i] < _WIDE_GAP * max(runs.size[i], runs.size[order[j]]):
                right[i] = order[j]
                taken[j] = True
    return right


def _chains(right: IntArray) -> list[list[int]]:
    """Return the runs of each line, left to right, lines in drawing order of their first run."""
    has_left = np.zeros(len(right), np.bool_)
    has_left[right[right >= 0]] = True
    chains: list[list[int]] = []
    for head in np.flatnonzero(~has_left):
        chain, at = [], int(head)
        while at >= 0:
            chain.append(at)
            at = int(right[at])
        chains.append(chain)
    return chains


def _line(page: PageGlyphs, looks: NDArray[np.int64], runs: Runs, chain: list[int]) -> Line:
    """Make a line of runs that stand side by side; ``looks`` is size and font of each glyph."""
    pieces = [np.arange(runs.first[i], runs.last[i], dtype=np.int32) for i in chain]
    glyphs = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
    size = page.size[glyphs]
    box = page.boxes[glyphs]
    main, font = _majority(looks[glyphs])
    base = _baseline(page.base[glyphs], size, main)
    spaced = page.spaced[glyphs]
    gap = np.zeros(len(glyphs))
    gap[1:] = box[1:, 0] - box[:-1, 2]
    em = size.copy()
    em[1:] = np.maximum(size[1:], size[:-1])
    spaced = _word_breaks(spaced, gap, em)
    spaced[0] = False
    return Line(
        page=page.number,
        glyphs=glyphs,
        spaced=spaced,
        x0=float(box[:, 0].min()),
        top=base - ASCENT * main,
        x1=float(box[:, 2].max()),
        bottom=base + DESCENT * main,
        base=base,
        size=main,
        font=font,
        opens=int(page.font[glyphs[0]]),
        closes=int(page.font[glyphs[-1]]),
        text=plain_text(page.codes[glyphs], spaced),
    )


def _baseline(base: FloatArray, size: FloatArray, main: float) -> float:
    """Return the baseline of the glyphs that have the line's own size."""
    low = float(base.min())
    if float(base.max()) - low < _LEVEL:
        return low
    own = base[np.abs(size - main) < 0.05 * main + 0.01]
    return _median(own if len(own) else base)  # none in damaged files with boundless sizes


def _median(values: FloatArray) -> float:
    """Return the median; numpy's own takes ten times as long for a line."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _word_breaks(spaced: BoolArray, gap: FloatArray, em: FloatArray) -> BoolArray:
    """Tell where words begin: at printed spaces and gaps; letter-spaced lines need wider ones."""
    count = len(gap) - 1
    usual = _median(gap[1:] / em[1:]) if count >= _FEW_GAPS else 0.0
    if count >= _FEW_GAPS and np.count_nonzero(spaced[1:]) > _SPACED_OUT * count:
        wide: BoolArray = gap > 1.6 * _median(gap[1:][spaced[1:]])  # "R E S E A R C H"
        return wide
    thin = spaced & (gap < -0.15 * em)  # a space drawn under its neighbour is none
    result: BoolArray = (spaced & ~thin) | (gap > (_WORD_GAP + max(usual, 0.0)) * em)
    return result


def _majority(looks: NDArray[np.int64]) -> tuple[float, int]:
    """Return size (in tenths of a point) and font of most glyphs."""
    key = int(looks[0])
    if (looks != key).any():
        values, counts = np.unique(looks, return_counts=True)
        key = int(values[np.argmax(counts)])
    return key // _LOOK / 10, key % _LOOK


def plain_text(codes: IntArray, spaced: BoolArray) -> str:
    """Return the characters with their spaces, nothing repaired."""
    safe = codes
    if int(codes.max()) >= 0xD800:
        broken = (codes >= 0xD800) & (codes <= 0xDFFF) | (codes > 0x10FFFF)
        safe = np.where(broken, 0xFFFD, codes)
    return with_spaces(safe, spaced, 32).astype("<u4").tobytes().decode("utf-32-le")


def with_spaces(values: IntArray, spaced: BoolArray, filler: int) -> IntArray:
    """Return the values with a filler before each that is spaced."""
    before = np.cumsum(spaced)
    result = np.full(len(values) + int(before[-1]), filler, np.int32)
    result[before + np.arange(len(values))] = values
    return result


def merge_lines(left: Line, right: Line) -> Line:
    """Join two pieces of one printed line."""
    spaced = np.concatenate([left.spaced, right.spaced])
    spaced[len(left.spaced)] = True
    return replace(
        left,
        glyphs=np.concatenate([left.glyphs, right.glyphs]),
        spaced=spaced,
        x1=max(left.x1, right.x1),
        top=min(left.top, right.top),
        bottom=max(left.bottom, right.bottom),
        closes=right.closes,
        text=f"{left.text} {right.text}",
    )
