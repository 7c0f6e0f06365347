"""Where sentences end, and where they do not."""

import pytest

from extractor.ner.sentences import split_sentences

ONE = (
    "Risk rose at P < 0.005 (Table 4) in all.",
    "We used 0.45 M sodium chloride.",
    "We thank Drs. A. Brown and J. Black for slides.",
    "As shown in Fig. 2 the marker was high.",
    "Smith et al. reported a shorter survival.",
    "The drug (i.e. denosumab) was given s.c. every 4 weeks.",
    "Arm A vs. arm B differed.",
    "Cohort No. 3 was small.",
    "The value was 0.05 in all groups.",
    "E. coli and S. aureus were grown.",
    "J. R. Smith and M. Jones read the slides.",
    "Patients (n = 20. Two were lost) were followed.",
    "Serum (Roche Inc. Basel) was bought.",
    "Approx. 20 patients and ca. 30 controls were seen.",
)
TWO = (
    ("They were kept for 10 min. Then they were cut.", "Then they were cut."),
    ("Cells bound annexin V. Data were gated.", "Data were gated."),
    ("It was held at 4°C. Slides were read.", "Slides were read."),
    ("The marker was high (p = 0.01. The rest is noise). It was low later.", "It was low later."),
    ("Risk rose, p = 0.01. The effect was strong.", "The effect was strong."),
    ("RANK was raised in cancer.[36] The ligand was not.", "The ligand was not."),
    ("RANK was raised in cancer.36,37 The ligand was not.", "The ligand was not."),
    ("RANK was raised in cancer.³⁶ The ligand was not.", "The ligand was not."),
    ("This was told by Smith et al. However, we differ.", "However, we differ."),
    ("Hypoxia was seen. HIF-1α rose.", "HIF-1α rose."),
    ("It fell. p53 was lost.", "p53 was lost."),
    ("It fell. miR-31 was lost.", "miR-31 was lost."),
    ("Did it fall? It did.", "It did."),
    ("They were in group A. They were well.", "They were well."),
    ("It was found in the U.S. The others were not.", "The others were not."),
)


def texts(text, blocked=()):
    return [text[start:end] for start, end in split_sentences(text, blocked)]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(text):
    assert texts(text) == [text]


@pytest.mark.parametrize(("text", "second"), TWO)
def test_two_sentences_are_parted(text, second):
    assert texts(text)[1:] == [second]


def test_no_boundary_inside_a_statistic():
    text = "The ratio was 1. 5 in all. It fell."
    start = text.index("1. 5")
    assert texts(text, [(start, start + 4)]) == ["The ratio was 1. 5 in all.", "It fell."]


def test_a_bracket_left_open_does_not_swallow_the_text():
    text = "It rose (see below. " + "It fell again. " * 60
    assert len(texts(text)) > 50


def test_spans_have_no_white_space_at_their_ends():
    text = "  One fell.   Two rose. "
    assert texts(text) == ["One fell.", "Two rose."]
