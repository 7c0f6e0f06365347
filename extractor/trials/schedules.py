"""Schedules as printed: how often, on which days, in what cycle, in how many fractions."""

from __future__ import annotations

import re

from .pattern import SlotPattern, compiled

_N = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:(?:\s?[-–]\s?|\s+to\s+|\s+or\s+)(?:\d{1,3}|two|three|four|six|seven|eight|ten|twelve))?"
)
_UNIT = r"(?:days?|weeks?|wks?|months?|hours?|hrs?|cycles?|years?|minutes?|min)"
_LONG = r"(?:days?|weeks?|wks?|months?|d\b|w\b)"
_TIMES = r"(?:once|twice|thrice|(?:two|three|four|five|\d)\s+times)"
_EACH = (
    r"(?:daily|weekly|monthly|quarterly|yearly|annually|nightly|at\s+(?:bedtime|night)|on\s+alternate\s+days"
    r"|(?:every|each)\s+(?:night|morning|evening|afternoon)|in\s+the\s+(?:morning|evening))"
)
# "a day" says how often, "a day of rest" does not.
_A = r"(?:an?|each)\s+(?:day|week|month)(?!\s+(?:of|apart|before|after|later|rest)\b|['’]s)"
_OFTEN = (
    rf"(?:{_TIMES}[\s-]+)?(?:(?:every|per|each)\s+(?:(?:other|second|third|fourth)\s+)?(?:{_N}[\s-]+)?{_LONG}|{_EACH}"
    rf"|(?:every|per(?!\s+min))\s+(?:{_N}[\s-]+)?{_UNIT}"
    rf"|{_N}\s+(?:days|times|fractions)\s+(?:an?|each|per)\s+week"
    rf"|{_N}\s+daily\s+fractions\s+(?:an?|each|per)\s+week|{_A}|{_N}-weekly)"
    r"\b(?<!\ba\scycle)(?<!\beach\scycle)"
)
_SHORT = (
    r"(?:bi-?weekly|tri-?weekly|fortnightly|(?-i:[qQ]\.?\s?\d{1,2}(?:[-–]\d{1,2})?\s?(?:d(?:ays)?|[wW](?:eeks|ks?)?|h|mo(?:nths)?)\b)"
    r"|(?-i:\b(?:b\.?i\.?d\b|t\.?i\.?d\b|q\.?i\.?d\b|q\.?d\b|BID\b|TID\b|QD\b|b\.d\b|o\.d\b)\.?))"
)
_INTERVAL = (
    rf"(?:at|with)\s+(?:an?\s+)?(?:{_N}[\s-](?:day|week|month)(?:ly)?|weekly|monthly)\s+intervals?"
    rf"|at\s+intervals\s+of\s+{_N}\s+(?:days|weeks|months)"
)
_DAY = r"(?:(?-i:D|d)(?:ays?\s+)?|days?\s+)?-?(?:\d{1,3}|one)"
_DAYS = (
    rf"(?:(?:on|from)\s+)?(?:each\s+of\s+)?(?:days?\s+|(?-i:[Dd])\s?)(?:\d{{1,3}}|one)(?:(?:,\s?(?:and\s+)?|\s?[-‐–]\s?|\s?[+/]\s?|\s+(?:to|through|and|&)\s+){_DAY}"
    # "day 1 and 5-FU" is one day, "day 1 and 75 mg" too, "D2 resection" none
    r"(?!\d|[.·]\d|\s?(?:mg|g\b|%|µg|μg|ml|Gy|IU|U\b)|[-‐]F|\s+(?:cycles?|weeks?|months?|years|patients)))*(?!\d|[.·]\d|\s+(?:resect|gastrectom|lymph|dissect|nodal))"
)
_WEEKS = (
    r"(?:at|on|in)\s+(?:weeks?|months?)\s+\d{1,2}(?:(?:,\s?(?:and\s+)?|\s+and\s+|\s?[-–]\s?|\s+to\s+)\d{1,2})*"
    r"(?!\d|[.·]\d|\s?(?:mg|%))"
)
_REST = (
    rf"{_N}[\s-](?:days?|weeks?)\s+(?:of\s+)?(?:off|rest|break|pause|without\s+treatment)\b(?:\s+period)?"
    rf"|an?\s+(?:{_N}[\s-])?(?:day|week)(?:['’]s)?\s+(?:of\s+)?(?:off|rest|break|pause)\b(?:\s+period)?"
)
_ON_OFF = (
    rf"(?:for\s+)?{_N}[\s-](?:days?|weeks?)[\s-]on\s*(?:/|,?\s*and|,?\s*followed\s+by|,)?\s*"
    rf"{_N}[\s-](?:days?|weeks?)[\s-]off"
    rf"|(?:for\s+|of\s+)?(?:the\s+first\s+)?{_N}\s+(?:days?|weeks?)\s*,?\s*(?:followed\s+by|then|with|and)\s+(?:{_REST})"
    rf"|(?:for\s+)?{_N}\s+(?:weeks?\s+)?(?:out\s+of|of)\s+(?:every\s+)?{_N}\s+(?:weeks|days)\b|(?:for\s+)?{_N}\s+weeks\s+out\s+of\s+{_N}\b"
    rf"|{_N}\s+(?:weeks?|days?)\s+(?:out\s+)?of\s+(?:every\s+)?{_N}\b(?:\s+(?:weeks|days)\b)?"
)
_CYCLE = (
    rf"(?:of|in|per|during)\s+(?:(?:each|every|an?)\s+)?(?:{_N}[\s-](?:day|week|wk)s?\s+(?:treatment\s+)?cycles?"
    rf"|cycles?\s+of\s+{_N}\s+(?:days|weeks))|of\s+(?:every|each)\s+{_N}\s+(?:days|weeks)"
    rf"|of\s+(?:each|every)\s+(?:treatment\s+|chemotherapy\s+)?cycle\b"
    rf"|\(?(?:{_N})[\s-](?:day|week)\s+cycles?"
)
_GY = r"(?:\d+(?:[.·]\d+)?(?:\s?[-–]\s?|\s+to\s+))?\d+(?:[.·]\d+)?\s?c?Gy"
_FRACTIONS = (
    rf"(?:in\s+)?{_N}\s+(?:(?:(?:equal|single|once[\s-]|twice[\s-])?\s?(?:daily\s+)?)?)fractions(?:\s+(?:of|at)\s+{_GY})?"
    rf"|(?:in\s+|at\s+)?{_GY}\s?(?:/|\s+per\s+|\s+a\s+|\s+each\s+)\s?(?:daily\s+)?fraction|{_GY}\s+(?:daily\s+)?fractions|(?:in\s+)?(?:daily\s+)?fractions\s+of\s+{_GY}"
    rf"|\d{{1,2}}\s?[x×]\s?{_GY}|(?:in|as)\s+(?:a\s+|one\s+)?single\s+fraction\b|\ba\s+single\s+fraction\b"
)
_BEFORE = (
    rf"(?:{_N}\s?(?:min|minutes|h|hours?|days?|weeks?)\s+)(?:before|prior\s+to|after)\s+"
    r"(?:each\s+|every\s+|the\s+(?:first\s+|last\s+)?)?(?:fraction|dose|session|chemotherapy|radiotherapy|irradiation|surgery|operation|infusion|meals?|HIPEC|cisplatin|treatment)s?"
    r"(?:\s+of\s+(?:radiation|radiotherapy|chemotherapy|treatment))?"
)
_PART = (
    rf"(?:{_FRACTIONS}|{_ON_OFF}|{_CYCLE}|{_BEFORE}|{_DAYS}|{_WEEKS}|{_SHORT}|{_INTERVAL}|{_OFTEN})"
)
# "for 7 days every 28 days": how long is a part of the schedule where the schedule goes on.
_FOR = rf"(?:for\s+(?:the\s+first\s+)?{_N}\s+(?:consecutive\s+)?(?:days|weeks|months|doses|cycles))"
_THEN = (
    r"(?:(?:and|followed\s+by|thereafter|then|starting|beginning|with|(?:cycles\s+)?repeated)\s+)"
)
_ROUTE = (
    r"(?:\s+(?:by\s+mouth|orally|intravenously|subcutaneously|per\s+os"
    r"|(?-i:IV|i\.v\.|iv|p\.o\.|po|PO|SC|s\.c\.)))"
)
_DOSING = r"(?:\s+dos(?:ing|es?)\b)"
_JOIN = rf"(?:{_ROUTE}?{_DOSING}?\)?\s*[,(/;]?\s*{_FOR}?(?:\s*[,(]\s*|\s+)?{_THEN}{{0,2}})"
_SEP = rf"(?=[\s,(/)])(?:{_JOIN})"
SCHEDULE = SlotPattern(
    "schedule",
    compiled(
        rf"(?<![\w-])(?:{_FOR}\s*,?\s*(?={_PART}))?{_PART}(?:{_SEP}{_PART}){{0,4}}(?:\s+thereafter\b)?"
    ),
    (
        "twice daily on days 2 through 5 of each 14-day cycle",
        "once daily for three weeks on/one week off",
        "weekly for 4 weeks, then every 28 days",
        "every 3 weeks",
        "on days 1, 8 and 15 of a 28-day cycle",
        "in 20 twice-daily fractions of 1.2 Gy",
        "6 days on and 1 day off",
        "five days a week",
        "three times daily for 3 days every 2 weeks",
        "d1-5 every 28 d",
        "weekly for 7 weeks followed by a week's rest, then weekly for 3 weeks out of 4",
        "in 2.5 Gy fractions",
        "in a single fraction",
        "at 3-week intervals",
        "3-weeks-on/1-week-off",
    ),
    ("a daisy", "on the day", "each patient", "a weekend", "after D2 resection", "a week of rest"),
)
_IN_ROUTE = re.compile(_ROUTE, re.IGNORECASE)
_IN_DOSING = re.compile(r"\s+dos(?:ing|es?)\s+", re.IGNORECASE)
_WEEK = re.compile(r"^weekly\s+(?=\d+\s+days?\s+on)", re.IGNORECASE)  # "a weekly 5 days on" …
_LEAD = re.compile(
    r"^(?:on|in|at|for|from|as)\s+(?=(?:each\s+of\s+)?(?:\d|days?\b|d\d|weeks?\b|weekly\b|monthly\b|\w+\s+(?:\w+\s+)?fractions|fractions|(?:(?:a|one)\s+)?single\s+fraction))",
    re.IGNORECASE,
)


