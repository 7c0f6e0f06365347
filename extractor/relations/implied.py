"""The outcome of "X is a prognostic factor", which names none."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Concept, Mention
from .clauses import IMPLIED, Clause
from .directions import prognostic_side
from .items import Item, OutcomeArgument
from .make import View
from .objects import without

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
# "X was used to build a prognostic risk model": prognostic is the model.
_NAMES_ANOTHER = re.compile(
    r"\s+(?:bio)?(?:marker|factor|gene|protein)s?\s+Ⓜ"
    r"|\s+(?:\w+\s+){0,2}(?:genes|lncRNAs|miRNAs|DEGs|features|variables)\b"
    r"|\s+(?:(?:risk|gene|multi-?gene|scoring|prediction|predictive)\s+)*"
    r"(?:models?|nomograms?|signatures?|scores?|classifiers?|panels?|systems?|tools?|Ⓜ)",
    re.IGNORECASE,
)


# "Stage (RR …) and X (RR …) were prognostic factors", "no prognostic value was found in grade and
# X": stage and grade are factors beside X, and prognosis is the outcome.
_FACTORS = re.compile(
    r"\b(?:was|were|are|is|as|remained)\s+(?:(?:the|only|all|also|both|significant|strong|independent|important|adverse"
    r"|unfavou?rable|poor|favou?rable)\s+)*prognostic\s+(?:factor|marker|indicator|variable|parameter)s?"
    r"(?!\s+(?:for|of)\s+(?:\w+\s+){0,2}Ⓞ)\b",
    re.IGNORECASE,
)
_VALUE_IN = re.compile(
    r"\bprognostic\s+(?:value|significance|impact|role|relevance)\s+(?:(?:was|were|could|be|found|seen|observed|shown)\s+)+"
    r"(?:in|for|of|by|with)\b",
    re.IGNORECASE,
)


def _without_fellows(clause: Clause) -> Clause:
    """Take out the stages, grades and sizes that are prognostic factors beside a marker."""
    factors, value = _FACTORS.search(clause.canvas), _VALUE_IN.search(clause.canvas)
    if factors is None and value is None:
        return clause
    named = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    if any(i.code not in _BESIDE for i in named):
        return clause

    def is_fellow(item: Item) -> bool:
        before = factors is not None and item.end <= factors.start()
        after = value is not None and item.start >= value.end()
        return isinstance(item, OutcomeArgument) and (before or after)

    return replace(clause, items=without(clause.items, is_fellow))


# "A with B had a better prognostic value than A alone": which tells more, not what it tells.
_OUTDOES = re.compile(
    r"\b(?:better|higher|greater|superior|stronger|best|highest|more accurate)\s+(?:\w+\s+)?"
    r"prognostic\s+(?:\w+\s+)?(?:values?|accuracy|performance|power|ability|capacity|significance)\b",
    re.IGNORECASE,
)


def imply_outcome(view: View, clause: Clause) -> Clause:
    """Give a clause that speaks of prognostic value, and of no outcome, prognosis as outcome."""
    clause = _without_fellows(clause)
    named = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    if any(i.code not in _BESIDE for i in named):
        return clause
    found = (_AS_WELL if named else IMPLIED).search(clause.canvas)
    if found is not None and any(i.end > found.start() for i in named):
        return clause
    if found is None or _NAMES_ANOTHER.match(clause.canvas, found.end()):
        return clause
    if _OUTDOES.search(clause.canvas):
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
