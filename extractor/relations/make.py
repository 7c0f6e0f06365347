"""Assignment → finding: cancer, attribution, subject and evidence from where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..codes import Analysis, Inherited, Subject, Where
from ..records import Evidence
from ..types import AssociationFinding, Mention, Reason, Rejection, Sentence
from .arguments import is_general
from .attribution import attribute
from .clauses import Clause
from .context import Context
from .distribute import Assignment
from .items import CancerArgument, Marker
from .qualifiers import SUBJECTS
from .sides import certainty_of, compared_side, direction_of

_PATIENTS = re.compile(
    r"\b(?:patients?|women|men|cohort|cases|clinical|survival|prognos\w+|individuals|tumou?rs)\b",
    re.I,
)


_PEOPLE = re.compile(
    r"\b(?:patients?|women|men|cohort|cases|clinical\w*|individuals|human)\b", re.I
)
_OF_PATIENTS = frozenset(
    ["OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS", "TTP"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A sentence as the engine works on it."""

    sentence: Sentence
    canvas: str
    markers: tuple[Marker, ...]
    passage_cancer: Mention | None = None
    caption: bool = False


def make_finding(
    context: Context, view: View, clause: Clause, assignment: Assignment, rule_id: str, denied: bool
) -> AssociationFinding | Rejection:
    """Return the finding of an assignment, or the rejection of one that lacks its cancer."""
    subject = subject_of(view)
    if subject == "cell_line" and assignment.outcome.code in _OF_PATIENTS:
        subject = "human"  # no cell survives progression-free
    if subject in {"animal", "cell_line"}:
        return _reject(view, clause, rule_id, Reason.NO_RESULT, subject)
    cancers = cancers_of(context, view, clause, assignment)
    if cancers is None:
        return _reject(view, clause, rule_id, Reason.NO_CANCER)
    cancer, inherited = cancers
    result = assignment.result
    direction = direction_of(clause, assignment, denied)
    if not denied:
        direction = compared_side(view.sentence, clause, assignment) or direction
    return AssociationFinding(
        rule_id=rule_id,
        biomarkers=assignment.marker.mentions,
        biomarker_text=assignment.marker.text,
        outcome=assignment.outcome.mention,
        cancer=cancer,
        cancer_from=inherited,
        form=assignment.marker.form,
        state=assignment.marker.state,
        direction=direction,
        p_value=result.p_value if result else None,
        effect=result.effect if result else None,
        analysis=analysis_of(assignment),
        certainty=certainty_of(clause),
        attribution=attribute(context, view.sentence, *_span(clause), _places(view, assignment)),
        subgroup=assignment.subgroup.text if assignment.subgroup else None,
        subject=subject,
        evidence=(evidence_of(context, view),),
        features=features_of(view, clause, assignment),
    )


def _span(clause: Clause) -> tuple[int, int]:
    return clause.start, clause.end


def _places(view: View, assignment: Assignment) -> tuple[int, ...]:
    """Return where a statement begins and ends, and where its cancer ends if several are named."""
    marker, outcome = assignment.marker, assignment.outcome
    if marker not in view.markers:
        return ()
    first, last = min(marker.start, outcome.start), max(marker.end, outcome.end)
    named = {m.concept.id if m.concept else m.text for m in view.sentence.labelled("CANCER")}
    several = len(named) > 1 and len(assignment.cancers) == 1
    return (first, last, assignment.cancers[0].end) if several else (first, last)


def _reject(
    view: View, clause: Clause, rule_id: str, reason: Reason, detail: str = ""
) -> Rejection:
    sentence = view.sentence
    return Rejection(
        rule_id=rule_id,
        reason=reason,
        text=sentence.text[clause.start : clause.end],
        start=sentence.start + clause.start,
        end=sentence.start + min(clause.end, len(sentence.text)),
        detail=detail,
    )


