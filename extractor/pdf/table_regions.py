"""Where the rows of a table stand: from its caption, the rules near it and the text around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .table_words import Rule, Word

Region = tuple[float, float, float, float]  # x0, top, x1, bottom in points

_REACH = 60.0  # points from the caption to the first rule of its table
_MIN_RULE = 80.0  # points
_SAME_Y = 1.5  # points: strokes of one rule
_STROKE_GAP = 6.0  # points between strokes of one rule
_MIN_HEIGHT = 15.0  # points
_MARGIN = 3.0  # points
_GAP = 45.0  # points without words or rules: the table is over
_NOTES_GAP = 1.8  # of the height of a line: the notes are over
_ROWS_GAP = 3.0  # of the height of a line: so far below the last rule a row may still stand
_PROSE_FILL = 0.8  # of the width that a line of running text fills
_CELL_GAP = 1.2  # of the height: running text has no wider gaps
_PROSE_LINES = 3
_LONG_LINE = 0.4  # of the width of the table: longer lines of text are no cells
_CELLS = 3  # so many cells make a line a row of a table


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else stands on the page: boxes of running text, and of captions and headings."""

    prose: tuple[Region, ...] = ()
    stops: tuple[Region, ...] = ()


def joined_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules with the strokes of one height and no gap between them made one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.y / _SAME_Y), r.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.y - rule.y) <= _SAME_Y and rule.x0 <= last.x1 + _STROKE_GAP:
            joined[-1] = Rule(min(last.x0, rule.x0), max(last.x1, rule.x1), last.y)
        else:
            joined.append(rule)
    return sorted(joined, key=lambda r: r.y)


def table_regions(
    caption: Region, lines: Sequence[Sequence[Word]], rules: Sequence[Rule], around: Surroundings
) -> tuple[Region, ...]:
    """Return where the rows and notes of a caption may stand, the likelier place first."""
    lengthy = [r for r in joined_rules(rules) if r.x1 - r.x0 >= _MIN_RULE]
    below = _below(caption, lines, lengthy, around)
    above = _above(caption, lines, lengthy, around)
    reach = [r.y for r in lengthy if r.x0 < caption[2] and r.x1 > caption[0]]
    follows = any(caption[3] - 3 < y < caption[3] + _REACH for y in reach)
    found = (below, above) if follows or above is None else (above, below)
    return tuple(region for region in found if region is not None)


def _below(
    caption: Region, lines: Sequence[Sequence[Word]], rules: Sequence[Rule], around: Surroundings
) -> Region | None:
    x0, x1 = _sides(caption, rules, around, lines)
    top = caption[3] - 1
    floor = min((s[1] for s in around.stops if s[1] >= top - 2 and _across(s, x0, x1)), default=1e6)
    floor = min(floor, _text_start(around, x0, x1, top))
    inside = _clipped(lines, x0, x1, top, floor)
    if len(inside) < 2:
        return None
    last_rule = _last_rule(rules, x0, x1, top, floor, inside)
    bottom = _bottom(inside, last_rule, x0, x1, around)
    return (x0, top, x1, bottom) if bottom - top > 8 else None


def _text_start(around: Surroundings, x0: float, x1: float, top: float) -> float:
    """Return where a paragraph begins below ``top``: several lines too long for cells."""
    wide = [
        p for p in around.prose
        if p[1] > top and _across(p, x0, x1) and p[2] - p[0] >= _LONG_LINE * (x1 - x0)
    ]  # fmt: skip
    tops = sorted(p[1] for p in wide)
    return tops[0] - 1 if len(tops) >= _PROSE_LINES else 1e6


def _above(
    caption: Region, lines: Sequence[Sequence[Word]], rules: Sequence[Rule], around: Surroundings
) -> Region | None:
    """Return the region between a caption and the rules above it; without rules there is none."""
    near = [
        r for r in rules
        if r.y < caption[1] + 2 and r.x0 < caption[2] and r.x1 > caption[0]
    ]  # fmt: skip
    if len(near) < 2 or caption[1] - near[-1].y > _REACH:
        return None
    x0, x1 = near[-1].x0 - _MARGIN, near[-1].x1 + _MARGIN
    ceiling = max(
        (s[3] for s in (*around.stops, *around.prose) if s[3] <= caption[1] and _across(s, x0, x1)),
        default=-1e6,
    )
    same = [r for r in near if abs(r.x0 - near[-1].x0) < 15 and r.y > ceiling - 2]
    if not same or caption[1] - same[0].y < _MIN_HEIGHT:
        return None
    inside = _clipped(lines, x0, x1, same[0].y, caption[1])
    return (x0, same[0].y - 1, x1, caption[1]) if inside else None


