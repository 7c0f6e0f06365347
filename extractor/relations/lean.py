"""What a clause takes from the clause before it: its marker, its outcome, its side."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Clause
from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    Marker,
    OutcomeArgument,
    ResultCluster,
    SubgroupArgument,
)
from .objects import without
from .qualifiers import LEFT_OUT
from .segments import is_a_part, names_nothing


def lean(clause: Clause, last: Clause | None) -> Clause:
    """Give a clause the marker, and a denial or a result the outcome, of the clause before."""
    if last is None:
        return clause
    items = [_revived(i, clause.canvas) for i in _subjects_only(clause)]
    has_marker = any(isinstance(i, Marker) and i.role in {"subject", "cohort"} for i in items)
    if has_marker and _only_cohorts(
        items
    ):  # "while no difference was seen in ER-negative patients"
        items += [i for i in last.items if isinstance(i, Marker) and i.role == "subject"]
    has_outcome = any(isinstance(i, OutcomeArgument) for i in items)
    has_result = any(isinstance(i, ResultCluster) for i in items)
    own_subject = _OTHER_SUBJECT.match(clause.canvas) or _is_other_factor(clause)
    if not has_marker and not own_subject and (has_outcome or has_result):
        items += [_on_their_side(i, clause.canvas) for i in last.items if isinstance(i, Marker)]
    turns = any(isinstance(i, AnalysisArgument | CancerArgument | SubgroupArgument) for i in items)
    turns = turns or has_marker or names_nothing(clause.canvas)
    turns = turns or bool(_NO_SUCH.search(clause.canvas)) or is_a_part(clause.canvas)
    turns = turns and not _PEOPLE.search(clause.canvas)
    if not has_outcome and has_result and turns:
        agrees = bool(_LIKEWISE.match(clause.canvas))
        items += [
            i if agrees else replace(i, side=None)
            for i in last.items
            if isinstance(i, OutcomeArgument)
        ]
    if not (has_marker or has_outcome or has_result or own_subject) and _DENIED.search(
        clause.canvas
    ):
        items += [i for i in last.items if isinstance(i, Marker) and i.role == "subject"]
        items += [replace(i, side=None) for i in last.items if isinstance(i, OutcomeArgument)]
    items += _all_denied(clause, last, has_outcome or has_result)
    if clause.canvas.lstrip().startswith(";") and not _analysed(items):
        items += [i for i in last.items if isinstance(i, AnalysisArgument)]
    if _SAME.search(clause.canvas):
        items = _with_last_side(items, last)
    return replace(clause, items=tuple(sorted(items, key=lambda i: i.start)))


def _all_denied(clause: Clause, last: Clause, told: bool) -> list[Item]:
    """Return the outcomes of the clause before, denied at the end of "… but B was not"."""
    if told or not LEFT_OUT.pattern.search(clause.canvas):
        return []
    end = clause.start + len(clause.canvas[clause.start :].rstrip(" .;,"))
    return [
        replace(i, start=end, end=end, side=None, side_start=-1)
        for i in last.items
        if isinstance(i, OutcomeArgument)
    ]


# "A and B were both lower in tumours, and their low expression was associated with …".
_THEIR = re.compile(
    r"^\W*(?:and\s+)?(?:its|their)\s+(?P<state>high|low)(?:er)?\s+(?:expression|levels?)\b",
    re.IGNORECASE,
)


def _on_their_side(marker: Marker, canvas: str) -> Marker:
    """Return a marker taken over with the side on which the new clause takes it up."""
    found = _THEIR.match(canvas)
    if found is None:
        return marker
    return replace(marker, state="low" if found["state"].lower() == "low" else "high")


_IS_FACTOR = re.compile(
    r"\b(?:was|were|is|are|remained|had)\s+(?:\w+\s+){0,3}?(?:related|associated|correlated|predict\w*|prognostic"
    r"|(?:independent|significant)\s+(?:\w+\s+)?(?:factors?|predictors?))",
    re.IGNORECASE,
)


def _is_other_factor(clause: Clause) -> bool:
    """Tell whether a clause makes stage, grade or size its subject: "while size predicted OS"."""
    found = _IS_FACTOR.search(clause.canvas)
    named = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    if found is None or any(isinstance(i, Marker) for i in clause.items):
        return False
    before = [i for i in named if i.end <= found.start()]
    after = [i for i in named if i.start >= found.end()]
    return bool(before and after) and all(i.code in _FEATURES for i in before)


_FEATURES = frozenset(["STAGE", "GRADE", "SIZE", "INVASION", "LYMPH_NODE", "METASTASIS"])


def _analysed(items: list[Item]) -> bool:
    return any(isinstance(i, AnalysisArgument) for i in items)


# "…, although other groups found no association [15]": the same marker and outcome, denied.
_DENIED = re.compile(
    r"\b(?:stud(?:y|ies)|groups?|authors?|reports?|others?|investigators?|series|we|trials?"
    r"|cohorts?)\b(?:[^;ⓂⓄ]*\b(?:no(?: such)?|any) (?:\w+ ){0,2}(?:associations?|correlations?"
    r"|relationships?|link|effect|influence|differences?)\b|[^;ⓂⓄ]*\b(?:not|failed to|unable to)"
    r" (?:confirm|replicate|reproduce|find|show|detect|observe|support|corroborate)\w*)",
    re.IGNORECASE,
)
# "A was related to grade, but not with B (p = …)": B is what A was compared with, no subject.
_BUT_NOT_WITH = re.compile(r"^\W*but\s+not\s+(?:with|to)\b", re.IGNORECASE)


def _subjects_only(clause: Clause) -> tuple[Item, ...]:
    if not _BUT_NOT_WITH.match(clause.canvas):
        return clause.items
    return without(clause.items, lambda i: isinstance(i, Marker))


_BUT_NOT = re.compile(r"^\W*(?:but\s+)?(?:not|neither)\b", re.IGNORECASE)


def _revived(item: Item, canvas: str) -> Item:
    """Make a marker set against another the subject of "but not for B (p = …)"."""
    if isinstance(item, Marker) and item.role == "compared" and _BUT_NOT.match(canvas):
        return replace(item, role="subject")
    return item


def _only_cohorts(items: list[Item]) -> bool:
    return not any(isinstance(i, Marker) and i.role == "subject" for i in items)


def _with_last_side(items: list[Item], last: Clause) -> list[Item]:
    """Give outcomes without a word of their own the side of the clause that is taken up again."""
    sides = {i.side for i in last.items if isinstance(i, OutcomeArgument) and i.side}
    if len(sides) != 1:
        return items
    side = sides.pop()
    return [
        replace(i, side=side) if isinstance(i, OutcomeArgument) and i.side is None else i
        for i in items
    ]


# "No difference was seen in age, gender and AFP (p = …)": the figure is of the list, not of X.
_PEOPLE = re.compile(
    r"\b(?:age|sex|gender)\b"
    r"|\b(?:men|women|males?|females?|elderly|smokers)\b[^;]*\bthan\b[^;]*"
    r"\b(?:men|women|males?|females?|younger|non-?smokers)\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"\b(?:no|any) such\s+(?:\w+\s+)?(?:associat|correlat|relat|differ|effect|link|trend)"
    r"|\bno\s+(?:\w+\s+){0,2}(?:significance|differences?|associations?|correlations?|effects?)\s+"
    r"(?:was|were|could be)\s+(?:\w+\s+)?(?:observed|seen|found|noted|detected|evident|reached)\s+"
    r"(?:with|in|for|among|within)\s[^;ⓂⓄ]*Ⓢ",
    re.IGNORECASE,
)
# "…, and this was later confirmed for EFS": the same again for another outcome.
_SAME = re.compile(
    r"\b(?:this|these|the same|similar(?:ly)?|likewise)\b[^;Ⓜ]{0,60}?"
    r"\b(?:confirmed|observed|seen|found|true|held|obtained|reported|replicated|validated)\b",
    re.IGNORECASE,
)


# "However, only age was associated with OS": the clause is about something else.
_OTHER_SUBJECT = re.compile(
    r"^\W*+(?:but|however|whereas|while|although|though|and|yet)?\W*+(?:(?:only|the|patient|tumou?r|older|younger"
    r"|advanced|higher|male|female|clinical|pathological|histological)\s+)*"
    r"(?:age|sex|gender|stages?|grades?|smok\w+|treatments?|therapy|size|histolog\w+|performance|location"
    r"|race|ethnic\w+|BMI|differentiation|surgery|chemotherapy|radiotherapy|we|patients)\b(?!.*Ⓜ)",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(r"^\s*,?\s*(?:and\s+)?(?:so|as)\s", re.IGNORECASE)


# "CRP was adverse as well (HR …)", "MYCN did not (p = …)": the outcome is the one before.
_AS_WELL = re.compile(
    r"\b(?:as well|too|also|likewise|similarly|uninformative"
    r"|(?:did|was|were) not(?=\s*(?:[(Ⓢ,;.]|$|significan|associat|relat|correlat|predict|prognos"
    r"|so\b))"
    r"|in this respect|however|the same|by contrast"
    r"|no (?:such )?(?:influence|effect|association|role|relation|information)|adverse|protective"
    r"|unfavou?rable|favou?rable|fared|lost|vanished)\b",
    re.IGNORECASE,
)


# "The rates of OS and DFS were …. With low X these rates were … (p = … and p = …)".
THESE = re.compile(
    r"\b(?:these|the same|the corresponding)\s+(?:rates?|values?|percentages?|figures"
    r"|proportions|numbers)\b",
    re.IGNORECASE,
)


def _once(outcomes: tuple[OutcomeArgument, ...]) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of a sentence, each code once."""
    return tuple({o.code: o for o in reversed(outcomes)}.values())[::-1]


