"""Markers that predict an outcome, or are factors of it."""

from __future__ import annotations

import re

from ..rule import RelationRule

_I = re.IGNORECASE

RULES = (
    RelationRule(
        id="prediction.verb",
        cue=re.compile(
            r"\b(?:predict(?:s|ed|ing|ive|ors?)?|prognosticat\w+|prognostic|portend\w*"
            r"|herald\w*|foretell\w*|anticipat\w+|indicat(?:es?|ed"
            r"|ive of)(?=\s+(?:\w+\s+){0,2}Ⓞ))(?!\w)",
            _I,
        ),
        hits=(
            "[TP53](GENE) loss predicted shorter [overall survival](OUTCOME:OS) in "
            "[breast cancer](CANCER) (P = 0.003).",
            "[CD44](GENE) positivity was an independent predictor of "
            "[DFS](OUTCOME:DFS) in [colon cancer](CANCER) (HR = 1.9, 95% CI 1.2-3.0).",
        ),
        misses=(
            "[TP53](GENE) was sequenced in every [breast cancer](CANCER) sample; "
            "[overall survival](OUTCOME:OS) was the primary endpoint.",
        ),
    ),
    RelationRule(
        id="prediction.factor",
        cue=re.compile(
            r"\b(?:(?:prognos(?:tic|is)|risk|predictive|protective|independent|adverse"
            r"|favou?rable|unfavou?rable)\s+){1,3}(?:\w+\s+)?(?:factors?"
            r"|(?:bio)?markers?|indicators?|predictors?|variables?|parameters?|values?"
            r"|significance|impact|role|effects?|implications?|relevance|importance|power)\b|\b(?:bio)?(?:markers?|indicators?"
            r"|determinants?|factors?|signs?|signatures?)\s+(?:of|for)\b",
            _I,
        ),
        hits=(
            "[EZH2](GENE) is a marker of poor [prognosis](OUTCOME:OTHER) in [prostate "
            "cancer](CANCER).",
            "[LDH](MARKER) was an independent prognostic factor for [OS](OUTCOME:OS) "
            "in [melanoma](CANCER) (P < 0.001).",
        ),
        misses=(
            "Samples of [prostate cancer](CANCER) were stained for [EZH2](GENE), and "
            "[prognosis](OUTCOME:OTHER) was recorded.",
        ),
    ),
    RelationRule(
        id="prediction.role",
        cue=re.compile(
            r"\b(?:favou?rable|unfavou?rable|adverse|beneficial|negative|positive)\s+(?:\w+\s+)?"
            r"(?:value|role|significance|impact|effect|importance)\s+of\b(?=[^;]*Ⓜ[^;]*Ⓞ)",
            _I,
        ),
        place="anywhere",
        hits=(
            "We confirmed the favourable prognostic role of [CD4](GENE) and [CD8](GENE:CD8A) "
            "cells in the [OS](OUTCOME:OS) of [melanoma](CANCER).",
        ),
        misses=(
            "The prognostic role of [CD4](GENE) for [OS](OUTCOME:OS) in [melanoma](CANCER) is "
            "reviewed here.",
        ),
    ),
)
