"""Results that speak for themselves: a ratio for an outcome, pooled or not."""

from __future__ import annotations

import re

from ..rule import RelationRule

_I = re.IGNORECASE

RULES = (
    RelationRule(
        id="statistic.pooled",
        cue=re.compile(
            r"\b(?:pooled|combined|summary|summari[sz]ed"
            r"|overall)\s+(?:\w+\s+){0,2}(?:HRs?|ORs?|RRs?|hazard|odds|relative|risk"
            r"|effects?|estimates?|analys[ei]s|results?|Ⓢ)|\bmeta-analys[ei]s\b"
            r"|\bpooled\b",
            _I,
        ),
        place="anywhere",
        needs_statistic=True,
        hits=(
            "The pooled HR of high [MKI67](GENE) for [OS](OUTCOME:OS) in [colorectal "
            "cancer](CANCER) was HR = 1.54 (95% CI 1.17-2.02, P = 0.005).",
        ),
        misses=(
            "The pooled samples of [colorectal cancer](CANCER) were stained for "
            "[MKI67](GENE) to study [OS](OUTCOME:OS).",
        ),
    ),
    RelationRule(
        id="statistic.ratio",
        cue=re.compile(r"Ⓢ"),
        place="anywhere",
        needs_statistic=True,
        needs_tie=True,
        hits=(
            "[OS](OUTCOME:OS) by [BRAF](GENE) mutation in [melanoma](CANCER): HR = 1.8 "
            "(95% CI 1.1-2.9), p = 0.02.",
        ),
        misses=(
            "[BRAF](GENE) mutation and [OS](OUTCOME:OS) were recorded in [melanoma](CANCER).",
            "The model held age, [LDH](MARKER), [T stage](OUTCOME:STAGE) and site (all P < 0.01)"
            " in [melanoma](CANCER).",
        ),
    ),
)
