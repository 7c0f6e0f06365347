"""Kinds of false findings met in abstracts that nobody had read, told in our own words."""

import pytest

from extractor import extract_text
from extractor.jats import read_jats
from extractor.pipeline import extract_document
from extractor.relations.modifiers import only_modifies

SILENT = {
    "a model's variables": (
        "The simple model (age, CA125, clinical T stage, residual tumour [all P < .001]) was"
        " compared with the full one in ovarian cancer."
    ),
    "balanced variables": (
        "The groups were balanced for sex (p = 0.7); LDH (p = 0.5); nodal disease (p = 0.3); and"
        " bulk (p = 0.4) in mantle cell lymphoma."
    ),
    "a node dissection": (
        "SPP1 was associated with lymph node dissection in thyroid cancer (p = 0.03)."
    ),
    "a compound": (
        "The relapse-related WT1 variant correlated with lower transcript levels in acute myeloid"
        " leukaemia."
    ),
    "an immune response": (
        "ZEB2 expression correlated with cells of the innate and adaptive response in glioma"
        " (p = 0.01)."
    ),
    "genes named behind the word": (
        "TWIST1 was stained in gastric cancer. The genes involved in lipid transport were also"
        " correlated with overall survival in gastric cancer."
    ),
    "a conjunction": (
        "TWIST1 was stained in gastric cancer. We found that overexpression of transporters in"
        " that chain predicted poor outcome in gastric cancer."
    ),
    "processes of cells": (
        "The cultures secreted SPP1, CXCL8 and TIMP1, all linked to angiogenesis, metastasis and"
        " stemness of breast cancer."
    ),
    "roles": "ABCG2 is associated with EMT and is involved in invasion of bladder cancer.",
    "confounders": (
        "Smoking and recurrent disease should be seen as confounding factors for CA125 levels in"
        " ovarian cancer."
    ),
    "a drug of the name": (
        "A better overall response was seen in studies of long-acting interferon in melanoma"
        " (p = 0.02)."
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_told_of_a_marker(text):
    assert not extract_text(text).associations


def found(text, title=None):
    return [
        (
            "+".join(g.symbol for g in r.biomarker.genes) or r.biomarker.text,
            r.outcome.code,
            r.p_value.text if r.p_value else None,
        )
        for r in extract_text(text, title).associations
    ]


def test_a_figure_of_another_thing_in_the_list():
    told = found(
        "In pancreatic cancer, CA19-9 (P = 0.002), linoleic acid (P = 0.015) and bilirubin"
        " (P = 0.03) were associated with shorter OS."
    )
    assert ("CA19-9", "OS", "P = 0.015") not in told
    assert ("CA19-9", "OS", "P = 0.002") in told


def test_ratios_in_turn_of_which_only_the_first_is_named():
    told = found(
        "Two variants, XRCC3 rs861539 and ERCC2 rs13181, were associated with overall survival in"
        " bladder cancer with hazard ratios (HRs) of 1.31 (95% CI = 1.12-1.53, P = 0.0004) and"
        " 0.82 (0.71-0.94, P = 0.003), respectively."
    )
    assert [(gene, p) for gene, _, p in told] == [("XRCC3", "P = 0.0004"), ("ERCC2", "P = 0.003")]


def test_patients_told_apart_by_their_stage():
    told = found(
        "Patients with advanced stage gastric cancer had higher levels of CEA (P = 0.004), lower"
        " albumin (P = 0.02), and shorter overall survival (P < 0.001)."
    )
    assert set(told) == {("CEACAM5", "STAGE", "P = 0.004"), ("ALB", "STAGE", "P = 0.02")}


def test_a_factor_beside_the_marker_with_its_side():
    told = found(
        "TP53 mutation predicted transformation and shorter survival, together with advanced Ann"
        " Arbor stage, in follicular lymphoma."
    )
    assert "STAGE" not in {code for _, code, _ in told}


def test_sentences_without_a_blank_between_them():
    told = found(
        "The link of KLF4 with prognosis was assessed.KLF4 was lower in patients than in healthy"
        " controls (P < .001).High KLF4 predicted longer survival (P = .02) in colon cancer."
    )
    assert told == [("KLF4", "OS", "P = .02")]


ARTICLE = """<article><front><article-meta><title-group><article-title>{title}</article-title>
</title-group><abstract>{parts}</abstract></article-meta></front></article>"""


def abstract(tmp_path, title, **parts):
    body = "".join(
        f"<sec><title>{name.replace('_', ' ')}</title><p>{text}</p></sec>"
        for name, text in parts.items()
    )
    path = tmp_path / "abstract.xml"
    path.write_text(ARTICLE.format(title=title, parts=body), encoding="utf-8")
    return extract_document(read_jats(path)).associations


CLAIM = "High SOX9 predicted shorter overall survival in {}."


@pytest.mark.parametrize("label", ["Objective", "Purpose", "Materials_and_Methods", "Aims"])
def test_aims_and_methods_of_an_abstract_tell_no_result(tmp_path, label):
    assert not abstract(tmp_path, "SOX9 in glioma", **{label: CLAIM.format("glioma")})


@pytest.mark.parametrize("label", ["Results", "Methods_and_results", "Conclusion"])
def test_results_of_an_abstract_are_read(tmp_path, label):
    assert len(abstract(tmp_path, "SOX9 in glioma", **{label: CLAIM.format("glioma")})) == 1


def test_what_causes_the_cancer_of_the_title_is_not_its_cancer(tmp_path):
    (record,) = abstract(
        tmp_path,
        "POLE in sporadic and Lynch syndrome-associated endometrial cancer",
        Results="POLE mutation was associated with FIGO stage (p = 0.02).",
    )
    assert record.cancer.name == "endometrial cancer"


def test_a_paper_on_cancer_at_large_means_the_one_spoken_of_last(tmp_path):
    (record,) = abstract(
        tmp_path,
        "Heat shock proteins in cancer",
        Background="We speak of breast cancer, melanoma and lung cancer.",
        Results="Glioblastomas had more HSPA5. High HSPA5 predicted poor prognosis.",
    )
    assert record.cancer.name == "glioblastoma"


LATER = {
    "levels of what is no marker": (
        "PD-L1 was stained in lung cancer. In univariate analysis a high level of baseline ZQ4 was"
        " significantly associated with inferior OS (HR 2.1, 95% CI 1.2-3.7, P = 0.008)."
    ),
    "which tells more": (
        "In colon cancer, KLF4 together with CA19-9 had a better prognostic value than KLF4 alone."
    ),
    "what a gene does in cells": (
        "We demonstrate a link between hypoxia, XRCC1, and repair in glioma cells, and show that"
        " XRCC1 not only regulates chemosensitivity to temozolomide but much else."
    ),
    "determinants of behaviour": (
        "Abnormal KLF4 expression acts as a determinant of malignant behaviour in colon cancer."
    ),
}


@pytest.mark.parametrize("text", LATER.values(), ids=LATER.keys())
def test_nothing_is_told_of_another_marker(text):
    assert not extract_text(text).associations


def test_men_and_women_are_no_outcome_of_the_sentence_before():
    told = found(
        "KLF4 decreased in parallel with progression of colon cancer (P = 0.03). Also, KLF4 was"
        " higher in men with colon cancer than in women (P = 0.004)."
    )
    assert "P = 0.004" not in {p for _, _, p in told}


def test_where_a_marker_was_seen_is_no_marker():
    told = found(
        "High levels of SPP1 in tumour-associated macrophages were associated with longer"
        " overall survival in glioma."
    )
    assert told == [("SPP1", "OS", None)]


def test_objects_of_a_verb_are_not_subjects_of_the_next():
    told = found(
        "The level of KLF4 was related to mutations in TP53, KRAS, and PTEN, and was a marker of"
        " prognosis in colon cancer."
    )
    assert {gene for gene, _, _ in told} == {"KLF4"}


def test_factors_of_prognosis_are_of_the_outcome_named_behind():
    told = found(
        "The prognosis factors for longer survival were low chromogranin A and a small primary"
        " tumour in neuroendocrine tumours."
    )
    assert [code for _, code, _ in told] == ["OS"]


def test_outcomes_named_again_in_a_square_bracket():
    told = found(
        "In melanoma LDH stayed an independent prognostic factor, of OS as of DFS [OS: HR 1.4,"
        " P = 0.02; DFS: HR 1.6, P = 0.004]."
    )
    assert [(code, p) for _, code, p in told] == [("OS", "P = 0.02"), ("DFS", "P = 0.004")]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Macrophage migration inhibitory factor", "MIF"),
        ("cancer susceptibility candidate 15", "CASC15"),
    ],
)
def test_a_gene_whose_long_name_has_words_of_the_clinic(long, short):
    told = found(f"{long} ({short}) was measured. High {short} predicted shorter OS in glioma.")
    assert [gene for gene, _, _ in told] == [short]


