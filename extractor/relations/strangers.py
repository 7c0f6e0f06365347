"""Markers a statement is not about: of its cohort, or in the list it is set against."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Clause
from .items import Item, Marker, OutcomeArgument
from .modifiers import is_compared_group
from .objects import FELLOWS, without

_I = re.IGNORECASE
# "Older age was associated with …", "tumour size was a predictor of …": who is spoken of is over.
_ABOUT = re.compile(
    r"\b(?:(?:was|were|is|are|be|been|remained|remains)\s+(?:\w+\s+){0,4}?(?:associated"
    r"|correlated|linked|related)"
    r"\s+(?:\w+\s+){0,2}?(?:with|to)|(?:correlat|associat)e[sd]\s+(?:\w+\s+)?with|predict(?:s|ed"
    r"|ors?\s+(?:of|for))|affect(?:s|ed)|influence[sd]"
    r"|(?:factors?|markers?|indicators?)\s+(?:of|for))\s",
    _I,
)
# What may stand in front of the verb and still leave the marker as what is spoken of.
_NO_SUBJECT = re.compile(
    r"^[^\wⒹⓄ]*(?:(?:it|this|these|they|which|that|and|but|both|there|none|no|we|who)\b|$)", _I
)
_LEADING = re.compile(r"^\W*(?:(?:in|among|within|for)\s[^,;Ⓞ]{0,120},\s*|[^,;ⓂⓄ]{0,80},\s*)?", _I)
_CHARACTER = re.compile(
    r"\b(?:ages?|aged|sex|gender|obesity|BMI|body mass|weight|smok\w+|alcohol|activity|exercise"
    r"|diet\w*"
    r"|race|ethnic\w*|educat\w*|income|socio\w*|comorbid\w*|performance status|diabetes|marital"
    r"|parity|menopaus\w*"
    r"|sizes?|stages?|grades?|metasta\w+|invasion|nod(?:es|al)|margins?|surgery|resection"
    r"|radiotherapy"
    r"|chemotherapy|treatments?|therap\w+|delay|depression|anxiety|fatigue|pain|symptoms?)\b|[ⒹⓄ]",
    _I,
)


def drop_cohorts(clause: Clause) -> Clause:
    """Take out markers that only tell who was studied, where something else is the subject.

    "Older age was associated with shorter OS in EGFR-mutated lung cancer" says nothing of EGFR.
    """
    markers = [i for i in clause.items if isinstance(i, Marker)]
    if not markers or any(m.role == "subject" for m in markers):
        return clause
    pivot = _ABOUT.search(clause.canvas, clause.start)
    if pivot is None:
        return clause
    outcomes = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    ahead = [o for o in outcomes if o.end <= pivot.start()]
    behind = any(o.start >= pivot.start() for o in outcomes)
    if not behind or any(o.code not in FELLOWS for o in ahead):
        return clause
    opening = _LEADING.match(clause.canvas[clause.start : pivot.start()])
    lead = clause.start + (opening.end() if opening else 0)
    if any(lead <= m.start < pivot.end() for m in markers if m.role == "cohort"):
        return clause
    subject = clause.canvas[lead : pivot.start()]
    if _NO_SUBJECT.match(subject) or not (ahead or _CHARACTER.search(subject)):
        return clause
    gone: list[Item] = [*ahead, *(m for m in markers if m.role == "cohort")]
    return replace(clause, items=without(clause.items, lambda i: i in gone))


_BETWEEN = re.compile(
    r"\b(?:associations?|correlations?|relations?|relationships?|links?)\b[^;ⓂⓄⓈ]{0,40}\bbetween\s",
    _I,
)
_IN_GROUPS = re.compile(
    r"\b(?:groups|arms|cohorts)\b(?:\s+\w+){0,3}?\s+(?:in|for|regarding|concerning|in terms of"
    r"|as to"
    r"|with (?:respect|regard) to)\s(?=[^;Ⓢ]*Ⓞ)",
    _I,
)
_AGAIN = re.compile(r"\bbetween\b|\bwhereas\b|\bwhile\b|\bbut\b|Ⓢ", _I)


def drop_listed(clause: Clause) -> Clause:
    """Take out markers that stand among the outcomes a marker, or two groups, are set against.

    "No correlation between X and stage, p53 status or survival" says nothing of p53.
    """
    groups = _IN_GROUPS.search(clause.canvas, clause.start)
    if groups is not None and not any(
        isinstance(i, Marker) and i.start < groups.start() for i in clause.items
    ):
        return replace(clause, items=without(clause.items, lambda i: isinstance(i, Marker)))
    pivot = _BETWEEN.search(clause.canvas, clause.start)
    if pivot is None:
        return clause
    listed = [i for i in clause.items if i.start >= pivot.end()]
    first = next((i for i in listed if isinstance(i, OutcomeArgument)), None)
    if first is None:
        return clause
    leading = {m.names for m in listed if isinstance(m, Marker) and m.start < first.start}

    def is_listed(item: Item) -> bool:
        if not isinstance(item, Marker) or item.start < first.end or item.names in leading:
            return False
        return not _AGAIN.search(clause.canvas[first.end : item.start])

    return replace(clause, items=without(clause.items, is_listed)) if leading else clause


def drop_found_too(clause: Clause) -> Clause:
    """Take out what else was found in patients whose marker was measured.

    "Patients with advanced disease had more X (p = …) and shorter survival (p = …)" relates X and
    survival to the stage, not to each other.
    """
    outcomes = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    group = next((o for o in outcomes if is_compared_group(clause.canvas, o.end)), None)
    if group is None:
        return clause
    behind = [i for i in clause.items if isinstance(i, Marker) and i.start > group.end]
    floor = min((m.start for m in behind), default=len(clause.canvas))
    return replace(
        clause,
        items=without(clause.items, lambda i: isinstance(i, OutcomeArgument) and i.start > floor),
    )


# "Stage, size and AFP were identified as independent risk factors": of what, is not said.
_RISK_FACTORS = re.compile(
    r"\b(?:was|were)\s+(?:(?:identified|found|selected|recognized|confirmed)\s+)?"
    r"(?:as\s+|to be\s+)?(?:the\s+)?(?:independent|significant)\s+"
    r"(?:(?:risk|prognostic|predictive)\s+)?(?:factors|predictors)\b"
    r"(?!\s+(?:for|of|in|affecting|associated|related))",
    _I,
)


def drop_fellow_factors(clause: Clause) -> Clause:
    """Take out the stages, grades and sizes that are named as factors beside a marker."""
    found = _RISK_FACTORS.search(clause.canvas, clause.start)
    outcomes = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    if found is None or any(o.code not in FELLOWS for o in outcomes):
        return clause
    return replace(clause, items=without(clause.items, lambda i: i in outcomes))
