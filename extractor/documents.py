"""A paper as the readers make it: passages, tables, references, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .geometry import Box, CharBoxes, PageSize

PassageKind = Literal["title", "body", "heading", "caption", "table", "reference", "furniture"]
Section = Literal[
    "title",
    "abstract",
    "introduction",
    "methods",
    "results",
    "discussion",
    "conclusions",
    "references",
    "back_matter",
    "caption",
    "table",
    "other",
]
SourceFormat = Literal["pdf", "jats", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of text that is read in one go: a paragraph, heading, caption, table or reference."""

    text: str
    start: int
    end: int
    kind: PassageKind
    section: Section
    page: int | None = None
    heading: str | None = None  # the nearest heading above, as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One table cell; ``start`` and ``end`` point into the document's text."""

    row: int
    column: int
    text: str
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    indent: int = 0  # levels of indentation, for sub-rows under a variable
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption and footnotes; rows and columns count from 0."""

    label: str | None  # "Table 2"
    caption: str
    cells: tuple[Cell, ...]
    footnotes: tuple[str, ...] = ()
    page: int | None = None
    start: int = 0
    end: int = 0

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells of each row, left to right."""
        for row in sorted({cell.row for cell in self.cells}):
            yield tuple(sorted((c for c in self.cells if c.row == row), key=lambda c: c.column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the reference list."""

    key: str  # the number printed ("36"), or "smith2015" where the list has none
    text: str
    start: int
    end: int
    doi: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A place that cites: "[36,38-40]" with the keys it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper as the later stages see it, whatever it was read from."""

    doc_id: str
    sha256: str
    source: SourceFormat
    text: str
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    callouts: tuple[Callout, ...] = ()
    title: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    journal: str | None = None
    year: int | None = None
    pages: tuple[PageSize, ...] = ()
    chars: CharBoxes | None = None
    warnings: tuple[str, ...] = ()

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box a printed line for characters ``[start, end)``; empty without pages."""
        return self.chars.lines(start, end) if self.chars is not None else ()

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a character offset."""
        return next((p for p in self.passages if p.start <= offset < p.end), None)
