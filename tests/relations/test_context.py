"""What a sentence takes from its paper: marker, cancer, attribution; what is merged."""

from dataclasses import replace

import pytest
from markup import parse_document

from extractor import extract_text
from extractor.relations import find_associations
from extractor.types import AssociationFinding


def findings(*passages):
    document, sentences = parse_document(*passages)
    made = find_associations(document, sentences)
    return [f for f in made if isinstance(f, AssociationFinding)]


TITLE = ("title", "title", "[EZH2](GENE) in [gastric cancer](CANCER)")


def test_cancer_comes_from_the_title():
    (found,) = findings(
        TITLE,
        ("body", "results", "High [EZH2](GENE) predicted shorter [OS](OUTCOME) (p = 0.01)."),
    )
    assert (found.cancer.concept.name, found.cancer_from) == ("gastric cancer", "document")


def test_the_marker_of_the_title_is_meant_by_high_expression():
    (found,) = findings(
        TITLE,
        (
            ("body"),
            "results",
            "High expression was associated with shorter [OS](OUTCOME) (p = 0.01).",
        ),
    )
    assert found.biomarkers[0].concept.name == "EZH2"
    assert found.state == "high"


def test_a_callout_makes_a_finding_cited():
    (found,) = findings(
        TITLE,
        (
            ("body"),
            ("discussion"),
            "High [MET](GENE) predicted shorter [OS](OUTCOME) in [glioma](CANCER) [12].",
        ),
    )
    assert found.attribution.source == "cited"
    assert found.attribution.references == ("12",)


@pytest.mark.parametrize(
    ("claim", "count"),
    [
        ("High [MET](GENE) may be linked to shorter [OS](OUTCOME) in [glioma](CANCER) [12].", 1),
        ("High [MET](GENE) may be linked to shorter [OS](OUTCOME) in [glioma](CANCER).", 0),
        ("[MET](GENE) may be linked to shorter [OS](OUTCOME) in [glioma](CANCER) [12].", 0),
    ],
)
def test_a_maybe_about_a_level_counts_where_it_cites(claim, count):
    found = findings(TITLE, ("body", "discussion", claim))
    assert [f.certainty for f in found] == ["hedged"] * count


def test_our_own_finding_stays_own_beside_a_callout():
    (found,) = findings(
        TITLE,
        (
            "body",
            "discussion",
            "In line with others [12], we found that high [MET](GENE) predicted "
            "shorter [OS](OUTCOME).",
        ),
    )
    assert found.attribution.source == "own"


def test_abstract_rounding_merges_and_the_exact_value_stays():
    (found,) = findings(
        TITLE,
        ("body", "abstract", "High [EZH2](GENE) predicted shorter [OS](OUTCOME) (p = 0.01)."),
        ("body", "results", "High [EZH2](GENE) predicted shorter [OS](OUTCOME) (p = 0.013)."),
    )
    assert str(found.p_value.value) == "0.013"
    assert [e.where for e in found.evidence] == ["abstract", "body"]


def test_univariate_and_multivariate_stay_two():
    found = findings(
        TITLE,
        (
            "body",
            "results",
            "In univariate analysis, high [EZH2](GENE) predicted shorter [OS](OUTCOME) "
            "(p = 0.01).\n"
            "In multivariate analysis, high [EZH2](GENE) predicted shorter "
            "[OS](OUTCOME) (p = 0.01).",
        ),
    )
    assert [f.analysis for f in found] == ["univariate", "multivariate"]


def test_methods_aims_and_drug_effects_are_no_findings():
    assert not findings(
        TITLE,
        ("body", "methods", "High [EZH2](GENE) predicted shorter [OS](OUTCOME) (p = 0.01)."),
        ("body", "introduction", "We asked whether [EZH2](GENE) predicts [OS](OUTCOME)."),
        (
            "body",
            "results",
            "Anti-[PD-L1](GENE) therapy improved [OS](OUTCOME) (HR 0.7, 95% CI 0.5-0.9, p = 0.01).",
        ),
    )


def test_a_name_inside_a_statistic_is_known_from_elsewhere():
    document, sentences = parse_document(
        TITLE,
        (
            ("body"),
            ("results"),
            (
                "The [EZH2](GENE) stain was read twice.\nHR for death with high EZH2 was "
                "1.9 (95% CI 1.2-3.0)."
            ),
        ),
    )
    bare = tuple(replace(s, mentions=() if "HR for" in s.text else s.mentions) for s in sentences)
    found = [f for f in find_associations(document, bare) if isinstance(f, AssociationFinding)]
    assert [(f.biomarkers[0].text, f.outcome.text, f.direction) for f in found] == [
        ("EZH2", "death", "worse")
    ]


def test_the_marker_before_is_meant_where_an_association_is_denied():
    made = findings(
        TITLE,
        (
            "body",
            "results",
            "High [MET](GENE) predicted shorter [OS](OUTCOME) (p = 0.01). In the 98 others no "
            "significant association with [OS](OUTCOME) was found (p = 0.54).",
        ),
    )
    assert [(f.biomarker_text, f.direction, str(f.p_value.value)) for f in made] == [
        ("MET", "worse", "0.01"),
        ("MET", "none", "0.54"),
    ]


def test_survival_is_of_patients_whatever_was_silenced():
    (found,) = findings(
        TITLE,
        (
            "body",
            "results",
            "High [MET](GENE) was associated with longer [OS](OUTCOME) (p = 0.01), as expected "
            "if the promoter were silenced.",
        ),
    )
    assert found.subject == "human"


