"""Values that papers print for an arm: percentages, durations, counts with percentages, means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..types import Sentence
from .anchored import anchored_figures
from .pattern import SlotPattern, compiled
from .raised import raised_spans
from .sides import Named
from .value_words import NOT_VALUES, NUMBER, VALUES

_TAKEN = frozenset(
    {"P_VALUE", "INTERVAL", "DOSE", "SCHEDULE", "SAMPLE_SIZE", "FOLLOW_UP", "CORRELATION", "AUC"}
)
RATIOS = frozenset({"HR", "OR", "RR", "IRR", "SHR", "RD", "ARR", "SMD", "MD", "WMD", "RRR"})
_JOIN = compiled(
    r"\A\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:,|and|,\s*and|vs?\.?|versus|compared\s+(?:with|to)|or|to|&|/)\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value: offsets in the document, the number meant, its unit ("" without one)."""

    start: int
    end: int
    text: str
    number: Decimal | None
    unit: str
    kind: str

    @property
    def printed(self) -> str:
        """Return the value as a record keeps it, without the interval or spread beside it."""
        if self.kind in {"count %", "not reached", "fraction", "mean"} or self.number is None:
            return self.text
        number = NUMBER.search(self.text)
        shown = number.group() if number else self.text
        if self.kind == "%" or self.unit == "%":
            return self.text if "(" in self.text else f"{shown}%"
        return f"{shown} {self.unit}".strip()


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("·", ".").replace(",", "").replace("−", "-").replace("–", "-"))


def _spans(patterns: Iterable[SlotPattern], text: str) -> list[tuple[int, int]]:
    return [m.span() for p in patterns for m in p.pattern.finditer(text)]


def _no_values(text: str) -> list[tuple[int, int]]:
    """Return where figures are no values; those that one arm is raised to are."""
    raised, found = raised_spans(text), _spans(NOT_VALUES, text)
    return [(a, b) for a, b in found if not any(a < y and x < b for x, y in raised)]


def _taken(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the stretches that other statistics hold, relative to the sentence."""
    return [
        (s.start - sentence.start, s.end - sentence.start)
        for s in sentence.statistics
        if s.kind in _TAKEN or (s.kind == "EFFECT" and s.measure in RATIOS)
    ]


def _matches(text: str) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    for entry in VALUES:
        for match in entry.pattern.finditer(text):
            yield match.start(), match.end(), entry.value, match


def _value(start: int, match: re.Match[str], kind: str) -> Value:
    groups = match.groupdict()
    shown = next((v for k, v in groups.items() if k != "unit" and v), None)
    unit = "%" if kind in {"count %", "%"} else (groups.get("unit") or "")
    return Value(
        start=start + match.start(),
        end=start + match.end(),
        text=re.sub(r"\s+", " ", match.group()).strip().lstrip("(["),
        number=Decimal(0) if groups.get("none") else _decimal(shown) if shown else None,
        unit=unit,
        kind=kind,
    )


def find_values(sentence: Sentence, named: Sequence[Named] = ()) -> tuple[Value, ...]:
    """Return the values of outcomes that a sentence prints, in order; a list shares its unit.

    Figures beside the names of arms (``named``) are values whatever their unit is.
    """
    text = sentence.text
    used = _taken(sentence) + _no_values(text)
    found: list[Value] = []
    for start, end, kind, match in _matches(text):
        held = match.group("value") if "value" in match.groupdict() else None
        at = match.start("value") if held else start
        stop = match.end("value") if held else end
        if any(a < stop and at < b for a, b in used):
            continue
        used.append((start, end))
        found.append(_value(sentence.start, match, kind))
    found += _anchored(sentence, named, used)
    found.sort(key=lambda v: v.start)
    return _listed(sentence, found)


def _anchored(
    sentence: Sentence, named: Sequence[Named], used: Sequence[tuple[int, int]]
) -> Iterator[Value]:
    """Yield the figures beside arms, where they or those with a known unit are one an arm."""
    values = [(a, b) for a, b in used if re.search(r"\d", sentence.text[a:b])]
    for one in anchored_figures(sentence, named, values):
        yield Value(
            start=sentence.start + one.start,
            end=sentence.start + one.end,
            text=f"{one.number} {one.unit}".strip(),
            number=_decimal(one.number),
            unit=one.unit,
            kind="anchored",
        )


def _bare(
    sentence: Sentence, before: int, value: Value, taken: Sequence[tuple[int, int]]
) -> Value | None:
    """Return the bare number of a list that stands just before a value with a unit."""
    text = sentence.text
    first = value.start - sentence.start
    for match in reversed(list(NUMBER.finditer(text, max(before, 0), first))):
        free = not any(a < match.end() and match.start() < b for a, b in taken)
        whole = not re.match(r"[\w%.]", text[match.end() : match.end() + 1]) and not re.search(
            r"[\w.,/–-]\Z|[≥≤<>=]\s?\Z|\bgrades?\s\Z", text[: match.start()]
        )
        if free and whole and _JOIN.match(text[match.end() : first]):
            return Value(
                start=sentence.start + match.start(), end=sentence.start + match.end(),
                text=match.group(), number=_decimal(match.group()), unit=value.unit,
                kind=value.kind,
            )  # fmt: skip
        return None
    return None


def _listed(sentence: Sentence, found: Sequence[Value]) -> tuple[Value, ...]:
    """Add the bare members of lists ("2.0, 1.6 and 0.7 years"), and share units in comparisons."""
    taken = _taken(sentence) + _no_values(sentence.text)
    kept: list[Value] = []
    for value in reversed(found):
        kept.insert(0, value)
        if not value.unit or value.kind == "count %":
            continue
        floor = max((v.end for v in found if v.end <= value.start), default=sentence.start)
        while bare := _bare(sentence, floor - sentence.start, kept[0], taken):
            kept.insert(0, bare)
    for n in range(len(kept) - 2, -1, -1):
        between = sentence.text[kept[n].end - sentence.start : kept[n + 1].start - sentence.start]
        if (
            not kept[n].unit
            and kept[n + 1].unit
            and kept[n].number is not None
            and len(between) < 40
        ):
            kept[n] = replace(kept[n], unit=kept[n + 1].unit)
    return tuple(kept)
