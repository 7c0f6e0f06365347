"""Records → files of each format, listed by hand; each writer returns what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import UsageError
from ..records import AssociationRecord, TrialRecord
from .civic import write_civic
from .csvs import association_rows, trial_rows, write_csv
from .frames import associations_frame, trials_frame
from .kgx import write_kgx

Record = AssociationRecord | TrialRecord
Writer = Callable[[Path, Sequence[Record]], tuple[Path, ...]]


def export_records(records: Sequence[Record], to: str, out: str | Path) -> tuple[Path, ...]:
    """Write records in one of the formats of ``EXPORTERS`` into a folder; return the files.

    Raises:
        UsageError: when the format is unknown, its library is missing, or the folder cannot be
            written.
    """
    writer = EXPORTERS.get(to)
    if writer is None:
        raise UsageError(f"{to}: unknown format; choose from {', '.join(EXPORTERS)}")
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return writer(folder, records)
    except ImportError as error:
        missing = error.name or "a library"
        raise UsageError(f"{missing} is not installed; pip install 'extractor[export]'") from error
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error}); give another --out") from error


def _associations(records: Sequence[Record]) -> list[AssociationRecord]:
    return [record for record in records if isinstance(record, AssociationRecord)]


def _trials(records: Sequence[Record]) -> list[TrialRecord]:
    return [record for record in records if isinstance(record, TrialRecord)]


def _jsonl(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{record.model_dump_json()}\n" for record in records)
    return (path,)


def _csv(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    associations, trials = folder / "associations.csv", folder / "trials.csv"
    write_csv(associations, association_rows(_associations(records)))
    write_csv(trials, trial_rows(_trials(records)))
    return associations, trials


def _parquet(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    associations, trials = folder / "associations.parquet", folder / "trials.parquet"
    associations_frame(_associations(records)).to_parquet(associations, engine="pyarrow")
    trials_frame(_trials(records)).to_parquet(trials, engine="pyarrow")
    return associations, trials


def _kgx(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    return write_kgx(folder, _associations(records))


def _rdf(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    from .nanopubs import write_nanopubs

    return (write_nanopubs(folder / "nanopubs.trig", _associations(records)),)


def _civic(folder: Path, records: Sequence[Record]) -> tuple[Path, ...]:
    return (write_civic(folder / "evidence_items.json", _associations(records)),)


EXPORTERS: dict[str, Writer] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "kgx": _kgx,
    "rdf": _rdf,
    "civic": _civic,
}
