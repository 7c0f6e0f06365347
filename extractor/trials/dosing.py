"""What a sentence says of the dosing of the drugs it names, drug by drug."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Arm, Intervention
from ..types import Mention, Sentence, Statistic
from .amounts import PER, amount, is_amount
from .doses import find_duration, find_route
from .pattern import SlotPattern, compiled
from .schedules import find_schedule

_BARE_RADIATION = re.compile(r"radio-?therapy|radiation(?: therapy)?|irradiation|rt")
_RADIATION = re.compile(r"radi(?:o|ation)|irradiat", re.IGNORECASE)
_REACH = 170  # characters after a drug in which its dosing may stand
_OR_PLACEBO = compiled(
    r"(?:\bor|/|\()\s*(?:an?\s+)?(?:or\s+)?(?:matching\s+|matched\s+|identical\s+)?$"
)
# "1000 mg plus drug B": the dose is of the drug before.
_JOINS = compiled(r",|\b(?:and|plus|with|or|versus|vs|then|followed|alone|both)\b|\+")
_BEFORE = re.compile(
    r"^\s*(?:(?:per\s+day|daily|once\s+daily|twice\s+daily|weekly)\s+)?(?:of\s+|\(?)?(?:\w+\s+){0,1}$"
)
PIECES = SlotPattern(
    "pieces",
    compiled(
        r"(?<![\w.])(?P<n>\d{1,2}|one|two|three|four)\s+(?P<unit>tablets?|capsules?|vials?|puffs?|drops|sachets?|sprays?)\b"
    ),
    ("Alphamab: 4 tablets, once daily", "two puffs"),
    ("a tablet", "tablets of 4 mg"),
)
# "day 1" says when in a cycle; how long the cycle is may stand elsewhere in the sentence.
CYCLE = SlotPattern(
    "cycle",
    compiled(
        r"\b(?:every\s+(?:\d{1,2}|two|three|four|six)[\s-](?:days?|weeks?)|q\s?\d\s?w(?:eeks)?|(?:of|in)\s+(?:an?|each|every)\s+(?:\d{1,2}|three|four)[\s-](?:days?|weeks?)\s+cycles?"
        r"|(?<=in\sa\s)bi-?weekly(?=\s+schedule))\b"
    ),
    ("cycles every 3 weeks", "of each 21-day cycle", "in a biweekly schedule"),
    ("every patient",),
)
_ONLY_DAYS = re.compile(
    r"^d(?:ays?\s)?[\d\s,d–-]+(?:(?:and|to|through|&)\s+\d+)*$|^day\s+one$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dosing:
    """What one place says of one drug."""

    dose: str | None = None
    unit: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None


def same_drug(mention: Mention, item: Intervention) -> bool:
    """Tell whether a mention names an intervention."""
    name = mention.concept.name.lower() if mention.concept else mention.text.lower()
    printed = mention.text.lower()
    if name == "radiotherapy" and _RADIATION.search(item.name):
        # Its kinds have one concept; the bare word means whichever kind the trial has.
        bare = (_BARE_RADIATION.fullmatch(n) for n in (printed, item.name.lower()))
        return printed == item.name.lower() or any(bare)
    return name == item.name.lower() or printed == (item.text or "").lower()


def places(sentence: Sentence, item: Intervention) -> list[tuple[int, int]]:
    """Return where a sentence names an intervention; what is no known drug by its very text."""
    found = [(m.start, m.end) for m in sentence.labelled("DRUG") if same_drug(m, item)]
    if found or item.id or not item.text:
        return found
    pattern = rf"(?<![\w-]){re.escape(item.text)}(?![\w-])"
    return [
        (sentence.start + m.start(), sentence.start + m.end())
        for m in re.finditer(pattern, sentence.text)
    ]


def _stands_in(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a drug is the placebo of "A or placebo": what follows is said of both."""
    before = sentence.text[: mention.start - sentence.start]
    return "placebo" in mention.text.lower() and bool(_OR_PLACEBO.search(before))


