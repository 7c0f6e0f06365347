"""Reference list as text → entries with key, DOI and PMID."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..types import Reference

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\[\]{}|]+[^\s\"<>\[\]{}|.,;:)]", re.I)
_PMID = re.compile(r"\bPMID:?\s*(\d{5,8})\b", re.I)
_NUMBER = re.compile(
    r"^\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)](?!\d)|(\d{1,3})(?=\s+[A-ZÀ-Þ]))\s*"
)
_AUTHOR = re.compile(r"^\s*((?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][\w'’-]+)")
_SHORT_NAME = re.compile(r"^\s*[A-Z][^.(\[]{8,120}\[([A-Z]{2,8})\]")
_SURNAME_END = re.compile(r",|\.|\(|\[|;|\s[A-ZÀ-Þ]{1,3}\b(?!\w)|\s[A-ZÀ-Þ]\.|\s(?:19|20)\d{2}")
_YEAR = re.compile(r"\b(19|20)\d{2}[a-z]?\b")
_HANGING = 4.0  # points
_MAX_GAP = 3  # numbers that may be missing before a list counts as broken


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a reference list: its text and where it begins in the text given."""

    text: str
    start: int


def key_of(text: str, place: int) -> str:
    """Return the key of an entry: the number printed, else "smith2015", else its place."""
    number = printed_number(text)
    if number is not None:
        return str(number)
    author, year = first_author(text), _YEAR.search(text)
    return f"{author}{year.group()}" if author and year else str(place)


def first_author(text: str) -> str | None:
    """Return the folded word by which a text cites an entry: of "de Vries GJ (2004) …" "vries".

    Of a body it is the short name in brackets ("World Health Organization [WHO]"), else the last
    word of its name. None where the entry begins with no name.
    """
    short = _SHORT_NAME.match(text)
    if short:
        return short[1].casefold()
    if not _AUTHOR.match(text):
        return None
    words = re.findall(r"[\w'’-]{2,}", _SURNAME_END.split(text.strip(), maxsplit=1)[0])
    return words[-1].casefold() if words else None


def printed_number(text: str) -> int | None:
    """Return the number that an entry begins with, or None."""
    match = _NUMBER.match(text)
    return int(next(group for group in match.groups() if group)) if match else None


def make_references(entries: Sequence[Entry]) -> tuple[Reference, ...]:
    """Return the references of a list; offsets are those of the entries."""
    references = []
    for place, entry in enumerate(entries, start=1):
        doi, pmid = _DOI.search(entry.text), _PMID.search(entry.text)
        references.append(
            Reference(
                key=key_of(entry.text, place),
                text=entry.text,
                start=entry.start,
                end=entry.start + len(entry.text),
                doi=doi.group().rstrip(".") if doi else None,
                pmid=pmid[1] if pmid else None,
            )
        )
    return tuple(references)


def entry_starts(lines: Sequence[str], indents: Sequence[float]) -> tuple[int, ...]:
    """Return which lines of a reference list begin an entry.

    Numbered lists go by numbers that count up; others by the hanging indent (``indents`` are the
    left edges of the lines in points, relative to their column).
    """
    numbered = _numbered_starts(lines)
    if len(numbered) >= 2:
        return numbered
    if indents and max(indents) - min(indents) > _HANGING:
        left = min(indents) + _HANGING / 2
        return tuple(i for i, indent in enumerate(indents) if indent <= left)
    return tuple(i for i, line in enumerate(lines) if i == 0 or _begins(lines[i - 1], line))


def _numbered_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the lines whose numbers count up from 1 (or from the first printed)."""
    starts: list[int] = []
    expected: int | None = None
    for i, line in enumerate(lines):
        number = printed_number(line)
        if number is None:
            continue
        next_one = 1 if expected is None else expected
        if next_one <= number < next_one + _MAX_GAP:
            starts.append(i)
            expected = number + 1
    return tuple(starts)


def _begins(before: str, line: str) -> bool:
    return before.rstrip().endswith(".") and bool(_AUTHOR.match(line)) and "," in line[:40]
