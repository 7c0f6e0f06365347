"""The sides of a comparison: where one arm ends and the next begins, and what each is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .common import Given, Shared, goes_on, shared_by_sides, with_shared
from .dosing import bare_dose, dose_of
from .interventions import find_interventions, is_comparator
from .pattern import compiled
from .phrases import phrase_of, phrases_of, told_apart, with_added
from .radiation import bare_rays
from .roles import roled
from .stretch import cut

VERSUS = compiled(r"\b(?:versus|vs\.?|compared\s+(?:with|to)|or\s+to|against)(?=\W)")
_LISTED = compiled(r",\s+(?:or\s+)?(?=\D)|\bor\b")  # "A weekly, A monthly, or B"
_SERIES = compiled(r",\s+(?:or\b\s*(?:to\s+)?)?(?=\D)")  # "A, B, or C"
_CHOOSES = compiled(r"(?<=\bchoice\s)of\b[^;]*")
_CHOICE = compiled(r"\b(?:or|versus|vs|choice\s+of)\b")
_AND_SERIES = compiled(r",\s+(?:and\b\s*(?:to\s+)?)?|\s+and\s+")  # three groups: "A, B and C"
_GROUPS = compiled(r"\b(three|four|3|4)\s+(?:[\w-]+\s+){0,2}?(?:groups|arms)\b")
_COUNT = {"three": 3, "four": 4, "3": 3, "4": 4}
_FEWEST_OF_SERIES = 3
_OR = compiled(r"\bor(?:\s+to)?\b|;")
_AND = compiled(r"\band\b")
_AGAINST = compiled(r"\b(?:with|to)\b")
_WITH = compiled(r"\b(?:with|to|and)\b")
_SIZE = re.compile(
    r"\(\s*n\s*=\s*(\d{1,5})|\((\d{1,5})\s+(?:patients|pts|women|participants)", re.IGNORECASE
)


def _size(text: str) -> int | None:
    match = _SIZE.search(text)
    return int(match.group(1) or match.group(2)) if match else None


_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]")


def _sides(text: str, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches between the words that part two sides, those in brackets left alone."""
    masked = _BRACKETS.sub(lambda m: " " * len(m.group()), text)
    if splitter is not VERSUS:
        # What doctors may choose from is one side.
        masked = _CHOOSES.sub(lambda m: " " * len(m.group()), masked)
    cuts = [(m.start(), m.end()) for m in splitter.finditer(masked)]
    edges = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return list(zip(*edges, strict=True))


def split(
    sentence: Sentence,
    start: int,
    end: int,
    *,
    named: bool = False,
    joined: bool = True,
    between: bool = False,
    default: Intervention | None = None,
) -> tuple[Arm, ...]:
    """Return the arms of a stretch, by the strongest parting word that gives two full sides.

    ``named`` takes a side's own words for its treatment where no vocabulary knows it; ``joined``
    lets "and" and "with" part sides ("compared A with B"), which else join the drugs of one;
    ``between`` lets "and" do so before anything else ("randomised between A and B"). Sides that
    print a dose only are of the ``default`` treatment.
    """
    listed = _enumerated(sentence, start, end)
    full = _given(sentence, listed, named=True) if listed else []
    if full and len(full) == len(listed):
        return roled(_distinct(_arms(sentence, full)))
    shared = shared_by_sides(sentence, start, end)
    start, end = shared.start, shared.end
    text = sentence.text[start - sentence.start : end - sentence.start]
    weak = (_AGAINST, _WITH) if joined else ()
    strong = (_AND,) if between and _sole(text) else ()
    counted = (_AND_SERIES,) if _GROUPS.search(sentence.text) else ()
    for splitter in (*strong, *counted, _LISTED, _SERIES, VERSUS, _OR, *weak):
        spans = [(start + a, start + b) for a, b in _sides(text, splitter)]
        if not _may_part(sentence, splitter, spans, named=named):
            continue
        full = _given(sentence, spans, named=named and len(spans) <= _MOST_SIDES, default=default)
        if len(full) < 2 or (splitter in weak and len(spans) != 2):
            continue
        if splitter is _LISTED and not _are_arms(full, len(spans)):
            continue
        if splitter in (_SERIES, _AND_SERIES) and len(full) != len(spans):
            continue
        return roled(_distinct(_arms(sentence, _completed(sentence, full, shared))))
    return ()


def _may_part(
    sentence: Sentence,
    splitter: re.Pattern[str],
    spans: Sequence[tuple[int, int]],
    *,
    named: bool,
) -> bool:
    """Tell whether a word may part these sides: a comma does so in a list of arms only."""
    if splitter is _AND_SERIES:
        return _as_many(sentence, spans)
    return splitter is not _SERIES or (named and _is_series(sentence, spans))


_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=\()|^)(?:[1-4]|[a-d]|i{1,3})\)\s+(?=\w)")


