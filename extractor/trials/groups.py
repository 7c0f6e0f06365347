"""Groups by their labels: "group A received X … group B received Y", "82 received X and 77 Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .interventions import find_interventions, is_comparator
from .participants import PEOPLE
from .pattern import SlotPattern, compiled
from .phrases import phrases_of, told_apart, with_added

_GIVEN = (
    rf"(?:(?:included|comprised|contained)\s+(?:\d+\s+)?(?:{PEOPLE}|those)\s+(?:who|that)\s+)?"
    r"(?:(?:will|would|should)\s+(?:be\s+)?|were\s+(?:to\s+)?|was\s+|are\s+(?:to\s+)?|is\s+)?(?:receiv(?:e[ds]?|ing)|given|get|got|treated\s+(?:with|by|using)|underwent|undergo(?:ing)?|administered|"
    r"consist(?:s|ed)\s+of|assigned\s+to|randomi[sz]ed\s+to|allocated\s+to|offered|took\s+part\s+in|participated\s+in|attended|listened\s+to|watched|used|implemented|performed|followed|practi[sc]ed|completed|took|take|start(?:ed)?|(?:was\s+|were\s+)?(?:put|placed)\s+on)"
)
_LABEL = (
    r"(?:(?:groups?|arms?|cohorts?)\s+(?:[A-D]\b|[1-4]\b|I{1,3}\b|one|two|three)"
    r"|(?:[\w/+-]+\s+){0,3}?(?:groups?|arms?|cohort))"
)
_THOSE = (
    rf"(?:those|{PEOPLE})"
    r"(?:\s+(?:included|assigned|allocated))?"
)
LABELLED = SlotPattern(
    "labelled",
    compiled(
        rf"(?:\b(?:the|in|and|while|whereas)\s+|[,;:]\s+|^\s*)(?P<label>{_LABEL})\s*(?:\([^)]{{1,40}}\)\s*)?(?:,?\s*(?:(?:in\s+which|where|in\s+whom)\s+)?(?:\d+\s+)?{PEOPLE}\s+)?(?:only\s+)?{_GIVEN}\s+(?P<what>.+?)"
        rf"(?=[;.]\s|[;.]$|,?\s+(?:and|while|whereas|but)\s+(?:(?:the|in|to|{_THOSE})\s+)*(?:{_LABEL})\b|$)"
    ),
    (
        "The treatment group received alphamab and the control group received betacin.",
        "Group A will receive exercise; group B will receive usual care.",
    ),
    ("the group was larger", "patients received A"),
)
LETTERED = SlotPattern(
    "lettered",
    compiled(
        rf"\b(?P<label>(?:groups?|arms?|cohorts?|regimens?)\s+(?:[A-D]|[1-4]|I{{1,3}}))\s*(?:\([^)]{{1,40}}\)\s*)?"
        rf"(?:[:=]|,?\s*{_GIVEN}|(?:consist\w*\s+)?of)\s+(?P<what>.+?)"
        r"(?=[;.]\s|[;.]$|,?\s+(?:and|or|while|whereas|but|versus|vs\.?)\s+(?:in\s+)?(?:groups?|arms?|cohorts?|regimens?)\s+(?:[A-D]|[1-4]|I{1,3})\b|$)"
    ),
    (
        "Arm A consisted of alphamab weekly and arm B of betacin.",
        "Arm A: alphamab; arm B: placebo",
        "group 1 (n = 40) received A",
    ),
    ("in arm A, survival was longer", "patients of group A"),
)
COUNTED = SlotPattern(
    "counted",
    compiled(
        rf"(?<![\w.,])(?P<n>\d{{1,5}})\s+(?:\(\d+[\d.·]*\s?%\)\s+)?(?:patients\s+|participants\s+|women\s+|men\s+|subjects\s+|children\s+)?(?:(?:were|was)\s+)?"
        rf"(?:{_GIVEN}\s+|to\s+(?:receive\s+)?|in(?:to)?\s+)(?P<what>.+?)(?=[;.]\s|[;.]$|,?\s+(?:and|,)\s+\d{{1,5}}\b|,\s+\d{{1,5}}\b|$)"
    ),
    ("82 received alphamab and 77 received placebo.", "66 were randomised to A and 73 to B"),
    ("in 31 centres",),
)
_DOSE = re.compile(r"\d[\d.,]{0,20}\s?(?:mg|µg|μg|mcg|g|IU|Gy|cGy)\b(?:/\w+)?", re.IGNORECASE)
_CONTROL = re.compile(r"\b(?:control|placebo|comparator|standard|usual|sham)\b", re.IGNORECASE)
_FEWEST = 2


def _items(sentence: Sentence, start: int, end: int) -> tuple[Intervention, ...]:
    found = find_interventions(sentence, sentence.start + start, sentence.start + end)
    text = sentence.text[start:end]
    return with_added(text, found) or phrases_of(text)


def _arms(sentence: Sentence, entry: SlotPattern) -> Iterator[tuple[str, Arm, tuple[int, int]]]:
    for match in entry.pattern.finditer(sentence.text):
        start, end = match.span("what")
        items = _items(sentence, start, end)
        if not items:
            continue
        label = (match.groupdict().get("label") or "").strip().lower()
        # "Group 2 (control group) received": the bracket says what the group is.
        head = sentence.text[match.start() : start] if label else ""
        control = is_comparator(items) or bool(_CONTROL.search(head))
        size = match.groupdict().get("n")
        arm = Arm(
            role="comparator" if control else "experimental",
            n=int(size) if size else None,
            interventions=items,
        )
        yield label or str(start), arm, (sentence.start + start, sentence.start + end)


def _text(sentences: Sequence[Sentence], place: tuple[int, int]) -> str:
    """Return what stands between two document offsets of one of the sentences."""
    first, last = place
    return next(
        s.text[first - s.start : last - s.start]
        for s in sentences
        if s.start <= first and last <= s.end
    )


def _apart(
    sentences: Sequence[Sentence], found: Iterable[tuple[Arm, tuple[int, int]]]
) -> list[tuple[Arm, tuple[int, int]]]:
    """Return arms under names that tell them apart."""
    arms = list(found)
    names = told_apart([(arm.interventions, _text(sentences, at)) for arm, at in arms])
    return [
        (arm.model_copy(update={"interventions": items}), place)
        for (arm, place), items in zip(arms, names, strict=True)
    ]


def grouped_arms(
    sentences: Sequence[Sentence],
) -> tuple[tuple[Arm, ...], tuple[tuple[int, int], ...]]:
    """Return the arms that labelled or counted groups were given, and where each is described.

    Looks in one sentence first, then over sentences that follow each other.
    """
    for entry in (LABELLED, LETTERED, COUNTED):
        for n, _ in enumerate(sentences):
            found: dict[str, tuple[Arm, tuple[int, int]]] = {}
            for sentence in sentences[n : n + (1 if entry is COUNTED else 3)]:
                for label, arm, place in _arms(sentence, entry):
                    found.setdefault(label, (arm, place))
            kept = {
                (*(i.name for i in arm.interventions), *_DOSE.findall(_text(sentences, at))): (
                    arm,
                    at,
                )
                for arm, at in _apart(sentences, found.values())
            }
            if len(kept) >= _FEWEST:
                return tuple(a for a, _ in kept.values()), tuple(p for _, p in kept.values())
    return (), ()
