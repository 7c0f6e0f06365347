"""The direction and certainty of an assignment, from its words first and its numbers then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..codes import Certainty, Direction, State
from ..types import Sentence
from .arm_values import group_values
from .clauses import Clause
from .directions import (
    correlation_side,
    event_side,
    is_inverse,
    is_turned,
    prognostic_side,
    read_sides,
)
from .distribute import Assignment
from .estimates import effect_side, significant
from .items import Item, Marker, OutcomeArgument, Side
from .patient_groups import who_had
from .qualifiers import HEDGES, NEGATIONS
from .rule import matching

_I = re.IGNORECASE
_COORDINATED = re.compile(
    r"^[\s,()\[\]ⓈⓇⓄ;:/%.=\d–-]*(?:(?:and|or|both|as|well|also|with|for|a|the|of|in|to"
    r"|risk|rates?|by|time|patients?|years?|respectively|time|median|both|5-year"
    r"|clinical)\b[\s,()\[\]ⓈⓇⓄ;:/%.=\d–-]*)*$",
    _I,
)
# "X was higher in patients with metastasis": the state stands after the marker, the side in O.
_LEVEL_IN = re.compile(
    r"\b(?:was|were|is|are)\s+(?:\w+ly\s+|also\s+|more\s+|found\s+to\s+be\s+"
    r"|\w+ly\s+)*(?P<state>higher|elevated|increased|overexpressed|upregulated"
    r"|up-regulated|frequent(?:ly)?|common(?:ly)?|greater|stronger|lower|reduced"
    r"|decreased|downregulated|down-regulated|weaker)\s+(?:\w+\s+){0,2}?(?:in|among|with"
    r"|for)\b",
    _I,
)
# "Seemed shorter, though not significantly": the words take a side all the same.
_LEANS = re.compile(r"\b(?:seem(?:ed|s)|tend(?:ed|s)|trend|numerically|appeared)\b", _I)
_HIGHER = re.compile(r"^(?:high|elev|incr|over|up|freq|comm|great|strong)", _I)


def read_clause_sides(clause: Clause) -> tuple[Item, ...]:
    """Return the items of a clause, the outcomes with the side that their words take."""
    outcomes = tuple(i for i in clause.items if isinstance(i, OutcomeArgument))
    sided = list(read_sides(clause.canvas, outcomes))
    _specify(clause.canvas, sided)
    _spread(clause.canvas, sided)
    _repeat(clause.canvas, sided)
    others = [i for i in clause.items if not isinstance(i, OutcomeArgument)]
    return tuple(sorted([*others, *sided], key=lambda i: i.start))


def _spread(canvas: str, outcomes: list[OutcomeArgument]) -> None:
    """Let coordinated outcomes share the word that one of them has."""
    for i in range(1, len(outcomes)):
        left, right = outcomes[i - 1], outcomes[i]
        if left.side and not right.side and _linked(canvas, left, right):
            outcomes[i] = replace(right, side=left.side, side_start=left.side_start)
    for i in range(len(outcomes) - 1, 0, -1):
        left, right = outcomes[i - 1], outcomes[i]
        stands_after = right.side_start > right.start
        if right.side and not left.side and stands_after and _linked(canvas, left, right):
            outcomes[i - 1] = replace(left, side=right.side, side_start=right.side_start)


_IN_TERMS = re.compile(
    r"^[^;,ⓂⓄⓈ]{0,60}\b(?:in terms of|as measured by|measured as|defined as)\s+(?:\w+\s+){0,2}$"
    r"|^[^;ⓂⓄ]{0,120}\b(?:regarding|as regards|with (?:regard|respect) to|in regard to|concerning"
    r"|in terms of)\s+(?:[\w-]+\s+){0,3}(?:\d+-)?$",
    _I,
)


def _specify(canvas: str, outcomes: list[OutcomeArgument]) -> None:
    """Let "a better response in terms of OS" speak of OS, with the side of the response."""
    for i in range(len(outcomes) - 1, 0, -1):
        left, right = outcomes[i - 1], outcomes[i]
        if _IN_TERMS.match(canvas[left.end : right.start]):
            side, at = right.side or left.side, right.side_start if right.side else left.side_start
            outcomes[i - 1] = replace(
                right, start=left.start, end=left.end, side=side, side_start=at
            )
            del outcomes[i]


def _repeat(canvas: str, outcomes: list[OutcomeArgument]) -> None:
    """Give an outcome named again, or named in a bracket, the side it had before."""
    for i, outcome in enumerate(outcomes):
        if outcome.side is None:
            opened = canvas.rfind("(", 0, outcome.start)
            inside = opened >= 0 and ")" not in canvas[opened : outcome.start]
            named = (
                o
                for o in reversed(outcomes[:i])
                if o.side and (o.code == outcome.code or (inside and o.end <= opened))
            )
            first = next(named, None)
            if first is not None:
                outcomes[i] = replace(outcome, side=first.side, side_start=first.side_start)


def _linked(canvas: str, left: OutcomeArgument, right: OutcomeArgument) -> bool:
    return bool(_COORDINATED.match(canvas[left.end : right.start]))


def level_in_group(canvas: str, assignment: Assignment) -> Assignment | None:
    """Read "X was higher in patients with metastasis" as high X with metastasis, else None."""
    marker, outcome = assignment.marker, assignment.outcome
    if outcome.start < marker.end:
        return _group_with_level(canvas, assignment)
    found = _LEVEL_IN.search(canvas, marker.end, outcome.start)
    if found is None:
        return None
    high = bool(_HIGHER.match(found["state"]))
    if found["state"].lower().startswith(("frequent", "common")) and marker.state != "unspecified":
        return assignment  # how often, not how much
    kept = marker.state not in {"unspecified", "high", "low", "increased", "decreased"}
    state = marker.state if kept and high else ("high" if high else "low")
    return replace(assignment, marker=replace(marker, state=state))


# "Patients with metastases had higher levels of A and B": high A, high B with metastases.
_GROUP_HAD = re.compile(
    r"(?:\b(?:patients?|those|cases|tumou?rs?|women|men)|Ⓒ+)\s+(?:with|who\s+(?:had|developed|experienced)|having"
    r"|developing)\s+[^;,ⓂⓈ]{0,40}Ⓞ+[^;,ⓂⓄⓈ]{0,30}\b(?:had|have|showed|exhibited|displayed)\b"
    r"[^;ⓂⓄⓈ]{0,30}?\b(?P<state>higher|increased|elevated|greater|lower|reduced|decreased)\b[^;ⓄⓈ]{0,80}$",
    _I,
)


_LEVELS = frozenset({"high", "low", "increased", "decreased"})


def _group_with_level(canvas: str, assignment: Assignment) -> Assignment | None:
    """Read "patients with metastases had higher X" as high X with metastases, else None."""
    marker, outcome = assignment.marker, assignment.outcome
    found = _GROUP_HAD.search(canvas[: marker.start])
    who = who_had(canvas, len(canvas) - len(canvas.lstrip()))
    if found is not None and found.start() < outcome.start < found.start("state"):
        state: State = "high" if _HIGHER.match(found["state"]) else "low"
    elif who is not None and who[0] <= outcome.start < who[1] and marker.state in _LEVELS:
        state = marker.state
    else:
        return None
    bad = outcome.event or outcome.code in {"STAGE", "GRADE"}
    side: Side = outcome.side or ("worse" if bad else "better")
    return replace(
        assignment,
        marker=replace(marker, state=state),
        outcome=replace(outcome, side=side, side_start=outcome.start),
    )


def direction_of(clause: Clause, assignment: Assignment, says_none: bool) -> Direction:
    """Return the direction of an assignment for the state that its marker names."""
    result, outcome = assignment.result, assignment.outcome
    p_value = result.p_value if result else None
    effect = result.effect if result else None
    sure = significant(effect, p_value)
    side = worded_side(clause, assignment)
    if says_none and sure is not True:
        leans = side is not None and result is not None and _LEANS.search(clause.canvas)
        return side if leans and side is not None else "none"
    if side is not None:
        return side
    if sure is False and not _nearly(clause, assignment):
        return "none"
    told = effect is not None and sure is None and _SIGNIFICANT.search(clause.canvas)
    return (
        effect_side(effect, p_value, outcome.event, told=bool(told))
        or _event_side(clause, assignment)
        or "associated"
    )


def _event_side(clause: Clause, assignment: Assignment) -> Side | None:
    """Return the side of a bad event of a marker; a bare variant has no side that is more."""
    marker = assignment.marker
    if marker.form == "variant" and marker.state == "unspecified":
        return None
    stated = marker.state not in {"unspecified", "mutated"}
    return event_side(clause.canvas, assignment.outcome, stated=stated)


_SIGNIFICANT = re.compile(r"(?<!non)(?<!non-)\bsignificant(?:ly)?\b", _I)
_ASSOCIATED = re.compile(
    r"\b(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:associated|correlated|related|linked)\b", _I
)
_NEARLY = Decimal("0.1")


def _nearly(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether words say "was associated" of a p-value just above 0.05: words decide."""
    p_value = assignment.result.p_value if assignment.result else None
    value = p_value.value if p_value is not None else None
    if p_value is None or value is None or p_value.comparator not in {"=", "<"}:
        return False
    return value <= _NEARLY and bool(_ASSOCIATED.search(clause.canvas))


