"""Places in a text that cite: bracketed numbers and ranges → reference keys."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from ..types import Callout

_ITEM = r"\d{1,3}(?:\s?[-–—‐−]\s?\d{1,3})?[a-z]?"
_BRACKET = re.compile(rf"\[\s?({_ITEM}(?:\s?[,;]\s?{_ITEM})*)\s?\]")
_PARTS = re.compile(r"(\d{1,3})(?:\s?[-–—‐−]\s?(\d{1,3}))?")
_MAX_RANGE = 60
_ROUND = re.compile(rf"(?<=[\w.,)\]%] )\(({_ITEM}(?:\s?[,;]\s?{_ITEM})*)\)")
_NOT_CITING = re.compile(
    r"(?:\b(?:figs?|figures?|tables?|eqs?|equations?|phases?|grades?)\.?|[=<>])\s*$", re.I
)
_MIN_ROUND = 5  # different numbers in round brackets that make a style
_MAJORITY = 2  # times as many as other callouts
_IN_ORDER = 0.8  # share of the numbers that are first cited after the one before them
_NAME = r"[A-ZÀ-Þ][\w'’-]+"
_AUTHOR_YEAR = re.compile(
    rf"\b({_NAME})(?:,\s{_NAME}){{0,4}}(?:,?\s(?:and|&)\s{_NAME}|\set\sal\.?)?,?\s\(?"
    r"((?:19|20)\d{2}[a-z]?)\b((?:[,;]\s(?:19|20)\d{2}[a-z]?\b)*)"
)


def expand_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers that a list with ranges stands for: "36,38–40" → 36, 38, 39, 40."""
    keys: list[str] = []
    for match in _PARTS.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last <= first + _MAX_RANGE:
            keys += map(str, range(first, last + 1))
    return tuple(dict.fromkeys(keys))


def find_callouts(
    text: str,
    known: Collection[str] = (),
    superscripts: Collection[tuple[int, int]] = (),
) -> tuple[Callout, ...]:
    """Return the callouts of a text: bracketed lists, the superscript runs given, names and years.

    ``known`` are the keys of the reference list; where it is given, a callout needs one of them.
    Numbers in round brackets and names need it. Intervals ("[1.2–3.4]") are no callouts: their
    numbers have decimals.
    """
    keys = frozenset(known)
    found = [_numbered(m) for m in _BRACKET.finditer(text)]
    for start, end in superscripts:
        cited = expand_numbers(text[start:end])
        if cited and not any(c.isalpha() for c in text[start:end]):
            found.append(Callout(start=start, end=end, keys=cited))
    round_ones = _in_round_brackets(text, keys)
    # A few superscripts (exponents, notes) do not speak against a style that is used throughout.
    if len(round_ones) > _MAJORITY * sum(bool(keys.intersection(c.keys)) for c in found):
        found = round_ones
    if not all(key.isdigit() for key in keys):
        found += _by_name(text, keys)
    kept = (c for c in found if c.keys and (not keys or keys.intersection(c.keys)))
    return tuple(sorted(kept, key=lambda c: c.start))


def _numbered(match: re.Match[str]) -> Callout:
    return Callout(start=match.start(), end=match.end(), keys=expand_numbers(match[1]))


def _in_round_brackets(text: str, known: frozenset[str]) -> list[Callout]:
    """Return "(36)" as callouts where the numbers are first cited in order, as lists are."""
    found = [
        _numbered(m) for m in _ROUND.finditer(text)
        if not _NOT_CITING.search(text[max(0, m.start() - 12) : m.start()])
    ]  # fmt: skip
    found = [c for c in found if c.keys and known.issuperset(c.keys)]
    firsts = list(dict.fromkeys(int(key) for c in found for key in c.keys))
    if len(firsts) < _MIN_ROUND or 1 not in firsts[:2]:
        return []
    rising = sum(a < b for a, b in pairwise(firsts))
    return found if rising >= _IN_ORDER * (len(firsts) - 1) else []


def _by_name(text: str, known: frozenset[str]) -> list[Callout]:
    """Return names with a year that stand for an entry: "Smith et al., 2015", "Lee (2016)"."""
    return [
        Callout(start=m.start(), end=m.end(), keys=keys)
        for m in _AUTHOR_YEAR.finditer(text)
        if (keys := tuple(key for key in _years(m) if key in known))
    ]


def _years(match: re.Match[str]) -> list[str]:
    """Return the keys of a name with its years: "Lee et al., 2003, 2009"."""
    name = match[1].casefold()
    return [f"{name}{year}" for year in (match[2], *re.findall(r"\d{4}[a-z]?", match[3]))]
