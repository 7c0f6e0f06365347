"""Records as rows of CSV that a spreadsheet opens without running anything.

A text cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``,
a tab or a carriage return) gets an apostrophe before it, as OWASP's page on CSV injection advises.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from ..records import AssociationRecord, TrialRecord
from .frames import associations_frame, trials_frame

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def association_rows(records: Iterable[AssociationRecord]) -> Iterator[list[object]]:
    """Yield the head and one row an association."""
    return _rows(associations_frame(records))


def trial_rows(records: Iterable[TrialRecord]) -> Iterator[list[object]]:
    """Yield the head and one row a trial."""
    return _rows(trials_frame(records))


def write_csv(path: Path, rows: Iterable[list[object]]) -> None:
    """Write rows into a CSV file, UTF-8 with a byte order mark, which spreadsheets look for."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _rows(frame: pd.DataFrame) -> Iterator[list[object]]:
    yield list(frame.columns)
    for row in frame.itertuples(index=False):
        yield [harmless(None if value is None or value != value else value) for value in row]


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
