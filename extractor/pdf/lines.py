"""Glyphs to lines: runs of glyphs are joined along the baseline, never across a column gutter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .glyphs import BoolArray, FloatArray, IntArray, PageGlyphs

ASCENT, DESCENT = 0.72, 0.21  # of the size; font files state theirs too unreliably
_SAME_LINE = 0.55  # of the size: a superscript's lift still belongs to the line
_WORD_GAP = 0.17  # of the size: a gap as wide as this parts two words
_SURE_GAP = 0.75  # of the size: narrower gaps never part columns
_WIDE_GAP = 14.0  # of the size: wider gaps are never word spaces
_GUTTER_ROWS = 3  # so many rows with a gap at the same place make a gutter
_BACK = 0.6  # of the size: how far a glyph may step back (accents; parts of a ligature)
_LABEL_GLYPHS, _LABEL_GAP = 5, 3.0  # glyphs; of the size: how far its entry may stand off
_LABEL = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|[•▪◦‣])$")
_CELL = 2.0  # points: grid on which empty space is looked for


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


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Runs of glyphs: where each begins and ends in drawing order, and its box."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]  # behind the last glyph
    x0: FloatArray
    x1: FloatArray
    top: FloatArray
    bottom: FloatArray
    size: FloatArray


def page_lines(page: PageGlyphs) -> tuple[Line, ...]:
    """Return the lines of a page whose glyphs all run from left to right."""
    if not len(page.codes):
        return ()
    runs = _runs(page)
    right = _neighbours(runs)
    labels = np.array(
        [_is_label(page.codes[a:b]) for a, b in zip(runs.first, runs.last, strict=True)]
    )
    kept = _cut_gutters(runs, right, labels)
    return tuple(_line(page, runs, chain) for chain in _chains(kept))


def _is_label(codes: IntArray) -> bool:
    """Tell whether a run is the number or the dot before a list entry: "12.", "[12]", "•"."""
    if len(codes) > _LABEL_GLYPHS:
        return False
    return bool(_LABEL.match("".join(map(chr, codes.tolist()))))


def _runs(page: PageGlyphs) -> _Runs:
    """Cut the glyphs, in drawing order, where the pen jumps."""
    x0, x1 = page.boxes[:, 0], page.boxes[:, 2]
    em = np.maximum(page.size[1:], page.size[:-1])
    gap = x0[1:] - x1[:-1]
    jump = (
        (np.abs(page.base[1:] - page.base[:-1]) > _SAME_LINE * em)
        | (gap > _SURE_GAP * em)
        | (x0[1:] < x0[:-1] - _BACK * em)
    )
    first = np.concatenate([[0], np.flatnonzero(jump) + 1])
    last = np.concatenate([first[1:], [len(x0)]])
    return _Runs(
        first,
        last,
        np.minimum.reduceat(x0, first),
        np.maximum.reduceat(x1, first),
        np.minimum.reduceat(page.base - ASCENT * page.size, first),
        np.maximum.reduceat(page.base + DESCENT * page.size, first),
        np.maximum.reduceat(page.size, first),
    )


def _neighbours(runs: _Runs) -> IntArray:
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


def _cut_gutters(runs: _Runs, right: IntArray, labels: BoolArray) -> IntArray:
    """Take away the neighbours that stand across a gutter or too far to be one line."""
    left_of = np.flatnonzero(right >= 0)
    right_of = right[left_of]
    gap = runs.x0[right_of] - runs.x1[left_of]
    em = np.maximum(runs.size[left_of], runs.size[right_of])
    wide = gap > _SURE_GAP * em
    if not wide.any():
        return right
    left_of, right_of, em, gap = left_of[wide], right_of[wide], em[wide], gap[wide]
    x0, x1 = runs.x1[left_of], runs.x0[right_of]
    middle = (
        np.maximum(runs.top[left_of], runs.top[right_of])
        + np.minimum(runs.bottom[left_of], runs.bottom[right_of])
    ) / 2
    rows = _gap_rows(runs, x0, x1, middle)
    limit = np.where(gap > 3.0 * em, _GUTTER_ROWS - 1, _GUTTER_ROWS)
    unlike = np.abs(runs.size[left_of] - runs.size[right_of]) > 0.3 * em
    apart = (rows >= limit) | (gap > 6.0 * em) | (unlike & (gap > 1.5 * em))
    apart &= ~(labels[left_of] & (gap < _LABEL_GAP * em))
    result = right.copy()
    result[left_of[apart]] = -1
    return result


def _gap_rows(runs: _Runs, x0: FloatArray, x1: FloatArray, y: FloatArray) -> IntArray:
    """Count for each gap how many gaps stand above one another in the same empty strip."""
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
    counts = np.zeros(len(x0), np.int32)
    at = ((y - shift_y) / _CELL).astype(int)
    begin = np.ceil((x0 - shift_x) / _CELL + 0.5).astype(int)
    end = ((x1 - shift_x) / _CELL + 0.5).astype(int)
    for i in range(len(x0)):
        columns = slice(begin[i], max(end[i], begin[i] + 1))
        run = below[at[i], columns] - above[at[i], columns]
        best = begin[i] + int(np.argmax(run))
        low, up = above[at[i], best], below[at[i], best]
        inside = (at > low) & (at < up) & (begin <= best) & (best < np.maximum(end, begin + 1))
        counts[i] = len(np.unique(at[inside] // 3))
    return counts


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


def _line(page: PageGlyphs, runs: _Runs, chain: list[int]) -> Line:
    """Make a line of runs that stand side by side."""
    pieces = [np.arange(runs.first[i], runs.last[i], dtype=np.int32) for i in chain]
    glyphs = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
    size = page.size[glyphs]
    box = page.boxes[glyphs]
    main, font = _majority(size, page.font[glyphs])
    base = float(np.median(page.base[glyphs][np.abs(size - main) < 0.05 * main + 0.01]))
    spaced = page.spaced[glyphs].copy()
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


def _word_breaks(spaced: BoolArray, gap: FloatArray, em: FloatArray) -> BoolArray:
    """Tell where words begin: at printed spaces and gaps; letter-spaced lines need wider ones."""
    usual = float(np.median(gap[1:] / em[1:])) if len(gap) > 4 else 0.0
    limit = _WORD_GAP + max(usual, 0.0)
    breaks = gap > limit * em
    if (
        spaced[1:].mean() > 0.6 if len(spaced) > 4 else False
    ):  # "R E S E A R C H": spaces are letters'
        return gap > 1.6 * float(np.median(gap[1:][spaced[1:]]))
    thin = spaced & (gap < -0.15 * em)  # a space drawn under its neighbour is none
    result: BoolArray = (spaced & ~thin) | breaks
    return result


def _majority(size: FloatArray, font: IntArray) -> tuple[float, int]:
    """Return size (in tenths of a point) and font of most glyphs."""
    keys = np.rint(size * 10).astype(np.int64) * 10_000 + font
    values, counts = np.unique(keys, return_counts=True)
    key = int(values[np.argmax(counts)])
    return key // 10_000 / 10, key % 10_000


def plain_text(codes: IntArray, spaced: BoolArray) -> str:
    """Return the characters with their spaces, nothing repaired."""
    safe = np.where((codes >= 0xD800) & (codes <= 0xDFFF) | (codes > 0x10FFFF), 0xFFFD, codes)
    if spaced.any():
        safe = np.insert(safe, np.flatnonzero(spaced), 32)
    return safe.astype("<u4").tobytes().decode("utf-32-le")


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
