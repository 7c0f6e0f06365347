"""Headings as printed → sections of a paper."""

from __future__ import annotations

import re

from ..types import Section

_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+(?=\S)")
_LETTERS = re.compile(r"[^a-z]+")
# The first entry whose words begin the heading decides; longer names stand before shorter ones.
_NAMES: tuple[tuple[Section, tuple[str, ...]], ...] = (
    (
        "results",
        ("resultsanddiscussion", "results", "result", "findings", "mainresults", "outcomes"),
    ),
    (
        "methods",
        (
            "materialsandmethods",
            "materialandmethods",
            "patientsandmethods",
            "methods",
            "method",
            "subjectsandmethods",
            "experimental",
            "studydesign",
            "design",
            "methodology",
            "materials",
            "statisticalanalys",
            "trialdesign",
        ),
    ),
    ("introduction", ("introduction", "background", "objective", "purpose", "aim", "rationale")),
    ("conclusions", ("conclusion", "concludingremarks", "interpretation", "summaryandconclusion")),
    ("discussion", ("discussion", "comment", "limitation", "strengthsandlimitations")),
    ("abstract", ("abstract", "summary", "synopsis")),
    ("references", ("references", "bibliography", "literaturecited", "referencesandnotes")),
    (
        "back_matter",
        (
            "acknowledg",
            "funding",
            "conflict",
            "competinginterest",
            "declaration",
            "disclosure",
            "authorcontribution",
            "authorscontribution",
            "contributions",
            "dataavailability",
            "availabilityof",
            "ethic",
            "supplement",
            "supporting",
            "appendix",
            "abbreviation",
            "consentforpublication",
            "publishersnote",
            "prepublication",
            "additionalfile",
            "authordetails",
            "authorinformation",
            "orcid",
            "license",
            "openaccess",
        ),
    ),
)


def section_of(heading: str) -> Section | None:
    """Return the section that a heading names, or None where it names a topic.

    Numbering ("2.1."), case and letter spacing ("R E S U L T S") do not matter.
    """
    folded = _LETTERS.sub("", _NUMBER.sub("", heading).casefold())
    for section, names in _NAMES:
        if folded.startswith(names):
            return section
    return None
