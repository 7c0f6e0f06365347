"""A clause in segments: what stands between one cluster of results and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    Marker,
    OutcomeArgument,
    ResultCluster,
    SubgroupArgument,
)
from .markers import subjects
from .objects import drop_events


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What stands between one cluster of results and the next."""

    start: int
    end: int
    markers: tuple[Marker, ...] = ()
    denied: tuple[Marker, ...] = ()  # "A, but not B": B, which a list of figures may speak of
    outcomes: tuple[OutcomeArgument, ...] = ()
    cancers: tuple[CancerArgument, ...] = ()
    analyses: tuple[AnalysisArgument, ...] = ()
    subgroups: tuple[SubgroupArgument, ...] = ()
    cluster: ResultCluster | None = None
    own_outcomes: bool = True  # named here, not taken from a neighbour
    own_markers: bool = True


def cut_segments(items: Sequence[Item], canvas: str, start: int, end: int) -> tuple[Segment, ...]:
    """Cut the items of a clause after each cluster of results, or before each.

    Before each where the figures come first: "HRs were 1.5 for OS and 1.8 for DFS".
    """
    ordered = sorted(items, key=lambda i: i.start)
    first = _figures_first(ordered, canvas)
    groups: list[list[Item]] = [[]]
    for item in ordered:
        is_cluster = isinstance(item, ResultCluster)
        if is_cluster and first and any(isinstance(i, ResultCluster) for i in groups[-1]):
            groups.append([])
        if _has_own_figures(groups[-1], item, canvas) or (
            first and _is_past_bracket(groups[-1], item, canvas)
        ):
            groups.append([])
        groups[-1].append(item)
        if is_cluster and not first:
            groups.append([])
    segments, floor = [], start
    for group in groups:
        if group:
            stop = group[-1].end
            segments.append(_segment(_inside_bracket(group, canvas), floor, stop))
            floor = stop
    if segments:
        segments[-1] = replace(segments[-1], end=max(end, segments[-1].end))
    return tuple(segments)


def _is_past_bracket(group: list[Item], item: Item, canvas: str) -> bool:
    """Tell whether a marker follows the bracket of another: "A (p for OS, p for DFS) and B (…)"."""
    if not isinstance(item, Marker):
        return False
    last = next((i for i in group if isinstance(i, ResultCluster)), None)
    return last is not None and ")" in canvas[last.end : item.start]


_OWN_FIGURES = re.compile(
    r"^[^()ⓂⓄ]{0,20}\([^()ⓂⓄ]*Ⓢ[^()ⓂⓄ]*\)\s*(?:,|and|as well as|or|but)\s", re.I
)


def _has_own_figures(group: list[Item], item: Item, canvas: str) -> bool:
    """Tell whether the outcome before has a bracket of figures, so that the next begins anew.

    "A higher ORR (45 % vs 27 %) and longer PFS (p = 0.01)": the p-value is the second one's.
    """
    last = group[-1] if group else None
    if not isinstance(last, OutcomeArgument) or not isinstance(item, OutcomeArgument):
        return False
    return bool(_OWN_FIGURES.match(canvas[last.end : item.start]))


_FOR_NAME = re.compile(
    (r"^[\s)\],Ⓡ]*(?:for|in)\s+(?:(?!and\b)\w+\s+){0,3}(?P<name>[ⓄⓂⒸ])"), re.IGNORECASE
)
_NAMED_BY = {"Ⓞ": OutcomeArgument, "Ⓜ": Marker, "Ⓒ": CancerArgument}


def _figures_first(items: list[Item], canvas: str) -> bool:
    """Tell whether each of several results stands before what it is of."""
    clusters = [i for i in items if isinstance(i, ResultCluster)]
    if len(clusters) < 2:
        return False
    names = [_FOR_NAME.match(canvas[c.end :]) for c in clusters]
    signs = {found["name"] for found in names if found is not None}
    if len(signs) != 1 or None in names:
        return False
    kind = _NAMED_BY[signs.pop()]
    bracketed = canvas.rfind("(", 0, clusters[0].start) > canvas.rfind(")", 0, clusters[0].start)
    return bracketed or not any(isinstance(i, kind) and i.start < clusters[0].start for i in items)


