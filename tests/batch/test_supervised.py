"""Papers that kill, hang or swell their process, and runs that are stopped and taken up again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch import Limits, PaperResult, extract_folder
from extractor.batch.parts import PARTS_FOLDER

LIMITS = Limits(seconds=2, megabytes=400)


def _folder(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(f"{name} says nothing of markers.\n", encoding="utf-8")
    return folder


def _work(paper) -> PaperResult:
    """Stand in for the real work: the paper's name says what happens to its process."""
    count = paper.path.with_suffix(".count")
    with count.open("a", encoding="utf-8") as file:
        file.write("x")
    if "dies" in paper.doc_id:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in paper.doc_id and count.stat().st_size == 1:
        os._exit(1)
    if "hangs" in paper.doc_id:
        time.sleep(60)
    if "swells" in paper.doc_id:
        try:
            bytearray(2_000_000_000)
        except MemoryError:
            return PaperResult(doc_id=paper.doc_id, path=str(paper.path), status="memory")
    line = json.dumps({"doc_id": paper.doc_id})
    return PaperResult(
        doc_id=paper.doc_id, path=str(paper.path), status="ok", record_lines=(line,), text="t"
    )


def _times(folder: Path, name: str) -> int:
    return (folder / f"{name}.count").stat().st_size


@pytest.mark.parametrize("workers", [1, 2])
def test_each_paper_has_its_own_fate(tmp_path, workers):
    folder = _folder(tmp_path, "a", "b-dies", "c-once", "d-hangs", "e-swells", "f")
    report = extract_folder(folder, tmp_path / "out", workers=workers, limits=LIMITS, work=_work)
    assert [(p.doc_id, p.status) for p in report.papers] == [
        ("a", "ok"),
        ("b-dies", "worker_died"),
        ("c-once", "ok"),
        ("d-hangs", "timeout"),
        ("e-swells", "memory"),
        ("f", "ok"),
    ]
    assert _times(folder, "b-dies") == 2  # tried once more, alone
    assert _times(folder, "d-hangs") == 1
    rows = (tmp_path / "out" / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["doc_id"] for row in rows] == [p.doc_id for p in report.papers]
    assert "timeout" in rows[3]


def test_unchanged_papers_are_not_worked_again(tmp_path):
    folder = _folder(tmp_path, "a", "b", "c-hangs")
    first = extract_folder(folder, tmp_path / "out", limits=LIMITS, work=_work)
    before = (tmp_path / "out" / "records.jsonl").read_bytes()
    (folder / "b.txt").write_text("b says something new.\n", encoding="utf-8")
    second = extract_folder(folder, tmp_path / "out", limits=LIMITS, work=_work)
    assert (first.reused, second.reused) == (0, 1)
    assert (_times(folder, "a"), _times(folder, "b")) == (1, 2)
    assert _times(folder, "c-hangs") == 2  # what the machine may have done is tried again
    assert (tmp_path / "out" / "records.jsonl").read_bytes() == before
    third = extract_folder(folder, tmp_path / "out", limits=LIMITS, work=_work, fresh=True)
    assert third.reused == 0


def test_a_broken_part_is_worked_again(tmp_path):
    folder = _folder(tmp_path, "a")
    extract_folder(folder, tmp_path / "out", work=_work)
    (part,) = (tmp_path / "out" / PARTS_FOLDER).glob("*.json")
    part.write_text('{"stamp": "x", "resu', encoding="utf-8")
    assert extract_folder(folder, tmp_path / "out", work=_work).reused == 0
    assert _times(folder, "a") == 2


SCRIPT = """
import sys, time
from pathlib import Path
from extractor.batch import PaperResult, extract_folder

def work(paper):
    with paper.path.with_suffix(".count").open("a") as file:
        file.write("x")
    time.sleep(0.1)
    return PaperResult(doc_id=paper.doc_id, path=str(paper.path), status="ok",
                       record_lines=('{"doc_id": "' + paper.doc_id + '"}',), text="t")

extract_folder(sys.argv[1], sys.argv[2], workers=2, work=work)
"""


def _orphans(mark: str) -> int:
    """Count the processes that still carry a mark in their command, after they had time to go."""
    left = 0
    for _ in range(50):
        found = subprocess.run(["pgrep", "-f", mark], capture_output=True, text=True, check=False)
        left = len(found.stdout.split())
        if not left:
            break
        time.sleep(0.2)
    return left


def test_a_killed_run_goes_on(tmp_path):
    names = [f"p{n:02}" for n in range(20)]
    folder, out = _folder(tmp_path, *names), tmp_path / "out"
    command = [sys.executable, "-c", SCRIPT, str(folder), str(out)]
    for _ in range(3):
        process = subprocess.Popen(command)
        done = len(list(out.glob(f"{PARTS_FOLDER}/*.json")))
        while len(list(out.glob(f"{PARTS_FOLDER}/*.json"))) < done + 4 and process.poll() is None:
            time.sleep(0.02)
        process.kill()
        process.wait()
        assert not (out / "records.jsonl").exists()
    assert _orphans(str(folder)) == 0
    subprocess.run(command, check=True)
    lines = (out / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == names
    # Only what was under way when the run was killed is worked twice: two workers, three kills.
    assert sum(_times(folder, name) for name in names) <= len(names) + 6


def test_the_number_of_workers_changes_nothing(tmp_path):
    folder = _folder(tmp_path, "a", "b", "c", "d")
    for workers in (1, 3):
        extract_folder(folder, tmp_path / f"out{workers}", workers=workers, work=_work)
    for name in ("records.jsonl", "rejections.jsonl"):
        one, three = (tmp_path / f"out{n}" / name for n in (1, 3))
        assert one.read_bytes() == three.read_bytes()
