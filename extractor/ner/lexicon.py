"""One dictionary of all names, looked up by folded words.

Every stretch of words that starts and ends at a word border is a candidate key; the longest one
with a sense that fits is kept. A first-letters index keeps the number of look-ups near two a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .fold import LATIN, Word, key
from .senses import Sense

_STEM = 5  # letters of a key that the index knows
_MAX_WORDS = 12
_JOINERS = frozenset({"", " ", "-", "‐", "‑", "–", "−", "/", "\n", "'", "’", " -", "- ", "\u00a0"})
_JOINERS_S = frozenset({"'s ", "’s "})


class Hit(NamedTuple):
    """A name found in a text: where, its key, and the senses the dictionary holds for it."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names by key, and for the first letters of a key the length of the longest one."""

    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, folded: str, sense: Sense) -> None:
        """Add one name by its key; senses added first are preferred."""
        known = self.senses.get(folded)
        self.senses[folded] = (sense,) if known is None else (*known, sense)

    def close(self) -> None:
        """Build the index of first letters, once all names are in."""
        longest = self.longest
        for folded in self.senses:
            stem = folded[:_STEM]
            if len(folded) > longest.get(stem, 0):
                longest[stem] = len(folded)

    def find(self, name: str) -> tuple[Sense, ...]:
        """Return the senses of a whole name."""
        return self.senses.get(key(name), ())


def candidates(lexicon: Lexicon, text: str, words: Sequence[Word], first: int) -> Iterator[Hit]:
    """Yield the hits that start at a word, shortest first."""
    start = words[first].start
    if start and text[start - 1].isalnum():
        return
    forms = [""]
    for last in range(first, min(first + _MAX_WORDS, len(words))):
        word = words[last]
        if last > first and not _joined(text, start, words[last - 1], word):
            return
        forms = _extended(forms, word.folded)
        forms = [form for form in forms if _may_grow(lexicon, form)]
        if not forms:
            return
        if word.end == len(text) or not text[word.end].isalnum():
            for form in forms:
                senses = lexicon.senses.get(form)
                if senses is not None:
                    yield Hit(start, word.end, form, senses)


def _joined(text: str, start: int, left: Word, right: Word) -> bool:
    """Tell whether two words may belong to one name, by what stands between them.

    ``start`` is where the name begins: a decimal number alone is no name.
    """
    between = text[left.end : right.start]
    if between == ".":  # "CA 19.9"
        return (
            text[start].isalpha() and text[left.end - 1].isdigit() and text[right.start].isdigit()
        )
    return between in _JOINERS or between in _JOINERS_S


def _extended(forms: list[str], folded: str) -> list[str]:
    """Append a word to each form; a Greek letter also as its Latin one (NFκB, NFkB)."""
    longer = [form + folded for form in forms]
    if folded in LATIN:
        longer += [form + LATIN[folded] for form in forms]
    return longer


def _may_grow(lexicon: Lexicon, form: str) -> bool:
    """Tell whether a key may start like this."""
    if len(form) < _STEM:
        return True
    return len(form) <= lexicon.longest.get(form[:_STEM], 0)


def matches(
    lexicon: Lexicon,
    text: str,
    words: Sequence[Word],
    choose: Callable[[Hit], Sense | None],
) -> Iterable[tuple[Hit, Sense]]:
    """Yield the longest hits from left to right that ``choose`` gives a sense, without overlap."""
    blocked_until = 0
    for index, word in enumerate(words):
        if word.start < blocked_until:
            continue
        for hit in sorted(candidates(lexicon, text, words, index), key=lambda h: -h.end):
            sense = choose(hit)
            if sense is not None:
                yield hit, sense
                blocked_until = hit.end
                break
