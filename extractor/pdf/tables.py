"""Tables of a PDF: captions say where to look, words and rules there become a grid.

Journals draw tables with a few horizontal rules or none, so cells come from the words: lines by
baseline, columns by the gaps that run through the rows, header rows by the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..types import Box, Document
from .furniture import SortedLines, content_span
from .glyphs import PageGlyphs
from .grid import Grid, make_grid
from .grid_columns import Column
from .lines import page_lines
from .table_captions import (
    MIN_ASIDE,
    TableCaption,
    aside_captions,
    captions_on,
    surroundings,
)
from .table_regions import Region, Surroundings, joined_rules, table_regions
from .table_words import Drawn, Word, page_words, turned, turned_back, turned_rules

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


def find_tables(
    document: Document,
    pages: Sequence[PageGlyphs],
    rules: Mapping[int, Drawn],
    printed: Mapping[int, SortedLines],
) -> tuple[RawTable, ...]:
    """Return the tables of a paper in order; parts continued on the next page are one table.

    ``rules`` are those of the pages that :func:`table_pages` names, ``printed`` the lines of all.
    """
    found: list[RawTable] = []
    for page in pages:
        if page.number not in rules:
            continue
        for turn in (0, 1, 3):
            if turn and (page.turn == turn).sum() <= MIN_ASIDE:
                continue
            drawn = rules[page.number]
            if turn:
                found += _aside(page, turn, drawn, found)
            else:
                found += _upright(document, printed[page.number], drawn, found)
    return tuple(_continued(found))


def _upright(
    document: Document, printed: SortedLines, drawn: Drawn, before: Sequence[RawTable]
) -> list[RawTable]:
    """Return the tables of a page that run from left to right, between its head and its foot."""
    page = printed.page
    first, last = content_span(printed)
    words = page_words(page, (*printed.body, *printed.running))
    lines = tuple(line for line in words if line and first < _height(line) < last)
    captions = captions_on(document, page.number, lines, joined_rules(drawn.across))
    around = surroundings(document, page.number, lines)
    return _below_captions(captions, lines, drawn, around, page, 0, before)


def _aside(page: PageGlyphs, turn: int, drawn: Drawn, before: Sequence[RawTable]) -> list[RawTable]:
    """Return the tables of a page that are printed aside."""
    turned_page = turned(page, turn)
    lines = page_words(turned_page, page_lines(turned_page))
    rules = turned_rules(drawn, page, turn)
    return _below_captions(aside_captions(lines), lines, rules, Surroundings(), page, turn, before)


def _below_captions(
    captions: Sequence[TableCaption],
    lines: Sequence[Sequence[Word]],
    drawn: Drawn,
    around: Surroundings,
    page: PageGlyphs,
    turn: int,
    before: Sequence[RawTable],
) -> list[RawTable]:
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


def _columns_before(caption: TableCaption, tables: Sequence[RawTable]) -> tuple[Column, ...]:
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


def _table(
    grid: Grid, caption: TableCaption, page: PageGlyphs, turn: int, region: Region
) -> RawTable:
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
