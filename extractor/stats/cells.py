"""Table cells: a bare number means what its column header and the caption say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ..codes import PValueKind
from ..types import Statistic, StatisticKind
from .find import find_statistics
from .kinds import p_kind_of
from .lexer import canvas_of
from .numbers import parse_number

_I = re.IGNORECASE
_NUMBER = (
    r"(?:\d+(?:\.\d+)? ?x ?10\^?-?[\d⁻⁰¹²³⁴-⁹]+"
    r"|\d+(?:\.\d+)?[eE]-?\d+|\d{1,3}(?:,\d{3})+|\d+,\d{1,2}(?!\d)|\d*\.\d+|\d+)"
)
_SIGNED = rf"-?{_NUMBER}"
_BOUNDS = rf"(?P<low>{_SIGNED})\s?%?\s?(?:-|to|,|;|~|/)\s?(?P<high>{_SIGNED})"
_ESTIMATE = re.compile(
    rf"\s*(?P<value>{_SIGNED})\s?[*†‡a-d]?\s?(?:,?\s?[(\[{{]|[,;]?\s)\s?{_BOUNDS}\s?[)\]}}]?(?![\d.])"
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

_P_HEADER = re.compile(
    r"(?<![\w-])[pP](?:[a-d*†‡]?\s?-?\s?values?[a-d]?\b|\s?-?\s?val\b|\b(?!\s?\d)(?:\s*$|\s*[,;*†‡(\[)a-e]|\s(?:for|trend|interaction|log|value|adj)))"
    r"|\bp-?value|\bsig(?:nificance|\.)|\blog-?rank\b|^\s*P\b",
    _I,
)
_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SHR", re.compile(r"\bsHR\b|\bSHR\b|sub-?distribution hazard", 0)),
    (
        "HR",
        re.compile(
            r"\b(?:[acm]|adj\.? ?)?HRs?\b|\bAHR\b|\bH\.\s?R\."
            r"|[Hh]azards? (?:[Rr]atio|[Rr]isk)|HAZARD RATIO"
        ),
    ),
    (
        "OR",
        re.compile(r"\b(?:[acm]|adj\.? ?)?ORs?\b|\bAOR\b|\bO\.\s?R\.|[Oo]dds? [Rr]atio|ODDS RATIO"),
    ),
    ("IRR", re.compile(r"\bIRR\b|[Ii]ncidence [Rr]ate [Rr]atio")),
    (
        "RR",
        re.compile(
            r"\ba?RRs?\b|\bR\.\s?R\.|[Rr]elative [Rr]isk|[Rr]isk [Rr]atio|[Rr]ate [Rr]atio"
            r"|RELATIVE RISK"
        ),
    ),
    ("HR", re.compile(r"Exp\s?\(\s?[BbβΒ]\s?\)")),
    ("SMD", re.compile(r"\bSMD\b|[Ss]tandardi[sz]ed mean diff")),
    ("MD", re.compile(r"\bW?MD\b|[Mm]ean [Dd]iff")),
    ("RD", re.compile(r"\bRD\b|[Rr]isk [Dd]iff")),
)
_DIFFERENCE = re.compile(r"\bdifferences?\b", _I)  # a measure beside an interval only
_CI_HEADER = re.compile(r"\bC\.?I\.?s?\b|confidence|\bCI95|95\s?%", _I)
_LEVEL = re.compile(r"(\d{2}(?:\.\d)?)\s?%")
_COUNT_HEADER = re.compile(
    r"\b(?:n|no\.?|nos\.?|number|patients?|cases|events?|total|frequency|count)\b|%", _I
)
_SIZE_HEADER = re.compile(r"^\s*(?:n|no\.?|nos\.?|number|total|all)\b(?!.*%)", _I)
_MEDIAN_HEADER = re.compile(r"\b(?:median|mean)\b", _I)
_AUC_HEADER = re.compile(r"\bAUC\b|\bC-?index\b", _I)
_UNIT = re.compile(r"\b(months?|mos?|years?|yrs?|weeks?|days?)\b", _I)
_RATE_HEADER = re.compile(r"%")
_ADJUSTED = re.compile(r"multivari|\badjusted|\baHR|\baOR|\bAHR|\bAOR", _I)
_UNADJUSTED = re.compile(r"unadjusted|univari|crude", _I)
_ODDS_CAPTION = re.compile(r"logistic|odds", _I)
_ESTIMATES = frozenset({"EFFECT", "AUC", "MEDIAN", "COMPARISON", "CORRELATION"})
_TELLING = _ESTIMATES | {"P_VALUE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """What the numbers of a column are, read from header and caption."""

    measure: str | None = None
    adjusted: bool = False
    interval: bool = False
    p_value: bool = False
    level: Decimal | None = None
    unit: str | None = None


def find_cell_statistics(text: str, header: str, caption: str) -> tuple[Statistic, ...]:
    """Return the statistics of a table cell, read by its column header and the table's caption.

    What the cell says in its own words ("p = 0.03") counts first; a bare number gets its kind from
    the header, the measure of an interval from the caption where the header names none.
    """
    if not text.strip():
        return ()
    own = find_statistics(text)
    canvas = canvas_of(text)
    meaning = column_meaning(header, caption)
    kinds = {s.kind for s in own}
    if kinds & _TELLING:
        before = _before_p(own, canvas, meaning) if not kinds & _ESTIMATES else None
        return own if before is None else _one_result(before, own, text)
    found = _read_cell(canvas, meaning, header)
    if not found:
        return own
    return tuple(
        replace(s, text=text[s.start : s.end], group=0 if len(found) > 1 else None) for s in found
    )


def _before_p(own: tuple[Statistic, ...], canvas: str, meaning: ColumnMeaning) -> Statistic | None:
    """Return the estimate and interval that stand before the p-value of a cell, if they do."""
    p_value = next(s for s in own if s.kind == "P_VALUE")
    match = _ESTIMATE.match(canvas)
    if meaning.measure is None or match is None or match.end() > p_value.start:
        return None
    return _estimate(canvas[: p_value.start], meaning)


def _one_result(
    estimate: Statistic, own: tuple[Statistic, ...], text: str
) -> tuple[Statistic, ...]:
    kept = [s for s in own if s.start >= estimate.end]
    joined = [replace(estimate, text=text[estimate.start : estimate.end]), *kept]
    return tuple(replace(s, group=0) if s.kind in {"EFFECT", "P_VALUE"} else s for s in joined)


def column_meaning(header: str, caption: str) -> ColumnMeaning:
    """Return what the numbers of a column are."""
    plain = canvas_of(header)
    interval = _CI_HEADER.search(plain) is not None
    measure = next((name for name, pattern in _MEASURES if pattern.search(plain)), None)
    if measure is not None and re.search(r"Exp", plain) and _ODDS_CAPTION.search(caption):
        measure = "OR"
    if measure is None and interval:
        measure = next((name for name, p in _MEASURES if p.search(canvas_of(caption))), None)
    if measure is None and interval and _DIFFERENCE.search(plain):
        measure = "MD"
    level = _LEVEL.search(plain)
    unit = _UNIT.search(plain)
    both = f"{header} {caption}"
    return ColumnMeaning(
        measure=measure,
        adjusted=bool(_ADJUSTED.search(header) and not _UNADJUSTED.search(header))
        or bool(_ADJUSTED.search(both) and not _UNADJUSTED.search(both)),
        interval=interval,
        p_value=_P_HEADER.search(plain) is not None,
        level=Decimal(level[1]) if level and interval else None,
        unit=unit[1].lower() if unit else None,
    )


def _read_cell(canvas: str, meaning: ColumnMeaning, header: str) -> list[Statistic]:
    """Return estimate, interval and p-value of a cell, whichever its column can hold."""
    if meaning.p_value and (match := _NOT_SIGNIFICANT.match(canvas)):
        return [_statistic("P_VALUE", match, comparator="ns", p_kind=_p_kind(header))]
    found: list[Statistic] = []
    at = 0
    if meaning.measure and (estimate := _estimate(canvas, meaning)):
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
    return _statistic(
        "EFFECT",
        match,
        comparator=_operator(match),
        level=meaning.level if "low" in match.groupdict() else None,
        measure=meaning.measure,
        adjusted=meaning.adjusted,
    )


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
