"""Where the reference list begins, and what stands behind its last entry."""

from __future__ import annotations

import re
from dataclasses import replace

from ..prose.sections import section_of
from .units import Unit

_REFERENCE_SHARE = 0.25  # of the paper: a reference list starts behind this
_BEHIND = re.compile(
    r"^(?:(?:conflicts? of interest|competing interests?|funding|author contributions?|"
    r"acknowledge?ments?|disclaimer|disclosures?|publisher.s note|citation|how to cite|cite this|"
    r"correspondence|received|edited by|reviewed by)(?: statement| this article)?\s?[:.]"
    r"|copyright\s*(?:©|\(c\)|:)|©|this is an open|open access\b)",
    re.I,
)


def reference_range(units: list[Unit]) -> range:
    """Return the units of the reference list: the longest run under a heading that names it."""
    ranges = [
        _under_heading(units, i)
        for i, unit in enumerate(units)
        if unit.kind == "heading"
        and i > _REFERENCE_SHARE * len(units)
        and section_of(unit.text) == "references"
    ]
    return max(ranges, key=len, default=range(0))


def _under_heading(units: list[Unit], start: int) -> range:
    """Return the units from behind a heading to the next heading of its rank."""
    own = units[start].lines[0]
    for i in range(start + 1, len(units)):
        unit = units[i]
        if unit.kind != "heading":
            continue
        line = unit.lines[0]
        named = section_of(unit.text) is not None
        if named and abs(line.size - own.size) < 0.6 and line.font == own.font:
            return range(start + 1, i)
    return range(start + 1, len(units))


def cut_behind(unit: Unit) -> tuple[Unit | None, Unit | None]:
    """Cut a unit of the list before the note that follows the last entry: entries, and the rest."""
    for k, line in enumerate(unit.lines):
        if _BEHIND.match(line.text):
            rest = replace(unit, lines=unit.lines[k:])
            return (replace(unit, lines=unit.lines[:k]) if k else None), rest
    return unit, None
