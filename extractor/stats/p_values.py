"""A match of a p-value production → the p-value; pages, counts and codes are turned down."""

from __future__ import annotations

import re
from decimal import Decimal

from ..types import Statistic
from .grammar import Hit, Production
from .kinds import p_kind_of
from .lexer import Tokens
from .made import Printed, made
from .numbers import power_of_ten
from .reading import comparator_of

_HUNDRED = Decimal(100)
_NAMED = re.compile(r"p[- ]?val", re.IGNORECASE)
_LARGEST_LIMIT = 10  # of significance, in percent
# "The P values of the log-rank test for A and B were 0.03 and 0.2": told of several, decimals.
_SAID = re.compile(r"(?:log-?rank )?p[- ]?values\b.*?(?<!\d)0?\.\d+$", re.IGNORECASE | re.DOTALL)


def p_value(base: Printed, production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return the p-value of a match, None when it is a page, a count or a code."""
    comparator, flags = comparator_of(tokens, match)
    if match.get("ns"):
        kind = p_kind_of(tokens.canvas, base.start, base.end)
        return made(base, comparator="ns", value=None, p_kind=kind)
    if not _is_p_value(base, production, tokens, match):
        return None
    if production.id == "p.said" and not _SAID.match(base.text):
        return None
    value, flags = _power(base, tokens, match, flags)
    if match.get("pct") and value is not None:
        value = value / _HUNDRED
    if production.id == "p.alpha" and not match.get("op"):
        comparator, flags = "=", frozenset()
    if production.id == "p.between" and tokens.meaning(match.start("low_op")).startswith(">"):
        base = base._replace(low=base.high, high=base.low)
    if value is None and base.low is None:
        flags |= {"damaged"}
    return made(
        base,
        p_kind=p_kind_of(tokens.canvas, base.start, base.end),
        value=value,
        comparator="=" if production.id == "p.range" and comparator != "<" else comparator,
        threshold=production.id == "p.alpha",
        flags=flags | _value_flags(value, comparator),
    )


def _lost_power(base: Printed) -> bool:
    """Say whether a number is a power of ten whose exponent ran in: "p < 105"."""
    return base.value is not None and re.search(r"(?<![\d.])10\d{1,2}$", base.text) is not None


def _power(
    base: Printed, tokens: Tokens, match: Hit, flags: frozenset[str]
) -> tuple[Decimal | None, frozenset[str]]:
    """Read "p < 10-5", a power of ten whose exponent lost its place; "p < 105" is not guessed."""
    if match.get("power") and base.value == 10:
        return power_of_ten(tokens.text(match.end("power") - 1)), flags | {"damaged"}
    if _lost_power(base):
        return None, flags | {"damaged"}
    return base.value, flags


def _is_p_value(base: Printed, production: Production, tokens: Tokens, match: Hit) -> bool:
    """Turn down pages, counts and codes: a number above 1 needs a comparator to be a p-value."""
    if production.id == "p.alpha":
        limit = _HUNDRED if match.get("pct") else Decimal("0.5")
        return base.value is not None and base.value <= limit
    if match.get("fdr") and tokens.text(match.start("fdr")).lower() != "fdr":
        return False
    if re.match(r"[pP]\.\d", base.text):  # "p.9" is a page or a code
        return False
    if base.low == 10:  # "10-5" is a power, no range
        return False
    if _counts(base, tokens, match):
        return False
    if match.get("op") and tokens.letters[match.end("op") - 1] in "O~?":
        return True
    number = base.value if base.value is not None else base.low
    return number is not None and abs(number) <= 1 and re.search(r"[.,]\d", base.text) is not None


def _counts(base: Printed, tokens: Tokens, match: Hit) -> bool:
    """Say whether a number is a percentage or a count: "P by more than 50%"; 5% may be a limit."""
    value = base.value if base.value is not None else base.low
    by_word = bool(match.get("op")) and tokens.text(match.end("op") - 1)[0].isalpha()
    if match.get("pct") and by_word and not _NAMED.match(base.text):
        return True
    if match.get("pct"):
        return not match.get("op") or value is None or value > _LARGEST_LIMIT
    return by_word and value is not None and value > 1


def _value_flags(value: Decimal | None, comparator: str) -> frozenset[str]:
    if value is None:
        return frozenset()
    if value == 0 and comparator != "<":
        return frozenset({"zero"})
    return frozenset({"impossible"}) if not 0 < value <= 1 else frozenset()
