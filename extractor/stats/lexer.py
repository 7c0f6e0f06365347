"""Text → a string of class letters, one letter a token, with the tokens' places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from .lexemes import Lexeme
from .phrases import PHRASES
from .tokens import LETTERS, MARKS, MAY_JOIN, PIECE, lexeme_of


class Tokens:
    """A text as class letters, one a token; where a token stands is worked out when it is asked."""

    __slots__ = ("_ends", "_lasts", "_phrases", "_pieces", "_places", "_start", "canvas", "letters")

    def __init__(self, canvas: str, start: int, end: int) -> None:
        """Take the tokens of a stretch of the canvas."""
        self.canvas = canvas  # the text in one form, character by character
        self._start = start
        self._pieces: list[str] = PIECE.findall(canvas, start, end)  # each with its blanks
        self._ends: list[int] | None = None  # where each piece ends on the canvas
        self._places: list[int] | None = None  # the piece of each token, where they differ
        self._phrases: dict[int, str] = {}  # the meaning of each phrase, by its first piece
        self._lasts: dict[int, int] = {}  # the last piece of each phrase, by its first
        letters = [*map(LETTERS.__getitem__, self._pieces)]
        self.letters = "".join(letters)
        if "" in letters or MAY_JOIN.search(self.letters):
            self._join(letters)
        else:
            self.letters = _bare(self.letters)

    def start(self, i: int) -> int:
        """Return where a token's first character stands."""
        piece = self._piece(i)
        return self._end(piece) - len(self._text(piece))

    def end(self, i: int) -> int:
        """Return where the character behind a token stands."""
        piece = self._piece(i)
        return self._end(self._lasts.get(piece, piece))

    def text(self, i: int) -> str:
        """Return the token as it stands on the canvas."""
        piece = self._piece(i)
        if piece in self._lasts:
            return self.canvas[self.start(i) : self.end(i)]
        return self._text(piece)

    def meaning(self, i: int) -> str:
        """Return what the token means within its class."""
        piece = self._piece(i)
        if piece in self._phrases:
            return self._phrases[piece]
        return lexeme_of(self._text(piece)).meaning

    def _piece(self, i: int) -> int:
        return i if self._places is None else self._places[i]

    def _text(self, piece: int) -> str:
        return self._pieces[piece].lstrip(" ")

    def _end(self, piece: int) -> int:
        if self._ends is None:
            self._ends = [*accumulate(map(len, self._pieces), initial=self._start)]
        return self._ends[piece + 1]

    def _join(self, all_letters: list[str]) -> None:
        """Leave out what says nothing, make each phrase one token, drop the stop after versus."""
        places = [i for i, letter in enumerate(all_letters) if letter]
        heads = [*_heads(self.letters)]
        letters = [*_bare(self.letters)]
        joined: list[tuple[int, int]] = []
        behind = 0
        for i in heads:
            if i < behind:
                continue
            found = self._phrase_at(letters, places, i)
            behind = i + 1
            if found is not None:
                lexeme, behind = found
                letters[i] = lexeme.letter
                self._phrases[places[i]] = lexeme.meaning
                self._lasts[places[i]] = places[behind - 1]
            while letters[i] == "v" and behind < len(letters) and letters[behind] == ".":
                behind += 1
            if behind > i + 1:
                joined.append((i + 1, behind))
        for first, behind in reversed(joined):
            del letters[first:behind]
            del places[first:behind]
        self.letters = "".join(letters)
        self._places = places if len(places) < len(all_letters) else None

    def _phrase_at(
        self, letters: list[str], places: list[int], i: int
    ) -> tuple[Lexeme, int] | None:
        """Return the phrase that begins with a token, and the token behind it."""
        seconds = PHRASES.get(self._text(places[i]).lower(), {})
        place = i + 2 if letters[i + 1 : i + 2] == ["-"] else i + 1
        if place < len(letters):
            for rest, lexeme in seconds.get(self._text(places[place]).lower(), ()):
                behind = self._behind_words(letters, places, place + 1, rest)
                if behind:
                    return lexeme, behind
        alone = seconds.get("")
        return (alone[0][1], i + 1) if alone else None

    def _behind_words(
        self, letters: list[str], places: list[int], i: int, words: tuple[str, ...]
    ) -> int:
        """Return the token behind words that follow, each after a hyphen or none; else 0."""
        for word in words:
            i += letters[i : i + 1] == ["-"]
            if i >= len(letters) or self._text(places[i]).lower() != word:
                return 0
            i += 1
        return i


def _heads(letters: str) -> Iterator[int]:
    """Yield the tokens with which a phrase may begin, counted without the marks of heads."""
    at = behind = 0
    for match in MAY_JOIN.finditer(letters):
        behind += len(_bare(letters[at : match.start()]))
        at = match.start()
        yield behind - 1


def _bare(letters: str) -> str:
    """Return letters without the marks of heads."""
    for mark in MARKS:
        letters = letters.replace(mark, "")
    return letters


def tokenize(canvas: str, start: int, end: int) -> Tokens:
    """Return the tokens of a stretch of a canvas."""
    return Tokens(canvas, start, end)
