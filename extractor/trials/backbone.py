"""What all patients of a trial were given: it belongs to every arm."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .dosing import dose_of
from .interventions import find_interventions
from .pattern import SlotPattern, compiled

SHARED = SlotPattern(
    "shared",
    compiled(
        r"\b(?:all\s+(?=received\b)|all\s+(?:of\s+)?(?:the\s+|enrol?led\s+|randomi[sz]ed\s+|eligible\s+|study\s+)*(?:patients|participants|women|men|subjects)(?!\s+(?:with|who|whose|aged|having)\b)"
        r"|(?:patients|participants|women|men|subjects|those)\s+(?:in|of|from)\s+(?:both|all|each|either)\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:groups?|arms?)"
        r"|(?:in|to|for)\s+(?:both|all|either)\s+(?:the\s+)?(?:treatment\s+|study\s+)?(?:groups?|arms?)|both\s+(?:treatment\s+|study\s+)?(?:groups|arms))\b"
    ),
    (
        "All patients received cisplatin 75 mg/m2 on day 1",
        "Cisplatin 75 mg/m2 was given in both arms",
        "Patients in both groups received radiotherapy",
    ),
    ("all patients with positive nodes received A", "both drugs were given"),
)
GIVEN = SlotPattern(
    "given",
    compiled(
        r"\b(?:receiv(?:e[ds]?|ing)|given|administered|treated\s+with|consist(?:s|ed|ing)\s+of|underwent|took|got)\b"
    ),
    ("all patients received A", "were treated with A"),
    ("all patients responded",),
)
# What is given beside a treatment, before the trial, or to some only.
NOT_ITS_PART = compiled(
    r"\bpre-?medic\w*|\bprophyla\w+|\bantiemetic\w*|\bG-?CSF\b|\bbefore\s+(?:entry|enrol|randomi|the\s+study)\w*|\bprior\s+to\s+(?:entry|enrol|randomi)\w*"
    r"|\bpreviously\b|\bhad\s+(?:been|received)\b|\bprior\s+(?:chemo|treatment|therap)\w*|\bif\b|\bunless\b|\bnot\b|\bsupplement\w*|\bimaging\b|\bcontrast\b|\banaesthe\w+|\banesthe\w+"
)
_RADIATION = "radiotherapy"  # the one treatment that has a dose and no id


def _is_new(item: Intervention, known: Collection[str]) -> bool:
    """Tell whether a treatment may have a dose and is none of the known ones by another name."""
    if _RADIATION in item.name:
        # "radiotherapy" here, "external beam radiotherapy" there: one treatment.
        return not any(_RADIATION in name for name in known)
    return item.id is not None and item.name not in known


def with_backbone(arms: Sequence[Arm], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Add to each arm the treatments, told with a dose, that all patients were given."""
    if not arms:
        return tuple(arms)
    known = {i.name for arm in arms for i in arm.interventions}
    shared: dict[str, Intervention] = {}
    for sentence in sentences:
        if not SHARED.pattern.search(sentence.text) or not GIVEN.pattern.search(sentence.text):
            continue
        if NOT_ITS_PART.search(sentence.text):
            continue
        for item in find_interventions(sentence):
            dosed = dose_of(item, (sentence,))
            if dosed.dose and _is_new(item, known):
                shared.setdefault(item.name, dosed)
    if not shared:
        return tuple(arms)
    return tuple(
        arm.model_copy(update={"interventions": (*arm.interventions, *shared.values())})
        for arm in arms
    )
