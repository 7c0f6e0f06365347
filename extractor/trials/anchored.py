"""Figures without a known unit that stand beside the name of an arm: "8.6 in the A group"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..types import Sentence
from .pattern import compiled
from .sides import Named

_NUMBER = r"(?P<value>[-−–]?\d{1,3}(?:,\d{3})+(?![\d.])|[-−–]?\d{1,6}(?:[.·]\d{1,4})?)(?![.·]?\d)"
_SPREAD = (
    r"(?:\s?(?:±|\+\s?/\s?[-−–]|\+\s+or\s+[-−–])\s?\d+(?:[.·]\d+)?"
    r"|\s?[(\[](?!\s?(?:[pP]|[nN])\s?[=<>])[^()\[\]]{1,40}[)\]])?"
)
_UNIT = (
    r"(?P<unit>(?:\s?(?!(?:and|or|to|vs|versus|of|patients|in|for)\b)"
    r"[A-Za-zµμ%°][\w/%°µμ²·^-]{0,12}){0,3}?)"
)
_TO = r"(?:for|in|with|on|among|after|under|receiving)"
_PEOPLE = r"(?:(?:the\s+)?(?:patients|participants|women|men|subjects|children|those|eyes)\s+)?"
_BEFORE = compiled(
    rf"(?<![\w.,·/%])(?<!\d\s)(?<!=\s){_NUMBER}{_SPREAD}{_UNIT}{_SPREAD.replace('?P<', '?:')}"
    rf"\s+{_TO}\s+{_PEOPLE}(?:(?:in|on|receiving|treated\s+with|given|assigned\s+to)\s+)?(?:the\s+)?\Z"
)
_AFTER = compiled(
    r"\A(?:\s+(?:groups?|arms?|patients|participants))?\s*"
    r"(?:[:=,(\[]|(?:was|were|had|averaged)\b|by|[(\[]?mean)?\s*[(\[]?\s*"
    rf"{_NUMBER}{_SPREAD}{_UNIT}"
    r"(?=\s*(?:[,;:.()\]]|\Z|(?:and|vs?|versus|compared|while|whereas|but|than|in|for|with)\b))"
)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A figure that an arm is named beside; offsets in the sentence's text."""

    start: int
    end: int
    key: str
    number: str
    unit: str


def _match(pattern: re.Pattern[str], text: str, offset: int, key: str) -> Anchored | None:
    match = pattern.search(text)
    if match is None:
        return None
    start = offset + match.start("value")
    end = offset + match.end("unit") if match["unit"] else offset + match.end("value")
    return Anchored(start, end, key, match["value"], match["unit"].strip())


def anchored_figures(
    sentence: Sentence, named: Sequence[Named], taken: Sequence[tuple[int, int]]
) -> tuple[Anchored, ...]:
    """Return the figure beside each arm that a sentence names, where at least two have one.

    Args:
        sentence: the sentence.
        named: the places that name an arm.
        taken: stretches of its text whose figures are known to be something else.
    """
    found: dict[int, Anchored] = {}
    text, at = sentence.text, sentence.start
    spans = [(n.start - at, n.end - at, n.key) for n in named]
    for start, end, key in spans:
        before = max((e for _, e, _ in spans if e <= start), default=0)
        after = min((s for s, _, _ in spans if s >= end), default=len(text))
        one = _match(_BEFORE, text[before:start], before, key)
        if one is None or one.start in found or _held(one, taken):
            one = _match(_AFTER, text[end:after], end, key)
        if one is not None and one.start not in found and not _held(one, taken):
            found[one.start] = one
    kept = sorted(found.values(), key=lambda a: a.start)
    units = {a.unit for a in kept if a.unit}
    if len({a.key for a in kept}) < _PAIR or len(units) > 1:
        return ()
    return tuple(kept)


_PAIR = 2


def _held(one: Anchored, taken: Sequence[tuple[int, int]]) -> bool:
    stop = one.start + len(one.number)
    return any(a < stop and one.start < b for a, b in taken)