def find_schedule(text: str) -> str | None:
    """Return the first schedule of a text, as printed, without the preposition before it."""
    match = SCHEDULE.pattern.search(text)
    if match is None:
        return None
    # "twice daily by mouth on days 2 to 5": the route is a slot of its own.
    plain = _IN_DOSING.sub(" ", _IN_ROUTE.sub("", match.group()))
    if plain.count("(") > plain.count(")"):
        plain = plain.replace(" (", ", ")
    elif plain.count(")") > plain.count("("):
        plain = plain.replace(")", "")
    return _LEAD.sub("", _WEEK.sub("", plain))


RIGHT_BEFORE = SlotPattern(
    "right before",
    compiled(
        rf"(?<![\w-])(?P<schedule>(?:once[\s-]|twice[\s-]|three[\s-]times[\s-])?(?:daily|weekly|monthly)|(?:bi|tri)-?weekly|{_N}-weekly)\s+"
        r"(?:(?:oral|intravenous|subcutaneous|i\.v\.|low-dose|single-agent|adjuvant|doses?|injections?|infusions?|cycles?|of)\s+){0,3}$"
    ),
    ("combined with weekly ", "seven daily doses of ", "3-weekly "),
    ("given weekly with ", "weekly, followed by "),
)


def schedule_before(text: str) -> str | None:
    """Return the schedule that stands right before a drug: "weekly" of "weekly cisplatin"."""
    match = RIGHT_BEFORE.pattern.search(text)
    return match["schedule"] if match else None
