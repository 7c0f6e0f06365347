"""Whether a relation rule holds for a marker and an outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clauses import Clause
from .distribute import Assignment
from .items import OutcomeArgument
from .rule import RelationRule
from .subject import stands_in
from .tied import figures_tie

# What ends a list of outcomes.
_PARTS = re.compile(
    r"[ⓂⓇ;]|\b(?:in|among|of|for)\s+(?:\w+\s+)?(?:patients?|those|women|men|cases)\b", re.IGNORECASE
)
_GAP = 80  # characters between two outcomes of one list
_REACH = 160  # characters between marker and outcome when no statistic ties them


def firing(
    rules: Sequence[RelationRule], clause: Clause, assignment: Assignment, denied: bool
) -> RelationRule | None:
    """Return the first rule that an assignment satisfies."""
    return next((r for r in rules if satisfies(r, clause, assignment, denied)), None)


def satisfies(rule: RelationRule, clause: Clause, assignment: Assignment, denied: bool) -> bool:
    """Tell whether a rule holds for an assignment."""
    if rule.says_none and not denied:
        return False
    if assignment.result is None and (
        rule.needs_statistic or (rule.needs_state and assignment.marker.state == "unspecified")
    ):
        return False
    plain = assignment.result is None
    if plain and rule.needs_direction and assignment.outcome.side is None and not denied:
        return False
    found = rule.cue.search(clause.canvas)
    if found is None or (rule.needs_tie and not figures_tie(clause, assignment)):
        return False
    if assignment.result is not None:
        return True
    gap = clause.canvas[assignment.outcome.end : assignment.marker.start]
    listed = gap and _ONE_LIST.match(gap)
    if listed and not _BETWEEN.search(clause.canvas[: assignment.outcome.start]):
        return False  # "stage, grade or PSA did not influence …": fellows, not marker and outcome
    if not near(clause, assignment):
        return False
    return rule.place == "anywhere" or between(rule, clause, assignment)


# "No correlation between stage, metastasis and X": the list holds both sides of it.
_BETWEEN = re.compile(r"\bbetween\b[^;.]*$", re.IGNORECASE)
_ONE_LIST = re.compile(r"^[\s,()ⓄⓇ]*(?:(?:and|or|the)\b[\s,()ⓄⓇ]*)*$")


def near(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether marker and outcome stand close enough to need no statistic.

    The outcomes of one list are as near as the first of them.
    """
    marker, outcome = assignment.marker, assignment.outcome
    if outcome.end <= marker.start and _ONE_OF.match(clause.canvas[outcome.end : marker.start]):
        return True
    again = list(_AS_WELL_AS.finditer(clause.canvas, marker.end, max(marker.end, outcome.start)))
    if again and outcome.start - again[-1].end() <= _REACH:
        return True
    at = marker.end
    listed = [i for i in clause.items if isinstance(i, OutcomeArgument) and i.start >= at]
    for other in listed:
        if other.start >= outcome.start or other.start - at > (
            _REACH if at == marker.end else _GAP
        ):
            break
        if at != marker.end and _PARTS.search(clause.canvas, at, other.start):
            break
        at = other.end
    if at != marker.end and _PARTS.search(clause.canvas, at, outcome.start):
        at = marker.end
    reach = _REACH if at == marker.end else max(_GAP, _REACH - (at - marker.end))
    return max(outcome.start - at, marker.start - outcome.end) <= reach


# "Was associated with OS in several cohorts, as well as with invasion, relapse and resistance".
_AS_WELL_AS = re.compile(r"\b(?:as well as|and also|but also)\s+(?:with|to)\b", re.IGNORECASE)
# "Factors related to OS were age, sex, stage, … and X": as long as the list is.
_ONE_OF = re.compile(r"^[^;,.ⓂⓄ]{0,40}\b(?:were|included?|are)\s(?:[^;.()]|\([^;()]*\))*$", re.I)


def between(rule: RelationRule, clause: Clause, assignment: Assignment) -> bool:
    """Tell whether the cue stands between marker and outcome, or right at the outcome's word."""
    marker, outcome = assignment.marker, assignment.outcome
    if stands_in(marker):
        return True
    if outcome.end <= marker.start and _LISTS.search(clause.canvas[outcome.end : marker.start]):
        return rule.cue.search(clause.canvas[: outcome.start]) is not None
    first, last = sorted(((marker.start, marker.end), (outcome.start, outcome.end)))
    return any(
        first[1] - 1 <= found.start() <= last[0] for found in rule.cue.finditer(clause.canvas)
    )


# "Several genes are related to prognosis, including X": the list names the subject afterwards.
# "Mutations associated with poor OS are those of A and B": so does the predicate.
_LISTS = re.compile(
    r"\b(?:including|such as|namely|like|for example|e\.g\.)"
    r"|^[^;.,ⓂⓄ]{0,60}\b(?:are|were|include[sd]?)\s+(?:\w+\s+){0,3}(?:$|Ⓜ)"
    r"|^[^;.,:ⓂⓄ]{0,40}:"
    r"|^[^;.,ⓂⓄ]{0,40}\b(?:are|were|included?)\s(?:[\w\s()-]|Ⓞ)+,(?:[^;.()]|\([^;()]*\))*$",
    re.IGNORECASE,
)
