"""The engine: sentence by sentence, from statements to association findings."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..types import AssociationFinding, Mention, Reason, Rejection, Sentence
from .arguments import is_general, read_arguments
from .attribution import sentence_callouts
from .by_values import told_by_values
from .clause_gates import CLAUSE_GATES
from .clauses import IMPLIED, Clause, split_clauses
from .context import Context
from .directions import read_sides
from .distribute import Assignment, distribute
from .firing import firing
from .gates import SENTENCE_GATES
from .headings import announces_no_result
from .implied import imply_outcome
from .items import (
    Item,
    Marker,
    OutcomeArgument,
    ResultCluster,
)
from .lean import THESE, lean, same_outcome, taken_up
from .make import View, make_finding
from .markers import read_markers
from .masked import add_masked_names, add_masked_outcomes
from .objects import (
    drop_examined,
    drop_fellow_objects,
    drop_followers,
    drop_objects,
    drop_predictors,
)
from .outcomes import canvas_of, read_outcomes
from .patient_groups import drop_group_fellows
from .reach import beyond, outside
from .rule import RelationRule
from .sides import level_in_group, negated, read_clause_sides
from .strangers import drop_cohorts, drop_fellow_factors, drop_found_too, drop_listed
from .subject import continued_markers, in_risk_group, inherited_markers
from .triple import add_triple_negative
from .variants import with_gene
from .weak import too_weak

_LONGEST = 2500  # characters of a sentence; what is longer is a list of names
_IDLE = 1  # sentences without an outcome over which one is remembered
_SKIPPED_SECTIONS = frozenset({"methods", "references", "back_matter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the sentences before in a passage hand on to the next."""

    passage: int = -1
    markers: tuple[Marker, ...] = ()
    cancer: Mention | None = None
    outcomes: tuple[OutcomeArgument, ...] = ()
    idle: int = 0  # sentences since the one that named the outcomes


def find_in_sentences(
    context: Context, sentences: Sequence[Sentence], rules: Sequence[RelationRule]
) -> Iterator[AssociationFinding | Rejection]:
    """Yield the findings and rejections of running text, captions included."""
    before = Before()
    for sentence in sentences:
        passage = context.passage(sentence)
        if sentence.table is not None or passage.kind not in {"body", "caption"}:
            continue
        if sentence.end - sentence.start > _LONGEST:
            continue
        if before.passage != sentence.passage:
            before = Before(passage=sentence.passage)
        view = look(context, sentence, before)
        silent = passage.section in _SKIPPED_SECTIONS or announces_no_result(passage)
        if not silent or context.announced:
            yield from read_sentence(context, view, before, rules)
        before = hand_on(view, before)


def look(context: Context, sentence: Sentence, before: Before) -> View:
    """Paint a sentence and read its markers."""
    sentence = add_masked_names(add_triple_negative(sentence), context.names)
    sentence = add_masked_outcomes(sentence)
    callouts = sentence_callouts(context, sentence)
    canvas = canvas_of(sentence, callouts)
    markers = read_markers(sentence, canvas) if "Ⓜ" in canvas else ()
    markers = in_risk_group(tuple(with_gene(m, context.genes) for m in markers), canvas)
    return View(
        sentence=sentence,
        canvas=canvas,
        markers=markers,
        passage_cancer=before.cancer,
        caption=context.passage(sentence).kind == "caption",
    )


def hand_on(view: View, before: Before) -> Before:
    """Return what the next sentence may take from this one."""
    named = [m for m in view.sentence.labelled("CANCER") if not is_general(m)]
    subjects = tuple(m for m in view.markers if m.role == "subject")
    outcomes = read_outcomes(view.sentence, view.canvas) if "Ⓞ" in view.canvas else ()
    outcomes = read_sides(view.canvas, outcomes)
    return Before(
        passage=before.passage,
        markers=subjects or before.markers,
        cancer=named[-1] if named else before.cancer,
        outcomes=outcomes or (before.outcomes if before.idle < _IDLE else ()),
        idle=0 if outcomes else before.idle + (THESE.search(view.canvas) is None),
    )


def read_sentence(
    context: Context, view: View, before: Before, rules: Sequence[RelationRule]
) -> Iterator[AssociationFinding | Rejection]:
    """Yield the findings and rejections of one sentence."""
    implied = bool(IMPLIED.search(view.canvas))
    again = same_outcome(view.canvas, before.outcomes)
    if "Ⓞ" not in view.canvas and not implied and not again:
        return
    items: tuple[Item, ...] = (*read_arguments(view.sentence, view.canvas), *again)
    if not implied and not any(isinstance(i, OutcomeArgument) for i in items):
        return
    markers = all_markers(context, view, before)
    if not markers:
        return
    items = taken_up(view.canvas, items, before.outcomes)
    ordered = tuple(sorted([*items, *markers], key=lambda i: i.start))
    clauses = split_clauses(view.canvas, ordered)
    told = tuple(True for _ in clauses)
    for reason, cue in () if context.announced else SENTENCE_GATES:
        found = cue.pattern.search(view.canvas)
        if found is None:
            continue
        still = outside(cue.id, found, view.canvas, clauses)
        told = tuple(a and b for a, b in zip(told, still, strict=True))
        if not any(told):
            if any(isinstance(i, ResultCluster) for i in items):
                yield reject(view, reason, cue.id, 0, len(view.canvas))
            return
    yield from read_clauses(context, view, clauses, told, rules)


