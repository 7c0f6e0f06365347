"""Names of a pipeline that the user brings, and names that are only like ours."""

import json
from dataclasses import replace

import pytest
import spacy
from typer.testing import CliRunner

from extractor import extract
from extractor.batch.parts import program_stamp
from extractor.cli import app
from extractor.entities import read_entities
from extractor.errors import ResourceError, UsageError
from extractor.ner import annotate_text, load_annotator
from extractor.ner.candidates import Candidates
from extractor.ner.lexicon import Lexicon
from extractor.ner.named import OtherNames, load_other_names
from extractor.ner.senses import Sense
from extractor.pipeline import load_models
from extractor.settings import EntitySettings, Settings, entity_settings

TEXT = "High gelorin and KRAS expression predicted shorter OS in shin tarsoma (HR 2.1, p = 0.003)."
RULES = (
    {"label": "PROTEIN_LIKE", "pattern": "gelorin"},
    {"label": "PROTEIN_LIKE", "pattern": "HER2"},
    {"label": "CANCER", "pattern": "shin tarsoma"},
    {"label": "CANCER", "pattern": "breast cancer"},
    {"label": "PROTEIN_LIKE", "pattern": "0.003"},
    {"label": "WEATHER", "pattern": "High"},
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Return the folder of a pipeline with types of its own."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([dict(rule) for rule in RULES])
    folder = tmp_path_factory.mktemp("tiny")
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def types(tmp_path_factory):
    path = tmp_path_factory.mktemp("types") / "types.tsv"
    path.write_text("PROTEIN_LIKE\tGENE\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def load(annotator):
    """Return how settings make an annotator; the vocabularies are not read again."""

    def annotator_with(**wanted):
        other = load_other_names(EntitySettings(**wanted), annotator.vocabulary)
        return replace(annotator, other=other)

    return annotator_with


@pytest.fixture(scope="module")
def brought(tiny, types, load):
    return load(pipeline=str(tiny), types=types)


def names(text, annotator):
    found = (m for s in annotate_text(text, (), annotator) for m in s.mentions)
    return [(m.label, m.text, m.concept.id if m.concept else None) for m in found]


def test_names_of_a_pipeline_take_the_place_of_ours(brought, annotator):
    assert ("GENE", "KRAS", "HGNC:6407") in names(TEXT, annotator)
    found = names(TEXT, brought)
    assert ("GENE", "gelorin", None) in found
    assert ("CANCER", "shin tarsoma", None) in found
    assert not any(text in {"KRAS", "High"} for _, text, _ in found)
    assert ("OUTCOME", "OS", "OS") in found  # a label that the pipeline does not have


def test_names_of_a_pipeline_are_grounded_by_our_vocabularies(brought):
    found = names("HER2 in breast cancer", brought)
    assert found == [("GENE", "HER2", "HGNC:3430"), ("CANCER", "breast cancer", "DOID:1612")]


def test_statistics_are_no_names_of_a_pipeline(brought, tiny, types, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    sentences = read_entities(path, EntitySettings(pipeline=str(tiny), types=types))
    texts = {m.text for s in sentences for m in s.mentions}
    assert "gelorin" in texts
    assert "0.003" not in texts
    assert "0.003" in {text for _, text, _ in names(TEXT, brought)}  # no statistics were given


def test_drugs_of_ours_keep_the_genes_inside_them(brought):
    assert ("DRUG", "anti-HER2 therapy") in [
        (label, text) for label, text, _ in names("They gave anti-HER2 therapy.", brought)
    ]


def test_records_are_made_of_names_of_a_pipeline(tiny, types, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    models = load_models(EntitySettings(pipeline=str(tiny), types=types))
    markers = {r.biomarker.text for r in extract(path, models=models).associations}
    assert markers == {"gelorin"}


def test_a_pipeline_is_named_by_the_environment(tiny, types, monkeypatch):
    plain = program_stamp.__wrapped__()
    monkeypatch.setenv("EXTRACTOR_PIPELINE", str(tiny))
    monkeypatch.setenv("EXTRACTOR_PIPELINE_TYPES", str(types))
    assert entity_settings() == EntitySettings(pipeline=str(tiny), types=types)
    assert ("GENE", "gelorin", None) in names(TEXT, load_annotator())
    assert program_stamp.__wrapped__() != plain  # what was worked before is worked again


def test_a_pipeline_is_named_by_its_package(tiny, types, tmp_path, monkeypatch, load):
    package = tmp_path / "en_tiny_names"
    package.mkdir()
    meta = json.loads((tiny / "meta.json").read_text(encoding="utf-8"))
    meta |= {"name": "tiny_names", "version": "1.0"}
    data = package / "en_tiny_names-1.0"
    spacy.load(tiny).to_disk(data)
    for folder in (package, data):
        (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    info = tmp_path / "en_tiny_names-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: en_tiny_names\nVersion: 1.0\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = names(TEXT, load(pipeline="en_tiny_names", types=types))
    assert ("GENE", "gelorin", None) in found


def test_nothing_is_named_by_default():
    assert Settings().entities == entity_settings() == EntitySettings()


def test_a_pipeline_that_is_not_there(load):
    with pytest.raises(ResourceError, match="en_no_such_thing"):
        load(pipeline="en_no_such_thing")


def test_a_pipeline_without_a_type_we_know(tmp_path, load):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "WEATHER", "pattern": "rain"}])
    nlp.to_disk(tmp_path)
    with pytest.raises(ResourceError, match="WEATHER"):
        load(pipeline=str(tmp_path))


def test_a_label_we_do_not_have(tiny, tmp_path, load):
    types = tmp_path / "types.tsv"
    types.write_text("PROTEIN_LIKE\tPROTEIN\n", encoding="utf-8")
    with pytest.raises(UsageError, match="PROTEIN"):
        load(pipeline=str(tiny), types=types)


@pytest.mark.parametrize("printed", ["much", "1.5", "nan"])
def test_a_similarity_that_is_none(printed, monkeypatch):
    monkeypatch.setenv("EXTRACTOR_SIMILARITY", printed)
    with pytest.raises(UsageError, match="EXTRACTOR_SIMILARITY"):
        entity_settings()


@pytest.fixture(scope="module")
def lexicon():
    held = Lexicon()
    for name in ("gelorinase", "gelorinase2", "zorin", "tarsoma"):
        label = "CANCER" if name == "tarsoma" else "GENE"
        held.add(name, Sense(label, (f"X:{name}", name, "", "")))
    return held


def likest(lexicon, name, label="GENE", similarity=0.7):
    sense = Candidates(lexicon, similarity).nearest(name, label)
    return sense and sense.row[0]


def test_the_likest_name(lexicon):
    assert likest(lexicon, "Gelorinases") == "X:gelorinase"
    assert likest(lexicon, "gelorinasse") == "X:gelorinase"
    assert likest(lexicon, "gelorinasse", similarity=0.99) is None
    assert likest(lexicon, "qqqq") is None


def test_numbers_of_like_names_agree(lexicon):
    assert likest(lexicon, "gelorinase 2") == "X:gelorinase2"
    assert likest(lexicon, "gelorinase 3", similarity=0.1) is None


def test_like_names_have_the_label(lexicon):
    assert likest(lexicon, "tarsomas", "CANCER") == "X:tarsoma"
    assert likest(lexicon, "tarsomas", similarity=0.1) is None
    assert likest(lexicon, "tarsomas", "DRUG") is None


def test_a_pipelines_name_takes_the_likest_concept(tmp_path, load):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GENE", "pattern": "osteoprotegerine"}])
    nlp.to_disk(tmp_path)
    text = "They measured osteoprotegerine."
    near = load(pipeline=str(tmp_path), similarity=0.8)
    assert names(text, near) == [("GENE", "osteoprotegerine", "HGNC:11909")]
    exact = load(pipeline=str(tmp_path))
    assert names(text, exact) == [("GENE", "osteoprotegerine", None)]


def test_a_pipeline_on_the_command_line(tiny, types, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    call = ["entities", str(path), "--label", "GENE", "--pipeline", str(tiny), "--map", str(types)]
    shown = CliRunner().invoke(app, call)
    assert shown.exit_code == 0
    assert "gelorin" in shown.stdout
    assert "KRAS" not in shown.stdout
    wrong = CliRunner().invoke(app, [*call[:-3], "en_no_such_thing"])
    assert wrong.exit_code != 0
    assert "en_no_such_thing" in wrong.stderr


def test_what_the_rules_refused_is_no_likest_name(annotator):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GENE", "pattern": p} for p in ("cat", "osteoprotegerine")]
    )
    candidates = Candidates(annotator.vocabulary.lexicon, 0.8)
    other = OtherNames(((nlp, {"GENE": "GENE"}),), frozenset(), candidates)
    text = "The cat had osteoprotegerine."
    found = other.joined(text, (), annotator.vocabulary, (), {})
    assert [m.text for m in found] == ["osteoprotegerine"]
    assert "cat" in annotator.vocabulary.lexicon.senses
