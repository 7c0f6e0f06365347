"""A trial as a row of a review's table tells it: each slot from the columns that are about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..codes import TrialStatus
from ..records import (
    Arm,
    Attribution,
    ConditionRef,
    Endpoint,
    Evidence,
    FollowUp,
    Participants,
)
from ..types import Sentence, TrialFinding
from .arms import compared_arms
from .conditions import find_condition
from .designs import DESIGNS
from .followup import find_follow_up
from .interventions import find_interventions
from .merge import merge_results
from .numbers import to_int
from .participants import PEOPLE
from .pattern import compiled, values
from .phases import find_phase
from .review_columns import outcome_named
from .review_rows import ReviewRow
from .row_arms import arms_of_row, size_of
from .row_results import results_of_row
from .row_status import status_of_row
from .rows import TrialRow
from .status import OPEN

_RANDOM = compiled(r"\bRCTs?\b|\brandomi[sz]ed\b|\brandomi[sz]ation\b|\brandom\s+allocation\b")
_NOT_ALL = compiled(
    r"\bnon-?\s?randomi[sz]ed\b|\bsingle-arm\b|\band\s+(?:non|observational|cohort|other)\b|\bobservational\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,\s\u2009\u00a0]\d{3})+|\d{1,6})(?![\d%]|[.,]\d|\s?[-–]\s?\d)"
)
_NOT_PEOPLE = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_COUNTED = re.compile(
    rf"(?<![\w.,–-])(\d{{1,3}}(?:[,\s]\d{{3}})+|\d{{1,6}})\s+(?:[\w/+-]+\s+){{0,5}}?{PEOPLE}\b",
    re.IGNORECASE,
)
_SUM = compiled(r"\d\s*(?:vs\.?|versus|/|\+|:|and|;)\s*\d")
_N_EQUALS = re.compile(r"\b[nN]\s*=\s*(\d[\d,]*)")
_PHASE = re.compile(r"\A\W*(?:phases?\s*)?", re.IGNORECASE)
_DURATION = re.compile(
    r"(?P<value>\d{1,3}(?:[.·]\d{1,2})?)\s*(?P<unit>years?|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d)\b",
    re.IGNORECASE,
)
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}
_SIZES = re.compile(r"\s*\d{1,5}(?:\s+\d{1,5})+\s*")
_ROUNDED = compiled(r"\b(?:median|mean|minimum)\b")
_FEWEST = 5


def _phase(row: ReviewRow, caption: str) -> str | None:
    for cell in row.cells("phase"):
        found = find_phase(_PHASE.sub("phase ", cell.text, count=1))
        if found:
            return found
    found = find_phase(
        " ".join(s.text for s in row.cells("design", "name", "id", "result", "other"))
    )
    if found or row.has("phase"):
        return found
    told = re.sub(r"(?i)\bphases\b", "phase", caption)
    several = re.search(
        r"(?i)phase\s*\w+\s*(?:and|or|to|,|&|–|-|/)\s*(?:phase\s*)?(?:I|[1-4])", told
    )
    return None if several else find_phase(told)


def _design(row: ReviewRow, caption: str, arms: Sequence[Arm]) -> tuple[str, ...]:
    cells = row.cells("design", "phase", "name", "population", "treatment", "author", "reference")
    text = " ; ".join(s.text for s in cells)
    found = dict.fromkeys(values(DESIGNS, text))
    if "non_randomised" in found or "single_arm" in found:
        found.pop("randomised", None)
    elif _RANDOM.search(text) or (_RANDOM.search(caption) and not _NOT_ALL.search(caption)):
        found = {"randomised": None, **found}
    against = any(i.name == "placebo" for a in arms for i in a.interventions)
    whole = "placebo_controlled" in values(DESIGNS, caption) and not _NOT_ALL.search(caption)
    if against or whole:
        found["placebo_controlled"] = None
    if "double_blind" in found:
        found.pop("open_label", None)
    return tuple(found)


def _count(cell: Sentence, arms: int) -> int | None:
    """Return the people that a cell counts: one number, or the sum of the arms'."""
    text = _NOT_PEOPLE.sub(" ", cell.text)
    if arms > 1 and _SIZES.fullmatch(text) and len(text.split()) == arms:
        return sum(map(int, text.split()))  # a line for each arm
    numbers = [n for m in _NUMBER.finditer(text) if (n := to_int(m[1])) is not None]
    if len(numbers) > 1 and _SUM.search(text):
        return sum(numbers)
    equal = _N_EQUALS.search(text)
    if equal:
        return to_int(equal[1])
    return numbers[0] if numbers and re.match(r"\W*\d", text) else None


def _participants(row: ReviewRow, arms: Sequence[Arm], status: TrialStatus) -> Participants | None:
    """Return how many took part; a number that is planned is none."""
    heads = [h for h in row.heads if h.role == "people"]
    if status in OPEN or any(h.planned for h in heads):
        return None
    total: int | None = None
    for head in heads[:1]:
        counts = [
            n for c in row.column(head.column) if c and (n := _count(c, len(arms))) is not None
        ]
        total = sum(counts) if counts else None
    if total is None:
        told = (
            m
            for c in row.cells("population", "people", "design", "condition")
            for m in [_COUNTED.search(c.text)]
            if m
        )
        total = next((n for m in told if (n := to_int(m[1]))), None)
    if total is None:
        sizes = [size_of(c.text) for c in row.cells("population")]
        total = next((s for s in sizes if s), None)
    if total is None and arms and all(a.n for a in arms):
        total = sum(a.n or 0 for a in arms)
    return Participants(value=total, text=str(total)) if total and total >= _FEWEST else None