def cancers_of(
    context: Context, view: View, clause: Clause, assignment: Assignment
) -> tuple[Mention, Inherited | None] | None:
    """Return the cancer of an assignment and where it was taken from; None when there is none."""
    if assignment.cancers:
        return _nearest(assignment).mention, None
    in_sentence = [m for m in view.sentence.labelled("CANCER") if _particular(view, m)]
    if in_sentence:
        at = view.sentence.start + clause.start
        earlier = [m for m in in_sentence if m.start <= at]
        return (earlier[-1] if earlier else in_sentence[0]), None
    if assignment.result is None and _MANY.search(clause.canvas):
        return None
    own = attribute(context, view.sentence, clause.start, clause.end).source == "own"
    if not own and assignment.result is None and _at_large(context, view):
        return None
    general = context.cancer is not None and is_general(context.cancer)
    own = own and not general  # a paper on cancer at large: the one spoken of last is meant
    if context.cancer is not None and (own or view.passage_cancer is None):
        return context.cancer, "document"
    if view.passage_cancer is not None:
        return view.passage_cancer, "passage"
    return None


def _at_large(context: Context, view: View) -> bool:
    """Tell whether the background of an abstract speaks of cancer in general, and of no other."""
    if view.passage_cancer is not None or context.passage(view.sentence).section != "abstract":
        return False
    return bool(view.sentence.labelled("CANCER"))


# "Correlates with metastasis in multiple tumours": no one cancer is meant.
_MANY = re.compile(
    r"\b(?:in|of|for|across)\s+(?:an?\s+(?:\w+\s+)?(?:number|variety|range|series|spectrum)\s+of|multiple|various|several|many"
    r"|different|numerous|most|diverse|some|all)\s+(?:other\s+)?(?:(?:human|solid|types? of"
    r"|kinds? of|different|epithelial)\s+)*"
    r"(?:Ⓒ|tumou?rs?\b|cancers?\b|carcinomas\b|malignanc|neoplasms)(?!Ⓒ*\s+(?:patients|cells|samples"
    r"|tissues|cases|specimens|including|such))"
    r"|\b(?:by|in|of|for)\s+(?:malignant|solid|human)\s+(?:Ⓒ+|tumou?rs|cancers|neoplasms)(?:\s+(?:has|have|was|were|is"
    r"|are)\b|[,.])",
    re.I,
)


def _particular(view: View, mention: Mention) -> bool:
    return view.canvas[mention.start - view.sentence.start] == "Ⓒ" and not is_general(mention)


def _nearest(assignment: Assignment) -> CancerArgument:
    """Return the cancer that stands closest to the outcome of an assignment."""
    at = assignment.outcome.start
    return min(assignment.cancers, key=lambda c: abs(c.start - at))


def analysis_of(assignment: Assignment) -> Analysis:
    """Return the analysis of an assignment: as worded, else as its p-value says."""
    result = assignment.result
    if assignment.analysis is not None:
        return assignment.analysis.kind
    p_value = result.p_value if result else None
    if p_value is not None and p_value.p_kind == "log_rank":
        return "log_rank"
    adjusted = (p_value is not None and p_value.p_kind == "adjusted") or (
        result is not None and result.effect is not None and result.effect.adjusted
    )
    return "multivariate" if adjusted else "unspecified"


def subject_of(view: View) -> Subject:
    """Return in whom a sentence found it: patients, unless it names cells or animals only."""
    cues = {cue.id for cue in SUBJECTS if cue.pattern.search(view.canvas)}
    if "animal" in cues and not _PEOPLE.search(view.sentence.text):
        return "animal"
    if "cell_line" in cues and not _PATIENTS.search(view.sentence.text):
        return "cell_line"
    return "human"


def evidence_of(context: Context, view: View) -> Evidence:
    """Return the place of a sentence."""
    passage = context.passage(view.sentence)
    where: Where = "body"
    if passage.kind == "caption":
        where = "caption"
    elif passage.section == "abstract":
        where = "abstract"
    return Evidence(start=view.sentence.start, end=view.sentence.end, where=where)


def features_of(
    view: View, clause: Clause, assignment: Assignment
) -> tuple[tuple[str, float], ...]:
    """Return what the confidence rests on beside the fields of the finding itself."""
    marker, outcome = assignment.marker, assignment.outcome
    gap = max(outcome.start - marker.end, marker.start - outcome.end, 0)
    return (
        (
            "marker_inherited",
            float(marker not in view.markers and not assignment.segment.own_markers),
        ),
        ("outcome_inherited", float(not assignment.segment.own_outcomes)),
        ("cohort_marker", float(marker.role == "cohort")),
        ("gap", min(gap, 200) / 100),
        ("bare_statistic", float(assignment.result is not None and marker.state == "unspecified")),
    )
