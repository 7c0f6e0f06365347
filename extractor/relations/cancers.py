"""Cancers that a list leaves half said: "breast, prostate and colorectal cancer"."""

from __future__ import annotations

import re

from ..types import Concept, Mention, Sentence

SITES: tuple[tuple[str, str, str], ...] = (
    ("breast", "DOID:1612", "breast cancer"),
    ("prostate", "DOID:10283", "prostate cancer"),
    ("colorectal", "DOID:9256", "colorectal cancer"),
    ("colon", "DOID:219", "colon cancer"),
    ("rectal", "DOID:1993", "rectum cancer"),
    ("lung", "DOID:1324", "lung cancer"),
    ("gastric", "DOID:10534", "stomach cancer"),
    ("stomach", "DOID:10534", "stomach cancer"),
    ("ovarian", "DOID:2394", "ovarian cancer"),
    ("pancreatic", "DOID:1793", "pancreatic cancer"),
    ("pancreas", "DOID:1793", "pancreatic cancer"),
    ("bladder", "DOID:11054", "urinary bladder cancer"),
    ("liver", "DOID:3571", "liver cancer"),
    ("oesophageal", "DOID:5041", "esophageal cancer"),
    ("esophageal", "DOID:5041", "esophageal cancer"),
    ("endometrial", "DOID:1380", "endometrial cancer"),
    ("cervical", "DOID:4362", "cervical cancer"),
    ("thyroid", "DOID:1781", "thyroid gland cancer"),
    ("renal", "DOID:263", "kidney cancer"),
    ("kidney", "DOID:263", "kidney cancer"),
    ("renal cell", "DOID:4450", "renal cell carcinoma"),
    ("brain", "DOID:1319", "brain cancer"),
    ("head and neck", "DOID:11934", "head and neck cancer"),
    ("oral", "DOID:8618", "oral cavity cancer"),
    ("nasopharyngeal", "DOID:9261", "nasopharynx carcinoma"),
    ("laryngeal", "DOID:2600", "larynx cancer"),
)
_BY_SITE = {site: (curie, name) for site, curie, name in SITES}
_SITE = "|".join(sorted(_BY_SITE, key=len, reverse=True))
_LIST = re.compile(
    rf"(?<![\w-])(?:(?:{_SITE})\s*,\s*)*(?:{_SITE})\s*,?\s*(?:and|or)\s+$", re.IGNORECASE
)
_ONE = re.compile(rf"(?<![\w-])(?:{_SITE})(?!\w)", re.IGNORECASE)
_HEAD = re.compile(r"(?:cancers?|carcinomas?|tumou?rs?)$", re.IGNORECASE)
_REACH = 120


def elided_cancers(sentence: Sentence, named: list[Mention]) -> list[Mention]:
    """Return the cancers whose second word stands only at the last of a list."""
    found: list[Mention] = []
    for mention in named:
        if not _HEAD.search(mention.text):
            continue
        at = mention.start - sentence.start
        listed = _LIST.search(sentence.text[max(0, at - _REACH) : at])
        if listed is not None:
            offset = mention.start - (len(listed[0]))
            found += [_mention(one, offset) for one in _ONE.finditer(listed[0])]
    taken = {(m.start, m.end) for m in sentence.mentions}
    return [m for m in found if not any(a < m.end and m.start < b for a, b in taken)]


def _mention(found: re.Match[str], offset: int) -> Mention:
    curie, name = _BY_SITE[found[0].lower()]
    return Mention(
        label="CANCER",
        text=found[0],
        start=offset + found.start(),
        end=offset + found.end(),
        concept=Concept(id=curie, name=name),
    )
