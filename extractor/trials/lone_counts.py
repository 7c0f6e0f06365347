"""The count of an only arm: "a complete response in nine patients", "no grade 4 toxicity"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..types import Sentence
from .claims import Claim
from .pattern import SlotPattern, compiled
from .spotted import Spotted
from .values import Value

_COUNT = (
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?)"
)
_PEOPLE = r"(?:patients?|women|men|participants?|subjects?|cases?|children|individuals)"
BEHIND = SlotPattern(
    "behind the outcome",
    compiled(
        rf"\A(?:\s+rates?)?(?:\s+\([A-Za-z]{{1,6}}\))?\s*(?:[(\[]\s?|(?:\s*(?:was|were|has\s+been|had\s+been)\s+)?(?:(?:observed|seen|achieved|noted|reported|recorded|documented|found|confirmed|obtained|occurred)\s+)?(?:in|by|for)\s+)"
        rf"(?:only\s+|just\s+)?(?P<value>{_COUNT}(?:\s+(?:out\s+)?of\s+(?:the\s+)?(?:first\s+)?{_COUNT})?\s+(?:[a-z]+\s+)?{_PEOPLE})\b"
    ),
    (" was observed in 9 patients", " (12 patients)", " in three evaluable patients"),
    (" in patients", " was 9 months in patients"),
)
AHEAD = SlotPattern(
    "before the outcome",
    compiled(
        rf"(?:(?<![\w.])(?P<value>{_COUNT}\s+(?:[a-z]+\s+)?{_PEOPLE})|(?:\A|[,;]\s+|\band\s+)(?P<bare>{_COUNT}))\s+(?:had|achieved|showed|experienced|attained|obtained|developed|reached|with)\s+"
        r"(?:an?\s+|the\s+)?(?:(?:confirmed|durable|objective|overall|unconfirmed|clinical|radiological|serious|severe|(?:treatment|drug)-related|grade\s+[\d≥–-]+)\s+)*\Z"
    ),
    ("Four patients achieved a ", "9 patients had ", "; ten had serious "),
    ("patients had ", "9 patients were in "),
)
NONE = SlotPattern(
    "none",
    compiled(
        r"(?<![\w-])(?P<value>no)\s+(?:(?:treatment|drug|dose|serious|severe|unexpected|new|other|objective|confirmed|complete|partial|tumou?r|toxic|related)[-\s]?(?:related\s+|limiting\s+)?|grade\s+(?:≥\s?)?[\dIV]+(?:\s?(?:[-–/]|or|and|to)\s?[\dIV]+)?\s+){0,3}\Z"
    ),
    ("There were no ", "no treatment-related ", "no grade 4 or 5 "),
    ("no difference in ", "not "),
)
# In a list the people are named once or never: "CR in 1, PR in 7", "2 complete and 9 partial".
BARE_BEHIND = SlotPattern(
    "behind the outcome, in a list",
    compiled(rf"\A\s+in\s+(?P<value>{_COUNT})(?=\s*(?:[,;.)]|\Z|and\b|or\b))"),
    (" in 7, ", " in three and "),
    (" in 7 months", " in 2019 was"),
)
BARE_AHEAD = SlotPattern(
    "before the outcome, in a list",
    compiled(
        rf"(?<![\w.%/–-])(?P<value>{_COUNT})\s+(?:(?:had|achieved)\s+(?:an?\s+)?)?(?:(?:confirmed|unconfirmed)\s+)?\Z"
    ),
    ("with 14 ", "and 8 had "),
    ("grade 3-", "1.4 "),
)
_BEST = re.compile(
    r"(?:CR|PR|SD|PD)\b|(?:complete|partial)(?:\s+(?:responses?|remissions?))?\Z|stable disease"
    r"|progressive disease",
    re.IGNORECASE,
)
TABLE = (BEHIND, AHEAD, NONE, BARE_BEHIND, BARE_AHEAD)
_COUNTED = frozenset({"RESPONSE", "TOXICITY", "RECURRENCE"})
_NEW = re.compile(r"\bno\s+(?:unexpected|new)\b", re.IGNORECASE)
# "No adverse events led to death" leaves open how many there were.
_LED = re.compile(
    r"\A[^.,;]{0,40}?\b(?:resulted|led|leading|resulting|required|caused|requiring)\b",
    re.IGNORECASE,
)


_PAIRED = compiled(r"\b(?:from|baseline|before|versus|vs\.?|than|compared|arms?|groups?)\b")


def of_only_arm(claim: Claim, sentence: Sentence) -> Iterator[Claim]:
    """Yield the figures of an only arm as a claim each: its cohorts, its landmarks, its people.

    Figures that are set against each other stay together ("from 5 to 9", "31% versus 12%").
    """
    bundle = claim.bundle
    if not bundle.values and (count := lone_count(sentence, claim.outcome)):
        bundle = replace(bundle, values=(count,))
        claim = replace(claim, bundle=bundle)
    tested = bundle.p_value or bundle.effect
    rates = claim.outcome.code not in _COUNTED or all(v.unit == "%" for v in bundle.values)
    apart = len(bundle.values) >= _SEVERAL and rates and not _PAIRED.search(sentence.text)
    if tested or not apart:
        yield claim
        return
    for value in bundle.values:
        yield replace(claim, bundle=replace(bundle, values=(value,)))


_SEVERAL = 2


def lone_count(sentence: Sentence, outcome: Spotted) -> Value | None:
    """Return the people counted for an outcome that has no figure of another kind."""
    if outcome.code not in _COUNTED:
        return None
    at, end = outcome.start - sentence.start, outcome.end - sentence.start
    before, after = sentence.text[:at], sentence.text[end:]
    places = [
        (BEHIND, after, end),
        (AHEAD, before, 0),
        (NONE, before, 0),
        (BARE_BEHIND, after, end),
    ]
    if _BEST.match(outcome.outcome.text or ""):
        places.append((BARE_AHEAD, before, 0))
    for entry, text, offset in places:
        match = entry.pattern.search(text)
        if match is None or (entry is NONE and (_NEW.search(match.group()) or _LED.match(after))):
            continue
        name = "bare" if match.groupdict().get("bare") else "value"
        start, stop = match.span(name)
        first = sentence.start + offset
        return Value(first + start, first + stop, match[name], None, "", "count")
    return None
