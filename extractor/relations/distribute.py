"""Which marker goes with which outcome and which result: coordination, ellipsis, "respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    Marker,
    OutcomeArgument,
    Result,
    ResultCluster,
    SubgroupArgument,
)
from .markers import subjects

_RESPECTIVELY = re.compile(r"\brespective(?:ly)?\b|\bin (?:that|this) order\b", re.IGNORECASE)
_CONTINUES = re.compile(
    r"^[\s)\]ⓈⓇ.,%\d]*,?\s*(?:and|or|as well as|but|also|with|,)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What stands between one cluster of results and the next."""

    start: int
    end: int
    markers: tuple[Marker, ...] = ()
    outcomes: tuple[OutcomeArgument, ...] = ()
    cancers: tuple[CancerArgument, ...] = ()
    analyses: tuple[AnalysisArgument, ...] = ()
    subgroups: tuple[SubgroupArgument, ...] = ()
    cluster: ResultCluster | None = None
    own_outcomes: bool = True  # named here, not taken from a neighbour
    own_markers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One marker with one outcome and what the sentence says of the two."""

    marker: Marker
    outcome: OutcomeArgument
    segment: Segment
    result: Result | None = None
    cancers: tuple[CancerArgument, ...] = ()
    analysis: AnalysisArgument | None = None
    subgroup: SubgroupArgument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The assignments of a clause, and the segments whose lists do not match."""

    assignments: tuple[Assignment, ...] = ()
    mismatches: tuple[Segment, ...] = field(default=())


def cut_segments(items: Sequence[Item], canvas: str, start: int, end: int) -> tuple[Segment, ...]:
    """Cut the items of a clause after each cluster of results."""
    groups: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda i: i.start):
        groups[-1].append(item)
        if isinstance(item, ResultCluster):
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


def _inside_bracket(group: list[Item], canvas: str) -> list[Item]:
    """Drop the outcomes before a bracket that names its own: "survival (OS, p = 0.01)"."""
    last = group[-1]
    if not isinstance(last, ResultCluster):
        return group
    opened = canvas.rfind("(", 0, last.start)
    if opened < 0 or ")" in canvas[opened : last.start]:
        return group
    inside = [i for i in group if isinstance(i, OutcomeArgument) and i.start > opened]
    if not inside:
        return group
    return [i for i in group if not isinstance(i, OutcomeArgument) or i.start > opened]


def _segment(group: Sequence[Item], start: int, end: int) -> Segment:
    clusters = [i for i in group if isinstance(i, ResultCluster)]
    return Segment(
        start=start,
        end=end,
        markers=subjects(tuple(i for i in group if isinstance(i, Marker))),
        outcomes=_distinct(tuple(i for i in group if isinstance(i, OutcomeArgument))),
        cancers=_distinct_cancers(tuple(i for i in group if isinstance(i, CancerArgument))),
        analyses=_distinct_kinds(tuple(i for i in group if isinstance(i, AnalysisArgument))),
        subgroups=tuple(i for i in group if isinstance(i, SubgroupArgument)),
        cluster=clusters[0] if clusters else None,
    )


def _distinct(outcomes: tuple[OutcomeArgument, ...]) -> tuple[OutcomeArgument, ...]:
    """Keep one of the names that an outcome has in a segment, the one with a side first."""
    kept: dict[tuple[str, str], OutcomeArgument] = {}
    for outcome in outcomes:
        key = (outcome.code, outcome.mention.text.lower() if outcome.code == "OTHER" else "")
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
        filled.append(_filled(segment, around, _may_inherit(segment, canvas, first=i == 0)))
    return tuple(filled)


def _may_inherit(segment: Segment, canvas: str, *, first: bool) -> bool:
    """Tell whether a segment without an outcome speaks of a neighbour's.

    It does not when it names something else ("correlated with age (p = 0.3)").
    """
    if segment.outcomes or _RELATES.search(canvas[segment.start : segment.end]):
        return False
    if first or not re.search(r"[A-Za-z]{3}", canvas[segment.start : segment.end]):
        return True
    return bool(segment.markers or segment.analyses or segment.cancers or segment.subgroups)


_RELATES = re.compile(
    r"\b(?:associat|correlat|relat|link)\w*\s+(?:\w+\s+)?(?:with|to|between)\b"
    r"|\bpredict\w*\s+(?:of\s+)?[a-z]{3}",
    re.IGNORECASE,
)


def _filled(segment: Segment, around: list[Segment], inherits: bool) -> Segment:
    markers = segment.markers or next((s.markers for s in around if s.markers), ())
    outcomes = segment.outcomes
    if inherits:
        outcomes = next((s.outcomes for s in around if s.outcomes), ())
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


