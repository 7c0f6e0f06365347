"""How papers print schedules of treatment, as text: "every 4 weeks", "days 1 and 8", "q3w"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EVERY = r"(?:one|two|three|four|five|six|eight|\d{1,2}(?:(?:-| to | or )\d{1,2})?)"
_TIMES = r" (?:daily|weekly|monthly|(?:a|per|each|every) \w+)"
_DAYS = (
    r"days? \d{1,2}(?:-\d{1,2}| to \d{1,2})?(?:(?:,| and|, and) ?\d{1,2}(?!-?f)){0,4}"
    r"(?: (?:of|in) (?:each|every|a|the) [\w-]{1,20}(?: [\w-]{1,10})?)?"
)
_BEHIND_DOSE = r"(?:(?<=mg .)|(?<=µg .)|(?<=iu .)|(?<= g .)|(?<=mcg .)|(?<=\dm2 .))"
# First letter and rest: that no letter stands before it is asked behind the first, so that the
# search can jump from one first letter to the next.
_SCHEDULES = (
    ("e", rf"very {_EVERY} (?:weeks?|days?|months?|hours?)|very (?:other )?(?:week|day|month)"),
    ("q", r"\d{1,2} ?(?:w|d|h|wk|weeks|days)\b"),
    ("o", rf"nce{_TIMES}"),
    ("t", rf"wice{_TIMES}|wo times{_TIMES}|hree times{_TIMES}"),
    ("f", rf"our times{_TIMES}"),
    *((letter, r"\.?i\.?d\b\.?") for letter in "btq"),
    ("o", rf"n {_DAYS}"),
    ("d", _DAYS[1:]),
    ("d", r" ?\d{1,2}(?:[-,] ?d?\d{1,2}){1,5}"),
    ("b", "iweekly"),
    ("t", "riweekly|wo[- ]weekly|hree[- ]weekly"),
    *((digit, "[- ]weekly") for digit in "2346"),
    ("f", "our[- ]weekly"),
    ("s", "ix[- ]weekly"),
    ("w", "eekly"),
    ("d", "aily"),
    ("p", rf"{_BEHIND_DOSE}er day\b"),
    ("a", rf"{_BEHIND_DOSE} day\b"),
)
_SCHEDULE = re.compile("|".join(rf"{first}(?<!\w.)(?:{rest})" for first, rest in _SCHEDULES))
# One of them stands in every schedule, or a letter before a digit: "q3w", "d1-5".
_WORDS = ("day", "week", "month", "hour", "daily", "once ", "twice ", " times ",
          "bid", "tid", "qid", "i.d")  # fmt: skip
_LETTER_DIGIT = re.compile(r"[dq] ?\d")
_BEFORE = 5  # characters before a stretch that tell whether a dose stands there


def find_schedules(canvas: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield where the schedules of a stretch of a canvas stand."""
    begin = max(0, first - _BEFORE)
    lower = canvas[begin:last].lower()
    if len(lower) != last - begin:  # a letter that is two in small print
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in canvas[begin:last])
    if any(word in lower for word in _WORDS) or _LETTER_DIGIT.search(lower):
        for match in _SCHEDULE.finditer(lower, first - begin):
            yield match.start() + begin, match.end() + begin
