"""Dose levels: "100, 200 or 400 mg twice daily" is an arm for each level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .pattern import SlotPattern, compiled
from .places import next_drug, places
from .schedules import find_schedule

_NUMBER = r"\d{1,4}(?:[.,·]\d{1,3})?"
_UNIT = r"(?:mg|µg|μg|mcg|g|MBq|Gy|cGy|IU|U|MU)(?:/(?:m[2²]|kg|day|d|dose|week))*"
_LABEL = r"(?:\s*\([^()\d]{1,20}\))?"  # "10 mg (arm A), 20 mg (arm B) or 40 mg"
LEVELS = SlotPattern(
    "levels",
    compiled(
        rf"(?<![\d.,–-])(?P<list>(?:{_NUMBER}\s*(?:{_UNIT})?{_LABEL}\s*,\s+)*{_NUMBER}\s*(?:{_UNIT})?{_LABEL},?\s+(?:and|or)\s+"
        rf"{_NUMBER})\s*(?P<unit>{_UNIT})(?![\w])"
    ),
    (
        "100, 200, 400 or 600 mg",
        "5 and 10 mg/kg",
        "1 mg (arm A), 2 mg (arm B) or 4 mg",
        "175, 210, or 250 mg/m2",
    ),
    ("100 mg of A and 200 mg of B", "on days 1, 8 and 15"),
)
_ESCALATES = re.compile(
    r"\b(?:dose[- ](?:escalat\w+|levels?|finding|ranging|cohorts?)|escalat\w+|cohorts?"
    r"|randomi[sz]\w+|randomly|assigned|doses\s+of|given\s+at|at\s+doses?|dose\s+of|daily\s+at|weekly\s+at|orally\s+at)\b",
    re.IGNORECASE,
)
_FEWEST = 3  # levels; two doses may be loading and maintenance


def _before(sentence: Sentence, drug: Intervention, stop: int) -> str | None:
    """Return the schedule that stands between a drug and the list of its doses."""
    named = [end for _, end in places(sentence, drug) if end <= sentence.start + stop]
    return find_schedule(sentence.text[named[-1] - sentence.start : stop]) if named else None


def level_arms(arm: Arm, sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return one arm for each dose level of the first drug of a lone arm, else the arm itself."""
    if not arm.interventions:
        return (arm,)
    drug, *others = arm.interventions
    for sentence in sentences:
        found = LEVELS.pattern.search(sentence.text)
        if found is None or not _ESCALATES.search(sentence.text):
            continue
        numbers = re.findall(rf"(?<!m)(?<![\w.]){_NUMBER}", found["list"])
        other = [m for m in sentence.labelled("DRUG") if m.text not in {drug.text, drug.name}]
        mine = (drug.text or drug.name).lower() in sentence.text.lower() or not other
        if len(set(numbers)) < _FEWEST or not mine:
            continue
        behind = sentence.start + found.end()
        told = sentence.text[found.end() : next_drug(sentence, behind) - sentence.start]
        before = _before(sentence, drug, found.start())
        schedule = " ".join(filter(None, (before, find_schedule(told)))) or drug.schedule
        return tuple(
            arm.model_copy(
                update={
                    "interventions": (
                        drug.model_copy(
                            update={"dose": number, "unit": found["unit"], "schedule": schedule}
                        ),
                        *others,
                    )
                }
            )
            for number in dict.fromkeys(numbers)
        )
    return (arm,)
