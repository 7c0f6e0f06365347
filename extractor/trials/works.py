"""What the reference list says a cited work is: a trial, or plainly something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from ..types import Document, Sentence
from .names import CONTEXTS, TITLE_CONTEXTS, find_names
from .pattern import SlotPattern, compiled

WorkKind = Literal["trial", "other"]

# "other" goes first: a meta-analysis of randomised trials is none.
WORKS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "other",
        compiled(
            r"meta-?\s?analys[ei]s|\bpooled\s+(?:\w+\s+)?analys[ei]s|\bsystematic\s+(?:literature\s+)?review|\bcochrane|\boverview\b"
            r"|\bretrospective|\bcohort\b|\bcase[-\s]control|\bcase\s+(?:report|series)|\bregist(?:ry|ries)\b|\bguidelines?\b|\brecommendations?\b"
            r"|\bpopulation-based|\bin\s+vitro\b|\bmice\b|\bmouse\b|\brats?\b|\bxenograft|\bcell\s+lines?\b|\bepidemiolog|\bstatistical\s+method"
            r"|\b(?:design|analysis)\s+of\s+(?:[\w-]+\s+){0,3}trials\b|\btrial\s+designs?\b|\bintergroup\s+analysis\b|\bdata\s+of\s+\d+\s+trials\b"
        ),
        (
            "Drug A in disease B: a meta-analysis of randomised trials",
            "Short-course radiotherapy: a retrospective study",
            "Optimal two-stage designs: analysis of phase II trials",
        ),
        ("A randomised trial of drug A",),
    ),
    SlotPattern(
        "trial",
        compiled(
            r"\btrial\b|\brandomi[sz]ed\b|\brandomi[sz]ation\b|\bphase[-\s]+(?:[I1-4]+|one|two|three)[ab]?\b|\bdouble[-\s]blind|\bplacebo"
            r"|\bsingle[-\s]arm|\bfirst[-\s]in[-\s]human|\bdose[-\s]escalation\b|\bopen[-\s]label"
        ),
        (
            "Drug A in disease B: a phase II study",
            "Double-blind comparison of drug A and drug C",
            "Final results of the LUMO trial",
        ),
        ("Drug A in disease B. Contemp Clin Trials 2010", "Biology of disease B"),
    ),
)


def kinds_of_works(document: Document) -> Mapping[str, WorkKind]:
    """Return what the entries of the reference list call themselves, by key; unknown left out."""
    kinds: dict[str, WorkKind] = {}
    for reference in document.references:
        for entry in WORKS:
            if entry.pattern.search(reference.text):
                kinds.setdefault(reference.key, "trial" if entry.value == "trial" else "other")
                break
    return kinds


# Drugs and questionnaires that a title names as it names trials.
_CODED = re.compile(r"[A-Z]{2,4}[-‐ ]?\d{2,5}(?:-\d+)?$|.*\bQLQ|EQ-5D|SF-?\d")
_SHORTEST = 4  # characters of a name that the text may print without a word for trial


def names_of_works(document: Document, kinds: Mapping[str, WorkKind]) -> frozenset[str]:
    """Return the acronyms that trials in the reference list go by ("results of the LUMO trial")."""
    titles = [
        Sentence(text=r.text, start=0, end=len(r.text), passage=0)
        for r in document.references
        if kinds.get(r.key) == "trial"
    ]
    found = (n.name for t in titles for c in (CONTEXTS, TITLE_CONTEXTS) for n in find_names(t, c))
    return frozenset(n for n in found if len(n) >= _SHORTEST and not _CODED.match(n))
