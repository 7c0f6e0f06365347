"""Compare the trials of one paper with its gold: identity, and slot by slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from ..records import Arm, ConditionRef, TrialRecord, TrialResult
from .agree import same_condition, same_effect, same_p_value
from .counts import Counts, total

Trials = Sequence[TrialRecord]
_NOISE = re.compile(r"[\W_]+")
_CONDITION = "condition"


def _folded(text: str | None) -> str:
    """Return letters and digits only, in one case."""
    return _NOISE.sub("", text.casefold()) if text else ""


def same_identity(gold: TrialRecord, predicted: TrialRecord) -> bool:
    """Tell whether registry ids meet, or the acronyms where one side has no id.

    Trials with neither are the same when both are the paper's own, or cite the same references.
    """
    if gold.registry_ids and predicted.registry_ids:
        return bool(
            set(map(_folded, gold.registry_ids)) & set(map(_folded, predicted.registry_ids))
        )
    if gold.acronym and predicted.acronym:
        return _folded(gold.acronym) == _folded(predicted.acronym)
    if gold.registry_ids or gold.acronym or predicted.registry_ids or predicted.acronym:
        return False
    # The works behind the keys are read from the reference list; gold keeps the keys alone.
    first, second = gold.attribution, predicted.attribution
    if first.source == second.source == "own":
        return True
    return (first.source, first.references) == (second.source, second.references)


def same_trial(gold: TrialRecord, predicted: TrialRecord) -> bool:
    """Tell whether slots may be compared: same identity, or both the paper's own trial."""
    own = gold.attribution.source == predicted.attribution.source == "own"
    return same_identity(gold, predicted) or own


def _pairs(
    gold: Trials, predicted: Trials, same: Callable[[TrialRecord, TrialRecord], bool]
) -> list[tuple[int, int]]:
    """Match trials one to one; those of the same identity first."""
    candidates = sorted(
        (not same_identity(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if same(g, p)
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in candidates:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True, slots=True)
class TrialMatching:
    """Pairs of (gold, predicted) trials, and what was left on either side."""

    pairs: tuple[tuple[TrialRecord, TrialRecord], ...]
    missed: tuple[TrialRecord, ...]
    wrong: tuple[TrialRecord, ...]


def identified(gold: Trials, predicted: Trials) -> TrialMatching:
    """Match trials by identity."""
    pairs = _pairs(gold, predicted, same_identity)
    matched_gold, matched = {i for i, _ in pairs}, {j for _, j in pairs}
    return TrialMatching(
        pairs=tuple((gold[i], predicted[j]) for i, j in pairs),
        missed=tuple(g for i, g in enumerate(gold) if i not in matched_gold),
        wrong=tuple(p for j, p in enumerate(predicted) if j not in matched),
    )


def count_identity(gold: Trials, predicted: Trials) -> Counts:
    """Return the counts of trials recognised as such."""
    return Counts(len(_pairs(gold, predicted, same_identity)), len(predicted), len(gold))


def _scalar(value: Hashable | None) -> tuple[Hashable, ...]:
    return () if value is None else (value,)


def _interventions(arms: Sequence[Arm]) -> tuple[Hashable, ...]:
    return tuple(sorted({_folded(i.name) for arm in arms for i in arm.interventions}))


def _doses(arms: Sequence[Arm]) -> tuple[Hashable, ...]:
    found = {
        (_folded(i.name), _folded(f"{i.dose or ''}{i.unit or ''}"), _folded(i.schedule))
        for arm in arms
        for i in arm.interventions
        if i.dose or i.schedule
    }
    return tuple(sorted(found))


def _participants(trial: TrialRecord) -> tuple[Hashable, ...]:
    return _scalar(trial.participants.value if trial.participants else None)


def _follow_up(trial: TrialRecord) -> tuple[Hashable, ...]:
    follow_up = trial.follow_up
    if follow_up is None:
        return ()
    return ((follow_up.value.normalize(), _folded(follow_up.unit).rstrip("s")),)


SLOTS: dict[str, Callable[[TrialRecord], tuple[Hashable, ...]]] = {
    "phase": lambda t: _scalar(t.phase),
    "design": lambda t: tuple(sorted(set(t.design))),
    "status": lambda t: _scalar(None if t.status == "unspecified" else t.status),
    "participants": _participants,
    "intervention": lambda t: _interventions(t.arms),
    "dose_schedule": lambda t: _doses(t.arms),
    "endpoint": lambda t: tuple(sorted({(e.role, e.outcome.code) for e in t.endpoints})),
    "follow_up": _follow_up,
}
SLOT_NAMES = (*SLOTS, _CONDITION, "result", "direction")


def _count_sets(gold: tuple[Hashable, ...], predicted: tuple[Hashable, ...]) -> Counts:
    return Counts(len(set(gold) & set(predicted)), len(set(predicted)), len(set(gold)))


def _count_condition(gold: ConditionRef | None, predicted: ConditionRef | None) -> Counts:
    right = gold is not None and predicted is not None and same_condition(gold, predicted)
    return Counts(int(right), int(predicted is not None), int(gold is not None))


def _same_result(gold: TrialResult, predicted: TrialResult) -> bool:
    return (
        gold.outcome.code == predicted.outcome.code
        and same_effect(gold.effect, predicted.effect)
        and same_p_value(gold.p_value, predicted.p_value)
    )


def _count_results(gold: TrialRecord, predicted: TrialRecord) -> dict[str, Counts]:
    """Return the counts of results, and of directions among the results that match."""
    free = list(predicted.results)
    right = directions = directed = 0
    for result in gold.results:
        found = next((r for r in free if _same_result(result, r)), None)
        if found is None:
            continue
        free.remove(found)
        right += 1
        if result.direction is not None:
            directed += 1
            directions += found.direction == result.direction
    return {
        "result": Counts(right, len(predicted.results), len(gold.results)),
        "direction": Counts(directions, directed, directed),
    }


def count_trial(gold: TrialRecord, predicted: TrialRecord) -> dict[str, Counts]:
    """Return the counts of each slot of one trial."""
    counts = {name: _count_sets(slot(gold), slot(predicted)) for name, slot in SLOTS.items()}
    counts[_CONDITION] = _count_condition(gold.condition, predicted.condition)
    return counts | _count_results(gold, predicted)


def _empty(trial: TrialRecord) -> TrialRecord:
    """Return a trial that says nothing, for one that has no partner."""
    return TrialRecord(record_id="", document=trial.document)


def count_slots(gold: Trials, predicted: Trials) -> dict[str, Counts]:
    """Return counts by slot; the slots of a trial without a partner count as missed or wrong."""
    pairs = _pairs(gold, predicted, same_trial)
    compared = [(gold[i], predicted[j]) for i, j in pairs]
    matched_gold, matched = {i for i, _ in pairs}, {j for _, j in pairs}
    compared += [(g, _empty(g)) for i, g in enumerate(gold) if i not in matched_gold]
    compared += [(_empty(p), p) for j, p in enumerate(predicted) if j not in matched]
    counted = [count_trial(g, p) for g, p in compared]
    return {name: total([c[name] for c in counted]) for name in SLOT_NAMES}
