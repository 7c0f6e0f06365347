"""JATS tables → label, caption, cells on a grid, footnotes."""

from __future__ import annotations

import re

from lxml import etree

from ..types import Cell
from .inline import local, plain, raw_text

_SPACES_A_LEVEL = 2
_NARROW, _WIDE = "\u00a0\u2002\u2007\u2009\u202f", "\u2003\u3000"  # do not collapse
_SHIFT = re.compile(
    r"(?:padding-left|margin-left|text-indent)\s*:\s*(\d+(?:\.\d+)?)\s*(em|px|pt|%)?"
)
_UNITS = {"em": 1.0, "px": 12.0, "pt": 10.0, "%": 4.0}  # that make a level
_DEEPEST = 3
_MOST_SPAN = 200
_GROUPS = frozenset({"table-wrap-group", "fig-group"})
_PARTS = ("thead", "tbody", "tfoot")
_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "entry"})


def tables_of(node: etree._Element) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of each table in a ``table-wrap``; of alternatives the first with cells.

    XHTML tables and those of the OASIS model (CALS: ``tgroup``, ``row``, ``entry``) are read;
    a table inside a cell is text of this cell.
    """
    found: list[tuple[Cell, ...]] = []
    chosen: set[etree._Element] = set()
    for table in node.iter("{*}table"):
        above = [a for a in table.iterancestors() if a is not node]
        choice = next((a for a in above if local(a) == "alternatives"), None)
        if any(local(a) in _CELLS for a in above) or choice in chosen:
            continue
        cells = table_cells(table)
        if cells:
            found.append(cells)
            if choice is not None:
                chosen.add(choice)
    return tuple(found)


def table_cells(table: etree._Element) -> tuple[Cell, ...]:
    """Return the cells of a ``table`` element in row order; spans keep later cells in place."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows, head = _rows(table)
    names = _column_names(table)
    for row, node in enumerate(rows):
        column = 0
        for child in node:
            if local(child) not in _CELLS:
                continue
            first, last = names.get(child.get("namest")), names.get(child.get("nameend"))
            named = first if first is not None else names.get(child.get("colname"))
            column = named if named is not None else column
            while (row, column) in taken:
                column += 1
            wide = last - column + 1 if last is not None else _span(child.get("colspan"))
            cell = _cell(child, row, column, row < head, max(wide, 1))
            cells.append(cell)
            taken |= {
                (row + r, column + c) for r in range(cell.row_span) for c in range(cell.column_span)
            }
            column += cell.column_span
    return tuple(cells)


def _rows(table: etree._Element) -> tuple[list[etree._Element], int]:
    """Return the rows in the order of reading, and how many at the top are head.

    Without a ``thead`` the rows of ``th`` only are head, or else the first row.
    """
    parts: dict[str, list[etree._Element]] = {part: [] for part in _PARTS}
    for node in table.iter():
        if local(node) not in _ROWS or next(node.iterancestors("{*}table"), None) is not table:
            continue
        part = local(next(node.iterancestors()))
        parts[part if part in parts else "tbody"].append(node)
    rows = [row for part in _PARTS for row in parts[part]]
    if parts["thead"]:
        return rows, len(parts["thead"])
    head = 0
    while head < len(rows) and all(local(c) == "th" for c in rows[head] if local(c) in _CELLS):
        head += 1
    return rows, head if 0 < head < len(rows) else 1


def _column_names(table: etree._Element) -> dict[str | None, int]:
    """Return the columns that an OASIS table names, and those its spans name."""
    specs = list(table.iter("{*}colspec"))
    return {spec.get("colname"): i for i, spec in enumerate(specs) if spec.get("colname")}


def _cell(node: etree._Element, row: int, column: int, header: bool, wide: int) -> Cell:
    text = plain(node).strip()
    more = node.get("morerows")
    high = int(more) + 1 if more and more.isdigit() else _span(node.get("rowspan"))
    return Cell(
        row=row,
        column=column,
        text=text,
        start=0,
        end=0,
        row_span=min(high, _MOST_SPAN),
        column_span=min(wide, _MOST_SPAN),
        header=header,
        indent=_indent(node) if text else 0,
    )


def _indent(node: etree._Element) -> int:
    """Return how many levels a cell is set in: by spaces that do not collapse, or by its style."""
    raw = raw_text(node)
    leading = raw[: len(raw) - len(raw.lstrip())]
    wide = sum((letter in _NARROW) + 2 * (letter in _WIDE) for letter in leading)
    # Plain spaces count where they were typed on purpose, not where the XML was set in lines.
    wide += 0 if "\n" in leading else leading.count(" ")
    shift = _SHIFT.search(node.get("style") or "")
    styled = float(shift[1]) / _UNITS[shift[2] or "px"] if shift else 0.0
    return min(max(-(-wide // _SPACES_A_LEVEL), int(styled + 0.5)), _DEEPEST)


def _span(value: str | None) -> int:
    return max(1, min(int(value), _MOST_SPAN)) if value and value.isdigit() else 1


def label_and_caption(node: etree._Element) -> tuple[str | None, str]:
    """Return label ("Table 2") and caption of a figure or table.

    A part of a group without a label of its own has that of the group, and both captions.
    """
    label, caption = _own_label(node), _own_caption(node)
    group = node.getparent()
    if label is None and group is not None and local(group) in _GROUPS:
        both = (_own_caption(group), caption)
        return _own_label(group), " ".join(part for part in both if part)
    return label, caption


def _own_label(node: etree._Element) -> str | None:
    return plain(node.find("{*}label")).strip().rstrip(".:") or None


def _own_caption(node: etree._Element) -> str:
    caption = node.find("{*}caption")
    parts = [plain(child) for child in caption] if caption is not None else []
    return " ".join(part for part in parts if part)


def footnotes(node: etree._Element) -> tuple[str, ...]:
    """Return the footnotes of a table, one a paragraph."""
    foot = node.find("{*}table-wrap-foot")
    if foot is None:
        return ()
    found = [plain(p) for p in foot.iter("{*}p")] or [plain(foot)]
    return tuple(text for text in found if text)
