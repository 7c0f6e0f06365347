"""A match of an effect production → the effect; heart rates, levels and definitions are none."""

from __future__ import annotations

import re

from ..types import Statistic
from .grammar import Hit, Production
from .lexemes import ADJUSTED, DIFFERENCE
from .lexer import Tokens
from .made import Printed, made
from .reading import comparator_of, level_of

_RATIOS = frozenset({"HR", "SHR", "OR", "RR", "IRR", "SIR", "SMR", "DOR", "GMR"})
_LARGEST_BARE = 20  # an "HR" above this without decimals or interval is a heart rate,
_LARGEST = 50  # above this also with decimals
_HEART_RATE = re.compile(r" ?(?:beats|bpm|b\.?/?min|/ ?min|ms\b|breaths)", re.IGNORECASE)


def effect(base: Printed, production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return the effect of a match, None when it is a rate, a level or a definition."""
    name = tokens.meaning(match.start("measure"))
    measure = _measure(base, name.rstrip(ADJUSTED), tokens, match)
    if measure is None or _is_level(tokens, match):
        return None
    if match.get("loose") and not _in_order(base):
        base = _without_bounds(base, tokens, match)
    if measure in _RATIOS:
        base = _unsigned(base)
        if not _is_ratio(base, tokens, match):
            return None
    comparator, _ = comparator_of(tokens, match) if match.get("op") else ("=", None)
    if not _is_told(base, production, comparator, measure):
        return None
    return made(
        base,
        measure=measure,
        adjusted=name.endswith(ADJUSTED) or _adjusted_before(tokens, match.start()),
        comparator=comparator,
        level=level_of(tokens, match),
        unit="%" if match.get("pct") else None,
    )


def _measure(base: Printed, measure: str, tokens: Tokens, match: Hit) -> str | None:
    """Return what a name measures here, None when it is no measure."""
    if measure == DIFFERENCE:
        measure = "RD" if match.get("pct") else "MD"
        if base.low is None or "C" not in match.group() or _is_side(base, tokens):
            return None
    if not _is_named(base, measure, tokens, match):
        return None
    return "HR" if measure == "hr" else measure


def _without_bounds(base: Printed, tokens: Tokens, match: Hit) -> Printed:
    """Leave off an interval that turned out to be another's."""
    end = tokens.end(match.end("value") - 1)
    return base._replace(low=None, high=None, end=end, text=tokens.canvas[base.start : end])


def _is_told(base: Printed, production: Production, comparator: str, measure: str) -> bool:
    """Say whether a value is a result: "HR > 1 means a higher risk" is none."""
    if base.low is not None:
        return production.id != "effect.subscript" or _in_order(base)
    if production.id == "effect.range":
        return measure in _RATIOS and "." in base.text
    return measure not in _RATIOS or base.value != 1 or comparator not in {"<", ">", "<=", ">="}


_OTHER_SIDE = re.compile(r"\s?[)\]]?\s?(?:vs?\.?|versus|compared (?:with|to))\s", re.IGNORECASE)


def _is_side(base: Printed, tokens: Tokens) -> bool:
    """Say whether a value is one side's: "no difference in relapse (8% [CI 4-15] vs 9%"."""
    return _OTHER_SIDE.match(tokens.canvas, base.end) is not None


_ANGLE = re.compile(r"\s?[°º]")


def _is_named(base: Printed, measure: str, tokens: Tokens, match: Hit) -> bool:
    """Say whether a name that is a word too stands for the measure: "hr", "beta"."""
    if measure == "beta":  # "beta cells", "beta was …" without a sign is no coefficient
        if _ANGLE.match(tokens.canvas, base.end):
            return False
        sign = match.get("op") and not tokens.text(match.end("op") - 1).isalpha()
        return bool(sign) or base.low is not None
    if measure != "hr":
        return True
    linked = bool(match.get("op") or set(":,b") & set(match.group())) or base.low is not None
    return linked and not (base.value is not None and base.value < 0)  # "l hr−1" is per hour


def _is_level(tokens: Tokens, match: Hit) -> bool:
    """Say whether the value is the level of an interval: "HR 95 CI"."""
    end = match.end("value")
    return tokens.letters[end : end + 1] == "C" and "." not in tokens.text(end - 1)


def _in_order(base: Printed) -> bool:
    """Say whether a value lies between its bounds."""
    if base.low is None or base.value is None or base.high is None:
        return False
    return base.low <= base.value <= base.high


def _unsigned(base: Printed) -> Printed:
    """Drop a sign from the value of a ratio: the dash there joins name and number."""
    if base.value is not None and base.value < 0:
        return base._replace(value=-base.value)
    return base


def _is_ratio(base: Printed, tokens: Tokens, match: Hit) -> bool:
    """Turn down heart rates, response rates and counts that follow the letters HR, RR, OR."""
    if base.value is None:
        return False
    after = tokens.letters[match.end() : match.end() + 1]
    if base.low is not None:
        return True
    if match.get("pct") or after in {"%", "u"}:
        return False
    if _HEART_RATE.match(tokens.canvas, _behind_range(base, tokens, match)):
        return False
    if base.value > _LARGEST:
        return False
    printed_whole = base.value == base.value.to_integral_value() and "." not in base.text
    if printed_whole and match.group().endswith("(N") and after == ")":
        return False  # "(1) the RRs of men, and (2) ..." counts
    if printed_whole and (base.value > _LARGEST_BARE or (after and after in "wGUK/")):
        return False
    return not (after == "U" and not match.get("op"))


def _behind_range(base: Printed, tokens: Tokens, match: Hit) -> int:
    """Return where the unit of a value may stand: behind the second of "from 61 to 72"."""
    end = match.end()
    return tokens.end(end + 1) if re.match("[-ta]N", tokens.letters[end : end + 2]) else base.end


def _adjusted_before(tokens: Tokens, i: int) -> bool:
    return (
        "J" in tokens.letters[max(0, i - 2) : i]
        or _MULTIVARIATE.search(tokens.canvas, max(0, tokens.start(i) - 40), tokens.start(i))
        is not None
    )


_MULTIVARIATE = re.compile(r"\bmultivaria(?:te|ble)(?:ly)?(?: \w+)?[ :,(]{1,3}$")
