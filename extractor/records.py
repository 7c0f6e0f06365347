"""The record contract: what is written out, and what the gold set is made of.

The same models read the gold set and write the output. Unknown is ``null``; nothing found is an
empty list. Unknown fields are ignored on reading, so that an older program reads a newer file.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter

from .codes import (
    Analysis,
    Certainty,
    Comparator,
    Consistency,
    Design,
    Direction,
    Form,
    Inherited,
    OutcomeCode,
    PValueKind,
    State,
    Subject,
    TrialDirection,
    TrialStatus,
    Where,
)

SCHEMA_VERSION = "1.0"


def _plain_number(value: Decimal) -> int | float:
    """Turn a printed decimal into the JSON number with the same value."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(_plain_number, return_type=float, when_used="json"),
]


class Model(BaseModel):
    """Frozen base of every part of a record."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class DocumentRef(Model):
    """Which paper a record comes from."""

    doc_id: str
    sha256: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    title: str | None = None


class Gene(Model):
    """A gene: current HGNC symbol, CURIE, and the name as printed."""

    symbol: str
    id: str | None = None
    text: str | None = None


class Biomarker(Model):
    """The marker a statement speaks of, and the side of it."""

    text: str
    genes: tuple[Gene, ...] = ()
    form: Form = "unspecified"
    state: State = "unspecified"


class ConditionRef(Model):
    """A cancer or other disease; ``accepted`` lists further names and ids the gold set takes."""

    text: str | None = None
    name: str | None = None
    id: str | None = None
    inherited_from: Inherited | None = None
    accepted: tuple[str, ...] = ()


class OutcomeRef(Model):
    """An outcome as printed, with its code."""

    text: str | None = None
    code: OutcomeCode


class PValue(Model):
    """A p-value as printed and as meant; ``value`` is null for "ns"."""

    comparator: Comparator
    value: Number | None = None
    text: str
    kind: PValueKind = "plain"


class Effect(Model):
    """An effect estimate with its interval; ``ci_level`` in percent."""

    measure: str
    value: Number | None = None
    ci_low: Number | None = None
    ci_high: Number | None = None
    ci_level: Number | None = None
    text: str | None = None


class CitedWork(Model):
    """An entry of the reference list that a result is cited from, as far as the paper tells."""

    key: str
    doi: str | None = None
    pmid: str | None = None
    text: str | None = None


class Attribution(Model):
    """Whose result it is; ``references`` are the numbers or keys printed, ``works`` the entries."""

    source: Literal["own", "cited"] = "own"
    references: tuple[str, ...] = ()
    works: tuple[CitedWork, ...] = ()


class Evidence(Model):
    """A place in the paper that says so; boxes are x0, top, x1, bottom in points, one a line."""

    page: int | None = Field(default=None, ge=1)
    section: str | None = None
    where: Where = "body"
    text: str | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    boxes: tuple[tuple[float, float, float, float], ...] = ()


class AssociationRecord(Model):
    """One biomarker, one cancer, one outcome, as one paper states it."""

    kind: Literal["association"] = "association"
    record_id: str
    document: DocumentRef
    biomarker: Biomarker
    cancer: ConditionRef | None = None
    outcome: OutcomeRef
    direction: Direction
    p_value: PValue | None = None
    effect: Effect | None = None
    analysis: Analysis = "unspecified"
    certainty: Certainty = "asserted"
    attribution: Attribution = Attribution()
    subgroup: str | None = None
    subject: Subject = "unspecified"
    evidence: tuple[Evidence, ...] = ()
    consistency: Consistency | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    rule_id: str | None = None


class Participants(Model):
    """How many took part, and what was counted."""

    value: int = Field(ge=0)
    kind: Literal["enrolled", "randomised", "analysed"] = "enrolled"
    text: str | None = None


class Intervention(Model):
    """A treatment in an arm; dose and schedule as printed."""

    name: str
    id: str | None = None
    text: str | None = None
    dose: str | None = None
    unit: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None


class Arm(Model):
    """One arm of a trial."""

    role: Literal["experimental", "comparator"] = "experimental"
    n: int | None = Field(default=None, ge=0)
    interventions: tuple[Intervention, ...] = ()


class Endpoint(Model):
    """An endpoint and its rank."""

    role: Literal["primary", "secondary", "exploratory"]
    outcome: OutcomeRef


class TrialResult(Model):
    """A result for one outcome; ``arm_values`` as printed, experimental arm first where known."""

    outcome: OutcomeRef
    effect: Effect | None = None
    p_value: PValue | None = None
    arm_values: tuple[str, ...] = ()
    direction: TrialDirection | None = None
    conflict: bool = False  # words, effect and arm values do not point the same way
    subgroup: str | None = None
    evidence: tuple[Evidence, ...] = ()


class FollowUp(Model):
    """How long patients were followed."""

    value: Number
    unit: str
    kind: Literal["median", "mean", "minimum"] = "median"


class TrialRecord(Model):
    """What one paper says about one clinical trial."""

    kind: Literal["trial"] = "trial"
    record_id: str
    document: DocumentRef
    acronym: str | None = None
    registry_ids: tuple[str, ...] = ()
    phase: str | None = Field(default=None, pattern=r"^[0-4][abc]?(/[1-4][abc]?)?$")
    design: tuple[Design, ...] = ()
    status: TrialStatus = "unspecified"
    participants: Participants | None = None
    condition: ConditionRef | None = None
    population: str | None = None
    arms: tuple[Arm, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    results: tuple[TrialResult, ...] = ()
    follow_up: FollowUp | None = None
    attribution: Attribution = Attribution()
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = Field(default=None, ge=0, le=1)
    rule_id: str | None = None


Record = Annotated[AssociationRecord | TrialRecord, Field(discriminator="kind")]
RECORD_ADAPTER: TypeAdapter[AssociationRecord | TrialRecord] = TypeAdapter(Record)
