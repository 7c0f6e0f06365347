"""Trials that go by a place or a word: "the Lund trial", "Lund III", with no capitals to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Sentence
from .pattern import SlotPattern

_KIND = (
    r"(?:(?:clinical|randomi[sz]ed|controlled|pivotal|phase\s+[I1-4V]+[ab]?)\s+){0,3}(?P<kind>trial|study)\b"
    r"(?!\s+(?:group|protocol|design|centre|center|team|population|registr))"
)
_WORD = r"[A-Z][a-zé]{3,}(?:-[A-Z][a-z]+)?"
NUMBERED = SlotPattern(
    "a word and a roman number",
    re.compile(rf"(?<![\w-])(?P<name>{_WORD}\s(?:I{{1,3}}|IV|VI?))\s+{_KIND}"),
    ("Lund III trial reported", "the Lund II randomised trial"),
    ("stage II study", "the Lund trial"),
)
PLACE = SlotPattern(
    "a word",
    re.compile(rf"(?:(?<=[a-z,;(]\s)the|(?:^|(?<=[.:]\s))The)\s+(?P<name>{_WORD})\s+{_KIND}"),
    ("In the Lund trial, survival", "The Lund study has shown"),
    ("the present study", "This trial", "a Lund trial", "Phase II trials", "Our Lund trial group"),
)
# Words before "trial" that tell of whom or what kind it is, and name none.
_KINDS_OF = """
Phase Stage Grade Class Level Type Cohort Present Current Previous Recent Second First Third
Original Main Western Eastern Northern Southern Dutch Bayesian Simon Cochrane Greek Multicentre
Multicenter Clinical Randomised Randomized Pilot Pivotal International European National
Intergroup Cooperative Cancer Breast Lung Colon Prostate Phase-II Phase-III Women Men
"""
_NO_NAMES = frozenset(_KINDS_OF.split())
_OF_A_PEOPLE = re.compile(r".*(?:ish|ese|ian|ean|[^m]an|ch|ss|ic|al|ive|ed)$")


def find_place_trials(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yield (name, start, end) of the trials that go by a place or a word, in document offsets.

    A "study" of a place may be a cohort: without a number it counts only where a drug is spoken of.
    """
    for entry in (NUMBERED, PLACE):
        for match in entry.pattern.finditer(sentence.text):
            name = match["name"]
            word = name.split()[0]
            if word in _NO_NAMES or (entry is PLACE and _OF_A_PEOPLE.match(word)):
                continue
            if entry is PLACE and match["kind"] == "study" and not sentence.labelled("DRUG"):
                continue
            start, end = match.span("name")
            yield name, sentence.start + start, sentence.start + end
