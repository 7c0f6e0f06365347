"""The command line: exit codes, files written, one clear line for what is wrong."""

import json

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from extractor.cli import app
from extractor.examples import example_papers
from extractor.export.schema import record_schema


def call(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def example_run(tmp_path_factory):
    """Return the output folder of a run over the packaged examples."""
    out = tmp_path_factory.mktemp("run")
    result = call("run", *example_papers(), "--out", out)
    assert result.exit_code == 0, result.output
    return out


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_writes_every_file(example_run):
    papers = lines(example_run / "papers.jsonl")
    assert [p["status"] for p in papers] == ["ok"] * 3
    assert all(p["pages"] > 0 for p in papers)
    assert lines(example_run / "records.jsonl")
    assert (example_run / "rejections.jsonl").exists()
    assert not list(example_run.glob(".*.part"))


def test_records_are_valid_and_their_evidence_is_found(example_run):
    validator = Draft202012Validator(record_schema())
    for record in lines(example_run / "records.jsonl"):
        validator.validate(record)
        path = example_run / "text" / f"{record['document']['doc_id']}.txt"
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        assert record["evidence"]
        for place in record["evidence"]:
            assert text[place["start"] : place["end"]] == place["text"]
            assert place["boxes"]


def test_run_twice_gives_the_same_bytes_whatever_the_workers(example_run, tmp_path):
    assert call("run", *example_papers(), "--out", tmp_path, "--workers", 2).exit_code == 0
    for name in ("records.jsonl", "rejections.jsonl"):
        assert (tmp_path / name).read_bytes() == (example_run / name).read_bytes()


def test_one_bad_paper_does_not_stop_the_others(tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"<html>no paper</html>")
    missing = tmp_path / "gone"
    result = call("run", bad, missing, example_papers()[0], "--out", tmp_path / "out")
    assert result.exit_code == 0
    papers = lines(tmp_path / "out" / "papers.jsonl")
    assert [p["status"] for p in papers] == ["not_a_pdf", "missing", "ok"]
    assert [p["error"] is None for p in papers] == [False, False, True]


def test_exit_codes(tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")
    assert call("run", bad, "--out", tmp_path / "out").exit_code == 3
    assert call("run", tmp_path / "gone", "--out", tmp_path / "out").exit_code == 2
    assert call("run", bad).exit_code == 2


def test_output_that_cannot_be_written_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    result = call("run", example_papers()[0], "--out", blocked)
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_text_body_is_title_abstract_and_body_only(example_run):
    body = call("text", example_papers()[0], "--part", "body").output
    whole = call("text", example_papers()[0], "--part", "all").output
    assert 0 < len(body) < len(whole)
    shown = json.loads(call("text", example_papers()[0], "--format", "json").output)
    assert {"title", "body", "heading", "caption", "table", "reference"} <= {
        p["kind"] for p in shown["passages"]
    }
    assert all(p["boxes"] for p in shown["passages"])


def test_text_of_a_file_that_is_not_there(tmp_path):
    result = call("text", tmp_path / "gone.pdf")
    assert result.exit_code == 3
    assert "no such file" in result.output


def test_score_prints_its_signature(example_run, gold_folder):
    result = call("score", "--gold", gold_folder, "--pred", example_run, "--split", "example")
    assert result.exit_code == 0, result.output
    assert "[gold:" in result.output
    assert "papers:3" in result.output
    as_json = call(
        "score", "--gold", gold_folder, "--pred", example_run, "--split", "example", "--json"
    )
    assert json.loads(as_json.output)["scores"]["tuple"]["gold"] > 0


def test_score_of_no_run_is_refused(gold_folder, tmp_path):
    result = call("score", "--gold", gold_folder, "--pred", tmp_path)
    assert result.exit_code == 2
    assert "records.jsonl" in result.output


def test_schema_writes_the_file(tmp_path):
    assert call("schema", "--out", tmp_path).exit_code == 0
    assert (tmp_path / "records.schema.json").exists()


def test_doctor_finds_what_is_needed():
    result = call("doctor")
    assert result.exit_code == 0, result.output
    assert "genes" in result.output


@pytest.mark.parametrize("verb", ["run", "text", "score", "doctor", "schema", "demo", "models"])
def test_help_says_what_a_verb_does(verb):
    result = call(verb, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5
