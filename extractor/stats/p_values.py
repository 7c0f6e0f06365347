"""A match of a p-value production → the p-value; pages, counts and codes are turned down."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ..types import Statistic
from .grammar import Hit, Production
from .kinds import p_kind_of
from .lexer import Tokens
from .numbers import power_of_ten
from .reading import comparator_of

_HUNDRED = Decimal(100)


def p_value(
    base: Statistic, production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    """Return the p-value of a match, None when it is a page, a count or a code."""
    comparator, flags = comparator_of(tokens, match)
    value = base.value
    if match.get("ns"):
        kind = p_kind_of(tokens.canvas, base.start, base.end)
        return replace(base, comparator="ns", value=None, p_kind=kind)
    if not _is_p_value(base, production, tokens, match):
        return None
    if match.get("power"):
        value, comparator, flags = _power(tokens, match, value, comparator, flags)
    if match.get("pct") and value is not None:
        value = value / _HUNDRED
    if production.id == "p.alpha" and not match.get("op"):
        comparator, flags = "=", frozenset()
    if production.id == "p.between" and tokens.meanings[match.start("low_op")].startswith(">"):
        base = replace(base, low=base.high, high=base.low)
    if value is None and base.low is None:
        flags |= {"damaged"}
    return replace(
        base,
        p_kind=p_kind_of(tokens.canvas, base.start, base.end),
        value=value,
        comparator="=" if production.id == "p.range" and comparator != "<" else comparator,  # type: ignore[arg-type]
        threshold=production.id == "p.alpha",
        flags=flags | _value_flags(value),
    )


def _power(
    tokens: Tokens, match: Hit, value: Decimal | None, comparator: str, flags: frozenset[str]
) -> tuple[Decimal | None, str, frozenset[str]]:
    """Read "p < 10-5": a power of ten whose exponent lost its place."""
    if value == 10:
        return power_of_ten(tokens.text(match.end("power") - 1)), comparator, flags
    return value, comparator, flags


def _is_p_value(base: Statistic, production: Production, tokens: Tokens, match: Hit) -> bool:
    """Turn down pages, counts and codes: a number above 1 needs a comparator to be a p-value."""
    if production.id == "p.alpha":
        limit = _HUNDRED if match.get("pct") else Decimal("0.5")
        return base.value is not None and base.value <= limit
    if re.match(r"[pP]\.\d", base.text):  # "p.9" is a page or a code
        return False
    if base.low == 10:  # "10-5" is a power, no range
        return False
    after = tokens.letters[match.end() : match.end() + 1]
    if after == "%" and not match.get("op"):
        return False
    if match.get("op") and tokens.letters[match.end("op") - 1] in "O~?":
        return True
    number = base.value if base.value is not None else base.low
    return number is not None and abs(number) <= 1 and re.search(r"[.,]\d", base.text) is not None


def _value_flags(value: Decimal | None) -> frozenset[str]:
    if value is None:
        return frozenset()
    if value == 0:
        return frozenset({"zero"})
    return frozenset({"impossible"}) if value > 1 or value < 0 else frozenset()
