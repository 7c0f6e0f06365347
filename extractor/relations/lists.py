"""Lists whose members are not all ours: "age, stage and X (p = …, p = … and p = …)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|as well as)\s+", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|predict\w*|correlat\w*|associat\w*|remain\w*|show\w*"
    r"|retain\w*|emerged|proved|influenc\w*|affect\w*|reveal\w*|gave|led|carr\w+)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:with|of|for|by|to|between|on|in terms of|regarding)\s+(?=[^()]*$)", re.IGNORECASE
)
_LEAD = re.compile(
    r"^\W*(?:furthermore|moreover|additionally|in addition|similarly|finally|notably|also),\s*"
    r"|^\W*(?:(?:in|on|by|at|using)\s+[^,]{3,60},|(?:both|neither|either|only|that|showed)\b)\s*",
    re.IGNORECASE,
)
Span = tuple[int, int]


def members(canvas: str, start: int, end: int, count: int) -> tuple[Span, ...]:
    """Return the spans of the subjects, else of the objects, of a stretch when there are so many.

    The subjects stand before the first verb, the objects behind the last preposition.
    """
    for first, last in _regions(canvas, start, end):
        spans = _split(canvas, first, last)
        if len(spans) == count:
            return spans
    return ()


def _regions(canvas: str, start: int, end: int) -> list[Span]:
    verb = _VERB.search(canvas, start, end)
    found = []
    if verb is not None:
        lead = _LEAD.match(canvas[start : verb.start()])
        found.append((start + (lead.end() if lead else 0), verb.start()))
    canvas = _EXPLAINED.sub(lambda m: "·" * len(m[0]), canvas)
    opened = canvas.rfind("(", start, end)
    stop = opened if opened > start else end
    after = verb.end() if verb is not None else start
    found += [(m.end(), stop) for m in _OBJECT.finditer(canvas[:stop], after)]
    return found


# "high power fields (HPFs)": a bracket that holds no member of the list.
_EXPLAINED = re.compile(r"\([A-Za-z][\w+/-]{0,11}\)")


def _split(canvas: str, start: int, end: int) -> tuple[Span, ...]:
    spans = []
    at = start
    for part in [*_PART.finditer(canvas, start, end), None]:
        stop = part.start() if part else end
        if canvas[at:stop].strip():
            spans.append((at, stop))
        at = part.end() if part else end
    return tuple(spans)


def index_of(spans: Sequence[Span], start: int) -> int | None:
    """Return which member of a list an offset stands in."""
    return next((n for n, (a, b) in enumerate(spans) if a <= start < b), None)
