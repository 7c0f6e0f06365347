"""Broken papers of many kinds, a full disk, a folder that must not be written: each its clear end.

Killed workers and runs in numbers: ``benchmarks/faults.py``.
"""

import json
import os
import random
import tempfile
from pathlib import Path

import pytest

from extractor.batch import Limits, PaperResult, extract_folder
from extractor.batch.inputs import find_papers
from extractor.batch.parts import Parts
from extractor.errors import BrokenPdf, EmptyFile, UsageError
from extractor.examples import example_papers
from extractor.pipeline import extract_text, read_document

FULL = Path("/dev/full")
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def _work(paper) -> PaperResult:
    line = json.dumps({"doc_id": paper.doc_id})
    return PaperResult(
        doc_id=paper.doc_id, path=str(paper.path), status="ok", record_lines=(line,), text="t"
    )


def _papers(folder: Path) -> Path:
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.txt").write_text(f"{name} says nothing.\n", encoding="utf-8")
    return folder


def test_every_broken_file_has_its_line(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from broken_kinds import KINDS, LONG, make_broken

    folder = tmp_path / "papers"
    folder.mkdir()
    made = make_broken(folder, example_papers()[0], each=1, seed=7, leave=LONG)
    assert made == len(KINDS) - len(LONG) == 28
    limits = Limits(seconds=30, megabytes=1000)
    report = extract_folder(folder, tmp_path / "out", workers=2, limits=limits)
    rows = (tmp_path / "out" / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(row)["doc_id"] for row in rows) == sorted(
        f"{k}-0" for k in KINDS.keys() - LONG
    )
    assert {p.doc_id for p in report.failed if p.status == "crashed"} == set()
    assert all(p.error for p in report.failed)
    surely = {"empty-0", "head-only-0", "noise-0", "html-0", "page-loop-0", "xml-empty-0"}
    assert surely <= {p.doc_id for p in report.failed}


@pytest.mark.parametrize("kind", ["bomb", "page-count"])
def test_pages_with_nothing_on_them_are_no_pictures(tmp_path, monkeypatch, kind):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from broken_kinds import KINDS

    suffix, make = KINDS[kind]
    paper = tmp_path / f"{kind}{suffix}"
    paper.write_bytes(make(b"", random.Random(2)))
    with pytest.raises(BrokenPdf, match="nothing is printed on its pages"):
        read_document(paper)


@pytest.mark.parametrize("signs", ["\0" * 50, "\ufeff", " .\n\n--\n"])
def test_text_without_a_word_is_empty(tmp_path, signs):
    paper = tmp_path / "a.txt"
    paper.write_text(signs, encoding="utf-8")
    with pytest.raises(EmptyFile):
        read_document(paper)


@pytest.mark.parametrize("unit", ["a", "(", "1", "-", "p=0."])
def test_text_without_a_blank_is_worked_whole(unit):
    text = unit * (60_000 // len(unit))
    ending = "High BRCA1 expression predicted shorter overall survival in breast cancer (p = 0.02)."
    extraction = extract_text(f"{text}\n\n{ending}")
    assert [a.p_value.text for a in extraction.associations] == ["p = 0.02"]


def test_the_generator_makes_the_same_files_again(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from broken_kinds import LONG, make_broken

    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_broken(tmp_path / name, example_papers()[0], each=1, leave=LONG)
        made.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()})
    assert made[0] == made[1]


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("where", ["part", "records.jsonl", "papers.jsonl"])
def test_a_full_disk_is_said_and_lost_nothing(tmp_path, where):
    papers, out = _papers(tmp_path / "papers"), tmp_path / "out"
    part = Parts(out).path(find_papers([papers])[2]).with_suffix(".tmp")
    full = part if where == "part" else out / f".{where}.part"
    full.symlink_to(FULL)
    with pytest.raises(UsageError, match="No space left"):
        extract_folder(papers, out, workers=2, work=_work)
    assert not (out / "records.jsonl").exists()
    full.unlink()
    assert extract_folder(papers, out, workers=2, work=_work).reused >= 1
    lines = (out / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == list("abcd")


def test_an_output_that_must_not_be_written_is_a_wrong_call():
    # A folder that others may enter, for root has to become somebody else to be refused.
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        papers, out = _papers(folder / "papers"), folder / "out"
        out.mkdir()
        folder.chmod(0o755)
        out.chmod(0o555)
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(65534)
            with pytest.raises(UsageError, match="cannot be written"):
                extract_folder(papers, out, work=_work)
        finally:
            if root:
                os.seteuid(0)
        assert list(out.iterdir()) == []
        out.chmod(0o755)
        assert len(extract_folder(papers, out, work=_work).papers) == 4
