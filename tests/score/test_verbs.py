"""The verbs of the gold set, from the command line."""

import json
import shutil

import pytest
from test_figures import write_gold
from test_views import association
from typer.testing import CliRunner

from extractor.cli import app
from extractor.examples import example_papers
from extractor.records import RECORD_ADAPTER


def call(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def write_run(folder, records):
    folder.mkdir()
    lines = "".join(f"{r.model_dump_json()}\n" for r in records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    return folder


def named(doc_id, **fields):
    record = association(**fields)
    document = record.document.model_copy(update={"doc_id": doc_id})
    return record.model_copy(update={"document": document})


@pytest.fixture
def gold(tmp_path):
    return write_gold(tmp_path / "gold", [("a", "pdf", [named("a")]), ("b", "jats", [named("b")])])


@pytest.fixture
def run(tmp_path):
    return write_run(tmp_path / "run", [named("a"), named("b", direction="better")])


def test_score_shows_inputs_apart_and_fields(gold, run):
    output = call("score", "--gold", gold, "--pred", run).output
    assert "pdf: 1 papers" in output
    assert "clean text: 1 papers" in output
    assert "direction" in output


def test_compare_lists_what_was_lost(gold, run, tmp_path):
    new = write_run(tmp_path / "new", [named("b", direction="better")])
    result = call("score", "--gold", gold, "--pred", new, "--compare", run)
    assert result.exit_code == 0
    assert "1 changes: 1 lost" in result.output


def test_json_stays_json_whatever_else_is_asked(gold, run, tmp_path):
    new = write_run(tmp_path / "new", [named("a")])
    asked = ("--json", "--compare", run, "--html", tmp_path / "e.html")
    shown = json.loads(call("score", "--gold", gold, "--pred", new, *asked).stdout)
    assert shown["scores"]["tuple"]["right"] == 1
    assert [(one["doc_id"], one["change"]) for one in shown["changes"]] == [("b", "lost")]


def test_html_is_written(gold, run, tmp_path):
    page = tmp_path / "errors.html"
    assert call("score", "--gold", gold, "--pred", run, "--html", page).exit_code == 0
    assert "wrong direction" in page.read_text(encoding="utf-8")


def test_a_drop_leaves_with_its_own_code(gold, run, tmp_path):
    file = tmp_path / "baseline.json"
    asked = ("score", "--gold", gold, "--split", "dev", "--pred")
    assert call(*asked, run, "--write-baseline", file).exit_code == 0
    assert call(*asked, run, "--baseline", file).exit_code == 0
    worse = write_run(tmp_path / "worse", [named("a")])
    result = call(*asked, worse, "--baseline", file)
    assert result.exit_code == 4
    assert "worse: tuple: F1 100.0 in baseline.json, 66.7 now" in result.stderr


def test_annotate_init_makes_the_empty_folder(gold, tmp_path):
    paper = tmp_path / "new-paper.pdf"
    shutil.copy(example_papers()[0], paper)
    result = call("annotate-init", paper, "--gold", gold, "--kind", "review")
    assert result.exit_code == 0, result.output
    source = json.loads((gold / "new-paper" / "source.json").read_text(encoding="utf-8"))
    assert source["format"] == "pdf"
    assert source["title"]
    assert len(source["sha256"]) == 64
    assert "licence" in result.stderr
    assert (gold / "new-paper" / "records.jsonl").read_text(encoding="utf-8") == ""
    splits = (gold / "splits.csv").read_text(encoding="utf-8").splitlines()
    assert splits[-1] == "new-paper,pdf,review,dev"
    assert len(splits) == 4


def test_splits_are_those_of_the_gold_folder(gold, run, tmp_path):
    refused = call("score", "--gold", gold, "--pred", run, "--split", "nowhere")
    assert refused.exit_code == 2
    assert "holds no gold paper of split 'nowhere'" in refused.stderr
    paper = tmp_path / "new-paper.pdf"
    shutil.copy(example_papers()[0], paper)
    asked = ("--gold", gold, "--kind", "review", "--split", "nowhere")
    assert call("annotate-init", paper, *asked).exit_code == 2
    assert not (gold / "new-paper").exists()


def test_annotate_init_refuses_a_paper_that_is_there(gold, tmp_path):
    paper = tmp_path / "new-paper.pdf"
    shutil.copy(example_papers()[0], paper)
    twin = tmp_path / "other-name.pdf"
    shutil.copy(paper, twin)
    asked = ("--gold", gold, "--kind", "review")
    assert call("annotate-init", paper, *asked).exit_code == 0
    for again in (paper, twin):
        result = call("annotate-init", again, *asked)
        assert result.exit_code == 2
        assert "already" in result.stderr
    assert call("annotate-init", tmp_path / "gone.pdf", *asked).exit_code == 3


def test_pictures_come_from_the_papers(gold, tmp_path):
    paper = example_papers()[0]
    source = {"file": paper.name, "sha256": "0" * 64}
    for doc_id in ("a", "b"):
        (gold / doc_id / "source.json").write_text(json.dumps(source), encoding="utf-8")
    record = named("a", genes=("EGFR",)).model_dump()
    record["evidence"] = [{"page": 1, "boxes": [[50, 100, 300, 112]]}]
    run = write_run(tmp_path / "pictured", [RECORD_ADAPTER.validate_python(record)])
    page = tmp_path / "errors.html"
    asked = ("--html", page, "--papers", paper.parent)
    assert call("score", "--gold", gold, "--pred", run, *asked).exit_code == 0
    assert "data:image/png;base64," in page.read_text(encoding="utf-8")