def worded_side(clause: Clause, assignment: Assignment) -> Side | None:
    """Return the side that words give an outcome in its clause."""
    outcome, marker = assignment.outcome, assignment.marker
    canvas = clause.canvas
    level = _LEVEL_IN.search(canvas, marker.end, max(marker.end, outcome.start))
    if level is not None and outcome.start > marker.end:
        taken = outcome.side if outcome.side_start >= level.end() else None
        return taken or ("worse" if outcome.event else "better")
    if outcome.side is not None:
        return _turned(canvas, outcome, outcome.side)
    return correlation_side(canvas, outcome) or prognostic_side(canvas)


def _turned(canvas: str, outcome: OutcomeArgument, side: Side) -> Side:
    """Return the other side where a marker is inversely related to what the words call good or bad.

    "Negatively associated with poor prognosis" is good news; in "inversely with survival" the
    word for the relation takes the side itself.
    """
    if not is_inverse(canvas, outcome):
        return side
    if is_turned(canvas, outcome.side_start) or (outcome.event and side == "worse"):
        return "better" if side == "worse" else "worse"
    return side


def compared_side(sentence: Sentence, clause: Clause, assignment: Assignment) -> Side | None:
    """Return the side of "10.4 versus 6.9 months": the first value is the first state's.

    Only where no word takes a side, and the state of the marker is named.
    """
    marker, outcome = assignment.marker, assignment.outcome
    if marker.state == "unspecified" or worded_side(clause, assignment) is not None:
        return None
    pair = group_values(sentence, clause, outcome)
    if pair is None or pair[0] == pair[1]:
        return None
    result = assignment.result
    sure = significant(result.effect, result.p_value) if result is not None else None
    if sure is False or (sure is None and not _compares(clause.canvas)):
        return None
    return "worse" if (pair[0] > pair[1]) == outcome.event else "better"


