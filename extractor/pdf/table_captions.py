"""The captions of tables on a page, and what else bounds the tables there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from ..types import Box, Document, Passage
from .glyphs import PageGlyphs
from .table_regions import Region, Surroundings
from .table_words import Rule, Word
from .units import names_section

LABEL = re.compile(
    r"^\W{0,2}(?:continued\s+)?"
    r"((?:supplementa\w+\s+|additional\s+)?tab(?:le|\.)?[\s.–-]*(?:S?\d{1,3}|[IVX]{1,5}))\b"
    r"[.:|]?\s*",
    re.I,
)
_MAX_LABEL_LINE = 300  # characters of a line outside the running text that opens like a caption
_PROSE_CHARS = 250  # shorter passages of body may be cells
MIN_ASIDE = 150  # glyphs printed aside that make a page worth looking at
_MAX_ASIDE_LINES = 6
_CLAIMED = 2.0  # times the height of its words: more is no box of a line
_ACROSS, _STARTS = 0.9, 10.0  # of the width of the caption; points from its left edge
_BESIDE = 60.0  # points: so near stand the other names of a row of heads


@dataclass(frozen=True, slots=True)
class TableCaption:
    """The label and the text of a caption, and where it stands."""

    label: str
    text: str
    box: Region


def table_pages(document: Document, pages: Sequence[PageGlyphs]) -> tuple[int, ...]:
    """Return the numbers of the pages that may hold a table."""
    captioned = {
        p.page for p in document.passages if p.page and LABEL.match(p.text) and _may_be_caption(p)
    }
    aside = {p.number for p in pages for turn in (1, 3) if (p.turn == turn).sum() > MIN_ASIDE}
    return tuple(sorted(captioned | aside))


def captions_on(
    document: Document, page: int, lines: Sequence[Sequence[Word]], rules: Sequence[Rule]
) -> list[TableCaption]:
    """Return the captions of tables that stand on a page."""
    found = []
    for passage in document.passages:
        label = LABEL.match(passage.text)
        if passage.page != page or not label or not _may_be_caption(passage):
            continue
        boxes = [b for b in document.boxes(passage.start, passage.end) if b.page == page]
        boxes = [tight(b, lines) for b in boxes]
        end = _first_rule(boxes, rules)
        above = [b for b in boxes if (b.top + b.bottom) / 2 < end]
        if above:
            text = passage.text[label.end() : _chars_above(document, passage, end)]
            found.append(TableCaption(label[1], text, _union(above)))
    return found


def _first_rule(boxes: Sequence[Box], rules: Sequence[Rule]) -> float:
    """Return where the rules of a table begin that stands too close to its caption to be told."""
    if not boxes:
        return inf
    x0, top, x1, bottom = _union(boxes)
    inside = [
        r.y for r in rules
        if top < r.y < bottom and r.x1 - r.x0 >= _ACROSS * (x1 - x0) and r.x0 < x0 + _STARTS
    ]  # fmt: skip
    return min(inside) if len(inside) > 1 else inf


def _chars_above(document: Document, passage: Passage, end: float) -> int:
    """Return how many characters of a passage stand above a height of its page."""
    if document.chars is None or end == inf:
        return len(passage.text)
    boxes = document.chars.boxes[passage.start : passage.end]
    below = np.flatnonzero((boxes[:, 1] + boxes[:, 3]) / 2 > end)
    return int(below[0]) if len(below) else len(passage.text)


def tight(box: Box, lines: Sequence[Sequence[Word]]) -> Box:
    """Return the box of a printed line no higher than its words: some fonts claim several lines."""
    middle = (box.top + box.bottom) / 2
    words = [
        w
        for line in lines
        for w in line
        if box.x0 - 1 <= w.x0 and w.x1 <= box.x1 + 1 and w.top <= middle <= w.bottom
    ]
    highest = max((w.bottom - w.top for w in words), default=0.0)
    if not words or box.bottom - box.top < _CLAIMED * highest:
        return box
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    return replace(box, top=max(box.top, top), bottom=min(box.bottom, bottom))


def _may_be_caption(passage: Passage) -> bool:
    """Tell whether a passage that opens like a caption can be one ("Table 1 (continued)")."""
    short = len(passage.text) <= _MAX_LABEL_LINE
    return passage.kind == "caption" or (passage.kind == "furniture" and short)


def surroundings(document: Document, page: int, lines: Sequence[Sequence[Word]]) -> Surroundings:
    """Return what else stands on a page: running text, other captions, headings of sections."""
    prose, stops = [], []
    for passage in document.passages:
        if passage.kind not in {"body", "heading", "caption", "reference"}:
            continue
        if passage.page is None or not page - 2 <= passage.page <= page:
            continue
        boxes = [
            tight(b, lines) for b in document.boxes(passage.start, passage.end) if b.page == page
        ]
        if not boxes:
            continue
        if passage.kind == "caption" or _opens_section(passage, boxes, lines):
            stops.append(_union(boxes))
        elif passage.kind in {"reference", "body"} and len(passage.text) >= _PROSE_CHARS:
            # A paragraph that runs over columns has a box in each.
            prose += [(b.x0, b.top, b.x1, b.bottom) for b in boxes]
    return Surroundings(tuple(prose), tuple(stops))


def _opens_section(passage: Passage, boxes: Sequence[Box], lines: Sequence[Sequence[Word]]) -> bool:
    """Tell the heading of a section from a column's: nothing stands beside it."""
    if passage.kind != "heading" or not names_section(passage.text):
        return False
    x0, top, x1, bottom = _union(boxes)
    return not any(
        top < (w.top + w.bottom) / 2 < bottom
        and (x1 < w.x0 < x1 + _BESIDE or x0 - _BESIDE < w.x1 < x0)
        for line in lines
        for w in line
    )


def _union(boxes: Sequence[Box]) -> Region:
    return (
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )


def aside_captions(lines: Sequence[Sequence[Word]]) -> list[TableCaption]:
    """Return captions on a page turned aside; the caption goes on while lines stay close."""
    ordered = sorted(lines, key=lambda line: line[0].top if line else 0.0)
    found = []
    for i, line in enumerate(ordered):
        text = " ".join(w.text for w in line)
        label = LABEL.match(text)
        if not label or not line:
            continue
        words = list(line)
        box = Box(0, words[0].x0, words[0].top, words[-1].x1, words[0].bottom)
        found.append(TableCaption(label[1], text[label.end() :], _union([box])))
        if i > _MAX_ASIDE_LINES:
            break
    return found
