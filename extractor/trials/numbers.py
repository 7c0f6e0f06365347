"""Counts as papers print them: digits, thousands, and number words."""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join((*_TENS, *sorted(_ONES, key=len, reverse=True), *_SCALES))

NUMBER_WORDS = rf"(?:(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD})){{0,6}})\b"
DIGITS = r"\d{1,3}(?:[,\s\u2009\u00a0]\d{3})+(?!\d)|\d{1,6}(?![\d.,·]\d)"
COUNT = rf"(?:{DIGITS}|{NUMBER_WORDS})"


def to_int(text: str) -> int | None:
    """Return the value of a printed count, None where it is none."""
    digits = re.sub(r"[,\s]", "", text)
    if digits.isdigit():
        return int(digits)
    total = current = 0
    words = re.findall(r"[a-z]+", text.lower())
    if not words or any(w not in _UNITS and w not in _SCALES and w != "and" for w in words):
        return None
    for word in words:
        if word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += _UNITS.get(word, 0)
    return total + current
