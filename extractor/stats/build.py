"""A match of the grammar → the statistic it prints."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Statistic, StatisticKind
from .counts import count, dose, rate, sample_size
from .grammar import Hit, Production
from .lexemes import ADJUSTED, DIFFERENCE
from .lexer import Tokens
from .p_values import p_value
from .reading import comparator_of, level_of, number_at, unit_of


def build(production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return the statistic of a match, None when the tokens turn out to say something else."""
    start, end = tokens.start(match.start()), tokens.end(match.end() - 1)
    letters = match.group()
    if letters.endswith(")") and letters.count(")") > letters.count("("):
        end = tokens.end(match.end() - 2)  # the bracket was opened before the statistic
    base = Statistic(
        kind=production.kind,
        text=tokens.canvas[start:end],
        start=start,
        end=end,
        value=number_at(tokens, match, "value"),
        low=number_at(tokens, match, "low"),
        high=number_at(tokens, match, "high"),
    )
    return _BUILDERS[production.kind](base, production, tokens, match)


_RATIOS = frozenset({"HR", "SHR", "OR", "RR", "IRR", "SIR", "SMR", "DOR", "GMR"})
_LARGEST_BARE = 20  # an "HR" above this without decimals or interval is a heart rate,
_LARGEST = 50  # above this also with decimals
_HEART_RATE = re.compile(r" ?(?:beats|bpm|b\.?/?min|/ ?min|ms\b|breaths)", re.IGNORECASE)


