"""What other tools get: each format read back, or checked for what its users rely on."""

import csv
import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from extractor import example_papers, extract_folder
from extractor.cli import app
from extractor.export.civic import evidence_item
from extractor.export.csvs import harmless
from extractor.export.files import EXPORTERS, export_records
from extractor.export.kgx import graph
from extractor.export.textview import render
from extractor.reading import iterate_records
from extractor.records import AssociationRecord
from extractor.types import Document, Passage

WORK = {"key": "7", "doi": "10.1000/primary", "pmid": "12"}


def association(record_id="r1", **fields):
    return AssociationRecord.model_validate(
        {
            "record_id": record_id,
            "document": {"doc_id": "a", "sha256": "s", "pmid": "99"},
            "biomarker": {
                "text": "RANK",
                "state": "high",
                "genes": [{"symbol": "TNFRSF11A", "id": "HGNC:11908"}],
            },
            "cancer": {"id": "DOID:1380", "name": "endometrial cancer"},
            "outcome": {"code": "OS"},
            "direction": "worse",
            "p_value": {"comparator": "=", "value": "0.013", "text": "p = 0.013"},
            "evidence": [{"page": 2, "text": "as\tprinted"}],
            "confidence": 0.8,
        }
        | fields
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("run")
    extract_folder(example_papers(), out)
    return out


@pytest.fixture(scope="module")
def records(run):
    return tuple(iterate_records(run / "records.jsonl"))


def test_jsonl_comes_back(records, tmp_path):
    (path,) = export_records(records, "jsonl", tmp_path)
    assert tuple(iterate_records(path)) == records


def test_csv_and_parquet_hold_every_association(records, tmp_path):
    count = sum(record.kind == "association" for record in records)
    table, _ = export_records(records, "csv", tmp_path)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    pytest.importorskip("pyarrow")
    frame = pd.read_parquet(export_records(records, "parquet", tmp_path)[0])
    assert len(rows) == len(frame) == count > 0
    assert [row["record_id"] for row in rows] == list(frame["record_id"])


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless(-2.5) == -2.5


def test_graph_has_the_node_of_every_edge(records):
    nodes, edges = graph(r for r in records if r.kind == "association")
    ids = {node["id"] for node in nodes}
    assert edges
    assert {edge["subject"] for edge in edges} | {edge["object"] for edge in edges} == ids
    assert len({edge["id"] for edge in edges}) == len(edges)


def test_edge_says_what_was_found_and_where_from():
    cited = {"source": "cited", "references": ["7"], "works": [WORK]}
    _, (edge,) = graph([association(direction="none", attribution=cited)])
    assert edge["negated"] is True
    assert edge["publications"] == ["PMID:12", "PMID:99"]
    assert (edge["knowledge_level"], edge["agent_type"]) == (
        "statistical_association",
        "text_mining_agent",
    )
    assert edge["p_value"] == 0.013


def test_tsv_keeps_one_line_a_row(tmp_path):
    export_records([association()], "kgx", tmp_path)
    lines = (tmp_path / "edges.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert len(lines[0].split("\t")) == len(lines[1].split("\t"))


def test_nanopublications_parse_and_name_their_parts(records, tmp_path):
    rdflib = pytest.importorskip("rdflib")
    (path,) = export_records(records, "rdf", tmp_path)
    dataset = rdflib.Dataset()
    dataset.parse(path, format="trig")
    space = rdflib.Namespace("http://www.nanopub.org/nschema#")
    heads = list(dataset.quads((None, rdflib.RDF.type, space.Nanopublication, None)))
    assert len(heads) == sum(record.kind == "association" for record in records)
    names = {str(g.identifier) for g in dataset.graphs()}
    for this, _, _, _ in heads:
        for part in (space.hasAssertion, space.hasProvenance, space.hasPublicationInfo):
            (named,) = {o for _, _, o, _ in dataset.quads((this, part, None, None))}
            assert str(named) in names


def test_evidence_item_of_a_primary_finding():
    item = evidence_item(association())
    assert item["molecular_profile"] == "TNFRSF11A Overexpression"
    assert (item["significance"], item["evidence_direction"]) == ("Poor Outcome", "Supports")
    assert item["source"] == "PMID:99"


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "animal"},
        {"attribution": {"source": "cited", "references": ["7"]}},
        {"cancer": None},
    ],
)
def test_civic_has_no_place_for(fields):
    assert evidence_item(association(**fields)) is None


@pytest.mark.parametrize("to", [*EXPORTERS, "brat", "bioc"])
def test_verb_writes_every_format(run, tmp_path, to):
    result = CliRunner().invoke(app, ["export", str(run), "--to", to, "--out", str(tmp_path / to)])
    assert result.exit_code == 0, result.output
    assert list((tmp_path / to).iterdir())


def test_knowledge_base_exports_what_the_run_does(run, tmp_path):
    store = pytest.importorskip("extractor.store")
    store.load_run(run, str(tmp_path / "kb.sqlite"))
    runner = CliRunner()
    for source, out in ((run, "a"), (tmp_path / "kb.sqlite", "b")):
        call = ["export", str(source), "--to", "civic", "--out", str(tmp_path / out)]
        assert runner.invoke(app, call).exit_code == 0
    items = [
        {i["record_id"]: i for i in json.loads((tmp_path / o / "evidence_items.json").read_text())}
        for o in ("a", "b")
    ]
    assert items[0] == items[1]


def test_wrong_calls_are_one_line(tmp_path):
    result = CliRunner().invoke(
        app, ["export", str(tmp_path / "no"), "--to", "csv", "--out", str(tmp_path / "x")]
    )
    assert result.exit_code == 2


def test_text_shows_powers_as_they_are_printed():
    told = "Cells (2×10^6) were lysed; p = 3.1×10^-5, and x^y stands."
    passage = Passage(text=told, start=0, end=len(told), kind="body", section="results")
    document = Document(doc_id="a", sha256="s", source="text", text=told, passages=(passage,))
    assert render(document) == "Cells (2×10⁶) were lysed; p = 3.1×10⁻⁵, and x^y stands."
    assert told in render(document, text_format="json")
