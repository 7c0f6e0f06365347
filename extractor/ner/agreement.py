"""Make the entities of neighbouring sentences agree: an abbreviation is what its long form is.

A recogniser guesses what "NTG" is from the words beside it; the sentence that defines it knows.
Five rules, in this order: a definition inside one entity is two names; a short form is what its
long form is; one whose long form is no entity is none either, unless most of its places are; what
is an entity in most places is one in the others; brackets in an entity are whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .abbreviations import find_abbreviations

Span = tuple[int, int, str]
# Corpora print "IL - 2 ( TNF )": the spaces are no part of the names.
_LOOSE = re.compile(r" (?=[-/'’)\]])|(?<=[-/(\[]) ")
_LINK = re.compile(
    r"\b(?:in|of|on|to|plus|and|or|with|by|for|from|the|an?|at|than)\b", re.IGNORECASE
)
_GAP = 4  # characters between a long form and the short one in its bracket
_CLOSING = 2  # characters behind a short form that close its bracket
_SAME_REACH = 8  # sentences
_SAME_SHARE = 0.6
_SAME_LEAST = 2
_SAME_LENGTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many passages before and after its own a definition holds; an abstract has about ten."""

    before: int = 3
    after: int = 14


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, where it is defined, and where its long form stands."""

    short: str
    place: tuple[int, int]
    long: tuple[int, int]


class Passage:
    """A text, its entities so far, its definitions and the text without loose spaces."""

    def __init__(self, text: str, entities: frozenset[Span]) -> None:
        """Read the definitions of a text."""
        self.text = text
        self.entities = set(entities)
        loose = {match.start() for match in _LOOSE.finditer(text)}
        self._index = [i for i in range(len(text)) if i not in loose]
        self._tight = "".join(text[i] for i in self._index)
        self.definitions = tuple(self._defined())

    def places(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield where a name stands as a whole word."""
        if name in self._tight:
            for match in _whole(name).finditer(self._tight):
                yield self._original(*match.span())

    def overlapping(self, start: int, end: int) -> list[Span]:
        """Return the entities that overlap a stretch."""
        return [e for e in self.entities if e[0] < end and start < e[1]]

    def _original(self, start: int, end: int) -> tuple[int, int]:
        return self._index[start], self._index[end - 1] + 1

    def _defined(self) -> Iterator[Definition]:
        for short, long in find_abbreviations(self._tight):
            for match in re.finditer(re.escape(long), self._tight):
                start, end = match.span()
                behind = self._tight.find(short, end, end + _GAP + len(short))
                before = self._tight.rfind(short, max(0, start - _GAP - len(short)), start)
                for at in (behind, before):
                    if at >= 0:
                        place = self._original(at, at + len(short))
                        yield Definition(short, place, self._original(start, end))


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?<!\d[-‐‑–]){re.escape(name)}(?![A-Za-z0-9]|[-‐‑–]\d)")


def agree(
    texts: Sequence[str], entities: Sequence[frozenset[Span]], reach: Reach | None = None
) -> tuple[frozenset[Span], ...]:
    """Return the entities (start, end, label) of consecutive passages, made to agree."""
    passages = [Passage(t, e) for t, e in zip(texts, entities, strict=True)]
    reach = reach or Reach()
    for passage in passages:
        _part_names(passage)
    _spread(passages, reach)
    _withdraw(passages, reach)
    _repeat(passages)
    for passage in passages:
        _close_brackets(passage)
    return tuple(frozenset(passage.entities) for passage in passages)


def _close_brackets(passage: Passage) -> None:
    """End an entity before the bracket that has no other half in it."""
    for entity in tuple(passage.entities):
        end = _balanced_end(passage.text, entity[0], entity[1])
        if entity[0] < end < entity[1]:
            passage.entities.remove(entity)
            passage.entities.add((entity[0], end, entity[2]))


def _balanced_end(text: str, start: int, end: int) -> int:
    """Return where an entity ends when its brackets are to be whole."""
    inside = text[start:end]
    for opening, closing in ("()", "[]"):
        surplus = inside.count(opening) - inside.count(closing)
        if surplus > 0:
            return start + len(inside[: inside.rfind(opening)].rstrip())
        if surplus < 0 and inside.endswith(closing):
            return start + len(inside[:-1].rstrip())
    return end


