"""Text → the statistics printed in it: windows around digits, the grammar, groups, thresholds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ..types import Statistic
from .build import build
from .canvas import canvas_of
from .carried import with_carried
from .grammar import Hit, Production
from .groups import number_groups
from .lexer import Tokens, tokenize
from .made import Printed, changed, made
from .patterns import PRODUCTIONS
from .schedule import find_schedules
from .series import continued
from .thresholds import mark_thresholds

BEFORE, AFTER = 170, 70  # characters around a digit that may belong to a statistic
# Begins with a set of characters, which the regex engine looks for fast.
_DIGITS = re.compile(
    r"[\[\d](?:(?<=\[) ?\d{1,3}(?: ?[-,;] ?\d{1,3}){0,9} ?\]"  # a citation opens no window
    r"|(?<=\d)(?<!Table \d)(?<!Tables \d)(?<!Figure \d)(?<!Figures \d)(?<!Fig \d)(?<!Fig\. \d)"
    r"[\d.]*+(?P<trigger>))"
)
_NOT_SIGNIFICANT = re.compile(r"[(,;=:pP] ?[nN][./]? ?[sS](?![^\W_])")
_WORDS = ("not significant", "not reached", "hundred", "teen ", "twelve ", "ty ", "ty-")
_TENS = ("twenty ", "thirty ", "forty ", "fifty ", "sixty ")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def find_statistics(text: str) -> tuple[Statistic, ...]:
    """Return the statistics of a text, in order of their place.

    Offsets count characters of ``text``; group and series numbers count from 0 within it. A
    COMPARISON may hold the INTERVALs and COUNTs of its sides, an EFFECT the P_VALUE that stands
    between its value and its bounds; else no statistics overlap. The time is linear in the length
    of the text.
    """
    canvas = canvas_of(text)
    found: list[Statistic] = []
    for start, end in _windows(canvas):
        tokens = tokenize(canvas, start, end)
        found += number_groups(with_carried(_read(tokens), canvas), canvas)
    if not found:
        return ()
    found.sort(key=lambda s: s.start)
    marked = mark_thresholds(_renumbered(found), canvas)
    if canvas is text:
        return tuple(marked)
    return tuple(
        s if text.startswith(s.text, s.start) else changed(s, text=text[s.start : s.end])
        for s in marked
    )


def _windows(canvas: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text near a digit; the rest cannot hold a statistic."""
    start = end = -1
    for first, behind in _triggers(canvas):
        if first - BEFORE > end:
            if end >= 0:
                yield _whole_words(canvas, start, end)
            start = max(first - BEFORE, end, 0)
        end = max(end, behind + AFTER)
    if end >= 0:
        yield _whole_words(canvas, start, min(end, len(canvas)))


def _triggers(canvas: str) -> list[tuple[int, int]]:
    """Return the places of digits, "NS" and number words, in order."""
    places = [m.span() for m in _DIGITS.finditer(canvas) if m.lastgroup]
    places += [m.span() for m in _NOT_SIGNIFICANT.finditer(canvas)]
    for word in _WORDS:
        at = canvas.find(word)
        while at >= 0:
            if (start := _word_start(canvas, word, at)) is not None:
                places.append((start, start + 8))
            at = canvas.find(word, at + 1)
    return sorted(places)


def _word_start(canvas: str, word: str, at: int) -> int | None:
    """Return where a number word begins whose letters stand at a place, None if they are none."""
    if word == "ty-":
        return at if canvas.startswith(_UNITS, at + 3) else None  # "thirty-one"
    if word != "ty ":
        return at
    starts = (at + len(word) - len(ten) for ten in _TENS if canvas.endswith(ten, 0, at + len(word)))
    return next(starts, None)


def _whole_words(canvas: str, start: int, end: int) -> tuple[int, int]:
    """Move the edges of a window to blanks."""
    first = canvas.find(" ", start, start + 40) if start > 0 else 0
    last = canvas.rfind(" ", end - 40, end) if end < len(canvas) else len(canvas)
    return (max(first, 0) if first >= 0 else start, last if last > 0 else min(end, len(canvas)))


def _read(tokens: Tokens) -> list[Statistic]:
    """Return the statistics of a window; what one production takes, the next cannot."""
    if not tokens.letters:
        return []
    place = (tokens.start(0), tokens.end(len(tokens.letters) - 1))
    found: list[Statistic] = []
    for production in _productions_for(frozenset(tokens.letters)):
        first = production.pattern.search(tokens.letters)
        if first is not None:
            tokens.letters, new = _apply(production, tokens, first)
            found += new
    return found + _schedules(tokens.canvas, place, found)


@lru_cache(maxsize=10_000)
def _productions_for(letters: frozenset[str]) -> tuple[Production, ...]:
    """Return the productions that can match a text with these letters, in their order."""
    return tuple(p for p in PRODUCTIONS if not letters.isdisjoint(p.needs))


def _apply(
    production: Production, tokens: Tokens, first: re.Match[str]
) -> tuple[str, list[Statistic]]:
    """Return what a production finds from its first match on, and the letters painted over."""
    letters = tokens.letters
    found: list[Statistic] = []
    painted: list[str] = []
    at = done = 0
    match: re.Match[str] | None = first
    while match is not None:
        hit = Hit(match)
        statistic = build(production, tokens, hit)
        if statistic is None:
            at = match.start() + 1
        else:
            members, end = continued(production, statistic, tokens, match.end())
            found += members
            painted += [letters[done : match.start()], _paint(letters, hit, end)]
            at = done = end
        match = production.pattern.search(letters, at)
    return "".join(painted) + letters[done:], found


def _paint(letters: str, hit: Hit, end: int) -> str:
    """Return the letters of a match painted over, but for the statistics within it."""
    painted, at = "", hit.start()
    if not hit.may_keep():
        return "_" * (end - at)
    for first, last in hit.kept():
        painted += "_" * (first - at) + letters[first:last]
        at = last
    return painted + "_" * (end - at)


def _schedules(canvas: str, place: tuple[int, int], found: list[Statistic]) -> list[Statistic]:
    """Return the schedules of a stretch that overlap nothing found before."""
    ordered = sorted((s.start, s.end) for s in found)
    starts = [start for start, _ in ordered]
    schedules = []
    for start, end in find_schedules(canvas, *place):
        i = bisect_left(starts, end)
        if i == 0 or ordered[i - 1][1] <= start:
            printed = Printed("SCHEDULE", canvas[start:end], start, end, None, None, None)
            schedules.append(made(printed))
    return schedules


def _renumbered(found: list[Statistic]) -> list[Statistic]:
    """Make group and series numbers run through the whole text (windows number by offset)."""
    groups = {g: i for i, g in enumerate(sorted({s.group for s in found if s.group is not None}))}
    series = {g: i for i, g in enumerate(sorted({s.series for s in found if s.series is not None}))}
    return [
        s
        if s.group is None and s.series is None
        else changed(
            s,
            group=None if s.group is None else groups[s.group],
            series=None if s.series is None else series[s.series],
        )
        for s in found
    ]
