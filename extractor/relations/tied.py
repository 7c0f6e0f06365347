"""Whether figures alone tie a marker to an outcome, where no word relates the two."""

from __future__ import annotations

import re

from .clauses import Clause
from .distribute import Assignment

# "Age, PSA, clinical stage (all p < …)", "LDH (p = …), nodal disease (p = …)": fellow variables.
_TIE = re.compile(
    r"\b(?:in|for|of|by|on|to|with|without|was|were|is|are|had|has|have|did|between|according"
    r"|than|among|versus|vs|from|at|as|into|meant)\b|[:→=–]"
    r"|\b(?:translat|show|experienc|confer|portend|carri|display|exhibit|suffer|demonstrat|enjoy|reach"
    r"|achiev|signif|herald|entail|caus|foretold|foretell)\w*"
    r"|Ⓞ\s+(?:longer|shorter|earlier|later|better|worse)\b",  # "lived longer"
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
    if result is None or result.effect is not None:
        return True
    if outcome.start < clause.start:
        return bool(_SAYS.search(clause.canvas))
    if marker.start < clause.start:
        return True
    first, last = sorted(((marker.start, marker.end), (outcome.start, outcome.end)))
    between = _BRACKET.sub(" ", clause.canvas[first[1] : last[0]])
    said = _VERB.match(clause.canvas[last[1] :]) or _LIVED.search(outcome.mention.text)
    return bool(said or _TIE.search(between))


_BRACKET = re.compile(r"\([^()]*\)")
_LIVED = re.compile(r"(?:ed|ied)$", re.IGNORECASE)  # "lived", "relapsed": the outcome is the verb
_VERB = re.compile(r"^\s*(?:was|were|is|are|had|did)\b", re.IGNORECASE)
