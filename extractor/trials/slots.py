"""Slots of a trial that are read alike for own and cited ones: design, participants, phase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Attribution, Evidence, Participants
from ..types import Sentence, TrialFinding
from .designs import DESIGNS
from .participants import TOTALS, find_participants
from .pattern import values
from .phases import find_phase
from .scope import TrialText

_DRUG_IDS = ("DRUGBANK:", "CHEBI:", "CHEMBL")
_KINDS = ("randomised", "enrolled", "analysed")
_LONG = 12  # sentences
_EVIDENCE = 5  # places kept of a trial that is spoken of everywhere


def design_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return what the sentences say of how a trial is built."""
    joined = " ".join(s.text for s in sentences)
    found = dict.fromkeys(values(DESIGNS, joined))
    if len(sentences) > _LONG:
        # In a whole paper these words stand for its side analyses.
        found.pop("retrospective_analysis", None)
    if "non_randomised" in found or "single_arm" in found:
        found.pop("randomised", None)
    if "double_blind" in found:
        # "open-label treatment after progression" is a later part of a blinded trial.
        found.pop("open_label", None)
        found.pop("single_blind", None)
    return tuple(found)


def with_active_control(design: tuple[str, ...], arms: Sequence[Arm]) -> tuple[str, ...]:
    """Add the placebo of an arm, or the active control where drug is set against drug."""
    sides = [
        [i for a in arms if a.role == role for i in a.interventions]
        for role in ("experimental", "comparator")
    ]
    tried, other = ({i.name for i in side} for side in sides)
    drugs = all((i.id or "").startswith(_DRUG_IDS) for side in sides for i in side)
    against = bool(tried and other) and not tried & other and drugs and "placebo" not in other
    if "placebo" in other and "randomised" in design and "placebo_controlled" not in design:
        return (*design, "placebo_controlled")
    return (*design, "active_controlled") if against and "randomised" in design else design


_PAST = re.compile(r"\b(?:were|was|have\s+been|has\s+been|had|is\s+\d+)\b", re.IGNORECASE)


def participants_of(
    places: Sequence[Sequence[Sentence]], *, past: bool = False
) -> Participants | None:
    """Return the whole count where a part is told of it, else the best of the first place.

    ``past`` takes what has happened only: a protocol's other numbers are plans.
    """
    if past:
        places = [[s for s in sentences if _PAST.search(s.text)] for sentences in places]
    whole = [
        p for sentences in places for s in sentences for p in find_participants(s.text, TOTALS)
    ]
    if whole:
        return max(whole, key=lambda p: p.value)
    held: Participants | None = None
    for sentences in places:
        found = [p for s in sentences for p in find_participants(s.text)]
        if past:
            # What a protocol counts otherwise belongs to its plan or to earlier work.
            found = [p for p in found if p.kind != "analysed"]
        best = _best(found)
        told = best is not None and best.kind == "analysed" and _OF_ANALYSIS.search(best.text or "")
        if told and held is None:
            held = best  # the body may say how many took part
        elif best is not None:
            return best if held is None or best.value > held.value else held
    return held


_OF_ANALYSIS = re.compile(r"\b(?:includ|enrol|enter|recruit)\w*\b", re.IGNORECASE)


def _best(found: Sequence[Participants]) -> Participants | None:
    """Return the largest count of the surest kind."""
    for kind in _KINDS:
        same = [p for p in found if p.kind == kind]
        if same:
            return max(same, key=lambda p: p.value)
    return None


_PLURAL = re.compile(r"\bphases?\s[^.;]{1,40}\b(?:trials|studies)\b", re.IGNORECASE)


def phase_of(places: Sequence[Sequence[Sentence]], *, own: bool = True) -> str | None:
    """Return the first phase that the places print."""
    for sentences in places:
        for sentence in sentences:
            # "several phase II/III trials": the phase of none of them in particular.
            if not own and _PLURAL.search(sentence.text):
                continue
            phase = find_phase(sentence.text)
            if phase:
                return phase
    return None


def named_finding(text: TrialText, places: Sequence[Sentence]) -> TrialFinding:
    """Return a finding with a trial's names and evidence, its slots still empty."""
    kept = tuple(dict.fromkeys((s.start, s.end) for s in places))[:_EVIDENCE]
    return TrialFinding(
        rule_id=text.rule_id,
        acronym=text.acronym,
        registry_ids=text.registry_ids,
        attribution=Attribution(
            source="own" if text.own else "cited", references=() if text.own else text.references
        ),
        evidence=tuple(Evidence(start=start, end=end) for start, end in kept),
    )
