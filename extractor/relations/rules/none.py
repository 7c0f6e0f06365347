"""Statements that there is no association."""

from __future__ import annotations

import re

from ..rule import RelationRule

RULES = (
    RelationRule(
        id="none.difference",
        cue=re.compile(
            r"\bno (?:\w+\s+){0,3}(?:associations?|correlations?|differences?"
            r"|relationships?|impact|effects?|influence)\b|\b(?:not"
            r"|nor) (?:\w+\s+){0,3}(?:associat|correlat|predict|relat|differ|affect"
            r"|(?:statistically )?significan|discriminat|distinguish"
            r"|influenc)\w*|Ⓜ[^;ⓄⓈ]{0,60}\b(?:was|were|is|are|did|does|do|had) not\s*[.;,]?\s*$",
            re.IGNORECASE,
        ),
        place="anywhere",
        says_none=True,
        hits=(
            "There was no significant association between [PTEN](GENE) loss and "
            "[OS](OUTCOME:OS) in [glioma](CANCER).",
            "[PTEN](GENE) status was not associated with [OS](OUTCOME:OS) in "
            "[glioma](CANCER) (P = 0.4).",
            "[MET](GENE) was related to [grade](OUTCOME:GRADE) in [glioma](CANCER), but "
            "[PTEN](GENE) was not.",
        ),
        misses=("[PTEN](GENE) loss and [OS](OUTCOME:OS) were recorded in [glioma](CANCER).",),
    ),
    RelationRule(
        id="none.similar",
        cue=re.compile(
            r"\b(?:similar|comparable|equivalent|identical)\s+(?:between|for|among|across|to|with)\b",
            re.IGNORECASE,
        ),
        place="anywhere",
        says_none=True,
        hits=(
            "[FLT3](GENE)-positive patients had an [OS](OUTCOME:OS) similar to "
            "[FLT3](GENE)-negative patients in [leukemia](CANCER).",
        ),
        misses=("[PTEN](GENE) loss and [OS](OUTCOME:OS) were recorded in [glioma](CANCER).",),
    ),
)
