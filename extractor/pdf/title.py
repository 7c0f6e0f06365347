"""The title of a paper: the largest print near its beginning that is no name of a journal."""

from __future__ import annotations

import re
from dataclasses import replace

from .units import Style, Unit

_MIN_WORDS = 4
_LARGER = 1.15  # of the size of running text: a title is at least so large where it is not largest
_JOURNAL = re.compile(
    r"\b(?:journal|annals|archives|bulletin|proceedings|transactions|acta|bmc|plos|international|"
    r"letters|reports|reviews|sciences?|medicine|research|communications)\b",
    re.I,
)
_JOURNAL_WORDS = 9  # a journal's name has no more
_SMALL_WORDS = frozenset({"of", "and", "in", "the", "for", "on", "&"})
_KIND = re.compile(
    r"^(?:original (?:research )?(?:article|paper|contribution|investigation|work)|research"
    r"(?: article| paper| report)?|(?:mini |systematic )?reviews?(?: article| paper)?|(?:short|"
    r"brief|rapid) (?:communication|report)|case (?:report|study|series)|clinical (?:study|trial|"
    r"research|article)|letters?(?: to the editor)?|editorial|commentary|perspectives?|technical "
    r"note|study protocol|meta-analysis|open(?: access)?|full paper|article)$",
    re.I,
)


def find_title(units: list[Unit], style: Style) -> range:
    """Return the units of the title, in the upper part of the first pages; empty where none is."""
    for page in (units[0].page, units[0].page + 1) if units else ():
        upper = [
            (i, u)
            for i, u in enumerate(units)
            if u.page == page
            and u.kind != "caption"
            and len(re.findall(r"[A-Za-z]{2,}", u.text)) >= _MIN_WORDS
        ]
        if not upper:
            continue
        first = _largest(upper, style)
        last = first
        while last + 1 < len(units) and _continues(units[last], units[last + 1]):
            last += 1
        return range(first, last + 1)
    return range(0)


def _largest(upper: list[tuple[int, Unit]], style: Style) -> int:
    """Return the place of the largest print; a journal's name only where nothing else is large."""
    titles = [(i, u) for i, u in upper if not _is_journal(u.text) and u.size > _LARGER * style.size]
    candidates = titles or upper
    largest = max(u.size for _, u in candidates)
    return next(i for i, u in candidates if u.size == largest)


def _is_journal(text: str) -> bool:
    """Tell the name of a journal: few words, all with capitals, one of them typical."""
    words = text.split()
    if len(words) > _JOURNAL_WORDS or not _JOURNAL.search(text):
        return False
    return all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _continues(a: Unit, b: Unit) -> bool:
    return (
        b.page == a.page
        and abs(a.size - b.size) < 0.3
        and 0 < b.lines[0].base - a.lines[-1].base < 2.2 * a.size
    )


def without_kind(unit: Unit) -> Unit:
    """Return a title without the line above it that names the kind of article."""
    lines = unit.lines
    while len(lines) > 1 and _KIND.match(lines[0].text.strip()):
        lines = lines[1:]
    return replace(unit, lines=lines)
