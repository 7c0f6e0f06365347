"""Findings that only two values tell: "median OS was 9 months with X > 3 versus 17 with X < 3"."""

from __future__ import annotations

from .clauses import Clause
from .distribute import Assignment
from .items import Marker
from .make import View
from .sides import compared_side
from .states import OPPOSITE

RULE_ID = "comparison.values"


def told_by_values(view: View, clause: Clause, assignment: Assignment) -> str | None:
    """Return the rule's id where a value of one side of a marker stands against the other's."""
    marker = assignment.marker
    if assignment.result is not None or not _other_side(clause, marker):
        return None
    return RULE_ID if compared_side(view.sentence, clause, assignment) else None


def _other_side(clause: Clause, marker: Marker) -> bool:
    return any(
        isinstance(i, Marker)
        and i.start > marker.start
        and i.names == marker.names
        and OPPOSITE.get(i.state) == marker.state
        for i in clause.items
    )
