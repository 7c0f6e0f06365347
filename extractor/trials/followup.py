"""How long patients were followed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ..records import FollowUp
from ..types import Sentence
from .pattern import SlotPattern, compiled

_NUMBER = r"(?P<value>\d{1,3}(?:[.·]\d{1,2})?)"
_UNIT = r"(?P<unit>years?|months?|weeks?|days?|mo\b|yrs?\b)"
_UNIT2 = r"(?:years?|months?|weeks?|days?)"
_KIND = r"(?P<kind>median|mean|average|minimum)"
FOLLOW_UPS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "kind first",
        compiled(
            rf"\b{_KIND}\s+(?:(?:duration|length|time|period|overall|patient|potential|total)\s+)*(?:of\s+)?(?:the\s+)?(?:\w+\s+)?follow(?:ed)?[-\s]?up"
            rf"[^.;\d]{{0,60}}{_NUMBER}[\s-]?{_UNIT}"
        ),
        (
            "median follow-up of 71.5 months",
            "The median follow up time was 17 months",
            "mean duration of follow-up was 2 years",
        ),
        ("follow-up visits every 3 months",),
    ),
    SlotPattern(
        "kind later",
        compiled(
            rf"\bfollow(?:ed)?[-\s]?up\s*(?:time|period|duration)?\s*[,:(]?\s*(?:for|was|of|with|at)?\s*(?:a\s+)?\(?{_KIND}(?:\s+(?:of|was|time|duration))*[\s:=,]*{_NUMBER}[\s-]?{_UNIT}"
        ),
        ("were followed up for a median of 8.3 years", "follow-up (median 36 months)"),
        ("follow-up of 3 months",),
    ),
    SlotPattern(
        "followed for",
        compiled(rf"\bfollowed\s+for\s+a\s+{_KIND}\s+(?:of\s+)?{_NUMBER}[\s-]?{_UNIT}"),
        ("followed for a median of 8 years",),
        ("followed by surgery",),
    ),
    SlotPattern(
        "with its spread",
        compiled(
            rf"\bfollow(?:ed)?[-\s]?up(?:\s+(?:time|period|duration))?\s+(?:was|were|of|for|lasted)\s+{_NUMBER}\s?(?:{_UNIT2}\s?)?±\s?\d+(?:[.·]\d+)?\s?{_UNIT}"
        ),
        ("Follow-up was 512 ± 88 days in A", "followed up for 3.1 ± 0.9 years"),
        ("follow-up of 3 months",),
    ),
)
_EARLIER = compiled(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?)\s+(?:\w+\s+)?(?:report|publi|analys)\w*|\bwe\s+(?:previously\s+)?reported\b"
)
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}


def find_follow_up(sentences: Iterable[Sentence]) -> FollowUp | None:
    """Return the first follow-up time that the sentences give."""
    for sentence in sentences:
        if _EARLIER.search(sentence.text):
            continue
        for entry in FOLLOW_UPS:
            match = entry.pattern.search(sentence.text)
            if match:
                # A spread stands beside a mean.
                kind = (match.groupdict().get("kind") or "mean").lower()
                return FollowUp.model_validate(
                    {
                        "value": Decimal(match.group("value").replace("·", ".")),
                        "unit": _UNITS[match.group("unit")[0].lower()],
                        "kind": "mean" if kind == "average" else kind,
                    }
                )
    return None


POPULATIONS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "people with",
        re.compile(
            r"\b(?:patients|women|men|participants|subjects|adults|children|people|survivors)\s+(?:with|who|undergoing|after|following)\s+"
            r"[^.;:(\[]{5,120}?(?=\s+(?:were|was|are|will|to|received|receive|treated|randomi[sz]ed|enrolled|than|versus|in\s+(?:a|the|this|our))\b|[.;:(\[,]|$)"
        ),
        ("In patients with stage III melanoma, A was tested.",),
        ("patients were treated",),
    ),
)


def find_population(sentences: Iterable[Sentence]) -> str | None:
    """Return the population as the first sentence prints it."""
    for sentence in sentences:
        for entry in POPULATIONS:
            match = entry.pattern.search(sentence.text)
            if match:
                return match.group().strip()
    return None
