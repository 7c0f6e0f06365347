"""Words and ruling lines of a page that holds a table, turned upright where it is printed aside."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .cleanup import line_text
from .glyphs import PageGlyphs
from .lines import Line

_THICKNESS = 2.5  # points: thicker boxes are no rules
_MIN_LENGTH = 6.0  # points
_SLANT = 0.5  # points
_FORM_DEPTH = 4
_LEADER = re.compile(r"^[.·…]{5,}$")  # dots that lead the eye, or a rule set as dots
_MAX_PATHS = 20_000  # of a page: a plot with more would only cost time


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Upright:
    """A vertical rule."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rules of a page."""

    across: tuple[Rule, ...] = ()
    upright: tuple[Upright, ...] = ()


def turned(page: PageGlyphs, turn: int) -> PageGlyphs:
    """Return the glyphs printed in one direction, turned so that they run from left to right."""
    part = page.take(page.turn == turn)
    if turn == 0:
        return part
    x0, top, x1, bottom = part.boxes.T
    if turn == 1:
        boxes = np.stack([top, page.width - x1, bottom, page.width - x0], axis=1)
    else:
        boxes = np.stack([page.height - bottom, x0, page.height - top, x1], axis=1)
    base = page.width - part.base if turn == 1 else part.base
    return replace(part, boxes=boxes, base=base, width=page.height, height=page.width)


def turned_rules(drawn: Drawn, page: PageGlyphs, turn: int) -> Drawn:
    """Return the rules of a page turned as :func:`turned` does its glyphs."""
    if turn == 1:
        across = tuple(Rule(u.top, u.bottom, page.width - u.x) for u in drawn.upright)
        return Drawn(
            across, tuple(Upright(r.y, page.width - r.x1, page.width - r.x0) for r in drawn.across)
        )
    if turn == 3:
        height = page.height
        across = tuple(Rule(height - u.bottom, height - u.top, u.x) for u in drawn.upright)
        return Drawn(across, tuple(Upright(height - r.y, r.x0, r.x1) for r in drawn.across))
    return drawn


def turned_back(
    box: tuple[float, float, float, float], page: PageGlyphs, turn: int
) -> tuple[float, float, float, float]:
    """Return where a box of a turned page stands on the page as shown."""
    x0, top, x1, bottom = box
    if turn == 1:
        return page.width - bottom, x0, page.width - top, x1
    if turn == 3:
        return top, page.height - x1, bottom, page.height - x0
    return box


def page_words(page: PageGlyphs, lines: Iterable[Line]) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each printed line of a page."""
    return tuple(tuple(_words(page, line)) for line in lines)


def _words(page: PageGlyphs, line: Line) -> Iterable[Word]:
    made = line_text(page, line, {})
    start = 0
    for part in made.text.split(" "):
        source = made.source[start : start + len(part)]
        start += len(part) + 1
        source = source[source >= 0]
        if not part or not len(source) or _LEADER.match(part):
            continue
        box = page.boxes[source]
        # Line metrics, since a dash has no height of its own.
        yield Word(part, float(box[:, 0].min()), line.top, float(box[:, 2].max()), line.bottom)


def read_rules(path: Path, numbers: Iterable[int]) -> dict[int, Drawn]:
    """Return the rules of the pages asked for, in points from the top left corner."""
    found: dict[int, Drawn] = {}
    document = pdfium.PdfDocument(path)
    try:
        for number in numbers:
            page = document[number - 1]
            strokes = tuple(_page_rules(page))
            found[number] = Drawn(
                tuple(s for s in strokes if isinstance(s, Rule)),
                tuple(s for s in strokes if isinstance(s, Upright)),
            )
            page.close()
    finally:
        document.close()
    return found


def _page_rules(page: Any) -> Iterable[Rule | Upright]:
    if page.get_rotation():  # rules of a turned page are not worth the trouble: words decide
        return
    left, _, _, upper = page.get_bbox()
    shapes = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=_FORM_DEPTH)
    for count, shape in enumerate(shapes):
        if count > _MAX_PATHS:
            return
        x0, bottom, x1, top = shape.get_bounds()
        if x1 - x0 >= _MIN_LENGTH and top - bottom <= _THICKNESS:
            yield Rule(x0 - left, x1 - left, upper - (top + bottom) / 2)
        elif x1 - x0 <= _THICKNESS and top - bottom >= _MIN_LENGTH:
            yield Upright((x0 + x1) / 2 - left, upper - top, upper - bottom)
        elif x1 - x0 >= _MIN_LENGTH:
            yield from _box_edges(shape, left, upper)


def _box_edges(shape: Any, left: float, upper: float) -> Iterable[Rule | Upright]:
    """Return the straight edges of a path of several strokes, or of a filled box."""
    raw = shape.raw
    count = min(pdfium_c.FPDFPath_CountSegments(raw), 400)
    if count < 2:
        return
    a, b, c, d, e, f = shape.get_matrix().get()
    last = start = (0.0, 0.0)
    px, py = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(raw, i)
        pdfium_c.FPDFPathSegment_GetPoint(segment, px, py)
        here = (
            a * px.value + c * py.value + e - left,
            upper - (b * px.value + d * py.value + f),
        )
        if i and pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_LINETO:
            yield from _edge(last, here)
        else:
            start = here
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield from _edge(here, start)
        last = here


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Iterable[Rule | Upright]:
    """Return the rule between two points, where it is long enough and not slanted."""
    (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    if y1 - y0 < _SLANT and x1 - x0 >= _MIN_LENGTH:
        yield Rule(x0, x1, a[1])
    elif x1 - x0 < _SLANT and y1 - y0 >= _MIN_LENGTH:
        yield Upright(a[0], y0, y1)
