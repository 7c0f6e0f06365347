"""Several recognisers decide together."""

from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import fix_random_seed

from extractor.errors import ResourceError
from extractor.ner.committee import Committee
from extractor.ner.evaluate import evaluate_iob
from extractor.ner.trained import load_pipeline, trained_pipelines

TEXTS = ["Gelorin rose in tarsoma of the shin.", "No zorinamide was given.", "Tarsoma", ""]


def pipeline(seed, labels):
    """Return a recogniser with weights of chance, whose labels come in a given order."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 8,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
    }
    ner = nlp.add_pipe("ner", config={"model": model})
    for label in labels:
        ner.add_label(label)
    doc = nlp.make_doc("Gelorin rose in tarsoma")
    nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(0, 7, labels[0])]})])
    for _ in range(seed + 1):
        for label in labels:
            nlp.update([Example.from_dict(doc, {"entities": [(0, 7, label)]})])
    return nlp


def decided(*members):
    """Return the entities that a committee finds in each text."""
    committee = Committee()
    committee.seat(members)
    docs = list(committee.pipe([members[0].make_doc(text) for text in TEXTS]))
    return [{(e.start_char, e.end_char, e.label_) for e in doc.ents} for doc in docs]


@pytest.fixture(scope="module")
def members():
    return pipeline(1, ["Gene", "Cancer"]), pipeline(2, ["Cancer", "Gene"])


def test_one_voice_twice_is_that_voice(members):
    for nlp in members:
        alone = [{(e.start_char, e.end_char, e.label_) for e in d.ents} for d in nlp.pipe(TEXTS)]
        assert any(alone)
        assert decided(nlp) == decided(nlp, nlp) == alone


def test_order_of_members_and_of_their_labels_is_no_matter(members):
    first, second = members
    assert decided(first, second) == decided(second, first)


def test_shipped_pipelines_load_and_know_their_types(tmp_path):
    known = {path.name: load_pipeline(path) for path in trained_pipelines()}
    assert set(known) == {"ner_cancer", "ner_disease", "ner_gene", "ner_ncbi"}
    for nlp in known.values():
        assert nlp.pipe_names[-1] == "extractor_agreement"
    doc = known["ner_disease"]("Aspirin relieved her chronic migraine.")
    assert {(e.text, e.label_) for e in doc.ents} >= {("Aspirin", "Chemical")}
    doc = known["ner_gene"]("Expression of the interleukin-2 gene rose.")
    assert any("interleukin-2" in e.text for e in doc.ents)


def test_a_pipeline_that_is_not_there_is_named():
    with pytest.raises(ResourceError, match="no_such_pipeline"):
        load_pipeline(Path("no_such_pipeline"))


def test_shipped_pipeline_is_chosen_by_its_types(tmp_path):
    file = tmp_path / "devel.tsv"
    file.write_text("Aspirin\tB-Chemical\nhelps\tO\n.\tO\n", encoding="utf-8")
    assert evaluate_iob("default", file)[-1].right == 1
