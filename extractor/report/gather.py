"""What a run wrote, read for the report: papers, records, and the text around each evidence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..reading import RECORDS_FILE, Record, iterate_records, paper_rows
from ..records import Evidence

TEXT_FOLDER = "text"
_AROUND = 220  # characters shown on each side of an evidence
_NAME_BYTES = 255  # what file systems take


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An evidence in its text: what stands before it, itself, what stands behind it."""

    before: str
    marked: str
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as the report shows it; ``left_out`` counts the records beyond the limit."""

    name: str
    papers: tuple[Mapping[str, object], ...]
    records: tuple[Record, ...]
    contexts: Mapping[tuple[str, int, int], Context]
    left_out: int = 0

    def context(self, record: Record, place: Evidence) -> Context:
        """Return an evidence in its text, alone where the text does not fit it."""
        key = (record.document.doc_id, place.start or 0, place.end or 0)
        return self.contexts.get(key) or Context(before="", marked=place.text or "", behind="")


def read_run(run: Path, most: int = 2000) -> Run:
    """Read the output folder of a run; of more than ``most`` records the most confident stay.

    Raises:
        UsageError: when the folder holds no run, or a file of it cannot be read.
    """
    everything = list(iterate_records(run / RECORDS_FILE))
    kept = everything
    if len(everything) > most:
        ranked = sorted(range(len(everything)), key=lambda i: -(everything[i].confidence or 0))
        kept = [everything[i] for i in sorted(ranked[:most])]
    try:
        papers = tuple(paper_rows(run))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{run}: its papers cannot be read ({error}); run it again") from error
    return Run(
        name=run.resolve().name,
        papers=papers,
        records=tuple(kept),
        contexts=_contexts(run / TEXT_FOLDER, kept),
        left_out=len(everything) - len(kept),
    )


def _contexts(folder: Path, records: list[Record]) -> dict[tuple[str, int, int], Context]:
    """Return the text around each evidence that its paper's text bears out."""
    found: dict[tuple[str, int, int], Context] = {}
    doc_id, text = "", ""
    for record in records:
        if record.document.doc_id != doc_id:
            doc_id = record.document.doc_id
            text = _text(folder, doc_id)
        for place in record.evidence:
            start, end = place.start or 0, place.end or 0
            if place.text and text[start:end] == place.text:
                found[doc_id, start, end] = Context(
                    before=text[max(0, start - _AROUND) : start],
                    marked=place.text,
                    behind=text[end : end + _AROUND],
                )
    return found


def _text(folder: Path, doc_id: str) -> str:
    """Return the text of a paper; nothing for a name that leads out of the folder."""
    name = f"{doc_id}.txt"
    if (
        "/" in name
        or "\\" in name
        or "\0" in name
        or len(name.encode(errors="replace")) > _NAME_BYTES
    ):
        return ""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()