# Two values without a p-value say something only where the sentence sets them against each other.
_COMPARED = re.compile(r"\b(?:vs\.?|versus|compared|against|as opposed to)\b", _I)


def _compares(canvas: str) -> bool:
    return bool(_COMPARED.search(canvas))


# "A predicted relapse regardless of B": it is B that made no difference.
_HOWEVER = re.compile(r"(?:regardless|irrespective|independent) of$", _I)


# "X went with more nodal spread and shorter OS, but these differences were not significant".
_NONE_OF_THEM = re.compile(
    r"\b(?:although|though|but|however|yet)\s+(?:these|both|all|the|none of (?:the|these))\s+"
    r"(?:\w+\s+)?(?:differences|associations|correlations|trends|results|effects)\s+(?:\w+\s+)?"
    r"(?:not|fail\w*|lack\w*|were (?:not|non-?significant|insignificant))\b[^;ⓂⓄ]*$",
    _I,
)


def negated(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether a clause denies an assignment: before it, or in its own segment."""
    segment = assignment.segment
    bare = assignment.result is None or assignment.result.p_value is None
    if bare and _NONE_OF_THEM.search(clause.canvas):
        return True
    floor = clause.start if segment.own_markers else min(clause.start, segment.start)
    text = clause.canvas[: segment.end]
    return any(
        found.start() >= floor
        and not (_HOWEVER.match(found.group()) and assignment.marker.end <= found.start())
        and "not only" not in text[found.start() : found.start() + 12].lower()
        for cue in NEGATIONS
        for found in cue.pattern.finditer(text, min(clause.start, len(text)))
    )


def certainty_of(clause: Clause) -> Certainty:
    """Return whether a clause hedges."""
    return "hedged" if matching(HEDGES, clause.canvas) else "asserted"


def same_marker(markers: Sequence[Marker], marker: Marker) -> bool:
    """Tell whether one of the markers is the given one, in whatever state."""
    return any(m.names == marker.names for m in markers)
