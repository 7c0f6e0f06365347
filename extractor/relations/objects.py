"""Markers that a clause relates another marker to: "X correlated with grade and with Y"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .clauses import Clause
from .items import Item, Marker, OutcomeArgument, ResultCluster

_PIVOT = re.compile(
    r"\b(?:associat\w+|correlat\w+|relat(?:ed|es?)\s+(?:\w+\s+)?(?:to|with)|linked"
    r"|predict(?:s|ed|ive|ors?)"
    r"|show(?:s|ed)|had|has|have|confer\w*|portend\w*|indicat(?:es?|ed|ive|ing))\b",
    re.IGNORECASE,
)


_LISTED = re.compile(
    r"\b(?:models? (?:with|including|containing|that (?:contained|included))|considering"
    r"|account\w* for"
    r"|adjust\w* (?:for|by)|controll\w+ for|stratif\w+ (?:by|for)"
    r"|independent(?:ly)? of|after inclusion of)"
    r"\s(?:(?!\b(?:was|were|is|are|had|has|high|low|predict\w*|remain\w*|correlat\w*|show\w*"
    r"|confer\w*)\b|,\s+the\b)[^;()Ⓢ]){0,80}$",
    re.IGNORECASE,
)
# "X predicted OS (p = …), together with stage": stage is a factor as well, unless it has a p.
_ALONGSIDE = re.compile(
    r"\b(?:together with|along with|alongside|besides|in addition to)\s[^;()ⓈⓂ]{0,60}$",
    re.IGNORECASE,
)
# "The model was significant when X and disease stage were included (p = …)".
_ENTERED = re.compile(
    r"^\s*(?:was|were|are)\s+(?:\w+ly\s+|also\s+|both\s+)?(?:included|entered|combined|added|considered"
    r"|incorporated|taken into account)\b",
    re.IGNORECASE,
)
_OWN_FIGURE = re.compile(r"^[^;,Ⓞ]{0,20}Ⓢ")
_BETWEEN = re.compile(
    r"\bbetween\s+(?:the\s+)?Ⓞ+\s+and\b(?!\s+(?:non-?|those without|without|no\b|not\b|poor))",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:associations|predictors|factors|variables|determinants)\b[^;ⓂⓈⓄ]{0,30}Ⓞ+[^;ⓂⓄⓈ]{0,60}?"
    r"\b(?:were|are|included)\s+(?!(?:\w+\s+)?(?:seen|found|observed|noted|significant"
    r"|not|detected|confirmed|shown|evaluated|analy[sz]ed))",
    re.IGNORECASE,
)


def drop_predictors(clause: Clause) -> Clause:
    """Take out outcomes that are spoken of as predictors or covariates of another outcome.

    "The strongest associations with PFS were biopsy outcome (p = …), PSA (p = …) and stage
    (p = …)" says something of one marker; a result belongs to it only when it follows it.
    """
    items = [
        i
        for i in clause.items
        if not (isinstance(i, OutcomeArgument) and _is_covariate(clause.canvas, i))
    ]
    items = _drop_fellows(clause.canvas, items)
    found = _BETWEEN.search(clause.canvas) or _PREDICATE.search(clause.canvas)
    if found is None:
        return replace(clause, items=tuple(items))
    kept: list[Item] = []
    floor = found.end()
    for item in items:
        if item.start >= found.end() and isinstance(item, OutcomeArgument):
            continue
        if item.start >= found.end() and isinstance(item, ResultCluster):
            named = any(isinstance(k, Marker) and k.start >= floor for k in kept)
            floor = item.end
            if not named:
                continue
        kept.append(item)
    return replace(clause, items=tuple(kept))


def _is_covariate(canvas: str, outcome: OutcomeArgument) -> bool:
    """Tell whether an outcome's name stands in a list of covariates or fellow factors."""
    before, after = canvas[: outcome.start], canvas[outcome.end :]
    if _LISTED.search(before):
        return True
    fellow = outcome.code in FELLOWS
    if fellow and outcome.side is None and _ENTERED.match(after):
        return True
    return fellow and bool(_ALONGSIDE.search(before)) and not _OWN_FIGURE.match(after)


_FACTOR = re.compile(
    r"\b(?:associat\w+|correlat\w+|relat(?:ed|es?)\s+(?:\w+\s+)?(?:to|with)|linked|predict\w*"
    r"|(?:prognostic|risk|independent|significant"
    r"|predictive)\s+(?:\w+\s+){0,2}(?:factors?|predictors?|markers?"
    r"|variables?|indicators?))\b",
    re.IGNORECASE,
)
FELLOWS = frozenset(
    ["STAGE", "GRADE", "SIZE", "INVASION", "LYMPH_NODE", "METASTASIS", "BONE_METASTASIS"]
)


