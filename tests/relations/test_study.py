"""What a paper tells once of its markers, and what a finding takes from it."""

import pytest
from markup import parse_document

from extractor.relations import find_associations
from extractor.relations.study import read_study
from extractor.types import AssociationFinding

CLAIM = "High [EZH2](GENE) predicted shorter [OS](OUTCOME) in [glioma](CANCER) (p = 0.01)."


def form(*methods, claim=CLAIM):
    told = [("body", "methods", text) for text in methods]
    document, sentences = parse_document(*told, ("body", "results", claim))
    made = find_associations(document, sentences)
    (found,) = [f for f in made if isinstance(f, AssociationFinding)]
    return found.form


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        ("Sections were stained with an antibody against [EZH2](GENE).", "protein"),
        ("[EZH2](GENE) was quantified by real-time PCR.", "mRNA"),
        ("[EZH2](GENE) was measured in serum with an ELISA of monoclonal antibodies.", "serum"),
        ("[EZH2](GENE) was looked at.", "unspecified"),
    ],
)
def test_the_methods_tell_the_form(methods, expected):
    assert form(methods) == expected


def test_two_assays_of_one_marker_tell_nothing():
    both = "[EZH2](GENE) was stained by immunohistochemistry and quantified by qPCR."
    assert form(both) == "unspecified"


def test_another_marker_s_assay_does_not_count():
    other = "[MET](GENE) was stained by immunohistochemistry."
    assert form(other, "[EZH2](GENE) was quantified by real-time PCR.") == "mRNA"


def test_words_beside_the_marker_win():
    claim = CLAIM.replace("(GENE)", "(GENE) mRNA", 1)
    assert form("[EZH2](GENE) was stained by immunohistochemistry.", claim=claim) == "mRNA"


def test_a_cited_finding_has_methods_of_its_own():
    claim = CLAIM.replace("(p = 0.01).", "(p = 0.01) in a previous study [12].")
    assert form("[EZH2](GENE) was stained by immunohistochemistry.", claim=claim) == "unspecified"


def test_a_micro_rna_is_no_messenger():
    claim = CLAIM.replace("[EZH2](GENE)", "[miR-21](GENE:MIR21)")
    assert form("[miR-21](GENE:MIR21) was quantified by qPCR.", claim=claim) == "expression"


def test_the_sides_compared_are_those_named_most():
    document, sentences = parse_document(
        ("body", "results", "Low [EZH2](GENE) was seen in 40 and high [EZH2](GENE) in 50."),
        ("body", "results", "[MET](GENE)-positive tumours were large."),
    )
    study = read_study(document, sentences)
    assert (study.state_of(["EZH2"]), study.state_of(["MET"])) == ("high", "positive")


def test_what_the_text_says_of_a_table_is_kept():
    document, sentences = parse_document(
        ("body", "results", "In univariable models it mattered (Table 3)."),
    )
    study = read_study(document, sentences)
    assert "univariable" in study.told_of("Table 3. Hazard ratios")
    assert study.told_of("Table 2. Hazard ratios") == ""
