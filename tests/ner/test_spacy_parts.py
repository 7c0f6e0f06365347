"""Our parts in a spaCy pipeline, and the names of a paper."""

import tomllib
from pathlib import Path

import pytest
import spacy

from extractor.entities import count_entities, entities_page, read_entities
from extractor.errors import ResourceError
from extractor.ner.trained import load_syntax_pipeline
from extractor.spacy_parts import ENTITIES, SENTENCES, STATISTICS, load_syntax

TEXT = "High RANK expression was linked to shorter OS in breast cancer (p = 0.01)."


def test_parts_in_a_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe(STATISTICS)
    nlp.add_pipe(ENTITIES)
    doc = nlp(TEXT)
    assert [(s.label_, s.text) for s in doc.spans["statistics"]] == [("P_VALUE", "p = 0.01")]
    found = {(e.label_, e.text, e.kb_id_) for e in doc.ents}
    assert ("GENE", "RANK", "HGNC:11908") in found
    assert ("CANCER", "breast cancer", "DOID:1612") in found


def test_entry_points_name_the_parts():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    points = project["entry-points"]["spacy_factories"]
    assert points == {
        STATISTICS: "extractor.spacy_parts:create_statistics",
        ENTITIES: "extractor.spacy_parts:create_entities",
        SENTENCES: "extractor.spacy_parts:create_sentences",
    }


def test_names_of_a_paper(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(f"{TEXT} RANK <b> again.\n", encoding="utf-8")
    sentences = read_entities(path)
    rank = next(c for c in count_entities(sentences) if c.name == "TNFRSF11A")
    assert (rank.label, rank.count, rank.texts) == ("GENE", 2, ("RANK",))
    page = entities_page(sentences, "a <paper>")
    assert "a &lt;paper&gt;" in page
    assert "<b> again" not in page
    assert ">RANK</mark>" in page


def test_sentences_in_a_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe(SENTENCES)
    doc = nlp("RANK rose (p = 0.01. 95% CI 1.1 to 2.0, Fig. 2). Smith et al. saw no change.")
    assert [s.text for s in doc.sents] == [
        "RANK rose (p = 0.01. 95% CI 1.1 to 2.0, Fig. 2).",
        "Smith et al. saw no change.",
    ]


def test_tagger_and_parser():
    doc = load_syntax()("We measured zorin in shins. The patients died early.")
    assert [len(sentence) for sentence in doc.sents] == [6, 5]
    tags = {token.text: (token.tag_, token.dep_, token.head.text) for token in doc}
    assert tags["measured"] == ("VBD", "ROOT", "measured")
    assert tags["zorin"] == ("NN", "dobj", "measured")
    assert tags["shins"] == ("NNS", "pobj", "in")
    assert tags["patients"] == ("NNS", "nsubj", "died")


def test_a_syntax_pipeline_that_is_not_there(tmp_path):
    with pytest.raises(ResourceError, match="holds no pipeline"):
        load_syntax_pipeline(tmp_path)
