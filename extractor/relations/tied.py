"""Whether figures alone tie a marker to an outcome, where no word relates the two."""

from __future__ import annotations

import re

from .clauses import Clause
from .distribute import Assignment

# "Age, PSA, clinical stage (all p < …)", "LDH (p = …), nodal disease (p = …)": fellow variables.
_TIE = re.compile(
    r"\b(?:in|for|of|by|on|to|with|without|was|were|is|are|had|has|have|did|between|according"
    r"|than|among|versus|vs|from|at|as)\b|[:→=–]",
    re.IGNORECASE,
)
# "… whereas B was not (p = …)": said of the outcome of the clause before.
_SAYS = re.compile(
    r"\b(?:was|were|is|are|did|does|had|has|have|not|no|nor|neither|failed|remained|lost)\b",
    re.IGNORECASE,
)


def figures_tie(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether the figures of an assignment can only be of its marker and its outcome.

    They are not where the outcome is left over from a clause before, nor where marker and outcome
    are members of one list of variables.
    """
    marker, outcome = assignment.marker, assignment.outcome
    result = assignment.result
    if result is None:
        return False
    if outcome.start < clause.start:
        return result.effect is not None or bool(_SAYS.search(clause.canvas))
    if result.effect is not None or marker.start < clause.start:
        return True
    first, last = sorted(((marker.start, marker.end), (outcome.start, outcome.end)))
    between = _BRACKET.sub(" ", clause.canvas[first[1] : last[0]])
    return bool(_TIE.search(between) or _VERB.match(clause.canvas[last[1] :]))


_BRACKET = re.compile(r"\([^()]*\)")
_VERB = re.compile(r"^\s*(?:was|were|is|are|had|did)\b", re.IGNORECASE)
