"""Markers that are associated or correlated with an outcome."""

from __future__ import annotations

import re

from ..rule import RelationRule

_I = re.IGNORECASE

RULES = (
    RelationRule(
        id="association.verb",
        cue=re.compile(
            r"\b(?:associat|correlat|relat|link|connect|coupl|tied)(?:ed|es?|ing"
            r"|s)?\b(?:\s+\w+ly)?(?:\s+(?:with|to))?",
            _I,
        ),
        hits=(
            "High [RANK](GENE:TNFRSF11A) expression was associated with shorter "
            "[OS](OUTCOME:OS) in [breast cancer](CANCER) (P = 0.003).",
            "In [ovarian cancer](CANCER), [VEGFA](GENE) levels correlated with "
            "[stage](OUTCOME:STAGE) (P = 0.01).",
            "[MET](GENE) amplification has been linked to poor [survival](OUTCOME:OS) "
            "in [gastric cancer](CANCER).",
        ),
        misses=(
            "[TP53](GENE) was sequenced in every [breast cancer](CANCER) sample; "
            "[overall survival](OUTCOME:OS) was the primary endpoint.",
        ),
    ),
    RelationRule(
        id="association.again",
        cue=re.compile(
            r"\b(?:this|these|the same|similar(?:ly)?|likewise)\b[^;Ⓜ]{0,60}?\b(?:confirmed"
            r"|observed|seen|found|true|held|obtained|reported|replicated|validated)\b[^;Ⓜ]{0,30}"
            r"\b(?:for|with|in)\b",
            _I,
        ),
        place="anywhere",
        needs_direction=True,
        hits=(
            "High [BIRC5](GENE) was associated with shorter [OS](OUTCOME:OS) in "
            "[glioma](CANCER), and this was later confirmed for [PFS](OUTCOME:PFS).",
        ),
        misses=(
            "[BIRC5](GENE) was stained in [glioma](CANCER), and [PFS](OUTCOME:PFS) was recorded.",
        ),
    ),
    RelationRule(
        id="association.noun",
        cue=re.compile(r"\b(?:associations?|correlations?|relationships?|links?)\b", _I),
        place="anywhere",
        hits=(
            "A significant association between [CDH1](GENE) loss and [lymph node "
            "metastasis](OUTCOME:LYMPH_NODE) was seen in [gastric cancer](CANCER) (P = "
            "0.02).",
        ),
        misses=(
            "[CDH1](GENE) was stained and [overall survival](OUTCOME:OS) recorded in "
            "[gastric cancer](CANCER).",
        ),
    ),
    RelationRule(
        id="association.effect_verb",
        cue=re.compile(r"\b(?:affect|influenc|impact|determin|contribut|dictat|depend)\w*\b", _I),
        needs_statistic=True,  # without one, such sentences speak of mechanisms
        hits=(
            "[SPARC](GENE) expression significantly affected [overall "
            "survival](OUTCOME:OS) in [pancreatic cancer](CANCER) (P = 0.04).",
        ),
        misses=(
            "[SPARC](GENE) was stained in [pancreatic cancer](CANCER), and [overall "
            "survival](OUTCOME:OS) was recorded.",
        ),
    ),
)
