"""PDF to ``Document``: the only place that knows pypdfium2 and pdfplumber."""

from __future__ import annotations

from pathlib import Path

from ..types import Document


def read_pdf(path: Path) -> Document:
    """Read a PDF: title, sections, captions, tables and references, with a box for each character.

    Raises:
        MissingFile, EmptyFile, NotAPdf, BrokenPdf, EncryptedPdf, ScannedPdf: as they say.
    """
    from .document import read_document

    return read_document(path)
