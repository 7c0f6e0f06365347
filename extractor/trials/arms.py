"""Arms: who was compared with whom, and what each side was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .dosing import add_doses, bare_dose, dose_of
from .groups import grouped_arms
from .interventions import find_interventions, is_comparator
from .pattern import SlotPattern, compiled
from .phrases import is_allotment, phrase_of, told_apart
from .stretch import cut

ASSIGNED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "assigned to",
        compiled(
            r"\b(?:randomi[sz]ed?|assigned|allocated|randomi[sz]ation|randomly)\b"
            r"(?!,?\s+(?:[\w-]+,?\s+){0,5}?(?:trial|study|trials|studies)\b)(?:(?!\b(?:admitted|referred|according|compared|due|designed|able|prior|order|up|was|aimed|aims)\s+to\b)[^.]){0,90}?"
            r"\b(?:to|into|receiving|receive|between|(?<!patients\s)(?<!women\s)(?<!men\s)(?<!participants\s)with)\b(?:\s+(?:either|receive|one\s+of))?(?P<sides>.+)"
        ),
        ("were randomised 1:1 to receive A or B", "randomly assigned to A or to B"),
        ("A was given to all", "In this randomised trial patients came to receive A"),
    ),
    SlotPattern(
        "received",
        compiled(
            r"\b(?:patients|women|men|participants|subjects|pts)\s+(?:with\s+(?:(?!\b(?:who|were|had)\b)[^.,;]){3,50}?\s+)?(?:received|receive|were\s+given)\b(?P<sides>.+)"
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
_LISTED = compiled(r",\s+(?:or\s+)?(?=\D)|\bor\b")  # "A weekly, A monthly, or B"
_OR = compiled(r"\bor(?:\s+to)?\b|;")
_AGAINST = compiled(r"\b(?:with|to)\b")
_WITH = compiled(r"\b(?:with|to|and)\b")
_CUT = compiled(
    r"\b(?:in\s+(?:\d[\d,]*\s+(?:\w+\s+)?)?(?:patients|women|men|the\s+treatment|subjects)|for\s+patients|among|as\s+(?:first|second|adjuvant)|stratif\w+)\b"
)
_SIZE = re.compile(
    r"\(\s*n\s*=\s*(\d{1,5})|\((\d{1,5})\s+(?:patients|pts|women|participants)", re.IGNORECASE
)
_WITHOUT = compiled(r"\bwith\s+or\s+without\b|\b(?:±|\+/[-−–])")


def _size(text: str) -> int | None:
    match = _SIZE.search(text)
    return int(match.group(1) or match.group(2)) if match else None


_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]")


def _sides(text: str, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches between the words that part two sides, those in brackets left alone."""
    masked = _BRACKETS.sub(lambda m: " " * len(m.group()), text)
    cuts = [(m.start(), m.end()) for m in splitter.finditer(masked)]
    edges = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return list(zip(*edges, strict=True))


_Given = tuple[tuple[Intervention, ...], int, int]


def _split(
    sentence: Sentence, start: int, end: int, *, named: bool = False, joined: bool = True
) -> tuple[Arm, ...]:
    """Return the arms of a stretch, by the strongest parting word that gives two full sides.

    ``named`` takes a side's own words for its treatment where no vocabulary knows it; ``joined``
    lets "and" and "with" part sides ("compared A with B"), which else join the drugs of one.
    """
    text = sentence.text[start - sentence.start : end - sentence.start]
    weak = (_AGAINST, _WITH) if joined else ()
    for splitter in (_LISTED, VERSUS, _OR, *weak):
        spans = [(start + a, start + b) for a, b in _sides(text, splitter)]
        full = _given(sentence, spans, named=named and len(spans) <= _MOST_SIDES)
        if len(full) < 2 or (splitter in weak and len(spans) != 2):
            continue
        if splitter is _LISTED and not _are_arms(full, len(spans)):
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
        return roled(_distinct(arms))
    return ()


def _are_arms(sides: Sequence[_Given], count: int) -> bool:
    """Tell whether the members of a list are arms: one drug comes twice, dosed in another way."""
    alone = [items[0] for items, _, _ in sides if len(items) == 1]
    ways = {(i.name, i.dose, i.unit, i.schedule) for i in alone}
    drugs = {i.name for i in alone}
    return count == len(sides) == len(alone) == len(ways) > len(drugs)


_DOSED = re.compile(r"^\W*\d[\d.,]*\s*(?:mg|g|µg|μg|mcg|IU|Gy|ml|mL)\b")