def _effect(
    base: Statistic, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    name = tokens.meaning(match.start("measure"))
    measure = name.rstrip(ADJUSTED)
    if _is_level(tokens, match):
        return None
    if measure == DIFFERENCE:
        measure = "RD" if match.get("pct") else "MD"
        if base.low is None or "C" not in match.group() or _is_side(base, tokens):
            return None
    if not _is_named(base, measure, tokens, match):
        return None
    measure = "HR" if measure == "hr" else measure
    if match.get("loose") and not _in_order(base):
        base = replace(base, low=None, high=None)
    if measure in _RATIOS:
        base = _unsigned(base)
        if not _is_ratio(base, tokens, match):
            return None
    comparator, _ = comparator_of(tokens, match) if match.get("op") else ("=", None)
    return replace(
        base,
        measure=measure,
        adjusted=name.endswith(ADJUSTED) or _adjusted_before(tokens, match.start()),
        comparator=comparator,  # type: ignore[arg-type]
        level=level_of(tokens, match),
        unit="%" if match.get("pct") else None,
    )


_OTHER_SIDE = re.compile(r"\s?[)\]]?\s?(?:vs?\.?|versus|compared (?:with|to))\s", re.IGNORECASE)


def _is_side(base: Statistic, tokens: Tokens) -> bool:
    """Say whether a value is one side's: "no difference in relapse (7% [CI 3-16] vs 9%"."""
    return _OTHER_SIDE.match(tokens.canvas, base.end) is not None


def _is_named(base: Statistic, measure: str, tokens: Tokens, match: Hit) -> bool:
    """Say whether a name that is a word too stands for the measure: "hr", "beta"."""
    if measure == "beta":  # "beta cells", "beta was …" without a sign is no coefficient
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


def _in_order(base: Statistic) -> bool:
    """Say whether a value lies between its bounds."""
    if base.low is None or base.value is None or base.high is None:
        return False
    return base.low <= base.value <= base.high


def _unsigned(base: Statistic) -> Statistic:
    """Drop a sign from the value of a ratio: the dash there joins name and number."""
    if base.value is not None and base.value < 0:
        return replace(base, value=-base.value)
    return base


def _is_ratio(base: Statistic, tokens: Tokens, match: Hit) -> bool:
    """Turn down heart rates, response rates and counts that follow the letters HR, RR, OR."""
    if base.value is None:
        return False
    after = tokens.letters[match.end() : match.end() + 1]
    if base.low is not None:
        return True
    if match.get("pct") or after in {"%", "u"}:
        return False
    if _HEART_RATE.match(tokens.canvas, base.end):
        return False
    if base.value > _LARGEST:
        return False
    printed_whole = base.value == base.value.to_integral_value() and "." not in base.text
    if printed_whole and (base.value > _LARGEST_BARE or (after and after in "wGUK/")):
        return False
    return not (after == "U" and not match.get("op"))


def _adjusted_before(tokens: Tokens, i: int) -> bool:
    return (
        "J" in tokens.letters[max(0, i - 2) : i]
        or _MULTIVARIATE.search(tokens.canvas, max(0, tokens.start(i) - 40), tokens.start(i))
        is not None
    )


_MULTIVARIATE = re.compile(r"\bmultivaria(?:te|ble)(?:ly)?(?: \w+)?[ :,(]{1,3}$")


def _ratio_like(
    base: Statistic, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    """Build AUC and correlation: at most 1 (or 100 %) in size."""
    percent = bool(match.get("pct"))
    limit = 100 if percent else 1
    if base.value is None or abs(base.value) > limit or (limit == 1 and "." not in base.text):
        return None
    if base.kind == "CORRELATION" and not ({"O", "b", ":"} & set(match.group())):
        return None
    comparator, _ = comparator_of(tokens, match) if match.get("op") else ("=", None)
    return replace(
        base,
        measure=tokens.meaning(match.start("measure")),
        comparator=comparator,  # type: ignore[arg-type]
        level=level_of(tokens, match),
        unit="%" if percent else None,
    )


def _median(
    base: Statistic, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    flags: set[str] = set()
    how = tokens.meaning(match.start("how")) if match.get("how") else ""
    if match.get("missing"):
        flags.add("not_reached")
    elif base.value is None:
        return None
    if how == "mean" or match.get("sd"):
        flags.add("mean")
    for name in ("spread", "spread2"):
        if match.get(name):
            flags.add(tokens.meaning(match.start(name)))
    of = ""
    if match.get("of"):
        first, last = match.span("of")
        of = tokens.canvas[tokens.start(first) : tokens.end(last - 1)]
    sd = number_at(tokens, match, "sd")
    unit = unit_of(tokens, match, "unit", "unit2", "unit3")
    rated = unit == "%" and not how  # "41% ± 4%"
    value = (base.value,) if base.value is not None else ()
    return replace(
        base,
        kind="RATE" if rated else base.kind,
        unit=unit,
        measure=of or None,
        level=level_of(tokens, match),
        values=(*value, sd) if sd is not None else (),
        flags=frozenset(flags | ({"sd"} if sd is not None else set())),
    )


def _follow_up(
    base: Statistic, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    unit = unit_of(tokens, match, "unit", "unit2")
    between = match.group()
    unit = unit or next((tokens.meaning(match.start() + i) for i, c in enumerate(between)
                         if c == "U"), None)  # fmt: skip
    if unit is None or base.value is None:
        return None
    how = "mean" if "A" in between else "median" if "D" in between else None
    flags = frozenset({"iqr"}) if "Q" in between else frozenset[str]()
    return replace(base, unit=unit, measure=how, level=level_of(tokens, match), flags=flags)


def _interval(base: Statistic, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    if base.low is None and base.high is None:
        return None
    return replace(base, level=level_of(tokens, match))


def _one_sided_unit(match: Hit) -> bool:
    """Say whether only the first side has a unit such as mg/kg: the second is something else."""
    return "/" in (match.get("unit1") or "") and not (match.get("unit2") or match.get("unit5"))


_AMOUNT = re.compile(r"(?:mg|µg|μg|mcg|g|IU|Gy|cGy|MBq|GBq)(?:/.*)?$")
_ANOTHER = re.compile(
    r"\b(?:versus|vs)\b\.?[\s,]*(?:(?:of|with|to|the|about)\s+)*[a-z]{4}", re.IGNORECASE
)


def _of_doses(tokens: Tokens, match: Hit) -> bool:
    """Say whether two treatments are set side by side: "A 20 mg daily vs B 60 mg", "… vs 40 Gy"."""
    first, second = (unit_of(tokens, match, *u) for u in (("unit1", "unit4"), ("unit2", "unit5")))
    if second is None or not _AMOUNT.match(second):
        return False
    between = tokens.canvas[tokens.end(match.start("first")) : tokens.start(match.start("second"))]
    return (first or "") != second or bool(_ANOTHER.search(between))


def _in_a_name(tokens: Tokens, match: Hit) -> bool:
    """Say whether letters run on from a side: "IFNB-1b vs IFNB-1a"."""
    for name in ("first", "second"):
        end = match.end(name)
        if tokens.letters[end : end + 1] == "w" and tokens.start(end) == tokens.end(end - 1):
            return True
    return False


def _from_cut_off(tokens: Tokens, match: Hit) -> bool:
    """Say whether the first side is a limit of something else: "with CEA <5 versus 9 months"."""
    if match.get("unit1") or not (match.get("unit2") or match.get("unit5")):
        return False
    before = tokens.canvas[: tokens.start(match.start("first"))].rstrip()
    return before.endswith(("<", ">", "≤", "≥"))


def _comparison(base: Statistic, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    names = ("first", "second", "third")
    values = tuple(v for n in names if (v := number_at(tokens, match, n)) is not None)
    if len(values) < 2 or _one_sided_unit(match) or _in_a_name(tokens, match):
        return None
    if _of_doses(tokens, match) or _from_cut_off(tokens, match):
        return None
    unit = unit_of(tokens, match, "unit2", "unit1", "unit3", "unit5", "unit4", "unit6")
    return replace(base, values=values, unit=unit, low=None, high=None)


_BUILDERS = {
    "P_VALUE": p_value,
    "EFFECT": _effect,
    "AUC": _ratio_like,
    "CORRELATION": _ratio_like,
    "MEDIAN": _median,
    "FOLLOW_UP": _follow_up,
    "INTERVAL": _interval,
    "RATE": rate,
    "COMPARISON": _comparison,
    "COUNT": count,
    "SAMPLE_SIZE": sample_size,
    "DOSE": dose,
}
KINDS: frozenset[StatisticKind] = frozenset(_BUILDERS)  # type: ignore[arg-type]
