"""Papers that mean harm: nothing is executed, nothing else read, nothing written elsewhere."""

import csv
import json
import os
import socket
from pathlib import Path

import pytest
from broken_files import billion_laughs_xml
from typer.testing import CliRunner

from extractor.batch import PaperResult, extract_folder
from extractor.cli import app
from extractor.errors import UsageError
from extractor.jats import read_jats
from extractor.records import AssociationRecord

SECRET = "the secret of the house"
SQL = "x'); DROP TABLE documents; DROP TABLE records; --"
NAMES = (
    b"...pdf",
    b"....txt",
    b"-rf.txt",
    b"a\nb.txt",
    b"%2e%2e%2fup.txt",
    b"..\\..\\up.txt",
    b"$(touch owned).txt",
    b"<img src=x onerror=x()>.txt",
    b"=HYPERLINK(1).txt",
    b"'; DROP TABLE documents; --.txt",
    b"\xff\xfe.txt",
    "\u202egnp.txt".encode(),
    b"l" * 251 + b".txt",
)


def _files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def _echo(paper) -> PaperResult:
    """Stand in for the work: the name goes wherever a result may carry it."""
    return PaperResult(
        doc_id=paper.doc_id,
        path=str(paper.path),
        status="ok",
        error=f"{paper.path.name}: half \udcff",
        record_lines=(json.dumps({"doc_id": paper.doc_id}),),
        text=f"{paper.doc_id} \ud800",
    )


def _name_folder(folder: Path) -> Path:
    folder.mkdir()
    for name in NAMES:
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"AXL said nothing.\n")
    return folder


@pytest.mark.parametrize("work", [None, _echo])
def test_hostile_names_stay_inside_the_output(tmp_path, work):
    papers = _name_folder(tmp_path / "papers")
    before = _files(tmp_path)
    out = tmp_path / "out"
    report = extract_folder(papers, out, **({"work": work} if work else {}))
    assert len(report.papers) == len(NAMES)
    assert len({p.doc_id for p in report.papers}) == len(NAMES)
    assert {name for name in _files(tmp_path) - before if not name.startswith("out")} == set()
    rows = [json.loads(row) for row in (out / "papers.jsonl").read_bytes().splitlines()]
    assert [row["doc_id"] for row in rows] == [p.doc_id for p in report.papers]
    assert len(list((out / "text").iterdir())) == sum(p.ok for p in report.papers)
    assert all(p.doc_id.isprintable() for p in report.papers)
    again = extract_folder(papers, out, **({"work": work} if work else {}))
    assert again.reused == len(NAMES)


def test_long_names_that_clash_get_names_of_their_own(tmp_path):
    for folder, text in (("a", "one"), ("b", "two"), ("c", "two")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / ("l" * 251 + ".txt")).write_text(text)
    report = extract_folder(tmp_path / "in", tmp_path / "out", work=_echo)
    assert len({p.doc_id for p in report.papers}) == 3
    assert len(list((tmp_path / "out" / "text").iterdir())) == 3


@pytest.mark.parametrize("path", ["a\0b.pdf", "x" * 5000])
def test_a_path_that_is_none_is_a_wrong_call(tmp_path, path):
    with pytest.raises(UsageError, match="cannot be looked up"):
        extract_folder(path, tmp_path / "out", work=_echo)


def test_a_link_in_the_output_is_not_written_through(tmp_path):
    (tmp_path / "a.txt").write_text("AXL")
    target = tmp_path / "target"
    target.write_text(SECRET)
    (tmp_path / "out" / "text").mkdir(parents=True)
    (tmp_path / "out" / "text" / "a.txt").symlink_to(target)
    extract_folder(tmp_path / "a.txt", tmp_path / "out", work=_echo)
    assert target.read_text() == SECRET


