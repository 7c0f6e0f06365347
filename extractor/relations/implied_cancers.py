"""The cancer of a paper that names none: operations, drugs and spread that only one cancer has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..types import Concept, Mention, Sentence

# What is said, and the cancer it is said of.
SAID: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(words, re.IGNORECASE), curie, name)
    for words, curie, name in (
        (
            r"\bcolorectal (?:liver|hepatic|lung|pulmonary|peritoneal)?\s?metasta\w+",
            "DOID:9256",
            "colorectal cancer",
        ),
        (
            r"\b(?:radical )?prostatectomy\b|\bcastration[- ]resistant\b|\bbiochemical recurrence\b"
            r"|\bandrogen[- ]deprivation\b",
            "DOID:10283",
            "prostate cancer",
        ),
        (r"\b(?:mastectomy|lumpectomy|adjuvant tamoxifen)\b", "DOID:1612", "breast cancer"),
        (r"\bradical cystectomy\b", "DOID:11054", "urinary bladder cancer"),
        (r"\btotal mesorectal excision\b", "DOID:1993", "rectum cancer"),
    )
)


def implied_cancer(sentences: Iterable[Sentence]) -> Mention | None:
    """Return the cancer that the words of a title or abstract imply; None when none or several."""
    found: dict[str, Mention] = {}
    for sentence in sentences:
        for pattern, curie, name in SAID:
            match = pattern.search(sentence.text)
            if match is not None:
                found.setdefault(
                    curie,
                    Mention(
                        label="CANCER",
                        text=match[0],
                        start=sentence.start + match.start(),
                        end=sentence.start + match.end(),
                        concept=Concept(id=curie, name=name),
                    ),
                )
    return next(iter(found.values())) if len(found) == 1 else None
