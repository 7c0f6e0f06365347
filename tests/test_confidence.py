"""The confidence of an association: its features, and the weights that were fitted."""

import json

import pytest

from extractor.confidence import load_confidence
from extractor.pipeline import extract_text
from extractor.settings import models_dir

VERB = "High CD74 expression was associated with shorter overall survival in colon cancer."
CHANGE = "Overall survival was shorter in colon cancer when CD74 expression was high."


@pytest.fixture(scope="module")
def judged():
    path = models_dir() / "judged_associations.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_weight_is_of_a_feature_that_was_judged_or_a_table(judged):
    names = {name for row in judged for name in row["features"]} | {"intercept", "table_row"}
    assert set(load_confidence().association_weights) <= names


def test_judgements_are_facts_without_text(judged):
    assert len(judged) > 200
    for row in judged:
        assert set(row) <= {
            *("doc_id", "genes", "cancer", "outcome", "p", "effect", "direction"),
            *("right", "why", "rule", "features", "round"),
        }
        assert row["right"] != ("why" in row)


def test_no_association_without_figures_is_sure():
    for text in (VERB, CHANGE):
        for record in extract_text(text).associations:
            assert 0.3 < record.confidence < 0.9


def test_a_marker_of_the_title_is_surer():
    claim = "High CD74 expression was associated with shorter overall survival in colon cancer."
    titles = ("CD74 in colon cancer", None, "FOXP3 in colon cancer")
    (named,), (untitled,), (other,) = (extract_text(claim, t).associations for t in titles)
    assert named.confidence > untitled.confidence > other.confidence
