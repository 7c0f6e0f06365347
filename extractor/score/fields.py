"""How often each field of a record is right, where the record itself was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import AssociationRecord
from .agree import (
    canonical_direction,
    same_effect,
    same_named_marker,
    same_p_value,
    same_pair,
    same_references,
    same_tuple,
)
from .associations import Same, match

Associations = Sequence[AssociationRecord]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: which records it is looked at in, and when it is right."""

    name: str
    given: Literal["pair", "tuple"]  # what has to agree before the field is looked at
    agrees: Same
    applies: Same = lambda gold, predicted: True


def _equal(name: str) -> Same:
    """Return the comparison of a field whose values are codes."""

    def agrees(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
        return bool(getattr(gold, name) == getattr(predicted, name))

    return agrees


# Outcome and p-value are part of the tuple, so they are looked at where gene set and cancer agree.
FIELDS = (
    Field("outcome", "pair", lambda g, p: g.outcome.code == p.outcome.code),
    Field("p_value", "pair", lambda g, p: same_p_value(g.p_value, p.p_value)),
    # The views compare gene sets; the name is looked at where a marker has no gene.
    Field("marker_name", "tuple", same_named_marker, lambda g, p: not g.biomarker.genes),
    Field("direction", "tuple", lambda g, p: canonical_direction(g) == canonical_direction(p)),
    Field("source", "tuple", lambda g, p: g.attribution.source == p.attribution.source),
    Field(
        "references",
        "tuple",
        same_references,
        lambda g, p: bool(g.attribution.references or p.attribution.references),
    ),
    Field("state", "tuple", lambda g, p: g.biomarker.state == p.biomarker.state),
    Field("form", "tuple", lambda g, p: g.biomarker.form == p.biomarker.form),
    Field("analysis", "tuple", _equal("analysis")),
    Field("certainty", "tuple", _equal("certainty")),
    Field("subject", "tuple", _equal("subject")),
    Field(
        "effect",
        "tuple",
        lambda g, p: same_effect(g.effect, p.effect),
        lambda g, p: g.effect is not None or p.effect is not None,
    ),
)
GIVEN: dict[str, Same] = {"pair": same_pair, "tuple": same_tuple}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    """How many of the records looked at have the field right."""

    name: str
    given: str  # "pair" or "tuple": what had to agree first
    right: int
    looked_at: int

    @property
    def accuracy(self) -> float | None:
        """Return the share that is right; None where none was looked at."""
        return self.right / self.looked_at if self.looked_at else None


def score_fields(papers: Sequence[tuple[Associations, Associations]]) -> tuple[FieldScore, ...]:
    """Return the accuracy of each field over papers, each given as (gold, predicted)."""
    matched = {
        given: [pair for gold, found in papers for pair in match(gold, found, same).pairs]
        for given, same in GIVEN.items()
    }
    return tuple(_score(field, matched[field.given]) for field in FIELDS)


def _score(
    field: Field, pairs: Sequence[tuple[AssociationRecord, AssociationRecord]]
) -> FieldScore:
    looked_at = [pair for pair in pairs if field.applies(*pair)]
    return FieldScore(
        name=field.name,
        given=field.given,
        right=sum(field.agrees(*pair) for pair in looked_at),
        looked_at=len(looked_at),
    )
