"""Statements without figures that say too little to be cited."""

from __future__ import annotations

import re

from .canvas import CALLOUT
from .clauses import Clause
from .distribute import Assignment
from .make import View
from .mechanisms import is_mechanism
from .qualifiers import MAYBE, VAGUE
from .rule import matching


def too_weak(view: View, clause: Clause, assignment: Assignment) -> bool:
    """Tell whether a statement without figures says too little: a caption, a maybe, a mechanism."""
    marker, outcome = assignment.marker, assignment.outcome
    if view.caption or outcome.code == "TOXICITY" or is_mechanism(clause, assignment):
        return True
    if matching(MAYBE, clause.canvas) and not _cites_a_finding(clause, assignment):
        return True
    if marker.state == "unspecified" and in_bracket(clause.canvas, marker.start):
        return True
    if (
        outcome.code == "RESPONSE"
        and marker.state == "unspecified"
        and _CONFERS.search(clause.canvas)
    ):
        return True  # "X confers resistance to Y": what a gene does, not what patients had
    vague = marker.state == "unspecified" and bool(VAGUE.pattern.search(clause.canvas))
    return vague or bool(_MECHANISM.search(outcome.mention.text))


def _cites_a_finding(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether a maybe is what a cited work found of a level: "high X may worsen OS [7]"."""
    told = assignment.outcome.side is not None and assignment.marker.state != "unspecified"
    return told and CALLOUT in clause.canvas


def in_bracket(canvas: str, at: int) -> bool:
    """Tell whether a place stands inside a bracket."""
    opened = canvas.rfind("(", 0, at)
    return opened >= 0 and ")" not in canvas[opened:at]


_CONFERS = re.compile(r"\b(?:can|to)\s+(?:confer|induce|cause|mediate|promote)\b", re.IGNORECASE)
_MECHANISM = re.compile(
    r"^(?:\w+ )?progress(?:ion|ive)?(?: of \w+)?$|(?:^|\s)growth", re.IGNORECASE
)
