"""The closed lists of the record contract: every code a field may hold."""

from __future__ import annotations

from typing import Literal

Form = Literal[
    "expression",
    "protein",
    "mRNA",
    "serum",
    "mutation",
    "variant",
    "copy_number",
    "methylation",
    "fusion",
    "ratio",
    "signature",
    "score",
    "other",
    "unspecified",
]
State = Literal[
    "high",
    "low",
    "positive",
    "negative",
    "mutated",
    "wild_type",
    "increased",
    "decreased",
    "amplified",
    "lost",
    "unspecified",
]
OutcomeCode = Literal[
    "OS",
    "CSS",
    "PFS",
    "DFS",
    "RFS",
    "EFS",
    "FFS",
    "BCRFS",
    "LRFS",
    "DMFS",
    "BMFS",
    "MFS",
    "TTP",
    "TTM",
    "TTR",
    "RECURRENCE",
    "METASTASIS",
    "BONE_METASTASIS",
    "LYMPH_NODE",
    "STAGE",
    "GRADE",
    "SIZE",
    "INVASION",
    "RESPONSE",
    "TOXICITY",
    "OTHER",
]
Direction = Literal["worse", "better", "none", "associated"]
Comparator = Literal["=", "<", ">", "<=", ">=", "~", "ns", "uncertain"]
PValueKind = Literal["plain", "trend", "interaction", "log_rank", "adjusted", "one_sided"]
Analysis = Literal["univariate", "multivariate", "log_rank", "correlation", "unspecified"]
Certainty = Literal["asserted", "hedged"]
Subject = Literal["human", "animal", "cell_line", "unspecified"]
Where = Literal["abstract", "body", "table", "caption", "figure"]
Inherited = Literal["passage", "table", "document"]
Consistency = Literal["consistent", "borderline", "discrepant", "contradictory"]
TrialStatus = Literal["completed", "ongoing", "recruiting", "planned", "terminated", "unspecified"]
Design = Literal[
    "randomised",
    "non_randomised",
    "single_arm",
    "double_blind",
    "single_blind",
    "open_label",
    "placebo_controlled",
    "active_controlled",
    "crossover",
    "non_inferiority",
    "cluster",
    "multicentre",
    "retrospective_analysis",
]
TrialDirection = Literal["improved", "no_difference", "worse"]

# The sides of a marker that are the reverse of high, positive, mutated and the like.
LOW_STATES: frozenset[State] = frozenset({"low", "negative", "wild_type", "decreased", "lost"})
_FLIPPED: dict[Direction, Direction] = {"worse": "better", "better": "worse"}


def for_high_side(state: State, direction: Direction) -> Direction:
    """Return the direction for the high side: (low, better) is (high, worse)."""
    return _FLIPPED.get(direction, direction) if state in LOW_STATES else direction
