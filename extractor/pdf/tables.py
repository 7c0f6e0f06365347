"""Tables of PDF pages: pdfplumber gives words and rules, a grid is made of them.

Journals draw tables with a few horizontal rules or none, so cells come from the words: lines by
baseline, columns by the gaps that run through the data rows, header rows by the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..types import Box
from .grid import Grid, Rule, Word, make_grid

_RULE_THICKNESS = 2.5  # points
_X_TOLERANCE = 1.5  # points between the characters of one word


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequest:
    """Where a table is thought to stand: the region holds the rows, not the caption."""

    page: int
    region: tuple[float, float, float, float]  # x0, top, x1, bottom in points
    label: str | None
    caption: str


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
    """A table as it stands on its page."""

    label: str | None
    caption: str
    page: int
    cells: tuple[RawCell, ...]
    footnotes: tuple[str, ...] = ()


def find_tables(path: Path, requests: Sequence[TableRequest]) -> tuple[RawTable, ...]:
    """Return the tables of the regions asked for; a region without a grid gives none."""
    if not requests:
        return ()
    import pdfplumber

    numbers = sorted({request.page for request in requests})
    found: list[RawTable] = []
    with pdfplumber.open(path, pages=numbers) as pdf:
        pages = {page.page_number: page for page in pdf.pages}
        for request in requests:
            page = pages.get(request.page)
            table = _read(page, request) if page is not None else None
            if table is not None:
                found.append(table)
    return tuple(found)


def _read(page: Any, request: TableRequest) -> RawTable | None:
    """Read one region of a page."""
    left, upper = float(page.bbox[0]), float(page.bbox[1])
    region = (
        max(request.region[0] + left, page.bbox[0]),
        max(request.region[1] + upper, page.bbox[1]),
        min(request.region[2] + left, page.bbox[2]),
        min(request.region[3] + upper, page.bbox[3]),
    )
    if region[2] - region[0] < 1 or region[3] - region[1] < 1:
        return None
    crop = page.crop(region)
    words = [
        Word(w["text"], w["x0"] - left, w["top"] - upper, w["x1"] - left, w["bottom"] - upper)
        for w in crop.extract_words(x_tolerance=_X_TOLERANCE, y_tolerance=2)
    ]
    grid = make_grid(words, _rules(crop, left, upper))
    return table_from_grid(grid, request) if grid is not None else None


def _rules(crop: Any, left: float, upper: float) -> list[Rule]:
    """Return the horizontal rules of a region, drawn as lines or as thin rectangles."""
    drawn = [*crop.lines, *crop.rects, *crop.curves]
    return [
        Rule(o["x0"] - left, o["x1"] - left, (o["top"] + o["bottom"]) / 2 - upper)
        for o in drawn
        if o["bottom"] - o["top"] <= _RULE_THICKNESS and o["x1"] - o["x0"] > _RULE_THICKNESS
    ]


def table_from_grid(grid: Grid, request: TableRequest) -> RawTable:
    """Return the table that a grid stands for."""
    cells = tuple(
        RawCell(
            row=cell.row,
            column=cell.column,
            text=cell.text,
            box=Box(request.page, cell.x0, cell.top, cell.x1, cell.bottom),
            column_span=cell.column_span,
            header=cell.row < grid.header_rows,
            indent=cell.indent,
        )
        for cell in grid.cells
    )
    return RawTable(
        label=request.label,
        caption=request.caption,
        page=request.page,
        cells=cells,
        footnotes=grid.footnotes,
    )
