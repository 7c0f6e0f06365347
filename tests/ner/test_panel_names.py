"""Names as prognostic papers print them, which the public tables lack or give to another gene."""

import pytest

from extractor import extract_text

NAMES = {
    "fascin": "FSCN1",
    "EphA2": "EPHA2",
    "EphB4": "EPHB4",
    "IGF II": "IGF2",
    "MCT4": "SLC16A3",
    "PIVKA-II": "F2",
    "integrin αvβ6": "ITGB6",
    "c-Met": "MET",
    "HER-2/neu": "ERBB2",
}


@pytest.mark.parametrize(("name", "symbol"), NAMES.items())
def test_name_is_grounded_in_a_finding(name, symbol):
    text = f"High {name} expression was associated with shorter OS in gastric cancer (P = 0.01)."
    (record,) = extract_text(text).associations
    assert [gene.symbol for gene in record.biomarker.genes] == [symbol]


def test_a_marker_stays_one_when_its_definition_is_unknown():
    text = "CA72-4 (carbohydrate antigen 72-4) predicted OS in gastric cancer (P = 0.02)."
    (record,) = extract_text(text).associations
    assert record.biomarker.text == "CA72-4"


def test_spread_to_nodes_is_an_outcome_and_no_cancer():
    text = "RANK was associated with metastasis to lymph nodes in breast cancer (p = 0.01)."
    (record,) = extract_text(text).associations
    assert (record.outcome.code, record.cancer.name) == ("LYMPH_NODE", "breast cancer")
