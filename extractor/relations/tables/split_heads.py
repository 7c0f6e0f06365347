"""Heads that a PDF's narrow gutters ran together: "HR 95 % CI P value" over three columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...types import Cell

_CI = r"(?:9[059]\s*%\s*)?(?:C\.?I\.?s?\b|confidence intervals?)(?:\s+(?:for|of)\s+\S+)?"
_RATIO = (
    r"(?:(?:adjusted|crude|pooled|hazards?|odds|relative|risk)\s+)*(?:ratios?|HRs?|ORs?|RRs?)\b"
)
# The names that heads of results begin with; each may start a column of its own.
_STARTS = re.compile(
    rf"(?<![\w(])(?:{_RATIO}(?:\s*\(\s*{_CI}\s*\))?|(?:lower|upper)(?:\s+{_CI})?|{_CI}"
    r"|(?:log[- ]?rank |univariate |multivariate |adjusted )?p(?:[- ]?(?:values?|trend))?(?![\w-])"
    r"|χ\s?[²2]|(?:n|no\.?)(?:\s*\(%\)|\s+of\s+\w+)?(?!\w)|I\s?[²2]|SE\b|Wald\b|df\b|Sig\.?"
    r"|exp\s*\(\s*[BΒ]\s*\)|B\b|β)",
    re.IGNORECASE,
)


def split_heads(rows: list[dict[int, Cell]]) -> list[dict[int, Cell]]:
    """Return header rows in which each lowest head that spans columns names one a column.

    A head is cut only where it holds exactly as many names of results as are wanted.
    """
    made = [dict(row) for row in rows]
    for at, row in enumerate(rows):
        below = {c for later in rows[at + 1 :] for c, cell in later.items() if cell.text.strip()}
        for cell in row.values():
            columns = range(cell.column, cell.column + cell.column_span)
            if cell.column_span > 1 and not below.intersection(columns):
                parts = tuple(_parts(cell))
                if len(parts) == cell.column_span:
                    made[at] |= {part.column: part for part in parts}
    return made


def _is_outside(text: str, at: int) -> bool:
    """Tell whether a place is in no bracket and goes on with nothing: ", n (%)" does."""
    before = text[:at].rstrip()
    return before.count("(") == before.count(")") and not before.endswith(",")


def _parts(cell: Cell) -> Iterator[Cell]:
    """Yield the parts of a head, each with the column it stands over."""
    starts = [m.start() for m in _STARTS.finditer(cell.text) if _is_outside(cell.text, m.start())]
    cuts = [0, *(s for s in starts if s > 0), len(cell.text)]
    for n, (start, end) in enumerate(pairwise(cuts)):
        text = cell.text[start:end].rstrip()
        yield replace(
            cell,
            text=text,
            column=cell.column + n,
            column_span=1,
            start=cell.start + start,
            end=cell.start + start + len(text),
        )
