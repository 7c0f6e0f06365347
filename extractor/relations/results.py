"""The p-values and effects of a sentence, paired and clustered as they are printed."""

from __future__ import annotations

import re

from ..types import Sentence, Statistic
from .canvas import figures_start
from .items import Result, ResultCluster

_EFFECT_GAP = 40


def read_clusters(sentence: Sentence, canvas: str) -> tuple[ResultCluster, ...]:
    """Return the p-values and effects, those printed side by side as one cluster."""
    usable = [s for s in sentence.statistics if _usable(s, sentence)]
    usable.sort(key=lambda s: s.start)
    runs: list[list[Statistic]] = []
    for statistic in usable:
        if runs and _adjacent(runs[-1][-1], statistic, sentence, canvas):
            runs[-1].append(statistic)
        else:
            runs.append([statistic])
    return tuple(
        ResultCluster(
            start=figures_start(sentence, run[0]) - sentence.start,
            end=run[-1].end - sentence.start,
            results=pair_results(run, sentence.start),
        )
        for run in runs
    )


_OF_HETEROGENEITY = re.compile(
    r"(?:\bI\s?\^?[2²]|heterogeneity|\bP?het\w*|Cochran\S*|\bQ\s?=|Begg\S*|Egger\S*"
    r"|publication bias)[^;)]{0,25}$",
    re.IGNORECASE,
)


_DISCOVERY_RATE = re.compile(
    r"(?:\bFDR|false discovery rate|\bq[- ]?values?)[^;,)\w]*$|^(?:FDR|q)\b", re.I
)


def _usable(statistic: Statistic, sentence: Sentence) -> bool:
    """Tell whether a statistic can be the result of a finding; heterogeneity is none."""
    before = sentence.text[: statistic.start - sentence.start]
    if statistic.kind == "P_VALUE" and _OF_HETEROGENEITY.search(before):
        return False
    worded = bool(re.search("p", statistic.text, re.IGNORECASE))  # "FDR P value" is a p-value
    if not worded and (_DISCOVERY_RATE.search(before) or _DISCOVERY_RATE.match(statistic.text)):
        return False
    ranged = statistic.kind == "P_VALUE" and statistic.value is None and statistic.low is not None
    ranged = ranged or "range_to" in statistic.flags  # the range is told by its first end,
    ranged = ranged or ("range_from" in statistic.flags and statistic.low is None)  # if by any
    return not ranged and not statistic.threshold and statistic.kind in {"P_VALUE", "EFFECT"}


_BETWEEN_RUN = re.compile(
    r"^[\s,;:()\[\]Ⓢ%=/.–-]*(?:\b(?:and|or|with|CI|HR|OR|RR|vs\.?|versus|log[- ]?rank"
    r"|test|a|respectively|for|both|corresponding|p|P|value|years?|months?|95|confidence"
    r"|interval|to|by|n)\b[\s,;:()\[\]Ⓢ%=/.–-]*)*$"
)


_SAME_BRACKET = re.compile(r"^[^()\[\]ⓂⓄⒸ]{0,60}$")


def _adjacent(left: Statistic, right: Statistic, sentence: Sentence, canvas: str) -> bool:
    if left.group is not None and left.group == right.group:
        return True
    if left.series is not None and left.series == right.series:
        return True
    between = canvas[left.end - sentence.start : right.start - sentence.start]
    if left.kind == "EFFECT" and right.kind == "P_VALUE" and _SAME_BRACKET.match(between):
        opened = canvas.rfind("(", 0, left.start - sentence.start)
        if opened > canvas.rfind(")", 0, left.start - sentence.start):
            return True
    return len(between) <= _EFFECT_GAP and bool(_BETWEEN_RUN.match(between))


def pair_results(run: list[Statistic], offset: int) -> tuple[Result, ...]:
    """Pair the p-values and effects of a run: by group where they share one, else in order."""
    groups: dict[int, list[Statistic]] = {}
    for i, statistic in enumerate(run):
        groups.setdefault(statistic.group if statistic.group is not None else -1 - i, []).append(
            statistic
        )
    if all(_at_most_one_each(g) for g in groups.values()) and len(groups) > 1 and _complete(groups):
        return tuple(_result(g, offset) for g in groups.values())
    p_values = [s for s in run if s.kind == "P_VALUE"]
    effects = [s for s in run if s.kind == "EFFECT"]
    if len(p_values) == len(effects):
        return tuple(_result([e, p], offset) for e, p in zip(effects, p_values, strict=True))
    if not p_values or not effects:
        return tuple(_result([s], offset) for s in run)
    return _by_order(run, offset)


def _at_most_one_each(group: list[Statistic]) -> bool:
    return len({s.kind for s in group}) == len(group)


def _complete(groups: dict[int, list[Statistic]]) -> bool:
    """Tell whether each group is a result of its own (all with the same kinds)."""
    return len({frozenset(s.kind for s in g) for g in groups.values()}) == 1


def _by_order(run: list[Statistic], offset: int) -> tuple[Result, ...]:
    """Start a new result when a kind comes again."""
    results: list[list[Statistic]] = [[]]
    for statistic in run:
        if any(s.kind == statistic.kind for s in results[-1]):
            results.append([])
        results[-1].append(statistic)
    return tuple(_result(r, offset) for r in results)


def _result(statistics: list[Statistic], offset: int) -> Result:
    return Result(
        start=min(s.start for s in statistics) - offset,
        end=max(s.end for s in statistics) - offset,
        p_value=next((s for s in statistics if s.kind == "P_VALUE"), None),
        effect=next((s for s in statistics if s.kind == "EFFECT"), None),
    )
