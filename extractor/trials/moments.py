"""Several moments of one outcome: "the 1- and 3-year rates were 80% and 55%" are two results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..types import Sentence
from .bundles import Bundle
from .claims import Claim
from .numbers import COUNT
from .pattern import SlotPattern, compiled

_TIME = r"(?:years?|yrs?|months?|mo|weeks?|days?)"
MOMENTS = SlotPattern(
    "moments",
    compiled(
        rf"(?<![\w.])(?P<list>(?:(?:\d{{1,3}}|one|two|three|five|ten)\s?[-‐–]?\s?(?:{_TIME})?,?\s?(?:,|and|or|&)\s?(?:and\s+)?){{1,5}}"
        rf"(?:\d{{1,3}}|one|two|three|five|ten))\s?[-‐–]?\s?{_TIME}\b"
    ),
    ("1- and 3-year survival", "at 1, 3 and 5 years", "the one-, two- and five-year rates"),
    ("5-year survival", "between 2 and 7%"),
)
_ONE = compiled(COUNT)
_LISTED = compiled(r"\A\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:,|and|,\s*and)\s*\Z")


def _list_of(claim: Claim, sentence: Sentence) -> re.Match[str] | None:
    """Return the list of moments among the words before the figures of a claim."""
    begin, end = claim.floor - sentence.start, claim.bundle.start - sentence.start
    return MOMENTS.pattern.search(sentence.text, max(begin, 0), max(end, 0))


def _of_all(claim: Claim, sentence: Sentence, listed: re.Match[str]) -> Claim:
    """Return a claim whose outcome is printed with all its moments: "1- and 3-year survival"."""
    start, spotted = sentence.start + listed.start(), claim.outcome
    if not start < spotted.start <= sentence.start + listed.end() + 1:
        return claim
    text = sentence.text[listed.start() : spotted.end - sentence.start]
    outcome = spotted.outcome.model_copy(update={"text": text})
    return replace(claim, outcome=replace(spotted, outcome=outcome))


def _in_a_list(claim: Claim, sentence: Sentence) -> bool:
    values = claim.bundle.values
    gaps = pairwise(values)
    return all(
        _LISTED.match(sentence.text[a.end - sentence.start : b.start - sentence.start])
        for a, b in gaps
    )


def by_moment(claims: Sequence[Claim], sentence: Sentence) -> Iterator[Claim]:
    """Yield claims, one for each moment where a claim lists a value for each of several."""
    for claim in claims:
        values, listed = claim.bundle.values, _list_of(claim, sentence)
        count = len(_ONE.findall(listed["list"])) if listed else 0
        if listed is None or not 1 < count == len(values) or not _in_a_list(claim, sentence):
            yield claim
            continue
        whole = _of_all(claim, sentence, listed)
        for n, value in enumerate(values):
            # A test printed behind them is of the last.
            alone = Bundle(values=(value,), start=value.start, end=value.end)
            bundle = replace(claim.bundle, values=(value,)) if n + 1 == count else alone
            yield replace(whole, bundle=bundle, position=claim.position + n)
