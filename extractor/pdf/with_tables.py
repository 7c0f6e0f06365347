"""Append the tables of a PDF to its document, each as one passage with a box for every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..types import Cell, CharBoxes, Document, Passage, Table
from .furniture import SortedLines
from .glyphs import PageGlyphs
from .ruled_tables import add_ruled_tables
from .table_captions import table_pages
from .table_words import read_rules
from .tables import RawCell, RawTable, find_tables

_BREAK = "\n\n"
_INSIDE = 0.6  # of the printed lines of a passage: it is part of the table
_LONG_PROSE = 300  # characters
_SHORTEST_NOTE = 12  # letters and digits: less may stand anywhere


@dataclass(slots=True)
class _Tail:
    """The text that is appended, with page and box of each character."""

    at: int
    texts: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def put(self, text: str, cell: RawCell | None = None) -> tuple[int, int]:
        start = self.at
        self.texts.append(text)
        self.at += len(text)
        box = (cell.box.x0, cell.box.top, cell.box.x1, cell.box.bottom) if cell else (0.0,) * 4
        self.pages += [cell.box.page if cell else 0] * len(text)
        self.boxes += [box] * len(text)
        return start, self.at


def with_tables(
    document: Document,
    pages: Sequence[PageGlyphs],
    path: Path,
    printed: Mapping[int, SortedLines],
) -> Document:
    """Return the document with the tables of its pages; what stood in them is no running text.

    ``printed`` are the lines of each page as the layout found them.
    """
    numbers = table_pages(document, pages)
    if not numbers or document.chars is None:
        return document
    by_words = find_tables(document, pages, read_rules(path, numbers), printed)
    tables = add_ruled_tables(document, path, by_words)
    if not tables:
        return document
    tail = _Tail(len(document.text))
    notes = [(t.page, _squeezed(" ".join(t.footnotes)), t.label) for t in tables if t.footnotes]
    passages = [
        _as_note(_demoted(document, passage, tables), notes) for passage in document.passages
    ]
    made: list[Table] = []
    for raw in tables:
        tail.put(_BREAK)
        made.append(_append(tail, raw))
        passages.append(_passage(made[-1], tail, len(document.text)))
    return replace(
        document,
        text=document.text + "".join(tail.texts),
        passages=tuple(passages),
        tables=tuple(made),
        chars=_longer(document.chars, tail),
    )


def _passage(table: Table, tail: _Tail, before: int) -> Passage:
    """Return the passage of a table; ``before`` characters of text stand before the tail."""
    return Passage(
        text="".join(tail.texts)[table.start - before :],
        start=table.start,
        end=table.end,
        kind="table",
        section="table",
        page=table.page,
        heading=table.label,
    )


def _append(tail: _Tail, raw: RawTable) -> Table:
    start = tail.at
    cells: list[Cell] = []
    for row in sorted({cell.row for cell in raw.cells}):
        if cells:
            tail.put("\n")
        line = sorted((c for c in raw.cells if c.row == row), key=lambda c: c.column)
        for place, cell in enumerate(line):
            if place:
                tail.put("\t")
            begin, end = tail.put(cell.text, cell)
            cells.append(
                Cell(
                    row=cell.row,
                    column=cell.column,
                    text=cell.text,
                    start=begin,
                    end=end,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                    header=cell.header,
                    indent=cell.indent,
                    box=cell.box,
                )
            )
    return Table(
        label=raw.label,
        caption=raw.caption,
        cells=tuple(cells),
        footnotes=raw.footnotes,
        page=raw.page,
        start=start,
        end=tail.at,
    )


def _longer(chars: CharBoxes, tail: _Tail) -> CharBoxes:
    more: NDArray[np.float32] = np.array(tail.boxes, np.float32).reshape(-1, 4)
    return CharBoxes(
        np.concatenate([chars.pages, np.array(tail.pages, np.int16)]),
        np.concatenate([chars.boxes, more]),
    )


def _demoted(document: Document, passage: Passage, tables: Sequence[RawTable]) -> Passage:
    """Return a passage as furniture when most of its lines stand inside a table."""
    if passage.kind not in {"body", "heading"} or passage.page is None:
        return passage
    if len(passage.text) > _LONG_PROSE:  # the layout knows paragraphs better than a grid does
        return passage
    near = [t for t in tables if t.page == passage.page]
    if not near:
        return passage
    boxes = document.boxes(passage.start, passage.end)
    inside = 0
    for box in boxes:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        inside += any(
            t.page == box.page
            and t.region[0] <= x <= t.region[2]
            and t.region[1] <= y <= t.region[3]
            for t in near
        )
    if boxes and inside >= _INSIDE * len(boxes):
        return replace(passage, kind="furniture", section="other")
    return passage


def _as_note(passage: Passage, notes: Sequence[tuple[int, str, str | None]]) -> Passage:
    """Return a passage that is the notes of a table as part of its caption, as in JATS."""
    if passage.kind not in {"furniture", "body"}:
        return passage
    text = _squeezed(passage.text)
    for page, note, label in notes:
        if page == passage.page and len(text) >= _SHORTEST_NOTE and text in note:
            return replace(passage, kind="caption", section="caption", heading=label)
    return passage


def _squeezed(text: str) -> str:
    """Return the letters and digits of a text: two readings of one line differ in the rest."""
    return "".join(c for c in text.lower() if c.isalnum())
