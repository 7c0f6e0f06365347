"""How many took part: counts next to the words that say what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..records import Participants
from .numbers import COUNT, to_int
from .pattern import SlotPattern

Kind = Literal["randomised", "enrolled", "analysed"]
PEOPLE = (
    r"(?:patients|pts|women|men|participants|subjects|individuals|people|persons|adults|children|"
    r"survivors|volunteers|cases|veterans|students|infants|smokers|adolescents|girls|boys|nurses|residents|"
    r"families|caregivers|couples)"
)
_N = rf"(?P<n>{COUNT})"
_ADJ = r"(?:[\w/-]+,?\s+){0,5}?(?:\([^()]{1,60}\)\s+)?"
_WHO = rf"{_N}\s+{_ADJ}{PEOPLE}"
_GAP = r"(?:(?!\b\d{2,}[\s,]|\bwere\s+(?:screened|exclud|assess)|;)[^.]){0,120}?"
_RANDOM = (
    r"(?:randomi[sz]ed|random(?:ly)?\s+(?:assigned|allocated|divided)"
    r"|(?:assigned|allocated)\s+(?:randomly|at\s+random))"
)


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


PARTICIPANTS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "randomised",
        _compiled(rf"(?<![\d.,-])(?:{_WHO})\b{_GAP}\b{_RANDOM}"),
        ("474 women were randomly assigned", "Sixty-eight patients with B were allocated randomly"),
        ("Patients were randomised 1:1", "Of patients randomised, most were men"),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"\b{_RANDOM}\s+(?:a\s+total\s+of\s+)?{_WHO}\b"),
        ("we randomly assigned 900 patients", "randomised 1,234 women"),
        ("randomised to receive 20 mg",),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"\benrol?led\b[^.;]{{0,60}}\b(?:and|which|whom)\s+{_N}\s+were\s+(?:\w+ly\s+)?{_RANDOM}"),
        ("226 were enrolled and 218 were randomised",),
        ("and patients were randomised",),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"(?<![\d.,-]){_N}\s+randomi[sz]ed\s+(?:[\w-]+\s+)?{PEOPLE}\b"),
        ("data of 74 randomised patients", "the first 100 randomized patients"),
        ("12 randomised trials of patients",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"(?<![\d.,-])(?:{_WHO})\b{_GAP}\b(?:enrol?led|recruited|included|entered|accrued|registered|participated|"
            r"treated|took\s+part|received|agreed)\b"
        ),
        ("Altogether 87 patients were enrolled", "A total of 103 patients were included"),
        ("patients were enrolled in 12 centres",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"\b(?:enrol?led|recruited|accrued|included|involv\w+|study\s+of|trial\s+of|among|total\s+of)\s+"
            rf"(?:a\s+total\s+of\s+)?{_WHO}\b"
        ),
        ("the study accrued 26 subjects", "a phase 3 clinical trial of 1432 patients"),
        ("a trial of 20 mg drug",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(rf"(?<![\d.,-]){_N}\s+(?:were\s+)?(?:enrol?led|recruited)\b"),
        ("66 were screened and 19 enrolled",),
        ("were enrolled at 19 sites",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(rf"(?<=\bof\s){_N}\s+{PEOPLE}\s+(?:enrol?led|recruited|randomi[sz]ed)\b"),
        ("tissue of 115 of 823 patients enrolled in the trial",),
        ("115 of 823 patients were enrolled",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(rf"(?:^|\b(?:in|of|eligible|total)\s+)\W*{PEOPLE}\s*\(\s*n\s*=\s*{_N}\s*\)"),
        ("Patients (n = 484) with B received A", "in patients (N=51) with C"),
        ("in the placebo group (n = 98)",),
    ),
    SlotPattern(
        "analysed",
        _compiled(
            rf"(?<![\d.,-])(?:{_WHO})\b{_GAP}\b(?:analy[sz]ed|evaluable|assessable|evaluated|available\s+for\s+analysis)\b"
        ),
        ("103 patients were evaluable",),
        ("data were analysed with 3 tests",),
    ),
    SlotPattern(
        "analysed",
        _compiled(rf"\b(?:in|of|with|on)\s+{_WHO}\b"),
        ("examined A in 71 patients", "a study of 30 patients"),
        ("in two thirds",),
    ),
)  # fmt: skip
_SMALLEST = 5
_NOT_WHOLE = re.compile(r"%|\bdied\b|\bof\s+(?:these|them|whom|the\s+\d)|\bof\s*$", re.IGNORECASE)


def find_participants(text: str) -> Iterator[Participants]:
    """Yield the counts of participants in a text, randomised before enrolled before analysed."""
    for entry in PARTICIPANTS:
        for match in entry.pattern.finditer(text):
            value = to_int(match.group("n"))
            if value is None or value < _SMALLEST or 1900 <= value <= 2030:
                continue
            # "EORTC 40983 patients": the number belongs to a name.
            if re.search(r"[A-Z]{2}\s?$", text[: match.start("n")]):
                continue
            if _NOT_WHOLE.search(match.group()):
                continue
            yield Participants.model_validate(
                {"value": value, "kind": entry.value, "text": match.group().strip()}
            )
