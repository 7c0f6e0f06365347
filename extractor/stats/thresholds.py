"""Statements that fix a limit or plan a trial: what they print is no finding."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from ..types import Statistic
from .made import changed

_I = re.IGNORECASE
_REACH = 160  # characters of a sentence looked at on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that make a statement one about limits; ``side`` is where they stand."""

    side: str  # before, after, or sentence
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    only_below: bool = False  # "p = 0.001" behind a mark is a finding, "p < 0.001" a limit


CUES: tuple[Cue, ...] = (
    Cue(
        side="after",
        pattern=re.compile(
            r"^[^.;]{0,60}?\b(?:(?:was|were|is|are|being|be|has been|have been)\s+)?(?:considered|"
            r"regarded|deemed|taken|accepted|defined|set|used|chosen|treated|judged|adopted|"
            r"established|assumed|denot\w+|indicat\w+|represent\w+|signif(?:y|ies|ied)|required|"
            r"reflect\w*|constitut\w+|interpreted|designated|specified)\b[^.;]{0,60}\b(?:significan|"
            r"criteri|threshold|cut-?off|level|differ)",
            _I,
        ),
        hits=("p < 0.05 was considered statistically significant",),
        misses=("P < 0.05 for both groups and survival",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^[\s)\]]{0,3}(?:\([^)]{0,30}\)\s?)?(?:(?:was|were|is|are|as)\s+)?(?:the\s+)?(?:statistical"
            r"(?:ly)?\s+)?(?:significan(?:t|ce)\s*(?:level|threshold)?)\s*[.;,]?$|^\s*level\b",
            _I,
        ),
        hits=("p < 0.05 was statistically significant", "the P < 0.05 level"),
        misses=("P < 0.05, significant for OS in women",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^[^.;]{0,50}?\b(?:were|was|are|to be)\s+(?:then\s+|subsequently\s+|further\s+)?"
            r"(?:entered|"
            r"included|selected|retained|put|incorporated|introduced|analysed|analyzed|considered)\b",
            _I,
        ),
        hits=("P < 0.10 in univariate analysis were entered into the model",),
        misses=("P < 0.05 was seen",),
    ),
    Cue(  # the legend of a mark
        side="before",
        only_below=True,
        pattern=re.compile(
            r"\*\s?$|[‡†§#]\s?$|(?:^|[\s(.;,:])[*‡†§#¶]{1,4}\s?[),:=]?\s?"
            r"(?:(?:denotes?|indicates?|represents?|means?|signif(?:y|ies))\s)?(?:an?\s)?$",
            _I,
        ),
        hits=("* p < 0.05", "as mean; *, p < 0.05 versus sham", "† denotes p < 0.05"),
        misses=("OS (HR 1.5*, p < 0.05)", "(*: P = 0.05, #: P = 0.001)"),
    ),
    Cue(  # marks that are signs of other things too count only where a legend's part begins
        side="before",
        only_below=True,
        pattern=re.compile(
            r"(?:^|[.;,:(]\s?)(?:[+^$&@°¤!~×]{1,4}|[ᵃᵇᶜᵈᵉ])\s?[),:=]?\s?"
            r"(?:(?:denotes?|indicates?|represents?|means?|signif(?:y|ies))\s)?(?:an?\s)?$",
            _I,
        ),
        hits=("Bars are means; ++ p < 0.05, ^^p < 0.01 versus sham", "$: P < 0.001"),
        misses=("HR 0.7 & p < 0.05", "loss of CD4+ (p < 0.05)"),
    ),
    Cue(  # "ns" explained
        side="before",
        pattern=re.compile(
            r"\bn\.?\s?s\.?\s?(?:[:=]"
            r"|[,:=]\s?(?:not|non)[- ]?(?:statistically )?significant\s?[,:;(=]"
            r"|(?:denotes?|indicates?|represents?|means?)\b)\s?(?:an?\s)?$",
            _I,
        ),
        hits=("n.s., non-significant, P > 0.05", "ns: p > 0.05"),
        misses=("The change was NS (p > 0.05)",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"(?:\b(?:signific\w+|considered|regarded|deemed|defined|set|established|assumed|accepted|"
            r"denoted|determined|taken|declared|inferred|assessed|evaluated|tested|indicated|specified|"
            r"fixed|judged|used)\b[^.;]{0,40}?\b(?:at|as|if|when|with|to be|by|was|of|for|where|"
            r"whenever)\b)[^.;,()]{0,60}$",
            _I,
        ),
        hits=(
            "Statistical significance was set at p < 0.05",
            "considered significant when p < 0.05",
        ),
        misses=("High expression was significantly associated with OS (p < 0.05",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:level of (?:statistical )?significance|"
            r"significan(?:ce|t) (?:level|threshold)|cut-?off|"
            r"threshold|criterion|criteria|two-sided (?:test|alpha)|alpha|α|"
            r"nominal)\b[^.;()]{0,50}$",
            _I,
        ),
        hits=("the level of significance was p < 0.05",),
        misses=("significant difference (p < 0.05",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:variables?|factors?|covariates?|parameters?|predictors?|those|genes?|features?)\s"
            r"(?:\w+\s){0,4}?(?:with|having|at|reaching|showing)\s(?:an?\s)?(?:\w+\s)?$",
            _I,
        ),
        hits=("variables with a p < 0.1",),
        misses=("survival of patients with low RANK (p < 0.05",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^ (?:as (?:the )?(?:criterion|limit|level) )?for (?:the )?(?:removal|entry|inclusion|"
            r"exclusion|retention|selection|elimination|backward|stepwise|entering|statistical sig)"
            r"|^\s?\(?[^.;,]{0,30}\b(?:boundar(?:y|ies)|stopping rule)\b",
            _I,
        ),
        hits=("elimination used P > 0.1 for removal", "stopping at p < 0.001 (Peto boundary)"),
        misses=("P < 0.01 for relapse",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:consider(?:ed)?|regard(?:ed)?|deem(?:ed)?|accepted|limit (?:at|of|was)"
            r")\s(?:an?\s|the\s)?(?:[\w-]+\s)?$",
            _I,
        ),
        hits=("We considered p < 0.01 (0.05/5) significant", "With the limit at P < 0.05"),
        misses=("patients considered unfit (P < 0.05",),
    ),
)
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
_MARKED_CLASS = re.compile(r"[\d.]+\s?[<>≤≥]=?\s?[*†‡§#^+$&]")  # "0.01 < *P ≤ 0.05"
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
    may_plan = any(word in lower for word in _PLAN_WORDS)
    plans = [match.start() for match in PLANNING.finditer(canvas)] if may_plan else []
    return [changed(s, threshold=True) if _is_limit(s, canvas, plans) else s for s in found]


def _is_limit(statistic: Statistic, canvas: str, plans: list[int]) -> bool:
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
    if not may_limit and not planned:
        return False
    before, after = _around(statistic, canvas)
    if planned and PLANNING.search(f"{before}{statistic.text}{after}"):
        return True
    below = statistic.comparator in {"<", "<="}
    return may_limit and any(
        c.pattern.search(before if c.side == "before" else after)
        for c in CUES
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
