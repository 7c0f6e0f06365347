"""Tables whose statistics stand in rows: "Spearman's rho" in one row, "p" in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...types import Cell
from .blocks import Block
from .rows import Row

_I = re.IGNORECASE
_P_LABEL = re.compile(r"^\W*(?:p\b\W*(?:values?)?|sig\.?(?:nificance)?)\W*(?:\(.*\))?\W*$", _I)
_R_LABEL = re.compile(
    r"^\W*(?:r|rho|ρ|rs|tau|τ|(?:spearman|pearson|kendall)\W*s?\b.*|correlation.*|coefficient.*)\W*$",
    _I,
)
Cells = dict[int, Cell]


def statistic_rows(
    rows: tuple[Cells, ...], heads: Mapping[int, tuple[Cell, ...]], width: int
) -> Iterator[Row]:
    """Yield a row for each p-value of rows that are called "p", with the coefficient above it."""
    at = _column_of_names(rows)
    if at is None:
        return
    before = tuple(range(at))
    for column in range(at + 1, width):
        block = Block(p=column, labels=(*before, at), heads=heads.get(column, ()))
        label: Cell | None = None
        coefficient: Cell | None = None
        for cells in rows:
            named = next((cells[c] for c in before if c in cells and cells[c].text.strip()), None)
            label = named or label
            kind = cells[at].text if at in cells else ""
            if _R_LABEL.match(kind):
                coefficient = cells.get(column)
            elif _P_LABEL.match(kind) and column in cells and label is not None:
                yield _row(block, cells, label, coefficient)
                coefficient = None


def _row(block: Block, cells: Cells, label: Cell, coefficient: Cell | None) -> Row:
    shown = {c: cell for c, cell in cells.items() if c == block.p}
    beside: tuple[tuple[int, str], ...] = ()
    if coefficient is not None:
        shown[-1] = coefficient
        beside = ((-1, "r"),)
    return Row(block=block, cells=shown, labels=(label,), above=(), group=(shown,), beside=beside)


def _column_of_names(rows: tuple[Cells, ...]) -> int | None:
    """Return the column in which rows are called "p", and others by their coefficient."""
    for column in (0, 1, 2):
        texts = [cells[column].text for cells in rows if column in cells]
        tests = sum(bool(_P_LABEL.match(t)) for t in texts)
        if tests > 1 and any(_R_LABEL.match(t) for t in texts):
            return column if column else None
    return None
