"""The doses that a dose-finding trial arrives at: "the maximum tolerated dose was 20 mg daily"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..codes import Where
from ..records import Evidence, OutcomeRef, TrialResult
from ..types import Sentence
from .pattern import SlotPattern, compiled

_UNIT = r"(?:mg|µg|μg|mcg|ng|g|Gy|cGy|MBq|GBq|mCi|IU|U|units|AUC|ml|mL|cells|pfu|PFU)"
_DOSE = (
    rf"(?:AUC\s?\d+(?:\.\d+)?|\d+(?:[.,]\d+)?(?:\s?[x×]\s?10\s?\^?\d+)?\s?{_UNIT}(?:\s?/\s?(?:m2|m²|kg|day|d|dose|mL|week)){{0,2}})"
    r"(?:\s+(?:(?:once|twice|three\s+times)\s+)?(?:daily|weekly|a\s+day|per\s+day|every\s+\w+\s+(?:weeks?|days?)|QD|BID|q\d+w))?"
)
TOLERATED = SlotPattern(
    "OTHER",
    compiled(
        r"\b(?P<name>maximum[\s-]tolerated\s+doses?|MTD|recommended\s+(?:phase\s+(?:2|II|two|3|III)\s+)?doses?|RP2D)"
        r"(?:\s*\([A-Z0-9/, ]{2,12}\))?\s+(?:(?:for|of|in|with)\s+[^.;,]{1,60}?\s+)?"
        r"(?:was|were|is|are)\s+(?:\w+\s+){0,2}?(?:(?:as|at|to\s+be)\s+)?(?:[A-Za-z-]+\s+){0,2}?"
        rf"(?P<dose>{_DOSE}|not\s+(?:yet\s+)?(?:reached|established|defined))"
    ),
    (
        "The maximum tolerated dose was 20 mg daily",
        "MTD was determined to be 1.5 mg/m2",
        "the recommended phase 2 dose (RP2D) was established at 10 mg/kg",
        "The MTD was not reached",
    ),
    ("to determine the maximum tolerated dose", "MTD was defined as the dose below"),
)


def tolerated_doses(places: Iterable[tuple[Sentence, Where]]) -> Iterator[TrialResult]:
    """Yield the doses that sentences name as tolerated or recommended, as results."""
    for sentence, where in places:
        if sentence.table is not None:
            continue
        for match in TOLERATED.pattern.finditer(sentence.text):
            yield TrialResult(
                outcome=OutcomeRef(text=match["name"], code="OTHER"),
                arm_values=(match["dose"],),
                evidence=(Evidence(start=sentence.start, end=sentence.end, where=where),),
            )
