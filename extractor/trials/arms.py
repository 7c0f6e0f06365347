"""Arms: who was compared with whom, and what each side was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .doses import add_doses, dose_of, lone_dose
from .interventions import find_interventions, is_comparator
from .levels import level_arms
from .pattern import SlotPattern, compiled
from .stretch import cut

ASSIGNED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "assigned to",
        compiled(
            r"\b(?:randomi[sz]ed|assigned|allocated|randomi[sz]ation|randomly)\b[^.]{0,90}?"
            r"\b(?:to|into|receiving|receive|between|with)\b(?:\s+(?:either|receive|one\s+of))?(?P<sides>.+)"
        ),
        ("were randomised 1:1 to receive A or B", "randomly assigned to A or to B"),
        ("A was given to all",),
    ),
    SlotPattern(
        "received",
        compiled(
            r"\b(?:patients|women|men|participants|subjects|pts)\s+(?:received|receive|were\s+given)\b(?P<sides>.+)"
        ),
        ("121 patients received A or B",),
        ("patients responded",),
    ),
    SlotPattern(
        "compared",
        compiled(r"\b(?:compar(?:e|es|ed|ing)|comparison\s+(?:of|between))\b(?P<sides>.+)"),
        ("This study compared A with B",),
        ("comparable",),
    ),
)
VERSUS = compiled(r"\b(?:versus|vs\.?|compared\s+(?:with|to)|or\s+to|against)(?=\W)")
_OR = compiled(r"\bor(?:\s+to)?\b|;")
_WITH = compiled(r"\b(?:with|to|and)\b")
_CUT = compiled(
    r"\b(?:in\s+(?:patients|women|men|the\s+treatment|subjects)|for\s+patients|among|as\s+(?:first|second|adjuvant)|stratif\w+)\b"
)
_SIZE = re.compile(
    r"\(\s*n\s*=\s*(\d{1,5})|\((\d{1,5})\s+(?:patients|pts|women|participants)", re.IGNORECASE
)
_WITHOUT = compiled(r"\bwith\s+or\s+without\b|\b(?:±|\+/[-−–])")


def _size(text: str) -> int | None:
    match = _SIZE.search(text)
    return int(match.group(1) or match.group(2)) if match else None


def _sides(text: str, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches between the words that part two sides."""
    cuts = [(m.start(), m.end()) for m in splitter.finditer(text)]
    edges = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return list(zip(*edges, strict=True))


