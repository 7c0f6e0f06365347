"""The rows of a table, each with the headings and variables it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...types import Cell
from .blocks import Block
from .grid import Grid
from .ordinals import ordinal

_COUNT_LABEL = re.compile(r"^\s*\(?\s*[Nn]\s*=\s*\d", re.IGNORECASE)
_REFERENCE = re.compile(r"^\s*(?:1(?:\.0+)?\s*(?:\(.*\)|$)|ref|—|–|-$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The results of one block in one row, and what names them, innermost first."""

    block: Block
    cells: dict[int, Cell]
    labels: tuple[Cell, ...]  # of the row itself, right to left
    above: tuple[Cell, ...]  # variable and section rows above, nearest first
    sections: tuple[Cell, ...] = ()  # those of them that print no result themselves
    group: tuple[dict[int, Cell], ...] = ()  # this row, and those below that are levels of it
    others: tuple[tuple[int, str], ...] = ()  # the columns that are no results, with their heads
    beside: tuple[tuple[int, str], ...] = ()  # those of them that stand before the block

    @property
    def stub(self) -> tuple[Cell, ...]:
        """Return the heads of the labels, where the row itself is only a level: "HER2 status"."""
        first = self.labels[-1].text if self.labels else ""
        return tuple(reversed(self.block.stub)) if LEVEL.match(first) and not self.above else ()


def read_rows(grid: Grid) -> Iterator[Row]:
    """Yield each row that holds results, block by block."""
    for block in grid.blocks:
        yield from _rows_of(grid, block)


def _rows_of(grid: Grid, block: Block) -> Iterator[Row]:
    carried: dict[int, Cell] = {}
    above: list[Cell] = []
    with_result: set[int] = set()
    indented = any(c.indent for cells in grid.rows for c in cells.values())
    joined = _joined_rows(grid, block)
    taken = set(joined.values())
    for at, cells in ((n, row) for n, row in enumerate(grid.rows) if n not in taken):
        labels = [cells[c] for c in block.labels if c in cells and cells[c].text.strip()]
        has_result = any(c in cells and cells[c].text.strip() for c in block.columns)
        first = labels[0] if labels else None
        if first is not None and first.column == block.labels[0]:
            alone = len(cells) == 1 or not any(c.text.strip() for c in cells.values() if c != first)
            above = _still_above(above, first, indented, alone)
            if not _COUNT_LABEL.match(first.text):
                carried = {}
        if first is not None and not has_result:
            above = _push(above, first, single=len(labels) == 1)
        _carry(carried, labels)
        if has_result:
            named = tuple(carried[c] for c in sorted(carried, reverse=True))
            level = grid.rows[joined[at]] if at in joined else {}
            inner = tuple(level[c] for c in reversed(block.labels) if c in level)
            yield Row(
                block=block,
                cells=_with_effect(cells, level, block),
                labels=(*inner, *named),
                above=tuple(reversed(above)),
                sections=tuple(c for c in reversed(above) if c.start not in with_result),
                group=_group(grid, block, at),
                others=_others(grid),
                beside=tuple((c, h) for c, h in _others(grid) if c in block.counts),
            )
        if first is not None and has_result and first.column == block.labels[0]:
            with_result.add(first.start)
            above = _push(above, first, single=indented or not LEVEL.match(first.text))


# What a row is called that is one level of a variable named above it.
LEVEL = re.compile(
    r"^\W*(?:low|high|weak|strong|negativ|neg\b|positiv|pos\b|absen|presen|yes\b|no\b|none\b|never"
    r"|ever\b|wild|mut|normal|abnormal|elevated|intermediate|moderate|well\b|poor|undiff|not\b|non-"
    r"|unmut|unmeth|amplif|lost|loss\b|intact|methylated|ref\b|reference|left\b|right\b|upper\b"
    r"|lower\b|quartile|tertile|under\b|over\b|below|above|p?[TNMGR]\s?[0-4x+]|p?T(?:a|is)\b|Q[1-5]\b"
    r"|(?:I{1,3}V?|IV|[A-D])(?!\w)(?!\s+[a-z]{3}))|^\W*[<>≤≥⩽⩾+−–=-]|^\W*\d",
    re.IGNORECASE,
)

# What heads a part of a table, whatever its rows are called.
SECTION = re.compile(
    r"surviv|\b(?:OS|PFS|DFS|RFS|EFS|CSS|DSS|TTP|MFS)\b|mortality|recurrence|\bcohort|\bsets?\b"
    r"|univaria|multivaria|\bmodels?\b|\bendpoint|\boutcome",
    re.IGNORECASE,
)


