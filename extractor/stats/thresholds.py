"""Statements that fix a limit or plan a trial: what they print is no finding."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from ..types import Statistic
from .limits import CUES, Cue
from .made import changed

_I = re.IGNORECASE
_REACH = 160  # characters of a sentence looked at on each side
_PLAN_REACH = 60  # characters around a word of a plan that belong to one statement


PLANNING = re.compile(
    r"\b(?:\d+\s?%\s(?:statistical\s)?power|power (?:of|to|was|at)|powered|"
    r"sample[- ]size|to detect an?\b|"
    r"would (?:provide|give|have|need|be required)|non-?inferiority margin|"
    r"(?:was|were|we) (?:estimated|calculated|assumed) (?:that|to (?:need|require))|"
    r"assuming (?:an?\b|that\b|\d)|under the (?:null|alternative) hypothesis|null hypothesis of)",
    _I,
)
_WANTED = re.compile(
    r" (?:in total |per arm |per group )?(?:had to be"
    r"|(?:were|was|are|would be) (?:needed|required|necessary)|(?:should|must|needed to|were to"
    r"|would) be (?:recruited|enrolled|randomi[sz]ed|included))",
    _I,
)
_LEGEND = re.compile(r"\s?[,:=]\s?(?:not|non)[- ](?:statistically )?significant", _I)
# One of them stands in whatever PLANNING finds.
_PLAN_WORDS = (
    "power",
    "sample",
    "detect",
    "would",
    "margin",
    "estimat",
    "calculat",
    "assum",
    "hypoth",
)
_MARKED_CLASS = re.compile(r"[\d.]{1,12}\s?[<>≤≥]=?\s?[*†‡§#^+$&]")  # "0.01 < *P ≤ 0.05"
_ROUND = frozenset(
    Decimal(v)
    for v in [
        "0.05",
        "0.01",
        "0.001",
        "0.0001",
        "0.1",
        "0.15",
        "0.2",
        "0.25",
        "0.3",
        "0.5",
        "0.025",
        "0.005",
        "0.0005",
        "0.02",
        "0.00001",
        "0.000001",
        "0.00000005",
        "0.0083",
        "0.0125",
        "0.017",
        "0.0167",
        "0.008",
        "0.00005",
        "0.03",
        "0.04",
        "0.0025",
        "0.000005",
    ]
)
_LIMITS = frozenset({"<", "<=", ">", ">=", "uncertain", "="})
_PLANNED = frozenset({"EFFECT", "RATE", "MEDIAN", "COMPARISON", "INTERVAL", "P_VALUE"})
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z*(\[])")


def mark_thresholds(found: list[Statistic], canvas: str) -> list[Statistic]:
    """Mark limits of significance, criteria of selection and the figures of a power calculation."""
    lower = canvas.lower()
    plans = [*_plans(canvas, lower)]
    cues = tuple(c for c in CUES if any(word in lower for word in c.needs.split("|")))
    return [changed(s, threshold=True) if _is_limit(s, canvas, plans, cues) else s for s in found]


def _plans(canvas: str, lower: str) -> Iterator[int]:
    """Yield where statements about a trial's size begin; looked for near the words they hold."""
    behind = 0
    for at in sorted(place for word in _PLAN_WORDS for place in _places(word, lower)):
        first, last = max(behind, at - _PLAN_REACH), at + _PLAN_REACH
        for match in PLANNING.finditer(canvas, first, last):
            if match.end() < last:  # one that ends there may be cut off
                yield match.start()
                behind = match.end()


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_limit(statistic: Statistic, canvas: str, plans: list[int], cues: tuple[Cue, ...]) -> bool:
    if statistic.threshold:
        return True
    if statistic.kind == "SAMPLE_SIZE":
        return _WANTED.match(canvas, statistic.end) is not None
    if statistic.comparator == "ns":
        return _LEGEND.match(canvas, statistic.end) is not None
    if statistic.kind not in _PLANNED:
        return False
    may_limit = (
        statistic.kind == "P_VALUE" and statistic.comparator in _LIMITS and _is_round(statistic)
    )
    if may_limit and _MARKED_CLASS.match(statistic.text):
        return True
    near = bisect_left(plans, statistic.start - _REACH)
    planned = near < len(plans) and plans[near] < statistic.end + _REACH
    if not (may_limit and cues) and not planned:
        return False
    before, after = _around(statistic, canvas)
    if planned and PLANNING.search(f"{before}{statistic.text}{after}"):
        return True
    below = statistic.comparator in {"<", "<="}
    return may_limit and any(
        c.pattern.search(before if c.side == "before" else after)
        for c in cues
        if below or not c.only_below
    )


def _is_round(statistic: Statistic) -> bool:
    """Say whether a p-value, or both ends of its class, are among the usual limits."""
    if statistic.value is None and statistic.comparator != "=":
        return statistic.low in _ROUND and statistic.high in _ROUND
    return statistic.value in _ROUND


def _around(statistic: Statistic, canvas: str) -> tuple[str, str]:
    """Return what stands before and after a statistic in its sentence."""
    before = canvas[max(0, statistic.start - _REACH) : statistic.start]
    after = canvas[statistic.end : statistic.end + _REACH]
    breaks = [m.end() for m in _SENTENCE.finditer(before)]
    stop = re.search(r"\.(?:\s+(?=[A-Z*(\[])|\s*$)", after)
    return before[breaks[-1] if breaks else 0 :], after[: stop.start()] if stop else after
