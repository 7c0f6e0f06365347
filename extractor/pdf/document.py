"""All of the text stage together: a PDF file becomes a ``Document``."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pdfplumber.utils.exceptions import PdfminerException

from ..errors import ScannedPdf
from ..prose.callouts import find_callouts
from ..prose.identity import find_identity
from ..prose.references import Entry, entry_starts, make_references
from ..types import CharBoxes, Document, PageSize, Passage, PassageKind, Reference
from .accents import place_accents
from .blocks import page_blocks, reading_order
from .cleanup import vocabulary
from .compose import Composed, Paper, Piece, compose, join_parts
from .damage import lost_ligatures
from .furniture import SortedLines, lift_furniture
from .glyphs import RawPdf
from .lines import Line, page_lines
from .ocr import can_recognise, recognised, steadied
from .reader import read_glyphs
from .regions import table_regions
from .roles import Part, assign_roles, mark_alone
from .units import Unit, block_units, style_of
from .with_tables import with_tables

_ORDER: tuple[tuple[PassageKind, ...], ...] = (
    ("title", "heading", "body"),
    ("caption",),
    ("table",),
    ("reference",),
    ("furniture",),
)
_CITE = re.compile(r"\W*(?:citation|how to cite|cite this)\b", re.I)
SEPARATOR = "\n\n"


def read_document(path: Path) -> Document:
    """Read a PDF: text in reading order, sections, tables, references, and boxes for it all."""
    try:
        raw = read_glyphs(path)
    except ScannedPdf:
        raw = None
    if raw is not None and (2 * raw.picture_pages <= len(raw.pages) or not can_recognise()):
        return _document(raw, path, path)
    with recognised(path) as copy:
        try:
            read = _document(steadied(read_glyphs(copy)), copy, path)
        except ScannedPdf as error:
            raise ScannedPdf(f"{path.name}: holds pictures; OCR found no words in them") from error
    note = "pages that are pictures were read by OCR; check what is taken from them"
    return replace(read, warnings=(*read.warnings, note))


def _document(raw: RawPdf, read: Path, path: Path) -> Document:
    """Build the document of the glyphs of a file, which is the paper's or a copy of it."""
    upright = tuple(place_accents(page.take(page.turn == 0)) for page in raw.pages)
    sorted_lines = lift_furniture(upright, tuple(page_lines(page) for page in upright))
    blocks = [b for lines in sorted_lines for b in reading_order(page_blocks(lines.body))]
    style = style_of(blocks)
    beside = mark_alone(blocks)
    units = _mark([unit for block in blocks for unit in block_units(block, style)], beside)
    regions = table_regions(units, blocks, style)
    units = _mark(units, beside | {id(b) for region in regions for b in region.blocks})
    parts = assign_roles(units, style)
    body_lines = [line for lines in sorted_lines for line in lines.body]
    paper = Paper(
        pages={page.number: page for page in upright},
        words=vocabulary(body_lines),
        ligatures=lost_ligatures(body_lines),
    )
    pieces = _pieces(parts, sorted_lines, paper)
    return _with_tables(_assemble(path, raw, pieces), raw, read, sorted_lines)


def _with_tables(
    document: Document, raw: RawPdf, path: Path, printed: Iterable[SortedLines]
) -> Document:
    """Add the tables; in a damaged file that only pdfium can open, say that they are missing."""
    try:
        return with_tables(document, raw.pages, path, {p.page.number: p for p in printed})
    except PdfminerException:
        note = "the file is damaged: its tables could not be read"
        return replace(document, warnings=(*document.warnings, note))


def _mark(units: list[Unit], alone: set[int]) -> list[Unit]:
    """Mark the units whose blocks stand beside others of their column."""
    return [replace(unit, alone=id(unit.block) in alone) for unit in units]


def _pieces(
    parts: list[Part],
    sorted_lines: tuple[SortedLines, ...],
    paper: Paper,
) -> list[Piece]:
    """Compose every passage of the paper."""
    pieces: list[Piece] = []
    references: list[Line] = []
    for group in join_parts(parts):
        first = group[0]
        if first.kind == "reference":
            references += [line for part in group for line in part.unit.lines]
            continue
        lines = [line for part in group for line in part.unit.lines]
        composed = compose(lines, paper)
        heading = None if first.kind == "heading" else first.heading
        pieces.append(Piece(composed, first.kind, first.section, first.unit.page, heading))
    pieces += _reference_pieces(references, paper)
    for page in sorted_lines:
        for line in page.running:
            composed = compose([line], paper)
            pieces.append(Piece(composed, "furniture", "other", line.page))
    return pieces


