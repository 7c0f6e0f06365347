"""A match of the grammar → the statistic it prints."""

from __future__ import annotations

import re

from ..types import Statistic, StatisticKind
from .counts import count, dose, rate, sample_size
from .effects import effect
from .grammar import Hit, Production
from .lexer import Tokens
from .made import Printed, made
from .p_values import p_value
from .reading import comparator_of, level_of, number_at, unit_of


def build(production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return the statistic of a match, None when the tokens turn out to say something else."""
    start, end = tokens.start(match.start()), tokens.end(match.end() - 1)
    letters = match.group()
    if letters.endswith(")") and letters.count(")") > letters.count("("):
        end = tokens.end(match.end() - 2)  # the bracket was opened before the statistic
    base = Printed(
        kind=production.kind,
        text=tokens.canvas[start:end],
        start=start,
        end=end,
        value=number_at(tokens, match, "value"),
        low=number_at(tokens, match, "low"),
        high=number_at(tokens, match, "high"),
    )
    return _BUILDERS[production.kind](base, production, tokens, match)


def _ratio_like(
    base: Printed, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    """Build AUC and correlation: at most 1 (or 100 %) in size."""
    percent = bool(match.get("pct"))
    limit = 100 if percent else 1
    if base.value is None or abs(base.value) > limit or (limit == 1 and "." not in base.text):
        return None
    if base.kind == "CORRELATION" and not ({"O", "b", ":"} & set(match.group())):
        return None
    comparator, _ = comparator_of(tokens, match) if match.get("op") else ("=", None)
    return made(
        base,
        measure=tokens.meaning(match.start("measure")),
        comparator=comparator,
        level=level_of(tokens, match),
        unit="%" if percent else None,
    )


def _median(base: Printed, _production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
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
    return made(
        base,
        kind="RATE" if rated else base.kind,
        unit=unit,
        measure=of or None,
        level=level_of(tokens, match),
        values=(*value, sd) if sd is not None else (),
        flags=frozenset(flags | ({"sd"} if sd is not None else set())),
    )


def _follow_up(
    base: Printed, _production: Production, tokens: Tokens, match: Hit
) -> Statistic | None:
    unit = unit_of(tokens, match, "unit", "unit2")
    between = match.group()
    unit = unit or next((tokens.meaning(match.start() + i) for i, c in enumerate(between)
                         if c == "U"), None)  # fmt: skip
    if unit is None or base.value is None:
        return None
    how = "mean" if "A" in between else "median" if "D" in between else None
    flags = frozenset({"iqr"}) if "Q" in between else frozenset[str]()
    return made(base, unit=unit, measure=how, level=level_of(tokens, match), flags=flags)


def _interval(base: Printed, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    if base.low is None and base.high is None:
        return None
    return made(base, level=level_of(tokens, match))


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


def _comparison(base: Printed, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    names = ("first", "second", "third")
    values = tuple(v for n in names if (v := number_at(tokens, match, n)) is not None)
    if len(values) < 2 or _one_sided_unit(match) or _in_a_name(tokens, match):
        return None
    if _of_doses(tokens, match) or _from_cut_off(tokens, match):
        return None
    unit = unit_of(tokens, match, "unit2", "unit1", "unit3", "unit5", "unit4", "unit6")
    return made(base, values=values, unit=unit, low=None, high=None)


_BUILDERS = {
    "P_VALUE": p_value,
    "EFFECT": effect,
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
