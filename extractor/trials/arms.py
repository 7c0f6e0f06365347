"""Arms: who was compared with whom, and what each side was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .dosing import add_doses
from .groups import grouped_arms
from .interventions import find_interventions, is_comparator
from .pattern import SlotPattern, compiled
from .phrases import is_allotment
from .roles import roled
from .sized import sized_arms
from .split import VERSUS, split
from .stretch import cut
from .treatment_nouns import is_treatment_phrase

ASSIGNED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "assigned to",
        compiled(
            r"\b(?:randomi[sz]ed?|assigned|allocated|randomi[sz]ation|randomly)\b"
            r"(?!\s+to\s+(?:the\s+)?(?:intervention|control|experimental|treatment|study)\s+(?:condition|group|arm)\s+(?:will|receiv|were|was|had|attend))"
            r"(?!,?\s+(?:[\w-]+,?\s+){0,5}?(?:trial|study|trials|studies)\b)(?:(?!\b(?:admitted|referred|according|compared|due|designed|able|prior|order|up|was|aimed|aims)\s+to\b)[^.]){0,90}?"
            r"(?:(?<=,)[^.]{0,200}?(?=\bto\s+(?:either|receive)\b))?"
            r"\b(?:to|into|receiving|receive|between|(?<!patients\s)(?<!women\s)(?<!men\s)(?<!participants\s)with)\b(?:\s+(?:either|receive|one\s+of))?(?P<sides>.+)"
        ),
        (
            "were randomised 1:1 to receive A or B",
            "assigned (1:2), via a list in blocks, to either A or B",
            "randomly assigned to A or to B",
        ),
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
HEADED = SlotPattern(
    "headed",
    compiled(
        r"\A\W*(?:study\s+|trial\s+)?(?:interventions?|treatments?|study\s+arms|groups)\s*[:.–-]\s+(?P<sides>.+)"
    ),
    ("Interventions: eight weekly calls (n=80) or usual care (n=78).",),
    ("The intervention was eight calls", "Intervention group: 80"),
)
_CUT = compiled(
    r"\b(?:in\s+(?:\d[\d,]*\s+(?:\w+\s+)?)?(?:patients|women|men|the\s+treatment|subjects)|for\s+patients|among|as\s+(?:first|second|adjuvant)|stratif\w+)\b"
)
_WITHOUT = compiled(r"\bwith\s+or\s+without\b|\b(?:±|\+/[-−–])")


def _with_or_without(sentence: Sentence) -> tuple[Arm, ...]:
    """Return the two arms of "A with or without B"."""
    match = _WITHOUT.search(sentence.text)
    if match is None or _in_brackets(sentence.text[: match.start()]):
        return ()
    middle = sentence.start + match.start()
    base = find_interventions(sentence, sentence.start, middle)
    added = _added(sentence, sentence.start + match.end())
    if not base or not added:
        return ()
    both = tuple({i.name: i for i in (*base, *added)}.values())
    return (Arm(interventions=both), Arm(role="comparator", interventions=base))


def _in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


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


_BETWEEN = compiled(r"\bbetween\s*$")


def _assigned(
    sentence: Sentence, entry: SlotPattern, default: Intervention | None = None
) -> Iterator[tuple[Arm, ...]]:
    allotted = entry.value == "assigned to" and is_allotment(sentence.text)
    named = allotted or entry is HEADED
    for match in entry.pattern.finditer(sentence.text):
        cut = _CUT.search(match.group("sides"))
        start = sentence.start + match.start("sides")
        end = start + cut.start() if cut and cut.start() > 20 else sentence.end
        between = _BETWEEN.search(sentence.text[: match.start("sides")]) is not None
        joined = entry.value != "received"
        yield split(
            sentence, start, end, named=named, joined=joined, between=between, default=default
        )


def comparisons(
    sentence: Sentence, *, strong: bool, default: Intervention | None = None
) -> Iterator[tuple[Arm, ...]]:
    """Yield the arms that a sentence sets against each other, best wording first.

    ``strong`` takes allotments and "with or without" only, the rest is weaker evidence.
    """
    if strong:
        nested = _with_or_without(sentence)
        if nested:
            yield nested
        yield from _assigned(sentence, ASSIGNED[0], default)
        yield from _assigned(sentence, HEADED)
        return
    for entry in ASSIGNED[1:]:
        yield from _assigned(sentence, entry)
    versus = VERSUS.search(sentence.text)
    if versus:
        cut = _CUT.search(sentence.text, versus.end())
        end = sentence.start + cut.start() if cut else sentence.end
        yield split(sentence, sentence.start, end)


def _allotted(
    sentences: Sequence[Sentence], default: Intervention | None
) -> tuple[tuple[Arm, ...], bool]:
    """Return the first arms of an allotment, and whether "with or without" is all it says."""
    for sentence in sentences:
        for arms in (_by_letters(sentence), *comparisons(sentence, strong=True, default=default)):
            if len(arms) > 1:
                return arms, arms == _with_or_without(sentence)
    return (), False


def _is_bare(arm: Arm) -> bool:
    """Tell whether an arm goes by one word that names no treatment: "supervised"."""
    (item, *others) = arm.interventions
    known = item.id or is_treatment_phrase(item.name) or is_comparator(arm.interventions)
    return not others and not known and " " not in item.name


_TWO = 2


def _nested(one: Arm, other: Arm) -> bool:
    """Tell whether one of two arms gets what the other gets and more."""
    first, last = ({i.name for i in arm.interventions} for arm in (one, other))
    return first < last or last < first


def _of_groups(sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return the arms that go by labels, each dosed by its own words."""
    grouped, places = grouped_arms(sentences)
    if len(grouped) == _TWO and _nested(*grouped):
        grouped = roled(grouped)
    return tuple(
        add_doses(arm, [cut(s, a, b) for s in sentences if s.start <= a and b <= s.end])
        for arm, (a, b) in zip(grouped, places, strict=True)
    )


_LETTERED = compiled(r"\b(?:group|arm)\s+([A-D]|[1-4]|I{1,3})\b")
_GIVES = compiled(r"\b(?:received|were\s+given|was\s+given|treated|underwent|will\s+receive)\b")


def _by_letters(sentence: Sentence) -> tuple[Arm, ...]:
    """Return the arms of a sentence that tells group by group what each received."""
    letters = {m[1].upper() for m in _LETTERED.finditer(sentence.text)}
    if len(letters) < _TWO or not _GIVES.search(sentence.text):
        return ()
    found = _of_groups((sentence,))
    return found if len(found) == len(letters) else ()


def compared_arms(
    sentences: Sequence[Sentence], default: Intervention | None = None
) -> tuple[Arm, ...]:
    """Return the arms of the best comparison: an allotment, then groups by label, then the rest.

    Groups by label go before "A with or without B": they say what each was given.

    Args:
        sentences: where to look, the most telling first.
        default: the one treatment of the trial, whose doses may be told without its name.
    """
    allotted, nested = _allotted(sentences, default)
    sized = next(sized_arms(sentences), ())
    if len(sized) > (1 if nested else len(allotted)):
        return sized
    vague = nested or all(_is_bare(arm) for arm in allotted)
    grouped = _of_groups(sentences) if vague else ()
    if grouped or allotted:
        return grouped or allotted
    for sentence in sentences:
        for arms in comparisons(sentence, strong=False):
            if len(arms) >= 2:
                return arms
    return ()
