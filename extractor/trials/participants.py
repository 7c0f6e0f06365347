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
    r"families|caregivers|couples|males|females|mothers|pupils|outpatients|inpatients|workers|practitioners|physicians|clinicians|doctors|PLHIV|PLWH|respondents|dyads|athletes|players|users|drinkers|employees|seniors)"
)
_NO_PEOPLE = (
    r"(?!\s*(?:%|(?:months?|years?|weeks?|days?|hours?|mg|Gy|centres?|centers?|sites|hospitals"
    r"|countries)\b))"
)
_N = rf"(?P<n>{COUNT}){_NO_PEOPLE}"
_ADJ = (
    r"(?:(?!(?:were|was|and|who|received|had|cohorts|groups|arms|\d+)\b)[\w/+-]+,?\s+){0,8}?"
    r"(?:\([^()]{1,60}\)\s+)?"
)
_WHO = rf"{_N}\s+{_ADJ}{PEOPLE}"
_GAP = (
    r"(?:(?!\b\d{2,}[\s,](?!(?:and|to|or)\s+\d+\s+years|\s*(?:weeks|years|months|days|metastases|lesions|tumou?rs|eyes|teeth|knees|hips|limbs|nodules|samples|specimens|sites)\b)"
    r"|\bwere\s+(?:screened|exclud|assess)|;)[^.]){0,200}?"
)
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
        _compiled(rf"(?<![\d.,-])(?:{_WHO})\b{_GAP}\b(?:was|were)\s+(?:then\s+)?(?:allocated|assigned|divided)\s+(?:to|into)\b"),
        ("180 women at 27 weeks were allocated to A or B",),
        ("patients were allocated to A",),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"(?<![\d.,-])(?:{_WHO})\s+(?:\([^()]{{1,40}}\)\s+)?(?:underwent|proceeded\s+to)\s+randomi[sz]ation"),
        ("In total, 284 patients underwent randomisation", "1,917 men underwent randomization"),
        ("Patients underwent randomisation", "284 patients underwent surgery"),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"\b{_RANDOM}\s+(?:a\s+total\s+of\s+)?{_WHO}\b"),
        ("we randomly assigned 900 patients", "randomised 1,234 women"),
        ("randomised to receive 20 mg",),
    ),
    SlotPattern(
        "randomised",
        _compiled(
            rf"\b(?:enrol?led|registered|recruited|screened|consented|eligible|assessed)\b[^.;]{{0,60}}\b(?:and|which|whom)\s+{_N}\s+were\s+(?:\w+ly\s+)?{_RANDOM}"
        ),
        (
            "226 were enrolled and 218 were randomised",
            "372 patients were registered and 369 were randomly assigned",
        ),
        ("and patients were randomised",),
    ),
    SlotPattern(
        "randomised",
        _compiled(rf"(?:^|\b(?:of|the)\s+){_N}\s+{_RANDOM}(?=\s*(?:,|to\b|and\b|in\b|participants|patients))"),
        ("Of 158 randomised, 141 completed", "the 90 randomised participants"),
        ("Of 158 treated, 141 completed",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(rf"(?:^|[.:]\s+)(?:participants|patients|subjects|population|setting\s+and\s+participants)\s*[:.–-]\s+(?:a\s+total\s+of\s+)?{_WHO}\b"),
        ("Participants: 158 women with breast cancer", "Patients. 60 adults with pain"),
        ("Participants: women with breast cancer",),
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
            r"treated|took\s+part|received|agreed|underwent)\b"
        ),
        ("Altogether 87 patients were enrolled", "A total of 103 patients were included"),
        ("patients were enrolled in 12 centres",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"\b(?:enrol?led|recruited|accrued|included|(?:trial|study)\s+including|involv\w+|study\s+of|trial\s+of|among|total\s+of)\s+"
            rf"(?:a\s+total\s+of\s+)?{_WHO}\b"
        ),
        (
            "the study accrued 26 subjects",
            "a phase 3 clinical trial of 1432 patients",
            "a trial including 90 men",
        ),
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
        _compiled(
            rf"(?:^|\b(?:in|of|eligible|total)\s+)\W*{PEOPLE}\s*\(\s*n\s*=\s*{_N}\s*[,;)]"
            rf"|(?:^|[,.;]\s+)(?:(?!(?:and|or|with|in)\b)[\w/-]+,?\s+){{1,5}}{PEOPLE}\s*\(\s*n\s*=\s*(?P<n2>{COUNT})\s*[,;)](?!.*\bn\s*=)"
        ),
        ("Patients (n = 484) with B received A", "in patients (N=51) with C"),
        ("in the placebo group (n = 98)",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"(?:^|[.;]\s+)(?:(?!(?:were|was|group|arm)\b)[\w-]+\s+){{0,3}}{PEOPLE}\s+(?:with|who)\s+(?:(?!(?:were|was|and|groups?|arms?)\b)[\w/-]+,?\s+){{1,10}}"
            rf"\(\s*n\s*=\s*{_N}\s*\)\s+(?:were|was)\s+(?:\w+ly\s+)?(?:recruited|enrol?led|included|treated|accrued|entered)"
        ),
        ("Elderly patients with untreated leukaemia (n = 117) were recruited",),
        ("patients with A (n = 40) and B (n = 30) were recruited",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"\bnumber\s+of\s+(?:enrol?led|recruited|included)\s+{PEOPLE}\s+(?:is|was)\s+{_N}(?!\s*%)"
            rf"|\binvolving\s+(?:a\s+total\s+of\s+)?(?P<n2>{COUNT})\s+{_ADJ}{PEOPLE}"
        ),
        ("The number of enrolled patients is 152", "a school-based trial involving 4905 children"),
        ("the number of patients",),
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
        "enrolled",
        _compiled(rf"^(?:a\s+total\s+of\s+)?{_WHO}\s+(?:\([^()]{{1,60}}\)\s+)?(?:who\s+were\s+|were\s+)?(?:scheduled|undergoing|with|aged|over|between|at-risk|who|referred|presenting|posted|meeting)\b"),
        ("Ninety adults (ASA I-II) who were scheduled for surgery", "60 women with asthma"),
        ("Of these, 60 women with asthma",),
    ),
    SlotPattern(
        "analysed",
        _compiled(rf"(?:(?<=\AOf )|(?<=\AOf the )){_WHO}\b(?=,\s)"),
        ("Of the 30 subjects, half were men", "Of 48 women, 3 left"),
        ("Most of the 30 subjects, half were men",),
    ),
    SlotPattern(
        "analysed",
        _compiled(rf"\b(?:in|of|with|on)\s+{_WHO}\b"),
        ("examined A in 71 patients", "a study of 30 patients"),
        ("in two thirds",),
    ),
)  # fmt: skip
# "115 of 823 patients enrolled on the trial": the trial's own number is the second.
TOTALS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "randomised",
        _compiled(rf"\b\d+\s*(?:\([^()]*\)\s*)?(?:out\s+)?of\s+(?:the\s+|all\s+)?{_WHO}\s+(?:who\s+(?:were|had\s+been)\s+)?(?:originally\s+)?{_RANDOM}"),
        ("97 of the 900 women randomised in the trial",),
        ("97 of the women randomised",),
    ),
    SlotPattern(
        "enrolled",
        _compiled(
            rf"\b\d+\s*(?:\([^()]*\)\s*)?(?:out\s+)?of\s+(?:the\s+|all\s+)?{_WHO}\s+(?:who\s+(?:were|had\s+been)\s+)?(?:originally\s+)?(?:enrol?led|included|entered|recruited)\s+(?:on|in|into)\b"
        ),
        ("tissue of 115 of 823 patients enrolled in the trial",),
        ("115 patients enrolled in the trial",),
    ),
)  # fmt: skip
_SMALLEST = 5
_NOT_WHOLE = re.compile(
    r"%|\bdied\b|\bof\s+(?:these|them|whom|the\s+\d)|\bof\s*$|\b(?:or\s+(?:more|fewer|less)|per|each)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s*[(\[]\s*\d+(?:[.·]\d+)?\s?%|\s+(?:in|of|from)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:group|arm|strategy|cohort)\b",
    re.IGNORECASE,
)
# "82 were randomised to A and 80 to B": each is of one arm.
_OF_AN_ARM = re.compile(
    r"\s*(?:to|into)\s+[^.;]{2,90}?(?:,|\band)\s+\d+\s+(?:\w+\s+)?(?:to|received|in|were|was)\b",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"[^.;]{2,90}?(?:,|\band)\s+\d+\s+(?:\w+\s+)?received\b", re.IGNORECASE)
