"""Figures in the cells of a row that is a trial: the arms' values, an estimate, a p-value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..types import Sentence, Statistic
from .grid_tests import find_test
from .pattern import compiled
from .review_columns import Head

_VERSUS = compiled(
    r"\b(?:versus|vs\.?|compared\s+(?:with|to)|against)(?=\W)|(?<=[\d%)])\s*/\s*(?=\d|NR)|(?<=[\d%])\s+and\s+(?=\d)"
)
_VALUE = re.compile(
    r"(?P<value>(?<![\w.,·–-])[-−]?\d{1,4}(?:[.·]\d{1,3})?|\bNR\b|\bNE\b|\bnot\s+(?:yet\s+)?reached\b)\s?(?P<unit>%|(?:months?|mos?|years?|yrs?|weeks?|wks?|days?|[myw])\b)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MOMENT = compiled(
    r"\b(?:at\s+)?\d+(?:[.·]\d)?[-\s](?:years?|yrs?|y|months?|mo|weeks?)[-\s](?=[A-Z])|\bat\s+\d+\s*(?:years?|yrs?|y|months?|mo|weeks?)\b"
)
_RATIO = compiled(
    r"\b(?P<measure>(?-i:HR|OR|RR)|hazard\s+ratio|odds\s+ratio|relative\s+risk|risk\s+ratio)\b"
)
_ESTIMATE = re.compile(
    r"(?P<value>\d+[.·]\d+)\s*(?:[;,]?\s*[(\[]?\s*(?:95\s?%\s*CI:?\s*,?)?\s*(?P<low>\d+[.·]\d+)\s*(?:to|,|;|–|-|−)\s*(?P<high>\d+[.·]\d+)\s*[)\]]?)?"
)
_MEASURES = {"hazard ratio": "HR", "odds ratio": "OR", "relative risk": "RR", "risk ratio": "RR"}
_UNITS = (
    ("%", compiled(r"%|\brates?\b")),
    ("months", compiled(r"\bmonths?\b|\bmos?\b\.?")),
    ("years", compiled(r"\byears?\b|\byrs?\b")),
    ("weeks", compiled(r"\bweeks?\b|\bwks?\b")),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell prints of one outcome."""

    values: tuple[str, ...] = ()
    effect: Statistic | None = None
    p_value: Statistic | None = None

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.values or self.effect or self.p_value)


def _ratio(cell: Sentence, head: str) -> Statistic | None:
    """Return an estimate whose measure the head or the cell names."""
    found = find_test(cell, "effect")
    if found is not None:
        return found
    named = _RATIO.search(head) or _RATIO.search(cell.text)
    start = named.end() if named and named.string is cell.text else 0
    match = _ESTIMATE.search(cell.text, start) if named else None
    if named is None or match is None:
        return None
    measure = " ".join(named["measure"].lower().split())
    low, high = (Decimal(match[g].replace("·", ".")) if match[g] else None for g in ("low", "high"))
    return Statistic(
        kind="EFFECT", text=match.group(), start=cell.start + match.start(),
        end=cell.start + match.end(), measure=_MEASURES.get(measure, measure.upper()),
        value=Decimal(match["value"].replace("·", ".")), low=low, high=high,
    )  # fmt: skip


def _blanked(cell: Sentence, spans: Sequence[tuple[int, int]]) -> str:
    text = cell.text
    for a, b in spans:
        text = text[:a] + " " * (b - a) + text[b:]
    return text


_RUN = re.compile(r"\s*\d{1,4}(?:[.·]\d+)?%?(?:\s+\d{1,4}(?:[.·]\d+)?%?){1,3}\s*")


def _values(cell: Sentence, head: str, tests: Sequence[Statistic | None]) -> tuple[str, ...]:
    """Return the values of the arms that a cell prints, in its order."""
    spans = [(t.start - cell.start, t.end - cell.start) for t in tests if t is not None]
    text = _blanked(cell, spans)
    text = _MOMENT.sub(lambda m: " " * len(m.group()), text)
    unit = next((u for u, p in _UNITS if p.search(head)), "")
    bare = _ASIDE.sub(lambda m: " " * len(m.group()), text)
    sides = [s for s in _VERSUS.split(bare) if s and s.strip()]
    if _RUN.fullmatch(bare):
        sides = bare.split()  # a line for each arm
    found = [m for s in sides if (m := _VALUE.search(s))]
    if len(found) != len(sides) or len(found) > _MOST_ARMS:
        found = found[:1] if len(sides) == 1 else []
    shared = next((m["unit"] for m in found if m["unit"]), "") or unit
    return tuple(_printed(m, shared) for m in found)


_MOST_ARMS = 4


def _printed(match: re.Match[str], unit: str) -> str:
    if not match["value"][-1].isdigit():
        return match["value"]
    unit = match["unit"] or unit
    return f"{match['value']}%" if unit == "%" else f"{match['value']} {unit}".strip()


def figures_of(cell: Sentence, head: Head) -> Figures:
    """Return the values, the estimate and the p-value that a cell prints."""
    p_value = find_test(cell, "p")
    # "RR (%)" is a rate of response, whatever a cell without its head may look like.
    rate = head.role == "value" and head.outcome is not None and head.outcome.code == "RESPONSE"
    effect = None if rate and not _RATIO.search(cell.text) else _ratio(cell, head.text)
    values: tuple[str, ...] = ()
    if head.role not in {"p", "effect"}:
        values = _values(cell, head.text, (p_value, effect))
        if effect is not None and len(values) == 1 and not _leads(cell, values[0], effect):
            values = ()
    return Figures(values, effect, p_value)


def _leads(cell: Sentence, value: str, effect: Statistic) -> bool:
    """Tell whether a value stands before the estimate, and is no part of it."""
    at = cell.text.find(value.split()[0].rstrip("%"))
    before = cell.text[at : effect.start - cell.start]
    return (
        0 <= at < effect.start - cell.start
        and not _RATIO.search(cell.text[: at + 1])
        and len(before) > 1
    )
