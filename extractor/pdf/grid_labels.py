"""Labels that stand at half the height of the rows they name go to the first of them (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .grid_columns import join_words
from .grid_rows import Row, middle
from .table_words import Word

_SHIFT = 0.7  # of the height: a label printed no further off its values stands in their row
_IN_LINE = 0.2  # of the height: so far off the middle of a line a label still stands in it
_OFF_CENTRE = 0.4  # of the height: so far off the middle of its rows a label may stand
_WRAPPED = 1.35  # of the height: lines of one label stand no further apart
_MOST_LINES = 3  # of a label that names several rows

_Label = tuple[Word, int]  # with the lines it takes


@dataclass(frozen=True, slots=True)
class _Band:
    """A printed line of values, without its label."""

    row: Row
    top: float
    bottom: float


def settle_labels(lines: Sequence[Row]) -> list[Row]:
    """Return the lines of a body, labels set at half height moved to the first row they name.

    A label printed a little above or below its only row is joined with it. A label of several rows
    is moved where all labels of the table stand in the middle of their rows, and these rows follow
    each other without a rest; else nothing is moved.
    """
    joined = _join_overlapping(lines)
    bands = [_band(row) for row in joined if any(c > 0 for c, _, _ in row)]
    pieces = [word for row in joined for c, span, word in row if c == 0 and span == 1]
    if any(c == 0 and span > 1 for row in joined for c, span, _ in row):
        return joined
    if bands and pieces and _each_in_its_line(pieces, bands):
        return joined
    for labels in ([(piece, 1) for piece in pieces], _unwrapped(pieces)):
        starts = _starts(labels, bands)
        if starts is not None and len(labels) < len(bands):
            return _moved(labels, starts, bands)
    return joined


def _each_in_its_line(pieces: Sequence[Word], bands: Sequence[_Band]) -> bool:
    """Tell whether every label stands in a line of values, the first one in the first.

    Labels in the middle of their rows stand between lines wherever the rows are even in number.
    """
    centres = [(band.top + band.bottom) / 2 for band in bands]
    near = _IN_LINE * (bands[0].bottom - bands[0].top)
    beside = [
        any(abs((piece.top + piece.bottom) / 2 - centre) <= near for centre in centres)
        for piece in pieces
    ]
    first = abs((pieces[0].top + pieces[0].bottom) / 2 - centres[0]) <= near
    return first and all(beside)


def _join_overlapping(lines: Sequence[Row]) -> list[Row]:
    """Join lines of a label only with the one line of values that they share height with."""
    rows = [list(line) for line in lines]
    result: list[Row] = []
    i = 0
    while i < len(rows):
        row = rows[i]
        if all(c == 0 for c, _, _ in row):
            before = bool(result) and _overlap(result[-1], row)
            after = i + 1 < len(rows) and _overlap(row, rows[i + 1])
            if before and not after:
                result[-1] = [*row, *result[-1]]
                i += 1
                continue
            if after and not before:
                result.append([*row, *rows[i + 1]])
                i += 2
                continue
        result.append(row)
        i += 1
    return result


def _overlap(above: Row, below: Row) -> bool:
    """Tell whether two lines stand too close to be rows, and only one of them has a label."""
    if min(c for c, _, _ in above) == min(c for c, _, _ in below):
        return False
    height = max(w.bottom - w.top for _, _, w in below)
    return middle(below) - middle(above) < _SHIFT * height


def _band(row: Row) -> _Band:
    values = [p for p in row if p[0] > 0]
    return _Band(values, min(w.top for _, _, w in values), max(w.bottom for _, _, w in values))


def _unwrapped(pieces: Sequence[Word]) -> list[_Label]:
    """Return labels with the lines that stand close below each other made one."""
    labels: list[_Label] = []
    for piece in pieces:
        last, lines = labels[-1] if labels else (None, 0)
        if last and piece.bottom - last.bottom <= _WRAPPED * (piece.bottom - piece.top):
            labels[-1] = (join_words((last, piece)), lines + 1)
        else:
            labels.append((piece, 1))
    return labels


def _starts(labels: Sequence[_Label], bands: Sequence[_Band]) -> list[int] | None:
    """Return the first line of each label's rows, or None where they leave a rest."""
    starts: list[int] = []
    begin = 0
    for label, lines in labels:
        if lines > _MOST_LINES or begin >= len(bands):
            return None
        centre = (label.top + label.bottom) / 2
        top = bands[begin].top
        off = [abs((top + band.bottom) / 2 - centre) for band in bands[begin:]]
        best = min(off)
        height = bands[begin].bottom - bands[begin].top
        if best > _OFF_CENTRE * height:
            return None
        rows = off.index(best) + 1
        if lines > 1 and lines >= rows:
            return None  # as many lines as rows: each has its own label
        starts.append(begin)
        begin += rows
    return starts if begin == len(bands) and starts else None


def _moved(labels: Sequence[_Label], starts: Sequence[int], bands: Sequence[_Band]) -> list[Row]:
    rows = [list(band.row) for band in bands]
    for (label, _), start in zip(labels, starts, strict=True):
        rows[start].insert(0, (0, 1, label))
    return rows
