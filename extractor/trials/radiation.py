"""The dose of a trial's radiotherapy where the sentence that tells it names none."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .amounts import RAYS, amount, is_amount
from .pattern import SlotPattern, compiled
from .schedules import find_schedule

PRESCRIBED = SlotPattern(
    "prescribed",
    compiled(
        r"\b(?:prescri(?:bed|ption)|total|planned|tumou?r)\s+(?:\w+\s+){0,2}?doses?\b|\bdose\s+prescri(?:bed|ption)\b"
        r"|\bfraction(?:s|ation)\b"
    ),
    ("The prescription dose will be 60 Gy", "a total dose of 50 Gy", "66 Gy in 33 fractions"),
    ("a dose constraint of 20 Gy", "the mean dose to the lungs"),
)
# What an organ may get, and what others gave, is no prescription.
_OTHER = compiled(
    r"\b(?:constraints?|limit\w*|V\d+|spinal\s+cord|mean\s+dose|maximum|max|boost|escalat\w+|single\s+dose|organs?\s+at\s+risk|or|versus|vs|compared|arms?|groups?)\b"
)
_KIND = compiled(r"radi(?:o|ation)|irradiat")
_SURGICAL = compiled(r"radiosurgery|chemo|radical")


def bare_rays(piece: Sentence) -> Intervention | None:
    """Return the radiotherapy of "25 Gy in 5 fractions, then drug A", which nobody calls so."""
    dose = next((s for s in piece.statistics if is_amount(s) and s.unit == "Gy"), None)
    if dose is None or RAYS.search(piece.text):
        return None
    printed, unit = amount(dose)
    schedule = find_schedule(piece.text[dose.end - piece.start :][:_BEHIND])
    return Intervention(
        name="radiotherapy", id=_ID, text=dose.text, dose=printed, unit=unit, schedule=schedule
    )


_BEHIND = 40  # characters behind the dose in which its fractions stand
_ID = "MESH:D011878"


def with_radiation_dose(arms: Sequence[Arm], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms whose one kind of radiotherapy has the dose that is prescribed anywhere."""
    kinds = {
        i.name: i
        for arm in arms
        for i in arm.interventions
        if _KIND.search(i.name) and not _SURGICAL.search(i.name)
    }
    if len(kinds) != 1 or any(i.dose for i in kinds.values()):
        return tuple(arms)
    ((name, item),) = kinds.items()
    dosed = next(filter(None, (_prescribed(item, s) for s in sentences)), item)
    return tuple(
        arm.model_copy(
            update={
                "interventions": tuple(dosed if i.name == name else i for i in arm.interventions)
            }
        )
        for arm in arms
    )


def _prescribed(item: Intervention, sentence: Sentence) -> Intervention | None:
    """Return radiotherapy with the only dose in Gy that a sentence prescribes."""
    if not PRESCRIBED.pattern.search(sentence.text) or _OTHER.search(sentence.text):
        return None
    doses = [s for s in sentence.statistics if is_amount(s) and (s.unit or "").endswith("Gy")]
    whole = max(doses, key=lambda s: s.value or s.high or 0, default=None)
    if whole is None or len(doses) > 2 or doses[0] is not whole:
        return None
    printed, unit = amount(whole)
    schedule = find_schedule(sentence.text[whole.end - sentence.start :])
    return item.model_copy(
        update={"dose": printed, "unit": unit, "schedule": schedule or item.schedule}
    )
