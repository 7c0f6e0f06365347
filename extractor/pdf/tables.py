"""Tables of a PDF: captions say where to look, words and rules there become a grid.

Journals draw tables with a few horizontal rules or none, so cells come from the words: lines by
baseline, columns by the gaps that run through the rows, header rows by the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..types import Box, Document, Passage
from .glyphs import PageGlyphs
from .grid import Grid, make_grid
from .grid_columns import Column
from .table_regions import Region, Surroundings, joined_rules, table_regions
from .table_words import Drawn, Word, page_words, turned, turned_back, turned_rules
from .units import names_section

LABEL = re.compile(
    r"^\W{0,2}(?:continued\s+)?"
    r"((?:supplementa\w+\s+|additional\s+)?tab(?:le|\.)?[\s.–-]*(?:S?\d{1,3}|[IVX]{1,5}))\b"
    r"[.:|]?\s*",
    re.I,
)
_MAX_LABEL_LINE = 300  # characters of a line outside the running text that opens like a caption
_PROSE_CHARS = 250  # shorter passages of body may be cells
_MIN_ASIDE = 150  # glyphs printed aside that make a page worth looking at
_MAX_ASIDE_LINES = 6
_CLAIMED = 2.0  # times the height of its words: more is no box of a line
_BESIDE = 60.0  # points: so near stand the other names of a row of heads
_MOST_UPRIGHTS = 2000  # in a table; more are a drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """A cell of a table on a page; rows and columns count from 0."""

    row: int
    column: int
    text: str
    box: Box
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as it stands on its page; ``region`` covers rows and notes, not the caption."""

    label: str
    caption: str
    page: int
    region: Region
    cells: tuple[RawCell, ...]
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Caption:
    label: str
    text: str
    box: Region


def table_pages(document: Document, pages: Sequence[PageGlyphs]) -> tuple[int, ...]:
    """Return the numbers of the pages that may hold a table."""
    captioned = {
        p.page for p in document.passages if p.page and LABEL.match(p.text) and _may_be_caption(p)
    }
    aside = {p.number for p in pages for turn in (1, 3) if (p.turn == turn).sum() > _MIN_ASIDE}
    return tuple(sorted(captioned | aside))


def find_tables(
    document: Document,
    pages: Sequence[PageGlyphs],
    rules: Mapping[int, Drawn],
    spans: Mapping[int, tuple[float, float]],
) -> tuple[RawTable, ...]:
    """Return the tables of a paper in order; parts continued on the next page are one table.

    ``rules`` are those of the pages that :func:`table_pages` names, ``spans`` the heights between
    running head and foot.
    """
    found: list[RawTable] = []
    for page in pages:
        if page.number not in rules:
            continue
        for turn in (0, 1, 3):
            if turn and (page.turn == turn).sum() <= _MIN_ASIDE:
                continue
            span = spans.get(page.number, (0.0, page.height))
            found += _on_page(document, page, turn, rules[page.number], span, found)
    return tuple(_continued(found))


def _on_page(
    document: Document,
    page: PageGlyphs,
    turn: int,
    drawn: Drawn,
    span: tuple[float, float],
    before: Sequence[RawTable],
) -> list[RawTable]:
    lines = page_words(turned(page, turn))
    if turn:
        captions, around = _aside_captions(lines), Surroundings()
        drawn = turned_rules(drawn, page, turn)
    else:
        lines = tuple(line for line in lines if line and span[0] < _height(line) < span[1])
        captions = _captions(document, page.number, lines)
        around = _surroundings(document, page.number, lines)
    found = []
    for caption in captions:
        like = _columns_before(caption, before)
        for region in table_regions(caption.box, lines, drawn.across, around):
            grid = _grid(lines, drawn, region, like)
            if grid is not None:
                found.append(_table(grid, caption, page, turn, region))
                break
    return found


def _height(line: Sequence[Word]) -> float:
    return (line[0].top + line[0].bottom) / 2


