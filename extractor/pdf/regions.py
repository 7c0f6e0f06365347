"""Where tables stand: the blocks that hang on a table's caption, up to the next running text."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block
from .prose_words import is_prose
from .units import Style, Unit, names_section

_NEXT = 45.0  # points: a table's parts follow one another more closely


@dataclass(frozen=True, slots=True, eq=False)
class TableRegion:
    """A table's caption and the blocks thought to be its rows and footnotes."""

    caption: Unit
    blocks: tuple[Block, ...]


def table_regions(units: list[Unit], blocks: list[Block], style: Style) -> list[TableRegion]:
    """Find the blocks of each table; a block belongs to one table only."""
    captions = [u for u in units if u.kind == "caption"]
    headings = {id(u.block) for u in units if _opens_section(u, style)}
    caption_blocks = {id(u.block) for u in captions}
    taken: set[int] = set()
    found: list[TableRegion] = []
    for caption in captions:
        if caption.what != "table":
            continue
        page = [b for b in blocks if b.page == caption.page and id(b) not in caption_blocks | taken]
        walls = [u.block for u in captions if u.page == caption.page and u is not caption]
        walls += [b for b in page if _stops(b, style) or id(b) in headings]
        free = [b for b in page if not any(b is w for w in walls)]
        members = _grow(caption.block, free, walls, down=True)
        if len(members) < 2:
            members = _grow(caption.block, free, walls, down=False)
        if members:
            taken |= {id(b) for b in members}
            found.append(TableRegion(caption, tuple(members)))
    return found


def _opens_section(unit: Unit, style: Style) -> bool:
    """Tell the heading of a section, at which a table ends, from a cell of the same name."""
    large = unit.size > style.size - 0.3
    return unit.kind == "heading" and large and not unit.alone and names_section(unit.text)


def _stops(block: Block, style: Style) -> bool:
    """Tell whether a block is running text, at which a table ends."""
    return (
        len(block.lines) >= 2
        and round(block.size, 1) in style.sizes
        and block.x1 - block.x0 > 14 * block.size
        and is_prose(block.text, 0.2 if block.lines[0].font != style.font else 0.1)
    )


def _grow(caption: Block, free: list[Block], walls: list[Block], *, down: bool) -> list[Block]:
    """Collect blocks from the caption on, downwards or upwards, until running text or a gap."""
    x0, x1 = caption.x0, caption.x1
    edge = caption.bottom if down else caption.top
    ahead = [b for b in free if (b.top > caption.top + 1 if down else b.bottom < caption.bottom)]
    ahead.sort(key=lambda b: b.top if down else -b.bottom)
    members: list[Block] = []
    for block in ahead:
        near = block.top - edge if down else edge - block.bottom
        if near > _NEXT:
            break
        span = min(x0, block.x0), max(x1, block.x1)
        touches = min(x1, block.x1) - max(x0, block.x0) > 0
        low, high = (caption.bottom, block.bottom) if down else (block.top, caption.top)
        if any(_between(w, span if touches else (block.x0, block.x1), low, high) for w in walls):
            continue
        if not touches and not _level(block, members, near):
            continue
        members.append(block)
        x0, x1 = span
        edge = max(edge, block.bottom) if down else min(edge, block.top)
    return members


def _between(wall: Block, span: tuple[float, float], low: float, high: float) -> bool:
    meets = min(wall.x1, span[1]) - max(wall.x0, span[0]) > 2
    return meets and wall.top < high - 2 and wall.bottom > low + 2


def _level(block: Block, members: list[Block], near: float) -> bool:
    """Tell whether a block stands beside rows already found."""
    return near < 12 or any(
        min(block.bottom, m.bottom) - max(block.top, m.top) > 0 for m in members
    )
