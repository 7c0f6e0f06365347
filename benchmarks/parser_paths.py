"""Paths between names in a parsed sentence, for the measures of what a parser could gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

FAR = 99  # no path: what is asked for is no token

Span = tuple[int, int]


@dataclass(frozen=True)
class Tree:
    """A parsed sentence; places are counted from its start."""

    doc: Doc

    def head(self, start: int, end: int) -> Token | None:
        """Return the token that heads a stretch."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return None if span is None or not len(span) else span.root

    def path(self, first: Span, second: Span) -> tuple[str, ...] | None:
        """Return the labels of the arcs from one stretch up, and down to another."""
        a, b = self.head(*first), self.head(*second)
        if a is None or b is None:
            return None
        up, down = list(_to_root(a)), list(_to_root(b))
        below = {token.i: place for place, token in enumerate(down)}
        meet = next((place for place, token in enumerate(up) if token.i in below), None)
        if meet is None:
            return None
        rise = [f"<{token.dep_}" for token in up[:meet]]
        fall = [f">{token.dep_}" for token in reversed(down[: below[up[meet].i]])]
        return (*rise, *fall)

    def distance(self, first: Span, second: Span) -> int:
        """Return the number of arcs between two stretches."""
        path = self.path(first, second)
        return FAR if path is None else len(path)

    def words(self, first: Span, second: Span) -> int:
        """Return the number of tokens from one stretch to another, as a window counts."""
        a, b = self.head(*first), self.head(*second)
        return FAR if a is None or b is None else min(abs(a.i - b.i), FAR)

    def meeting(self, first: Span, second: Span) -> str:
        """Return the lowest word above both stretches."""
        a, b = self.head(*first), self.head(*second)
        if a is None or b is None:
            return ""
        above = {token.i for token in _to_root(a)}
        return next((t.lower_ for t in _to_root(b) if t.i in above), "")


def _to_root(token: Token) -> Iterator[Token]:
    """Yield a token and those above it."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def parse(nlp: Language, text: str) -> Tree:
    """Parse one sentence."""
    return Tree(nlp(text))
