"""Dose, unit, route, schedule and duration of an intervention, from where it is dosed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Mention, Sentence, Statistic
from .pattern import SlotPattern, compiled, values
from .schedules import find_schedule

ROUTES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "intravenous",
        compiled(
            r"\bintravenous(?:ly)?\b|\b(?-i:i\.?\s?v\.?|IV|I\.V\.)(?=[\s,;)])|\binfusion\b|\binfused\b"
        ),
        ("given intravenously", "100 mg i.v. on day 1", "a 30-min infusion"),
        ("oral tablets",),
    ),
    SlotPattern(
        "oral",
        compiled(
            r"\boral(?:ly)?\b|\bper\s+os\b|\bp\.\s?o\.|\bby\s+mouth\b|\btablets?\b|\bcapsules?\b"
        ),
        ("taken orally", "by mouth"),
        ("an ordinary day",),
    ),
    SlotPattern(
        "subcutaneous",
        compiled(r"\bsubcutaneous(?:ly)?\b|\bs\.\s?c\.|\bSC\b"),
        ("subcutaneously", "s.c. injection"),
        ("scheme",),
    ),
    SlotPattern(
        "intramuscular",
        compiled(r"\bintramuscular(?:ly)?\b|\bi\.\s?m\."),
        ("intramuscularly",),
        ("muscular",),
    ),
    SlotPattern(
        "intraperitoneal",
        compiled(r"\bintraperitoneal(?:ly)?\b"),
        ("given intraperitoneally",),
        ("peritoneal",),
    ),
    SlotPattern(
        "topical",
        compiled(r"\btopical(?:ly)?\b"),
        ("a topical gel",),
        ("tropical",),
    ),
)
DURATION = compiled(
    r"\b(?:for|during)\s+(?:up\s+to\s+|a\s+(?:maximum|total)\s+of\s+|at\s+least\s+|an?\s+additional\s+)?"
    r"(?P<duration>(?:\d{1,3}|one|two|three|four|five|six|eight|twelve)(?:\s?[-–]\s?\d+)?[\s-]"
    r"(?:days?|weeks?|months?|years?|cycles?|courses?))\b"
    r"|\b(?P<until>until\s+(?:disease\s+)?progression(?:\s+or\s+[\w-]+(?:\s+toxicity)?)?)"
)
_REACH = 160  # characters after a drug in which its dose may stand
_OR_PLACEBO = compiled(r"(?:\bor|/)\s+(?:an?\s+)?(?:matching\s+|matched\s+)?$")
# "1000 mg plus drug B": the dose is of the drug before.
_JOINS = compiled(r",|\b(?:and|plus|with|or|versus|vs|then|followed|alone|both)\b|\+")
_BEFORE = re.compile(r"^\s*(?:of\s+|\(?)?(?:\w+\s+){0,1}$")


def _same(mention: Mention, item: Intervention) -> bool:
    name = mention.concept.name if mention.concept else mention.text
    return name.lower() == item.name.lower() or mention.text == item.text


def _mentions(sentence: Sentence, item: Intervention) -> list[Mention]:
    """Return where a sentence names an intervention; what is no known drug by its very text."""
    found = [m for m in sentence.labelled("DRUG") if _same(m, item)]
    if found or item.id or not item.text:
        return found
    return [
        Mention(
            label="DRUG",
            text=item.text,
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
        )
        for m in re.finditer(rf"(?<![\w-]){re.escape(item.text)}(?![\w-])", sentence.text)
    ]


def _window(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """Return the stretch after a drug up to the next drug."""
    later = [
        m.start
        for m in sentence.labelled("DRUG")
        if m.start > mention.end and not _stands_in(sentence, m)
    ]
    return mention.end, min([*later, sentence.end, mention.end + _REACH])


def _stands_in(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a drug is the placebo of "A or placebo": what follows is said of both."""
    before = sentence.text[: mention.start - sentence.start]
    return "placebo" in mention.text.lower() and bool(_OR_PLACEBO.search(before))