def _next_drug(sentence: Sentence, after: int) -> int:
    """Return where the next drug stands, with the dose that is printed before it."""
    later = [
        m.start
        for m in sentence.labelled("DRUG")
        if m.start > after and not _stands_in(sentence, m)
    ]
    start = min([*later, sentence.end, after + _REACH])
    before = dose_before(sentence, start)
    return max(after, before.start) if before is not None and before.start >= after else start


def dose_before(sentence: Sentence, at: int) -> Statistic | None:
    """Return the dose of "120 mg denosumab" or "a dose of 120 mg of denosumab"."""
    for statistic in sentence.statistics:
        if is_amount(statistic) and statistic.end <= at:
            between = sentence.text[statistic.end - sentence.start : at - sentence.start]
            per = PER.pattern.match(between)
            between = between[per.end() :] if per else between
            if _BEFORE.match(between) and not _JOINS.search(between):
                return statistic
    return None


def _cycle_of(sentence: Sentence, end: int, schedule: str | None) -> str | None:
    """Return a schedule of bare days with the cycle that the sentence tells next, else before."""
    if schedule is None or not _ONLY_DAYS.match(schedule.strip()):
        return schedule
    cycles = list(CYCLE.pattern.finditer(sentence.text))
    later = [m for m in cycles if m.start() >= end - sentence.start]
    chosen = (later or cycles[-1:])[:1]
    return f"{schedule} {chosen[0].group()}" if chosen else schedule


def _read(sentence: Sentence, start: int, end: int) -> Dosing | None:
    """Return the dosing of a drug that stands between two offsets, None for nothing."""
    stop = _next_drug(sentence, end)
    inside = [
        s for s in sentence.statistics if s.kind == "DOSE" and end <= s.start and s.end <= stop
    ]
    dose = dose_before(sentence, start) or next(filter(is_amount, inside), None)
    text = sentence.text[end - sentence.start : stop - sentence.start]
    after = sentence.text[
        max(end, dose.end if dose else end) - sentence.start : stop - sentence.start
    ]
    pieces = PIECES.pattern.search(text) if dose is None else None
    schedule = find_schedule(after)
    if dose is None and pieces is None and schedule is None:
        return None
    printed, unit = (None, None)
    if dose:
        printed, unit = amount(dose, sentence.text[dose.end - sentence.start :])
    if pieces:
        printed, unit = pieces["n"], pieces["unit"]
    if "placebo" in sentence.text[start - sentence.start : end - sentence.start].lower():
        # A mass behind "placebo" is of the drug that it is compared with.
        printed, unit = None, None
    if dose is not None and schedule is None and dose.end <= start:
        between = sentence.text[dose.end - sentence.start : start - sentence.start]
        schedule = find_schedule(between)
    return Dosing(
        dose=printed, unit=unit, route=find_route(text), schedule=schedule,
        duration=find_duration(text),
    )  # fmt: skip


def _shared(sentence: Sentence, end: int, read: Dosing) -> Dosing:
    """Return the dosing with the schedule of the drugs behind: "A 75 mg and B 5 mg weekly"."""
    if read.schedule is not None or read.dose is None:
        return read
    at = end
    for mention in sentence.labelled("DRUG"):
        if mention.start < at or _stands_in(sentence, mention):
            continue
        other = _read(sentence, mention.start, mention.end)
        if other is None or other.dose is None:
            break
        if other.schedule is not None:
            return replace(read, schedule=other.schedule, route=read.route or other.route)
        at = mention.end
    return read


def _completeness(item: Intervention) -> int:
    return sum(v is not None for v in (item.dose, item.schedule, item.route, item.duration))


def _fuller(found: Intervention, best: Intervention) -> bool:
    """Tell whether a dosing says more than the best one so far, or the same at greater length."""
    more, known = _completeness(found), _completeness(best)
    goes_on = found.schedule != best.schedule and (found.schedule or "").startswith(
        best.schedule or " "
    )
    return more > known or (more == known and goes_on)