def _drop_fellows(canvas: str, items: list[Item]) -> list[Item]:
    """Drop stage, grade and spread where they are factors beside the marker, not outcomes.

    "Stage (p = …), grade (p = …) and RANK (p = …) were independent factors for OS." What
    they are related to is none of a marker that is named later.
    """
    pivot = _FACTOR.search(canvas)
    ends = [i.start for i in items if pivot and _is_end(i) and i.start > pivot.start()]
    if pivot is None or not ends:
        return items
    fellows = [i for i in items if i.end < pivot.start() and _is_fellow(i)]
    if any(isinstance(i, Marker) and i.start < pivot.start() for i in items):
        return [i for i in items if i not in fellows]
    between = [i for i in items if isinstance(i, Marker) and i.start < min(ends)]
    if not fellows or between:  # "grade was related to A and to OS" is about A
        return items
    turn = _TURN.search(canvas, min(ends))
    stop = turn.start() if turn else len(canvas)
    return [i for i in items if isinstance(i, Marker) or i.start >= stop]


# "Grade was related to OS, and survival was longer with A": what is told of grade ends here.
_TURN = re.compile(r";|,\s*(?:and|but|whereas|while|as)\b", re.IGNORECASE)


def _is_fellow(item: Item) -> bool:
    return isinstance(item, OutcomeArgument) and item.code in FELLOWS


def _is_end(item: Item) -> bool:
    """Tell whether an item is an outcome of patients, which no factor beside a marker is."""
    return isinstance(item, OutcomeArgument) and item.code not in FELLOWS


# "A was related to PFS (p = …), B to OS (p = …)": the verb is left out, B is a subject too.
_GAP_BEFORE = re.compile(r"Ⓢ\s*\)\s*Ⓡ*\s*[,;]?\s*(?:and|but|or)?\s*(?:\w+\s+){0,3}$", re.IGNORECASE)
_GAP_AFTER = re.compile(r"^\s*(?:\w+\s+){0,2}(?:to|with|for)\s", re.IGNORECASE)


_RELATED_TO = re.compile(
    r"\b(?:associated|correlat(?:ed|es?)|related|linked)\s+(?:\w+\s+)?(?:with|to)\b", re.IGNORECASE
)
_IN_ONE_LIST = re.compile(
    r"^(?:[\s,()ⓄⓈⓇⓂ]|\b(?:and|or|the|with|to|a|inversely|positively|negatively|directly|positive|negative|high|low|status|expression|levels?)\b)*$",
    re.IGNORECASE,
)


def drop_fellow_objects(clause: Clause) -> Clause:
    """Take out markers listed beside the outcomes of a subject that is no marker of ours.

    "It was associated with grade (p = …), ER status (p = …) and X (p = …)" says nothing of X.
    """
    pivot = _RELATED_TO.search(clause.canvas)
    if pivot is None:
        return clause
    told = [i for i in clause.items if isinstance(i, Marker | OutcomeArgument)]
    if any(i.start < pivot.start() for i in told):
        return clause
    outcomes = [i for i in told if isinstance(i, OutcomeArgument)]

    def is_fellow(item: Item) -> bool:
        if not isinstance(item, Marker) or not outcomes:
            return False
        nearest = min(outcomes, key=lambda o: abs(o.start - item.start))
        a, b = sorted(((nearest.start, nearest.end), (item.start, item.end)))
        gap = clause.canvas[a[1] : b[0]]
        spelled_out = "(" in gap and ")" not in gap  # "related to OS (A: HR 2.0; B: HR 0.7)"
        return not spelled_out and bool(_IN_ONE_LIST.match(gap))

    return replace(clause, items=without(clause.items, is_fellow))


# "Staining for A and B showed that A was related to …": the statement is about A alone.
_REPORTED = re.compile(
    r"\b(?:showed|shows|revealed|reveals|demonstrated|indicated|indicates|suggests?|suggested"
    r"|found|confirmed)\s+(?:that\s+)?[^ⓂⓄⓈ;]{0,40}Ⓜ[^;ⓄⓈ]{0,60}"
    r"\b(?:was|were|is|are|had|have|predict\w*|correlat\w*|associat\w*)\b",
    re.IGNORECASE,
)