def _others(grid: Grid) -> tuple[tuple[int, str], ...]:
    """Return the columns that hold neither results nor labels, with their heads."""
    taken = {c for b in grid.blocks for c in (*b.columns, *b.labels)}
    return tuple((c, head) for c, head in grid.heads if c not in taken)


def _group(grid: Grid, block: Block, at: int) -> tuple[dict[int, Cell], ...]:
    """Return a row with its fellow levels: rows around it that have no p-value of their own."""
    found = [grid.rows[at]]
    for cells in grid.rows[at + 1 :]:
        if _has_p(cells, block) or not _goes_on(cells, found[-1], block):
            break
        found.append(cells)
    for before, cells in zip(grid.rows[at - 1 :: -1], grid.rows[at:0:-1], strict=False):
        if at == 0 or _has_p(before, block) or not _goes_on(cells, before, block):
            break
        found.insert(0, before)
    return tuple(found)


def _has_p(cells: dict[int, Cell], block: Block) -> bool:
    return block.p is not None and block.p in cells and bool(cells[block.p].text.strip())


_LOG_RANK = re.compile(r"log[- ]?rank|kaplan|mantel", re.IGNORECASE)


def _joined_rows(grid: Grid, block: Block) -> dict[int, int]:
    """Return the row of a variable's p-value with the row of the one level that has its ratio."""
    found: dict[int, int] = {}
    if block.p is None or block.effect is None:
        return found
    if any(_LOG_RANK.search(c.text) for c in grid.over.get(block.p, ())):
        return found  # another test than the model of the ratio
    for at, cells in enumerate(grid.rows):
        if not _has_p(cells, block) or _has_effect(cells, block):
            continue
        below = range(at + 1, at + 1 + _levels_below(grid, block, at))
        rated = [n for n in below if _has_effect(grid.rows[n], block)]
        if len(rated) == 1:
            found[at] = rated[0]
    return found


def _levels_below(grid: Grid, block: Block, at: int) -> int:
    count = 0
    for before, cells in pairwise(grid.rows[at:]):
        if _has_p(cells, block) or not _goes_on(cells, before, block):
            break
        count += 1
    return count


def _has_effect(cells: dict[int, Cell], block: Block) -> bool:
    cell = cells.get(block.effect) if block.effect is not None else None
    return cell is not None and any(c.isdigit() for c in cell.text) and not is_reference(cell)


def _with_effect(cells: dict[int, Cell], level: dict[int, Cell], block: Block) -> dict[int, Cell]:
    """Return the cells of a variable's row with the ratio of its level."""
    columns = (block.effect, block.interval, block.upper)
    return cells | {c: level[c] for c in columns if c is not None and c in level}


_NAME = re.compile(r"^\W*([^\W\d][\w-]*\w)")


def _goes_on(cells: dict[int, Cell], before: dict[int, Cell], block: Block) -> bool:
    """Tell whether a row goes on with the variable of the row above it: a level, or no label."""
    first = cells.get(block.labels[0]) if block.labels else None
    if first is None or not first.text.strip():
        return True
    if first.indent > 0 or _is_level(first.text):
        return True
    above = before.get(block.labels[0])
    names = [_NAME.match(cell.text) for cell in (first, above) if cell is not None]
    found = [name[1] for name in names if name is not None]
    return len(found) == 2 and found[0] == found[1]  # "TP53 mutated", "TP53 wild-type"


def _is_level(text: str) -> bool:
    return bool(LEVEL.match(text)) or ordinal(text) is not None


def _still_above(above: list[Cell], cell: Cell, indented: bool, alone: bool) -> list[Cell]:
    """Return the headings that a row with this label is still under.

    In a table without indents a row that spans it, or that has a label only, heads the rows
    below until the next such row; when it names a variable, it heads its levels only.
    """
    if indented:
        return [heading for heading in above if heading.indent < cell.indent]
    level = bool(LEVEL.match(cell.text))
    return [
        heading
        for heading in above
        if heading.indent < cell.indent
        or (heading.column_span > 1 and cell.column_span == 1)
        or (not alone and (level or SECTION.search(heading.text)))
    ]


def _push(above: list[Cell], cell: Cell, *, single: bool) -> list[Cell]:
    return [*above, cell] if single else above


def _carry(carried: dict[int, Cell], labels: list[Cell]) -> None:
    """Take over the labels of a row; a count ("N = 34") does not displace a name."""
    for label in labels:
        if _COUNT_LABEL.match(label.text) and label.column in carried:
            continue
        carried[label.column] = label


def is_reference(cell: Cell | None) -> bool:
    """Tell whether a cell says that its row is the one compared with."""
    return cell is not None and bool(_REFERENCE.match(cell.text))
