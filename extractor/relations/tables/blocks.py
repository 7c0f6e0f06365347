"""The columns of a table in blocks: what together holds one result a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ...types import Cell

Role = Literal["p", "p_interaction", "effect", "interval", "label", "other"]
_UPPER = re.compile(r"\bupper\b|\bhigh(?:er)?\b|\bmax", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Columns that together hold one result a row."""

    p: int | None = None
    p_interaction: int | None = None
    effect: int | None = None
    interval: int | None = None
    upper: int | None = None  # the upper bound, where the bounds stand in two columns
    labels: tuple[int, ...] = ()
    heads: tuple[Cell, ...] = ()  # header cells over its columns, top to bottom
    beside: tuple[Cell, ...] = ()  # header cells over the counts to its left
    counts: tuple[int, ...] = ()  # the columns of those
    stub: tuple[Cell, ...] = ()  # header cells over its labels

    @property
    def columns(self) -> tuple[int, ...]:
        """Return the columns of the results."""
        found = (self.effect, self.interval, self.p, self.p_interaction)
        return tuple(c for c in found if c is not None)


Heads = dict[int, tuple[Cell, ...]]


@dataclass(slots=True)
class _Cutter:
    """The block under way, and the columns of labels and counts before it."""

    heads: Heads
    first_labels: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    def begin(self, current: dict[str, int]) -> None:
        """Let the counts seen so far belong to the block, where it only begins."""
        if not current:
            self.beside, self.counts = self.counts, ()

    def block(self, roles: dict[str, int]) -> Block:
        """Make a block of columns by role, and take what stood before it."""
        labels = self.labels or self.first_labels
        return Block(
            p=roles.get("p"),
            p_interaction=roles.get("p_interaction"),
            effect=roles.get("effect"),
            interval=roles.get("interval"),
            upper=roles.get("upper"),
            labels=labels,
            heads=self._over(roles.values()),
            beside=self._over(self.beside),
            counts=self.beside,
            stub=self._over(labels),
        )

    def _over(self, columns: Iterable[int]) -> tuple[Cell, ...]:
        """Return the header cells over columns, each once."""
        cells = (cell for column in columns for cell in self.heads.get(column, ()))
        return tuple({cell.start: cell for cell in cells}.values())


def cut_blocks(roles: dict[int, Role], heads: Heads) -> Iterator[Block]:
    """Yield the blocks of result columns, each with the label columns to its left."""
    cutter = _Cutter(heads)
    current: dict[str, int] = {}
    for column in sorted(roles):
        role = roles[column]
        if role == "other" and (cutter.first_labels or cutter.labels):
            cutter.counts = (*cutter.counts, column)
            continue
        if role in {"label", "other"}:
            if current:
                yield cutter.block(current)
                cutter.first_labels = cutter.first_labels or cutter.labels
                cutter.labels, current = (), {}
            cutter.labels = (*cutter.labels, column)
            continue
        if role == "interval" and _is_upper(current, column, heads):
            current["upper"] = column
            continue
        if current and _begins(current, column, heads, roles):
            yield cutter.block(current)
            current = {}
        cutter.begin(current)
        current[role] = column
    if current:
        yield cutter.block(current)


def _begins(current: dict[str, int], column: int, heads: Heads, roles: dict[int, Role]) -> bool:
    """Tell whether a column begins another block."""
    if roles[column] in current or _has_own_p(column, roles, heads):
        return True
    return _new_top(current, column, heads) or _next(current, column, roles, heads)


_P_BESIDE = re.compile(r"^\W*p\b\W*(?:values?)?\s*[;,/(]", re.IGNORECASE)


def _has_own_p(column: int, roles: dict[int, Role], heads: Heads) -> bool:
    """Tell whether a column of ratios prints their p-values in the same cells."""
    cells = heads.get(column, ())
    return roles[column] == "effect" and bool(cells) and bool(_P_BESIDE.match(cells[-1].text))


def _is_upper(current: dict[str, int], column: int, heads: Heads) -> bool:
    """Tell whether a column holds the upper bounds of the interval in the column before it."""
    head = " ".join(c.text for c in heads.get(column, ()))
    return current.get("interval") == column - 1 and bool(_UPPER.search(head))


def _next(current: dict[str, int], column: int, roles: dict[int, Role], heads: Heads) -> bool:
    """Tell whether a ratio belongs to the p-value behind it, not to the one before it.

    "P (univariate) | HR | 95 % CI | P (multivariate)": the ratio is the second model's.
    """
    if roles[column] != "effect" or set(current) != {"p"}:
        return False
    top = _tops(column, heads)
    after = [c for c in sorted(roles) if c > column and _tops(c, heads) == top]
    later = [roles[c] for c in after if roles[c] not in {"label", "other"}]
    rest = later[1:] if later[:1] == ["interval"] else later
    return rest[:1] == ["p"] and rest[1:2] != ["effect"]


def _new_top(current: dict[str, int], column: int, heads: Heads) -> bool:
    """Tell whether a column stands under another spanning header than the block so far."""
    last = max(current.values())
    return _tops(last, heads) != _tops(column, heads)


def _tops(column: int, heads: Heads) -> list[Cell]:
    """Return the spanning heads of a column, but for that of an interval over its bounds."""
    return [c for c in heads.get(column, ()) if c.column_span > 1 and not _BOUNDS.search(c.text)]


_BOUNDS = re.compile(r"\bC\.?I\b|confidence", re.IGNORECASE)
