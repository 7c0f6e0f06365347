"""Folding, built names and abbreviations: no vocabulary needed."""

import pytest

from extractor.ner.abbreviations import find_abbreviations
from extractor.ner.fold import fold, key, words
from extractor.ner.marker_patterns import PATTERNS
from extractor.ner.patterns import LET7, MICRO_RNA, micro_rna_symbols

SAME = (
    ("TIMP-1", "TIMP 1"),
    ("TIMP-1", "TIMP1"),
    ("HIF-1α", "HIF-1alpha"),
    ("tumours", "tumor"),
    ("Leukaemias", "leukemia"),
    ("oestrogen receptors", "estrogen receptor"),
    ("Metastases", "metastasis"),
    ("carcinomas", "carcinoma"),
    ("malignancies", "malignancy"),
    ("TKIs", "TKI"),
    ("Hodgkin's lymphoma", "Hodgkin lymphoma"),
    ("oesophageal", "esophageal"),
)
DIFFERENT = (("KRAS", "KRA"), ("RANK", "RANKL"), ("diagnosis", "diagnose"), ("IL-6", "IL-8"))


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_share_a_key(left, right):
    assert key(left) == key(right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_names_keep_different_keys(left, right):
    assert key(left) != key(right)


def test_folding_twice_changes_nothing():
    for name in ("tumour necrosis factor-α", "Ewing's sarcomas", "non-small-cell lung cancers"):
        assert fold(fold(name)) == fold(name)


def test_words_keep_their_offsets():
    text = "HIF-1α and tumours"
    assert [text[w.start : w.end] for w in words(text)] == ["HIF", "1", "α", "and", "tumours"]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(p, t) for p in PATTERNS for t in p.hits],
    ids=lambda x: getattr(x, "id", x),
)
def test_pattern_finds_its_hits(pattern, text):
    assert pattern.pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(p, t) for p in PATTERNS for t in p.misses],
    ids=lambda x: getattr(x, "id", x),
)
def test_pattern_leaves_its_misses(pattern, text):
    assert not pattern.pattern.search(text)


def test_every_pattern_carries_its_proof():
    assert all(p.hits and p.misses for p in PATTERNS)


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("miR-31-3p", "MIR31"),
        ("miR-200c", "MIR200C"),
        ("hsa-miR-21", "MIR21"),
        ("miRNA-155", "MIR155"),
        ("miR-519-5p", "MIR519A1"),
    ],
)
def test_micro_rna_comes_from_its_gene(name, symbol):
    match = MICRO_RNA.search(f"{name} was raised")
    assert match
    assert symbol in micro_rna_symbols(match)


def test_a_number_is_no_copy_of_another_micro_rna():
    match = MICRO_RNA.search("miR-519 was raised")
    assert match
    assert "MIR5191" not in micro_rna_symbols(match)


def test_let7_has_its_letter():
    match = LET7.search("let-7c fell")
    assert match
    assert "MIRLET7C" in micro_rna_symbols(match)


DEFINED = (
    ("Disease-free survival (DFS) was long.", ("DFS", "Disease-free survival")),
    ("Serum interleukin-6 (IL-6) rose.", ("IL-6", "interleukin-6")),
    ("We gave proton pump inhibitors (PPIs).", ("PPIs", "proton pump inhibitors")),
    ("TNBC (triple-negative breast cancer) relapsed.", ("TNBC", "triple-negative breast cancer")),
    (
        "The European Organisation for Research and Treatment of Cancer (EORTC) met.",
        ("EORTC", "European Organisation for Research and Treatment of Cancer"),
    ),
    (
        "Receptor activator of nuclear factor kappa (RANK; also CD265) is needed.",
        ("RANK", "Receptor activator of nuclear factor kappa"),
    ),
    ("We measured 5-oxotryptin (5OT).", ("5OT", "5-oxotryptin")),
    ("Levels of 25-oxo-caldiol (25-OC) fell.", ("25-OC", "25-oxo-caldiol")),
    ("A three-dimensional (3D) scan was made.", ("3D", "three-dimensional")),
    ("The eight-repetition maximum (8-RM) rose.", ("8-RM", "eight-repetition maximum")),
    ("Expiratory volume in 2 seconds (EV(2)) fell.", ("EV(2)", "Expiratory volume in 2 seconds")),
    ("Outward slow current [OSC(K)] rose.", ("OSC(K)", "Outward slow current")),
    ("New cells (late graft disorder, LGD) grew.", ("LGD", "late graft disorder")),
    ("We fed 7,9-methylbenz(a)ringene (MBR).", ("MBR", "7,9-methylbenz(a)ringene")),
    ("Two defects--partial valve agenesis (PVA) and gaps.", ("PVA", "partial valve agenesis")),
    ("A low voltage field emitter (LV FE) was used.", ("LV FE", "low voltage field emitter")),
)
UNDEFINED = (
    "Patients (n = 34) were seen.",
    "It rose (p = 0.03).",
    "The second arm (see Table 2) was closed.",
    "All women (median age 50) agreed.",
    "Sites (Paris, France) took part.",
    "The old (IV) scheme was used.",
    "All got a dose (2D, 3D or none).",
    "They came after two days (2d).",
    "Sugar was 5.2 in mg/dL (normal: 4-6 mg/dL).",
    "Ten rats died (3 by day, 7 at night).",
)


@pytest.mark.parametrize(("text", "pair"), DEFINED)
def test_abbreviation_is_found(text, pair):
    assert pair in find_abbreviations(text)


@pytest.mark.parametrize("text", UNDEFINED)
def test_no_abbreviation_is_made_up(text):
    assert find_abbreviations(text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("cervical cancer (CC) is common", ("CC", "cervical cancer")),
        ("with colorectal cancer (CC)", ("CC", "colorectal cancer")),
        ("a clear cell (CC) type", ("CC", "clear cell")),
    ],
)
def test_two_letters_are_the_first_of_two_words(text, pair):
    assert find_abbreviations(text) == [pair]