_ORGAN = compiled(
    r"(breast|lung|prostate|prostatic|colorectal|colorectum|colon|rectal|rectum|gastric|stomach|o?esophageal|o?esophagus|pancreatic|pancreas|ovarian|ovary|cervical|cervix|endometrial|bladder|kidney|renal|liver|thyroid|head\s+and\s+neck|brain|skin)(?:\s+(?:cancers?|ca\.?))?"
)
_ADJECTIVES = {
    "prostatic": "prostate", "colorectum": "colorectal", "rectum": "rectal", "stomach": "gastric",
    "esophagus": "esophageal", "oesophagus": "esophageal", "oesophageal": "esophageal",
    "pancreas": "pancreatic", "ovary": "ovarian", "cervix": "cervical", "renal": "kidney",
}  # fmt: skip


def _condition(
    row: ReviewRow, caption: Sequence[Sentence], paper: Sequence[Sentence]
) -> ConditionRef | None:
    for cell in row.cells("condition"):
        organ = _ORGAN.fullmatch(cell.text.strip())
        if organ:  # a column of cancers says "Breast"
            word = organ[1].lower()
            name = f"{_ADJECTIVES.get(word, word)} cancer"
            return ConditionRef(text=cell.text.strip(), name=name)
    group = (row.group,) if row.group else ()
    places = (
        row.cells("condition"), row.cells("population", "people"), row.cells("design"), group,
        row.cells("name"), caption,
    )  # fmt: skip
    return find_condition([p for p in places if p], paper)


def _endpoints(row: ReviewRow) -> tuple[Endpoint, ...]:
    found: list[Endpoint] = []
    for role in ("primary", "secondary"):
        for cell in row.cells(role):
            for part in re.split(r"[,;/]|\band\b|\+", cell.text):
                outcome = outcome_named(part)
                if outcome is None and _SAFE.search(part):
                    outcome = OUTCOME.model_copy(update={"text": part.strip(), "code": "TOXICITY"})
                if outcome is None and part.strip():
                    outcome = OUTCOME.model_copy(update={"text": part.strip()})
                if outcome is not None:
                    found.append(Endpoint.model_validate({"role": role, "outcome": outcome}))
    return tuple(found)


_SAFE = compiled(r"\bsafety\b|\btoxicit|\badverse|\btolerab|\bDLTs?\b|\bAEs?\b")
OUTCOME = Endpoint.model_validate({"role": "primary", "outcome": {"code": "OTHER"}}).outcome


def _follow_up(row: ReviewRow) -> FollowUp | None:
    """Return a follow-up that is called a median, mean or minimum."""
    for head in (h for h in row.heads if h.role == "follow_up"):
        for cell in (c for c in row.column(head.column) if c is not None):
            match = _DURATION.search(cell.text) or _DURATION.search(
                f"{cell.text} {_unit(head.text)}"
            )
            said = _ROUNDED.search(f"{head.text} {cell.text}")
            if match and said:
                kind = said.group().lower()
                value = Decimal(match["value"].replace("·", "."))
                return FollowUp.model_validate(
                    {"value": value, "unit": _UNITS[match["unit"][0].lower()], "kind": kind}
                )
    return find_follow_up(row.cells("result", "other"))


def _unit(head: str) -> str:
    found = compiled(r"\b(?:months?|years?|weeks?|mo|yrs?)\b").search(head)
    return found.group() if found else ""


def common_arms(trial: TrialRow, caption: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return what a caption says all trials tested, for tables without a column of treatments."""
    if trial.row.has("treatment"):
        return ()
    compared = compared_arms(caption)
    if compared:
        return compared
    found = [i for s in caption for i in find_interventions(s)]
    return (Arm(interventions=tuple(found)),) if len(found) == 1 else ()


def finding_of_row(
    trial: TrialRow, caption: Sequence[Sentence], paper: Sequence[Sentence]
) -> TrialFinding:
    """Return a trial as its row in a table tells it.

    Args:
        trial: the row.
        caption: the sentences of the table's caption.
        paper: title and abstract, which say what disease the paper is about.
    """
    row, title = trial.row, trial.table.caption
    arms = arms_of_row(row, common_arms(trial, caption))
    status = status_of_row(row, title)
    results = () if status in OPEN else results_of_row(row, arms, title)
    start, end = row.span
    return TrialFinding(
        rule_id="trial.table_row",
        acronym=trial.name,
        registry_ids=trial.ids,
        phase=_phase(row, title),
        design=_design(row, title, arms),
        status=status,
        participants=_participants(row, arms, status),
        condition=_condition(row, caption, paper),
        arms=arms,
        endpoints=_endpoints(row),
        results=merge_results(results),
        follow_up=_follow_up(row),
        attribution=Attribution(source="cited", references=trial.keys),
        evidence=(Evidence(start=start, end=end, where="table"),),
        features=(("own", 0.0), ("named", float(trial.named))),
    )
