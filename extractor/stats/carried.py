"""Ratios whose name stands only at the first of them: "HR 0.71 (0.2–2.6); …; 0.86 (0.4–2.1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..types import Statistic
from .made import changed
from .numbers import centred

_RATIOS = frozenset({"HR", "SHR", "OR", "RR", "IRR"})
_DECIMAL = r"\d{1,2}[.·]\d{1,3}"
# A number with its interval and nothing else between two breaks of a bracket or a list.
_BARE = re.compile(
    rf"(?:(?<=[;,(\[])|(?<=[;,]\s)|(?<=\band\s))(?P<value>{_DECIMAL})"
    r"\s?(?:,\s?|;\s?)?(?P<open>[(\[]\s?)?(?P<level>(?P<percent>\d{2}(?:\.\d)?)\s?%\s?"
    r"(?:CI|confidence\s+interval)s?[\s,:=]*(?:of\s+)?)?"
    rf"(?P<low>{_DECIMAL})\s?(?:-|–|−|‑|,|to)\s?(?P<high>{_DECIMAL})(?P<shut>\s?[)\]])?"
    r"(?![\w%.·]|\s?(?:%|months?|years?|weeks?|days?|mg|ml|points?|±))"
)
_SENTENCE_END = re.compile(r"\.\s+[A-Z]")


def _number(text: str) -> Decimal:
    return Decimal(text.replace("·", "."))


def _centred(match: re.Match[str]) -> bool:
    """Tell whether the interval lies around the value as that of a ratio does."""
    value, low, high = (_number(match[n]) for n in ("value", "low", "high"))
    return centred(value, low, high)


def _named(match: re.Match[str], found: Sequence[Statistic], canvas: str) -> Statistic | None:
    """Return the ratio with an interval whose name the bare one shares, in the same sentence."""
    before = [
        s
        for s in found
        if s.end <= match.start("value")
        and s.kind == "EFFECT"
        and not _SENTENCE_END.search(canvas, s.end, match.start("value"))
    ]
    last = before[-1] if before else None
    return last if last and last.measure in _RATIOS and last.low is not None else None


def _whole(match: re.Match[str]) -> bool:
    """Tell whether an interval is in a bracket that shuts, or is called one."""
    return bool(match["open"]) == bool(match["shut"]) if match["open"] else True


def with_carried(found: Sequence[Statistic], canvas: str) -> list[Statistic]:
    """Return statistics with the ratios that a list gives without their name.

    Args:
        found: the statistics of a stretch.
        canvas: the text that their offsets count in.
    """
    ordered = sorted(found, key=lambda s: s.start)
    if not any(s.kind == "EFFECT" and s.low is not None for s in ordered):
        return list(found)
    for new in list(_bare(ordered, canvas)):
        kept = [s for s in ordered if s.end <= new.start or new.end <= s.start]
        ordered = sorted((*kept, new), key=lambda s: s.start)
    return ordered


def _bare(found: Sequence[Statistic], canvas: str) -> Iterator[Statistic]:
    first, last = found[0].start, found[-1].end + 60
    for match in _BARE.finditer(canvas, first, min(last, len(canvas))):
        named = _named(match, found, canvas)
        end = match.end() if match["open"] else match.end("high")
        inside = [s for s in found if s.start < end and match.start("value") < s.end]
        if named is None or not _whole(match) or not _centred(match):
            continue
        if any(s.kind != "INTERVAL" for s in inside):
            continue
        yield changed(
            named,
            text=canvas[match.start("value") : end],
            start=match.start("value"),
            end=end,
            value=_number(match["value"]),
            low=_number(match["low"]),
            high=_number(match["high"]),
            level=Decimal(match["percent"]) if match["percent"] else named.level,
            flags=frozenset(),
        )
