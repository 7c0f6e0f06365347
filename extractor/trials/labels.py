"""Which arm a stretch of text is about: "in arm B", "in the cisplatin group", "the SP arm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..records import Arm
from ..types import Sentence
from .amounts import is_amount
from .pattern import SlotPattern, compiled
from .schedules import SCHEDULE
from .stretch import cut

_GROUP = r"(?:arms?|groups?|cohorts?)"
LABEL = SlotPattern(
    "label",
    compiled(
        rf"(?P<label>\b{_GROUP}\s+(?P<letter>[A-D1-4]|I{{1,3}}V?|one|two|three|(?-i:[A-Z]{{1,4}}\d?))\b|\b(?P<rank>first|second|third|fourth)\s+{_GROUP}\b|\b(?P<words>(?:(?!(?:the|in|of|and|or|both|each|either|all|two|three|for|to|with|other|same|same|per|by|patients|into)\b)[\w/+-]{{1,60}}\s+){{1,3}}){_GROUP}\b)"
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
    closed = _closed(labels, sentence)
    if closed:
        yield from closed
        return
    found = [m for m in LABEL.pattern.finditer(sentence.text) if _opens(sentence, m)]
    if not found:
        yield None, sentence
        return
    ends = [*(m.start() for m in found[1:]), len(sentence.text)]
    arms = [
        arm
        if (arm := labels.of(m)) is not None
        else _by_content(labels, sentence.text[m.end() : end])
        for m, end in zip(found, ends, strict=True)
    ]
    opened = [(m.start(), arm) for m, arm in zip(found, arms, strict=True) if arm is not None]
    if not opened:
        yield None, sentence
        return
    starts = [at for at, _ in opened]
    if starts[0] > 0:
        yield None, cut(sentence, sentence.start, sentence.start + starts[0])
    for (at, arm), end in zip(opened, [*starts[1:], len(sentence.text)], strict=True):
        yield arm, cut(sentence, sentence.start + at, sentence.start + end)


def _opens(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a label opens a clause: what follows is said of its arm."""
    return _OPENS.search(sentence.text[: match.start()]) is not None


def _by_content(labels: Labels, text: str) -> int | None:
    """Return the arm whose own treatments alone stand in a text."""
    told = [
        n
        for n in range(len(labels.arms))
        if any(_names(text.lower(), name) for name in _only_names(labels.arms, n))
    ]
    return told[0] if len(told) == 1 else None


_INTO = compiled(r"\b(?:in|for|to)\s+(?:(?:the\s+)?(?:patients|those)\s+in\s+)?(?:the\s+)?$")


def _closed(labels: Labels, sentence: Sentence) -> list[tuple[int | None, Sentence]]:
    """Return what "A on day 1 in arm 1 and on day 2 in arm 2" says of each arm, else nothing.

    What stands before the first figure is said of both; each figure is of the label behind it.
    """
    found = [
        (m, labels.of(m))
        for m in LABEL.pattern.finditer(sentence.text)
        if _INTO.search(sentence.text[: m.start()]) and not _opens(sentence, m)
    ]
    if len(found) != len(labels.arms) or {arm for _, arm in found} != set(range(len(found))):
        return []
    first, ends = _first_figure(sentence, found[0][0].start()), [m.end() for m, _ in found]
    if first is None:
        return []
    return [
        (arm, _without(sentence, [(first, start), (match.end(), len(sentence.text))]))
        for (match, arm), start in zip(found, [first, *ends], strict=False)
    ]


def _first_figure(sentence: Sentence, end: int) -> int | None:
    """Return where the figure stands that a label closes: its dose, else its schedule."""
    doses = [s.start - sentence.start for s in sentence.statistics if is_amount(s)]
    before = [at for at in doses if at < end]
    if before and len(doses) > len(before):
        return before[-1]
    schedules = [m.start() for m in SCHEDULE.pattern.finditer(sentence.text, 0, end)]
    return schedules[-1] if schedules else None


def _without(sentence: Sentence, holes: Sequence[tuple[int, int]]) -> Sentence:
    """Return a sentence with stretches of it blanked out."""
    text = sentence.text
    for a, b in holes:
        text = text[:a] + " " * (b - a) + text[b:]
    kept = [(sentence.start + a, sentence.start + b) for a, b in holes]
    return replace(
        sentence,
        text=text,
        mentions=tuple(m for m in sentence.mentions if not _inside(m.start, kept)),
        statistics=tuple(s for s in sentence.statistics if not _inside(s.start, kept)),
    )


def _inside(at: int, holes: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in holes)


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
