"""JATS tables → label, caption, cells on a grid, footnotes."""

from __future__ import annotations

import re

from lxml import etree

from ..types import Cell
from .inline import local, plain, raw_text

_INDENT = re.compile(r"^[\s\u00a0\u2002\u2003\u2007\u2009]+")
_SPACES_A_LEVEL = 2


def table_cells(table: etree._Element) -> tuple[Cell, ...]:
    """Return the cells of a ``table`` element in row order; spans keep later cells in place."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows = [node for node in table.iter() if local(node) == "tr"]
    has_head = any(local(node) == "thead" for node in table.iter())
    for row, node in enumerate(rows):
        parent = node.getparent()
        in_head = parent is not None and local(parent) == "thead"
        header = in_head or (not has_head and row == 0)
        column = 0
        for child in node:
            if local(child) not in {"td", "th"}:
                continue
            while (row, column) in taken:
                column += 1
            cell = _cell(child, row, column, header)
            cells.append(cell)
            taken |= {
                (row + r, column + c) for r in range(cell.row_span) for c in range(cell.column_span)
            }
            column += cell.column_span
    return tuple(cells)


def _cell(node: etree._Element, row: int, column: int, header: bool) -> Cell:
    raw = raw_text(node)
    leading = _INDENT.match(raw)
    spaces = len(leading.group().replace("\n", "")) if leading else 0
    text = plain(node).strip()
    return Cell(
        row=row,
        column=column,
        text=text,
        start=0,
        end=0,
        row_span=_span(node.get("rowspan")),
        column_span=_span(node.get("colspan")),
        header=header,
        indent=min(-(-spaces // _SPACES_A_LEVEL), 3) if text else 0,
    )


def _span(value: str | None) -> int:
    return max(1, min(int(value), 200)) if value and value.isdigit() else 1


def label_and_caption(node: etree._Element) -> tuple[str | None, str]:
    """Return label ("Table 2") and caption of a figure or table."""
    label = plain(node.find("{*}label")).strip().rstrip(".:") or None
    caption = node.find("{*}caption")
    parts = [plain(child) for child in caption] if caption is not None else []
    return label, " ".join(part for part in parts if part)


def footnotes(node: etree._Element) -> tuple[str, ...]:
    """Return the footnotes of a table, one a paragraph."""
    foot = node.find("{*}table-wrap-foot")
    if foot is None:
        return ()
    found = [plain(p) for p in foot.iter("{*}p")] or [plain(foot)]
    return tuple(text for text in found if text)
