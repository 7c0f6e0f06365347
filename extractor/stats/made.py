"""Making statistics: what ``Statistic(...)`` and ``dataclasses.replace`` give, in less time.

A paper gives hundreds of them, and a frozen dataclass looks up each of its fields by name.
"""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from ..types import Statistic, StatisticKind


class Printed(NamedTuple):
    """What a match of the grammar prints, before it is known what it means."""

    kind: StatisticKind
    text: str
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


_NAMES = tuple(field.name for field in fields(Statistic))
_PUT: dict[str, Any] = {name: getattr(Statistic, name).__set__ for name in _NAMES}
_PUTS = tuple(_PUT.values())
_PUTS_OF_PRINTED = tuple(_PUT[name] for name in Printed._fields)
_values = attrgetter(*_NAMES)
_BLANK = _values(Statistic(kind="P_VALUE", text="", start=0, end=0))


def made(printed: Printed, **meaning: object) -> Statistic:
    """Return the statistic that says what was printed and what it means."""
    statistic = object.__new__(Statistic)
    for put, value in zip(_PUTS, _BLANK, strict=True):
        put(statistic, value)
    for put, value in zip(_PUTS_OF_PRINTED, printed, strict=True):
        put(statistic, value)
    for name, value in meaning.items():
        _PUT[name](statistic, value)
    return statistic


def changed(statistic: Statistic, **changes: object) -> Statistic:
    """Return a statistic with some fields changed."""
    copy = object.__new__(Statistic)
    for put, value in zip(_PUTS, _values(statistic), strict=True):
        put(copy, value)
    for name, value in changes.items():
        _PUT[name](copy, value)
    return copy
