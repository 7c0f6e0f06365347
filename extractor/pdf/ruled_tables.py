"""Tables that are drawn with rules on all sides, read by pdfplumber.

Called only for captions whose table the words alone did not give: pdfplumber reads a page in about
a quarter of a second, the rest of the text stage in a few hundredths.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..types import Box, Document, Passage
from .table_captions import LABEL
from .tables import RawCell, RawTable

_FARTHEST = 60.0  # points between a caption and its table
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_SLACK = 3.0  # points


def add_ruled_tables(
    document: Document, path: Path, found: Sequence[RawTable]
) -> tuple[RawTable, ...]:
    """Return the tables found and, for captions without one, those that rules enclose."""
    have = {table.label for table in found}
    wanted = [
        (caption, label)
        for caption in document.passages
        if caption.kind == "caption" and (label := _label(caption)) and label not in have
    ]
    if not wanted:
        return tuple(found)
    import pdfplumber

    numbers = sorted({caption.page for caption, _ in wanted if caption.page is not None})
    more: list[RawTable] = []
    with pdfplumber.open(path, pages=numbers) as pdf:
        drawn = {page.page_number: page.find_tables() for page in pdf.pages}
    for caption, label in wanted:
        box = _lowest_box(document, caption)
        grid = _nearest(drawn.get(box.page, []), box) if box is not None else None
        if grid is not None and box is not None:
            more.append(_table(grid, box.page, label, caption))
    return (*found, *more)


def _label(caption: Passage) -> str | None:
    match = LABEL.match(caption.text)
    return match[1] if match else None


def _lowest_box(document: Document, caption: Passage) -> Box | None:
    boxes = document.boxes(caption.start, caption.end)
    return boxes[-1] if boxes else None


def _nearest(grids: Sequence[Any], caption: Box) -> Any | None:
    """Return the grid right below or above a caption, in its column."""

    def distance(grid: Any) -> float:
        x0, top, x1, bottom = grid.bbox
        beside = x1 < caption.x0 or caption.x1 < x0
        apart = min(abs(top - caption.bottom), abs(caption.top - bottom))
        return float("inf") if beside else float(apart)

    near = [g for g in grids if distance(g) <= _FARTHEST and len(g.rows) >= _LEAST_ROWS]
    near = [g for g in near if max(len(row.cells) for row in g.rows) >= _LEAST_COLUMNS]
    return min(near, key=distance, default=None)


def _table(grid: Any, page: int, label: str, caption: Passage) -> RawTable:
    cells: list[RawCell] = []
    for r, (row, texts) in enumerate(zip(grid.rows, grid.extract(), strict=True)):
        for c, (corners, text) in enumerate(zip(row.cells, texts, strict=True)):
            if corners is None or text is None:
                continue
            box = Box(page, *map(float, corners))
            printed = " ".join(text.split())
            cells.append(RawCell(row=r, column=c, text=printed, box=box, header=r == 0))
    x0, top, x1, bottom = map(float, grid.bbox)
    return RawTable(
        label=label,
        caption=LABEL.sub("", caption.text, count=1),
        page=page,
        region=(x0 - _SLACK, top - _SLACK, x1 + _SLACK, bottom + _SLACK),
        cells=tuple(cells),
    )