# "Of A, B and C, only B (p = …) was linked to OS": the list is what was looked at.
_ONLY = re.compile(
    r"^\W*(?:of|among|out of|amongst)\s[^;()ⓄⓈ]*Ⓜ[^;()ⓄⓈ]*,\s*only\s(?=[^;ⓄⓈ]*Ⓜ)"
    r"|^[^;()ⓂⓈ]*\b(?:including|with|of|among)\s[^;()Ⓢ]*Ⓜ[^;()Ⓢ]*,\s*only\s(?=\w)",
    re.I,
)


def drop_examined(clause: Clause) -> Clause:
    """Take out the markers of what was examined, where another clause says what it showed."""
    found = _REPORTED.search(clause.canvas) or _ONLY.match(clause.canvas[clause.start :])
    if found is None:
        return clause
    if found.re is _ONLY:
        named = clause.start + found.end()
        return replace(clause, items=tuple(i for i in clause.items if i.start >= named))
    kept = (i for i in clause.items if not (isinstance(i, Marker) and i.end < found.start()))
    return replace(clause, items=tuple(kept))


def drop_objects(clause: Clause) -> Clause:
    """Take out the markers behind the verb of a clause whose subject is another marker."""
    subjects = [i for i in clause.items if isinstance(i, Marker) and i.role == "subject"]
    if not subjects:
        return clause
    pivot = _PIVOT.search(clause.canvas, subjects[0].end)
    if pivot is None:
        return clause
    leading = {m.names for m in subjects if m.start < pivot.start()}
    followed = _FOLLOWED.search(clause.canvas, pivot.end())

    def is_object(item: Item) -> bool:
        if not isinstance(item, Marker) or item.start <= pivot.start() or item.names in leading:
            return False
        if followed is not None and item.start >= followed.end():
            return False
        before, after = clause.canvas[: item.start], clause.canvas[item.end :]
        return not (_GAP_BEFORE.search(before) and _GAP_AFTER.match(after))

    return replace(clause, items=without(clause.items, is_object))


# "X (p) was the best predictor of OS, followed by age (p) and Y (p)": Y is a predictor too.
_FOLLOWED = re.compile(r"(?<!was )(?<!were )(?<!is )(?<!are )\bfollowed by\b", re.IGNORECASE)


def drop_followers(clause: Clause) -> Clause:
    """Take out the figures of what follows the first predictor and is no marker of ours."""
    followed = _FOLLOWED.search(clause.canvas, clause.start)
    if followed is None:
        return clause
    kept: list[Item] = []
    floor = followed.end()
    for item in clause.items:
        if item.start >= floor and isinstance(item, ResultCluster):
            named = any(isinstance(k, Marker) and k.start >= floor for k in kept)
            floor = item.end
            if not named:
                continue
        kept.append(item)
    return replace(clause, items=tuple(kept))


def without(items: Sequence[Item], is_gone: Callable[[Item], bool]) -> tuple[Item, ...]:
    """Return the items without some, and without the figure that stands right after one of them."""
    kept: list[Item] = []
    of_gone = False
    for item in items:
        gone = is_gone(item)
        compared = isinstance(item, Marker) and item.role == "compared"
        if not gone and not (of_gone and isinstance(item, ResultCluster)):
            kept.append(item)
        if gone and not compared:
            of_gone = True
        elif isinstance(item, Marker | OutcomeArgument | ResultCluster):
            of_gone = False
    return tuple(kept)


_SURVIVAL = frozenset(
    ["OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS", "TTP"]
)
_RATIO_OF = re.compile(
    r"(?:\b(?:HR|RR|OR|SHR)|\b(?:hazard|risk|odds|rate)s?(?: ratio)?s?|\brelative risk)"
    r"(?:\s*\[\w+\])?\s+(?:for|of)\s+(?:(?:Ⓞ+|either|or|and|the|from|any|cause)[\s,]+)*$",
    re.IGNORECASE,
)


def drop_events(group: list[Item], canvas: str) -> list[Item]:
    """Drop the events a ratio counts: "shorter DFS (hazard ratio for death or recurrence, 1.6)".

    Survival alone may be any: there the event says more ("survival (HR for recurrence 1.6)").
    """
    named = [i for i in group if isinstance(i, OutcomeArgument)]
    events = [o for o in named if _RATIO_OF.search(canvas[max(0, o.start - 80) : o.start])]
    others = {o.code for o in named if o not in events}
    if not events or len(others) != 1 or not others <= _SURVIVAL:
        return group
    if others == {"OS"} and any(o.code != "OS" for o in events):
        return group
    if any(o.code in FELLOWS - {"METASTASIS"} for o in events):
        return group
    return [i for i in group if i not in events]
