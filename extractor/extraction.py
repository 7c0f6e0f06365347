"""What the extractor found in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .records import AssociationRecord, TrialRecord
from .types import Document, Rejection

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """One document with its records, its rejections and the seconds each stage took."""

    document: Document
    associations: tuple[AssociationRecord, ...] = ()
    trials: tuple[TrialRecord, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()

    @property
    def records(self) -> tuple[AssociationRecord | TrialRecord, ...]:
        """Return associations and trials in one tuple."""
        return (*self.associations, *self.trials)

    def to_pandas(self) -> pd.DataFrame:
        """Return the associations as a data frame, one row a record, numbers as floats."""
        from .export.frames import associations_frame

        return associations_frame(self.associations)