@pytest.fixture
def listener():
    """Return a listening socket, to see whether anybody calls."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.5)
        yield server


ENTITIES = {
    "file": '<!ENTITY x SYSTEM "{file}">',
    "network": '<!ENTITY x SYSTEM "http://127.0.0.1:{port}/x">',
    "parameter": '<!ENTITY % p SYSTEM "{file}"> %p; <!ENTITY x "none">',
    "parameter over the network": '<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/x"> %p;',
}


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("system", ["", 'SYSTEM "http://127.0.0.1:{port}/article.dtd"'])
def test_external_entities_are_neither_read_nor_fetched(tmp_path, listener, kind, system):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    places = {"file": secret.as_uri(), "port": listener.getsockname()[1]}
    doctype = f"<!DOCTYPE article {system} [{ENTITIES[kind]}]>".format(**places)
    include = (
        f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='{secret}'/>"
    )
    body = f"<article><body><p>Before &x; behind.</p><p>{include} end.</p></body></article>"
    path = tmp_path / "paper.xml"
    path.write_text(f"<?xml version='1.0'?>{doctype}{body}", encoding="utf-8")
    document = read_jats(path)
    assert SECRET not in document.text
    assert "Before" in document.text
    with pytest.raises(TimeoutError):
        listener.accept()


def test_an_entity_bomb_costs_its_paper_only(tmp_path):
    billion_laughs_xml(tmp_path)
    (tmp_path / "good.txt").write_text("AXL said nothing.\n", encoding="utf-8")
    report = extract_folder(tmp_path, tmp_path / "out")
    assert {p.doc_id: p.status for p in report.papers} == {"laughs": "broken_xml", "good": "ok"}


def _hostile_run(folder: Path, text: str) -> Path:
    record = AssociationRecord.model_validate(
        {
            "record_id": text,
            "document": {"doc_id": text, "sha256": text, "title": text, "doi": text},
            "biomarker": {"text": text, "genes": [{"symbol": text, "id": text}]},
            "cancer": {"id": text, "name": text},
            "outcome": {"code": "OS", "text": text},
            "direction": "worse",
            "subgroup": text,
            "evidence": [{"page": 1, "section": text, "text": text}],
        }
    )
    folder.mkdir()
    (folder / "records.jsonl").write_text(f"{record.model_dump_json()}\n", encoding="utf-8")
    row = {"doc_id": text, "status": "ok", "sha256": text, "error": text}
    (folder / "papers.jsonl").write_text(f"{json.dumps(row)}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("text", [SQL, 'x" OR 1=1 --', "%", "\\'; --"])
def test_sql_in_a_paper_and_in_a_question_is_text(tmp_path, text):
    runner, db = CliRunner(), str(tmp_path / "kb.sqlite")
    plain = _hostile_run(tmp_path / "plain", "AXL")
    for run in (plain, _hostile_run(tmp_path / "run", text)):
        assert runner.invoke(app, ["kb", "load", str(run), "--db", db]).exit_code == 0
    for option in ("--gene", "--cancer", "--trial"):
        question = ["kb", "query", "--db", db, option, f"no{text}", "--format", "json"]
        answer = runner.invoke(app, question)
        assert answer.exit_code == 0
        assert "record_id" not in answer.output
    found = runner.invoke(app, ["kb", "query", "--db", db, "--gene", text, "--format", "json"])
    assert [json.loads(line)["record_id"] for line in found.output.splitlines()] == [text]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_of_a_csv_is_a_formula(tmp_path, sign):
    run = _hostile_run(tmp_path / "run", f'{sign}cmd|"/c calc"!A1')
    runner, db = CliRunner(), str(tmp_path / "kb.sqlite")
    assert runner.invoke(app, ["kb", "load", str(run), "--db", db]).exit_code == 0
    answer = runner.invoke(app, ["kb", "query", "--db", db, "--format", "csv"])
    rows = list(csv.reader(answer.output.splitlines(keepends=True)))
    cells = [value for row in rows[1:] for value in row]
    assert any(f"'{sign.strip() or sign}" in value or f"'{sign}" in value for value in cells)
    assert not [value for value in cells if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
