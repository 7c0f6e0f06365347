"""Records as pandas data frames: flat, one row a record."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from ..records import AssociationRecord, TrialRecord

ASSOCIATION_COLUMNS = (
    "doc_id",
    "genes",
    "biomarker",
    "form",
    "state",
    "cancer",
    "cancer_id",
    "outcome",
    "outcome_text",
    "direction",
    "p_comparator",
    "p_value",
    "effect_measure",
    "effect",
    "ci_low",
    "ci_high",
    "analysis",
    "source",
    "references",
    "page",
    "section",
    "confidence",
    "evidence",
    "record_id",
)
TRIAL_COLUMNS = (
    "doc_id",
    "acronym",
    "registry_ids",
    "phase",
    "design",
    "status",
    "participants",
    "condition",
    "arms",
    "source",
    "references",
    "page",
    "confidence",
    "record_id",
)


def associations_frame(records: Iterable[AssociationRecord]) -> pd.DataFrame:
    """Return one row an association; lists are joined with ``;``, numbers are floats."""
    rows = [_association_row(record) for record in records]
    return pd.DataFrame(rows, columns=list(ASSOCIATION_COLUMNS))


def trials_frame(records: Iterable[TrialRecord]) -> pd.DataFrame:
    """Return one row a trial; lists are joined with ``;``."""
    return pd.DataFrame([_trial_row(r) for r in records], columns=list(TRIAL_COLUMNS))


def _association_row(record: AssociationRecord) -> tuple[object, ...]:
    place = record.evidence[0] if record.evidence else None
    cancer = record.cancer
    return (
        record.document.doc_id,
        ";".join(gene.symbol for gene in record.biomarker.genes),
        record.biomarker.text,
        record.biomarker.form,
        record.biomarker.state,
        cancer and (cancer.name or cancer.text),
        cancer and cancer.id,
        record.outcome.code,
        record.outcome.text,
        record.direction,
        *_statistics(record),
        record.analysis,
        record.attribution.source,
        ";".join(record.attribution.references),
        place and place.page,
        place and place.section,
        record.confidence,
        place and place.text,
        record.record_id,
    )


def _statistics(record: AssociationRecord) -> tuple[object, ...]:
    """Return comparator, p-value, measure, effect and the bounds of its interval."""
    p, effect = record.p_value, record.effect
    p_part = (p.comparator, _number(p.value)) if p else (None, None)
    if effect is None:
        return (*p_part, None, None, None, None)
    numbers = map(_number, (effect.value, effect.ci_low, effect.ci_high))
    return (*p_part, effect.measure, *numbers)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _trial_row(record: TrialRecord) -> tuple[object, ...]:
    arms = (" + ".join(i.name for i in arm.interventions) for arm in record.arms)
    condition = record.condition
    return (
        record.document.doc_id,
        record.acronym,
        ";".join(record.registry_ids),
        record.phase,
        ";".join(record.design),
        record.status,
        record.participants and record.participants.value,
        condition and (condition.name or condition.text),
        " | ".join(arms),
        record.attribution.source,
        ";".join(record.attribution.references),
        record.evidence[0].page if record.evidence else None,
        record.confidence,
        record.record_id,
    )
