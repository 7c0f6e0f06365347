"""The outcome of "X is a prognostic factor", which names none."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Concept, Mention
from .clauses import IMPLIED, Clause
from .directions import prognostic_side
from .items import OutcomeArgument
from .make import View

# "A marker of metastasis and a negative prognostic factor": the prognosis is said as well.
_BESIDE = frozenset(
    ["LYMPH_NODE", "METASTASIS", "BONE_METASTASIS", "STAGE", "GRADE", "SIZE", "INVASION", "PFS"]
)
_AS_WELL = re.compile(
    r"\b(?:and|or)\s+(?:(?:is|was|be|as|had|has|an?|independent|strong|significant|poor|negative|adverse|favou?rable"
    r"|unfavou?rable|good|positive)\s+)*(?P<word>prognostic)\s+(?:factor|(?:bio)?marker|indicator|implication"
    r"|significance|value|relevance)s?\b(?!\s+(?:for|of)\s+(?:\w+\s+)?Ⓞ)",
    re.IGNORECASE,
)
# "X correlated with the prognostic marker Y": prognostic is Y, and Y is what X is compared with.
_NAMES_ANOTHER = re.compile(r"\s+(?:bio)?(?:marker|factor|gene|protein)s?\s+Ⓜ", re.IGNORECASE)


def imply_outcome(view: View, clause: Clause) -> Clause:
    """Give a clause that speaks of prognostic value, and of no outcome, prognosis as outcome."""
    named = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    if any(i.code not in _BESIDE for i in named):
        return clause
    found = (_AS_WELL if named else IMPLIED).search(clause.canvas)
    if found is not None and any(i.end > found.start() for i in named):
        return clause
    if found is None or _NAMES_ANOTHER.match(clause.canvas, found.end()):
        return clause
    start, end = found.span("word") if named else found.span()
    mention = Mention(
        label="OUTCOME",
        text=view.sentence.text[start:end],
        start=view.sentence.start + start,
        end=view.sentence.start + end,
        concept=Concept(id="OTHER", name="OTHER"),
    )
    outcome = OutcomeArgument(
        mention=mention,
        start=start,
        end=end,
        code="OTHER",
        event=False,
        side=prognostic_side(clause.canvas),
        side_start=start,
    )
    return replace(clause, items=tuple(sorted([*clause.items, outcome], key=lambda i: i.start)))
