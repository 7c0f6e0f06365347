"""Table cells: a bare number means what its column header and the caption say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..codes import PValueKind
from ..types import Statistic, StatisticKind
from .canvas import canvas_of
from .find import find_statistics
from .headers import ColumnMeaning, column_meaning
from .kinds import p_kind_of
from .numbers import centred, parse_number

_I = re.IGNORECASE
_DIGITS = r"\d{1,12}"  # bounded, so that a cell full of digits takes no longer than others
_NUMBER = (
    rf"(?:{_DIGITS}(?:\.{_DIGITS})? ?x ?10\^?-?[\d⁻⁰¹²³⁴-⁹]{{1,5}}"
    rf"|{_DIGITS}(?:\.{_DIGITS})?[eE]-?\d{{1,4}}|\d{{1,3}}(?:,\d{{3}}){{1,4}}|{_DIGITS},\d{{1,2}}(?!\d)"
    rf"|(?:{_DIGITS})?\.{_DIGITS}|{_DIGITS})"
)
_SIGNED = rf"-?{_NUMBER}"
_BOUNDS = rf"(?P<low>{_SIGNED})\s?%?\s?(?:-|to|,|;|~|/)\s?(?P<high>{_SIGNED})"
_ESTIMATE = re.compile(
    rf"\s*(?P<value>{_SIGNED})\s?[*†‡a-d]?\s?(?:,?\s?[(\[{{]|[,;]?\s)\s?{_BOUNDS}\s?[)\]}}]?(?![\d.])"
)
# One of several in a cell, each behind what it is of: "Men: 1.26 (0.76–2.09) Women: 1.13 (…)".
_NAMED = re.compile(
    rf"(?:^|(?<=[\s:;,=]))(?P<value>-?\d{{1,3}}[.,]\d+)\s?[*†‡a-d]?\s?[(\[{{]\s?"
    rf"(?:\d\d\s?%\s?-?\s?C\.?I\.?\s?[:,=]?\s?)?{_BOUNDS}\s?[)\]}}](?![\d.%])"
)
_BARE_BOUNDS = re.compile(rf"\s*[(\[]?\s?{_BOUNDS}\s?[)\]]?(?=\s|$|[*†‡])")
_BARE = re.compile(
    rf"\s*[(\[]?(?P<op><=|>=|[<>=~≤≥⩽⩾])?\s?(?P<value>{_SIGNED})\s?(?P<pct>%)?[)\]]?(?=[\s*†‡§¶#a-e]|$|\))"
)
_NOT_SIGNIFICANT = re.compile(
    r"\s*[(\[]?(?:n\.? ?s\.?|not significant|non-?significant)[)\]]?\s*$", _I
)
_COUNT = re.compile(
    rf"\s*(?P<events>\d+(?:,\d{{3}})*)\s?(?:/\s?(?P<total>\d+(?:,\d{{3}})*))?\s?(?:[(\[]\s?(?P<value>{_NUMBER})\s?%?\s?[)\]])?\s*$"
)
_OPERATORS = {"≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">="}

_COUNT_HEADER = re.compile(
    r"\b(?:n|no\.?|nos\.?|number|patients?|cases|events?|total|frequency|count)\b|%", _I
)
_SIZE_HEADER = re.compile(r"^\s*(?:n|no\.?|nos\.?|number|total|all)\b(?!.*%)", _I)
_MEDIAN_HEADER = re.compile(r"\b(?:median|mean)\b", _I)
_AUC_HEADER = re.compile(r"\bAU(?:RO)?Cs?\b|\bC-?(?:index|statistic)\b", _I)
_RATE_HEADER = re.compile(r"%")
_ESTIMATES = frozenset({"EFFECT", "AUC", "MEDIAN", "COMPARISON", "CORRELATION"})
_TELLING = _ESTIMATES | {"P_VALUE"}


def find_cell_statistics(
    text: str, header: str, caption: str, footnotes: str = ""
) -> tuple[Statistic, ...]:
    """Return the statistics of a table cell, read by its column header and the table's caption.

    What the cell says in its own words ("p = 0.03") counts first; a bare number gets its kind from
    the header, the measure of an interval from the caption where the header names none.
    """
    if not text.strip():
        return ()
    own = find_statistics(text)
    canvas = canvas_of(text)
    meaning = column_meaning(header, caption, footnotes)
    kinds = {s.kind for s in own}
    if kinds & _ESTIMATES:
        return own
    if "P_VALUE" in kinds:
        estimates = _before_p(own, canvas, meaning)
        return _results(estimates, own, text) if estimates else own
    several = _named(canvas, meaning)
    if several:
        return _results(several, (), text)
    found = _read_cell(canvas, meaning, header)
    if not found:
        return own
    return tuple(
        replace(s, text=text[s.start : s.end], group=0 if len(found) > 1 else None) for s in found
    )


def _before_p(
    own: tuple[Statistic, ...], canvas: str, meaning: ColumnMeaning
) -> Sequence[Statistic]:
    """Return the estimates with intervals that stand before the p-values of a cell."""
    named = _named(canvas, meaning)
    if named or meaning.measure is None:
        return named
    p_value = next(s for s in own if s.kind == "P_VALUE")
    match = _ESTIMATE.match(canvas)
    if match is None or match.end() > p_value.start:
        return ()
    estimate = _estimate(canvas[: p_value.start], meaning)
    return [estimate] if estimate else ()


def _named(canvas: str, meaning: ColumnMeaning) -> list[Statistic]:
    """Return the estimates of a cell that gives several, or one behind a name."""
    if meaning.measure is None:
        return []
    found = [
        _effect(match, meaning)
        for match in _NAMED.finditer(canvas)
        if _is_named(canvas, match.start())
    ]
    found = [s for s in found if s.low is not None and _within(s)]
    alone = len(found) == 1 and not canvas[: found[0].start].strip()
    return [] if alone else found


def _is_named(canvas: str, start: int) -> bool:
    """Say whether a name or an estimate stands before an estimate, no number left alone."""
    return re.search(r"[<>=]\s?$", canvas[:start]) is None


def _within(s: Statistic) -> bool:
    return (
        s.value is not None
        and s.low is not None
        and s.high is not None
        and (s.low <= s.value <= s.high)
    )


def _results(
    estimates: Sequence[Statistic], own: tuple[Statistic, ...], text: str
) -> tuple[Statistic, ...]:
    """Return estimates and p-values of a cell, each p-value with the estimate before it."""
    p_values = [s for s in own if all(s.end <= e.start or e.end <= s.start for e in estimates)]
    ordered = sorted([*estimates, *p_values], key=lambda s: s.start)
    results: list[Statistic] = []
    group = -1
    for s in ordered:
        group += s.kind == "EFFECT"
        grouped = group >= 0 and s.kind in {"EFFECT", "P_VALUE"} and bool(p_values)
        results.append(replace(s, text=text[s.start : s.end], group=group if grouped else None))
    return tuple(results)


def _read_cell(canvas: str, meaning: ColumnMeaning, header: str) -> list[Statistic]:
    """Return estimate, interval and p-value of a cell, whichever its column can hold."""
    if meaning.p_value and (match := _NOT_SIGNIFICANT.match(canvas)):
        return [_statistic("P_VALUE", match, comparator="ns", p_kind=_p_kind(header))]
    found: list[Statistic] = []
    at = 0
    if (meaning.measure and (estimate := _estimate(canvas, meaning))) or (
        meaning.modelled and (estimate := _by_model(canvas, meaning))
    ):
        found.append(estimate)
        at = estimate.end
    elif meaning.interval and (match := _BARE_BOUNDS.match(canvas)):
        found.append(_statistic("INTERVAL", match, level=meaning.level, measure=meaning.measure))
        at = match.end()
    if meaning.p_value and (p := _p_value(canvas, at, header)):
        found.append(p)
    return found or _other(canvas, meaning, header)


def _estimate(canvas: str, meaning: ColumnMeaning) -> Statistic | None:
    match = _ESTIMATE.match(canvas)
    if match is None and meaning.p_value:
        return None
    match = match or _BARE.match(canvas)
    if match is None or _BARE_BOUNDS.match(canvas):
        return None
    reference = re.search(r"\bref", canvas, _I) is not None
    if reference:
        return None
    return _effect(match, meaning)


def _effect(match: re.Match[str], meaning: ColumnMeaning) -> Statistic:
    return _statistic(
        "EFFECT",
        match,
        comparator=_operator(match),
        level=meaning.level if "low" in match.groupdict() else None,
        measure=meaning.measure,
        adjusted=meaning.adjusted,
    )


def _by_model(canvas: str, meaning: ColumnMeaning) -> Statistic | None:
    """Return a ratio that only the table's model names: its interval lies as a ratio's does."""
    match = _ESTIMATE.match(canvas)
    if match is None:
        return None
    found = _effect(match, replace(meaning, measure=meaning.modelled))
    if found.value is None or found.low is None or found.high is None:
        return None
    return found if centred(found.value, found.low, found.high) else None


def _p_value(canvas: str, at: int, header: str) -> Statistic | None:
    match = re.compile(r"[\s,;(p=]*").match(canvas, at)
    match = _BARE.match(canvas, match.end() if match else at)
    if match is None or match["pct"]:
        return None
    value = parse_number(match["value"])
    if value is None or not 0 <= value <= 1:
        return None
    if value == 1 and "." not in match["value"] and match["op"] is None and at:
        return None
    flags = frozenset({"zero"}) if value == 0 else frozenset[str]()
    return _statistic(
        "P_VALUE", match, comparator=_operator(match), p_kind=_p_kind(header), flags=flags
    )


def _other(canvas: str, meaning: ColumnMeaning, header: str) -> list[Statistic]:
    """Return a median, AUC, count, size or rate, when the header names one."""
    if _MEDIAN_HEADER.search(header) or _AUC_HEADER.search(header):
        kind: StatisticKind = "AUC" if _AUC_HEADER.search(header) else "MEDIAN"
        match = _ESTIMATE.match(canvas) or _BARE.match(canvas)
        flags = frozenset({"mean"}) if re.search(r"\bmean\b", header, _I) else frozenset[str]()
        return [_statistic(kind, match, unit=meaning.unit, flags=flags)] if match else []
    if not _COUNT_HEADER.search(header):
        return []
    match = _COUNT.match(canvas)
    if match and (match["total"] or match["value"]):
        return [_count(match)]
    match = _BARE.match(canvas)
    if match and _SIZE_HEADER.search(header) and "." not in match["value"]:
        return [_statistic("SAMPLE_SIZE", match, comparator="=")]
    if match and _RATE_HEADER.search(header):
        return [_statistic("RATE", match, unit="%")]
    return []


def _count(match: re.Match[str]) -> Statistic:
    numbers = [parse_number(match[g]) for g in ("events", "total") if match[g]]
    return _statistic(
        "COUNT", match, values=tuple(n for n in numbers if n is not None),
        unit="%" if match["value"] else None,
    )  # fmt: skip


def _operator(match: re.Match[str]) -> str:
    found = match.groupdict().get("op")
    return _OPERATORS.get(found, found) if found else "="


def _p_kind(header: str) -> PValueKind:
    return p_kind_of(header, 0, len(header))


def _statistic(kind: StatisticKind, match: re.Match[str], **fields: object) -> Statistic:
    """Return the statistic of a cell's match, its blanks left out of the span."""
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    groups = match.groupdict()
    numbers = {
        g: parse_number(groups[g].lstrip("-")) for g in ("value", "low", "high") if groups.get(g)
    }
    signed = {
        g: -n if n is not None and groups[g].startswith("-") else n for g, n in numbers.items()
    }
    base = Statistic(kind=kind, text=text.strip(), start=start, end=start + len(text.strip()))
    return replace(base, **signed, **fields)  # type: ignore[arg-type]
