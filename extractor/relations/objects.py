"""Markers that a clause relates another marker to: "X correlated with grade and with Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Clause
from .items import Item, Marker

_PIVOT = re.compile(
    r"\b(?:associat\w+|correlat\w+|relat(?:ed|es?)\s+(?:\w+\s+)?(?:to|with)|linked|predict(?:s|ed|ive|ors?)"
    r"|show(?:s|ed)|had|has|have|confer\w*|portend\w*|indicat(?:es?|ed|ive|ing))\b",
    re.IGNORECASE,
)


def drop_objects(clause: Clause) -> Clause:
    """Take out the markers behind the verb of a clause whose subject is another marker."""
    subjects = [i for i in clause.items if isinstance(i, Marker) and i.role == "subject"]
    if not subjects:
        return clause
    pivot = _PIVOT.search(clause.canvas, subjects[0].end)
    if pivot is None:
        return clause
    leading = {m.names for m in subjects if m.start < pivot.start()}

    def is_object(item: Item) -> bool:
        return (
            isinstance(item, Marker)
            and item.start > pivot.start()
            and item.names not in leading
        )

    return replace(clause, items=tuple(i for i in clause.items if not is_object(i)))