def _enumerated(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """Return the members of "1) A, 2) B, or 3) C"; none where nothing is numbered."""
    places = [m.span() for m in _NUMBERED.finditer(_text(sentence, start, end))]
    if not 1 < len(places) <= _MOST_SIDES:
        return []
    stops = [*(a for a, _ in places[1:]), end - start]
    return [(start + b, start + stop) for (_, b), stop in zip(places, stops, strict=True)]


def _sole(text: str) -> bool:
    """Tell whether "and" is the only word in a text that could part two sides."""
    masked = _BRACKETS.sub("", text)
    return len(_AND.findall(masked)) == 1 and not (VERSUS.search(masked) or _OR.search(masked))


def _completed(sentence: Sentence, sides: Sequence[Given], shared: Shared) -> Sequence[Given]:
    """Return the sides with what is said once for several of them."""
    return with_shared(_backbone(sentence, goes_on(sentence, sides)), shared)


def _arms(sentence: Sentence, sides: Iterable[Given]) -> list[Arm]:
    return [
        Arm(
            role="comparator" if is_comparator(items) else "experimental",
            n=_size(sentence.text[a - sentence.start : b - sentence.start]),
            interventions=items,
        )
        for items, a, b in sides
    ]


def _as_many(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a list has as many members as the sentence has groups."""
    told = _GROUPS.search(sentence.text)
    return told is not None and _COUNT[told[1].lower()] == len(spans)


def _is_series(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a list has three or more members, the last after "or", none with a choice."""
    last = sentence.text[: spans[-1][0] - sentence.start].rstrip()
    inner = (_BRACKETS.sub("", _text(sentence, a, b)) for a, b in spans)
    plain = not any(_CHOICE.search(text) for text in inner)
    return _FEWEST_OF_SERIES <= len(spans) <= _MOST_SIDES + 1 and plain and last.endswith("or")


def _are_arms(sides: Sequence[Given], count: int) -> bool:
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
    return phrases_of(sentence.text[start - sentence.start : end - sentence.start])


_AMOUNT = re.compile(
    r"(?P<amount>\d[\d.]{0,9}\s?(?P<unit>cm|mm|cycles?|weeks?|months?|years?|sessions?))"
)


def _spread(sentence: Sentence, sides: Sequence[Given]) -> list[Given]:
    """Complete "2 cm or 4 cm excision margins": what the last side names is meant on each."""
    last = sides[-1][0]
    whole = _AMOUNT.match(last[0].name) if len(last) == 1 else None
    if whole is None:
        return list(sides)
    rest = last[0].name[whole.end() :]
    spread: list[Given] = []
    for items, a, b in sides:
        found = _AMOUNT.search(_text(sentence, a, b))
        if not items and found and found["unit"] == whole["unit"]:
            name = f"{found['amount']}{rest}"
            items = (Intervention(name=name, text=name),)
        spread.append((items, a, b))
    return spread


_WAY = compiled(
    r"^(?:laparoscopic|open|robotic|minimally|early|late|delayed|immediate|deferred|continuous|intermittent|standard|conventional|intensive|intensified|extended|limited"
    r"|(?:low|high|full|half|reduced|standard)-dose|short|long|short-course|long-course|true|real|sham|active|individual|group|online|oral|intravenous|sequential|concurrent|concomitant"
    r"|preoperative|postoperative|perioperative|deep|moderate|mild|shallow|high|low|light|fast|slow|warm|cold|dry|wet|fixed|flexible|tailored|fractionated|personali[sz]ed|individuali[sz]ed|supervised|unsupervised|home-based|hospital-based|web-based|internet-based|aggressive|conservative|upfront|single|double|lateral|medial|central|peripheral|posterior|anterior|adjuvant|neoadjuvant|bolus|prolonged|accelerated|hypofractionated|liberal|restrictive|total|subtotal|narrow|wide|simple|radical|partial)$"
)


def _in_ways(sentence: Sentence, sides: Sequence[Given]) -> list[Given]:
    """Complete "open or laparoscopic resection": the last side's noun is meant on each."""
    last = phrase_of(_text(sentence, *sides[-1][1:]))
    way, _, noun = last.name.partition(" ") if last else ("", "", "")
    words = [_text(sentence, a, b).split() for _, a, b in sides[:-1]]
    if not noun or not _WAY.match(way) or not all(w and _WAY.match(w[-1]) for w in words):
        return list(sides)
    names = [f"{w[-1].lower()} {noun}" for w in words]
    items = [(Intervention(name=n, text=n),) for n in names]
    told = [(i, a, b) for i, (_, a, b) in zip(items, sides[:-1], strict=True)]
    return [*told, ((last,), *sides[-1][1:])] if last else list(sides)


def _given(
    sentence: Sentence,
    spans: Sequence[tuple[int, int]],
    *,
    named: bool,
    default: Intervention | None = None,
) -> list[Given]:
    """Return what each side is given, dosed by its own words; a bare dose repeats the treatment."""
    sides = [(find_interventions(sentence, a, b), a, b) for a, b in spans]
    if named and len(spans) > 1:
        sides = [
            (items or _named(sentence, a, b), a, b) if not _DOSED.search(_text(sentence, a, b))
            else (items, a, b)
            for items, a, b in sides
        ]  # fmt: skip
        sides = _in_ways(sentence, _spread(sentence, sides))
    model = next((items for items, _, _ in sides if items), (default,) if default else ())
    full: list[Given] = []
    for items, a, b in sides:
        piece = cut(sentence, a, b)
        if _GOES_ON.match(piece.text):
            continue
        if items:
            rays = bare_rays(piece)
            dosed = tuple(dose_of(i, (piece,)) for i in with_added(piece.text, items))
            full.append(((rays, *dosed) if rays else dosed, a, b))
            model = full[-1][0]
        elif len(model) == 1 and (bare := bare_dose(model[0], piece)) is not None:
            full.append(((bare,), a, b))
    apart = told_apart([(items, _text(sentence, a, b)) for items, a, b in full])
    return [(items, a, b) for items, (_, a, b) in zip(apart, full, strict=True)]


def _backbone(sentence: Sentence, sides: Sequence[Given]) -> list[Given]:
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
