"""One result from the several places that print it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..records import TrialResult


def _key(result: TrialResult) -> tuple[object, ...]:
    p, e = result.p_value, result.effect
    return (
        result.outcome.code,
        (result.outcome.text or "").lower() if result.outcome.code in {"OTHER", "TOXICITY"} else "",
        (p.comparator, p.value) if p else None,
        (e.measure, e.value, e.ci_low) if e else None,
        None if p or e else result.arm_values,
        re.sub(r"\W+", "", result.subgroup or "").lower() if not (p or e) else "",
    )


_SIDES = 2
_NO_OUTCOMES = frozenset({"STAGE", "GRADE", "SIZE", "LYMPH_NODE", "INVASION", "METASTASIS"})


def _worth(result: TrialResult) -> bool:
    """Tell whether a result is one of the trial: side effects and tumour features need a test."""
    tested = bool(result.p_value or result.effect)
    abstract = any(e.where == "abstract" for e in result.evidence)
    if result.outcome.code == "TOXICITY" and len(result.arm_values) >= _SIDES:
        return True
    if result.outcome.code in _NO_OUTCOMES:
        return tested and abstract
    if result.outcome.code in {"TOXICITY", "OTHER"}:
        return tested or (abstract and bool(result.arm_values))
    return True


def _folded(
    results: dict[tuple[object, ...], TrialResult],
) -> dict[tuple[object, ...], TrialResult]:
    """Put arms' values without a test to the tested result of the same outcome and subgroup."""
    tested: dict[tuple[str, bool], tuple[object, ...]] = {}
    for key, result in results.items():
        if result.p_value or result.effect:
            tested.setdefault((result.outcome.code, bool(result.subgroup)), key)
    kept = dict(results)
    for key, result in results.items():
        home = tested.get((result.outcome.code, bool(result.subgroup)))
        part = home is not None and (_untested(result) or _part_of(result, kept[home]))
        if home is None or home == key or not part or result.outcome.code in {"OTHER", "TOXICITY"}:
            continue
        first = kept[home]
        kept[home] = first.model_copy(
            update={
                "arm_values": first.arm_values or result.arm_values,
                "effect": first.effect or result.effect,
                "evidence": first.evidence + result.evidence,
            }
        )
        del kept[key]
    return kept


def _completed(
    results: dict[tuple[object, ...], TrialResult],
) -> dict[tuple[object, ...], TrialResult]:
    """Join the p-value of an outcome with its effect, where each is printed once, apart."""
    kept = dict(results)
    for code in {r.outcome.code for r in results.values()} - {"OTHER", "TOXICITY"}:
        mine = [(k, r) for k, r in kept.items() if r.outcome.code == code and not r.subgroup]
        bare = [(k, r) for k, r in mine if r.p_value and not r.effect]
        shown = [(k, r) for k, r in mine if r.effect and not r.p_value]
        if len(bare) != 1 or len(shown) != 1:
            continue
        (first, p), (second, e) = bare[0], shown[0]
        agree = {p.direction, e.direction} != {"no_difference", "improved"}
        if not agree or any(r.effect and r.p_value for _, r in mine):
            continue
        kept[first] = p.model_copy(
            update={
                "effect": e.effect,
                "arm_values": p.arm_values if len(p.arm_values) == _SIDES else e.arm_values,
                "direction": p.direction or e.direction,
                "evidence": p.evidence + e.evidence,
            }
        )
        del kept[second]
    return kept


def _untested(result: TrialResult) -> bool:
    return not (result.p_value or result.effect)


def _part_of(result: TrialResult, other: TrialResult) -> bool:
    """Tell whether two results print the same p-value, one of them with the effect."""
    p, q = result.p_value, other.p_value
    same = p is not None and q is not None and (p.comparator, p.value) == (q.comparator, q.value)
    return same and (result.effect is None or other.effect is None)


def merge_results(results: Iterable[TrialResult]) -> tuple[TrialResult, ...]:
    """Return results once each; a bare wording goes when the same outcome has figures."""
    kept: dict[tuple[object, ...], TrialResult] = {}
    for result in results:
        key = _key(result)
        if key in kept:
            first = kept[key]
            kept[key] = first.model_copy(update={"evidence": first.evidence + result.evidence})
        else:
            kept[key] = result
    kept = {k: r for k, r in kept.items() if _worth(r)}
    kept = _completed(_folded(kept))
    figured = {r.outcome.code for r in kept.values() if r.p_value or r.effect or r.arm_values}
    return tuple(
        r
        for r in kept.values()
        if r.p_value or r.effect or r.arm_values or r.outcome.code not in figured
    )
