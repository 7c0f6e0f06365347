"""Read gold folders, splits and the output of a run."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..errors import UsageError
from ..reading import RECORDS_FILE, iterate_records, paper_rows
from ..records import AssociationRecord, TrialRecord

Records = tuple[AssociationRecord | TrialRecord, ...]
SPLITS_FILE = "splits.csv"


def read_records(path: Path) -> Records:
    """Read the records of a JSONL file.

    Raises:
        UsageError: naming file and line, when a line is no record.
    """
    return tuple(iterate_records(path))


def read_splits(gold: Path) -> dict[str, str]:
    """Return doc_id → split from ``splits.csv``; empty where there is none."""
    return _column(gold, "split")


def read_formats(gold: Path) -> dict[str, str]:
    """Return doc_id → format (``pdf``, ``jats``, ``text``) from ``splits.csv``."""
    return _column(gold, "format")


def _column(gold: Path, name: str) -> dict[str, str]:
    """Return one column of ``splits.csv`` by doc_id; empty where there is no such file."""
    path = gold / SPLITS_FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["doc_id"]: row.get(name) or "" for row in csv.DictReader(file)}


def read_gold(gold: Path, split: str = "all") -> dict[str, Records]:
    """Return the gold records by doc_id: the annotated papers of one split, or of all.

    Raises:
        UsageError: when the folder holds no gold paper of that split.
    """
    splits = read_splits(gold)
    papers = {
        path.parent.name: read_records(path)
        for path in sorted(gold.glob(f"*/{RECORDS_FILE}"))
        if split == "all" or splits.get(path.parent.name) == split
    }
    if not papers:
        raise UsageError(f"{gold}: holds no gold paper of split {split!r}; see its {SPLITS_FILE}")
    return papers


def read_predicted(run: Path) -> dict[str, Records]:
    """Return the records of a run by doc_id, papers without records included.

    Raises:
        UsageError: when the folder is no output of a run.
    """
    papers: dict[str, list[AssociationRecord | TrialRecord]] = defaultdict(list)
    for row in paper_rows(run):
        papers[str(row["doc_id"])] = []
    for record in read_records(run / RECORDS_FILE):
        papers[record.document.doc_id].append(record)
    return {doc_id: tuple(records) for doc_id, records in papers.items()}


def content_hash(papers: Iterable[tuple[str, Records]]) -> str:
    """Return a short hash of records, to name in a signature what was measured."""
    digest = hashlib.sha256()
    for doc_id, records in sorted(papers, key=lambda item: item[0]):
        digest.update(doc_id.encode())
        for record in records:
            digest.update(record.model_dump_json().encode())
    return digest.hexdigest()[:6]
