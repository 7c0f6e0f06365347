"""Counts that add, and the figures made from them; undefined is not zero."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_REPEATS = 1000
_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, predicted and gold items of one comparison."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the sum, field by field."""
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float | None:
        """Return right of predicted; None where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Return right of gold; None where there is no gold."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean; None where there is neither gold nor prediction."""
        both = self.predicted + self.gold
        return 2 * self.right / both if both else None


def total(counts: Sequence[Counts]) -> Counts:
    """Return the sum of counts."""
    return sum(counts, start=Counts())


def macro_f1(papers: Mapping[str, Counts]) -> float | None:
    """Return the mean F1 over the papers that have gold or predicted items."""
    values = [c.f1 for c in papers.values() if c.f1 is not None]
    return sum(values) / len(values) if values else None


def bootstrap_f1(papers: Mapping[str, Counts]) -> tuple[float, float] | None:
    """Return the 95 % interval of the micro F1, by resampling papers 1,000 times (fixed seed)."""
    values = [papers[name] for name in sorted(papers)]
    if not values:
        return None
    rng = random.Random(_SEED)
    drawn = (total(rng.choices(values, k=len(values))).f1 for _ in range(_REPEATS))
    scores = sorted(score for score in drawn if score is not None)
    if not scores:
        return None
    return scores[int(0.025 * len(scores))], scores[min(int(0.975 * len(scores)), len(scores) - 1)]
