"""Names with something glued to them, and words that only look so."""

import pytest

from extractor import extract_text
from extractor.ner import annotate_text
from extractor.ner.glued import glued_names

NO_GENES = [
    "pCR",
    "mPFS",
    "mOS",
    "mCRC",
    "sAML",
    "tMDS",
    "cTNM",
    "pTNM",
    "mTORC1",
    "mTNBC",
    "pMMR",
    "dMMR",
    "sRNA",
    "cDNA",
    "ctDNA",
    "gDNA",
    "mtDNA",
    "eGFR",
    "mRECIST",
    "mHSPC",
    "nmCRPC",
    "mCRPC",
    "sTILs",
    "hPSC",
    "mESC",
    "mAb",
    "sCR",
    "nCR",
    "mGPS",
    "cMRI",
    "mpMRI",
    "cTACE",
    "cART",
    "pNET",
    "mSCC",
    "bALL",
    "mGIST",
    "cHL",
    "pT3",
    "pN1",
    "mRNA",
    "tRNA",
    "mPCa",
    "mFOLFOX6",
    "uPET",
    "mRCC",
    "tSNE",
    "gRNA",
    "shRNA",
    "sFLC",
    "mDOR",
    "ORs",
    "CIlow",
    "T3low",
    "M2high",
    "G3high",
    "ALLlow",
    "BMIlow",
    "HRDneg",
    "HPVpos",
    "MRDneg",
    "LNpos",
    "CTCpos",
    "IgG4",
    "H1N1",
    "T-cell-rich",
    "S-phase",
    "p-value",
    "t-test",
    "n-3",
    "pStage",
    "uNK",
    "hERG",
    "nAChR",
    "mITT",
    "sST2x",
    "ATm",
    "CRm",
]


@pytest.mark.parametrize("word", NO_GENES)
def test_word_is_no_gene_with_an_affix(annotator, word):
    assert not [*glued_names(f"Patients with {word} values", annotator.vocabulary)]


@pytest.mark.parametrize(
    ("name", "symbols", "state"),
    [
        ("DNMT3Amut", ["DNMT3A"], "mutated"),
        ("KRASwt", ["KRAS"], "wild_type"),
        ("KRASG12D", ["KRAS"], "mutated"),
        ("EGFRm", ["EGFR"], "mutated"),
        ("gBRCAm", ["BRCA1", "BRCA2"], "mutated"),
        ("MLL-PTD", ["KMT2A"], "mutated"),
        ("MYCNamp", ["MYCN"], "amplified"),
        ("PTENloss", ["PTEN"], "lost"),
        ("HER2low", ["ERBB2"], "low"),
        ("HER2neg", ["ERBB2"], "negative"),
        ("PD-L1pos", ["CD274"], "positive"),
        ("EML4-ALK", ["EML4", "ALK"], "unspecified"),
    ],
)
def test_what_is_glued_behind_is_the_state(name, symbols, state):
    text = f"Patients with {name} tumours had shorter OS in gastric cancer (HR 1.8, P = 0.01)."
    (record,) = extract_text(text).associations
    assert [gene.symbol for gene in record.biomarker.genes] == symbols
    assert record.biomarker.state == state


def test_a_name_that_the_paper_defines_keeps_its_meaning():
    text = (
        "The small metabolic error test (sMET) was read. High sMET was tied to shorter OS in "
        "gastric cancer (P = 0.01)."
    )
    genes = [g.symbol for r in extract_text(text).associations for g in r.biomarker.genes]
    assert "MET" not in genes


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("miR-221/222", ("MIR221", "MIR222")),
        ("miR-23a/b", ("MIR23A", "MIR23B")),
        ("CDK4/6", ("CDK4", "CDK6")),
        ("S100A8/A9", ("S100A8", "S100A9")),
        ("CXCL9/10", ("CXCL9", "CXCL10")),
        ("STAT5A/B", ("STAT5A", "STAT5B")),
    ],
)
def test_two_genes_in_one_name_are_its_members(annotator, name, members):
    (sentence,) = annotate_text(f"High {name} predicted relapse.", (), annotator)
    (gene,) = sentence.labelled("GENE")
    assert (gene.text, gene.concept.members) == (name, members)


def test_a_short_symbol_in_title_case_is_a_gene_beside_words_for_genes(annotator):
    (sentence,) = annotate_text("High Axl expression; Set the dose in Jun 2010.", (), annotator)
    assert [m.text for m in sentence.labelled("GENE")] == ["Axl"]


@pytest.mark.parametrize(
    "text", ["risk was OR6.4 then", "an OR12.6 in men", "at P 53.0", "HR21.6", "1.433"]
)
def test_a_measure_at_its_number_is_no_gene(annotator, text):
    from extractor.ner.find import find_mentions

    assert not [m for m in find_mentions(text, annotator.vocabulary) if m.label == "GENE"]


@pytest.mark.parametrize(
    ("text", "symbols"), [("TGF-β2", ["TGFB2"]), ("RARβ2", ["RARB"]), ("ERβ1", ["ESR2"])]
)
def test_a_number_behind_a_greek_letter_is_the_gene_or_its_isoform(annotator, text, symbols):
    (sentence,) = annotate_text(f"High {text} levels were seen.", (), annotator)
    assert [m.concept.name for m in sentence.labelled("GENE")] == symbols


def test_a_soluble_form_is_measured_in_blood():
    text = "High sPD-L1 levels were associated with shorter OS in gastric cancer (P = 0.01)."
    (record,) = extract_text(text).associations
    assert (record.biomarker.text, record.biomarker.form) == ("sPD-L1", "serum")


OTHER_CASE = (
    ("Meckelin was absent.", "Meckelin", "TMEM67"),
    ("Tumours with erbB4 grew.", "erbB4", "ERBB4"),
    ("Noxa expression rose.", "Noxa", "PMAIP1"),
)


@pytest.mark.parametrize(("text", "name", "symbol"), OTHER_CASE)
def test_symbols_that_databases_print_in_capitals(text, name, symbol, annotator):
    (sentence,) = annotate_text(text, (), annotator)
    found = [(m.text, m.concept.name) for m in sentence.labelled("GENE")]
    assert found == [(name, symbol)]


ONLY_WORDS = (
    "A timeless, cryptic whistle was heard.",
    "Noxa were removed.",
    "The Whistle was lost.",
)


@pytest.mark.parametrize("text", ONLY_WORDS)
def test_words_that_are_symbols_in_capitals(text, annotator):
    (sentence,) = annotate_text(text, (), annotator)
    assert sentence.labelled("GENE") == ()