def _text(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


_ADDED = compiled(r"\b(?:plus|and|with|combined\s+with|in\s+combination\s+with|or)\s*$|\+\s*$")


_MOST_SIDES = 4
# What one arm gets next is no other arm.
_GOES_ON = compiled(
    r"\W*(?:and\s+)?(?:followed\s+by|then|thereafter|subsequently|reduced|increased)\b"
)


def _named(sentence: Sentence, start: int, end: int) -> tuple[Intervention, ...]:
    phrase = phrase_of(sentence.text[start - sentence.start : end - sentence.start])
    return (phrase,) if phrase else ()


_AMOUNT = re.compile(
    r"(?P<amount>\d[\d.]*\s?(?P<unit>cm|mm|cycles?|weeks?|months?|years?|sessions?))"
)


def _spread(sentence: Sentence, sides: Sequence[_Given]) -> list[_Given]:
    """Complete "2 cm or 4 cm excision margins": what the last side names is meant on each."""
    last = sides[-1][0]
    whole = _AMOUNT.match(last[0].name) if len(last) == 1 else None
    if whole is None:
        return list(sides)
    rest = last[0].name[whole.end() :]
    spread: list[_Given] = []
    for items, a, b in sides:
        found = _AMOUNT.search(_text(sentence, a, b))
        if not items and found and found["unit"] == whole["unit"]:
            name = f"{found['amount']}{rest}"
            items = (Intervention(name=name, text=name),)
        spread.append((items, a, b))
    return spread


def _given(sentence: Sentence, spans: Sequence[tuple[int, int]], *, named: bool) -> list[_Given]:
    """Return what each side is given, dosed by its own words; a bare dose repeats the treatment."""
    sides = [(find_interventions(sentence, a, b), a, b) for a, b in spans]
    if named and len(spans) > 1:
        sides = [
            (items or _named(sentence, a, b), a, b) if not _DOSED.search(_text(sentence, a, b))
            else (items, a, b)
            for items, a, b in sides
        ]  # fmt: skip
        sides = _spread(sentence, sides)
    model = next((items for items, _, _ in sides if items), ())
    full: list[_Given] = []
    for items, a, b in sides:
        piece = cut(sentence, a, b)
        if items:
            full.append((tuple(dose_of(i, (piece,)) for i in items), a, b))
            model = full[-1][0]
        elif _GOES_ON.match(piece.text):
            continue
        elif len(model) == 1 and (bare := bare_dose(model[0], piece)) is not None:
            full.append(((bare,), a, b))
    apart = told_apart([(items, _text(sentence, a, b)) for items, a, b in full])
    return [(items, a, b) for items, (_, a, b) in zip(apart, full, strict=True)]


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
    return tuple(
        sorted(f"{i.name} {i.dose or ''} {i.schedule or ''}".strip() for i in arm.interventions)
    )


def _distinct(arms: Iterable[Arm]) -> list[Arm]:
    kept: dict[tuple[str, ...], Arm] = {}
    for arm in arms:
        kept.setdefault(_key(arm), arm)
    return list(kept.values())


def roled(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """Return arms with the smaller of two nested ones, else the last one, as the comparator."""
    if len(arms) < 2 or any(a.role == "comparator" for a in arms):
        return tuple(arms)
    first, last = ({i.name for i in a.interventions} for a in (arms[0], arms[-1]))
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
    added = _added(sentence, sentence.start + match.end())
    if not base or not added:
        return ()
    both = tuple({i.name: i for i in (*base, *added)}.values())
    return (Arm(interventions=both), Arm(role="comparator", interventions=base))


_ALSO = compiled(r"\s*(?:\([^()]{0,40}\)\s*)?(?:and|plus|\+)\s+")


def _added(sentence: Sentence, start: int) -> tuple[Intervention, ...]:
    """Return what "with or without" adds: a drug, and those joined to it at once."""
    found = find_interventions(sentence, start, sentence.end)
    kept = list(found[:1])
    for item in found[1:]:
        before, here = kept[-1].text or "", item.text or ""
        text = sentence.text[start - sentence.start :]
        first = text.find(before) + len(before)
        at = text.find(here, first)
        if at < 0 or not _ALSO.fullmatch(text[first:at]):
            break
        kept.append(item)
    return tuple(kept)


def _assigned(sentence: Sentence, entry: SlotPattern) -> Iterator[tuple[Arm, ...]]:
    named = entry.value == "assigned to" and is_allotment(sentence.text)
    for match in entry.pattern.finditer(sentence.text):
        cut = _CUT.search(match.group("sides"))
        start = sentence.start + match.start("sides")
        end = start + cut.start() if cut and cut.start() > 20 else sentence.end
        yield _split(sentence, start, end, named=named, joined=entry.value != "received")


def comparisons(sentence: Sentence, *, strong: bool) -> Iterator[tuple[Arm, ...]]:
    """Yield the arms that a sentence sets against each other, best wording first.

    ``strong`` takes allotments and "with or without" only, the rest is weaker evidence.
    """
    if strong:
        nested = _with_or_without(sentence)
        if nested:
            yield nested
        yield from _assigned(sentence, ASSIGNED[0])
        return
    for entry in ASSIGNED[1:]:
        yield from _assigned(sentence, entry)
    versus = VERSUS.search(sentence.text)
    if versus:
        cut = _CUT.search(sentence.text, versus.end())
        end = sentence.start + cut.start() if cut else sentence.end
        yield _split(sentence, sentence.start, end)


def compared_arms(sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return the arms of the best comparison: an allotment, then groups by label, then the rest."""
    for sentence in sentences:
        for arms in comparisons(sentence, strong=True):
            if len(arms) >= 2:
                return arms
    grouped, places = grouped_arms(sentences)
    if grouped:
        return tuple(
            add_doses(arm, [cut(s, a, b) for s in sentences if s.start <= a and b <= s.end])
            for arm, (a, b) in zip(grouped, places, strict=True)
        )
    for sentence in sentences:
        for arms in comparisons(sentence, strong=False):
            if len(arms) >= 2:
                return arms
    return ()
