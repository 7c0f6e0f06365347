"""A record → the rows of the tables that it fills."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import Table

from ..records import AssociationRecord, ConditionRef, DocumentRef, Gene, TrialRecord
from . import schema

Record = AssociationRecord | TrialRecord
Row = dict[str, object]


def work_of(document: DocumentRef) -> str:
    """Return what tells two files of one article: DOI, else PMCID, else PMID, else the hash."""
    if document.doi:
        return f"doi:{document.doi.casefold()}"
    if document.pmcid:
        return f"pmcid:{document.pmcid}"
    return f"pmid:{document.pmid}" if document.pmid else f"sha256:{document.sha256}"


def gene_key(gene: Gene) -> str:
    """Return the CURIE of a gene, else its symbol."""
    return gene.id or gene.symbol


def cancer_key(cancer: ConditionRef | None) -> str | None:
    """Return the CURIE of a cancer, else its name as printed; None where there is none."""
    if cancer is None:
        return None
    return cancer.id or (cancer.name or cancer.text or "").casefold() or None


def shared_rows(record: Record) -> Iterator[tuple[Table, Row]]:
    """Yield rows that papers share: genes, cancers, outcomes."""
    if isinstance(record, TrialRecord):
        return
    for gene in record.biomarker.genes:
        yield schema.genes, {"gene_id": gene_key(gene), "symbol": gene.symbol}
    key = cancer_key(record.cancer)
    if record.cancer is not None and key is not None:
        name = record.cancer.name or record.cancer.text or key
        yield schema.cancers, {"cancer_id": key, "name": name}
    yield schema.outcomes, {"code": record.outcome.code}


def own_rows(record: Record, sha256: str) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of a record itself, the record first."""
    if isinstance(record, TrialRecord):
        yield schema.trials, _trial(record, sha256)
        for registry_id in dict.fromkeys(record.registry_ids):
            row: Row = {"record_id": record.record_id, "registry_id": registry_id}
            yield schema.trial_registry_ids, row
    else:
        yield schema.associations, _association(record, sha256)
        for key in dict.fromkeys(map(gene_key, record.biomarker.genes)):
            yield schema.association_genes, {"record_id": record.record_id, "gene_id": key}
    hangs = {"record_id": record.record_id, "sha256": sha256}
    for position, place in enumerate(record.evidence):
        yield (
            schema.evidence,
            hangs
            | {
                "position": position,
                "page": place.page,
                "section": place.section,
                "place": place.where,
                "text": place.text,
                "text_start": place.start,
                "text_end": place.end,
            },
        )
    for work in {work.key: work for work in record.attribution.works}.values():
        yield schema.cited_works, hangs | work.model_dump()


def _association(record: AssociationRecord, sha256: str) -> Row:
    p, effect = record.p_value, record.effect
    return {
        "record_id": record.record_id,
        "sha256": sha256,
        "marker": record.biomarker.text,
        "form": record.biomarker.form,
        "state": record.biomarker.state,
        "cancer_id": cancer_key(record.cancer),
        "outcome": record.outcome.code,
        "direction": record.direction,
        "p_comparator": p.comparator if p else None,
        "p_value": _number(p.value) if p else None,
        "effect_measure": effect.measure if effect else None,
        "effect_value": _number(effect.value) if effect else None,
        "ci_low": _number(effect.ci_low) if effect else None,
        "ci_high": _number(effect.ci_high) if effect else None,
        "analysis": record.analysis,
        "source": record.attribution.source,
        "subject": record.subject,
        "confidence": record.confidence,
        "record": record.model_dump_json(),
    }


def _trial(record: TrialRecord, sha256: str) -> Row:
    condition = record.condition
    return {
        "record_id": record.record_id,
        "sha256": sha256,
        "acronym": record.acronym,
        "phase": record.phase,
        "status": record.status,
        "participants": record.participants.value if record.participants else None,
        "condition": condition and (condition.name or condition.text),
        "source": record.attribution.source,
        "confidence": record.confidence,
        "record": record.model_dump_json(),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
