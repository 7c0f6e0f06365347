"""Entities of neighbouring sentences agree with the abbreviations that they define."""

import pytest
import spacy

from extractor.errors import UsageError
from extractor.ner.agreement import Reach, agree
from extractor.ner.components import AGREEMENT
from extractor.ner.evaluate import evaluate_iob


def spans(texts, *named):
    """Return for each text the spans of (number of the text, name, label), first place each."""
    found = [set() for _ in texts]
    for at, name, label in named:
        start = texts[at].index(name)
        found[at].add((start, start + len(name), label))
    return [frozenset(f) for f in found]


def agreed(texts, *named, reach=None):
    """Return (number of the text, name, label) of what agrees, sorted."""
    result = agree(texts, spans(texts, *named), reach)
    return sorted((i, texts[i][a:b], label) for i, f in enumerate(result) for a, b, label in f)


DRUG = ("We gave zorinamide (ZRN) to rats.", "ZRN was well borne.", "All liked ZRN-free days.")


def test_short_form_is_what_its_long_form_is():
    assert agreed(DRUG, (0, "zorinamide", "Chemical")) == [
        (0, "ZRN", "Chemical"),
        (0, "zorinamide", "Chemical"),
        (1, "ZRN", "Chemical"),
        (2, "ZRN", "Chemical"),
    ]


def test_wrong_label_of_a_short_form_goes():
    found = agreed(DRUG, (0, "zorinamide", "Chemical"), (1, "ZRN", "Disease"))
    assert (1, "ZRN", "Chemical") in found
    assert (1, "ZRN", "Disease") not in found


def test_definition_holds_for_some_sentences():
    texts = (*DRUG[:2], "Rats liked ZRN, ZRN, ZRN and ZRN.")
    found = agreed(texts, (0, "zorinamide", "Chemical"), reach=Reach(before=0, after=1))
    assert (1, "ZRN", "Chemical") in found
    assert (2, "ZRN", "Chemical") not in found


def test_new_definition_ends_an_old_one():
    texts = ("Low back pain (LBP) hurts.", "Lipid binding protein (LBP) was low.", "LBP fell.")
    found = agreed(texts, (0, "Low back pain", "Disease"))
    assert [f for f in found if f[0] > 0] == []


def test_corpora_with_loose_spaces():
    texts = ("Serum tumor necrosin - 2 ( TN - 2 ) rose .", "TN - 2 fell .")
    assert (1, "TN - 2", "Gene") in agreed(texts, (0, "tumor necrosin - 2", "Gene"))


def test_plural_and_singular():
    texts = ("Benign liver nodules (BLNs) grew.", "One BLN shrank.")
    assert (1, "BLN", "Cancer") in agreed(texts, (0, "liver nodules", "Cancer"))
    texts = ("A benign liver nodule (BLN) grew.", "Two BLNs shrank.")
    assert (1, "BLNs", "Cancer") in agreed(texts, (0, "liver nodule", "Cancer"))


def test_long_form_that_only_speaks_of_an_entity_is_none():
    texts = ("Lost in gastric cancer (LGC) is a gene.", "LGC was seen.")
    assert agreed(texts, (0, "gastric cancer", "Cancer")) == [(0, "gastric cancer", "Cancer")]


def test_short_form_of_no_entity_is_withdrawn():
    texts = ("The quality control score (QCS) fell.", "QCS rose.", "Low QCS, high QCS.")
    assert agreed(texts, (1, "QCS", "Gene")) == []


def test_short_form_found_in_most_places_stays():
    texts = ("The quality control serpin (QCS) fell.", "QCS rose.", "Low QCS stayed.")
    named = [(i, "QCS", "Gene") for i in range(3)]
    assert agreed(texts, *named) == [(i, "QCS", "Gene") for i in range(3)]


