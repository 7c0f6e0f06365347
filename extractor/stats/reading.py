"""What the tokens of a match say: numbers with their sign, comparators, levels, units."""

from __future__ import annotations

from decimal import Decimal

from .grammar import Hit
from .lexer import Tokens
from .numbers import parse_number

_LEVELS = frozenset({"80", "90", "95", "97.5", "98", "99", "99.9", "68", "95.0", "83.4"})


def number_at(tokens: Tokens, match: Hit, name: str) -> Decimal | None:
    """Return the number of a named group, with its minus sign."""
    found = match.find(name)
    if found is None:
        return None
    first, end = found
    value = parse_number(tokens.text(end - 1))
    if end - first > 1 and value is not None and tokens.letters[first] == "-":
        return -value if _is_minus(tokens, first) else value
    return value


def _is_minus(tokens: Tokens, i: int) -> bool:
    """Say whether a dash is a sign: nothing between it and the number, no word before it."""
    return tokens.end(i) == tokens.start(i + 1)


def comparator_of(tokens: Tokens, match: Hit) -> tuple[str, frozenset[str]]:
    """Return the comparator of a match and the flags it asks for."""
    found = match.get("op")
    if found:
        i = match.end("op") - 1
        if tokens.letters[i] == "O":
            meaning = tokens.meaning(i)
            damaged = frozenset({"uncertain"}) if meaning == "uncertain" else frozenset[str]()
            return meaning, damaged
        if tokens.letters[i] == "~":
            return "~", frozenset()
        return "uncertain", frozenset({"uncertain", "damaged"})
    between = tokens.letters[match.start() : match.end()]
    if "b" in between or ":" in between or "r" in between:
        return "=", frozenset()
    return "uncertain", frozenset({"uncertain"})


def level_of(tokens: Tokens, match: Hit) -> Decimal | None:
    """Return the level of an interval in percent, where it is printed."""
    for name in ("level", "level_after"):
        if match.get(name):
            text = tokens.text(match.end(name) - 1)
            return Decimal(text) if text in _LEVELS else parse_number(text)
    named = [tokens.meaning(i) for i in range(match.start(), match.end())
             if tokens.letters[i] == "C" and tokens.meaning(i)]  # fmt: skip
    return Decimal(named[0]) if named else None


def unit_of(tokens: Tokens, match: Hit, *names: str) -> str | None:
    """Return the unit that the first of the named groups prints."""
    for name in names:
        if match.get(name):
            i, last = match.start(name), match.end(name) - 1
            if i < last:  # "ng/mL"
                return tokens.canvas[tokens.start(i) : tokens.end(last)]
            return tokens.meaning(i) or tokens.text(i)
    return None
