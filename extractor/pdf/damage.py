"""Font damage that can be proved: ligatures and signs which a font gives a wrong code.

A ligature with a wrong code shows by the words it leaves behind ("*e", "*is", "*ese"): where
nearly all words that begin with one odd sign, in one font, become common words by one and the
same ligature, the sign is that ligature. What cannot be proved stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from .lines import Line

_COMMON = {
    "Th": frozenset(
        [
            "the",
            "this",
            "these",
            "those",
            "that",
            "they",
            "there",
            "their",
            "then",
            "thus",
            "therefore",
            "three",
            "though",
            "through",
            "than",
            "thirty",
            "third",
            "throughout",
            "thereby",
            "thereafter",
        ]
    ),
}
_ODD_START = re.compile(r"(?:^|(?<=[\s(“\"‘]))([^\w\s.,;:()\[\]“”\"'‘’–—-])([a-z]{1,9})\b")
_PROOF_COUNT, _PROOF_SHARE = 4, 0.8


def lost_ligatures(lines: Iterable[Line]) -> dict[str, str]:
    """Return signs that stand for a ligature in this paper, with the ligature."""
    tails: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for sign, tail in _ODD_START.findall(line.text):
            tails[sign][tail] += 1
    found: dict[str, str] = {}
    for sign, counts in tails.items():
        total = sum(counts.values())
        for ligature, words in _COMMON.items():
            fits = sum(n for tail, n in counts.items() if ligature.lower() + tail in words)
            if fits >= _PROOF_COUNT and fits >= _PROOF_SHARE * total:
                found[sign] = ligature
    return found
