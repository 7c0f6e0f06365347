"""Heads of columns: which measure, interval or p-value the numbers below are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .canvas import canvas_of

_I = re.IGNORECASE
_MARK = r"[a-h*†‡§¶#^¹²³⁴⁵ᵃᵇᶜᵈ]"  # of a footnote, grown on to a head
_SUBSCRIPT = (  # what a p-value is of: "Pinteraction", "P-het", "p (log-rank)", "P for trend"
    r"(?:inter(?:action)?|int|het(?:erogeneity)?|trend|log-?rank|adj(?:usted)?|corr(?:ected)?"
    r"|unadj(?:usted)?|diff(?:erence)?|overall|nominal|comb(?:ined)?|perm(?:utation)?|fdr|raw"
    r"|bonf(?:erroni)?|uni(?:variate)?|multi(?:variate)?|wald|anova|linear|non-?linear(?:ity)?"
    r"|fisher|cox|exact|meta)"
)
_P_HEADER = re.compile(
    rf"(?<![\w-])p(?:{_MARK}{{0,2}}[\s._-]{{0,2}}val(?:ue)?s?{_MARK}{{0,2}}(?!\w)"
    rf"|[\s_-]?(?:for\s)?\(?{_SUBSCRIPT}{_MARK}{{0,2}}(?!\w)"
    rf"|\b(?!\s?\d)(?:\s*$|\s*[,;*†‡§#(\[)a-e]|\s(?:for|value|adj)))"
    rf"|\bp-?value|\bsig(?:nificance|\.)|\blog-?rank\b|^\s*P\b"
    rf"|(?-i:(?:^|[\s(])[Pp]{_MARK}{{1,2}}(?=\s*$|\s*[(),;])|\bPr\s?\(?[>|])",
    _I,
)
# What may have grown on to the name of a measure: "HRb", "OR¹", "HR_adj", "HRPFS".
_TAIL = (
    rf"(?:s?{_MARK}?,?(?:{_MARK}|\d)?|_\w+|adj\w*|crude|pooled|uni\w*|multi\w*"
    r"|OS|[PDREMLC][FS]S|DMFS|LRFS|TTP)(?!\w)"
)
_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SHR", re.compile(r"\bsHR\b|\bSHR\b|sub-?distribution hazard", 0)),
    (
        "HR",
        re.compile(
            rf"\b(?:[acmu]|adj\.? ?)?HR{_TAIL}|\bAHR\b|\bH\.\s?R\."
            r"|[Hh]azards? (?:[Rr]atio|[Rr]isk)|HAZARD RATIO"
        ),
    ),
    (
        "OR",
        re.compile(
            rf"\b(?:[acmu]|adj\.? ?)?OR{_TAIL}|\bAOR\b|\bO\.\s?R\.|[Oo]dds? [Rr]atio|ODDS RATIO"
        ),
    ),
    ("IRR", re.compile(r"\bIRR\b|[Ii]ncidence [Rr]ate [Rr]atio")),
    (
        "RR",
        re.compile(
            rf"\ba?RR{_TAIL}|\bR\.\s?R\.|[Rr]elative [Rr]isk|[Rr]isk [Rr]atio|[Rr]ate [Rr]atio"
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
_UNIT = re.compile(r"\b(months?|mos?|years?|yrs?|weeks?|days?)\b", _I)
_ADJUSTED = re.compile(r"multivari|\badjusted|\baHR|\baOR|\bAHR|\bAOR", _I)
_UNADJUSTED = re.compile(r"unadjusted|univari|crude", _I)
_MODELS = (
    ("HR", re.compile(r"\bcox\b|proportional[- ]hazards?", _I)),
    ("OR", re.compile(r"\blogistic\b", _I)),
)
# The interval of a column that says this is not one of a ratio.
_NO_RATIO = re.compile(
    r"\b(?:medians?|means?|months?|years?|weeks?|days?|rates?|AUCs?|C-?(?:index|statistic)|difference"
    r"|sensitivity|specificity|accuracy|coefficient|kappa|prevalence|incidence|proportion)\b"
    r"|(?<!95)(?<!95\s)(?<!90)(?<!99)%|[βΒ]",
    _I,
)
_ODDS_CAPTION = re.compile(r"logistic|odds", _I)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """What the numbers of a column are, read from header and caption."""

    measure: str | None = None
    adjusted: bool = False
    interval: bool = False
    p_value: bool = False
    level: Decimal | None = None
    unit: str | None = None
    modelled: str | None = None  # what the model named in caption or footnotes estimates


def column_meaning(header: str, caption: str, footnotes: str = "") -> ColumnMeaning:
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
        modelled=_modelled(plain, canvas_of(f"{caption} {footnotes}")) if interval else None,
    )


def _modelled(head: str, around: str) -> str | None:
    """Return the ratio that the words around a table name, or their regression estimates."""
    if _NO_RATIO.search(head):
        return None
    named = {name for name, pattern in _MEASURES if pattern.search(around)}
    named = named or {name for name, pattern in _MODELS if pattern.search(around)}
    return named.pop() if len(named) == 1 else None
