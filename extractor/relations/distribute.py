"""Which marker goes with which outcome and which result: coordination, ellipsis, "respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    Marker,
    OutcomeArgument,
    Result,
    SubgroupArgument,
)
from .lists import index_of, members
from .segments import Segment, cut_segments, fill_segments

_RESPECTIVELY = re.compile(r"\brespective(?:ly)?\b|\bin (?:that|this) order\b", re.IGNORECASE)
_CONTINUES = re.compile(
    r"^(?:\s*\([^()ⓂⓄ]*\))?[\s)\]ⓈⓇ.,%\d]*,?\s*(?:and|or|as well as|but|also|with|,)\b",
    re.IGNORECASE,
)


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


def distribute(items: Sequence[Item], canvas: str, start: int, end: int) -> Distribution:
    """Assign the markers, outcomes and results of one clause to each other."""
    segments = fill_segments(share_p(cut_segments(items, canvas, start, end)), canvas)
    respectively = bool(_RESPECTIVELY.search(canvas))
    if respectively:
        segments = _in_turn(segments, canvas)
    assignments: list[Assignment] = []
    mismatches: list[Segment] = []
    for i, segment in enumerate(segments):
        if not segment.markers or not segment.outcomes or not _speaks(segment, canvas, i):
            continue
        made = _assign(segment, respectively)
        if made is None:
            made = _assign_listed(segment, canvas)
        if made is None:
            mismatches.append(segment)
        else:
            assignments += made
    return Distribution(assignments=tuple(assignments), mismatches=tuple(mismatches))


def share_p(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Give a p-value printed once at the end to the estimates listed before it.

    "A (HR 1.8), B (HR 2.1) and C (HR 1.4) were linked to poor OS (p < 0.05)".
    """
    segments = _with_listed_p(segments)
    told = [s for s in segments if s.cluster is not None]
    if len(told) < _LISTED or told[-1].markers or not all(_single_result(s) for s in told):
        return segments
    results = [s.cluster.results[0] for s in told if s.cluster is not None]
    last = results[-1]
    if last.effect is not None or any(r.p_value or not r.effect for r in results[:-1]):
        return segments
    if not all(s.markers or s.outcomes for s in told[:-1]):
        return segments
    if told[-1].outcomes and any(s.outcomes for s in told[:-1]):
        return segments  # "shorter PFS (HR 1.8) and OS (p = …)": each has its own
    shared = {
        s.start: replace(s.cluster, results=(replace(r, p_value=last.p_value),))
        for s, r in zip(told[:-1], results, strict=False)
        if s.cluster is not None
    }
    shared_or_none = {**shared, told[-1].start: None}
    return tuple(
        replace(s, cluster=shared_or_none[s.start]) if s.start in shared_or_none else s
        for s in segments
    )


