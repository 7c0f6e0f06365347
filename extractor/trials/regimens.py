"""Regimens: a name such as FOLFOX gives way to its drugs where the paper doses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .cycles import cycle_of
from .dosing import dose_of
from .interventions import find_interventions, unique
from .pattern import SlotPattern, compiled
from .regimen_table import components_of, stem_of
from .stretch import cut

MADE_OF = SlotPattern(
    "made of",
    compiled(
        r"^(?:[\s-]*(?:regimen|arm|group|chemotherapy|therapy|treatment|schedule|protocol|patients)\b)?\s*"
        r"(?:\([^()]{1,12}\)\s*)?(?:[,:(\[=–]|\(?\s*(?:with|consist(?:ed|ing|s)\s+of|compris(?:ed|ing|es)|includ(?:ed|ing|es)|was|were|is|received|contain(?:ed|ing|s)|of|comprised|made\s+up\s+of)\b)"
    ),
    (" regimen consisted of A", " (A 5 mg and B)", " with A at a dose of 5 mg", ": A"),
    (" and A", " plus A", " versus A"),
)
_REACH = 420  # characters in which the drugs of a regimen are told
_STOP = re.compile(r"\bwith\s+or\s+without\b|\bversus\b|\bvs\b|\bor\s+the\b|[;]|\.\s")
_FEWEST = 2


_LETTERS = re.compile(r"m?[A-Z][A-Za-z0-9-]{1,11}")
_KIND = re.compile(r"(?:\w{1,60}[\s-]){0,2}(?:chemotherapy|polychemotherapy)", re.IGNORECASE)


def _is_regimen(item: Intervention) -> bool:
    """Tell whether an intervention is a name of letters for several drugs, or of their kind."""
    text = item.text or ""
    letters = _LETTERS.fullmatch(text) and (text.isalpha() or components_of(text))
    return item.id is None and bool(letters or _KIND.fullmatch(text))


def _fewest(item: Intervention) -> int:
    """Return how many dosed drugs tell what a name stands for; a kind may be one drug."""
    return 1 if _KIND.fullmatch(item.text or "") else _FEWEST


def _places(sentence: Sentence, item: Intervention) -> Iterator[int]:
    """Yield where the name of a regimen ends in a sentence, its variant's number left out."""
    text = item.text or ""
    for name in dict.fromkeys((text, stem_of(text))):
        pattern = rf"(?<![\w-]){re.escape(name)}(?:[-‐–]?\d{{1,3}})?(?![\w-])"
        flags = re.IGNORECASE if _KIND.fullmatch(name) else 0
        for match in re.finditer(pattern, sentence.text, flags):
            yield sentence.start + match.end()


def _end(sentence: Sentence, start: int) -> int:
    """Return where the telling of a regimen ends: its closing bracket, another regimen, a stop."""
    text = sentence.text[start - sentence.start :][:_REACH]
    end = len(text)
    depth = 0
    if text.lstrip().startswith("("):
        for n, char in enumerate(text):
            depth += (char == "(") - (char == ")")
            if char == ")" and depth == 0:
                end = n
                break
    stop = _STOP.search(text, 3)
    end = min(end, stop.start() if stop else end)
    others = [
        m.start - start
        for m in sentence.labelled("DRUG")
        if m.start > start + 3 and (m.concept is None or not m.concept.id) and m.text.isupper()
        and len(m.text) > 4
    ]  # fmt: skip
    return start + min([end, *others])


def _drugs(item: Intervention, sentences: Sequence[Sentence]) -> tuple[Intervention, ...]:
    """Return the dosed drugs that make up a regimen, none where no place tells them."""
    for n, sentence in enumerate(sentences):
        for at in _places(sentence, item):
            if not MADE_OF.pattern.match(sentence.text[at - sentence.start :]):
                continue
            piece = cut(sentence, at, _end(sentence, at))
            behind = [s for s in sentences[n + 1 : n + 4] if s.passage == sentence.passage]
            found = [_dosed(i, piece, sentence, behind) for i in find_interventions(piece) if i.id]
            if sum(i.dose is not None for i in found) >= _fewest(item):
                return tuple(i for i in found if i.dose is not None)
    return ()


def _dosed(
    item: Intervention, piece: Sentence, sentence: Sentence, behind: Sequence[Sentence]
) -> Intervention:
    """Return a drug of a regimen with its dose there, and the cycle told of the whole."""
    dosed = dose_of(item, (piece, sentence))
    schedule = cycle_of(dosed.schedule, piece, piece.start, behind)
    return dosed.model_copy(update={"schedule": schedule})


def _known(item: Intervention, sentences: Sequence[Sentence]) -> tuple[Intervention, ...]:
    """Return the dosed drugs of a regimen that everybody knows."""
    names = components_of(item.text or "")
    if not names:
        return ()
    named = {i.name: i for s in sentences for i in find_interventions(s) if i.name in names}
    found = [dose_of(i, sentences) for i in named.values()]
    dosed = tuple(i for i in found if i.dose is not None)
    return dosed if len(dosed) >= _FEWEST else ()


def expand_regimens(arm: Arm, sentences: Sequence[Sentence]) -> Arm:
    """Return an arm whose regimens are the drugs that the paper doses for them."""
    items: list[Intervention] = []
    for item in arm.interventions:
        drugs = _drugs(item, sentences) or _known(item, sentences) if _is_regimen(item) else ()
        items += drugs or (item,)
    # The drugs of a regimen that stood beside it are the same ones.
    return arm.model_copy(update={"interventions": unique(_fullest(items))})


def _fullest(items: Sequence[Intervention]) -> Iterator[Intervention]:
    """Yield items, the dosed one of each name first."""
    dosed = {i.name: i for i in reversed(items) if i.dose}
    return (dosed.get(i.name, i) for i in items)
