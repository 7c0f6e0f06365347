"""What each unit of a paper is: title, abstract, body, heading, caption, reference or none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from ..prose.sections import section_of
from ..types import PassageKind, Section
from .blocks import Block
from .units import Style, Unit

_FUNCTION_WORDS = re.compile(
    r"\b(?:the|was|were|is|are|has|have|been|we|this|that|these|with|by|to|which|in|of|and|for|as|"
    r"from|not|be|or|on|at|than|our|it|their)\b",
    re.I,
)
_PROSE_RATE = 0.16  # function words among words; titles and affiliations have fewer verbs' helpers
_FRONT_NOTES = re.compile(
    r"^\W{0,3}(?:key ?-?words?|index terms|correspond(?:ence|ing author)|\*?\s*for correspondence|"
    r"received|accepted|published|academic editor|edited by|reviewed by|copyright|©|\(c\)|citation|"
    r"how to cite|cite this|abbreviations|e-?mail|orcid|doi|https?:|www\.|editor|article info|"
    r"open access|this is an open|available online|handling editor|specialty section|"
    r"conflicts? of interest|funding|data availability|competing interests?|"
    r"address correspondence|reprint|present address|contributed equally|\d{4} the authors?)\b",
    re.I,
)
_REFERENCE_SHARE = 0.25  # of the paper: a reference list starts behind this
_SECOND_SIZE = 0.08  # of the body's letters: text in another size that is body too
_ABSTRACT_PAGES = 3
_BARE_ABSTRACT_WORDS = 40
_LICENCE = re.compile(
    r"creative commons|permits? (?:unrestricted|non-?commercial)|open[ -]access article|"
    r"all rights reserved",
    re.I,
)
_RUN_IN_ABSTRACT = re.compile(
    r"^(?:abstract|summary|a b s t r a c t)\s*(?:[:.—–-]|(?=[A-Z]))", re.I
)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A unit with its role."""

    unit: Unit
    kind: PassageKind
    section: Section
    heading: str | None = None


def assign_roles(units: list[Unit], style: Style) -> list[Part]:
    """Give each unit, in reading order, its role in the paper."""
    title = _title(units)
    units = _drop_stray_headings(units, title)
    references = _reference_range(units)
    style = replace(style, sizes=style.sizes | _other_sizes(units, style, references))
    abstract = _abstract_range(units)
    parts: list[Part] = []
    section: Section = "other"
    heading: str | None = None
    opened = False
    for i, unit in enumerate(units):
        if i in title:
            parts.append(Part(unit, "title", "title"))
            continue
        if unit.kind == "caption":
            parts.append(Part(unit, "caption", "caption", heading))
            continue
        if unit.kind == "heading":
            section, heading = _next_section(unit, i, section, references, abstract), unit.text
            opened = opened or section not in ("other", "abstract")
            kind: PassageKind = "heading" if title and i > min(title) else "furniture"
            parts.append(Part(unit, kind, section, heading))
            continue
        parts.append(_text_part(unit, i, style, references, abstract, section, heading, opened))
        opened = opened or (parts[-1].kind == "body" and parts[-1].section != "abstract")
    return parts


def _text_part(
    unit: Unit,
    i: int,
    style: Style,
    references: range,
    abstract: range,
    section: Section,
    heading: str | None,
    opened: bool,
) -> Part:
    """Give a text unit its role."""
    if i in references:
        return Part(unit, "reference", "references", heading)
    if _FRONT_NOTES.match(unit.text) and not opened:
        return Part(unit, "furniture", "other")
    if i in abstract:
        ok = not unit.alone and is_prose(unit.text, 0.12) and unit.size > style.size - 2.5
        return Part(unit, "body" if ok else "furniture", "abstract", heading)
    if not opened and not abstract and _is_bare_abstract(unit, style):
        return Part(unit, "body", "abstract", heading)
    if unit.alone or round(unit.size, 1) not in style.sizes:
        return Part(unit, "furniture", "other")
    if not opened and (not is_prose(unit.text) or unit.text.count(" ") < 25):
        return Part(unit, "furniture", "other")
    return Part(unit, "body", "other" if section == "abstract" else section, heading)


def _is_bare_abstract(unit: Unit, style: Style) -> bool:
    """Tell whether a paragraph before all others is an abstract that has no heading."""
    return (
        unit.page <= _ABSTRACT_PAGES
        and not unit.alone
        and unit.size > style.size - 1.3
        and unit.text.count(" ") >= _BARE_ABSTRACT_WORDS
        and is_prose(unit.text)
        and not _LICENCE.search(unit.text)
    )


def is_prose(text: str, rate: float = _PROSE_RATE) -> bool:
    """Tell running text from names, addresses and cells by its small words."""
    words = len(re.findall(r"[A-Za-z]+", text))
    return words > 0 and len(_FUNCTION_WORDS.findall(text)) / words >= rate


def _title(units: list[Unit]) -> range:
    """Return the units of the title: the largest print in the upper part of the first pages."""
    for page in (units[0].page, units[0].page + 1) if units else ():
        upper = [
            (i, u)
            for i, u in enumerate(units)
            if u.page == page
            and u.kind != "caption"
            and len(re.findall(r"[A-Za-z]{2,}", u.text)) >= 4
        ]
        if not upper:
            continue
        largest = max(u.size for _, u in upper)
        first = next(i for i, u in upper if u.size == largest)
        last = first
        while last + 1 < len(units) and _continues_title(units[last], units[last + 1]):
            last += 1
        return range(first, last + 1)
    return range(0)


