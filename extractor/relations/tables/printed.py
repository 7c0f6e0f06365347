"""What a row of a table prints: its p-value with its estimate, and the p of an interaction."""

from __future__ import annotations

from dataclasses import replace

from ...types import Statistic
from .grid import measure_of, tells_p
from .numbers import NS_CELL, read_effect, read_p, read_p_behind, split_cell
from .rows import Row, is_reference


def results_of(row: Row) -> list[tuple[Statistic | None, Statistic | None]]:
    """Return the results of a row: its p-value with its effect, and an interaction's p apart."""
    block, cells = row.block, row.cells
    p_cell = cells.get(block.p) if block.p is not None else None
    effect_cell = cells.get(block.effect) if block.effect is not None else None
    if is_reference(effect_cell) and (p_cell is None or read_p(p_cell) is None):
        return []
    if p_cell is None and effect_cell is not None and NS_CELL.match(effect_cell.text):
        return [(read_p(effect_cell), None)] if tells_p(block.heads) else []
    split = split_cell(effect_cell) if effect_cell is not None and p_cell is None else None
    if split is not None:
        p_cell, effect_cell = split
    effect = None
    if effect_cell is not None and not is_reference(effect_cell):
        interval = cells.get(block.interval) if block.interval is not None else None
        upper = cells.get(block.upper) if block.upper is not None else None
        effect = read_effect(effect_cell, interval, measure_of(block.heads), upper)
    p_value = read_p(p_cell) if p_cell is not None else None
    if p_value is None and effect is not None and effect_cell is not None:
        p_value = read_p_behind(effect_cell)
    found = [(p_value, effect)]
    tested = cells.get(block.p_interaction) if block.p_interaction is not None else None
    if tested is not None and (p_value := read_p(tested)) is not None:
        found.append((replace(p_value, p_kind="interaction"), None))
    return found