def _columns_before(caption: _Caption, tables: Sequence[RawTable]) -> tuple[Column, ...]:
    """Return where the columns stood on the page before, for a table that goes on."""
    same = [t for t in tables if t.label.casefold() == caption.label.casefold()]
    if not same:
        return ()
    sides: dict[int, list[tuple[float, float]]] = {}
    for cell in same[0].cells:
        if cell.column_span == 1:
            sides.setdefault(cell.column, []).append((cell.box.x0, cell.box.x1))
    return tuple((min(a for a, _ in sides[n]), max(b for _, b in sides[n])) for n in sorted(sides))


def _grid(
    lines: Sequence[Sequence[Word]], drawn: Drawn, region: Region, like: Sequence[Column] = ()
) -> Grid | None:
    x0, top, x1, bottom = region
    words = [
        w for line in lines for w in line
        if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom
    ]  # fmt: skip
    inside = [r for r in drawn.across if top - 3 <= r.y <= bottom + 3 and r.x0 < x1 and r.x1 > x0]
    beside = [u for u in drawn.upright if x0 <= u.x <= x1 and u.top < bottom and u.bottom > top]
    uprights = beside if len(beside) <= _MOST_UPRIGHTS else ()
    return make_grid(words, joined_rules(inside), uprights, like)


def _captions(document: Document, page: int, lines: Sequence[Sequence[Word]]) -> list[_Caption]:
    """Return the captions of tables that stand on a page."""
    found = []
    for passage in document.passages:
        label = LABEL.match(passage.text)
        if passage.page != page or not label or not _may_be_caption(passage):
            continue
        boxes = [b for b in document.boxes(passage.start, passage.end) if b.page == page]
        if boxes:
            box = _union([_tight(b, lines) for b in boxes])
            found.append(_Caption(label[1], passage.text[label.end() :], box))
    return found


def _tight(box: Box, lines: Sequence[Sequence[Word]]) -> Box:
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


def _surroundings(document: Document, page: int, lines: Sequence[Sequence[Word]]) -> Surroundings:
    prose, stops = [], []
    for passage in document.passages:
        if passage.kind not in {"body", "heading", "caption", "reference"}:
            continue
        if passage.page is None or not page - 2 <= passage.page <= page:
            continue
        boxes = [
            _tight(b, lines) for b in document.boxes(passage.start, passage.end) if b.page == page
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


def _aside_captions(lines: Sequence[Sequence[Word]]) -> list[_Caption]:
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
        found.append(_Caption(label[1], text[label.end() :], _union([box])))
        if i > _MAX_ASIDE_LINES:
            break
    return found


def _table(grid: Grid, caption: _Caption, page: PageGlyphs, turn: int, region: Region) -> RawTable:
    cells = tuple(
        RawCell(
            row=cell.row,
            column=cell.column,
            text=cell.text,
            box=Box(
                page.number, *turned_back((cell.x0, cell.top, cell.x1, cell.bottom), page, turn)
            ),
            row_span=cell.row_span,
            column_span=cell.column_span,
            header=cell.row < grid.header_rows,
            indent=cell.indent,
        )
        for cell in grid.cells
    )
    return RawTable(
        label=caption.label,
        caption=caption.text,
        page=page.number,
        region=turned_back(region, page, turn),
        cells=cells,
        footnotes=grid.footnotes,
    )


def _continued(tables: Sequence[RawTable]) -> list[RawTable]:
    """Join a table with its parts on the following pages; repeated header rows are left out."""
    joined: list[RawTable] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last is None or last.label.casefold() != table.label.casefold():
            joined.append(table)
            continue
        head = {(c.column, c.text) for c in last.cells if c.header}
        rows = sorted({c.row for c in table.cells})
        repeated = [
            r for r in rows
            if all((c.column, c.text) in head for c in table.cells if c.row == r)
        ]  # fmt: skip
        kept = [r for r in rows if r not in repeated]
        base = max(c.row for c in last.cells) + 1
        place = {row: base + i for i, row in enumerate(kept)}
        more = [replace(c, row=place[c.row], header=False) for c in table.cells if c.row in place]
        joined[-1] = replace(
            last, cells=(*last.cells, *more), footnotes=(*last.footnotes, *table.footnotes)
        )
    return joined
