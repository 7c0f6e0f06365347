"""Short names of arms: "a self-monitoring group (SMG)", "controls (CG)", "group A"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import Arm
from ..types import Sentence
from .pattern import SlotPattern, compiled
from .sides import Side, side_of_text

_SHORT = r"(?P<short>(?-i:(?=[\w+/-]*[A-Z][\w+/-]*[A-Z])[A-Za-z][\w+/-]{1,9}))"
DEFINED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "behind the group",
        compiled(
            rf"(?P<long>(?:[\w+/-]+\s+){{1,5}})(?:groups?|arms?)\s*[(\[]\s?{_SHORT}(?=\s?[,;:)\]])"
        ),
        ("a self-monitoring group (SMG)", "the control group (CG; n = 20)"),
        ("the group (n = 17)", "in both groups"),
    ),
    SlotPattern(
        "before the group",
        compiled(
            rf"(?P<long>(?:[\w+/-]+\s+){{1,5}})[(\[]\s?{_SHORT}\s?[)\]]\s+(?:groups?|arms?)\b"
        ),
        ("a self-monitoring (SMG) group",),
        ("overall survival (OS) was",),
    ),
    SlotPattern(
        "of the allotted",
        compiled(
            r"\b(?:randomi[sz]ed|assigned|allocated)\b[^.;]{0,120}?\b(?:to|receive|either|or|versus|vs\.?|and)\s+"
            rf"(?P<long>(?:(?!(?:to|or|and|versus)\b)[\w+/-]+\s+){{1,6}})[(\[]\s?{_SHORT}(?=\s?[,;:)\]])"
        ),
        ("randomised to supervised walking (SW) or", "assigned to receive usual care (UC; n = 20)"),
        ("randomised to A or B", "patients with lung cancer (NSCLC)"),
    ),
)


def labels_in(sentences: Iterable[Sentence], arms: Sequence[Arm]) -> dict[str, Side | None]:
    """Return the short names that sentences give to groups, with the side where it is known."""
    found: dict[str, Side | None] = {}
    for sentence in sentences:
        for entry in DEFINED:
            for match in entry.pattern.finditer(sentence.text):
                side = side_of_text(f"{match['long']} group", arms)
                found.setdefault(match["short"], side)
    return found
