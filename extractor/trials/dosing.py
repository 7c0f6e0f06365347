"""What a sentence says of the dosing of the drugs it names, drug by drug."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Arm, Intervention
from ..types import Sentence, Statistic
from .amounts import RAYS, amount, fits, is_amount
from .cycles import cycle_of
from .doses import find_duration, find_route
from .pattern import SlotPattern, compiled
from .places import REACH, dose_before, next_drug, places, same_drug, stands_in
from .schedules import RIGHT_BEFORE, find_schedule, schedule_before

PIECES = SlotPattern(
    "pieces",
    compiled(
        r"(?<![\w.])(?P<n>\d{1,2}|one|two|three|four)\s+(?P<unit>tablets?|capsules?|vials?|puffs?|drops?|sachets?|sprays?)\b"
    ),
    ("Alphamab: 4 tablets, once daily", "two puffs"),
    ("a tablet", "tablets of 4 mg"),
)
# What is lowered for toxicity, what a tablet holds, and what is dissolved in is no planned dose.
NOT_PLANNED = SlotPattern(
    "not planned",
    compiled(
        r"\b(?:reduc\w+|lower\w*|decreas\w+|de-?escalat\w+|withheld|interrupt\w+|discontinu\w+)\b[^.;]{0,60}$"
        r"|\b(?:median|mean|average)\s*(?:[=:]|was|of|dose\b[^.;]{0,20})\s*$"
        r"|\b(?:suppli(?:ed|es)|available|packed|provided|manufactured|formulated)\b[^.;,]{0,40}$"
        r"|\b(?:diluted|dissolved|suspended|reconstituted|emulsified)\s+(?:\w+\s+){0,4}?(?:in|with)\s+$"
    ),
    ("the dose was reduced to ", "tablets were supplied as ", "was diluted in ", "(median = "),
    ("Alphamab was given at ",),
)


@dataclass(frozen=True, slots=True)
class Dosing:
    """What one place says of one drug."""

    dose: str | None = None
    unit: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None


_ON_DAYS = re.compile(r"days?\s\d|d\d", re.IGNORECASE)
_RATE = re.compile(r"(?:per|a|each)\s+day|daily", re.IGNORECASE)


def _schedule(text: str) -> str | None:
    """Return the schedule of a text: a rate ("per day") with the days on which it is given."""
    first = find_schedule(text)
    if first is None or not _RATE.fullmatch(first):
        return first
    rest = text[text.index(first) + len(first) :]
    days = None if ";" in rest else find_schedule(rest)
    return f"{first} {days}" if days and _ON_DAYS.match(days) else first


_TIMES_MORE = 4  # a total is many fractions


def _total(inside: Sequence[Statistic], dose: Statistic | None) -> Statistic | None:
    """Return the total of "2 Gy a day, to a total of 50 Gy", None where the first dose is it."""
    if dose is None or not (dose.unit or "").endswith("Gy"):
        return None
    size = dose.value or dose.high or 0
    more = [s for s in inside if s.start >= dose.end and s.unit == dose.unit]
    return next((s for s in more if (s.value or s.low or 0) >= _TIMES_MORE * size), None)


def _by_fractions(
    sentence: Sentence, whole: Statistic, dose: Statistic | None, stop: int
) -> Dosing:
    """Return radiotherapy whose fractions are told before its total."""
    start = dose.start - len("fractions of ") if dose else whole.start
    told = sentence.text[max(0, start - sentence.start) : whole.start - sentence.start]
    behind = sentence.text[whole.end - sentence.start : stop - sentence.start]
    schedule = find_schedule(told)
    if schedule and dose and dose.text not in schedule:
        schedule = f"{dose.text} {schedule}"
    printed, unit = amount(whole, behind)
    upto = re.match(rf"\s*(?:to|[-–])\s*(\d[\d.]*)\s?{unit}\b", behind)
    printed = f"{printed}-{upto[1]}" if upto else printed
    return Dosing(
        dose=printed,
        unit=unit,
        schedule=schedule or find_schedule(behind),
        duration=find_duration(behind),
    )


def _own_words(text: str) -> str:
    """Return what follows a drug without the schedule that stands right before the next one."""
    match = RIGHT_BEFORE.pattern.search(text)
    return text[: match.start()] if match else text


def _own_schedule(name: str, after: str) -> str | None:
    """Return the schedule in what follows a treatment; fractions are of rays."""
    schedule = _schedule(_own_words(after))
    rays = RAYS.search(name) is not None
    return None if schedule and "fraction" in schedule and not rays else schedule


def _planned(sentence: Sentence, dose: Statistic) -> bool:
    """Tell whether a dose is one that was planned for all."""
    before = sentence.text[: dose.start - sentence.start]
    return not NOT_PLANNED.pattern.search(before[-REACH:])


def _read(sentence: Sentence, start: int, end: int) -> Dosing | None:
    """Return the dosing of a drug that stands between two offsets, None for nothing."""
    stop, named = next_drug(sentence, end), sentence.text[start - sentence.start :][: end - start]
    inside = [
        s
        for s in sentence.statistics
        if s.kind == "DOSE" and end <= s.start and s.end <= stop and fits(named, s)
    ]
    dose = dose_before(sentence, start) or next(filter(is_amount, inside), None)
    if dose is not None and not _planned(sentence, dose):
        dose = next((s for s in inside if is_amount(s) and _planned(sentence, s)), None)
    whole = _total(inside, dose)
    if whole is not None:
        return _by_fractions(sentence, whole, dose, stop)
    text = sentence.text[end - sentence.start : stop - sentence.start]
    after = sentence.text[max(end, dose.end if dose else end) - sentence.start :]
    after = after[: max(0, stop - max(end, dose.end if dose else end))]
    pieces = PIECES.pattern.search(text) if dose is None else None
    lead = schedule_before(sentence.text[: start - sentence.start])
    schedule = _own_schedule(named, after) or lead
    if dose is None and pieces is None and schedule is None:
        return None
    printed, unit = (None, None)
    if dose:
        printed, unit = amount(dose, sentence.text[dose.end - sentence.start :])
    if pieces:
        printed, unit = pieces["n"], pieces["unit"]
    if "placebo" in named.lower():
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
    at, rays = end, (read.unit or "").endswith("Gy")
    for mention in sentence.labelled("DRUG"):
        if mention.start < at or stands_in(sentence, mention):
            continue
        other = _read(sentence, mention.start, mention.end)
        if other is None or other.dose is None or rays != (other.unit or "").endswith("Gy"):
            break
        if schedule_before(sentence.text[: mention.start - sentence.start]):
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
    r"(?<!radio)surgery|ectomy|resection|observation|^control$|waiting list|transplant|no treatment"
)


def dose_of(item: Intervention, sentences: Sequence[Sentence]) -> Intervention:
    """Return an intervention with the fullest dosing that the sentences give it."""
    best = item
    if _UNDOSED.search(item.name):
        return item
    for n, sentence in enumerate(sentences):
        for start, end in places(sentence, item):
            read = _read(sentence, start, end)
            if read is None:
                continue
            read = _shared(sentence, end, read)
            schedule = cycle_of(read.schedule, sentence, end, _behind(sentences, n))
            read = replace(read, schedule=schedule)
            found = _better(item, best, sentence, (start, end), read)
            if _fuller(found, best):
                best = found
    return best


def _behind(sentences: Sequence[Sentence], n: int) -> Sequence[Sentence]:
    """Return the sentences that follow one in its paragraph."""
    return [s for s in sentences[n + 1 : n + 4] if s.passage == sentences[n].passage]


def _better(
    item: Intervention, best: Intervention, sentence: Sentence, at: tuple[int, int], read: Dosing
) -> Intervention:
    """Return an intervention with what one more place says, the best so far where it differs."""
    start, end = at
    if best.dose and read.dose != best.dose and _lists(sentence, end, best.dose):
        read = replace(read, dose=best.dose, unit=best.unit)
    if best.dose and read.dose and (read.dose, read.unit) != (best.dose, best.unit):
        # Arms of one drug differ by dose: what an arm says of itself stands.
        if item.dose or best.schedule or not read.schedule:
            return best
        best = item
    led = schedule_before(sentence.text[: start - sentence.start])
    if read.dose is None and not led and not _given(sentence, end):
        return best
    return item.model_copy(
        update={
            "dose": read.dose or best.dose,
            "unit": read.unit or best.unit,
            "route": read.route or best.route,
            "schedule": _longer(read.schedule, best.schedule),
            "duration": read.duration or best.duration,
        }
    )


def _longer(new: str | None, old: str | None) -> str | None:
    """Return the new schedule, or the old one where that says the same and goes on."""
    return old if old and (new is None or old.startswith(new)) else new


def _lists(sentence: Sentence, end: int, dose: str) -> bool:
    """Tell whether a dose is one of those listed behind a drug: "175, 210 or 250 mg every week"."""
    stop = next_drug(sentence, end)
    text = sentence.text[end - sentence.start : stop - sentence.start]
    return re.search(rf"(?<![\d.]){re.escape(dose)}(?![\d.])", text) is not None


_IS_GIVEN = compiled(
    r"^(?:\W|\w+\W+){0,6}?(?:given|intravenous(?:ly)?|orally|subcutaneous(?:ly)?|administered|taken|received|infused|injected|delivered|weekly|daily|every|once|twice|days?|fractions?|cycles?|d\d|q\dw)\b"
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
