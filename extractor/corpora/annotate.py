"""The empty folder of a new gold paper."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import UsageError
from ..reading import RECORDS_FILE

SOURCE_FILE = "source.json"
SPLITS_FILE = "splits.csv"
COLUMNS = ("doc_id", "format", "kind", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSource:
    """What a gold folder says of its paper; ``licence`` is left empty for a person to fill."""

    doc_id: str
    title: str | None
    doi: str | None
    pmcid: str | None
    licence: str
    format: str  # pdf, jats or text
    file: str
    sha256: str
    where_to_get: str


def where_to_get(doi: str | None, pmcid: str | None) -> str:
    """Return where a reader gets the paper: PubMed Central, its DOI, or nothing known."""
    if pmcid:
        return "PubMed Central"
    return f"https://doi.org/{doi}" if doi else ""


def init_gold(gold: Path, source: GoldSource, *, kind: str, split: str) -> Path:
    """Make the folder of a new gold paper with its source and no records; return the folder.

    Adds the paper's line to ``splits.csv``.

    Raises:
        UsageError: when the gold set has the paper already, by its name or its content.
    """
    known = _known(gold)
    if source.doc_id in known or source.sha256 in known.values():
        name = next(d for d, h in known.items() if d == source.doc_id or h == source.sha256)
        raise UsageError(f"{gold / name}: the gold set has this paper already")
    folder = gold / source.doc_id
    if (folder / RECORDS_FILE).exists():
        raise UsageError(f"{folder}: holds records already")
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(source), indent=2, ensure_ascii=False)
    (folder / SOURCE_FILE).write_text(f"{text}\n", encoding="utf-8")
    (folder / RECORDS_FILE).write_text("", encoding="utf-8")
    _add_line(gold / SPLITS_FILE, source, kind, split)
    return folder


def _known(gold: Path) -> dict[str, str]:
    """Return doc_id → sha256 of the gold papers there are."""
    found = {}
    for path in sorted(gold.glob(f"*/{SOURCE_FILE}")):
        source = json.loads(path.read_text(encoding="utf-8"))
        found[path.parent.name] = str(source.get("sha256", ""))
    return found


def _add_line(path: Path, source: GoldSource, kind: str, split: str) -> None:
    """Add the paper to the splits, unless it was put there beforehand."""
    listed: set[str] = set()
    before = path.read_text(encoding="utf-8") if path.is_file() else ",".join(COLUMNS) + "\n"
    listed |= {row["doc_id"] for row in csv.DictReader(before.splitlines())}
    if source.doc_id in listed:
        return
    ending = "" if before.endswith("\n") else "\n"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(before + ending)
        row = (source.doc_id, source.format, kind, split)
        csv.writer(file, lineterminator="\n").writerow(row)
