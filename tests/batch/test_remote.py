"""Papers behind URLs, and the process that works them for an owner of another kind."""

import os
import time

import pytest

from extractor.batch import Limits, PaperResult, extract_folder
from extractor.batch.companion import Companion
from extractor.batch.inputs import Paper, find_papers
from extractor.errors import UsageError

pytest.importorskip("fsspec", reason="fsspec is not installed (extra 'ray')")


FINDING = "High RANK expression predicted shorter OS in breast cancer (p = 0.01).\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "papers"
    (place / "inner").mkdir(parents=True)
    for name in ("a.txt", "inner/b.txt", "inner/a.txt"):
        (place / name).write_text(FINDING, encoding="utf-8")
    (place / "x.pdf").write_bytes(b"no pdf")
    (place / "x.xml").write_text("<article/>", encoding="utf-8")
    (place / "notes.md").write_text("no paper", encoding="utf-8")
    return place


def test_a_url_means_the_papers_below_it(folder):
    papers = find_papers([folder.as_uri()])
    assert sorted(p.url.rsplit("/", 1)[1] for p in papers) == ["a.txt", "a.txt", "b.txt", "x.pdf"]
    assert len({p.doc_id for p in papers}) == 4
    (one,) = find_papers([f"{folder.as_uri()}/inner/b.txt"])
    assert (one.doc_id, one.url) == ("b", f"{folder.as_uri()}/inner/b.txt")


def test_a_url_gives_the_records_of_the_file(folder, tmp_path):
    extract_folder(folder / "inner" / "b.txt", tmp_path / "local")
    url = f"{folder.as_uri()}/inner/b.txt"
    report = extract_folder(url, tmp_path / "remote")
    assert [p.path for p in report.papers] == [url]
    ours, theirs = ((tmp_path / o / "records.jsonl").read_bytes() for o in ("remote", "local"))
    assert ours == theirs != b""
    assert extract_folder(url, tmp_path / "remote").reused == 1
    (folder / "inner" / "b.txt").write_text("Nothing is said here.\n", encoding="utf-8")
    assert extract_folder(url, tmp_path / "remote").reused == 0


def test_a_url_with_nothing_behind_it_has_its_row(folder, tmp_path):
    report = extract_folder([f"{folder.as_uri()}/gone.pdf", folder / "a.txt"], tmp_path / "out")
    assert [(p.doc_id, p.status) for p in report.papers] == [("gone", "missing"), ("a", "ok")]
    assert "gone.pdf: cannot be fetched" in report.papers[0].error


def test_a_url_of_an_unknown_kind_is_said_at_once():
    with pytest.raises(UsageError, match="nosuch://x: cannot be opened"):
        find_papers(["nosuch://x"])


def _work(paper):
    if paper.doc_id == "dies":
        os._exit(9)
    if paper.doc_id == "hangs":
        time.sleep(60)
    return PaperResult(doc_id=paper.doc_id, path=paper.place, status="ok", pages=os.getpid())


def test_a_companion_outlives_its_papers(tmp_path):
    companion = Companion(_work, Limits(seconds=2))
    names = ("a", "b", "dies", "hangs", "c")
    results = [companion.work(Paper(tmp_path / f"{n}.txt", n)) for n in names]
    companion.stop()
    assert [r.status for r in results] == ["ok", "ok", "worker_died", "timeout", "ok"]
    assert results[0].pages == results[1].pages != results[4].pages
    assert os.getpid() not in {r.pages for r in results}
    assert all(r.error for r in results[2:4])
