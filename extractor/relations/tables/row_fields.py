"""The fields of a row's finding: side and state, form, analysis."""

from __future__ import annotations

from ...codes import Analysis, Form, State
from ...types import Statistic
from ..directions import is_event
from ..estimates import effect_side, significant
from ..items import Marker, OutcomeArgument, Side
from ..states import OPPOSITE
from .analysis import analysis_of
from .columns import level_columns, upper_level
from .level_words import HIGH_SIDE, LOW_SIDE
from .levels import by_events, levels_side
from .rows import Row
from .table_markers import Named, form_told


def sides_of_row(
    row: Row,
    marker: Marker,
    outcome: OutcomeArgument,
    result: tuple[Statistic | None, Statistic | None],
    in_row: bool,
) -> tuple[Side | None, State]:
    """Return the side of the outcome and the state of the marker that it is told of."""
    p_value, effect = result
    state = marker.state
    if effect is not None:
        if not in_row and state in LOW_SIDE:
            state = upper_level(row) or state  # one ratio compares the levels in the columns
        return effect_side(effect, p_value, is_event(outcome.code, outcome.mention.text)), state
    sure = significant(effect, p_value)
    commoner = by_events(row) if sure is True and in_row else None
    if commoner is not None:
        return commoner, state if state != "unspecified" else "high"
    shown = levels_side(row, outcome, of_marker=in_row) if sure is True else None
    if shown is None:
        return None, _without_estimate(row, marker, p_value)
    of_cells = not in_row and level_columns(row) is not None  # "CD8+: low, high"
    return shown[0], shown[1] if of_cells or state not in HIGH_SIDE else state


def _without_estimate(row: Row, marker: Marker, p_value: Statistic | None) -> State:
    """Return the side that a p-value without an estimate is told of: the upper of two levels."""
    if p_value is not None and p_value.p_kind == "interaction":
        flipped = OPPOSITE.get(marker.state, marker.state)
        return upper_level(row) or (flipped if marker.state in LOW_SIDE else marker.state)
    if marker.state == "unspecified" or level_columns(row) is not None:
        return upper_level(row) or marker.state
    return marker.state


def form_of_row(row: Row, named: Named, marker: Marker, state: State) -> Form:
    """Return the form that a marker's label, else the heads and the caption, name."""
    if marker.form != "unspecified":
        return marker.form
    told = form_told(row, named)
    return "mutation" if told == "variant" and state in {"mutated", "wild_type"} else told


def analysis_of_row(
    row: Row,
    named: Named,
    outcome: OutcomeArgument,
    result: tuple[Statistic | None, Statistic | None],
) -> Analysis:
    """Return the analysis of a result; an interaction is tested in a model of several terms."""
    p_value, effect = result
    if p_value is not None and p_value.p_kind == "interaction" and row.block.effect is not None:
        return "multivariate"
    return analysis_of(row, named, outcome, effect is None)