MORE = {
    "features in a list": (
        "A link between pattern and malignancy was seen in hepatocellular carcinoma; larger tumour"
        " size (P < 0.001), more nodules (P = 0.003), higher AFP (P = 0.001), microvascular"
        " invasion (P < 0.001)."
    ),
    "subgroups": (
        "In patient subgroups including women, bilirubin < 1.2 mg/dL or CRP < 5 mg/L, higher ZQ4"
        " was associated with longer overall survival in hepatocellular carcinoma (P < 0.03)."
    ),
    "a body's composition": (
        "The psoas muscle index (PMI) was associated with overall survival in lung cancer, and the"
        " PMI correlated with prognosis."
    ),
}


@pytest.mark.parametrize("text", MORE.values(), ids=MORE.keys())
def test_nothing_is_told_of_what_is_no_marker(text):
    assert not extract_text(text).associations


def test_background_on_cancer_at_large_is_of_no_particular_cancer(tmp_path):
    told = abstract(
        tmp_path,
        "KLF4 drives EZH2 in B-cell lymphoma",
        Background="KLF4 overexpression has been associated with poor survival in cancer.",
        Results="High KLF4 predicted shorter progression-free survival (P = 0.02).",
    )
    assert [r.outcome.code for r in told] == ["PFS"]


def test_the_side_on_which_markers_are_taken_up():
    records = extract_text(
        "KLF4 and SOX9 were both downregulated in the tumours, and their low expression levels were"
        " associated with lymph node metastasis in colon cancer (P = 0.02)."
    ).associations
    assert {(r.biomarker.genes[0].symbol, r.biomarker.state) for r in records} == {
        ("KLF4", "low"),
        ("SOX9", "low"),
    }


@pytest.mark.parametrize(("before", "modifies"), [("Ⓜ rose at ", True), ("Ⓜ predicted ", False)])
def test_when_a_marker_was_measured_is_no_outcome(before, modifies):
    start = len(before)
    assert only_modifies(f"{before}ⓄⓄⓄ (Ⓢ).", start, start + 3, "RECURRENCE") is modifies
