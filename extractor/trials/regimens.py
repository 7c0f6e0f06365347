"""Regimens: a name such as FOLFOX gives way to its drugs where the paper doses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Mention, Sentence
from .dosing import dose_of
from .interventions import find_interventions, unique
from .pattern import SlotPattern, compiled
from .stretch import cut

MADE_OF = SlotPattern(
    "made of",
    compiled(
        r"^(?:[\s-]*(?:regimen|arm|group|chemotherapy|therapy|treatment|schedule|protocol|patients)\b)?\s*"
        r"(?:\([^()]{1,12}\)\s*)?(?:[,:(\[=–]|\(?\s*(?:with|consist(?:ed|ing|s)\s+of|compris(?:ed|ing|es)|includ(?:ed|ing|es)|was|were|is|received|contain(?:ed|ing|s)|of)\b)"
    ),
    (" regimen consisted of A", " (A 5 mg and B)", " with A at a dose of 5 mg", ": A"),
    (" and A", " plus A", " versus A"),
)
_REACH = 420  # characters in which the drugs of a regimen are told
_STOP = re.compile(r"\bwith\s+or\s+without\b|\bversus\b|\bvs\b|\bor\s+the\b|[;]|\.\s")
_FEWEST = 2


def _is_regimen(item: Intervention) -> bool:
    """Tell whether an intervention is a name of letters for several drugs."""
    return item.id is None and bool(re.fullmatch(r"m?[A-Z][A-Za-z0-9-]{1,11}", item.text or ""))


def _mentions(sentence: Sentence, item: Intervention) -> Iterator[Mention]:
    return (m for m in sentence.labelled("DRUG") if m.text == item.text)


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
    for sentence in sentences:
        for mention in _mentions(sentence, item):
            after = sentence.text[mention.end - sentence.start :]
            if not MADE_OF.pattern.match(after):
                continue
            end = _end(sentence, mention.end)
            piece = cut(sentence, mention.end, end)
            found = [dose_of(i, (piece, sentence)) for i in find_interventions(piece) if i.id]
            if sum(i.dose is not None for i in found) >= _FEWEST:
                return tuple(i for i in found if i.dose is not None)
    return ()


def expand_regimens(arm: Arm, sentences: Sequence[Sentence]) -> Arm:
    """Return an arm whose regimens are the drugs that the paper doses for them."""
    items: list[Intervention] = []
    for item in arm.interventions:
        drugs = _drugs(item, sentences) if _is_regimen(item) else ()
        items += drugs or (item,)
    # The drugs of a regimen that stood beside it are the same ones.
    return arm.model_copy(update={"interventions": unique(_fullest(items))})


def _fullest(items: Sequence[Intervention]) -> Iterator[Intervention]:
    """Yield items, the dosed one of each name first."""
    dosed = {i.name: i for i in reversed(items) if i.dose}
    return (dosed.get(i.name, i) for i in items)
