"""Our parts in a spaCy pipeline, and the names of a paper."""

import tomllib
from pathlib import Path

import spacy

from extractor.entities import count_entities, entities_page, read_entities
from extractor.spacy_parts import ENTITIES, STATISTICS

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
