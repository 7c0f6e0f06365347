"""Findings to records: complete evidence, stable ids, a reason for what is dropped."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from extractor.confidence import ConfidenceModel, load_confidence
from extractor.records import AssociationRecord, Evidence, TrialRecord
from extractor.types import (
    AssociationFinding,
    CharBoxes,
    Concept,
    Document,
    Mention,
    PageSize,
    Passage,
    Reason,
    Rejection,
    Statistic,
    TrialFinding,
)
from extractor.validate import genes_of, validate

TEXT = "High RANK predicted shorter OS (p = 0.02) in endometrial cancer."
MODEL = ConfidenceModel(association_weights={"intercept": 0.0, "has_p_value": 1.0})


def mention(label, text, concept):
    start = TEXT.index(text)
    return Mention(label=label, text=text, start=start, end=start + len(text), concept=concept)


def p_value(**fields):
    start = TEXT.index("p = 0.02")
    return Statistic(
        kind="P_VALUE",
        text="p = 0.02",
        start=start,
        end=start + 8,
        comparator="=",
        value=Decimal("0.02"),
        **fields,
    )


RANK = mention("GENE", "RANK", Concept(id="HGNC:11908", name="TNFRSF11A"))
FINDING = AssociationFinding(
    rule_id="test",
    biomarkers=(RANK,),
    biomarker_text="RANK",
    outcome=mention("OUTCOME", "OS", Concept(id="OS", name="OS")),
    cancer=mention(
        "CANCER", "endometrial cancer", Concept(id="DOID:1380", name="endometrial cancer")
    ),
    state="high",
    direction="worse",
    p_value=p_value(),
    evidence=(Evidence(start=0, end=len(TEXT)),),
)


@pytest.fixture
def document():
    pages = np.ones(len(TEXT), dtype=np.int16)
    left = np.arange(len(TEXT), dtype=np.float32) * 5
    top = np.full(len(TEXT), 100, dtype=np.float32)
    boxes = np.stack([left, top, left + 5, top + 10], axis=1)
    passage = Passage(text=TEXT, start=0, end=len(TEXT), kind="body", section="results", page=1)
    return Document(
        doc_id="p",
        sha256="0" * 64,
        source="pdf",
        text=TEXT,
        passages=(passage,),
        pages=(PageSize(1, 600, 800),),
        chars=CharBoxes(pages, boxes),
    )


def only(document, finding):
    valid = validate(document, [finding], confidence=MODEL)
    (made,) = (*valid.associations, *valid.trials, *valid.rejections)
    return made


def test_record_carries_what_was_found(document):
    record = only(document, FINDING)
    assert isinstance(record, AssociationRecord)
    assert [(g.symbol, g.id) for g in record.biomarker.genes] == [("TNFRSF11A", "HGNC:11908")]
    assert (record.cancer.id, record.outcome.code) == ("DOID:1380", "OS")
    assert (record.p_value.comparator, record.p_value.value) == ("=", Decimal("0.02"))
    assert record.confidence == pytest.approx(0.731, abs=0.001)


def test_evidence_is_completed_from_the_page(document):
    (place,) = only(document, FINDING).evidence
    assert (place.page, place.section, place.text) == (1, "results", TEXT)
    assert place.boxes == ((0.0, 100.0, len(TEXT) * 5.0, 110.0),)


def test_id_is_stable_and_follows_the_content(document):
    first = only(document, FINDING).record_id
    assert only(document, FINDING).record_id == first
    assert only(document, replace(FINDING, direction="better")).record_id != first
    assert only(replace(document, sha256="1" * 64), FINDING).record_id != first


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"p_value": p_value(threshold=True)}, Reason.THRESHOLD),
        ({"p_value": p_value(flags=frozenset({"impossible"}))}, Reason.IMPOSSIBLE_VALUE),
        ({"p_value": replace(p_value(), start=0, end=8)}, Reason.NOT_FOUND_AGAIN),
        ({"biomarkers": (), "biomarker_text": " "}, Reason.NO_BIOMARKER),
        ({"evidence": ()}, Reason.NOT_FOUND_AGAIN),
    ],
)
def test_what_cannot_be_a_record_has_a_reason(document, change, reason):
    made = only(document, replace(FINDING, **change))
    assert isinstance(made, Rejection)
    assert made.reason is reason


def test_family_stands_for_its_members():
    family = Concept(
        id="FPLX:AKT", name="AKT", members=("AKT1", "AKT2"), member_ids=("HGNC:391", "HGNC:392")
    )
    genes = genes_of((replace(RANK, concept=family),))
    assert [(g.symbol, g.id) for g in genes] == [("AKT1", "HGNC:391"), ("AKT2", "HGNC:392")]


def test_trial_is_validated(document):
    place = (Evidence(start=0, end=4),)
    record = only(document, TrialFinding(rule_id="t", phase="3", evidence=place))
    assert isinstance(record, TrialRecord)
    assert record.evidence[0].text == "High"
    refused = only(document, TrialFinding(rule_id="t", phase="III", evidence=place))
    assert refused.reason is Reason.INVALID
    assert "phase" in refused.detail


def test_shipped_weights_load():
    model = load_confidence()
    assert "intercept" in model.association_weights
    assert 0 < model.association(FINDING) < 1
