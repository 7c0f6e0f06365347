"""Spans of head cells that no rule tells: they stand over the columns named below them (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from .grid_columns import Column, Placed

_CENTRED = 0.2  # of the width of the columns: so far off their middle a spanning cell may stand
_ALIGNED = 3.0  # points from the left edge of its first column

Row = list[Placed]


def stretch_heads(lines: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Return the lines of a head, a cell widened over the columns that one line below names.

    A cell takes the free columns beside it when it is then centred over them all, or when it
    begins where the first of them does. Every column it takes must have its name in one line.
    """
    return [_stretched(line, lines[i + 1 :], columns) for i, line in enumerate(lines)]


def _stretched(line: Row, below: Sequence[Row], columns: Sequence[Column]) -> Row:
    wide: Row = []
    for number, (column, span, word) in enumerate(line):
        floor = wide[-1][0] + wide[-1][1] if wide else 0
        limit = line[number + 1][0] if number + 1 < len(line) else len(columns)
        named = [{c for c, s, _ in row if s == 1 and floor <= c < limit} for row in below]
        choices = [
            (a, b)
            for a in range(floor, column + 1)
            for b in range(column + span - 1, limit)
            if b > a and any(set(range(a, b + 1)) <= names for names in named)
        ]
        over = _best(word.x0, word.x1, columns, choices, (column, column + span - 1))
        wide.append((over[0], over[1] - over[0] + 1, word))
    return wide


def _best(
    x0: float,
    x1: float,
    columns: Sequence[Column],
    choices: Sequence[tuple[int, int]],
    now: tuple[int, int],
) -> tuple[int, int]:
    """Return the columns that a cell stands over, of those it may."""
    if not choices:
        return now
    best = min(choices, key=lambda over: _off(x0, x1, columns, over))
    if _off(x0, x1, columns, best) <= min(_CENTRED, _off(x0, x1, columns, now)):
        return best
    if abs(x0 - columns[now[0]][0]) <= _ALIGNED and x1 < columns[now[0]][1]:
        return now
    aligned = [over for over in choices if abs(x0 - columns[over[0]][0]) <= _ALIGNED]
    return max(aligned, key=lambda over: over[1], default=now)


def _off(x0: float, x1: float, columns: Sequence[Column], over: tuple[int, int]) -> float:
    """Return how far the middle of a cell is off that of the columns, as a share of their width."""
    left, right = columns[over[0]][0], columns[over[1]][1]
    return abs((x0 + x1) / 2 - (left + right) / 2) / max(right - left, 1.0)
