"""What a finding leaves open and its paper tells: how measured, which side, by which analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..codes import Analysis, Form, State
from ..types import AssociationFinding, Mention
from .endpoints import SURVIVAL
from .kinds import form_without_gene
from .study import Study

_OF_FORM: dict[Form, State] = {
    "mutation": "mutated",
    "fusion": "mutated",
    "copy_number": "amplified",
    "ratio": "high",
    "signature": "high",
    "score": "high",
    "serum": "high",
}
_OF_STATE: dict[State, Form] = {
    "mutated": "mutation",
    "wild_type": "mutation",
    "amplified": "copy_number",
}
_TOLD: frozenset[Form] = frozenset(["protein", "mRNA", "serum"])  # kinds of "expression"
_VAGUE = SURVIVAL | {"OTHER", "RESPONSE"}
_LOOSE: frozenset[Form] = frozenset(["methylation", "variant", "mutation", "copy_number"])
# What the marker's own name says of it.
_IN_TEXT: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("ratio", re.compile(r"\bratio\b", re.IGNORECASE)),
    ("signature", re.compile(r"\b(?:signature|classifier|panel)\b", re.IGNORECASE)),
    ("score", re.compile(r"\b(?:risk|prognostic|recurrence|sum) (?:score|index)\b", re.IGNORECASE)),
)
# Markers whose status is read off stained sections in every clinic.
_STAINED = frozenset(
    [
        "ESR1",
        "PGR",
        "ERBB2",
        "MKI67",
        "AR",
        "CD274",
        "CD3E",
        "CD4",
        "CD8A",
        "CD68",
        "CD163",
        "FOXP3",
    ]
)
# Names under which clinics print what they measure in blood.
_IN_BLOOD = re.compile(
    r"\b(?:CEA|PSA|AFP|CA[- ]?125|CA[- ]?15-3|CYFRA[- ]?21-1|NSE|SCC|CRP|β-?2-?microglobulin"
    r"|hs-CRP|proGRP|PAP|HE4|C-reactive protein)\b"
)


def fill_in(findings: Iterable[AssociationFinding], study: Study) -> Iterator[AssociationFinding]:
    """Yield each finding with the form, state and analysis that its paper tells of it.

    Findings of other papers are left alone: their methods are not told here.
    """
    for finding in findings:
        own = finding.attribution.source == "own"
        form = _form(finding, study) if own else finding.form
        form = _of_kind(finding, form)
        analysis = _analysis(finding, study)
        made = replace(
            finding,
            form=form,
            analysis=analysis,
            features=(*finding.features, *_features(finding, study)),
        )
        yield replace(made, state=_state(made, study)) if own else made


def _features(finding: AssociationFinding, study: Study) -> tuple[tuple[str, float], ...]:
    """Return what the paper at large says for or against a finding, for its confidence."""
    return (
        ("in_focus", float(bool(study.focus.intersection(_names(finding))))),
        ("survival_study", float(study.log_rank)),
        ("titled", _titled(finding, study)),
    )


def _titled(finding: AssociationFinding, study: Study) -> float:
    """Return 1 for a marker that the title names, -1 for another, 0 where there is no title."""
    if study.titled is None:
        return 0.0
    concepts = [m.concept for m in finding.biomarkers if m.concept]
    names = {*_names(finding), *(name for c in concepts for name in c.members)}
    return 1.0 if study.titled & names else -1.0


def _names(finding: AssociationFinding) -> tuple[str, ...]:
    return tuple(_name(m) for m in finding.biomarkers)


def _name(mention: Mention) -> str:
    return mention.concept.name if mention.concept else mention.text.lower()


def _form(finding: AssociationFinding, study: Study) -> Form:
    """Return the form of a finding: its own words first, then its state, then the paper's assay."""
    if finding.form not in {"unspecified", "expression"}:
        return finding.form
    shown = next((form for form, test in _IN_TEXT if test.search(finding.biomarker_text)), None)
    if shown is not None:
        return shown
    names = _names(finding)
    told = study.form_of(names)
    if told == "mRNA" and any(_is_no_messenger(m) for m in finding.biomarkers):
        told = "expression"
    by_state = _OF_STATE.get(finding.state)
    if by_state is not None and finding.form == "unspecified":
        return "methylation" if told == "methylation" else by_state
    if told in _TOLD or (told == "expression" and finding.form == "unspecified"):
        return told
    return _usual_form(finding, names, told, study)


def _usual_form(
    finding: AssociationFinding, names: tuple[str, ...], told: Form, study: Study
) -> Form:
    """Return the form that a marker has in every clinic, else what the paper says at large."""
    if told == "unspecified" and _IN_BLOOD.search(finding.biomarker_text):
        return "serum"
    if finding.state in {"positive", "negative"} and _STAINED.issuperset(names):
        return "protein"
    if finding.form != "unspecified":
        return finding.form
    if told in _LOOSE and finding.state in _FITTING[told]:
        return told
    expressed = finding.state in _LEVELS and study.expressed.issuperset(names)
    return "expression" if expressed else finding.form


def _of_kind(finding: AssociationFinding, form: Form) -> Form:
    """Return the form of a marker without a gene: what it is, where no word beside it tells."""
    kind = form_without_gene(finding.biomarkers)
    if kind is None or (kind == "other" and form not in {"unspecified", "expression", "protein"}):
        return form
    return kind


_LEVELS = frozenset(["unspecified", "high", "low", "increased", "decreased"])
_FITTING: dict[Form, frozenset[State]] = {
    "methylation": frozenset(["unspecified", "positive", "negative", "mutated", "high", "low"]),
    "variant": frozenset(["unspecified"]),
    "mutation": frozenset(["unspecified", "mutated", "wild_type"]),
    "copy_number": frozenset(["unspecified", "amplified", "lost"]),
}


def _is_no_messenger(mention: Mention) -> bool:
    """Tell whether a marker is an RNA that is no messenger: a microRNA, a long non-coding RNA."""
    name = _name(mention).upper()
    return name.startswith(("MIR", "LINC", "LET-")) or "LNC" in mention.text.upper()


def _state(finding: AssociationFinding, study: Study) -> State:
    """Return the side that a row or an estimate means when it names none."""
    in_table = any(e.where == "table" for e in finding.evidence)
    estimated = in_table or (finding.effect is not None and finding.form != "serum")
    if finding.state != "unspecified" or not estimated or finding.form == "variant":
        return finding.state
    return _OF_FORM.get(finding.form) or study.state_of(_names(finding))


def _analysis(finding: AssociationFinding, study: Study) -> Analysis:
    """Return the analysis of a finding, corrected by what it is a finding of."""
    code = finding.outcome.concept.id if finding.outcome.concept else "OTHER"
    figure = all(e.where == "caption" for e in finding.evidence)
    if figure and finding.analysis == "unspecified" and code in SURVIVAL and finding.p_value:
        return "log_rank" if finding.effect is None else "unspecified"  # of the curves shown
    says_no_test = code in SURVIVAL or finding.p_value is None
    if finding.analysis == "correlation" and says_no_test and code in _VAGUE:
        return "unspecified"  # "correlated with survival" tells no test
    return finding.analysis