def _continues_title(a: Unit, b: Unit) -> bool:
    return (
        b.page == a.page
        and abs(a.size - b.size) < 0.3
        and 0 < b.lines[0].base - a.lines[-1].base < 2.2 * a.size
    )


def _drop_stray_headings(units: list[Unit], title: range) -> list[Unit]:
    """Make headings that stand beside others in their column (table cells) plain text again."""
    return [
        replace(u, kind="text") if u.kind == "heading" and u.alone and i not in title else u
        for i, u in enumerate(units)
    ]


def _reference_range(units: list[Unit]) -> range:
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


def _other_sizes(units: list[Unit], style: Style, references: range) -> frozenset[float]:
    """Return further sizes that much running text is set in (methods in small print)."""
    letters: Counter[float] = Counter()
    for i, unit in enumerate(units):
        plain = unit.kind == "text" and i not in references and not unit.alone
        long = len(unit.lines) >= 4 and unit.page > units[0].page
        if plain and long and is_prose(unit.text, 0.2):
            letters[round(unit.size, 1)] += len(unit.text)
    body = sum(letters[s] for s in style.sizes) or 1
    return frozenset(s for s, n in letters.items() if n > _SECOND_SIZE * body)


def _abstract_range(units: list[Unit]) -> range:
    """Return the units from the word "Abstract" to the introduction, key words or a new look."""
    start = next((i for i, u in enumerate(units) if _opens_abstract(u)), -1)
    if start < 0:
        return range(0)
    begin = start + (units[start].kind == "heading")
    first = next((u for u in units[begin:] if u.kind == "text" and u.text.count(" ") > 20), None)
    introductions = [
        i
        for i, u in enumerate(units)
        if i > start and u.kind == "heading" and section_of(u.text) == "introduction"
        if u.page <= units[start].page + 2
    ]
    # A structured abstract has an introduction of its own, at its very beginning.
    if len(introductions) > 1 and introductions[0] <= start + 2:
        return range(begin, introductions[1])
    for i in range(start + 1, len(units)):
        unit = units[i]
        if unit.page > units[start].page + 1 or _ends_abstract(unit, first):
            return range(begin, i)
    return range(begin, len(units))


def _opens_abstract(unit: Unit) -> bool:
    if unit.page > _ABSTRACT_PAGES or unit.kind == "caption":
        return False
    if unit.kind == "heading":
        return section_of(unit.text) == "abstract"
    return bool(_RUN_IN_ABSTRACT.match(unit.text)) and unit.text.count(" ") > 20


def _ends_abstract(unit: Unit, first: Unit | None) -> bool:
    """Tell whether the abstract is over; small pieces that stand between do not end it."""
    if unit.kind == "heading":
        text = unit.text.lower()
        return bool(re.search(r"introduction|key ?-?words|abbreviations|main text", text))
    if first is None or unit.kind == "caption" or unit.text.count(" ") < 20:
        return False
    return abs(unit.size - first.size) > 0.3 and is_prose(unit.text)


def _next_section(
    unit: Unit, i: int, section: Section, references: range, abstract: range
) -> Section:
    """Return the section that a heading opens; a topic's heading stays in the section."""
    if i in abstract:
        return "abstract"
    named = section_of(unit.text)
    if named == "references":
        return "references" if references and i == references.start - 1 else section
    if named is None:
        return "other" if section in ("abstract", "references") else section
    return named


def mark_alone(blocks: list[Block]) -> set[int]:
    """Return the ids of blocks that share their column with a neighbour: cells, formulas, labels.

    A column is the span of the wider blocks of the page.
    """
    alone: set[int] = set()
    by_page: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        by_page[block.page].append(block)
    for page_blocks in by_page.values():
        columns = _columns(page_blocks)
        for block in page_blocks:
            span = next((c for c in columns if c[0] - 3 <= block.x0 and block.x1 <= c[1] + 3), None)
            if span is None or block.x1 - block.x0 > 0.7 * (span[1] - span[0]):
                continue
            if any(_beside(block, other, span) for other in page_blocks if other is not block):
                alone.add(id(block))
    return alone


def _columns(blocks: list[Block]) -> list[tuple[float, float]]:
    """Return the spans of columns on a page, narrowest first."""
    wide = [b for b in blocks if len(b.lines) >= 4 and b.x1 - b.x0 > 14 * b.size]
    spans = {(round(b.x0), round(b.x1)) for b in wide}
    return sorted(((float(a), float(b)) for a, b in spans), key=lambda s: s[1] - s[0])


def _beside(block: Block, other: Block, span: tuple[float, float]) -> bool:
    level = min(block.bottom, other.bottom) - max(block.top, other.top)
    apart = other.x0 >= block.x1 - 1 or other.x1 <= block.x0 + 1
    inside = span[0] - 3 <= other.x0 and other.x1 <= span[1] + 3
    return (
        level > 0.4 * min(block.bottom - block.top, other.bottom - other.top) and apart and inside
    )
