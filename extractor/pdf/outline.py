"""The outline of a paper: where its abstract ends, and which section each heading opens."""

from __future__ import annotations

import re
from collections import Counter

from ..prose.sections import section_of
from ..types import Section
from .prose_words import LICENCE, is_address, is_prose
from .units import Style, Unit, names_section

_ABSTRACT_PAGES = 3
_RUN_IN_ABSTRACT = re.compile(
    r"^(?:abstract|summary|a b s t r a c t)\s*(?:[:.—–-]|(?=[A-Z]))", re.I
)
_AFTER_ABSTRACT = re.compile(r"key ?-?words|abbreviations|main text", re.I)
_SUBSECTION = re.compile(r"^\s*\d{1,2}\.\d{1,2}")
_CLOSING = re.compile(r"acknowledg|funding|contribution|competing|conflict|disclosure", re.I)
_BARE_ABSTRACT_WORDS = 40
_LONG = 20  # blanks: shorter pieces are no paragraphs
_SMALLER = 0.3  # points below the size of running text
_MAIN = frozenset({"introduction", "methods", "results", "discussion", "conclusions"})
Look = tuple[float, int]  # size and font


def abstract_range(units: list[Unit], style: Style) -> range:
    """Return the units from the word "Abstract" to the introduction, key words or a new look."""
    start = next((i for i, u in enumerate(units) if _opens_abstract(u)), -1)
    if start < 0:
        return _bare_range(units, style)
    begin = start + (units[start].kind == "heading")
    first = next((u for u in units[begin:] if u.kind == "text" and u.text.count(" ") > _LONG), None)
    begun = units[start] is first
    for i in range(start + 1, len(units)):
        unit = units[i]
        late = unit.page > units[start].page + 1
        if late or _ends_abstract(unit, first, style) or (begun and _is_introduction(unit)):
            return range(begin, i)
        begun = begun or unit is first
    return range(begin, len(units))


def _bare_range(units: list[Unit], style: Style) -> range:
    """Return the units of an abstract that has no heading: prose before the first section."""
    start = -1
    for i, unit in enumerate(units):
        if unit.page > _ABSTRACT_PAGES or _opens_section(unit):
            break
        if start < 0 and unit.kind == "text" and _is_bare_abstract(unit, style):
            start = i
        elif start >= 0 and _ends_abstract(unit, units[start], style):
            return range(start, i)
    else:
        i = len(units)
    return range(start, i) if start >= 0 else range(0)


def _opens_section(unit: Unit) -> bool:
    return unit.kind == "heading" and section_of(unit.text) in _MAIN


def _is_bare_abstract(unit: Unit, style: Style) -> bool:
    """Tell whether a paragraph before all others is an abstract that has no heading."""
    return (
        not unit.alone
        and unit.size > style.size - 1.3
        and unit.text.count(" ") >= _BARE_ABSTRACT_WORDS
        and is_prose(unit.text)
        and not is_address(unit.text)
        and not LICENCE.search(unit.text)
    )


def _opens_abstract(unit: Unit) -> bool:
    if unit.page > _ABSTRACT_PAGES or unit.kind == "caption":
        return False
    if unit.kind == "heading":
        return section_of(unit.text) == "abstract"
    return bool(_RUN_IN_ABSTRACT.match(unit.text)) and unit.text.count(" ") > _LONG


def _is_introduction(unit: Unit) -> bool:
    """Tell the heading of an introduction; a structured abstract may begin with its own."""
    return unit.kind == "heading" and section_of(unit.text) == "introduction"


def _ends_abstract(unit: Unit, first: Unit | None, style: Style) -> bool:
    """Tell whether the abstract is over; small pieces that stand between do not end it."""
    if unit.kind == "heading":
        return bool(_AFTER_ABSTRACT.search(unit.text))
    if first is None or unit is first or unit.kind == "caption" or unit.text.count(" ") < _LONG:
        return False
    larger = abs(unit.size - first.size) > 0.3
    plain = _font(unit) == style.font != _font(first)
    return (larger or plain) and is_prose(unit.text)


def _font(unit: Unit) -> int:
    """Return the font that most lines of a unit are set in."""
    return Counter(line.font for line in unit.lines).most_common(1)[0][0]


def main_look(units: list[Unit]) -> Look | None:
    """Return the look that the headings of the main sections share; None where they share none."""
    looks: dict[Look, set[str]] = {}
    for unit in units:
        section = section_of(unit.text) if unit.kind == "heading" else None
        if section in _MAIN and names_section(unit.text) and not _SUBSECTION.match(unit.text):
            looks.setdefault(_look(unit), set()).add(section)
    best = max(looks, key=lambda look: len(looks[look]), default=None)
    return best if best is not None and len(looks[best]) > 1 else None


def _look(unit: Unit) -> Look:
    return unit.size, unit.lines[0].font


def next_section(unit: Unit, section: Section, main: Look | None, style: Style) -> Section:
    """Return the section that a heading behind the abstract opens; a topic's stays in its own."""
    named = section_of(unit.text)
    if named is None:
        return "other" if section in ("abstract", "references") else section
    if section in _MAIN and _is_lower(unit, named, section, main, style):
        return section
    return named


def _is_lower(
    unit: Unit, named: Section, section: Section, main: Look | None, style: Style
) -> bool:
    """Tell a heading within a section, "2.6. Outcomes", from one that opens the next."""
    if _SUBSECTION.match(unit.text):
        return True
    if main is None or _look(unit) == main:
        return False
    if named == "back_matter":
        return section == "results" or (section == "methods" and not _CLOSING.search(unit.text))
    small = unit.size < style.size - _SMALLER  # a cell of a table that reads "Method"
    return small or not (named in _MAIN and names_section(unit.text))
