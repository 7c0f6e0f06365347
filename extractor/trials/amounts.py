"""Amounts as records hold them: number and unit, "per square metre" and "m−2" spelled as m2."""

from __future__ import annotations

import re

from ..types import Statistic
from .pattern import SlotPattern, compiled

PER = SlotPattern(
    "per",
    compiled(
        r"\s?[·.⋅]?\s?(?P<what>m|kg)\s?[−–-]\s?(?P<power>[12])\b(?:\s?d(?:ay)?\s?[−–-]\s?1)?"
        r"|\s+per\s+(?:(?P<area>square[\s-]met(?:er|re)|m2|m²)|kilogram|kg)"
        r"(?:\s+(?:of\s+)?(?:the\s+)?body[\s-](?:surface(?:[\s-]area)?|weight|mass))?(?![\w/])"
    ),
    (" m−2", " per square meter of body-surface area", " per kilogram of body weight"),
    (" per day", "/m2"),
)


_OF_BODIES = frozenset({"kg"})  # what people weigh


def is_amount(statistic: Statistic) -> bool:
    """Tell whether a statistic prints an amount, or a range of amounts."""
    told = statistic.kind == "DOSE" and (statistic.value or statistic.low) is not None
    return told and statistic.unit not in _OF_BODIES


RAYS = compiled(
    r"radi|irrad|brachy|\w?RT\b|boost|proton|photon|gamma\s+knife|\bPCI\b|\bSABR\b|Lu\b|\bI-?131"
)
_MASS = compiled(r"^[mµμk]?c?g\b")


def fits(name: str, dose: Statistic) -> bool:
    """Tell whether an amount may be one of what has this name: rays in Gy, drugs in mg."""
    unit = dose.unit or ""
    if unit == "AUC":
        return "platin" in name.lower()
    return not _MASS.match(unit) if RAYS.search(name) else not unit.endswith("Gy")


def amount(dose: Statistic, after: str = "") -> tuple[str, str | None]:
    """Return dose and unit as printed; an AUC is the dose of a drug given by exposure.

    Args:
        dose: the amount.
        after: what the sentence prints behind it, which may say "per square metre".
    """
    number = re.match(r"[^\d]*([\d.,·]+(?:(?:\s?[-–]\s?|\s+to\s+)\d[\d.,]*)?)", dose.text)
    printed = (number.group(1) if number else str(dose.value)).rstrip(".,")
    printed = re.sub(r"\s?[-–]\s?|\s+to\s+", "-", printed)
    if dose.text.upper().startswith("AUC") or dose.unit == "AUC":
        return f"AUC {printed}", None
    per = PER.pattern.match(after)
    if per and dose.unit and "/" not in dose.unit:
        return printed, f"{dose.unit}/{'m2' if per['what'] == 'm' or per['area'] else 'kg'}"
    return printed, dose.unit
