"""Outcomes inside a statistic: "HR for death 1.9", where no mention is looked for."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Concept, Mention, Sentence

_OUTCOMES: tuple[tuple[str, str], ...] = (
    ("OS", r"overall survival|OS|deaths?|mortality|dying|survival"),
    ("PFS", r"progression[- ]free survival|PFS|disease progression|progression"),
    ("DFS", r"disease[- ]free survival|DFS"),
    ("RFS", r"(?:relapse|recurrence)[- ]free survival|RFS"),
    ("CSS", r"(?:cancer|disease|tumou?r)[- ]specific survival|CSS|DSS"),
    ("DMFS", r"distant metastasis[- ]free survival|DMFS"),
    ("MFS", r"metastasis[- ]free survival|MFS"),
    ("EFS", r"event[- ]free survival|EFS"),
    ("TTP", r"time to progression|TTP"),
    ("RECURRENCE", r"recurrences?|relapses?"),
)
_NAMED = re.compile(
    r"(?<![\w-])(?:"
    + ("|").join(
        f"(?P<{code}>{words})" for code, words in sorted(_OUTCOMES, key=lambda o: -len(o[1]))
    )
    + r")(?![\w-])"
)


def add_masked_outcomes(sentence: Sentence) -> Sentence:
    """Return the sentence with the outcomes that stand inside its effects and medians."""
    spans = [(s.start, s.end) for s in sentence.statistics if s.kind in {"EFFECT", "MEDIAN"}]
    if not spans:
        return sentence
    made = []
    for start, end in spans:
        text = sentence.text[start - sentence.start : end - sentence.start]
        for found in _NAMED.finditer(text):
            first, last = start + found.start(), start + found.end()
            if not any(m.start < last and first < m.end for m in sentence.mentions):
                code = found.lastgroup or "OTHER"
                concept = Concept(id=code, name=code)
                made.append(
                    Mention(label="OUTCOME", text=found[0], start=first, end=last, concept=concept)
                )
    mentions = sorted([*sentence.mentions, *made], key=lambda m: m.start)
    return replace(sentence, mentions=tuple(mentions)) if made else sentence
