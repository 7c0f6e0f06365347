"""Values told "from … to …": the other arm's first, then that of the arm under test."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

_NUMBER = r"\d{1,4}(?:[.·]\d{1,3})?"
_UNIT = r"%|months?|years?|weeks?|days?"
RAISED = SlotPattern(
    "from one arm to the other",
    compiled(
        r"\b(?:improv\w+|increas\w+|prolong\w+|extend\w*|rais\w+|rose|reduc\w+|decreas\w+"
        r"|lower\w*|cut|halv\w+|doubl\w+|gains?|advantage|benefit)\b"
        r"(?:(?!\b(?:baseline|pre|post|week|day|cycle|before)\b)[^.;]){0,80}?\b"
        rf"(?P<span>from\s+{_NUMBER}(?:\s?(?:{_UNIT}))?\s+to\s+{_NUMBER}\s?(?:{_UNIT}))"
    ),
    ("improved median survival from 20.3 to 25.1 months", "raised the rate from 12% to 30%"),
    ("survival from 20 to 25 months", "increased from baseline"),
)


def raised_spans(text: str) -> list[tuple[int, int]]:
    """Return where a text tells two values as "from … to …" behind a verb of change."""
    return [m.span("span") for m in RAISED.pattern.finditer(text)]
