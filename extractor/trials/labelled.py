"""Arms with the abbreviations that the paper gives them: "the AB arm" is known for theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .labels import labels_of

_CAPITALS = 2


def _printed(label: str, sentences: Sequence[Sentence]) -> str | None:
    """Return a label as a bracket prints it, None where it is a word and no abbreviation."""
    pattern = re.compile(rf"\((?:the\s+)?({re.escape(label)})(?!\w)", re.IGNORECASE)
    found = next((m for s in sentences if (m := pattern.search(s.text))), None)
    told = found is not None and sum(c.isupper() for c in found[1]) >= _CAPITALS
    return found[1] if found and told else None


def with_labels(arms: tuple[Arm, ...], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms that hold their abbreviations beside their treatments, to be named by.

    Each arm needs one of its own: where one is missing the words may stand for a part of both.
    """
    mine: list[list[Intervention]] = [[] for _ in arms]
    for label, arm in labels_of(arms, sentences).brackets:
        printed = _printed(label, sentences)
        if printed:
            mine[arm].append(Intervention(name=printed, text=printed))
    if len(arms) < 2 or not all(mine):
        return arms
    return tuple(
        arm.model_copy(update={"interventions": (*arm.interventions, *names)})
        for arm, names in zip(arms, mine, strict=True)
    )
