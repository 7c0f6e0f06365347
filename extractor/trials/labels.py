"""Which arm a stretch of text is about: "in arm B", "in the cisplatin group", "the SP arm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import Arm
from ..types import Sentence
from .pattern import SlotPattern, compiled
from .stretch import cut

_GROUP = r"(?:arms?|groups?|cohorts?)"
LABEL = SlotPattern(
    "label",
    compiled(
        rf"(?P<label>\b{_GROUP}\s+(?P<letter>[A-D1-4]|I{{1,3}}V?|one|two|three)\b|\b(?P<rank>first|second|third|fourth)\s+{_GROUP}\b|\b(?P<words>(?:(?!(?:the|in|of|and|or|both|each|either|all|two|three|for|to|with|other|same|same|per|by|patients|into)\b)[\w/+-]+\s+){{1,3}}){_GROUP}\b)"
    ),
    ("in arm A", "In the first group", "the cisplatin group", "Group II:", "In the SP arm"),
    ("in both arms", "in each group", "of the two groups", "the arm was sore"),
)
_OPENS = compiled(
    r"(?:^|[;:.]\s*|,?\s+(?:and|while|whereas|but)\s+|,\s+)"
    r"(?:(?:patients|participants|women|men|subjects|those|children)\s+)?(?:(?:\w+ed|who\s+were\s+\w+)\s+)?(?:(?:in|for|of|to|on|from)\s+)?(?:the\s+)?$"
)
_CONTROL = compiled(r"\b(?:control|placebo|standard|conventional|usual|comparator|comparison)\b")
_TRIED = compiled(
    r"\b(?:experimental|intervention|investigational|treatment|study|active|test|combination)\b"
)
_ORDER = {"a": 0, "1": 0, "i": 0, "one": 0, "b": 1, "2": 1, "ii": 1, "two": 1}
_ORDER |= {"first": 0, "second": 1, "third": 2, "fourth": 3}
_ORDER |= {"c": 2, "3": 2, "iii": 2, "three": 2, "d": 3, "4": 3, "iv": 3}
_NEAR = 160  # characters before a bracket in which the arm is told that it labels


@dataclass(frozen=True, slots=True)
class Labels:
    """The arms of a trial with what tells them apart."""

    arms: tuple[Arm, ...]
    brackets: tuple[tuple[str, int], ...] = ()  # what brackets call an arm, and which arm

    def of(self, match: re.Match[str]) -> int | None:
        """Return the arm that a label names, None where it names none for sure."""
        letter = match["letter"] or match["rank"]
        words = (match["words"] or letter or "").strip().lower()
        for label, arm in self.brackets:
            if label == words:
                return arm
        if letter:
            at = _ORDER.get(words)
            return at if at is not None and at < len(self.arms) else None
        return self._by_drug(words) if self._by_drug(words) is not None else self._by_role(words)

    def _by_drug(self, words: str) -> int | None:
        """Return the arm whose treatments a label names, the one with the fewest others."""
        fitting = [
            (len(arm.interventions), n)
            for n, arm in enumerate(self.arms)
            if any(_names(words, name) for name in _only_names(self.arms, n))
        ]
        return fitting[0][1] if len(fitting) == 1 else None

    def _by_role(self, words: str) -> int | None:
        if len(self.arms) != len({a.role for a in self.arms}):
            return None
        role = "comparator" if _CONTROL.search(words) else None
        role = role or ("experimental" if _TRIED.search(words) else None)
        return next((n for n, a in enumerate(self.arms) if a.role == role), None)


def _names(words: str, name: str) -> bool:
    return re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", words) is not None


def _only_names(arms: Sequence[Arm], n: int) -> set[str]:
    """Return the names of what one arm is given and the others are not."""
    mine = {s.lower() for i in arms[n].interventions for s in (i.name, i.text or i.name)}
    others = (a for k, a in enumerate(arms) if k != n)
    return mine - {
        s.lower() for a in others for i in a.interventions for s in (i.name, i.text or "")
    }


_GROUPS = compiled(rf"\s+{_GROUP}$")
_BRACKET = compiled(
    rf"\((?:the\s+)?(?:(?P<group>{_GROUP})\s+(?P<letter>[A-D1-4]|I{{1,3}}V?)|(?P<short>[A-Za-z][\w/+-]{{0,12}}(?:\s+[A-Za-z-]{{1,12}})?)(?:\s+{_GROUP})?)\s*(?=[),;:])"
)


def labels_of(arms: tuple[Arm, ...], sentences: Sequence[Sentence]) -> Labels:
    """Return the arms with what the brackets behind their treatments call them."""
    found: dict[str, int] = {}
    for sentence in sentences:
        for match in _BRACKET.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - _NEAR) : match.start()].lower()
            told = _GROUPS.sub("", match["letter"] or match["short"]).strip().lower()
            arm = _nearest(arms, before)
            if arm is not None:
                found.setdefault(told, arm)
    return Labels(arms, tuple(found.items()))


def _nearest(arms: Sequence[Arm], before: str) -> int | None:
    """Return the arm that is told last in a text by something that only it has."""
    places = [
        (max((before.rfind(name) for name in _only_names(arms, n)), default=-1), n)
        for n in range(len(arms))
    ]
    at, arm = max(places, default=(-1, 0))
    return arm if at >= 0 else None


def stretches(labels: Labels, sentence: Sentence) -> Iterator[tuple[int | None, Sentence]]:
    """Yield the parts of a sentence, each with the one arm it is about, None for any."""
    opened = [
        (match.start(), arm)
        for match in LABEL.pattern.finditer(sentence.text)
        if _OPENS.search(sentence.text[: match.start()]) and (arm := labels.of(match)) is not None
    ]
    if not opened:
        yield None, sentence
        return
    starts = [at for at, _ in opened]
    if starts[0] > 0:
        yield None, cut(sentence, sentence.start, sentence.start + starts[0])
    for (at, arm), end in zip(opened, [*starts[1:], len(sentence.text)], strict=True):
        yield arm, cut(sentence, sentence.start + at, sentence.start + end)


def told_of_each(
    labels: Labels, sentences: Sequence[Sentence]
) -> tuple[list[list[Sentence]], list[list[Sentence]]]:
    """Return for each arm the text that may be about it, and the text that is about it alone."""
    may: list[list[Sentence]] = [[] for _ in labels.arms]
    alone: list[list[Sentence]] = [[] for _ in labels.arms]
    for sentence in sentences:
        for arm, piece in stretches(labels, sentence):
            for n, mine in enumerate(may):
                if arm in {None, n}:
                    mine.append(piece)
            if arm is not None:
                alone[arm].append(piece)
    return may, alone
