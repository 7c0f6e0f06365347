"""Statistics as a record keeps them."""

from __future__ import annotations

from .records import Effect, PValue
from .types import Statistic


def effect_of(statistic: Statistic | None) -> Effect | None:
    """Return an estimate with its interval; None for what is no estimate."""
    if statistic is None or statistic.kind != "EFFECT":
        return None
    return Effect(
        measure=statistic.measure or "effect",
        value=statistic.value,
        ci_low=statistic.low,
        ci_high=statistic.high,
        ci_level=statistic.level,
        text=statistic.text,
    )


def p_value_of(statistic: Statistic | None) -> PValue | None:
    """Return a p-value with its comparator and kind; None for what is no p-value."""
    if statistic is None or statistic.kind != "P_VALUE":
        return None
    return PValue(
        comparator=statistic.comparator or "uncertain",
        value=statistic.value,
        text=statistic.text,
        kind=statistic.p_kind or "plain",
    )