def _part_names(passage: Passage) -> None:
    """Part an entity that holds a long form and its bracket: "factor VIIa (FVIIa)"."""
    for definition in passage.definitions:
        (start, end), (first, last) = definition.long, definition.place
        for entity in passage.overlapping(start, end):
            if entity[0] < end < first < last <= entity[1] <= last + _CLOSING:
                passage.entities.remove(entity)
                passage.entities |= {(entity[0], end, entity[2]), (first, last, entity[2])}


def _head(passage: Passage, definition: Definition) -> Span | None:
    """Return the entity that ends a long form and is what it means.

    "Deleted in colorectal cancer" is no cancer: no link may stand before the entity.
    """
    start, end = definition.long
    for entity in passage.overlapping(start, end):
        if entity[1] == end and not _LINK.search(passage.text[start : max(start, entity[0])]):
            return entity
    return None


def _spread(passages: Sequence[Passage], reach: Reach) -> None:
    """Label the short forms whose long forms are entities."""
    heads = [[_head(passage, d) for d in passage.definitions] for passage in passages]
    for at, passage in enumerate(passages):
        for definition, head in zip(passage.definitions, heads[at], strict=True):
            if head is None:
                continue
            for other, start, end in _reached(passages, at, definition.short, reach, plural=True):
                overlapping = other.overlapping(start, end)
                if not any(
                    a <= start and end <= b and b - a > end - start for a, b, _ in overlapping
                ):
                    other.entities.difference_update(overlapping)
                    other.entities.add((start, end, head[2]))


def _reached(
    passages: Sequence[Passage], at: int, short: str, reach: Reach, *, plural: bool = False
) -> Iterator[tuple[Passage, int, int]]:
    """Yield the places of a short form near its definition, up to where it is defined anew."""
    for i in range(max(0, at - reach.before), min(len(passages), at + reach.after + 1)):
        anew = i != at and any(d.short == short for d in passages[i].definitions)
        if anew and i > at:
            return
        if not anew:
            for form in _forms(short) if plural else (short,):
                yield from ((passages[i], *place) for place in passages[i].places(form))


def _forms(short: str) -> tuple[str, ...]:
    """Return a short form with its plural, or its singular: "PPIs", "PPI"."""
    singular = (short[:-1],) if re.search(r"[A-Z]{2}s$", short) else ()
    return short, f"{short}s", *singular


def _withdraw(passages: Sequence[Passage], reach: Reach) -> None:
    """Take a short form back whose long form is no entity, unless most of its places are."""
    for at, passage in enumerate(passages):
        for definition in passage.definitions:
            if any(e[1] == definition.long[1] for e in passage.overlapping(*definition.long)):
                continue
            places = list(_reached(passages, at, definition.short, reach))
            labels = Counter(
                label
                for other, *place in places
                for *span, label in other.overlapping(*place)
                if span == place
            )
            most = max(labels.values(), default=0)
            if 2 * most <= len(places):
                for other, start, end in places:
                    same = [e for e in other.overlapping(start, end) if e[:2] == (start, end)]
                    other.entities.difference_update(same)


def _repeat(passages: Sequence[Passage]) -> None:
    """Label a name that is an entity in most of the places around."""
    found = [Counter((p.text[a:b], label) for a, b, label in p.entities) for p in passages]
    for at, passage in enumerate(passages):
        low, high = max(0, at - _SAME_REACH), at + _SAME_REACH + 1
        names = sum(found[low:high], Counter[tuple[str, str]]())
        for (name, label), count in names.items():
            if count < _SAME_LEAST or len(name) < _SAME_LENGTH or name not in passage.text:
                continue
            whole = _whole(name)
            if count < _SAME_SHARE * sum(len(whole.findall(p.text)) for p in passages[low:high]):
                continue
            for match in whole.finditer(passage.text):
                if not passage.overlapping(*match.span()):
                    passage.entities.add((*match.span(), label))
