"""HTML from text that papers wrote: escaped, and without characters that turn or hide it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

# Control characters but tab and line feed, signs that turn the direction of writing, half pairs.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
Cell = str | int | float | None


def safe(value: object) -> str:
    """Return a value as text for HTML, in elements and in quoted attributes alike."""
    return "" if value is None else escape(_UNSAFE.sub("\ufffd", str(value)))


def sortable(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that the page's script sorts; the cells of ``rows`` are HTML already."""
    names = "".join(f"<th><button>{safe(name)}</button></th>" for name in head)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<table class='sortable'><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def cell(value: Cell, link: str | None = None) -> str:
    """Return a table cell; numbers stand right and carry their value for sorting."""
    text = safe(value)
    if link is not None:
        text = f"<a href='#{safe(link)}'>{text or '–'}</a>"
    if isinstance(value, int | float):
        return f"<td class='n' data-v='{value}'>{text}</td>"
    return f"<td>{text}</td>"
