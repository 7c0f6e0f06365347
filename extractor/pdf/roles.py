"""What each unit of a paper is: title, abstract, body, heading, caption, reference or none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from ..prose.sections import section_of
from ..types import PassageKind, Section
from .blocks import Block
from .outline import Look, abstract_range, main_look, next_section
from .prose_words import LICENCE, is_address, is_prose
from .reference_list import cut_behind, reference_range
from .title import find_title, without_kind
from .units import Style, Unit

_FRONT_NOTES = re.compile(
    r"^\W{0,3}(?:key ?-?words?|index terms|correspond(?:ence|ing author)|\*?\s*for correspondence|"
    r"received|accepted|published|academic editor|edited by|reviewed by|copyright|©|\(c\)|citation|"
    r"how to cite|cite this|abbreviations|e-?mail|orcid|doi|https?:|www\.|editor|article info|"
    r"open access|this is an open|available online|handling editor|specialty section|"
    r"conflicts? of interest|funding|data availability|competing interests?|"
    r"address correspondence|reprint|present address|contributed equally|\d{4} the authors?)\b",
    re.I,
)
_SECOND_SIZE = 0.08  # of the body's letters: text in another size that is body too


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A unit with its role."""

    unit: Unit
    kind: PassageKind
    section: Section
    heading: str | None = None


@dataclass(slots=True)
class _Place:
    """Where in the paper the walk through its units stands."""

    section: Section = "other"
    heading: str | None = None
    opened: bool = False  # a section behind the abstract has begun


def assign_roles(units: list[Unit], style: Style) -> list[Part]:
    """Give each unit, in reading order, its role in the paper."""
    title = find_title(units, style)
    units = _drop_stray_headings(units, title)
    references = reference_range(units)
    style = replace(style, sizes=style.sizes | _other_sizes(units, style, references))
    abstract = abstract_range(units, style)
    main = main_look(units)
    parts: list[Part] = []
    place = _Place()
    for i, unit in enumerate(units):
        if i in title:
            parts.append(Part(without_kind(unit) if i == title.start else unit, "title", "title"))
        elif unit.kind == "caption":
            parts.append(Part(unit, "caption", "caption", place.heading))
        elif unit.kind == "heading":
            named = not title or i < min(title) or bool(_FRONT_NOTES.match(unit.text))
            if not (named and not place.opened):
                _enter(place, unit, i, references, abstract, main, style)
            kind: PassageKind = "furniture" if not title or i < min(title) else "heading"
            parts.append(Part(unit, kind, place.section, place.heading))
        elif i in references:
            parts += _reference_parts(unit, place)
        else:
            part = _text_part(unit, i, style, abstract, place)
            parts.append(part)
            if part.kind == "body" and part.section != "abstract" and not place.opened:
                place.opened, place.section = True, part.section
    return parts


def _enter(
    place: _Place,
    unit: Unit,
    i: int,
    references: range,
    abstract: range,
    main: Look | None,
    style: Style,
) -> None:
    """Move on behind a heading."""
    if i in abstract:
        place.section = "abstract"
    elif section_of(unit.text) != "references":
        place.section = next_section(unit, place.section, main, style)
    elif references and i == references.start - 1:
        place.section = "references"
    place.heading = unit.text
    place.opened |= place.section not in ("other", "abstract")


def _reference_parts(unit: Unit, place: _Place) -> list[Part]:
    """Return a piece of the reference list, and the note that may stand behind its last entry."""
    entries, rest = cut_behind(unit)
    parts = []
    if entries is not None:
        parts.append(Part(entries, "reference", "references", place.heading))
    if rest is not None:
        legal = LICENCE.search(rest.text) or not is_prose(rest.text)
        kind: PassageKind = "furniture" if legal else "body"
        parts.append(Part(rest, kind, "back_matter", place.heading))
    return parts


def _text_part(unit: Unit, i: int, style: Style, abstract: range, place: _Place) -> Part:
    """Give a text unit its role."""
    if not place.opened and (_FRONT_NOTES.match(unit.text) or is_address(unit.text)):
        return Part(unit, "furniture", "other")
    if i in abstract:
        ok = not unit.alone and is_prose(unit.text, 0.12) and unit.size > style.size - 2.5
        return Part(unit, "body" if ok else "furniture", "abstract", place.heading)
    if unit.alone or round(unit.size, 1) not in style.sizes:
        return Part(unit, "furniture", "other")
    if not place.opened and (not is_prose(unit.text) or unit.text.count(" ") < 25):
        return Part(unit, "furniture", "other")
    section: Section = place.section
    if abstract and not place.opened:  # running text behind the abstract needs no heading
        section = "introduction"
    elif section == "abstract":
        section = "other"
    return Part(unit, "body", section, place.heading)


def _drop_stray_headings(units: list[Unit], title: range) -> list[Unit]:
    """Make headings that stand beside others in their column (table cells) plain text again."""
    return [
        replace(u, kind="text") if u.kind == "heading" and u.alone and i not in title else u
        for i, u in enumerate(units)
    ]


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
