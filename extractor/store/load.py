"""A run → the knowledge base: each paper in one transaction, the same content however often."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from ..errors import UsageError
from ..reading import iterate_papers, paper_rows
from ..records import DocumentRef
from ..version import __version__
from . import schema
from .database import opened, upgrade
from .rows import Record, Row, own_rows, shared_rows, work_of

_HASH_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a load came to; ``unchanged`` papers were there with the same records."""

    run_id: str
    papers: int
    unchanged: int
    records: int


def load_run(run: str | Path, url: str) -> LoadReport:
    """Load the records of a run into a knowledge base.

    A paper is known by the hash of its file: one that is there already gets its records replaced,
    or left alone when they are the same. Each paper is one transaction, so a load that is stopped
    leaves whole papers only, and several loaders may work at once.

    Args:
        run: the output folder of ``extractor run``.
        url: an SQLAlchemy URL (``postgresql+pg8000://…``), or a path for an SQLite file.

    Raises:
        UsageError: when the folder is no output of a run, or the database cannot be used.
    """
    folder = Path(run)
    # Looked at before the database is touched: a folder that is no run leaves no empty file.
    run_id = _hash(line for _, records in iterate_papers(folder) for line in _lines(records))
    papers = unchanged = count = 0
    with opened(url) as engine:
        upgrade(engine)
        for document, records in _papers(folder):
            with engine.begin() as connection:
                changed = _load_paper(connection, run_id, document, records)
            papers += 1
            unchanged += not changed
            count += len(records)
    return LoadReport(run_id=run_id, papers=papers, unchanged=unchanged, records=count)


def _papers(run: Path) -> Iterator[tuple[DocumentRef, tuple[Record, ...]]]:
    """Yield the papers of a run with their records; papers that were read and hold none too."""
    seen: set[str] = set()
    for _, records in iterate_papers(run):
        document = records[0].document
        if document.sha256 is None:
            raise UsageError(f"{run}: {document.doc_id} has no sha256; give the output of a run")
        seen.add(document.sha256)
        yield document, records
    for row in paper_rows(run):
        sha256 = row.get("sha256")
        if row.get("status") == "ok" and isinstance(sha256, str) and sha256 not in seen:
            seen.add(sha256)
            yield DocumentRef(doc_id=str(row["doc_id"]), sha256=sha256), ()


def _lines(records: Sequence[Record]) -> Iterator[str]:
    return (record.model_dump_json() for record in records)


def _hash(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
    return digest.hexdigest()[:_HASH_CHARACTERS]


def _load_paper(
    connection: Connection, run_id: str, document: DocumentRef, records: Sequence[Record]
) -> bool:
    """Write one paper; return False when the same content was there."""
    content = _hash(_lines(records))
    _add(connection, schema.runs, [{"run_id": run_id, "version": __version__}])
    row: Row = {
        **document.model_dump(include={"sha256", "doc_id", "doi", "pmid", "pmcid", "title"}),
        "work": work_of(document),
        "run_id": run_id,
        "content": "",
    }
    _add(connection, schema.documents, [row])
    # The row stays locked until the end: another loader of this paper waits here.
    at = schema.documents.c.sha256 == document.sha256
    stored = connection.scalar(select(schema.documents.c.content).where(at).with_for_update())
    if stored == content:
        return False
    assert document.sha256 is not None
    _remove(connection, document.sha256)
    shared = [pair for record in records for pair in shared_rows(record)]
    for table in (schema.genes, schema.cancers, schema.outcomes):
        _add(connection, table, [r for t, r in shared if t is table])
    for record in records:
        for table, group in groupby(own_rows(record, document.sha256), key=lambda pair: pair[0]):
            connection.execute(insert(table), [r for _, r in group])
    connection.execute(schema.documents.update().where(at).values(row | {"content": content}))
    return True


def _add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows that are not there yet, in the order of their keys: no two loaders lock."""
    key = next(iter(table.primary_key)).name
    ordered = sorted({str(row[key]): row for row in rows}.items())
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for _, row in ordered:
        connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())


def _remove(connection: Connection, sha256: str) -> None:
    """Take out the records of a paper and what hangs on them."""
    for child, parent in schema.OF_RECORDS:
        own = select(parent.c.record_id).where(parent.c.sha256 == sha256)
        connection.execute(delete(child).where(child.c.record_id.in_(own)))
    for table in schema.OF_PAPER:
        connection.execute(delete(table).where(table.c.sha256 == sha256))
