"""Whether an effect, its interval and its p-value can stand together.

Method. The interval of a ratio is taken as symmetric on the log scale (of a difference: on its own
scale), so the standard error is its width over ``2 z(level)`` and the p-value that of a Wald test:
Altman DG, Bland JM. How to obtain the P value from a confidence interval. BMJ 2011;343:d2304.
Printed numbers are rounded, so each stands for the interval of half a unit of its last digit to
both sides, and the p-value recomputed is a range (as in Georgescu C, Wren JD. Algorithmic
identification of discrepancies between published ratios and their reported confidence intervals
and P-values. Bioinformatics 2018;34:1758-1766). The four verdicts:

* ``consistent``: the printed p-value meets the range.
* ``borderline``: it misses it by no more than a factor of two, or the two sides of significance
  differ only because a bound is printed as the null value itself.
* ``discrepant``: it misses it by more, but both are on the same side of significance. A log-rank
  or likelihood-ratio p beside a Wald interval, or an unadjusted p beside an adjusted ratio, is a
  legitimate cause, so a p-value printed as log-rank gets a factor of ten before it is discrepant,
  and is ``discrepant`` where another would be ``contradictory`` within that factor.
* ``contradictory``: one says significant and the other not, the estimate lies outside its own
  interval, or the bounds are reversed.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from math import erfc, inf, log, sqrt
from statistics import NormalDist

from ..codes import Consistency
from ..types import Statistic

DIFFERENCES = frozenset({"MD", "WMD", "SMD", "RD", "ARR", "beta"})
OTHER_TEST = frozenset({"interaction", "trend"})  # another hypothesis than the effect's
CLOSE, LOG_RANK = 2.0, 10.0  # factors between printed and recomputed p
_UNCHECKED = frozenset({"RRR", "AUC", None})
Range = tuple[float, float]


def check_consistency(effect: Statistic, p: Statistic | None = None) -> Consistency | None:
    """Return the verdict on an effect, its interval and its p-value; see the module for the method.

    None when there is nothing to compare: no interval, a measure with no null value, or a scale
    on which the numbers cannot stand (a ratio at or below 0). Without a p-value only estimate and
    interval are compared.
    """
    if effect.low is None or effect.high is None or effect.measure in _UNCHECKED:
        return None
    if effect.value is None:
        return None
    ratio = effect.measure not in DIFFERENCES
    if ratio and effect.low < 0:
        return None
    if not _ordered(effect):
        return "contradictory"
    alpha = 1 - float(effect.level or 95) / 100
    if not 0 < alpha < 1 or p is None or p.p_kind in OTHER_TEST:
        return "consistent"
    printed = _printed(p, alpha)
    recomputed = _recomputed(effect, alpha, ratio=ratio)
    if printed is None or recomputed is None:
        return "consistent"
    return _verdict(printed, recomputed, alpha, effect, p)


def _verdict(
    printed: Range, recomputed: Range, alpha: float, effect: Statistic, p: Statistic
) -> Consistency:
    factor = _factor(printed, recomputed)
    if factor <= 1:
        return "consistent"
    null = 0 if effect.measure in DIFFERENCES else 1
    touches = null in (effect.low, effect.high)
    same_side = _side(printed, alpha) * _side(recomputed, alpha) >= 0
    if same_side or touches:
        limit = LOG_RANK if p.p_kind == "log_rank" else CLOSE
        return "borderline" if factor <= limit else "discrepant"
    return "discrepant" if p.p_kind == "log_rank" and factor <= LOG_RANK else "contradictory"


def _ordered(effect: Statistic) -> bool:
    """Say whether low <= estimate <= high can hold within rounding."""
    value, low, high = (
        _rounding(n) for n in (effect.value, effect.low, effect.high) if n is not None
    )
    return low[0] <= value[1] and value[0] <= high[1] and effect.low <= effect.high  # type: ignore[operator]


def _rounding(number: Decimal) -> Range:
    """Return the numbers that are printed so: half a unit of the last digit to both sides."""
    exponent = number.as_tuple().exponent
    half = 0.5 * 10.0 ** (exponent if isinstance(exponent, int) else 0)
    return float(number) - half, float(number) + half


def _printed(p: Statistic, alpha: float) -> Range | None:
    """Return the two-sided p-values that the print allows; None when it says too little."""
    if p.comparator == "ns":
        return alpha, 1.0
    if p.comparator == "uncertain" or "damaged" in p.flags or "impossible" in p.flags:
        return None
    if p.value is None:
        return None if p.low is None or p.high is None else (float(p.low), float(p.high))
    low, high = _rounding(p.value)
    bounds = {"<": (0.0, high), "<=": (0.0, high), ">": (low, 1.0), ">=": (low, 1.0)}
    low, high = bounds.get(p.comparator or "=", (low, high))
    sides = 2 if p.p_kind == "one_sided" else 1
    return max(0.0, sides * low), min(1.0, sides * high)


def _recomputed(effect: Statistic, alpha: float, *, ratio: bool) -> Range | None:
    """Return the range of Wald p-values over all roundings; None when a bound allows no scale."""
    z = NormalDist().inv_cdf(1 - alpha / 2)
    numbers = (effect.value, effect.low, effect.high)
    corners = [_scaled(_rounding(n), ratio=ratio) for n in numbers if n is not None]
    scores = [
        abs(value) / ((high - low) / (2 * z)) if high > low else inf
        for value, low, high in product(*corners)
    ]
    value_range = corners[0]
    smallest = 0.0 if value_range[0] <= 0 <= value_range[1] else min(scores)
    return _two_sided(max(scores)), _two_sided(smallest)


def _scaled(bounds: Range, *, ratio: bool) -> Range:
    if not ratio:
        return bounds
    tiny = 1e-4  # a bound printed as 0.00 is not zero
    return log(max(bounds[0], tiny)), log(max(bounds[1], tiny))


def _two_sided(z: float) -> float:
    return erfc(z / sqrt(2))


def _side(p: Range, alpha: float) -> int:
    """Return -1 when all of a range is significant, 1 when none of it is, 0 when undecided."""
    if p[1] <= alpha:
        return -1
    return 1 if p[0] >= alpha else 0


def _factor(a: Range, b: Range) -> float:
    """Return by which factor two ranges miss each other; 1 when they meet."""
    if a[0] <= b[1] and b[0] <= a[1]:
        return 1.0
    small, large = (a[1], b[0]) if a[1] < b[0] else (b[1], a[0])
    return large / small if small > 0 else inf