def _reference_pieces(lines: list[Line], paper: Paper) -> list[Piece]:
    """Cut the lines of the reference list into entries."""
    if not lines:
        return []
    edges = _column_edges(lines)
    starts = entry_starts([line.text for line in lines], edges)
    bounds = [*starts, len(lines)] if starts else [0, len(lines)]
    pieces = []
    for begin, end in itertools.pairwise(bounds):
        entry = lines[begin:end]
        composed = compose(entry, paper)
        pieces.append(Piece(composed, "reference", "references", entry[0].page))
    return pieces


def _column_edges(lines: list[Line]) -> list[float]:
    """Return how far each line stands in from the left edge of its column."""
    edges: list[float] = []
    column: list[Line] = []
    for line in [*lines, None]:
        if column and (
            line is None or line.page != column[-1].page or line.base < column[-1].base - 20
        ):
            left = min(item.x0 for item in column)
            edges += [item.x0 - left for item in column]
            column = []
        if line is not None:
            column.append(line)
    return edges


@dataclass(slots=True)
class _Builder:
    """The document's text as it grows."""

    texts: list[str] = field(default_factory=list)
    pages: list[NDArray[np.int16]] = field(default_factory=list)
    boxes: list[NDArray[np.float32]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    length: int = 0

    def _put(self, composed: Composed) -> None:
        self.texts.append(composed.text)
        self.pages.append(composed.pages)
        self.boxes.append(composed.boxes)
        self.length += len(composed.text)

    def add(self, piece: Piece) -> None:
        """Append a passage behind a blank line."""
        if not piece.composed.text.strip():
            return
        if self.texts:
            n = len(SEPARATOR)
            blank = Composed(SEPARATOR, np.zeros(n, np.int16), np.zeros((n, 4), np.float32))
            self._put(blank)
        start = self.length
        self.raised += [(a + start, b + start) for a, b in piece.composed.raised]
        self._put(piece.composed)
        self.passages.append(
            Passage(
                text=piece.composed.text,
                start=start,
                end=self.length,
                kind=piece.kind,
                section=piece.section,
                page=piece.page,
                heading=piece.heading,
            )
        )

    def chars(self) -> CharBoxes:
        """Return where each character stands."""
        if not self.pages:  # a damaged file may have glyphs, all of them slanted
            return CharBoxes(np.zeros(0, np.int16), np.zeros((0, 4), np.float32))
        return CharBoxes(np.concatenate(self.pages), np.concatenate(self.boxes))


def _assemble(path: Path, raw: RawPdf, pieces: list[Piece]) -> Document:
    """Lay the passages out: running text first, then captions, references and furniture."""
    builder = _Builder()
    for kinds in _ORDER:
        for piece in pieces:
            if piece.kind in kinds:
                builder.add(piece)
    text = "".join(builder.texts)
    references = _references(builder.passages)
    keys = [reference.key for reference in references]
    front = [p.text for p in builder.passages if p.page == 1 and p.kind != "reference"]
    front.sort(key=lambda t: "doi" not in t.lower())
    front += [p.text for p in builder.passages if p.kind == "furniture" and _CITE.match(p.text)]
    identity = find_identity([*front, *(value for _, value in raw.metadata)])
    title = next((p.text for p in builder.passages if p.kind == "title"), None)
    bounds = [(p.start, p.end) for p in builder.passages if p.kind == "body"]
    callouts = tuple(
        callout
        for callout in find_callouts(text, keys, tuple(builder.raised))
        if any(start <= callout.start < end for start, end in bounds)
    )
    return Document(
        doc_id=path.stem,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        source="pdf",
        text=text,
        passages=tuple(builder.passages),
        references=references,
        callouts=callouts,
        title=title,
        doi=identity.doi,
        pmid=identity.pmid,
        pmcid=identity.pmcid,
        year=identity.year,
        pages=tuple(PageSize(p.number, p.width, p.height) for p in raw.pages),
        chars=builder.chars(),
        warnings=_warnings(raw, text),
    )


def _references(passages: Iterable[Passage]) -> tuple[Reference, ...]:
    entries = [Entry(p.text, p.start) for p in passages if p.kind == "reference"]
    return make_references(entries)


def _warnings(raw: RawPdf, text: str) -> tuple[str, ...]:
    found = []
    if raw.picture_pages:
        found.append(f"{raw.picture_pages} page(s) hold a picture and no text")
    damaged = text.count("\ufffd")
    if damaged:
        found.append(f"{damaged} character(s) cannot be read")
    return tuple(found)
