"""Lines to blocks, and blocks in the order a reader reads them (columns, floats across them)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from .lines import Line, merge_lines

_LEADING = 1.75  # of the size: baselines further apart belong to different blocks
_LIKE_SIZE = 0.12  # of the size: lines of one block differ less
_REFERENCES = re.compile(r"^(?:\d{1,2}\.?\s*)?(?:references|literature cited|bibliography)\b", re.I)
_INTRODUCTION = re.compile(r"^(?:1\W{0,3})?(?:introduction|background)\b", re.I)
_ABSTRACT = re.compile(r"^(?:abstract|summary)\b", re.I)
_TOUCH = 1.0  # points: boxes that overlap less stand beside each other


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Lines that stand under one another in one column, in one size."""

    page: int
    lines: tuple[Line, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """Return the text of all lines, one blank between them."""
        return " ".join(line.text for line in self.lines)


def make_block(lines: list[Line]) -> Block:
    """Return the block of some lines, which are sorted into rows from top to bottom."""
    ordered = _rows(sorted(lines, key=lambda line: (line.base, line.x0)))
    sizes: dict[float, int] = {}
    for line in ordered:
        sizes[line.size] = sizes.get(line.size, 0) + len(line.glyphs)
    return Block(
        page=ordered[0].page,
        lines=tuple(ordered),
        x0=min(line.x0 for line in ordered),
        top=min(line.top for line in ordered),
        x1=max(line.x1 for line in ordered),
        bottom=max(line.bottom for line in ordered),
        size=max(sizes, key=lambda size: sizes[size]),
    )


def _rows(lines: list[Line]) -> list[Line]:
    """Join the pieces of one printed line that stand side by side."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is not None and abs(last.base - line.base) < 0.3 * line.size:
            left, right = (last, line) if last.x0 <= line.x0 else (line, last)
            rows[-1] = merge_lines(left, right)
        else:
            rows.append(line)
    return rows


def page_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Group the lines of a page into blocks: runs of lines with one line below each."""
    below = _below(lines)
    above: dict[int, list[int]] = {}
    for i, under in enumerate(below):
        for j in under:
            above.setdefault(j, []).append(i)
    follows: dict[int, int] = {}
    for i, under in enumerate(below):
        if len(under) == 1 and len(above[under[0]]) == 1 and _alike(lines[i], lines[under[0]]):
            follows[i] = under[0]
    heads = set(range(len(lines))) - set(follows.values())
    blocks: list[Block] = []
    for head in sorted(heads):
        chain = [head]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        blocks.append(make_block([lines[i] for i in chain]))
    return tuple(blocks)


def _alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _LIKE_SIZE * max(a.size, b.size)


def _below(lines: tuple[Line, ...]) -> list[list[int]]:
    """Return for each line those that stand directly below it, within one leading."""
    if not lines:
        return []
    x0 = np.array([line.x0 for line in lines])
    x1 = np.array([line.x1 for line in lines])
    base = np.array([line.base for line in lines])
    size = np.array([line.size for line in lines])
    result: list[list[int]] = []
    for i in range(len(lines)):
        drop = base - base[i]
        meets = (np.minimum(x1, x1[i]) - np.maximum(x0, x0[i]) > _TOUCH) & (drop > 0.5 * size[i])
        near = np.flatnonzero(meets & (drop < _LEADING * np.maximum(size, size[i])))
        if len(near):  # what stands level with the nearest counts too, in the other column
            near = np.flatnonzero(meets & (base < base[near].min() + 0.6 * size[i]))
        result.append([int(j) for j in near])
    return result


def reading_order(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Sort the blocks of a page as they are read.

    What stands below the heading of a reference list is read after all other text; so is what
    stands below the introduction's, where the abstract stands beside a column of addresses.
    """
    for heading in blocks:
        first = heading.lines[0].text
        if _REFERENCES.match(first) and _has_columns(heading, blocks):
            return _in_two(heading, blocks)
        if _INTRODUCTION.match(first) and any(
            _ABSTRACT.match(b.text) and b.x0 > heading.x1 and b.bottom < heading.top for b in blocks
        ):
            return _in_two(heading, blocks)
    return _sorted(blocks)


def _has_columns(heading: Block, blocks: tuple[Block, ...]) -> bool:
    """Tell whether text stands beside a heading, level with it."""
    edge = heading.top - 2
    return any(b.x0 > heading.x1 and edge - 4 <= b.top < edge + 30 for b in blocks)


def _in_two(heading: Block, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Sort what stands above a heading, and then the rest, unless something crosses its height."""
    edge = heading.top - 2
    if any(b.top < edge - 4 and b.bottom > edge + 4 for b in blocks):
        return _sorted(blocks)
    under = tuple(b for b in blocks if b.top >= edge - 4)
    over = tuple(b for b in blocks if b.top < edge - 4)
    return (*_sorted(over), *_sorted(under))


def _sorted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Sort blocks by column and height.

    A block comes before those below it that share its width, and before those right of it,
    unless something across both stands between (Breuel, 2003: layout by topological sort).
    """
    n = len(blocks)
    if n < 2:
        return blocks
    x0, top, x1, bottom = (
        np.array([getattr(b, name) for b in blocks]) for name in ("x0", "top", "x1", "bottom")
    )
    meets = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0) > _TOUCH
    middle = (top + bottom) / 2
    before = meets & (middle[:, None] < middle)
    beside = ~meets & (x0[:, None] < x0)
    level = top[:, None] <= bottom  # level with it or higher: read first
    before |= beside & level
    for i, j in np.argwhere(beside & ~level):
        low, high = bottom[j], top[i]
        between = meets[i] & meets[j] & (middle > low - 1) & (middle < high + 1)
        if between.any():
            before[j, i] = True
        else:
            before[i, j] = True
    return tuple(blocks[i] for i in _topological(before, x0, top))


def _topological(before: np.ndarray, x0: np.ndarray, top: np.ndarray) -> list[int]:  # type: ignore[type-arg]
    """Return an order that keeps to ``before``; circles are broken at the highest block."""
    np.fill_diagonal(before, False)
    waits = before.sum(axis=0).astype(int)
    left = set(range(len(x0)))
    order: list[int] = []
    while left:
        free = [i for i in left if waits[i] == 0] or [min(left, key=lambda i: (waits[i], top[i]))]
        last = order[-1] if order else -1
        chosen = min(free, key=lambda i: (last < 0 or not before[last, i], x0[i] // 20, top[i]))
        order.append(chosen)
        left.remove(chosen)
        waits -= before[chosen]
    return order
