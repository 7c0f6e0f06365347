"""Compare the associations of one paper with its gold, one function a view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..records import AssociationRecord
from .agree import likeness, same_full, same_pair, same_tuple, statistics_of
from .counts import Counts

Same = Callable[[AssociationRecord, AssociationRecord], bool]
Associations = Sequence[AssociationRecord]
RECORD_VIEWS: dict[str, Same] = {"tuple": same_tuple, "full": same_full}
ASSOCIATION_VIEWS = ("tuple", "full", "pair", "statistic")


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of (gold, predicted) that are the same, and what was left on either side."""

    pairs: tuple[tuple[AssociationRecord, AssociationRecord], ...]
    missed: tuple[AssociationRecord, ...]
    wrong: tuple[AssociationRecord, ...]

    @property
    def counts(self) -> Counts:
        """Return the counts of the matching."""
        right = len(self.pairs)
        return Counts(right, right + len(self.wrong), right + len(self.missed))


def match(gold: Associations, predicted: Associations, same: Same) -> Matching:
    """Match records one to one, the pairs that agree in most fields first."""
    candidates = sorted(
        (-likeness(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if same(g, p)
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return Matching(
        pairs=tuple(pairs),
        missed=tuple(g for i, g in enumerate(gold) if i not in taken_gold),
        wrong=tuple(p for j, p in enumerate(predicted) if j not in taken_predicted),
    )


def distinct_pairs(records: Associations) -> tuple[AssociationRecord, ...]:
    """Return one record for each pair of gene set and cancer."""
    kept: list[AssociationRecord] = []
    for record in records:
        if not any(same_pair(other, record) for other in kept):
            kept.append(record)
    return tuple(kept)


def count_view(view: str, gold: Associations, predicted: Associations) -> Counts:
    """Return the counts of one view for one paper.

    Raises:
        ValueError: when the view is none of ``ASSOCIATION_VIEWS``.
    """
    if view in RECORD_VIEWS:
        return match(gold, predicted, RECORD_VIEWS[view]).counts
    if view == "pair":
        return match(distinct_pairs(gold), distinct_pairs(predicted), same_pair).counts
    if view == "statistic":
        wanted = frozenset().union(*map(statistics_of, gold))
        found = frozenset().union(*map(statistics_of, predicted))
        return Counts(len(wanted & found), len(found), len(wanted))
    raise ValueError(f"unknown view {view!r}; choose from {', '.join(ASSOCIATION_VIEWS)}")
