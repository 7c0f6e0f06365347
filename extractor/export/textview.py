"""What the text stage sees, for people (text) and programs (JSON)."""

from __future__ import annotations

import json
import re
from typing import Literal

from ..types import Document, Passage, Reference, Table

Part = Literal["body", "all"]
TextFormat = Literal["text", "json"]
_POWER = re.compile(r"\^([-−+]?\d+)")
_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_BODY_SECTIONS_LEFT_OUT = {"references", "back_matter"}


def render(document: Document, *, part: Part = "all", text_format: TextFormat = "text") -> str:
    """Return passages as text with blank lines between, or as JSON with sections and boxes.

    ``body`` is title, abstract and body paragraphs in reading order, nothing else. Text shows a
    power as it is printed ("10⁻⁵"), where the passages of a document say "10^-5".
    """
    passages = [p for p in document.passages if part == "all" or is_body(p)]
    if text_format == "text":
        return "\n\n".join(_POWER.sub(_raised, passage.text) for passage in passages)
    shown = {
        "doc_id": document.doc_id,
        "sha256": document.sha256,
        "source": document.source,
        "title": document.title,
        "doi": document.doi,
        "pmid": document.pmid,
        "pmcid": document.pmcid,
        "journal": document.journal,
        "year": document.year,
        "pages": [{"page": p.number, "width": p.width, "height": p.height} for p in document.pages],
        "passages": [_passage(document, p) for p in passages],
        "tables": [] if part == "body" else [_table(t) for t in document.tables],
        "references": [] if part == "body" else [_reference(r) for r in document.references],
        "warnings": list(document.warnings),
    }
    return json.dumps(shown, ensure_ascii=False, indent=1)


def _raised(power: re.Match[str]) -> str:
    return power[1].translate(_RAISED)


def is_body(passage: Passage) -> bool:
    """Tell whether a passage is title, abstract or body text."""
    in_body = passage.kind in {"title", "body"}
    return in_body and passage.section not in _BODY_SECTIONS_LEFT_OUT


def _passage(document: Document, passage: Passage) -> dict[str, object]:
    boxes = document.boxes(passage.start, passage.end)
    return {
        "kind": passage.kind,
        "section": passage.section,
        "heading": passage.heading,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "boxes": [[b.page, b.x0, b.top, b.x1, b.bottom] for b in boxes],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "label": table.label,
        "caption": table.caption,
        "page": table.page,
        "rows": [[cell.text for cell in row] for row in table.rows()],
        "header_rows": sorted({cell.row for cell in table.cells if cell.header}),
        "footnotes": list(table.footnotes),
    }


def _reference(reference: Reference) -> dict[str, object]:
    return {
        "key": reference.key,
        "text": reference.text,
        "doi": reference.doi,
        "pmid": reference.pmid,
    }