def _sides(
    caption: Region, rules: Sequence[Rule], around: Surroundings, lines: Sequence[Sequence[Word]]
) -> tuple[float, float]:
    """Return the left and right side of the table of a caption."""
    near = [
        r
        for r in rules
        if caption[1] - 12 < r.y < caption[3] + _REACH and r.x0 < caption[2] and r.x1 > caption[0]
    ]
    # A rule above the caption may be that of the running head.
    near = [r for r in near if r.y > caption[3] - _MARGIN] or near
    if near:
        first = near[0]
        near = [r for r in near if r.x0 < first.x1 and r.x1 > first.x0]
        return min(r.x0 for r in near) - _MARGIN, max(r.x1 for r in near) + _MARGIN
    words = [w for line in lines for w in line]
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    # A column of running text beside the caption bounds the table.
    others = (*around.prose, *around.stops)
    beside = [s for s in others if s[1] < caption[3] + 40 and s[3] > caption[3] + 10]
    left = max([s[2] for s in beside if s[2] <= caption[0] + 2], default=left - _MARGIN)
    right = min([s[0] for s in beside if s[0] >= caption[2] - 2], default=right + _MARGIN)
    return left, right


def _across(box: Region, x0: float, x1: float) -> bool:
    return min(box[2], x1) - max(box[0], x0) > 0.2 * min(box[2] - box[0], x1 - x0)


def _clipped(
    lines: Sequence[Sequence[Word]], x0: float, x1: float, top: float, bottom: float
) -> list[list[Word]]:
    """Return the words inside a strip, line by line from the top; lines of one height are one."""
    found: list[list[Word]] = []
    for line in lines:
        kept = [
            w for w in line
            if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom
        ]  # fmt: skip
        if kept:
            found.append(kept)
    found.sort(key=lambda line: line[0].top)
    rows: list[list[Word]] = []
    for line in found:
        middle = (line[0].top + line[0].bottom) / 2
        if rows and abs((rows[-1][0].top + rows[-1][0].bottom) / 2 - middle) < 2.5:
            rows[-1] = sorted([*rows[-1], *line], key=lambda w: w.x0)
        else:
            rows.append(line)
    return rows


def _last_rule(
    rules: Sequence[Rule],
    x0: float,
    x1: float,
    top: float,
    floor: float,
    rows: Sequence[Sequence[Word]],
) -> float | None:
    """Return the height of the lowest rule that spans the table before running text begins."""
    end = _prose_start(rows, x0, x1)
    found = [
        r.y for r in rules
        if top - 12 < r.y < min(floor, end) and _share(r, x0, x1) > 0.75 and r.y > rows[0][0].top
    ]  # fmt: skip
    return found[-1] if found else None


def _share(rule: Rule, x0: float, x1: float) -> float:
    return (min(rule.x1, x1) - max(rule.x0, x0)) / max(x1 - x0, 1.0)


def _prose_start(rows: Sequence[Sequence[Word]], x0: float, x1: float) -> float:
    """Return where running text begins: several lines that fill the width without gaps.

    Notes below a table look so too; the rule above them has been passed by then.
    """
    run = 0
    for i, row in enumerate(rows):
        run = run + 1 if _is_full(row, x0, x1) else 0
        if run == _PROSE_LINES + 5:
            return rows[i - run + 1][0].top
    return 1e6


def _is_tabular(row: Sequence[Word]) -> bool:
    """Tell whether a line has the wide gaps of cells."""
    height = max(w.bottom - w.top for w in row)
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    return sum(gap > _CELL_GAP * height for gap in gaps) >= _CELLS - 1


def _is_full(row: Sequence[Word], x0: float, x1: float) -> bool:
    height = max(w.bottom - w.top for w in row)
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    filled = row[-1].x1 - row[0].x0 >= _PROSE_FILL * (x1 - x0 - 2 * _MARGIN)
    return filled and len(row) > 4 and max(gaps, default=0.0) < _CELL_GAP * height


def _goes_on(row: Sequence[Word], bottom: float) -> bool:
    """Tell whether a line below the last rule is a row, not what is printed in a figure there."""
    height = max(w.bottom - w.top for w in row)
    return _is_tabular(row) and row[0].top - bottom <= _ROWS_GAP * height


def _bottom(
    rows: Sequence[Sequence[Word]],
    last_rule: float | None,
    x0: float,
    x1: float,
    around: Surroundings,
) -> float:
    """Return where the table and its notes end."""
    limit = min(
        (p[1] for p in around.prose
         if _across(p, x0, x1) and p[1] > (last_rule or rows[0][0].bottom) - 2),
        default=1e6,
    )  # fmt: skip
    bottom = rows[0][0].bottom
    run = 0
    for row in rows:
        top, height = row[0].top, max(w.bottom - w.top for w in row)
        if last_rule is not None and top > last_rule and _goes_on(row, max(bottom, last_rule)):
            last_rule = max(w.bottom for w in row)  # no rule closes a table that goes on overleaf
        if last_rule is None:
            run = run + 1 if _is_full(row, x0, x1) else 0
            if top - bottom > _GAP or run > _PROSE_LINES:
                break
        elif top > last_rule and top - max(bottom, last_rule) > _NOTES_GAP * height:
            break
        if top > limit - 2:
            break
        bottom = max(bottom, max(w.bottom for w in row))
    return max(bottom, last_rule or 0.0) + 1
