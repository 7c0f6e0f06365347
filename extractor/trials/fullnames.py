"""Treatments by their full names: what an abbreviation stands for where the paper spells it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..records import Arm, Intervention
from ..types import Sentence, TrialFinding
from .pattern import SlotPattern

DEFINED = SlotPattern(
    "defined",
    re.compile(
        r"(?<![\w-])(?P<long>(?:[A-Za-z][\w-]{0,60}+[\s-]++){0,7}[\w-]{1,60}+)\s*\((?P<short>(?:[A-Z]|rh-?)[A-Za-z-]{1,11})\)"
    ),
    (
        "hyperthermic intraperitoneal chemotherapy (HIPEC)",
        "Abcabcab (ABC)",
        "recombinant human endostatin (rh-endostatin)",
    ),
    ("a drug (given orally)",),
)
# A regimen stays one name: the drugs it stands for are no name of it.
_SEVERAL = re.compile(r",|\band\b|\bplus\b|/|\bfollowed\b", re.IGNORECASE)


_MOST_WORDS = 5  # words of a long form beyond the letters of its abbreviation


def _long_form(before: str, short: str) -> str | None:
    """Return the words that an abbreviation in brackets stands for, None where they do not fit.

    Method: Schwartz and Hearst (2003), letters matched from the right, the first at a word's start.
    """
    at = len(before) - 1
    for n in range(len(short) - 1, -1, -1):
        letter = short[n].lower()
        if not letter.isalnum():
            continue
        while at >= 0 and (
            before[at].lower() != letter or (n == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    words = before[before.rfind(" ", 0, at + 1) + 1 :].strip() if at >= 0 else before.strip()
    return words if len(words.split()) <= min(len(short) + _MOST_WORDS, 2 * len(short)) else None


def full_names(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return what each abbreviation of a treatment stands for in a paper."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for mention in sentence.labelled("DRUG"):
            concept = mention.concept
            spelled = " " in mention.text and not _SEVERAL.search(mention.text)
            if concept and not concept.id and concept.name.isupper() and spelled:
                found.setdefault(concept.name, mention.text.lower())
        for match in DEFINED.pattern.finditer(sentence.text):
            words = _long_form(match["long"], match["short"])
            if words and not _SEVERAL.search(words):
                found.setdefault(match["short"], words.lower())
    return found


def _named(item: Intervention, names: Mapping[str, str]) -> Intervention:
    full = names.get(item.name) or names.get(item.text or "")
    if item.id or full is None or item.name != item.text:
        return item
    return item.model_copy(update={"name": full})


def with_full_names(finding: TrialFinding, names: Mapping[str, str]) -> TrialFinding:
    """Return a finding whose treatments go by their full names; ``text`` stays as printed."""
    arms = tuple(
        Arm(role=a.role, n=a.n, interventions=tuple(_named(i, names) for i in a.interventions))
        for a in finding.arms
    )
    return replace(finding, arms=arms)
