"""The values of two groups, as "10.4 versus 6.9 months" or one value in each of two phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..types import Sentence
from .clauses import Clause
from .items import OutcomeArgument

Pair = tuple[Decimal, Decimal]
_VALUE = re.compile(
    r"(?<![\d.,–−-])(?P<value>\d+(?:\.\d+)?)\s*"
    r"(?:(?P<time>months?|mo|years?|yrs?|weeks?|days?)\b|%(?!\s*(?:CI\b|C\.I|confidence)))"
)
# A point in time, a bound of an interval, a limit: no value of a group.
_NO_VALUE = re.compile(
    r"(?:\b(?:at|after|within|than|every|by|for|to|of age|over|under|above|below|first|last)"
    r"|[<>≤≥=±(]\s*(?:range)?|\bCI,?)\s*$",
    re.IGNORECASE,
)
_HORIZON = re.compile(r"\b(?:at|after|within|by|for|first|last|every)\s*$", re.IGNORECASE)


def group_values(sentence: Sentence, clause: Clause, outcome: OutcomeArgument) -> Pair | None:
    """Return the values of the two groups for an outcome, the first group's first.

    They are looked for behind the outcome and before the next, then in the whole clause. Lists of
    the same points in time ("78 %, 50 % and 34 % … 90 %, 72 % and 59 %") give their first values
    when all of them point one way.
    """
    others = [i for i in clause.items if isinstance(i, OutcomeArgument)]
    after = [i.start for i in others if i.start > outcome.start and i.code != outcome.code]
    end = min(after, default=clause.end)
    codes = list(dict.fromkeys(o.code for o in others))
    if len(codes) == _TWO and _of_two_outcomes(sentence, clause):
        return None
    pairs = _comparisons(sentence, clause.start, clause.end)
    if 1 < len(pairs) == len(codes):
        return pairs[codes.index(outcome.code)]
    for start, stop in ((outcome.start, end), (clause.start, clause.end)):
        inside = _comparisons(sentence, start, stop)
        if len(inside) == 1:
            return inside[0]
        pair = None if inside else _halves(_singles(sentence.text, start, stop))
        if pair is not None:
            return pair
    return None


_TWO = 2


def _of_two_outcomes(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether two values are of one group: "OS and DFS were 70 and 55 %, respectively"."""
    pairs = [
        s
        for s in sentence.statistics
        if s.kind == "COMPARISON" and clause.start <= s.start - sentence.start < clause.end
    ]
    listed = len(pairs) == 1 and " and " in pairs[0].text
    return listed and "respectively" in clause.canvas


def _comparisons(sentence: Sentence, start: int, end: int) -> list[Pair]:
    return [
        (s.values[0], s.values[1])
        for s in sentence.statistics
        if s.kind == "COMPARISON" and len(s.values) == 2 and start <= s.start - sentence.start < end
    ]


def _singles(text: str, start: int, end: int) -> list[Decimal]:
    """Return the durations and percentages that stand alone, those of one kind only."""
    times, shares = [], []
    for found in _VALUE.finditer(text, start, min(end, len(text))):
        before = text[max(0, found.start() - 12) : found.start()]
        if found["time"] and not _HORIZON.search(before) and not _NO_VALUE.search(before):
            times.append(Decimal(found["value"]))
        elif not found["time"]:
            shares.append(Decimal(found["value"]))
    return times if len(times) >= len(shares) and len(times) > 1 else shares


def _halves(values: Sequence[Decimal]) -> Pair | None:
    """Return the first values of two lists that are all higher, or all lower, than the other's."""
    half, odd = divmod(len(values), 2)
    if odd or not half:
        return None
    signs = {a > b for a, b in zip(values[:half], values[half:], strict=True) if a != b}
    return (values[0], values[half]) if len(signs) == 1 and values[0] != values[half] else None
