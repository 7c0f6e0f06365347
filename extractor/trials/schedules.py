"""Schedules as printed: how often, on which days, in what cycle, in how many fractions."""

from __future__ import annotations

import re

from .pattern import SlotPattern, compiled

_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve)"
_UNIT = r"(?:days?|weeks?|months?|hours?|hrs?|cycles?|years?)"
_TIMES = r"(?:once|twice|thrice|(?:two|three|four|\d)\s+times)"
_EACH = r"(?:daily|weekly|monthly|yearly|nightly|at\s+bedtime|every\s+(?:night|morning|evening))"
_OFTEN = (
    rf"(?:{_TIMES}[\s-]+)?(?:(?:every|per)\s+(?:other\s+)?(?:{_N}(?:[-–]\d+)?[\s-]+)?{_UNIT}|{_EACH}"
    rf"|{_N}\s+days\s+(?:an?|each|per)\s+week|(?:an?|each)\s+(?:day|week|month)(?!\s+(?:of|apart|before|after|later)\b))"
    r"\b(?<!\ba\scycle)"
)
_SHORT = (
    r"(?:bi-?weekly|tri-?weekly|fortnightly|(?-i:q\.?\s?\d{1,2}(?:[-–]\d{1,2})?\s?(?:d(?:ays)?|w(?:eeks|ks?)?|h|mo(?:nths)?)\b)"
    r"|(?-i:\b(?:b\.?i\.?d\b|t\.?i\.?d\b|q\.?d\b|BID\b|TID\b|QD\b)\.?))"
)
_DAYS = (
    r"(?:(?:on|from)\s+)?(?:days?\s+|(?-i:[Dd]))(?:\d{1,3}|one)(?:(?:,\s?(?:and\s+)?|\s?[-–]\s?|\s+(?:to|through|and|&)\s+)(?:day\s+|(?-i:[Dd]))?\d{1,3}"
    r"(?!\d|\s?(?:mg|g\b|%)|[-‐]F))*(?!\d|\s+(?:resect|gastrectom|lymph|dissect|nodal))"
    # "day 1 and 5-FU" is one day, "D2 resection" none
)
_ON_OFF = (
    rf"(?:for\s+)?{_N}[\s-](?:days?|weeks?)\s+on\s*(?:/|,?\s*and|,?\s*followed\s+by|,)?\s*"
    rf"{_N}[\s-](?:days?|weeks?)\s+off"
)
_CYCLE = rf"(?:of|in|per)\s+(?:(?:each|every|an?)\s+)?{_N}[\s-](?:day|week)s?\s+cycles?"
_FRACTIONS = (
    rf"(?:in\s+)?{_N}\s+(?:(?:{_TIMES}[\s-])?daily\s+)?fractions(?:\s+of\s+\d+(?:[.·]\d+)?\s?c?Gy)?"
)
_PART = rf"(?:{_FRACTIONS}|{_ON_OFF}|{_CYCLE}|{_DAYS}|{_SHORT}|{_OFTEN})"
_LOADING = rf"(?:\s+for\s+{_N}\s+(?:days|weeks|months|doses),?\s+(?:and\s+)?then)"
_ROUTE = (
    r"(?:\s+(?:by\s+mouth|orally|intravenously|subcutaneously|per\s+os"
    r"|(?-i:IV|i\.v\.|iv|p\.o\.|po|PO|SC|s\.c\.)))"
)
_JOIN = rf"(?:{_LOADING}\s+|{_ROUTE}?,?\s+(?:for\s+|and\s+then\s+|then\s+)?|\s*[,(/]\s*)"
SCHEDULE = SlotPattern(
    "schedule",
    compiled(rf"(?<![\w-]){_PART}(?:{_JOIN}{_PART}){{0,3}}"),
    (
        "twice daily on days 2 through 5 of each 14-day cycle",
        "once daily for three weeks on/one week off",
        "weekly for 4 weeks, then every 28 days",
        "every 3 weeks",
        "on days 1, 8 and 15 of a 28-day cycle",
        "in 20 twice-daily fractions of 1.2 Gy",
        "6 days on and 1 day off",
        "five days a week",
    ),
    ("a daisy", "on the day", "each patient", "a weekend", "after D2 resection", "a week of rest"),
)
_IN_ROUTE = re.compile(_ROUTE, re.IGNORECASE)
_WEEK = re.compile(r"^weekly\s+(?=\d+\s+days?\s+on)", re.IGNORECASE)  # "a weekly 5 days on" …
_LEAD = re.compile(r"^(?:on|in|for|from)\s+(?=\d|days?\b|d\d|\w+\s+fractions)", re.IGNORECASE)


def find_schedule(text: str) -> str | None:
    """Return the first schedule of a text, as printed, without the preposition before it."""
    match = SCHEDULE.pattern.search(text)
    if match is None:
        return None
    # "twice daily by mouth on days 2 to 5": the route is a slot of its own.
    plain = _IN_ROUTE.sub("", match.group())
    return _LEAD.sub("", _WEEK.sub("", plain))
