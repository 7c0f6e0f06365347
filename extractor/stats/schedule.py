"""How papers print schedules of treatment, as text: "every 4 weeks", "days 1 and 8", "q3w"."""

from __future__ import annotations

import re

_EVERY = r"(?:one|two|three|four|five|six|eight|\d{1,2}(?:(?:-| to | or )\d{1,2})?)"
SCHEDULE = re.compile(
    r"(?=[eqotbdpawfs2346])(?<!\w)(?:"
    rf"every {_EVERY} (?:weeks?|days?|months?|hours?)|every (?:other )?(?:week|day|month)"
    r"|q\d{1,2} ?(?:w|d|h|wk|weeks|days)\b"
    r"|(?:once|twice|(?:two|three|four) times) (?:daily|weekly|monthly|(?:a|per|each|every) \w+)"
    r"|[btq]\.?i\.?d\b\.?"
    rf"|(?:on )?days? \d{{1,2}}(?:-\d{{1,2}}| to \d{{1,2}})?"
    r"(?:(?:,| and|, and) ?\d{1,2}(?!-?F)){0,4}"
    r"(?: (?:of|in) (?:each|every|a|the) [\w-]{1,20}(?: [\w-]{1,10})?)?"
    r"|d ?\d{1,2}(?:[-,] ?d?\d{1,2}){1,5}"
    r"|(?:bi|tri|(?:[2346]|two|three|four|six)[- ])?weekly|daily"
    r"|(?:(?<=mg )|(?<=µg )|(?<=IU )|(?<= g )|(?<=mcg )|(?<=\dm2 ))"
    r"(?:per|a) day\b"
    r")",
    re.IGNORECASE,
)
