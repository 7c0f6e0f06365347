"""Join items that are linked, however far apart: a union–find with the reasons kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Link:
    """Two items by their places, and why they are one."""

    one: int
    two: int
    why: str


def linked(items: Sequence[Item], links: Iterable[Link]) -> tuple[tuple[Item, ...], ...]:
    """Return the items in groups that hang together, in the order of their first members."""
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for link in links:
        first, second = sorted((root(link.one), root(link.two)))
        parent[second] = first
    groups: dict[int, list[Item]] = {}
    for i, item in enumerate(items):
        groups.setdefault(root(i), []).append(item)
    return tuple(tuple(group) for group in groups.values())