# What an organ may get at most is not what is given.
_LIMIT = compiled(r"\bconstraints?\b|\bdose\s+limits?\b|\borgans?\s+at\s+risk\b|\bspinal\s+cord\b")
# What is done once or not at all has no dose.
_UNDOSED = re.compile(
    r"surgery|ectomy|resection|observation|^control$|waiting list|transplant|no treatment"
)


def dose_of(item: Intervention, sentences: Sequence[Sentence]) -> Intervention:
    """Return an intervention with the fullest dosing that the sentences give it."""
    best = item
    if _UNDOSED.search(item.name):
        return item
    for sentence in sentences:
        for start, end in places(sentence, item):
            read = _read(sentence, start, end)
            found = _better(item, best, sentence, end, read) if read is not None else best
            if _fuller(found, best):
                best = found
    return best


def _better(
    item: Intervention, best: Intervention, sentence: Sentence, end: int, read: Dosing
) -> Intervention:
    """Return an intervention with what one more place says, the best so far where it differs."""
    read = _shared(sentence, end, read)
    if best.dose and read.dose != best.dose and _lists(sentence, end, best.dose):
        read = replace(read, dose=best.dose, unit=best.unit)
    # Arms of one drug differ by dose: what an arm says of itself stands.
    if best.dose and read.dose and (read.dose, read.unit) != (best.dose, best.unit):
        return best
    if best.dose is None and read.dose is None and not _given(sentence, end):
        return best
    return item.model_copy(
        update={
            "dose": read.dose or best.dose,
            "unit": read.unit or best.unit,
            "route": read.route or best.route,
            "schedule": _cycle_of(sentence, end, read.schedule) or best.schedule,
            "duration": read.duration or best.duration,
        }
    )


def _lists(sentence: Sentence, end: int, dose: str) -> bool:
    """Tell whether a dose is one of those listed behind a drug: "175, 210 or 250 mg every week"."""
    stop = _next_drug(sentence, end)
    text = sentence.text[end - sentence.start : stop - sentence.start]
    return re.search(rf"(?<![\d.]){re.escape(dose)}(?![\d.])", text) is not None


_IS_GIVEN = compiled(
    r"^(?:\W|\w+\W+){0,6}?(?:given|administered|taken|received|infused|injected|weekly|daily|every|once|twice)\b"
)


def _given(sentence: Sentence, end: int) -> bool:
    """Tell whether what follows a drug speaks of giving it, so that a bare schedule is its own."""
    return bool(_IS_GIVEN.match(sentence.text[end - sentence.start :]))


def add_doses(arm: Arm, sentences: Sequence[Sentence]) -> Arm:
    """Return an arm with the doses of its interventions."""
    return arm.model_copy(
        update={"interventions": tuple(dose_of(i, sentences) for i in arm.interventions)}
    )


def bare_dose(item: Intervention, piece: Sentence) -> Intervention | None:
    """Return a treatment dosed by a side without a name: "or 66 Gy in 33 fractions"."""
    dose = next(filter(is_amount, piece.statistics), None)
    if dose is None:
        schedule = find_schedule(piece.text) if item.schedule else None
        return item.model_copy(update={"schedule": schedule}) if schedule else None
    after = piece.text[dose.end - piece.start :]
    printed, unit = amount(dose, after)
    update = {"dose": printed, "unit": unit, "schedule": find_schedule(after)}
    return item.model_copy(update={**update, "duration": find_duration(after)})


def lone_dose(item: Intervention, sentences: Sequence[Sentence]) -> Intervention:
    """Return the only intervention of a trial with the first dose said, whatever it stands by."""
    for sentence in sentences:
        dose = next(filter(is_amount, sentence.statistics), None)
        others = [m for m in sentence.labelled("DRUG") if not same_drug(m, item)]
        if dose is not None and not others and not _LIMIT.search(sentence.text):
            after = sentence.text[dose.end - sentence.start :]
            printed, unit = amount(dose, after)
            schedule = find_schedule(after)
            update = {"dose": printed, "unit": unit, "schedule": schedule or item.schedule}
            return item.model_copy(update=update)
    return item
