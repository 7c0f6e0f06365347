"""Doses that change as planned: "4 mg/kg, then 2 mg/kg weekly", "9 mg on day 1, 6 mg on day 2"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records import Arm, Intervention
from ..types import Sentence, Statistic
from .amounts import amount, is_amount
from .cycles import CYCLE
from .dosing import dose_of
from .pattern import SlotPattern, compiled
from .places import dose_before, places, same_drug
from .schedules import SCHEDULE, find_schedule
from .stretch import cut

THEN = SlotPattern(
    "then",
    compiled(
        r"\b(?:followed\s+by|then|thereafter|subsequently|afterwards|(?:at|with)\s+an?\s+maintenance\s+dose)\b"
    ),
    ("4 mg/kg followed by 2 mg/kg", "once, then 2 mg/kg weekly"),
    ("4 mg/kg or 2 mg/kg", "4 mg/kg and 2 mg/kg"),
)
LOADING = SlotPattern(
    "loading",
    compiled(r"\b(?:loading|initial|starting)\s+dose\b"),
    ("a loading dose of 4 mg/kg", "4 mg/kg initial dose"),
    ("the dose was reduced",),
)
_AND = compiled(r"^[^;]*,?\s+and\s+(?:at\s+|of\s+|to\s+)?$")
# Levels that were tried one after the other, and what is lowered for toxicity, are no plan.
_NO_PLAN = compiled(
    r"\b(?:escalat|de-escalat|reduc|lower|toxicit|dose\s+levels?|cohorts?|tolerated|increas|delay|or|versus|vs|compared|if|median|mean|range)\w*\b|;"
)
# A drug given both ways in one cycle: "400 mg/m2 bolus and 2,400 mg/m2 over 46 h".
_BOLUS = compiled(r"\bbolus\b|\bpush\b|\brapid\b")
_INFUSED = compiled(r"\b(?:continuous|infusion|infused|over\s+\d+)\b")
_LOWERED = compiled(
    r"\b(?:reduc|de-?escalat|lower|toxicit|tolera|delay|median|mean|grade|neutrop|if)\w*\b"
)
_KEPT = compiled(r"\s*(?:as\s+|for\s+)?maintenance\b")
_DAYS = compiled(r"\b(?:days?|weeks?|cycles?)\s+\d")
_REACH = 160  # characters from one dose to the next


def _between(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


def _after(sentence: Sentence, dose: Statistic) -> str:
    return sentence.text[dose.end - sentence.start :]


def _doses(sentence: Sentence, item: Intervention, start: int, end: int) -> list[Statistic]:
    """Return the doses of a drug at one place, in order, up to where another drug begins."""
    others = [m for m in sentence.labelled("DRUG") if not same_drug(m, item)]
    stop = min([m.start for m in others if m.start >= end] + [sentence.end])
    taken = dose_before(sentence, stop) if stop < sentence.end else None
    found = [
        s
        for s in sentence.statistics
        if is_amount(s) and end <= s.start and s.end <= stop and s is not taken
    ]
    first = dose_before(sentence, start)
    return [first, *found] if first is not None else found


def _is_next(sentence: Sentence, one: Statistic, other: Statistic) -> bool:
    """Tell whether the words between two doses say that one follows the other."""
    if one.unit != other.unit or other.start - one.end > _REACH:
        return False
    words = _between(sentence, one.end, other.start)
    if _NO_PLAN.search(words):
        return False
    after = sentence.text[other.end - sentence.start :]
    dated = _AND.match(words) and _DAYS.search(words) and _DAYS.search(after[:30])
    rapid = _BOLUS.search(words) and _INFUSED.search(after[:60])
    kept = LOADING.pattern.search(words) and _KEPT.match(after)
    return bool(THEN.pattern.search(words) or dated or rapid or kept)


def _schedule(text: str) -> str | None:
    """Return when a dose is given of which others follow; the loading dose is given once."""
    loading = LOADING.pattern.search(text)
    return find_schedule(text) or (loading.group().lower() if loading else None)


def _next(sentence: Sentence, item: Intervention) -> Iterator[tuple[Intervention, Intervention]]:
    """Yield a drug's dosing and the one that is planned after it."""
    for start, end in places(sentence, item):
        doses = _doses(sentence, item, start, end)
        for one, other in pairwise(doses):
            mine = amount(one, _after(sentence, one)) == (item.dose, item.unit)
            if not mine or not _is_next(sentence, one, other):
                continue
            printed, unit = amount(other, _after(sentence, other))
            whole = find_schedule(_between(sentence, end, max(end, one.start)))
            behind = _between(sentence, other.end, min(sentence.end, other.end + _REACH))
            first = _schedule(_between(sentence, min(end, one.start), other.start))
            if first is None and _BOLUS.search(_between(sentence, one.end, other.start)):
                # Bolus and infusion are of one cycle.
                first = find_schedule(behind)
            yield (
                item.model_copy(update={"schedule": first or _repeated(item, behind)}),
                item.model_copy(
                    update={
                        "dose": printed, "unit": unit, "schedule": find_schedule(behind) or whole,
                        "duration": None,
                    }
                ),
            )  # fmt: skip


