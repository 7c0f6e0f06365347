"""Does a confidence of 0.8 mean right in eight of ten: the reliability table.

The expected calibration error follows Naeini et al. (AAAI 2015): the mean distance between
confidence and share right over bins of equal width, weighted by how many records a bin holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import AssociationRecord
from .agree import same_tuple
from .associations import match

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A confidence, and whether the record that carries it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The records with a confidence in ``[low, high)``; the last bin takes 1 as well."""

    low: float
    high: float
    records: int
    right: int
    mean_confidence: float | None

    @property
    def accuracy(self) -> float | None:
        """Return the share right; None for an empty bin."""
        return self.right / self.records if self.records else None

    @property
    def gap(self) -> float:
        """Return the distance between mean confidence and share right; 0 for an empty bin."""
        if self.accuracy is None or self.mean_confidence is None:
            return 0.0
        return abs(self.mean_confidence - self.accuracy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The reliability table of a run's associations; right means found in the tuple view."""

    bins: tuple[Bin, ...]
    without_confidence: int = 0

    @property
    def records(self) -> int:
        """Return the number of records judged."""
        return sum(b.records for b in self.bins)

    @property
    def error(self) -> float | None:
        """Return the expected calibration error (0 to 1); None where nothing was judged."""
        if not self.records:
            return None
        return sum(b.gap * b.records for b in self.bins) / self.records


def judge(
    gold: Sequence[AssociationRecord], predicted: Sequence[AssociationRecord]
) -> tuple[list[Judged], int]:
    """Return the confidences of one paper with right or wrong, and how many records have none."""
    matching = match(gold, predicted, same_tuple)
    marked = [(p, True) for _, p in matching.pairs] + [(p, False) for p in matching.wrong]
    judged = [Judged(p.confidence, right) for p, right in marked if p.confidence is not None]
    return judged, len(marked) - len(judged)


def reliability(judged: Sequence[Judged], without_confidence: int = 0) -> Calibration:
    """Return the reliability table of ten bins of equal width."""
    holds: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        holds[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return Calibration(
        bins=tuple(_bin(number, inside) for number, inside in enumerate(holds)),
        without_confidence=without_confidence,
    )


def _bin(number: int, inside: Sequence[Judged]) -> Bin:
    confidences = [one.confidence for one in inside]
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        records=len(inside),
        right=sum(one.right for one in inside),
        mean_confidence=sum(confidences) / len(confidences) if confidences else None,
    )