# A number that is wanted is no number of participants.
_WANTED = re.compile(
    r"\b(?:will|shall|would|to\s+be\s+(?:randomi|recruit|enrol|includ|assign|allocat|analy)\w*|planned|plan(?:s|ning)?\s+to|aim(?:s|ed|ing)?|target\w*|required?|needed|necessary|sample\s+size|"
    r"power(?:ed)?|expected|anticipated|calculated|estimated|detect|maximum\s+of|up\s+to|are\s+(?:recruited|randomi[sz]ed|included|enrol?led))\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:were|was|had\s+been|have\s+been)\s+(?:\w+\s+)?(?:randomi|random|assign|allocat|enrol|recruit|includ|treated)\w*"
    r"|^(?:accrued|enrol?led|recruited|included|randomi[sz]ed|randomly\s+\w+ed)\b|\brandomi[sz]ed\s+(?:[\w-]+\s+)?\w+$",
    re.IGNORECASE,
)
# "64 women, of whom 30 entered group A": a part of those counted before.
_PART_OF = re.compile(r"\bof\s+(?:which|whom|these|them|those)\s*,?\s*$", re.IGNORECASE)
_LEAST = re.compile(r"(?:\bat\s+least|\bmore\s+than|\bless\s+than|[<>≥≤~])\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19\d\d|20[0-2]\d|2030)(?!\d)")  # "1,917 men" are no year
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|which|with)\s")


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause around a match."""
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    return text[first : after.start() if after else len(text)]


def _counts(text: str, start: int, match: re.Match[str], value: int) -> bool:
    """Tell whether a number is one of people who took part, all of them."""
    if value < _SMALLEST or _YEAR.match(text, start) or text[start] == "0":
        return False
    # "EORTC 40983 patients": the number belongs to a name.
    before = text[:start]
    if re.search(r"[A-Z]{2}\s?$", before) or _LEAST.search(before) or _PART_OF.search(before):
        return False
    if _NOT_WHOLE.search(match.group()):
        return False
    # "in 35 patients (64 %)": a part of them.
    if match.group().endswith("received") and _AND_OTHERS.match(text, match.end()):
        return False
    if _SHARE.match(text, match.end()) or _OF_AN_ARM.match(text, match.end()):
        return False
    clause = _clause(text, match.start(), match.end())
    return not _WANTED.search(clause) or bool(_HAPPENED.search(match.group()))


# "40 men entered the final analysis": who was analysed, not who took part.
_IN_ANALYSIS = _compiled(
    r"\s*(?:in|into|for)\s+(?:the\s+|this\s+|our\s+)?(?:(?:final|primary|main|efficacy|safety|per[-\s]protocol|intention[-\s]to[-\s]treat|interim|statistical|survival|response|PP|ITT)\s+){0,3}(?:analys[ei]s|population)\b"
)


def find_participants(
    text: str, table: tuple[SlotPattern, ...] = PARTICIPANTS
) -> Iterator[Participants]:
    """Yield the counts of participants in a text, randomised before enrolled before analysed."""
    for entry in table:
        for match in entry.pattern.finditer(text):
            name = "n" if match.groupdict().get("n") else "n2"
            value = to_int(match.group(name))
            if value is not None and _counts(text, match.start(name), match, value):
                analysed = entry.value == "enrolled" and _IN_ANALYSIS.match(text, match.end())
                kind = "analysed" if analysed else entry.value
                yield Participants.model_validate(
                    {"value": value, "kind": kind, "text": match.group().strip()}
                )
