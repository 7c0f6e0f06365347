"""Where an abstract leaves what is known and begins to tell its own work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Document, Sentence
from .rule import Cue

BEGINS = Cue(
    id="begins",
    pattern=re.compile(
        r"\b(?:we|our|us|here(?:in)?)\b"
        r"|\b(?:this|the (?:present|current|presented)|present|current)\s+(?:\w+\s+){0,3}"
        r"(?:study|work|paper|report|analysis|trial|review|research|article|series|investigation)\b"
        r"|\b(?:aims?|aimed|purpose|objectives?|goal)\b"
        r"|\b(?:a total of|in total|altogether)\b"
        r"|\b\d+\s+(?:\w+\s+){0,4}(?:patients|cases|samples|specimens|tumou?rs|women|men|studies)\b"
        r"|\b(?:was|were)\s+(?:\w+ly\s+)?(?:examined|assessed|evaluated|investigated|measured"
        r"|analy[sz]ed|determined|enrolled|included|collected|recruited|reviewed|performed"
        r"|conducted|obtained|used|searched|compared|stained|sequenced|designed)\b",
        re.IGNORECASE,
    ),
    hits=(
        "Thus, we measured RANK in biopsies.",
        "The aim was to learn whether RANK",
        "RANK was measured in serum.",
        "Biopsies of 80 untreated patients",
    ),
    misses=("High RANK is linked to shorter survival.", "RANK has been found in many tumours."),
)
_OWN_HEADING = re.compile(
    r"method|patients|material|design|result|finding|conclusion|aim|objective|purpose|setting",
    re.IGNORECASE,
)
_FIGURES = frozenset({"P_VALUE", "EFFECT", "COMPARISON", "MEDIAN"})


def own_work_from(document: Document, sentences: Sequence[Sentence]) -> int:
    """Return the offset at which the abstract turns to what was done; 0 where it nowhere does."""
    headings = [
        p.start
        for p in document.passages
        if p.kind == "heading" and p.section == "abstract" and _OWN_HEADING.search(p.text)
    ]
    told = [
        s.start
        for s in sentences
        if document.passages[s.passage].section == "abstract"
        and document.passages[s.passage].kind == "body"
        and (BEGINS.pattern.search(s.text) or any(t.kind in _FIGURES for t in s.statistics))
    ]
    return min([*headings, *told], default=0)
