"""Cancers by site: short names with their site, words for a tumour, OncoTree codes."""

import pytest

from extractor.ner import annotate_text
from extractor.ner.oncotree import oncotree_codes


def cancers(annotator, text):
    (sentence,) = annotate_text(text, (), annotator)
    return [(m.text, m.concept.id) for m in sentence.labelled("CANCER")]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("esophageal SCC", "DOID:3748"),
        ("SCC of the esophagus", "DOID:3748"),
        ("cutaneous SCC", "DOID:3151"),
        ("head and neck SCC", "DOID:5520"),
        ("oral cavity SCC", "DOID:0050866"),
        ("bladder UC", "DOID:4006"),
        ("WHO grade IV glioma", "DOID:3068"),
        ("HNPCC", "DOID:3883"),
        # What MONDO calls a neoplasm is the cancer of that site where the ontology has one.
        ("colorectal tumour", "DOID:9256"),
        ("brain tumours", "DOID:1319"),
        ("tumor of the kidney", "DOID:263"),
        ("pancreatic tumor", "DOID:1793"),
        # MeSH heading and ontology term are one.
        ("acute lymphoblastic leukemia", "DOID:9952"),
    ],
)
def test_name_with_its_site_is_one_cancer(annotator, name, identifier):
    assert cancers(annotator, f"Patients with {name} were treated.") == [(name, identifier)]


@pytest.mark.parametrize(
    "text",
    [
        "The National Cancer Institute paid for it.",
        "The plasmacytoma variant translocation 1 gene was read.",
        "It was graded after Smith (Cancer Treat Rep 1978).",
    ],
)
def test_cancer_in_the_name_of_something_else_is_none(annotator, text):
    assert cancers(annotator, text) == []


@pytest.mark.parametrize(
    ("identifier", "code"), [("DOID:1324", "LUNG"), ("DOID:3910", "LUAD"), ("DOID:3068", "GB")]
)
def test_oncotree_code_of_a_cancer(identifier, code):
    assert code in oncotree_codes(identifier)


def test_no_code_is_no_error():
    assert oncotree_codes("DOID:0") == ()
