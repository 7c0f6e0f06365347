"""One result from the several places that print it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..records import OutcomeRef, PValue, TrialResult
from .directions import from_printed, more_is

_SIDES = 2
_MOST = 3  # arms that one result is printed for
_LEVEL = Decimal("0.05")
_TEXT_TELLS = frozenset({"OTHER", "TOXICITY"})
_NO_OUTCOMES = frozenset({"STAGE", "GRADE", "SIZE", "LYMPH_NODE", "INVASION", "METASTASIS"})
_TIME = re.compile(r"\b(?:months?|years?|weeks?|days?|mo|yrs?)\b|not\s.*reached", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.·]\d+)?")
# A count with its percentage, which the heading names.
_COUNTED = re.compile(
    r"\s*\d{1,9}\s*(?:/\s*\d{1,9}\s*)?[(\[]\s*(\d{1,9}(?:[.·]\d{1,9})?)\s*[)\]]\s*\Z"
)
_RATE = re.compile(r"(\d{1,9}(?:[.·]\d{1,9})?)\s?%")


def _letters(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").lower()


def _shown(result: TrialResult) -> tuple[str, ...]:
    """Return the numbers of the arms, so that "21 (30.9%)" and "30.9%" are the same."""
    return tuple(_plain(v) or v for v in result.arm_values)


def _measure(result: TrialResult) -> str:
    """Return whether the arms' values are durations, rates, or of no kind."""
    if not result.arm_values:
        return ""
    if _TIME.search(result.arm_values[0]):
        return "time"
    return "rate" if any("%" in v for v in result.arm_values) else "number"


def _tested(result: TrialResult) -> bool:
    return bool(result.p_value or result.effect)


def _same_outcome(one: TrialResult, other: TrialResult) -> bool:
    """Tell whether two results speak of one outcome in the same patients."""
    if one.outcome.code != other.outcome.code:
        return False
    if one.outcome.code in _TEXT_TELLS and not _names_meet(one, other):
        return False
    return bool(one.subgroup) == bool(other.subgroup)


def _names_meet(one: TrialResult, other: TrialResult) -> bool:
    first, second = _letters(one.outcome.text), _letters(other.outcome.text)
    return first in second or second in first


def _same_p(one: TrialResult, other: TrialResult) -> bool:
    p, q = one.p_value, other.p_value
    return p is not None and q is not None and (p.comparator, p.value) == (q.comparator, q.value)


def _vague_p(one: TrialResult, other: TrialResult) -> bool:
    """Tell whether one place prints "not significant" for what the other prints in figures."""
    p, q = one.p_value, other.p_value
    if p is None or q is None:
        return True
    vague = [x for x in (p, q) if x.comparator == "ns"]
    return bool(vague) and all(x.comparator == "ns" or (x.value or 0) >= _LEVEL for x in (p, q))


def _same_effect(one: TrialResult, other: TrialResult) -> bool:
    e, f = one.effect, other.effect
    if e is None or f is None:
        return False
    bounds = e.ci_low is None or f.ci_low is None or e.ci_low == f.ci_low
    return (e.measure, e.value) == (f.measure, f.value) and bounds


def _repeated(one: TrialResult, other: TrialResult) -> bool:
    """Tell whether two places print one result: the same test, or the same values untested."""
    if one.outcome.code != other.outcome.code:
        return False
    kinds = {_measure(one), _measure(other)} - {""}
    if _same_effect(one, other) and len(kinds) < _SIDES:
        return one.p_value is None or other.p_value is None or _same_p(one, other)
    if one.effect and other.effect:
        return False
    if one.outcome.code in _TEXT_TELLS and not _names_meet(one, other):
        return False
    first, second = _shown(one), _shown(other)
    # One place may print the value of one arm only.
    values = bool(first and second) and (set(first) <= set(second) or set(second) <= set(first))
    if _same_p(one, other):
        return values or not (one.arm_values and other.arm_values)
    return values and _vague_p(one, other)


def _plain(value: str) -> str | None:
    """Return the number of a printed value, its percentage where it has one."""
    found = _RATE.search(value) or _COUNTED.match(value)
    number = found[1] if found else None
    if number is None and (lone := _NUMBER.search(value)) is not None:
        number = lone[0]
    # "20.0 months" in one place is "20 months" in another.
    return f"{Decimal(number.replace('·', '.')).normalize():f}" if number else None


def _joined(first: TrialResult, second: TrialResult) -> TrialResult:
    """Return two printings of one result as one, the fuller fields kept."""
    effect = first.effect or second.effect
    if second.effect and effect and effect.ci_low is None:
        effect = second.effect
    values = first.arm_values
    if len(values) < _SIDES and len(values) < len(second.arm_values) <= _MOST:
        values = second.arm_values
    fuller = second if not _tested(first) and _tested(second) else first
    other = first if fuller is second else second
    p_value = _clearer(first, second)
    numbers = [Decimal(n) for n in map(_plain, values) if n]
    apart = (
        from_printed(p_value, numbers, more_is(first.outcome)) if len(values) == _SIDES else None
    )
    return first.model_copy(
        update={
            "outcome": _outcome(first, second),
            "effect": effect,
            "p_value": p_value,
            "arm_values": values,
            "direction": fuller.direction or other.direction or apart,
            "subgroup": first.subgroup or second.subgroup,
            "evidence": first.evidence + second.evidence,
        }
    )


