"""Statistics as a record keeps them."""

from __future__ import annotations

from ..records import Effect, PValue
from ..types import Statistic


def effect_of(statistic: Statistic) -> Effect:
    """Return an estimate with its interval."""
    return Effect(
        measure=statistic.measure or "effect",
        value=statistic.value,
        ci_low=statistic.low,
        ci_high=statistic.high,
        ci_level=statistic.level,
        text=statistic.text,
    )


def p_value_of(statistic: Statistic) -> PValue:
    """Return a p-value with its comparator and kind."""
    return PValue(
        comparator=statistic.comparator or "uncertain",
        value=statistic.value,
        text=statistic.text,
        kind=statistic.p_kind or "plain",
    )
