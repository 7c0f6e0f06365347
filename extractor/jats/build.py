"""Gather passages into one text, so that every offset is right by construction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..types import Callout, Cell, Passage, PassageKind, Section, Table

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A rendered run of text with the callouts in it; offsets are its own."""

    text: str
    callouts: tuple[Callout, ...] = ()


@dataclass(slots=True)
class Gathered:
    """The text so far, with what stands in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Passage] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text gathered so far."""
        return "".join(self.parts)

    def add(
        self, piece: Piece, kind: PassageKind, section: Section, heading: str | None = None
    ) -> Passage | None:
        """Add a passage; one without text is left out."""
        if not piece.text.strip():
            return None
        if self.parts:
            self.parts.append(_BREAK)
            self.length += len(_BREAK)
        start = self.length
        self.parts.append(piece.text)
        self.length += len(piece.text)
        passage = Passage(
            text=piece.text,
            start=start,
            end=self.length,
            kind=kind,
            section=section,
            heading=heading,
        )
        self.passages.append(passage)
        self.callouts += [
            replace(c, start=c.start + start, end=c.end + start) for c in piece.callouts
        ]
        return passage

    def add_table(
        self, label: str | None, caption: str, cells: Sequence[Cell], footnotes: Sequence[str]
    ) -> None:
        """Add a table as one passage, cells joined by tabs and rows by line breaks."""
        lines: list[str] = []
        placed: list[Cell] = []
        at = 0
        for row in sorted({cell.row for cell in cells}):
            line = sorted((c for c in cells if c.row == row), key=lambda c: c.column)
            for cell in line:
                placed.append(replace(cell, start=at, end=at + len(cell.text)))
                at += len(cell.text) + 1
            lines.append("\t".join(cell.text for cell in line))
        passage = self.add(Piece("\n".join(lines)), "table", "table", label)
        if passage is None:
            return
        moved = (
            replace(c, start=c.start + passage.start, end=c.end + passage.start) for c in placed
        )
        self.tables.append(
            Table(
                label=label,
                caption=caption,
                cells=tuple(moved),
                footnotes=tuple(footnotes),
                start=passage.start,
                end=passage.end,
            )
        )