def same_outcome(canvas: str, before: tuple[OutcomeArgument, ...]) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of the sentence before for a result that names none of its own."""
    these = THESE.search(canvas)
    if these is not None and before and "Ⓞ" not in canvas:
        at = these.end()
        return tuple(replace(o, start=at, end=at, side=None, side_start=-1) for o in _once(before))
    if len({o.code for o in before}) != 1 or "Ⓞ" in canvas or "Ⓢ" not in canvas:
        return ()
    found = _AS_WELL.search(canvas)
    if "Ⓜ" not in canvas or found is None or _PEOPLE.search(canvas):
        return ()
    return (replace(before[0], start=found.start(), end=found.start(), side=None, side_start=-1),)


# "This was confirmed for DFS (p = …)": the side is that of the sentence before.
_CONFIRMED = re.compile(
    r"^\W*(?:this|these|the same|similar(?:ly)?|likewise)\b[^;Ⓜ]{0,80}?"
    r"\b(?:confirmed|held|true|replicated|validated|same|similar)\b",
    re.IGNORECASE,
)


def taken_up(
    canvas: str, items: tuple[Item, ...], before: tuple[OutcomeArgument, ...]
) -> tuple[Item, ...]:
    """Give outcomes of a sentence that confirms the one before the side which that one took."""
    sides = {o.side for o in before if o.side is not None}
    if len(sides) != 1 or not _CONFIRMED.match(canvas):
        return items
    side = sides.pop()
    return tuple(
        replace(i, side=side) if isinstance(i, OutcomeArgument) and i.side is None else i
        for i in items
    )
