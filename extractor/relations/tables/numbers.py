"""The statistics of one cell, read in the light of its column."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ...codes import Comparator
from ...types import Cell, Statistic

_NUMBER = r"\d*[.·,]?\d+"
_POWER = r"(?:\s*[×x*]\s*10\s*\^?\s*(?P<exp>[-−–]\s?\d+)|[eE](?P<e>[-−–]\d+))"
_DASH = r"\s*(?:[-–—−~,;]|to)\s*"
P_CELL = re.compile(
    rf"^[\s(]{{0,2}}(?:[pP]\s*)?(?P<sign><=|>="
    rf"|[=<>≤≥⩽⩾＜＞])?\s*(?P<value>{_NUMBER}){_POWER}?(?=\s*(?:$|[*†‡§¶#a-zA-Z(,;)]))"
)
NS_CELL = re.compile(r"^\s*(?:n\.?\s?s\.?|not significant)\s*[*†‡a-z]?\s*$", re.IGNORECASE)
INTERVAL = re.compile(rf"(?P<low>{_NUMBER}){_DASH}(?P<high>{_NUMBER})")
EFFECT_CELL = re.compile(
    rf"^[\s(]{{0,2}}(?:(?P<measure>[aAsc]?(?:HR|OR"
    rf"|RR))\s*[=:]?\s*)?(?P<value>{_NUMBER})\s*(?:[\[(,;]?\s*(?:95\s*%\s*(?:CI)?[\s:,=]*"
    rf")?(?P"
    rf"<low>{_NUMBER}){_DASH}(?P<high>{_NUMBER})\s*[\])]?)?"
)
EFFECT_LIKE = re.compile(
    rf"^[\s(]{{0,2}}(?:[aAsc]?(?:HR|OR"
    rf"|RR)\s*[=:]?\s*)?\d*[.·]\d+\s*[\[(]\s*{_NUMBER}{_DASH}{_NUMBER}"
)
P_BEHIND = re.compile(
    r"\s*[/;,]?\s*(?:[pP]\s*)?(?P<sign><=|>="
    r"|[=<>≤≥⩽⩾＜＞])?\s*(?P<value>[01]?[.·]\d+)(?=\s*(?:$|[*†‡§¶#a-z)]))"
)
_SIGNS: dict[str, Comparator] = {
    "<": "<",
    ">": ">",
    "=": "=",
    "≤": "<=",
    "≥": ">=",
    "<=": "<=",
    ">=": ">=",
    "⩽": "<=",
    "⩾": ">=",
    "＜": "<",
    "＞": ">",
}


def number(text: str) -> Decimal:
    """Return the decimal that is printed."""
    return Decimal(text.replace("·", ".").replace(",", "."))


def read_p(cell: Cell) -> Statistic | None:
    """Return the p-value of a cell in a column of p-values, else None."""
    if NS_CELL.match(cell.text):
        return _statistic(cell, "P_VALUE", 0, len(cell.text), comparator="ns")
    found = P_CELL.match(cell.text)
    if found is None:
        return None
    value = number(found["value"])
    exponent = found["exp"] or found["e"]
    if exponent:
        value = value.scaleb(int(re.sub(r"[−–]", "-", exponent).replace(" ", "")))
    if value > 1 or (found["value"] == "0" and not found["sign"]):
        return None  # a bare nought is the tick of an axis or a count
    start = found.start("sign") if found["sign"] else found.start("value")
    return _statistic(
        cell,
        "P_VALUE",
        start,
        found.end(),
        comparator=_SIGNS[found["sign"]] if found["sign"] else "=",
        value=value,
    )


def read_p_behind(cell: Cell) -> Statistic | None:
    """Return the p-value printed behind a ratio and its interval: "2.1 (1.5-2.9)/<0.001"."""
    found = EFFECT_CELL.match(cell.text)
    if found is None or found["high"] is None:
        return None
    behind = P_BEHIND.match(cell.text, found.end())
    if behind is None:
        return None
    start = behind.start("sign") if behind["sign"] else behind.start("value")
    return _statistic(
        cell,
        "P_VALUE",
        start,
        behind.end(),
        comparator=_SIGNS[behind["sign"]] if behind["sign"] else "=",
        value=number(behind["value"]),
    )


_P_BEFORE = re.compile(
    r"^\s*(?:[pP]\s*)?(?:<=|>=|[=<>≤≥⩽⩾])?\s*[01]?[.·]\d+\s*[;,/]\s*(?=(?:HR|OR|RR)?\s*\d*[.·]\d+\s*[\[(])"
)


def split_cell(cell: Cell) -> tuple[Cell, Cell] | None:
    """Return the p-value and the ratio of a cell that prints the p-value first, else None."""
    found = _P_BEFORE.match(cell.text)
    if found is None:
        return None
    at = found.end()
    first = found[0].rstrip(" ;,/")
    return (
        replace(cell, text=first, end=cell.start + len(first)),
        replace(cell, text=cell.text[at:], start=cell.start + at),
    )


_BOUND = re.compile(rf"^\s*\(?\s*(?P<value>{_NUMBER})\s*[-–,;)]?\s*$")


def read_effect(
    cell: Cell, interval: Cell | None, measure: str, upper: Cell | None = None
) -> Statistic | None:
    """Return the ratio of a cell, its interval from the same cell or the ones next to it."""
    found = EFFECT_CELL.match(cell.text)
    if found is None:
        return None
    low, high = found["low"], found["high"]
    if low is None and interval is not None:
        bounds = INTERVAL.search(interval.text)
        if bounds is not None:
            low, high = bounds["low"], bounds["high"]
        elif upper is not None:
            lowest, highest = _BOUND.match(interval.text), _BOUND.match(upper.text)
            if lowest is not None and highest is not None:
                low, high = lowest["value"], highest["value"]
    return _statistic(
        cell,
        "EFFECT",
        found.start("value"),
        len(cell.text[: found.end()].rstrip()),
        value=number(found["value"]),
        measure=found["measure"] or measure,
        low=number(low) if low else None,
        high=number(high) if high else None,
    )


def _statistic(
    cell: Cell,
    kind: str,
    start: int,
    end: int,
    *,
    comparator: Comparator | None = None,
    value: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    measure: str | None = None,
) -> Statistic:
    return Statistic(
        kind="P_VALUE" if kind == "P_VALUE" else "EFFECT",
        text=cell.text[start:end],
        start=cell.start + start,
        end=cell.start + end,
        comparator=comparator,
        value=value,
        low=low,
        high=high,
        measure=measure,
    )
