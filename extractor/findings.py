"""What the rules make: findings, and rejections with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from .codes import (
    Analysis,
    Certainty,
    Consistency,
    Direction,
    Form,
    State,
    Subject,
    TrialStatus,
)
from .records import (
    Arm,
    Attribution,
    ConditionRef,
    Endpoint,
    Evidence,
    FollowUp,
    Participants,
    TrialResult,
)
from .sentences import Mention, Statistic


class Reason(StrEnum):
    """Why a candidate did not become a record."""

    THRESHOLD = "threshold"
    NO_RESULT = "no_result"  # an aim, a method, a hypothesis
    NO_CANCER = "no_cancer"
    NO_OUTCOME = "no_outcome"
    NO_BIOMARKER = "no_biomarker"
    GENE_NOT_GROUNDED = "gene_not_grounded"
    COUNT_MISMATCH = "count_mismatch"  # "respectively" with unequal lists
    AMBIGUOUS = "ambiguous"
    DRUG_TARGET = "drug_target"  # "anti-PD-1 therapy improved OS"
    IMPOSSIBLE_VALUE = "impossible_value"
    NOT_FOUND_AGAIN = "not_found_again"  # the evidence does not hold the value
    INVALID = "invalid"  # the record model refused it
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationFinding:
    """A candidate association, as a rule left it; validation makes the record."""

    rule_id: str
    biomarkers: tuple[Mention, ...]
    biomarker_text: str
    outcome: Mention
    cancer: Mention | None
    cancer_from: Literal["passage", "table", "document"] | None = None
    form: Form = "unspecified"
    state: State = "unspecified"
    direction: Direction = "associated"
    p_value: Statistic | None = None
    effect: Statistic | None = None
    analysis: Analysis = "unspecified"
    certainty: Certainty = "asserted"
    attribution: Attribution = field(default_factory=Attribution)
    subgroup: str | None = None
    subject: Subject = "unspecified"
    consistency: Consistency | None = None  # the pipeline asks the statistics stage
    evidence: tuple[Evidence, ...] = ()  # start, end, where; validation adds page, section, boxes
    features: tuple[tuple[str, float], ...] = ()  # for the confidence, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFinding:
    """A candidate trial, its places already merged; validation makes the record."""

    rule_id: str
    acronym: str | None = None
    registry_ids: tuple[str, ...] = ()
    phase: str | None = None
    design: tuple[str, ...] = ()
    status: TrialStatus = "unspecified"
    participants: Participants | None = None
    condition: ConditionRef | None = None
    population: str | None = None
    arms: tuple[Arm, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    results: tuple[TrialResult, ...] = ()
    follow_up: FollowUp | None = None
    attribution: Attribution = field(default_factory=Attribution)
    evidence: tuple[Evidence, ...] = ()
    features: tuple[tuple[str, float], ...] = ()


Finding = AssociationFinding | TrialFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate that was dropped, by which rule and why."""

    rule_id: str
    reason: Reason
    text: str  # as printed
    start: int
    end: int
    detail: str = ""
