"""Papers are fetched from a server of our own; each way it can go wrong is said."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.corpora import fetch as fetch_module
from extractor.corpora.fetch import download, fetch_gold
from extractor.corpora.sources import find_files, read_sources
from extractor.errors import UsageError

PAPER = b"%PDF-1.4 a paper"
PAGES = {"/paper.pdf": PAPER, "/changed.pdf": b"%PDF-1.4 newer", "/page": b"<!DOCTYPE html><p>"}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        content = PAGES.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def add(gold, doc_id, where, **fields):
    folder = gold / doc_id
    folder.mkdir(parents=True)
    sha256 = hashlib.sha256(PAPER).hexdigest()
    source = {"file": f"{doc_id}.pdf", "sha256": sha256, "where_to_get": where, **fields}
    (folder / "source.json").write_text(json.dumps(source), encoding="utf-8")


@pytest.mark.parametrize(
    ("where", "status", "detail"),
    [
        ("/paper.pdf", "fetched", ""),
        ("/changed.pdf", "other version", "a PDF, not the file annotated"),
        ("/page", "other version", "a web page"),
        ("/gone", "failed", "404"),
    ],
)
def test_what_a_server_answers(server, tmp_path, where, status, detail):
    add(tmp_path / "gold", "a", server + where)
    (result,) = fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert result.status == status
    assert detail in result.detail
    assert (tmp_path / "papers" / "a.pdf").exists() is (status == "fetched")
    assert not list((tmp_path / "papers").glob(".*"))


def test_a_server_that_is_not_there(server, tmp_path):
    add(tmp_path / "gold", "a", "http://127.0.0.1:1/paper.pdf")
    (result,) = fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert result.status == "failed"


def test_without_an_address(tmp_path):
    add(tmp_path / "gold", "a", "from the authors")
    (result,) = fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert (result.status, result.detail) == ("no address", "from the authors")


def test_what_is_there_is_not_fetched_again(tmp_path):
    add(tmp_path / "gold", "a", "http://127.0.0.1:1/paper.pdf")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(PAPER)
    (result,) = fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert result.status == "there"


def test_a_damaged_file_is_fetched_again(server, tmp_path):
    add(tmp_path / "gold", "a", f"{server}/paper.pdf")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"half")
    (result,) = fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert result.status == "fetched"
    assert (tmp_path / "papers" / "a.pdf").read_bytes() == PAPER


def test_open_access_copies_are_found_by_id(tmp_path):
    add(tmp_path, "a", "PubMed Central", pmcid="PMC1", format="jats")
    add(tmp_path, "b", "https://example.org/b", pmcid="PMC2", format="pdf")
    jats, pdf = read_sources(tmp_path)
    assert [url.rpartition("/")[2] for url in jats.urls] == ["fullTextXML"]
    assert pdf.urls[0] == "https://example.org/b"
    assert "PMC2" in pdf.urls[1]


def test_a_name_that_leads_out_of_the_folder_is_cut(server, tmp_path):
    add(tmp_path / "gold", "a", f"{server}/paper.pdf", file="../../evil.pdf")
    fetch_gold(tmp_path / "gold", tmp_path / "papers")
    assert (tmp_path / "papers" / "evil.pdf").exists()
    assert find_files(tmp_path / "gold", tmp_path / "papers")["a"].name == "evil.pdf"


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/x", "/etc/hostname"])
def test_only_the_web_is_asked(url):
    with pytest.raises(ValueError, match="no web address"):
        download(url)


def test_an_answer_without_end_is_cut(server, monkeypatch):
    monkeypatch.setattr(fetch_module, "MOST_BYTES", 5)
    with pytest.raises(ValueError, match="more than"):
        download(f"{server}/paper.pdf")


def test_no_gold_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"source\.json"):
        fetch_gold(tmp_path, tmp_path / "papers")


def test_the_verb_says_what_could_not_be_had(server, tmp_path):
    gold, out = tmp_path / "gold", tmp_path / "papers"
    add(gold, "good", f"{server}/paper.pdf")
    add(gold, "lost", f"{server}/gone")
    result = CliRunner().invoke(app, ["corpora", "fetch", str(gold), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 of 2 papers" in result.output
    assert "404" in result.output
    (gold / "good" / "source.json").unlink()
    result = CliRunner().invoke(app, ["corpora", "fetch", str(gold), "--out", str(out)])
    assert result.exit_code == 3


def listed(*arguments):
    return CliRunner().invoke(app, ["corpora", "list", *(str(a) for a in arguments)])


def test_list_prints_the_very_files_that_were_annotated(tmp_path):
    gold, papers = tmp_path / "gold", tmp_path / "papers"
    for doc_id in ("a", "b"):
        add(gold, doc_id, "x")
    (gold / "splits.csv").write_text("doc_id,split\na,dev\nb,test\n", encoding="utf-8")
    for folder, content in (("1", b"changed"), ("2", PAPER)):
        (papers / folder).mkdir(parents=True)
        (papers / folder / "a.pdf").write_bytes(content)
    result = listed(gold, "--papers", papers, "--split", "dev")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(papers / "2" / "a.pdf")]
    (papers / "2" / "a.pdf").unlink()
    result = listed(gold, "--papers", papers)
    assert result.exit_code == 3
    assert "other version: a" in result.stderr
    assert "not found: b" in result.stderr
    assert listed(gold, "--papers", papers, "--split", "nonsense").exit_code == 2