def _dose_before(sentence: Sentence, mention: Mention) -> Statistic | None:
    """Return the dose of "120 mg denosumab" or "a dose of 120 mg of denosumab"."""
    for statistic in sentence.statistics:
        if statistic.kind == "DOSE" and statistic.end <= mention.start:
            between = sentence.text[statistic.end - sentence.start : mention.start - sentence.start]
            if _BEFORE.match(between) and not _JOINS.search(between):
                return statistic
    return None


def _amount(dose: Statistic) -> dict[str, str | None]:
    """Return dose and unit as printed; an AUC is the dose of a drug given by exposure."""
    number = re.match(r"[^\d]*([\d.,·]+)", dose.text)
    printed = number.group(1) if number else str(dose.value)
    if dose.text.upper().startswith("AUC"):
        return {"dose": f"AUC {printed}", "unit": None}
    return {"dose": printed, "unit": dose.unit}


def _dosed(sentence: Sentence, mention: Mention, item: Intervention) -> Intervention | None:
    """Return the intervention with what the sentence says of its dosing, None for nothing."""
    start, end = _window(sentence, mention)
    inside = [s for s in sentence.statistics if start <= s.start and s.end <= end]
    dose = _dose_before(sentence, mention) or next((s for s in inside if s.kind == "DOSE"), None)
    if dose is None or dose.value is None:
        return None
    text = sentence.text[start - sentence.start : end - sentence.start]
    duration = DURATION.search(text)
    return item.model_copy(
        update={
            **_amount(dose),
            "route": next(values(ROUTES, text), None),
            "schedule": find_schedule(
                sentence.text[dose.end - sentence.start : end - sentence.start]
            )
            or _shared_schedule(sentence, end),
            "duration": (duration.group("duration") or duration.group("until"))
            if duration
            else None,
        }
    )


def _shared_schedule(sentence: Sentence, at: int) -> str | None:
    """Return the schedule of the drug coordinated behind: "A 75 mg and B 5 mg weekly"."""
    drug = next((m for m in sentence.labelled("DRUG") if m.start == at), None)
    if drug is None:
        return None
    before = sentence.text[: drug.start - sentence.start]
    joined = re.search(r"(?:\band|\bplus|\+|,)\s+(?:\w+-)?$", before)
    start, end = _window(sentence, drug)
    if joined is None or not any(
        s.kind == "DOSE" and start <= s.start < end for s in sentence.statistics
    ):
        return None
    return find_schedule(sentence.text[start - sentence.start : end - sentence.start])


def lone_dose(item: Intervention, sentences: Sequence[Sentence]) -> Intervention:
    """Return the only intervention of a trial with the first dose said, whatever it stands by."""
    for sentence in sentences:
        dose = next((s for s in sentence.statistics if s.kind == "DOSE" and s.value), None)
        others = [m for m in sentence.labelled("DRUG") if not _same(m, item)]
        if dose is not None and not others:
            found = {"dose": str(dose.value), "unit": dose.unit}
            schedule = find_schedule(sentence.text[dose.end - sentence.start :])
            return item.model_copy(update={**found, "schedule": schedule})
    return item


def _completeness(item: Intervention) -> int:
    return sum(v is not None for v in (item.dose, item.schedule, item.route, item.duration))


def dose_of(item: Intervention, sentences: Sequence[Sentence]) -> Intervention:
    """Return an intervention with the fullest dosing that the sentences give it."""
    best = item
    for sentence in sentences:
        for mention in _mentions(sentence, item):
            found = _dosed(sentence, mention, item)
            # Arms of one drug differ by dose: what an arm says of itself stands.
            if found is None or (best.dose and (found.dose, found.unit) != (best.dose, best.unit)):
                continue
            if _completeness(found) > _completeness(best):
                best = found
    return best


def add_doses(arm: Arm, sentences: Sequence[Sentence]) -> Arm:
    """Return an arm with the doses of its interventions."""
    return arm.model_copy(
        update={"interventions": tuple(dose_of(i, sentences) for i in arm.interventions)}
    )
