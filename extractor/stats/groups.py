"""Which statistics belong together: one result, one bracket, one list."""

from __future__ import annotations

import re

from ..types import Statistic
from .made import changed

# Between two parts of one result stand a bracket, a comma, a few small words.
_JOINS = re.compile(
    r"[\s,;:()\[\]{}/.*†]{0,6}(?:(?:with|an?|and|the|two-sided|one-sided|log-rank|stratified|for|by|"
    r"unadjusted|adjusted|vs\.?|versus|multivariate|multivariable|univariate|test|analysis|which|gave|hazard|"
    r"corresponding|respective|rates?|overall|in|cox|difference)[\s,;:()\[\]]{1,3}){0,4}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\.\s+[A-Z]|\.\s*$")
_LIST_JOIN = re.compile(r"\s?,?\s?(?:and|or|&)?\s?$")
_RESULT = frozenset({"P_VALUE", "EFFECT", "INTERVAL", "COMPARISON", "MEDIAN", "RATE", "COUNT",
                     "CORRELATION", "AUC"})  # fmt: skip
_LISTED = frozenset({"P_VALUE", "EFFECT", "COMPARISON", "MEDIAN", "RATE", "AUC"})
_ONCE = frozenset({"P_VALUE", "EFFECT", "CORRELATION", "AUC"})


def number_groups(found: list[Statistic], canvas: str) -> list[Statistic]:
    """Return the statistics in order, those of one result with one group number.

    The number is the offset of the first member; the caller makes it run from 0.
    """
    ordered = _with_loose_intervals(sorted(found, key=lambda s: s.start), canvas)
    groups: list[list[Statistic]] = []
    for statistic in ordered:
        if groups and _same_result(groups[-1], statistic, canvas):
            groups[-1].append(statistic)
        else:
            groups.append([statistic])
    numbered = [
        changed(s, group=group[0].start) if len(group) > 1 else s for group in groups for s in group
    ]
    return _listed(numbered, canvas)


def _same_result(group: list[Statistic], statistic: Statistic, canvas: str) -> bool:
    last = group[-1]
    if statistic.kind not in _RESULT or last.kind not in _RESULT:
        return False
    if statistic.kind in _ONCE and any(s.kind == statistic.kind for s in group):
        return False
    if statistic.series is not None and last.series == statistic.series:
        return False
    between = canvas[last.end : statistic.start]
    opens = last.kind in _ONCE and statistic.kind not in {*_ONCE, "INTERVAL"}
    if opens and not re.match(r"[\s,;:]{0,3}$", between):
        return False  # "p = 0.01), 45% vs 31%" opens the next result
    return _joins(between)


def _joins(between: str) -> bool:
    if len(between) > 60 or _SENTENCE_END.search(between):
        return False
    closed = between.find(")")
    if closed >= 0 and re.search(r"\w", between[closed:]):
        return False
    return _JOINS.match(between) is not None


def _with_loose_intervals(ordered: list[Statistic], canvas: str) -> list[Statistic]:
    """Give an effect the interval that stands before it, or behind its p-value, in one bracket."""
    result: list[Statistic] = []
    for statistic in ordered:
        previous = result[-1] if result else None
        if previous is None or not _tight(canvas[previous.end : statistic.start]):
            result.append(statistic)
        elif _lacks(statistic) and previous.kind == "INTERVAL":
            result[-1] = _joined(statistic, previous, canvas)
        elif (
            statistic.kind == "INTERVAL"
            and previous.kind == "P_VALUE"
            and len(result) > 1
            and (_lacks(result[-2]) and _tight(canvas[result[-2].end : previous.start]))
        ):
            result[-2] = changed(
                result[-2], low=statistic.low, high=statistic.high, level=statistic.level
            )
        else:
            result.append(statistic)
    return result


def _lacks(statistic: Statistic) -> bool:
    return statistic.kind == "EFFECT" and statistic.low is None


def _tight(between: str) -> bool:
    return re.match(r"\s?[,;:]?\s?$", between) is not None


def _joined(effect: Statistic, interval: Statistic, canvas: str) -> Statistic:
    return changed(
        effect,
        start=interval.start,
        text=canvas[interval.start : effect.end],
        low=interval.low,
        high=interval.high,
        level=interval.level,
    )


def _listed(found: list[Statistic], canvas: str) -> list[Statistic]:
    """Give p-values and effects that follow each other as a list one series number."""
    result = list(found)
    for i in range(1, len(result)):
        a, b = result[i - 1], result[i]
        listed = a.kind == b.kind and a.kind in _LISTED
        if listed and _LIST_JOIN.match(canvas[a.end : b.start]):
            number = a.series if a.series is not None else a.start
            result[i - 1], result[i] = changed(a, series=number), changed(b, series=number)
    return result
