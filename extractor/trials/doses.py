"""Routes and durations of treatments: tables of wordings."""

from __future__ import annotations

from .pattern import SlotPattern, compiled, values

ROUTES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "intravenous",
        compiled(
            r"\bintravenous(?:ly)?\b|\b(?-i:i\.?\s?v\.?|IV|I\.V\.)(?=[\s,;)])|\binfusion\b|\binfused\b"
        ),
        ("given intravenously", "100 mg i.v. on day 1", "a 30-min infusion"),
        ("oral tablets",),
    ),
    SlotPattern(
        "oral",
        compiled(
            r"\boral(?:ly)?\b|\bper\s+os\b|\bp\.\s?o\.|\bby\s+mouth\b|\btablets?\b|\bcapsules?\b"
        ),
        ("taken orally", "by mouth"),
        ("an ordinary day",),
    ),
    SlotPattern(
        "subcutaneous",
        compiled(r"\bsubcutaneous(?:ly)?\b|\bs\.\s?c\.|\bSC\b"),
        ("subcutaneously", "s.c. injection"),
        ("scheme",),
    ),
    SlotPattern(
        "intramuscular",
        compiled(r"\bintramuscular(?:ly)?\b|\bi\.\s?m\."),
        ("intramuscularly",),
        ("muscular",),
    ),
    SlotPattern(
        "intraperitoneal",
        compiled(r"\bintraperitoneal(?:ly)?\b"),
        ("given intraperitoneally",),
        ("peritoneal",),
    ),
    SlotPattern(
        "topical",
        compiled(r"\btopical(?:ly)?\b"),
        ("a topical gel",),
        ("tropical",),
    ),
)
_DURATION = compiled(
    r"\b(?:for|during)\s+(?:up\s+to\s+|a\s+(?:maximum|total)\s+of\s+|at\s+least\s+|an?\s+additional\s+)?"
    r"(?P<duration>(?:\d{1,3}|one|two|three|four|five|six|eight|twelve)(?:\s?[-–]\s?\d+)?[\s-]"
    r"(?:days?|weeks?|months?|years?|cycles?|courses?))\b"
    r"|\b(?P<until>until\s+(?:[\w-]+\s+)?progression(?:\s*(?:,|or)\s+[\w-]+(?:\s+toxicity)?)*)"
)


def find_route(text: str) -> str | None:
    """Return the route that a text names first in the table's order."""
    return next(values(ROUTES, text), None)


def find_duration(text: str) -> str | None:
    """Return how long a treatment is given, as printed."""
    match = _DURATION.search(text)
    return (match.group("duration") or match.group("until")) if match else None