def all_markers(context: Context, view: View, before: Before) -> tuple[Marker, ...]:
    """Return the markers of a sentence, those included that it only takes up again."""
    markers = view.markers
    if not any(m.role in {"subject", "cohort"} for m in markers):
        return (*markers, *inherited_markers(context, view, before.markers))
    if not any(m.role == "subject" for m in markers):
        return (*markers, *continued_markers(view, before.markers))
    return markers


def read_clauses(
    context: Context,
    view: View,
    clauses: Sequence[Clause],
    told: Sequence[bool],
    rules: Sequence[RelationRule],
) -> Iterator[AssociationFinding | Rejection]:
    """Yield what the clauses of a sentence tell; a clause may lean on the one before it."""
    last: Clause | None = None
    for clause, tells in zip(clauses, told, strict=True):
        clause = replace(clause, items=read_clause_sides(clause))
        clause = imply_outcome(view, clause)
        clause = drop_fellow_objects(drop_predictors(drop_examined(clause)))
        clause = drop_found_too(drop_cohorts(drop_listed(drop_fellow_factors(clause))))
        clause = drop_group_fellows(drop_objects(drop_followers(lean(clause, last))))
        if tells:
            yield from read_clause(context, view, clause, rules)
        if any(isinstance(i, Marker) for i in clause.items):
            last = clause


def read_clause(
    context: Context, view: View, clause: Clause, rules: Sequence[RelationRule]
) -> Iterator[AssociationFinding | Rejection]:
    """Yield the findings of one clause, or why there are none."""
    spread = distribute(clause.items, clause.canvas, clause.start, clause.end)
    for segment in spread.mismatches:
        yield reject(view, Reason.COUNT_MISMATCH, "distribute", segment.start, segment.end)
    if not spread.assignments:
        return
    passed = yield from pass_gates(view, clause)
    if passed is not clause:
        if passed is not None:
            yield from read_clause(context, view, passed, rules)
        return
    for assignment in each_cancer(clause, spread.assignments):
        weak = assignment.result is None and too_weak(view, clause, assignment)
        if weak and not context.announced:
            yield reject(view, Reason.NO_RESULT, "weak", clause.start, clause.end)
            continue
        read = level_in_group(clause.canvas, assignment) or assignment
        denied = negated(clause, read) or read.marker.role == "compared"
        rule = firing(rules, clause, read, denied)
        rule_id = rule.id if rule is not None else told_by_values(view, clause, read)
        if rule_id is not None:
            yield make_finding(context, view, clause, read, rule_id, denied)


def pass_gates(view: View, clause: Clause) -> Generator[Rejection, None, Clause | None]:
    """Yield why a clause is not read; return what of it is left to be read, if anything."""
    for reason, cue in CLAUSE_GATES:
        found = cue.pattern.search(clause.canvas)
        if found is None:
            continue
        rest = beyond(cue.id, found, clause)
        if rest is not clause:
            if rest is None:
                yield reject(view, reason, cue.id, clause.start, clause.end)
            return rest
    return clause


def each_cancer(clause: Clause, assignments: Sequence[Assignment]) -> Iterator[Assignment]:
    """Yield each assignment once for each cancer of a coordinated list."""
    for assignment in assignments:
        cancers = assignment.cancers
        between = [clause.canvas[a.end : b.start] for a, b in pairwise(cancers)]
        if len(cancers) > 1 and all(_COORDINATED.match(text) for text in between):
            for cancer in cancers:
                yield replace(assignment, cancers=(cancer,))
        else:
            yield assignment


_COORDINATED = re.compile(
    r"^[^\wⓂ]*(?:(?:and|or|as well as|both|in|primary|metastatic|advanced|recurrent|early|invasive"
    r"|resected|human|liver|kidney|renal|lung|uterine|skin|bladder|stomach|brain|cutaneous|ovarian|Ⓜ+[-\s]?(?:positive|negative))(?!\w)[^\wⓂ]*)*$",
    re.IGNORECASE,
)


def reject(view: View, reason: Reason, rule_id: str, start: int, end: int) -> Rejection:
    """Make the rejection of a part of a sentence."""
    sentence = view.sentence
    return Rejection(
        rule_id=rule_id,
        reason=reason,
        text=sentence.text[start:end],
        start=sentence.start + start,
        end=sentence.start + min(end, len(sentence.text)),
    )
