"""Words for a kind of treatment that is named beside them: "docetaxel as chemotherapy"."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Intervention
from ..types import Sentence
from .pattern import SlotPattern, compiled

# What these words join to a drug is given beside it: "bevacizumab plus chemotherapy".
BESIDE = SlotPattern(
    "beside",
    compiled(
        r"(?:\b(?:plus|with|without|and|or|versus|vs|to|by|combined|both|either|then|than|receiv\w+|after|before|following)|[+/])\s*"
        r"(?:(?:the|standard|adjuvant|systemic|palliative|first-line|concurrent|concomitant|intensive|combination)\s+){0,2}$"
    ),
    ("bevacizumab plus standard ", "randomised to "),
    ("docetaxel as neoadjuvant ", "the effect of "),
)
GOES_WITH = SlotPattern(
    "goes with",
    compiled(r"^\s*(?:plus|with|and|or|versus|vs|combined|alone|followed|[+/])"),
    (" plus bevacizumab", " alone"),
    (" in women", "."),
)
_KIND = "chemotherapy"
_Found = tuple[int, int, Intervention]


def without_kinds(sentence: Sentence, found: Sequence[_Found]) -> list[_Found]:
    """Leave out "chemotherapy" where it says what kind another treatment of the list is."""
    if len({item.name for _, _, item in found}) < 2:
        return list(found)
    return [
        (start, end, item)
        for start, end, item in found
        if item.name != _KIND or _is_given(sentence, start, end)
    ]


def _is_given(sentence: Sentence, start: int, end: int) -> bool:
    before = sentence.text[: start - sentence.start]
    after = sentence.text[end - sentence.start :]
    return bool(BESIDE.pattern.search(before) or GOES_WITH.pattern.match(after))
