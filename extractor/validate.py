"""Finding → record, or rejection with a reason: the last door before anything is written."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from .confidence import ConfidenceModel
from .printed import effect_of, p_value_of
from .records import (
    AssociationRecord,
    Biomarker,
    ConditionRef,
    DocumentRef,
    Evidence,
    Gene,
    OutcomeRef,
    TrialRecord,
    TrialResult,
)
from .types import (
    AssociationFinding,
    Document,
    Finding,
    Mention,
    Reason,
    Rejection,
    TrialFinding,
)
from .works import with_works

_RECORD_ID_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """What validation made of the findings of one document."""

    associations: tuple[AssociationRecord, ...] = ()
    trials: tuple[TrialRecord, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def validate(
    document: Document,
    findings: Iterable[Finding | Rejection],
    *,
    confidence: ConfidenceModel,
) -> Validated:
    """Turn findings into records with complete evidence; what cannot be one is a rejection."""
    associations: dict[str, AssociationRecord] = {}
    trials: dict[str, TrialRecord] = {}
    rejections: list[Rejection] = []
    for finding in findings:
        made = finding if isinstance(finding, Rejection) else _make(document, finding, confidence)
        if isinstance(made, Rejection):
            rejections.append(made)
        elif isinstance(made, AssociationRecord):
            associations.setdefault(made.record_id, made)
        else:
            trials.setdefault(made.record_id, made)
    return Validated(
        associations=tuple(associations.values()),
        trials=tuple(trials.values()),
        rejections=tuple(rejections),
    )


def _make(
    document: Document, finding: Finding, confidence: ConfidenceModel
) -> AssociationRecord | TrialRecord | Rejection:
    """Make one record, or say why not."""
    try:
        if isinstance(finding, AssociationFinding):
            problem = _association_problem(document, finding)
            return problem or _association(document, finding, confidence)
        return _trial(document, finding, confidence)
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        return _reject(document, finding, Reason.INVALID, detail)


def _reject(document: Document, finding: Finding, reason: Reason, detail: str = "") -> Rejection:
    """Make the rejection of a finding, with the text it stood on."""
    spans = [
        (e.start, e.end) for e in finding.evidence if e.start is not None and e.end is not None
    ]
    start, end = spans[0] if spans else (0, 0)
    return Rejection(
        rule_id=finding.rule_id,
        reason=reason,
        text=document.text[start:end],
        start=start,
        end=end,
        detail=detail,
    )


def _association_problem(document: Document, finding: AssociationFinding) -> Rejection | None:
    """Return the rejection of an association that cannot be a record, else None."""
    if not finding.biomarkers and not finding.biomarker_text.strip():
        return _reject(document, finding, Reason.NO_BIOMARKER)
    if finding.cancer is None:
        return _reject(document, finding, Reason.NO_CANCER)
    if not finding.evidence:
        return _reject(document, finding, Reason.NOT_FOUND_AGAIN, "no evidence")
    return _statistic_problem(document, finding)


def _statistic_problem(document: Document, finding: AssociationFinding) -> Rejection | None:
    """Return the rejection of an association whose figures are no finding, else None."""
    for statistic in (finding.p_value, finding.effect):
        if statistic is None:
            continue
        if statistic.threshold:
            return _reject(document, finding, Reason.THRESHOLD, statistic.text)
        if "impossible" in statistic.flags:
            return _reject(document, finding, Reason.IMPOSSIBLE_VALUE, statistic.text)
        if document.text[statistic.start : statistic.end] != statistic.text:
            return _reject(document, finding, Reason.NOT_FOUND_AGAIN, statistic.text)
    return None


def _association(
    document: Document, finding: AssociationFinding, confidence: ConfidenceModel
) -> AssociationRecord:
    record = AssociationRecord(
        record_id="",
        document=document_ref(document),
        biomarker=Biomarker(
            text=finding.biomarker_text,
            genes=genes_of(finding.biomarkers),
            form=finding.form,
            state=finding.state,
        ),
        cancer=_condition(finding),
        outcome=OutcomeRef.model_validate(
            {
                "text": finding.outcome.text,
                "code": finding.outcome.concept.id if finding.outcome.concept else "OTHER",
            }
        ),
        direction=finding.direction,
        p_value=p_value_of(finding.p_value),
        effect=effect_of(finding.effect),
        analysis=finding.analysis,
        certainty=finding.certainty,
        attribution=with_works(document, finding.attribution),
        subgroup=finding.subgroup,
        subject=finding.subject,
        evidence=tuple(complete(document, e) for e in finding.evidence),
        consistency=finding.consistency,
        confidence=confidence.association(finding),
        rule_id=finding.rule_id,
    )
    return record.model_copy(update={"record_id": record_id(document, record)})


def _trial(document: Document, finding: TrialFinding, confidence: ConfidenceModel) -> TrialRecord:
    record = TrialRecord.model_validate(
        {
            "record_id": "",
            "document": document_ref(document),
            "acronym": finding.acronym,
            "registry_ids": finding.registry_ids,
            "phase": finding.phase,
            "design": finding.design,
            "status": finding.status,
            "participants": finding.participants,
            "condition": finding.condition,
            "population": finding.population,
            "arms": finding.arms,
            "endpoints": finding.endpoints,
            "results": tuple(_complete_result(document, r) for r in finding.results),
            "follow_up": finding.follow_up,
            "attribution": with_works(document, finding.attribution),
            "evidence": tuple(complete(document, e) for e in finding.evidence),
            "confidence": confidence.trial(finding),
            "rule_id": finding.rule_id,
        }
    )
    return record.model_copy(update={"record_id": record_id(document, record)})


def _complete_result(document: Document, result: TrialResult) -> TrialResult:
    evidence = tuple(complete(document, e) for e in result.evidence)
    return result.model_copy(update={"evidence": evidence})


def _condition(finding: AssociationFinding) -> ConditionRef | None:
    mention = finding.cancer
    if mention is None:
        return None
    return ConditionRef(
        text=mention.text,
        name=mention.concept.name if mention.concept else None,
        id=mention.concept.id if mention.concept else None,
        inherited_from=finding.cancer_from,
    )


def genes_of(mentions: tuple[Mention, ...]) -> tuple[Gene, ...]:
    """Return the genes that mentions stand for, each once; a family stands for its members."""
    genes: dict[str, Gene] = {}
    for mention in mentions:
        concept = mention.concept
        if concept is None:
            continue
        if concept.members:
            ids = concept.member_ids or ("",) * len(concept.members)
            for symbol, gene_id in zip(concept.members, ids, strict=False):
                genes.setdefault(symbol, Gene(symbol=symbol, id=gene_id or None, text=mention.text))
        elif concept.id.startswith(("HGNC:", "NCBIGene:")):
            genes.setdefault(
                concept.name, Gene(symbol=concept.name, id=concept.id, text=mention.text)
            )
    return tuple(genes.values())


def document_ref(document: Document) -> DocumentRef:
    """Return the identity of a document as records carry it."""
    return DocumentRef(
        doc_id=document.doc_id,
        sha256=document.sha256,
        doi=document.doi,
        pmid=document.pmid,
        pmcid=document.pmcid,
        title=document.title,
    )


def complete(document: Document, evidence: Evidence) -> Evidence:
    """Add page, section, text and boxes to a place that is known by its offsets."""
    if evidence.start is None or evidence.end is None:
        return evidence
    boxes = document.boxes(evidence.start, evidence.end)
    starts = [p.start for p in document.passages]
    at = bisect_right(starts, evidence.start) - 1
    passage = document.passages[at] if at >= 0 else None
    page = boxes[0].page if boxes else (passage.page if passage else None)
    return evidence.model_copy(
        update={
            "page": page,
            "section": passage.section if passage else None,
            "text": document.text[evidence.start : evidence.end],
            "boxes": tuple((b.x0, b.top, b.x1, b.bottom) for b in boxes if b.page == page),
        }
    )


def record_id(document: Document, record: AssociationRecord | TrialRecord) -> str:
    """Return the stable id of a record: a hash of document, evidence span and normalised fields."""
    left_out = dict.fromkeys(("record_id", "document", "evidence", "confidence", "rule_id"), True)
    fields = record.model_dump(mode="json", exclude=left_out | {"attribution": {"works"}})
    spans = [(e.start, e.end) for e in record.evidence[:1]]
    text = json.dumps([document.sha256, spans, fields], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_RECORD_ID_CHARACTERS]