def distribute(items: Sequence[Item], canvas: str, start: int, end: int) -> Distribution:
    """Assign the markers, outcomes and results of one clause to each other."""
    segments = fill_segments(cut_segments(items, canvas, start, end), canvas)
    respectively = bool(_RESPECTIVELY.search(canvas))
    assignments: list[Assignment] = []
    mismatches: list[Segment] = []
    for i, segment in enumerate(segments):
        if not segment.markers or not segment.outcomes or not _speaks(segment, canvas, i):
            continue
        made = _assign(segment, respectively)
        if made is None:
            mismatches.append(segment)
        else:
            assignments += made
    return Distribution(assignments=tuple(assignments), mismatches=tuple(mismatches))


def _speaks(segment: Segment, canvas: str, index: int) -> bool:
    """Tell whether a segment makes a statement; a tail without results only when it continues."""
    if segment.cluster is not None or index == 0:
        return True
    return segment.own_outcomes and bool(_CONTINUES.match(canvas[segment.start : segment.end]))


def _assign(segment: Segment, respectively: bool) -> list[Assignment] | None:
    """Return the assignments of a segment; None when its lists do not match."""
    results = segment.cluster.results if segment.cluster else ()
    if len(results) <= 1:
        result = results[0] if results else None
        return _assign_one(segment, result, respectively)
    return _assign_many(segment, results)


def _assign_one(
    segment: Segment, result: Result | None, respectively: bool
) -> list[Assignment] | None:
    markers, outcomes, cancers = segment.markers, segment.outcomes, segment.cancers
    several = [n for n in (len(markers), len(outcomes), len(cancers)) if n > 1]
    if not respectively or len(several) < 2:
        return _product(segment, markers, outcomes, result)
    if len(set(several)) > 1:
        return None
    pairs = []
    for i in range(several[0]):
        pairs += _product(
            segment,
            (markers[i],) if len(markers) > 1 else markers,
            (outcomes[i],) if len(outcomes) > 1 else outcomes,
            result,
            (cancers[i],) if len(cancers) > 1 else cancers,
        )
    return pairs


def _product(
    segment: Segment,
    markers: tuple[Marker, ...],
    outcomes: tuple[OutcomeArgument, ...],
    result: Result | None,
    cancers: tuple[CancerArgument, ...] | None = None,
) -> list[Assignment]:
    analyses: tuple[AnalysisArgument | None, ...] = segment.analyses or (None,)
    if result is not None:
        analyses = analyses[-1:]
    return [
        Assignment(
            marker=marker,
            outcome=outcome,
            segment=segment,
            result=result,
            cancers=segment.cancers if cancers is None else cancers,
            analysis=analysis,
            subgroup=segment.subgroups[0] if segment.subgroups else None,
        )
        for marker in markers
        for outcome in outcomes
        for analysis in analyses
    ]


def _assign_many(segment: Segment, results: tuple[Result, ...]) -> list[Assignment] | None:
    """Pair a list of results with the list that has as many members."""
    count = len(results)
    markers, outcomes = segment.markers, segment.outcomes
    if len(markers) * len(outcomes) == count and len(markers) > 1 and len(outcomes) > 1:
        pairs = [(m, o) for m in markers for o in outcomes]
        return [_single(segment, m, o, r) for (m, o), r in zip(pairs, results, strict=True)]
    for name in ("outcomes", "markers", "analyses", "cancers", "subgroups"):
        listed = getattr(segment, name)
        if len(listed) == count:
            return _in_order(segment, name, results)
    return None


def _in_order(segment: Segment, name: str, results: tuple[Result, ...]) -> list[Assignment] | None:
    """Pair results with one list in order; lists of the same length go along with it."""
    count = len(results)
    made: list[Assignment] = []
    for i, result in enumerate(results):
        parts = {
            field_name: getattr(segment, field_name)[i : i + 1]
            for field_name in ("markers", "outcomes", "analyses", "cancers", "subgroups")
            if field_name == name or len(getattr(segment, field_name)) == count
        }
        one = replace(segment, **parts)
        if {"outcomes", "markers"} >= {name} and len(one.markers) * len(one.outcomes) > 1:
            return None
        made += [
            replace(a, segment=segment) for a in _product(one, one.markers, one.outcomes, result)
        ]
    return made


def _single(
    segment: Segment, marker: Marker, outcome: OutcomeArgument, result: Result
) -> Assignment:
    return _product(segment, (marker,), (outcome,), result)[0]