def _inside_bracket(group: list[Item], canvas: str) -> list[Item]:
    """Drop the outcomes before a bracket that names its own: "survival (OS, p = 0.01)"."""
    group = drop_events(group, canvas)
    last = next((i for i in group if isinstance(i, ResultCluster)), None)
    if last is None:
        return group
    opened = max(canvas.rfind("(", 0, last.start), canvas.rfind("[", 0, last.start))
    if opened < 0 or re.search(r"[)\]]", canvas[opened : last.start]):
        return group
    group = _named_inside(group, opened)
    inside = [i for i in group if isinstance(i, OutcomeArgument) and i.start > opened]
    if not inside:
        return group
    return [i for i in group if not isinstance(i, OutcomeArgument) or i.start > opened]


def _named_inside(group: list[Item], opened: int) -> list[Item]:
    """Keep of several markers that which a bracket names again: "A or B (A: p = …; B: p = …)"."""
    markers = [i for i in group if isinstance(i, Marker)]
    named = [m for m in markers if m.start > opened]
    before = {m.names: m for m in markers if m.start < opened}
    if not named or not all(m.names in before for m in named):
        return group
    told = {m.start: replace(m, state=before[m.names].state) for m in named}
    others = [i for i in group if not isinstance(i, Marker)]
    return sorted([*others, *told.values()], key=lambda i: i.start)


def _segment(group: Sequence[Item], start: int, end: int) -> Segment:
    clusters = [i for i in group if isinstance(i, ResultCluster)]
    return Segment(
        start=start,
        end=end,
        markers=subjects(tuple(i for i in group if isinstance(i, Marker))),
        denied=tuple(i for i in group if isinstance(i, Marker) and i.role == "compared"),
        outcomes=_distinct(tuple(i for i in group if isinstance(i, OutcomeArgument))),
        cancers=_distinct_cancers(tuple(i for i in group if isinstance(i, CancerArgument))),
        analyses=_distinct_kinds(tuple(i for i in group if isinstance(i, AnalysisArgument))),
        subgroups=tuple(i for i in group if isinstance(i, SubgroupArgument)),
        cluster=clusters[0] if clusters else None,
    )


# "T stage and clinical stage" are two things of one code.
_SEVERAL_NAMES = frozenset({"OTHER", "STAGE", "GRADE", "INVASION", "TOXICITY"})


def _distinct(outcomes: tuple[OutcomeArgument, ...]) -> tuple[OutcomeArgument, ...]:
    """Keep one of the names that an outcome has in a segment, the one with a side first."""
    kept: dict[tuple[str, str], OutcomeArgument] = {}
    for outcome in outcomes:
        by_name = outcome.code in _SEVERAL_NAMES
        key = (outcome.code, outcome.mention.text.lower() if by_name else "")
        if key not in kept or (kept[key].side is None and outcome.side is not None):
            kept[key] = outcome
    return tuple(sorted(kept.values(), key=lambda o: o.start))


def _distinct_cancers(cancers: tuple[CancerArgument, ...]) -> tuple[CancerArgument, ...]:
    kept: dict[str, CancerArgument] = {}
    for cancer in cancers:
        concept = cancer.mention.concept
        kept.setdefault(concept.id if concept else cancer.mention.text.lower(), cancer)
    return tuple(kept.values())


def _distinct_kinds(analyses: tuple[AnalysisArgument, ...]) -> tuple[AnalysisArgument, ...]:
    kept: dict[str, AnalysisArgument] = {}
    for analysis in analyses:
        kept.setdefault(analysis.kind, analysis)
    models = [a for a in kept.values() if a.kind in {"univariate", "multivariate"}]
    return tuple(models or list(kept.values())[:1])


def fill_segments(segments: tuple[Segment, ...], canvas: str) -> tuple[Segment, ...]:
    """Give each segment what it leaves out: from the one before it, else from one after it."""
    filled: list[Segment] = []
    for i, segment in enumerate(segments):
        around = [*reversed(filled), *segments[i + 1 :]]
        filled.append(_filled(segment, around, canvas))
    return tuple(filled)


def _may_inherit(segment: Segment, canvas: str) -> bool:
    """Tell whether a segment without an outcome speaks of a neighbour's.

    It does not when it names something else ("correlated with age (p = 0.3)").
    """
    text = canvas[segment.start : segment.end]
    if segment.outcomes or _RELATES.search(text) or _OTHER_MEMBER.match(text):
        return False
    if "Ⓞ" in text and not segment.markers:
        return False  # it names an outcome that was found to be a factor
    if segment.markers or segment.analyses or segment.cancers or segment.subgroups:
        return True
    part = names_nothing(text) or is_a_part(text) or _CONTRAST.match(text)
    return "Ⓞ" not in text and bool(part)


