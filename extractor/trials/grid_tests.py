"""Tests in the cells of a table: p-values, ratios, differences, intervals in a column apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..types import Cell, Sentence, Statistic
from .pattern import compiled
from .values import RATIOS


def find_test(cell: Sentence | None, kind: str) -> Statistic | None:
    """Return the p-value ("p") or the ratio ("effect") that a cell prints."""
    if cell is None:
        return None
    for statistic in cell.statistics:
        if kind == "p" and statistic.kind == "P_VALUE" and not statistic.threshold:
            return statistic
        if kind == "effect" and statistic.kind == "EFFECT" and statistic.measure in RATIOS:
            return statistic
    return None


_P_CELL = re.compile(
    r"\A\s*(?:[pP]\s*)?(?P<op>[<>=≤≥]?)\s*(?P<value>0?\.\d+|1(?:\.0+)?)\s*[*†‡§a-d]*\s*"
    # Beside it, in brackets, that of another analysis set.
    r"(?P<aside>[(\[]\s*[<>=≤≥]?\s*(?:0?\.\d+|1(?:\.0+)?)\s*[)\]]\s*)?\Z"
)
_COMPARATORS = {"": "=", "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">="}


def p_in(cell: Cell | Sentence | None) -> Statistic | None:
    """Return the p-value that a cell prints as a bare number, where its heading calls it one."""
    match = _P_CELL.match(cell.text) if cell is not None else None
    if match is None or cell is None:
        return None
    comparator = _COMPARATORS[match["op"]]
    aside = match["aside"] or ""
    text = cell.text.removesuffix(aside).strip() if aside else cell.text.strip()
    return Statistic(
        kind="P_VALUE", text=text, start=cell.start, end=cell.end - len(aside),
        comparator=comparator, value=Decimal(match["value"]), p_kind="plain",  # type: ignore[arg-type]
    )  # fmt: skip


_DIFFERENCE = compiled(r"\b(?:differences?|effect)\b")
_ESTIMATE = re.compile(
    r"(?P<value>[-−–]?\d{1,9}(?:[.·]\d{1,9})?)\s*[(\[]\s*(?:95\s?%\s?CI:?\s*)?(?P<low>[-−–]?\d{1,9}(?:[.·]\d{1,9})?)\s*(?:to|,|;|–|-)\s*(?P<high>[-−–]?\d{1,9}(?:[.·]\d{1,9})?)\s*[)\]]"
)


def estimate_in(cell: Sentence | None, heading: str) -> Statistic | None:
    """Return the ratio or difference with its interval that a cell prints under such a heading."""
    measure = next((m for m, p in _MEASURES if p.search(heading)), None)
    match = _ESTIMATE.search(cell.text) if cell and measure else None
    if match is None or cell is None or measure is None:
        return None
    value, low, high = (decimal_of(match[g]) for g in ("value", "low", "high"))
    return Statistic(
        kind="EFFECT", text=match.group(), start=cell.start + match.start(),
        end=cell.start + match.end(), measure=measure, value=value, low=low, high=high,
    )  # fmt: skip


def decimal_of(text: str) -> Decimal:
    """Return a printed number, whatever its point and its minus look like."""
    return Decimal(text.replace("·", ".").replace("−", "-").replace("–", "-"))


INTERVAL = compiled(r"\b95\s?%|\bCI\b|confidence")
RANGE = re.compile(
    r"(?P<low>[-−–]?\d{1,9}(?:[.·]\d{1,9})?)\s*(?:to|,|;|–|-|−)\s*(?P<high>[-−–]?\d{1,9}(?:[.·]\d{1,9})?)"
)
_MEASURES = (
    ("HR", compiled(r"\bHR\b|hazard")),
    ("OR", compiled(r"\bOR\b|odds")),
    ("RR", compiled(r"\bRR\b|relative\s+risk|risk\s+ratio")),
    ("MD", _DIFFERENCE),
)


def estimate_apart(shown: Sequence[tuple[str, Cell]]) -> Statistic | None:
    """Return an estimate whose interval stands in a column of its own."""
    bounds = next(
        ((h, x, m) for h, x in shown if INTERVAL.search(h) and (m := RANGE.search(x.text))), None
    )
    if bounds is None:
        return None
    heading, cell, match = bounds
    for title, other in shown:
        number = _LONE.fullmatch(other.text.strip())
        measure = next((m for m, p in _MEASURES if p.search(f"{title} {heading}")), None)
        if other is not cell and number and measure:
            return Statistic(
                kind="EFFECT", text=f"{other.text} ({cell.text})", start=other.start, end=cell.end,
                measure=measure, value=decimal_of(number[0]), low=decimal_of(match["low"]),
                high=decimal_of(match["high"]),
            )  # fmt: skip
    return None


_LONE = re.compile(r"[-−–]?\d+(?:[.·]\d+)?")
