"""The placebo of "drug A or placebo": given as A is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Sentence


def match_placebo(arms: Sequence[Arm], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Give the control the placebo of "drug A or placebo", with the schedule of A.

    Only where one drug alone is tried, and a sentence sets a placebo beside it.
    """
    controls = {i.name for a in arms if a.role == "comparator" for i in a.interventions}
    tried = [
        i
        for a in arms
        if a.role == "experimental"
        for i in a.interventions
        if i.name not in controls
    ]
    if len({i.name for i in tried}) != 1:
        return tuple(arms)
    model = tried[0]
    name = re.escape(model.text or model.name)
    beside = re.compile(
        rf"{name}\b(?:[^.;]|(?<=\d)\.(?=\d)){{0,50}}?(?:\bor|/)\s*\(?(?:\w+\s+){{0,2}}placebo",
        re.IGNORECASE,
    )
    if not any(beside.search(s.text) for s in sentences):
        return tuple(arms)
    return tuple(a if a.role == "experimental" else _with_placebo(a, model) for a in arms)


def _with_placebo(arm: Arm, model: Intervention) -> Arm:
    """Return a control arm whose placebo is given like the drug that it stands for."""
    items = arm.interventions
    if not any(i.name == "placebo" for i in items):
        items = (*items, Intervention(name="placebo", id="MESH:D010919", text="placebo"))
    update = {"schedule": model.schedule, "route": model.route}
    given = (
        i.model_copy(update=update) if i.name == "placebo" and not (i.dose or i.schedule) else i
        for i in items
    )
    return arm.model_copy(update={"interventions": tuple(given)})
