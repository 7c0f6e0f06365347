"""Tables whose columns are trials: turned so that each trial is a row."""

from __future__ import annotations

from dataclasses import replace

from ..types import Table
from .review_columns import head_rows, role_of
from .row_names import is_row_name

_TELLING = frozenset(
    {"id", "phase", "design", "people", "population", "treatment", "control", "primary", "status"}
)
_FEWEST = 2


def _lists_trials_in_columns(table: Table) -> bool:
    """Tell whether the heads name trials, and the first column what is told of them."""
    first = head_rows(table)
    heads = [c for c in table.cells if c.row < first and c.column > 0 and c.text.strip()]
    labels = [c.text for c in table.cells if c.row >= first and c.column == 0]
    named = sum(is_row_name(c.text) is not None for c in heads)
    told = {role_of(text) for text in labels} & _TELLING
    return named >= _FEWEST and named * 2 > len(heads) and len(told) > _FEWEST


def upright(table: Table) -> Table:
    """Return a table with a row for each trial; its cells keep their order."""
    if not table.cells or not _lists_trials_in_columns(table):
        return table
    cells = tuple(
        replace(
            c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span,
            header=c.column == 0,
        )
        for c in table.cells
    )  # fmt: skip
    return replace(table, cells=cells)