def _clearer(first: TrialResult, second: TrialResult) -> PValue | None:
    if first.p_value and first.p_value.comparator == "ns" and second.p_value:
        return second.p_value
    return first.p_value or second.p_value


def _outcome(first: TrialResult, second: TrialResult) -> OutcomeRef:
    """Return the outcome of the place that printed the values."""
    return second.outcome if second.arm_values and not first.arm_values else first.outcome


def _once(results: Iterable[TrialResult]) -> list[TrialResult]:
    """Return each result once, with all its places."""
    kept: list[TrialResult] = []
    for result in results:
        at = next((n for n, k in enumerate(kept) if _repeated(k, result)), None)
        if at is None and not _bare_repeat(kept, result):
            kept.append(result)
        elif at is not None:
            kept[at] = _joined(kept[at], result)
    return kept


def _bare_repeat(kept: Sequence[TrialResult], result: TrialResult) -> bool:
    """Tell whether a result without figures says again what one without figures said."""
    # A conclusion names the patients again ("in patients with heart failure"), not a part of them.
    whole = result.model_copy(update={"subgroup": None})
    bare = not (_tested(result) or result.arm_values)
    return bare and any(
        (_same_outcome(k, result) or _same_outcome(k, whole))
        and k.direction == result.direction
        and not k.arm_values
        for k in kept
        if not _tested(k)
    )


def _worth(result: TrialResult) -> bool:
    """Tell whether a result is one of the trial: tumour features need a test."""
    if result.outcome.code in _NO_OUTCOMES:
        return _tested(result)
    return True


def _folded(results: Sequence[TrialResult]) -> list[TrialResult]:
    """Put the arms' values of one place to the test of the same outcome in another place."""
    kept = list(results)
    for kind in ("time", "rate", "number"):
        for result in list(kept):
            if _tested(result) or _measure(result) != kind or len(result.arm_values) < _SIDES:
                continue
            homes = [
                k for k in kept if _tested(k) and not k.arm_values and _same_outcome(k, result)
            ]
            if len(homes) == 1 and result in kept and _alone(result, kind, results):
                kept[kept.index(homes[0])] = _joined(homes[0], result)
                kept.remove(result)
    return kept


def _alone(result: TrialResult, kind: str, results: Sequence[TrialResult]) -> bool:
    """Tell whether no other values of the kind, at another moment, could go with the same test."""
    same = [
        r
        for r in results
        if not _tested(r)
        and _measure(r) == kind
        and _same_outcome(r, result)
        and len(r.arm_values) > 1
    ]
    return len(same) == 1


def _completed(results: Sequence[TrialResult]) -> list[TrialResult]:
    """Join the p-value of an outcome with its effect, where each is printed once, apart."""
    kept = list(results)
    for code in {r.outcome.code for r in results} - _TEXT_TELLS:
        mine = [r for r in kept if r.outcome.code == code and not r.subgroup]
        bare = [r for r in mine if r.p_value and not r.effect]
        shown = [r for r in mine if r.effect and not r.p_value]
        both = [r for r in mine if r.effect and r.p_value]
        if len(bare) != 1 or len(shown) != 1 or both:
            continue
        p, e = bare[0], shown[0]
        differ = p.direction and e.direction and p.direction != e.direction
        apart = p.arm_values and e.arm_values and _shown(p) != _shown(e)
        if differ or apart:
            continue
        kept[kept.index(p)] = _joined(p, e)
        kept.remove(e)
    return kept


def _led(results: Sequence[TrialResult]) -> list[TrialResult]:
    """Let values without a test take the direction of the one test of their outcome."""
    kept: list[TrialResult] = []
    for result in results:
        tests = [
            r
            for r in results
            if _tested(r) and r.outcome.code == result.outcome.code and not r.subgroup
        ]
        alone = not _tested(result) and not result.subgroup and len(result.arm_values) == _SIDES
        open_ = alone and result.direction is None and result.outcome.code not in _TEXT_TELLS
        if open_ and len(tests) == 1:
            result = result.model_copy(update={"direction": tests[0].direction})
        kept.append(result)
    return kept


def merge_results(results: Iterable[TrialResult]) -> tuple[TrialResult, ...]:
    """Return results once each; a bare wording goes when the same outcome has figures."""
    kept = _led(_completed(_folded(_completed([r for r in _once(results) if _worth(r)]))))
    figured = [r for r in kept if _tested(r) or r.arm_values]
    return tuple(
        r for r in kept if _tested(r) or r.arm_values or not any(_of_one(r, f) for f in figured)
    )


def _of_one(bare: TrialResult, figured: TrialResult) -> bool:
    """Tell whether a result in figures is of what a bare wording speaks of."""
    if bare.outcome.code != figured.outcome.code:
        return False
    return bare.outcome.code not in _TEXT_TELLS or _names_meet(bare, figured)