def _split(sentence: Sentence, start: int, end: int) -> tuple[Arm, ...]:
    """Return the arms of a stretch, by the strongest parting word that gives two full sides."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    for splitter in (VERSUS, _OR, _WITH):
        spans = [(start + a, start + b) for a, b in _sides(text, splitter)]
        full = _given(sentence, spans)
        if len(full) < 2 or (splitter is _WITH and len(spans) != 2):
            continue
        full = _backbone(sentence, full)
        arms = [
            Arm(
                role="comparator" if is_comparator(items) else "experimental",
                n=_size(sentence.text[a - sentence.start : b - sentence.start]),
                interventions=items,
            )
            for items, a, b in full
        ]
        return _roles(_distinct(arms))
    return ()


_Given = tuple[tuple[Intervention, ...], int, int]
_ADDED = compiled(r"\b(?:plus|and|with|combined\s+with|in\s+combination\s+with|or)\s*$|\+\s*$")


def _given(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> list[_Given]:
    """Return what each side is given, dosed by its own words; a bare dose repeats the treatment."""
    sides = [(find_interventions(sentence, a, b), a, b) for a, b in spans]
    model = next((items for items, _, _ in sides if items), ())
    full: list[_Given] = []
    for items, a, b in sides:
        piece = cut(sentence, a, b)
        dose = next((s for s in piece.statistics if s.kind == "DOSE" and s.value is not None), None)
        if items:
            full.append((tuple(dose_of(i, (piece,)) for i in items), a, b))
        elif dose and len(model) == 1:
            bare = model[0].model_copy(update={"dose": str(dose.value), "unit": dose.unit})
            full.append(((bare,), a, b))
    return full


def _backbone(sentence: Sentence, sides: Sequence[_Given]) -> list[_Given]:
    """Give "A plus B or placebo" its A on both sides: placebo stands in for the last one added."""
    (first, a, b), *rest = sides
    text = sentence.text[a - sentence.start : b - sentence.start]
    alone = len(rest) == 1 and [i.name for i in rest[0][0]] == ["placebo"]
    if not alone or len(first) < 2 or not first[-1].text:
        return list(sides)
    at = text.rfind(first[-1].text)
    if at > 0 and _ADDED.search(text[:at]):
        return [sides[0], ((*first[:-1], *rest[0][0]), rest[0][1], rest[0][2])]
    return list(sides)


def _key(arm: Arm) -> tuple[str, ...]:
    return tuple(sorted(f"{i.name} {i.dose or ''}".strip() for i in arm.interventions))


def _distinct(arms: Iterable[Arm]) -> list[Arm]:
    kept: dict[tuple[str, ...], Arm] = {}
    for arm in arms:
        kept.setdefault(_key(arm), arm)
    return list(kept.values())


def _roles(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """Make the smaller of two nested arms, else the last one, the comparator."""
    if len(arms) < 2 or any(a.role == "comparator" for a in arms):
        return tuple(arms)
    first, last = set(_key(arms[0])), set(_key(arms[-1]))
    chosen = 0 if first < last else len(arms) - 1
    return tuple(
        a.model_copy(update={"role": "comparator"}) if n == chosen else a
        for n, a in enumerate(arms)
    )


def _with_or_without(sentence: Sentence) -> tuple[Arm, ...]:
    """Return the two arms of "A with or without B"."""
    match = _WITHOUT.search(sentence.text)
    if match is None:
        return ()
    middle = sentence.start + match.start()
    base = find_interventions(sentence, sentence.start, middle)
    added = find_interventions(sentence, sentence.start + match.end(), sentence.end)[:1]
    if not base or not added:
        return ()
    both = tuple({i.name: i for i in (*base, *added)}.values())
    return (Arm(interventions=both), Arm(role="comparator", interventions=base))


def comparisons(sentence: Sentence) -> Iterator[tuple[Arm, ...]]:
    """Yield the arms that a sentence sets against each other, best wording first."""
    nested = _with_or_without(sentence)
    if nested:
        yield nested
    for entry in ASSIGNED:
        for match in entry.pattern.finditer(sentence.text):
            cut = _CUT.search(match.group("sides"))
            start = sentence.start + match.start("sides")
            end = start + cut.start() if cut and cut.start() > 20 else sentence.end
            yield _split(sentence, start, end)
    versus = VERSUS.search(sentence.text)
    if versus:
        cut = _CUT.search(sentence.text, versus.end())
        end = sentence.start + cut.start() if cut else sentence.end
        yield _split(sentence, sentence.start, end)


def find_arms(
    sentences: Sequence[Sentence], doses_from: Sequence[Sentence], singles: Sequence[Sentence]
) -> tuple[Arm, ...]:
    """Return the arms of a trial: the first comparison found, else one arm with what is given.

    Args:
        sentences: where to look for the comparison, the most telling first.
        doses_from: where doses and schedules may stand.
        singles: where the one treatment of an uncompared trial may stand.
    """
    for sentence in sentences:
        for arms in comparisons(sentence):
            if len(arms) >= 2:
                return tuple(add_doses(arm, doses_from) for arm in arms)
    for sentence in singles:
        single: tuple[Intervention, ...] = find_interventions(sentence)
        if single:
            arm = add_doses(Arm(interventions=single), doses_from)
            if len(arm.interventions) == 1 and arm.interventions[0].dose is None:
                lone = lone_dose(arm.interventions[0], singles)
                arm = arm.model_copy(update={"interventions": (lone,)})
            return (*level_arms(arm, (*singles, *doses_from)), *_control(sentences))
    return ()


_CONTROL = compiled(r"\bcontrol\s+(?:group|arm|condition|participants)\b|\bor\s+(?:a\s+)?control\b")
_ALLOTTED = compiled(r"\brandomi[sz]|\brandomly\b")


def _control(sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return the control arm of a randomised trial that names no treatment for it."""
    randomised = any(_ALLOTTED.search(s.text) for s in sentences)
    named = next((m for s in sentences if (m := _CONTROL.search(s.text))), None)
    if not randomised or named is None:
        return ()
    control = Intervention(name="control", text=named.group())
    return (Arm(role="comparator", interventions=(control,)),)
