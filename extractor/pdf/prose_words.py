"""Running text told from names, addresses and cells by its small words."""

from __future__ import annotations

import re

_FUNCTION_WORDS = re.compile(
    r"\b(?:the|was|were|is|are|has|have|been|we|this|that|these|with|by|to|which|in|of|and|for|as|"
    r"from|not|be|or|on|at|than|our|it|their)\b",
    re.I,
)
_PROSE_RATE = 0.16  # function words among words; titles and affiliations have fewer verbs' helpers
_PLACE = re.compile(
    r"\b(?:university|universit\w+|department|dept|institute|institut\w*|hospital|school|faculty|"
    r"college|laboratory|cent(?:er|re)|division|academy)\b",
    re.I,
)
_PLACES = 0.05  # of the words: more places make an address

LICENCE = re.compile(
    r"creative commons|permits? (?:unrestricted|non-?commercial)|open[ -]access article|"
    r"all rights reserved",
    re.I,
)


def is_prose(text: str, rate: float = _PROSE_RATE) -> bool:
    """Tell running text from names, addresses and cells by its small words."""
    words = len(re.findall(r"[A-Za-z]+", text))
    return words > 0 and len(_FUNCTION_WORDS.findall(text)) / words >= rate


def is_address(text: str) -> bool:
    """Tell the places where authors work from running text."""
    words = len(re.findall(r"[A-Za-z]+", text))
    places = len(_PLACE.findall(text))
    return places >= 2 and places > _PLACES * words
