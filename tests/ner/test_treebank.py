"""Trees of constituents become dependencies."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models"))

from training.coarse import coarse
from training.treebank import joined, neighbours, paragraphs_of, read_tree, read_trees

SUBJECT = "(NP-SBJ-1 (NP (JJ High) (NN gelorin)) (PP (IN in) (NP (NNS shins))))"
VERB = "(VP (VBD was) (VP (VBN linked) (NP-1 (-NONE- *)) (PP (TO to) (NP (NN death)))))"
TREE = f"( (S {SUBJECT} {VERB} (. .)) )"
TEXT = "High gelorin in shins was linked to death."


def arcs(tree, text):
    (parsed,) = read_trees(tree, text)
    words = [parsed.text[a:b] for a, b in parsed.spans]
    found = zip(words, parsed.labels, parsed.heads, strict=True)
    return {word: (label, words[head]) for word, label, head in found}


def test_heads_and_labels():
    assert arcs(TREE, TEXT) == {
        "High": ("amod", "gelorin"),
        "gelorin": ("nsubj", "linked"),
        "in": ("prep", "gelorin"),
        "shins": ("pobj", "in"),
        "was": ("aux", "linked"),
        "linked": ("ROOT", "linked"),
        "to": ("prep", "linked"),
        "death": ("pobj", "to"),
        ".": ("punct", "linked"),
    }


def test_first_conjunct_is_the_head():
    tree = "( (NP (NP (NN gelorin)) (, ,) (NP (NN zorin)) (CC and) (NP (NN tarsin))) )"
    found = arcs(tree, "gelorin, zorin and tarsin")
    assert found["gelorin"] == ("ROOT", "gelorin")
    assert found["zorin"] == found["tarsin"] == ("conj", "gelorin")
    assert found["and"] == ("cc", "gelorin")


def test_clauses_and_brackets():
    inner = "(SBAR (IN that) (S (NP-SBJ (NN zorin)) (VP (VBZ rises) (PRN (-LRB- -LRB-) (NP (CD 2))"
    tree = f"( (S (NP-SBJ (PRP We)) (VP (VBP show) {inner} (-RRB- -RRB-))))))) )"
    found = arcs(tree, "We show that zorin rises (2)")
    assert found["rises"] == ("ccomp", "show")
    assert found["that"] == ("mark", "rises")
    assert found["2"] == ("parataxis", "rises")


def test_trees_are_looked_up_in_order():
    trees = f"{TREE}\n( (NP (NN nowhere)) )\n( (S (NP-SBJ (NN Zorin)) (VP (VBD fell)) (. .)) )"
    text = f"{TEXT} Zorin fell.\nMore."
    parsed = list(read_trees(trees, text))
    assert [text[p.start : p.start + len(p.text)] for p in parsed] == [TEXT, "Zorin fell."]
    assert list(paragraphs_of(parsed, text)) == [
        (f"{TEXT} Zorin fell.", {len(TEXT)}),
        ("More.", set()),
    ]


def test_sentences_are_joined():
    second = "( (S (NP-SBJ (NN Zorin)) (VP (VBD fell)) (. .)) )"
    parsed = list(read_trees(f"{TREE}\n{second}\n{second}", f"{TEXT} Zorin fell.\n\nZorin fell."))
    runs = list(neighbours(parsed, 4))
    assert [len(run) for run in runs] == [2, 1]
    assert [len(run) for run in neighbours(parsed, 1)] == [1, 1, 1]
    both = joined(runs[0])
    assert both.text == f"{TEXT} Zorin fell."
    words = [both.text[a:b] for a, b in both.spans]
    assert [words[h] for h in both.heads[-3:]] == ["fell", "fell", "fell"]
    assert both.labels.count("ROOT") == 2


def test_a_tree_of_empty_elements_is_none():
    assert read_tree("( (NP (-NONE- *)) )") is None


@pytest.mark.parametrize(("tag", "kind"), [("VBN", "verb"), ("NNS", "noun"), ("XX", "XX")])
def test_kinds_of_words(tag, kind):
    assert coarse(tag) == kind