def _with_listed_p(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Give p-values listed at the end to as many estimates before them, in order.

    "… with A (HR 1.6) and B (HR 1.5) overexpression, P = 0.01 and P = 0.04, respectively".
    """
    told = [s for s in segments if s.cluster is not None]
    first, last = told[:-1], told[-1] if told else None
    if last is None or last.cluster is None or last.markers or len(first) < _LISTED:
        return segments
    listed = last.cluster.results
    if len(listed) != len(first) or any(r.effect or not r.p_value for r in listed):
        return segments
    made: dict[int, Segment] = {last.start: replace(last, cluster=None)}
    for segment, p in zip(first, listed, strict=True):
        cluster = segment.cluster
        if cluster is None or len(cluster.results) > 1 or cluster.results[0].p_value:
            return segments
        result = replace(cluster.results[0], p_value=p.p_value)
        made[segment.start] = replace(segment, cluster=replace(cluster, results=(result,)))
    return tuple(made.get(s.start, s) for s in segments)


_LISTED = 2  # one estimate or more, and their p-value


def _in_turn(segments: tuple[Segment, ...], canvas: str) -> tuple[Segment, ...]:
    """Give each of n segments one of n markers: "A and B with X (p) and Y (p), respectively".

    Where there are more figures than markers, or fewer, nothing is paired: no marker is left.
    """
    told = [s for s in segments if s.cluster is not None]
    first = told[0] if told else None
    if first is None or not first.own_markers or len(first.markers) < 2 or len(told) < 2:
        return segments
    ends = told[-1].cluster.end if told[-1].cluster is not None else told[-1].end
    starts = first.cluster.start if first.cluster is not None else first.end
    last = _RESPECTIVELY.search(canvas, ends) or _RESPECTIVELY.search(
        canvas, first.markers[-1].end, starts
    )
    bare = all(len(s.outcomes) <= 1 and _single_result(s) for s in told)
    if last is None or not bare or any(s.own_markers for s in told[1:]):
        return segments
    if sum(s.own_outcomes for s in told) < 2 and not _one_row(told, canvas):
        return segments
    if len(first.markers) != len(told):
        return tuple(replace(s, markers=()) for s in segments)
    turns = {s.start: (m,) for s, m in zip(told, first.markers, strict=True)}
    return tuple(replace(s, markers=turns.get(s.start, s.markers)) for s in segments)


# "A or B was 0.78 (CI; p) and 1.29 (CI; p), respectively": nothing but figures in the row.
_FIGURES_ONLY = re.compile(r"^[\s,;()Ⓢ]*(?:and|or)?[\s\d.·,;(Ⓢ–-]*$", re.IGNORECASE)


def _one_row(told: Sequence[Segment], canvas: str) -> bool:
    """Tell whether the figures of an outcome follow each other without a word between."""
    clusters = [s.cluster for s in told if s.cluster is not None]
    return all(s.outcomes for s in told) and all(
        _FIGURES_ONLY.match(canvas[a.end : b.start]) for a, b in pairwise(clusters)
    )


def _single_result(segment: Segment) -> bool:
    return segment.cluster is not None and len(segment.cluster.results) == 1


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
    everyone = tuple(sorted((*markers, *segment.denied), key=lambda m: m.start))
    if segment.denied and len(everyone) == count and len(outcomes) == 1:
        return _in_order(replace(segment, markers=everyone), "markers", results)
    for name in ("outcomes", "markers", "analyses", "cancers", "subgroups"):
        listed = getattr(segment, name)
        if len(listed) == count:
            return _in_order(segment, name, results)
    if len(markers) == len(outcomes) == 1 and _alike(results):
        return [_single(segment, markers[0], outcomes[0], r) for r in results]
    return None


def _alike(results: tuple[Result, ...]) -> bool:
    """Tell whether each result is an estimate with a p-value: of one cohort and of the next."""
    return all(r.effect is not None and r.p_value is not None for r in results)


def _assign_listed(segment: Segment, canvas: str) -> list[Assignment] | None:
    """Pair results with the members of a list of which some are no markers or outcomes of ours."""
    results = segment.cluster.results if segment.cluster else ()
    if len(results) < 2 or segment.cluster is None:
        return None
    spans = members(canvas, segment.start, segment.cluster.start, len(results))
    if not spans:
        return None
    markers = {n: m for m in segment.markers if (n := index_of(spans, m.start)) is not None}
    outcomes = {n: o for o in segment.outcomes if (n := index_of(spans, o.start)) is not None}
    ours, others = (markers, segment.outcomes) if markers else (outcomes, segment.markers)
    if bool(markers) == bool(outcomes) or len(others) != 1 or len(ours) == len(spans):
        return None
    made: list[Assignment] = []
    for n, marker in markers.items():
        made += [_single(segment, marker, o, results[n]) for o in segment.outcomes]
    for n, outcome in outcomes.items():
        made += [_single(segment, m, outcome, results[n]) for m in segment.markers]
    return made


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
