"""Which arm of a comparison is under test, where nothing but the arms themselves says so."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Arm
from .pattern import compiled

_USUAL = compiled(r"^(?:conventional|standard|usual|routine|traditional|control|customary)\b")


def roled(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """Return arms with what is usual, the smaller of two nested ones, or the last as comparator."""
    if len(arms) < 2 or any(a.role == "comparator" for a in arms):
        return tuple(arms)
    first, last = ({i.name for i in a.interventions} for a in (arms[0], arms[-1]))
    usual = [n for n, a in enumerate(arms) if any(_USUAL.match(i.name) for i in a.interventions)]
    chosen = 0 if first < last else len(arms) - 1
    chosen = usual[0] if len(usual) == 1 else chosen
    return tuple(
        a.model_copy(update={"role": "comparator"}) if n == chosen else a
        for n, a in enumerate(arms)
    )