# "… with stage (IV versus II, p = …; IV versus III, p = …)": the same again, of other levels.
_CONTRAST = re.compile(
    r"^\s*[;,]\s*(?:and\s+)?[^;,()ⓂⓄ]{0,40}\b(?:versus|vs\.?)\s[^;()ⓂⓄ]{0,60}[)\].\s]*$",
    re.IGNORECASE,
)


# "A (p = …), palmitic acid (p = …)": the second figure is of another thing that a list names.
_OTHER_MEMBER = re.compile(r"^[\s,;)\]Ⓡ]*(?:and\s+|or\s+)?(?:[\w-]+\s+)?Ⓓ+(?:\s+\w+)?\s*[(\[]\s*Ⓢ")
# "… in all patients (p = …) and in patients with epithelioid subtype (p = …)".
_IN_A_PART = re.compile(
    r"^[\s,)\]]*(?:and|but|or|as well as)?\s*(?:also\s+|not\s+|only\s+|even\s+)*"
    r"(?:in|among|for|within)\s+(?:(?:the|those|all|both|our|these|a)\s+)?(?:[\w+/-]+\s+){0,4}?"
    r"(?:patients?|those|women|men|cases|sub-?groups?|subsets?|cohorts?|sub-?types?|sets?|tumou?rs"
    r"|diseases?|individuals|carriers|smokers|responders|series|populations?)\b[^;ⓂⓄ]*$",
    re.IGNORECASE,
)


def is_a_part(text: str) -> bool:
    """Tell whether a stretch only names another part of the cohort, and its figures."""
    return bool(_IN_A_PART.match(text))


def names_nothing(text: str) -> bool:
    """Tell whether the words around a figure name no variable of their own."""
    return set(re.findall(r"[a-z]{3,}", text.lower())) <= _EMPTY_WORDS


# Words around a figure that name no variable of their own.
_EMPTY = """
with the value values below above limit hazard ratio odds relative risk and for from test
log rank kaplan meier significant significantly level confidence interval respectively both
all also but not statistically highly difference was were whereas while pooled combined
summary overall estimate effect model fixed random figure fig table see than only more
validation discovery training test set sets cohort cohorts series internal external first
second each year years month months after before diagnosis follow surgery later one two three
four five six seven eight nine ten
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())
_RELATES = re.compile(
    r"\b(?:associat|correlat|relat|link)\w*\s+(?:\w+\s+)?(?:with|to|between)\b"
    r"|\bpredict\w*\s+(?:of\s+)?[a-z]{3}",
    re.IGNORECASE,
)


# A verb between a marker and its figure: the figure is of what the verb says.
_SAYS = re.compile(r"\b(?:was|were|had|have|presented|occurred|received|did)\b", re.IGNORECASE)


def _after_marker(segment: Segment, canvas: str) -> str:
    """Return the words between the last marker of a segment and its figures."""
    if not segment.own_markers or not segment.markers or segment.cluster is None:
        return ""
    return canvas[segment.markers[-1].end : segment.cluster.start]


def _filled(segment: Segment, around: list[Segment], canvas: str) -> Segment:
    inherits = _may_inherit(segment, canvas)
    markers = segment.markers
    if not markers and (segment.outcomes or inherits):
        markers = next((s.markers for s in around if s.markers), ())
    outcomes = segment.outcomes
    if inherits:
        outcomes = next((s.outcomes for s in around if s.outcomes), ())
        if (
            outcomes
            and around[0].start > segment.start
            and _SAYS.search(_after_marker(segment, canvas))
        ):
            outcomes = ()  # "of those with X most had pain (p = …), and … metastases"
    return replace(
        segment,
        markers=markers,
        outcomes=outcomes,
        cancers=segment.cancers or next((s.cancers for s in around if s.cancers), ()),
        analyses=segment.analyses or next((s.analyses for s in around if s.analyses), ()),
        subgroups=segment.subgroups,
        own_outcomes=bool(segment.outcomes),
        own_markers=bool(segment.markers),
    )
