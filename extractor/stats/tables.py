"""Tables: each cell is read by the heads above it, the caption and the footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..types import Cell, Statistic, Table
from .canvas import canvas_of
from .cells import find_cell_statistics
from .headers import column_meaning

_I = re.IGNORECASE
# A caption that names a test, or p-values, and no other quantity.
_OF_TEST = re.compile(
    r"\bp[- ]?values?\b|kruskal|wallis|mann[- ]whitney|wilcoxon|chi[- ]squared?|χ2|fisher|log-?rank"
    r"|student|\bt[- ]tests?\b|\banova\b|mcnemar|mantel|kolmogorov|friedman|\btests?\b.*signific",
    _I,
)
_OF_OTHERS = re.compile(
    r"correlation|coefficient|\bAUC|sensitiv|specific|accuracy|\bmeans?\b|median|frequenc|proportion"
    r"|kappa|scores?\b|expression level|odds|hazard|relative risk|loading|ratio",
    _I,
)
_LIKE_P = re.compile(r"[<>=≤≥⩽⩾~]{0,2}\s?(?:0?[.,]\d{1,8}|1[.,]0+)\s?[*†‡§#a-c]{0,3}$")
_FINE = re.compile(r"[.,]\d{2}")  # a table of shares often has one decimal
_LIKE_NOTHING = re.compile(r"(?:[-.*/]*|n\.?\s?s\.?|n\.?/?a\.?)$", _I)
_FEWEST = 3  # p-values in a table whose heads do not name them


def find_table_statistics(table: Table) -> Iterator[tuple[Cell, tuple[Statistic, ...]]]:
    """Yield each cell below the heads with its statistics; their offsets count in the cell."""
    heads = column_heads(table.cells)
    if _holds_p_values(table, heads):
        heads = {column: f"{head} P value".strip() for column, head in heads.items()}
    footnotes = " ".join(table.footnotes)
    for cell in table.cells:
        if not cell.header:
            head = heads.get(cell.column, "")
            yield cell, find_cell_statistics(cell.text, head, table.caption, footnotes)


def column_heads(cells: Sequence[Cell]) -> dict[int, str]:
    """Return the header text above each column, upper rows first."""
    heads: dict[int, str] = {}
    for cell in cells:
        if cell.header:
            for column in range(cell.column, cell.column + cell.column_span):
                heads[column] = f"{heads.get(column, '')} {cell.text}".strip()
    return heads


def _holds_p_values(table: Table, heads: Mapping[int, str]) -> bool:
    """Say whether the numbers of a table are p-values that its caption alone names."""
    caption = canvas_of(table.caption)
    if not _OF_TEST.search(caption) or _OF_OTHERS.search(caption):
        return False
    meanings = [column_meaning(head, "") for head in heads.values()]
    if any(m.p_value or m.measure or m.interval for m in meanings):
        return False
    labels = min((c.column for c in table.cells), default=0)
    texts = [canvas_of(c.text).strip() for c in table.cells if not c.header and c.column > labels]
    like_p = [text for text in texts if _LIKE_P.match(text)]
    others = [text for text in texts if not (_LIKE_P.match(text) or _LIKE_NOTHING.match(text))]
    return sum(bool(_FINE.search(text)) for text in like_p) >= _FEWEST and not others
