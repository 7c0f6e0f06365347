"""What the figures of a result say: whether it is significant, and which way a ratio points."""

from __future__ import annotations

from decimal import Decimal

from ..types import Statistic
from .items import Side

_ONE = Decimal(1)
_SIGNIFICANT = Decimal("0.05")


def effect_side(
    effect: Statistic | None, p_value: Statistic | None, event: bool, *, told: bool = False
) -> Side | None:
    """Return the side of a ratio whose interval, p-value or words (``told``) say it is not one."""
    if effect is None or effect.value is None or effect.value == _ONE:
        return None
    if not (told or significant(effect, p_value)):
        return None
    above = effect.value > _ONE
    ratio_of_events = event or (effect.measure or "HR").upper().endswith(("HR", "RR"))
    return "worse" if above == ratio_of_events else "better"


def significant(effect: Statistic | None, p_value: Statistic | None) -> bool | None:
    """Tell whether a result is significant by its p-value, else its interval; None: unknown."""
    if p_value is not None and p_value.comparator is not None:
        return _p_significant(p_value)
    if effect is not None and effect.low is not None and effect.high is not None:
        return effect.low > _ONE or effect.high < _ONE
    return None


def _p_significant(p_value: Statistic) -> bool | None:
    if p_value.comparator == "ns":
        return False
    bound = p_value.value if p_value.value is not None else p_value.high
    if bound is None:
        return None
    if p_value.comparator in {">", ">="}:
        return None if bound < _SIGNIFICANT else False
    return bound <= _SIGNIFICANT
