"""Read what a run wrote: records line by line, paper by paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError

from .errors import UsageError
from .records import RECORD_ADAPTER, AssociationRecord, TrialRecord

Record = AssociationRecord | TrialRecord
RECORDS_FILE = "records.jsonl"
PAPERS_FILE = "papers.jsonl"


def iterate_records(path: Path) -> Iterator[Record]:
    """Yield the records of a JSONL file, one in memory at a time.

    Raises:
        UsageError: naming file and line, when the file cannot be read or a line is no record.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _record(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read; give a folder that holds it") from error


def _record(path: Path, number: int, line: str) -> Record:
    try:
        return RECORD_ADAPTER.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path}, line {number}: {place}: {first['msg']}") from error


def iterate_papers(run: Path) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Yield doc_id and records of the papers of a run that have any, in the run's order."""
    records = iterate_records(run / RECORDS_FILE)
    for doc_id, group in groupby(records, key=lambda record: record.document.doc_id):
        yield doc_id, tuple(group)


def paper_rows(run: Path) -> Iterator[dict[str, object]]:
    """Yield the rows of ``papers.jsonl``; nothing where the run has no such file."""
    path = run / PAPERS_FILE
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())