REFERENCES = [
    (
        "Cabozantinib is in trials for prostate cancer [1] and recent work has shown that high MET"
        " expression is associated with shorter survival in prostate cancer [34].",
        [("MET", ("34",))],
    ),
    (
        "Smith and colleagues [7] found that high CD44 was associated with shorter OS in glioma.",
        [("CD44", ("7",))],
    ),
    (
        "Low CD44 was tied to longer OS [3] and high EZH2 to shorter OS [4] in glioma.",
        [("CD44", ("3",)), ("EZH2", ("4",))],
    ),
    (
        "Two groups studied CD44 in glioma [3, 4]. They found that high CD44 was associated with"
        " shorter OS.",
        [("CD44", ("3", "4"))],
    ),
    (
        "High MMP9 has been linked to metastasis in breast cancer [ 7 ], colon cancer [ 5 ] and"
        " ovarian cancer [ 8 ].",
        [("MMP9", ("7",)), ("MMP9", ("5",)), ("MMP9", ("8",))],
    ),
    (
        "High MMP9 has been linked to metastasis in breast cancer [7] and colon cancer [5], [6].",
        [("MMP9", ("7",)), ("MMP9", ("5", "6"))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_the_reference_numbers_are_those_at_the_statement(text, expected):
    made = extract_text(text).associations
    assert [(r.biomarker.text, r.attribution.references) for r in made] == expected


@pytest.mark.parametrize(
    ("text", "marker", "genes"),
    [
        ("A high load of Fusobacterium nucleatum predicted shorter OS in colon cancer.",
         "Fusobacterium nucleatum", ()),
        ("A high seven-gene risk score predicted shorter OS in colon cancer.",
         "seven-gene risk score", ()),
        ("Loss of 18q was associated with shorter OS in colon cancer.", "Loss of 18q", ()),
        ("Patients with a high Immunoscore had longer OS in colon cancer.", "Immunoscore", ()),
        ("Low serum albumin was associated with shorter OS in colon cancer.", "serum albumin",
         ("ALB",)),
    ],
)  # fmt: skip
def test_markers_that_are_no_gene_and_one_that_is(text, marker, genes):
    (found,) = extract_text(text).associations
    assert (found.biomarker.text, tuple(g.symbol for g in found.biomarker.genes)) == (marker, genes)


def test_a_recombinant_protein_is_a_drug():
    text = "Survival was longer in the rh-endostatin group than in the control group (p = 0.01)."
    assert not extract_text(text, "Breast cancer").associations


def test_a_study_of_others_is_told_on():
    """The sentences after "Lind et al. examined … [5]" are theirs, until "our" or a callout."""
    text = (
        "Lind et al. examined TRPM7 in 80 patients with osteosarcoma [5]. High TRPM7 expression was"
        " associated with shorter overall survival. In our cohort high TRPM7 expression was"
        " associated with metastasis."
    )
    found = {r.outcome.code: r.attribution for r in extract_text(text, None).associations}
    assert found["OS"].source == "cited"
    assert found["METASTASIS"].source == "own"


def sources(*abstract):
    document, sentences = parse_document(TITLE, *(("body", "abstract", s) for s in abstract))
    made = find_associations(document, sentences)
    return [f.attribution.source for f in made if isinstance(f, AssociationFinding)]


@pytest.mark.parametrize(
    "begins",
    [
        "Thus, we stained [EZH2](GENE) in biopsies.",
        "The aim was to learn more.",
        "[EZH2](GENE) was measured in 80 untreated patients.",
    ],
)
def test_what_an_abstract_tells_before_its_own_work_is_cited(begins):
    claim = "High [EZH2](GENE) expression is associated with shorter [OS](OUTCOME)."
    assert sources(claim, begins) == ["cited"]
    assert sources(begins, claim) == ["own"]


def test_an_abstract_that_never_speaks_of_its_work_is_its_own():
    assert sources("High [EZH2](GENE) is associated with shorter [OS](OUTCOME).") == ["own"]


def test_a_paper_on_cancer_at_large_gives_no_finding():
    document, sentences = parse_document(
        ("title", "title", "Markers in patients with [cancer](CANCER:DOID:162)"),
        ("body", "results", "High [EZH2](GENE) predicted shorter [OS](OUTCOME) (p = 0.01)."),
    )
    made = find_associations(document, sentences)
    assert not [f for f in made if isinstance(f, AssociationFinding)]


def test_a_variant_and_the_mrna_of_its_gene_are_two_markers():
    found = extract_text(
        "High PARP1 mRNA levels were associated with longer OS. "
        "The PARP1 rs1136410 variant was associated with longer OS (p = 0.02).",
        "PARP1 in renal cell carcinoma",
    ).associations
    assert len(found) == 2


def test_an_independent_factor_is_a_test_of_its_own():
    found = extract_text(
        "High CA9 had shorter OS (p = 0.02). On multivariate analysis CA9 was an independent "
        "factor for OS.",
        "CA9 in renal cell carcinoma",
    ).associations
    assert sorted(r.analysis for r in found) == ["multivariate", "unspecified"]


def test_we_reported_is_a_finding_of_ones_own():
    assert sources(
        "[EZH2](GENE) was stained in biopsies.",
        "We reported that high [EZH2](GENE) was markedly associated with poor [OS](OUTCOME).",
    ) == ["own"]
