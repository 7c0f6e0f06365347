"""What stands on every page and belongs to none: running heads, page and line numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from .glyphs import PageGlyphs
from .lines import Line

_EDGE = 0.13  # of the page height: running heads and feet stand in these zones
_NEAR = 6.0  # points: a running line keeps its height within this
_PAGE_NUMBER = re.compile(
    r"^[^\w]*(?:page\s*)?(?:\d{1,5}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[^\w]*$|^e\d{1,6}$", re.I
)
_LINE_NUMBER = re.compile(r"^\d{1,4}$")
_MIN_LINE_NUMBERS = 15


@dataclass(frozen=True, slots=True, eq=False)
class SortedLines:
    """The lines of a page, those that run on from page to page apart."""

    page: PageGlyphs
    body: tuple[Line, ...]
    running: tuple[Line, ...]


def _key(text: str) -> str:
    """Return the text without what changes from page to page."""
    return re.sub(r"[\W\d_]+", "", text.lower()) or "#"


def lift_furniture(
    pages: tuple[PageGlyphs, ...], lines: tuple[tuple[Line, ...], ...]
) -> tuple[SortedLines, ...]:
    """Take running heads, feet, page numbers and line numbers out of the lines of each page."""
    repeated = _repeated(pages, lines)
    found: list[SortedLines] = []
    for page, page_lines in zip(pages, lines, strict=True):
        numbers = _line_numbers(page_lines)
        running = [
            line
            for line in page_lines
            if id(line) in repeated or id(line) in numbers or _is_page_number(line, page)
        ]
        gone = {id(line) for line in running}
        body = tuple(line for line in page_lines if id(line) not in gone)
        found.append(SortedLines(page, body, tuple(running)))
    return tuple(found)


def content_span(lines: SortedLines) -> tuple[float, float]:
    """Return the heights between which a page's own lines stand, without running heads and feet.

    A running line with others of the page beyond it may be a row of a table: a number at the edge.
    """
    upper = min((line.top for line in lines.body), default=0.0)
    lower = max((line.bottom for line in lines.body), default=lines.page.height)
    heads = (line.bottom for line in lines.running if line.bottom <= upper)
    feet = (line.top for line in lines.running if line.top >= lower)
    return max(heads, default=0.0), min(feet, default=lines.page.height)


def _in_edge(line: Line, page: PageGlyphs) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _is_page_number(line: Line, page: PageGlyphs) -> bool:
    return _in_edge(line, page) and bool(_PAGE_NUMBER.match(line.text))


def _repeated(pages: tuple[PageGlyphs, ...], lines: tuple[tuple[Line, ...], ...]) -> set[int]:
    """Return the ids of lines whose words stand at the same height on other pages too."""
    places: dict[str, list[tuple[int, float, Line]]] = defaultdict(list)
    for page, page_lines in zip(pages, lines, strict=True):
        for line in page_lines:
            if _in_edge(line, page) and len(line.text) < 200:
                places[_key(line.text)].append((page.number, line.base, line))
    result: set[int] = set()
    need = 2 if len(pages) < 6 else 3
    for key, spots in places.items():
        for _, base, line in spots:
            others = {n for n, other, _ in spots if abs(other - base) < _NEAR}
            if len(others) >= (need if key != "#" else 2):
                result.add(id(line))
    return result


def _line_numbers(lines: tuple[Line, ...]) -> set[int]:
    """Return the ids of manuscript line numbers: a rising column of numbers at the margin."""
    numbers = [line for line in lines if _LINE_NUMBER.match(line.text)]
    columns = Counter(round(line.x1 / 4) for line in numbers)
    if not columns or columns.most_common(1)[0][1] < _MIN_LINE_NUMBERS:
        return set()
    edge = columns.most_common(1)[0][0]
    column = [line for line in numbers if abs(round(line.x1 / 4) - edge) <= 1]
    column.sort(key=lambda line: line.base)
    values = [int(line.text) for line in column]
    rising = sum(b - a == values[1] - values[0] for a, b in itertools.pairwise(values))
    others = [line for line in lines if line not in column]
    outside = sum(line.x0 > column[0].x1 for line in others) > 0.9 * len(others)
    return {id(line) for line in column} if rising > 0.8 * (len(values) - 1) and outside else set()
