"""Patients with one state of a marker who fare better or worse than the others."""

from __future__ import annotations

import re

from ..rule import RelationRule

_I = re.IGNORECASE

RULES = (
    RelationRule(
        id="comparison.had",
        cue=re.compile(
            r"\b(?:had|have|has|having|show(?:s|ed|n)?|exhibit\w*|experienc\w*"
            r"|demonstrat\w*|display\w*|present\w*|confer\w*|achiev\w*|led to|leads? to"
            r"|result(?:ed|s)? in|indicat\w*|impl(?:y|ies|ied)|surviv\w+|carr(?:y|ied)"
            r"|reach\w*|worsen\w*|lived|died|relapsed|recurred|responded|progressed|fared"
            r"|foreshadow\w*|foretold|presag\w*|meant|enjoyed|experienced|underwent)\b",
            _I,
        ),
        needs_direction=True,
        needs_state=True,
        hits=(
            "Patients with high [MKI67](GENE) had shorter [overall "
            "survival](OUTCOME:OS) in [colon cancer](CANCER).",
            "[KRAS](GENE) mutation conferred worse [PFS](OUTCOME:PFS) in [lung "
            "cancer](CANCER) (p = 0.02).",
        ),
        misses=(
            "Patients with high [MKI67](GENE) had [overall survival](OUTCOME:OS) data "
            "available in [colon cancer](CANCER).",
        ),
    ),
    RelationRule(
        id="comparison.was",
        cue=re.compile(
            r"\b(?:shorter|longer|lower|higher|worse|better|poorer|poor|dismal|excellent|inferior|superior"
            r"|prolonged|shortened|reduced|decreased|increased|improved|greater|more"
            r"|less|fewer|unfavou?rable|favou?rable|earlier|sooner)\b",
            _I,
        ),
        place="anywhere",
        needs_direction=True,
        needs_state=True,
        needs_tie=True,
        hits=(
            "[Overall survival](OUTCOME:OS) was shorter in patients with high "
            "[CA9](GENE) in [cervical cancer](CANCER) (p = 0.01).",
            "[Recurrence](OUTCOME:RECURRENCE) was more frequent among "
            "[PTEN](GENE)-negative [endometrial cancer](CANCER) (p = 0.03).",
        ),
        misses=(
            "[CA9](GENE) was stained in [cervical cancer](CANCER) and [overall "
            "survival](OUTCOME:OS) recorded.",
        ),
    ),
    RelationRule(
        id="comparison.change",
        cue=re.compile(
            r"\b(?:increas|decreas|reduc|shorten|prolong|lengthen|improv|worsen|impair"
            r"|elevat|rais|lower|promot|protect|doubl)(?:e|es|ed|s|ing)?\b",
            _I,
        ),
        needs_direction=True,
        needs_state=True,
        hits=(
            "[MYC](GENE) amplification increased the risk of "
            "[recurrence](OUTCOME:RECURRENCE) in [medulloblastoma](CANCER) (HR 2.1, "
            "95% CI 1.3-3.4).",
        ),
        misses=(
            "[MYC](GENE) was measured in [medulloblastoma](CANCER), and "
            "[recurrence](OUTCOME:RECURRENCE) was registered.",
        ),
    ),
    RelationRule(
        id="comparison.apart",
        cue=re.compile(
            r"\bsignificant(?:ly)?\s+(?:\w+\s+){0,2}(?:differ\w*|distinctions?|separat\w+"
            r"|discriminat\w+|distinguish\w*|stratif\w+)\b",
            _I,
        ),
        place="anywhere",
        needs_state=True,
        hits=(
            "A significant separation of [OS](OUTCOME:OS) was seen between patients with high and "
            "low [ESR1](GENE) in [breast cancer](CANCER).",
        ),
        misses=(
            "[OS](OUTCOME:OS) differed from that of historical controls in [breast cancer](CANCER)"
            " with high [ESR1](GENE).",
        ),
    ),
    RelationRule(
        id="comparison.differ",
        cue=re.compile(
            r"\b(?:differ(?:ed|ences?|ent|ential|s)?|distinguish\w*|discriminat\w*"
            r"|separat\w+|stratif\w+)\b",
            _I,
        ),
        place="anywhere",
        needs_statistic=True,
        hits=(
            "[OS](OUTCOME:OS) differed by [ESR1](GENE) status in [breast "
            "cancer](CANCER) (P = 0.003).",
        ),
        misses=(
            "[OS](OUTCOME:OS) was recorded in [breast cancer](CANCER) with "
            "[ESR1](GENE) status (P = 0.003).",
        ),
    ),
)
