"""Which arm each value of a result belongs to; the arm under test comes first."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Sentence
from .claims import Claim
from .pattern import compiled
from .sides import Named, Side
from .values import Value


def _bracket_end(values: Sequence[Value], sentence: Sentence, default: int) -> int:
    """Return where the bracket that holds the values shuts; an arm behind it is of no one value."""
    last = values[-1].end
    depth = 0
    for n, letter in enumerate(sentence.text[last - sentence.start :]):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return last + n
    return default


def sides_of(
    values: Sequence[Value],
    named: Sequence[Named],
    claim: Claim,
    sentence: Sentence,
    roles: Sequence[Side | None] = (),
) -> tuple[list[Side | None], bool]:
    """Return the side of each value, and whether an arm stands beside it to say so.

    Else the arms give their sides in the order in which the sentence names them, or the paper
    (``roles``).
    """
    if values and not named and len(roles) == len(values) and _GROUPS.search(sentence.text):
        return list(roles), False
    if not values or not named:
        return [None for _ in values], False
    gaps: list[list[Named]] = []
    edges = [claim.floor, *(v.end for v in values)]
    last = max(claim.bundle.end, values[-1].end) + _REACH
    last = min(last, claim.ceiling or last)
    stops = [*(v.start for v in values), _bracket_end(values, sentence, last)]
    for start, stop in zip(edges, stops, strict=True):
        gaps.append([n for n in named if start <= n.start < stop])
    before, after = gaps[0], gaps[1:]
    if len(values) == 1:
        near = after[0][:1] or before[-1:] or list(named[:1])
        return [near[0].side], True
    if all(len(g) >= 1 for g in after):
        return [g[0].side for g in after], True
    if before and all(gaps[1:-1]):
        return [g[-1].side for g in gaps[:-1]], True
    order = list({n.key: n for n in (before or after[-1] or named)}.values())
    if len(order) >= len(values):
        return [n.side for n in order[-len(values) :]], False
    sides = _opposed([g[0].side if g else None for g in after])
    return sides, any(sides)


_GROUPS = compiled(r"\b(?:arms|groups|regimens|treatments)\b")
_REACH = 70  # characters after the last figure


def _opposed(sides: list[Side | None]) -> list[Side | None]:
    if len(sides) != 2 or sides[0] == sides[1]:
        return sides if len(sides) != 2 else [None, None]
    first, second = sides
    if first is None:
        return ["comparator" if second == "experimental" else "experimental", second]
    return [first, second or ("comparator" if first == "experimental" else "experimental")]


_BOTH = compiled(r"\A\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:for|in|of|with)\s+(?:both|each|either)\b")


def doubled(values: tuple[Value, ...], sentence: Sentence) -> tuple[Value, ...]:
    """Return "14 months in both" as the value of either arm."""
    if len(values) == 1 and _BOTH.match(sentence.text[values[0].end - sentence.start :]):
        return values * 2
    return values


def ordered(values: Sequence[Value], sides: Sequence[Side | None]) -> tuple[Value, ...]:
    """Return the values with those of the arm under test first."""
    ranked = sorted(
        zip(values, sides, strict=True), key=lambda pair: 1 if pair[1] == "comparator" else 0
    )
    return tuple(v for v, _ in ranked)