def _again(sentence: Sentence, item: Intervention) -> Iterator[tuple[Intervention, Intervention]]:
    """Yield a drug's dosing and the one told where it is named again: "then alphamab 6 mg"."""
    for (_, end), (start, _) in pairwise(places(sentence, item)):
        words = _between(sentence, end, start)
        if not _THEN_IT.search(words) or _NO_PLAN.search(words[-_TURN:]):
            continue
        plain = {"dose": None, "unit": None, "schedule": None, "duration": None}
        later = cut(sentence, start, sentence.end)
        found = dose_of(item.model_copy(update=plain), (later,))
        if found.dose and (found.dose, found.unit) != (item.dose, item.unit):
            yield item, found


_TURN = 40  # characters before a drug in which words turn to its next dosing
_THEN_IT = compiled(
    r"\b(?:followed\s+by|then|thereafter|subsequently)\s+(?:\w+\s+)?(?:maintenance\s+)?(?:with\s+)?$"
)


def _repeated(item: Intervention, behind: str) -> str | None:
    """Return the schedule that a drug has elsewhere, none where it is that of the later dose."""
    later = SCHEDULE.pattern.search(behind)
    mine = item.schedule
    told = later is not None and mine is not None and mine in later.group()
    return None if told or (mine and CYCLE.pattern.fullmatch(mine)) else mine


def with_changes(arms: Sequence[Arm], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms with a second entry for each drug whose dose changes as planned.

    Arms that differ by the dose of a drug are left as they are: there both doses are arms.
    """
    dosed = {(i.name, i.dose) for arm in arms for i in arm.interventions if i.dose}
    several = {name for name, _ in dosed if sum(n == name for n, _ in dosed) > 1}
    return tuple(
        arm.model_copy(
            update={
                "interventions": tuple(
                    part
                    for item in arm.interventions
                    for part in ((item,) if item.name in several else _parts(item, sentences))
                )
            }
        )
        for arm in arms
    )


LATER = SlotPattern(
    "later",
    compiled(
        r"\b(?:during|in|from|for|after)\s+(?:the\s+)?(?:cycles?|courses?)\s+(?:[2-9]|1\d|two|three|four|five|six)\b"
        r"|\b(?:from|in)\s+(?:the\s+)?(?:second|third|fourth|fifth)\s+(?:cycle|course)|\b(?:subsequent|later|following)\s+(?:cycles|courses|doses)\b"
    ),
    ("During cycles 5 through 10,", "from the second cycle", "in subsequent cycles"),
    ("during cycles 1-4", "for six cycles"),
)


def _later(item: Intervention, sentence: Sentence) -> Iterator[tuple[Intervention, Intervention]]:
    """Yield a drug with the dose that a sentence plans for its later cycles."""
    if not LATER.pattern.search(sentence.text) or _LOWERED.search(sentence.text):
        return
    plain = item.model_copy(update={"dose": None, "unit": None, "schedule": None})
    found = dose_of(plain.model_copy(update={"duration": None}), (sentence,))
    first = {s for s, _ in _doses_told(sentence)}
    if (
        found.dose
        and found.unit == item.unit
        and found.dose != item.dose
        and item.dose not in first
    ):
        yield item, found


def _doses_told(sentence: Sentence) -> Iterator[tuple[str, str | None]]:
    return (amount(s, _after(sentence, s)) for s in sentence.statistics if is_amount(s))


_WORD = compiled(r"[a-z]{6,}")  # drugs that an abbreviation stands for get their ids later


def _parts(item: Intervention, sentences: Sequence[Sentence]) -> tuple[Intervention, ...]:
    if item.dose is None or not (item.id or _WORD.fullmatch(item.name)):
        return (item,)
    told = (_next(s, item) for s in sentences)
    pairs = (*told, *(_again(s, item) for s in sentences), *(_later(item, s) for s in sentences))
    return next((pair for found in pairs for pair in found), (item,))
