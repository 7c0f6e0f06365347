"""Names inside a statistic: "HR for death with high RANK 1.9", where none is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    spans = [
        (s.start, s.end)
        for s in sentence.statistics
        if s.kind in {"P_VALUE", "EFFECT", "MEDIAN", "COMPARISON"}
    ]
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


_MIN_NAME = 3  # shorter names are too often something else


def known_names(sentences: Iterable[Sentence]) -> Mapping[str, Mention]:
    """Return the genes, markers and cancers that a paper names anywhere, by their text."""
    names: dict[str, Mention] = {}
    for sentence in sentences:
        for mention in sentence.labelled("GENE", "MARKER", "CANCER"):
            if len(mention.text) >= _MIN_NAME and mention.concept is not None:
                names.setdefault(mention.text, mention)
    return names


def add_masked_names(sentence: Sentence, names: Mapping[str, Mention]) -> Sentence:
    """Return the sentence with the names that its statistics lie over, as named elsewhere."""
    spans = [
        (s.start, s.end)
        for s in sentence.statistics
        if s.kind in {"P_VALUE", "EFFECT", "MEDIAN", "COMPARISON"} and _has_words(s.text)
    ]
    if not spans:
        return sentence
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        at = sentence.text.find(name)
        while at >= 0:
            first, last = sentence.start + at, sentence.start + at + len(name)
            over = any(a < last and first < b for a, b in spans)
            if over and _alone(sentence.text, at, at + len(name)) and _free(found, first, last):
                found.append(replace(names[name], start=first, end=last))
            at = sentence.text.find(name, at + 1)
    if not found:
        return sentence
    kept = [m for m in sentence.mentions if _free(found, m.start, m.end)]
    return replace(sentence, mentions=tuple(sorted([*kept, *found], key=lambda m: m.start)))


def _has_words(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]{2,}", text)) > 2


def _alone(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _free(found: list[Mention], start: int, end: int) -> bool:
    return not any(m.start < end and start < m.end for m in found)
