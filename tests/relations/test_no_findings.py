"""Sentences of our own that tell nothing of a marker, beside others that do.

``no_findings.txt`` and ``no_findings_2.txt``: 100 sentences each of twenty kinds (treatment,
baseline, cohort, aim, function …), written before anybody saw what the program made of them; 20
and, once the first were mended, 12 gave a false finding on the first run.
``still_findings.txt``: the same grammar with a marker as the subject, with its gene.
"""

from pathlib import Path

import pytest

from extractor import extract_text

HERE = Path(__file__).parent
# What is still given, and wrong.
KNOWN = (
    "Patients with hormone receptor-positive",
    "The SPARC cohort",
    "Combined CEA and CA19-9",
    "CD8+ T cell density",
    "miR-200c restored",
)


def rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("|", 1) for line in lines]


ROUNDS = (*rows("no_findings.txt"), *rows("no_findings_2.txt"))
SILENT = [text for _, text in ROUNDS if not text.startswith(KNOWN)]
TELLING = rows("still_findings.txt")


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said_of_a_marker(text):
    assert not extract_text(text).associations


# Kinds of false findings seen on abstracts that no rule was written on, in our own words.
SEEN = (
    "Prognostic value of CD74 in gastric cancer: relationship with overall survival.",
    "CD74 expression was associated with the metastatic potential of prostate cancer lines.",
    "CASP8 is associated with the death receptor in head and neck cancer.",
    "The correlation of CD74 with overall survival in gastric cancer has not been reported.",
    "HT-29 cells with high CD74 showed more recurrence in colon cancer (p = 0.02).",
)


@pytest.mark.parametrize("text", SEEN)
def test_kinds_of_false_findings(text):
    assert not extract_text(text).associations


def test_markers_beside_the_outcomes_of_a_correlation():
    found = extract_text(
        "No correlation was found between zyxin staining and sex, Dukes stage, survival, p53"
        " status and PCNA status in colon cancer."
    ).associations
    assert {g.symbol for r in found for g in r.biomarker.genes} == {"ZYX"}


@pytest.mark.parametrize(("gene", "text"), TELLING)
def test_the_same_grammar_with_a_marker_as_subject(gene, text):
    found = extract_text(text).associations
    assert gene in {g.symbol for record in found for g in record.biomarker.genes}


def test_markers_in_the_list_of_objects_are_not_its_subject():
    found = extract_text(
        "In breast cancer zyxin staining is associated with high tumour grade (p = 0.03), with"
        " oestrogen receptor status (p = 0.01) and with HIF-1 alpha (p = 0.001)."
    ).associations
    assert [(r.biomarker.genes[0].symbol, r.p_value.text) for r in found] == [("ZYX", "p = 0.03")]


def test_less_favourable_is_worse():
    (record,) = extract_text(
        "High FAS expression had a less favourable prognosis in colon cancer (p = 0.03)."
    ).associations
    assert record.direction == "worse"


def test_two_groups_of_patients_cite_nobody():
    (record,) = extract_text(
        "When patients were divided into two groups, high CD74 was linked to shorter overall"
        " survival in colon cancer (p = 0.01)."
    ).associations
    assert record.attribution.source == "own"


def test_a_list_of_names_as_long_as_a_page_is_not_read():
    names = "Hospital of Lower Upton: Dr A Smith, Dr B Jones; " * 80
    text = f"We thank {names} and high CD74 predicted shorter survival in colon cancer."
    assert not extract_text(text).associations


FILLER = "Leaves were dried and weighed again on day {}, and the mean yield was noted there."
ASIDE = "MMP9 overexpression was associated with shorter overall survival in breast cancer."


@pytest.mark.parametrize(("fillers", "found"), [(10, 1), (90, 0)])
def test_a_paper_on_something_else_has_no_finding(fillers, found):
    text = " ".join([FILLER.format(n) for n in range(fillers)] + [ASIDE])
    extraction = extract_text(text, title="Yield of dried leaves")
    assert len(extraction.associations) == found
    if not found:
        assert "the paper is not about cancer" in {r.detail for r in extraction.rejections}


def test_a_paper_with_cancer_in_its_title_is_read():
    text = " ".join([FILLER.format(n) for n in range(90)] + [ASIDE])
    assert extract_text(text, title="Leaves against breast cancer").associations