def test_definition_inside_one_entity_is_two_names():
    texts = ("Active clotter VIIa (AC7a) and blood vein tamer (BVT) rose.",)
    assert agreed(texts, (0, "blood vein tamer (BVT)", "Gene")) == [
        (0, "BVT", "Gene"),
        (0, "blood vein tamer", "Gene"),
    ]


def test_name_found_in_most_places_is_found_in_all():
    texts = ("Cells made gelorin.", "Then gelorin fell.", "No gelorin was left.")
    found = agreed(texts, (0, "gelorin", "Gene"), (1, "gelorin", "Gene"))
    assert (2, "gelorin", "Gene") in found
    assert agreed(texts, (0, "gelorin", "Gene")) == [(0, "gelorin", "Gene")]


def test_longer_entity_around_a_short_form_stays():
    texts = ("We gave zorinamide (ZRN).", "The ZRN receptor rose.")
    found = agreed(texts, (0, "zorinamide", "Chemical"), (1, "ZRN receptor", "Gene"))
    assert (1, "ZRN receptor", "Gene") in found
    assert (1, "ZRN", "Chemical") not in found


def test_number_makes_another_name():
    texts = ("Hip tension (HT) rose.", "Then 5-HT fell, HT-2 rose.")
    found = agreed(texts, (0, "Hip tension", "Disease"))
    assert [f for f in found if f[0] == 1] == []


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("kinase 7 (residue 21", "kinase 7"),
        ("gelorin-8)", "gelorin-8"),
        ("benz(a)ringene", "benz(a)ringene"),
        ("poly [b", "poly"),
        ("(zorin", "(zorin"),
    ],
)
def test_brackets_are_whole(printed, whole):
    texts = (f"We saw {printed} there.",)
    assert agreed(texts, (0, printed, "Gene")) == [(0, whole, "Gene")]


@pytest.fixture
def pipeline():
    """Return a pipeline that knows one name and makes entities agree."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "Chemical", "pattern": "zorinamide"}])
    nlp.add_pipe(AGREEMENT)
    return nlp


def test_component_reads_a_whole_text(pipeline):
    doc = pipeline("We gave zorinamide (ZRN) to rats. ZRN was well borne.")
    assert [e.text for e in doc.ents] == ["zorinamide", "ZRN", "ZRN"]


@pytest.fixture
def corpus(tmp_path):
    """Return an IOB file of two sentences with three entities."""
    gold = {"zorinamide", "ZRN"}
    sentences = ("We gave zorinamide ( ZRN ) .", "ZRN was well borne .")
    rows = [[f"{w}\t{'B-Chemical' if w in gold else 'O'}" for w in s.split()] for s in sentences]
    file = tmp_path / "devel.tsv"
    file.write_text("\n\n".join("\n".join(r) for r in rows) + "\n", encoding="utf-8")
    return file


def test_evaluation_lets_sentences_agree(pipeline, corpus):
    pipeline.to_disk(corpus.parent / "nlp")
    counts = [
        (score.right, score.found, score.gold)
        for agreement in (True, False)
        for score in evaluate_iob(str(corpus.parent / "nlp"), corpus, agreement=agreement)[-1:]
    ]
    assert counts == [(3, 3, 3), (1, 1, 3)]


def test_evaluation_maps_types(pipeline, corpus):
    pipeline.get_pipe("entity_ruler").clear()
    pipeline.get_pipe("entity_ruler").add_patterns([{"label": "DRUG", "pattern": "zorinamide"}])
    pipeline.to_disk(corpus.parent / "nlp")
    types = corpus.parent / "types.tsv"
    types.write_text("DRUG\tChemical\n", encoding="utf-8")
    assert evaluate_iob(str(corpus.parent / "nlp"), corpus)[-1].found == 0
    assert evaluate_iob(str(corpus.parent / "nlp"), corpus, types)[-1].right == 3
    types.write_text("DRUG Chemical\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no pair of types"):
        evaluate_iob(str(corpus.parent / "nlp"), corpus, types)
