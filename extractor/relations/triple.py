"""Triple-negative tumours: one marker of three receptors, named by a word."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Concept, Mention, Sentence

_TRIPLE = re.compile(
    r"\btriple[- ](?:receptor[- ])?negative(?:\s+(?:phenotypes?|tumou?rs?|status"
    r"|subtypes?|groups?|subgroups?|disease))?\b",
    re.IGNORECASE,
)
_RECEPTORS = Concept(
    id="X:triple-negative",
    name="triple-negative",
    members=("ESR1", "PGR", "ERBB2"),
    member_ids=("HGNC:3467", "HGNC:8910", "HGNC:3430"),
)


def add_triple_negative(sentence: Sentence) -> Sentence:
    """Return the sentence with "triple-negative phenotype" as a marker, where nothing else is."""
    if "riple" not in sentence.text:
        return sentence
    made = []
    for found in _TRIPLE.finditer(sentence.text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if not any(m.start < end and start < m.end for m in sentence.mentions):
            made.append(
                Mention(label="MARKER", text=found[0], start=start, end=end, concept=_RECEPTORS)
            )
    mentions = sorted([*sentence.mentions, *made], key=lambda m: m.start)
    return replace(sentence, mentions=tuple(mentions))
