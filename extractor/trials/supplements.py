"""Minerals, vitamins and hormones that are given: names of laboratory values, with a dose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..types import Concept, Mention, Sentence

_NAMES = (
    r"(?:vitamin\s+[A-K]\d{0,2}|calcium|zinc|iron|magnesium|potassium|folate|(?:L-)?(?:glutamine|arginine|leucine|carnitine)|creatine|choline"
    r"|insulin|testosterone|progesterone|o?estradiol|epinephrine|adrenaline|norepinephrine|noradrenaline|oxytocin|whey\s+protein|honey|inulin"
    r"|probiotics?|multivitamins?)"
)
_DOSE = (
    r"(?<![\d.,])\d[\d.,]{0,11}\s{0,3}"
    r"(?:mg|g|µg|μg|mcg|IU|units?|international\s+units?|mmol|ml|mL)\b"
)
GIVEN = re.compile(
    rf"(?<![\w-])(?P<before>{_NAMES})(?=\s{{0,3}}(?:[(,]\s{{0,3}})?{_DOSE}(?!\s?/\s?[dm]?[lL]\b)|\s+(?:supplements?|supplementation|tablets?|capsules?)\b)"
    rf"|(?:{_DOSE})\s+(?:per\s+day\s+|daily\s+)?(?:of\s+)?(?P<after>{_NAMES})(?![\w-])",
    re.IGNORECASE,
)


def _given(sentence: Sentence) -> Iterator[Mention]:
    for match in GIVEN.finditer(sentence.text):
        group = "before" if match["before"] else "after"
        start, end = sentence.start + match.start(group), sentence.start + match.end(group)
        drugs = sentence.labelled("DRUG")
        if not any(m.start < end and start < m.end for m in drugs):
            printed = " ".join(match[group].split())
            name = printed[0].lower() + printed[1:]
            yield Mention(
                label="DRUG", text=match[group], start=start, end=end,
                concept=Concept(id="", name=name),
            )  # fmt: skip


def with_supplements(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return sentences in which what is named with a dose, or as a supplement, is a drug."""
    made = []
    for sentence in sentences:
        more = tuple(_given(sentence))
        kept = [
            m
            for m in sentence.mentions
            if not any(n.start < m.end and m.start < n.end for n in more)
        ]
        every = tuple(sorted((*kept, *more), key=lambda m: m.start))
        made.append(replace(sentence, mentions=every) if more else sentence)
    return tuple(made)
