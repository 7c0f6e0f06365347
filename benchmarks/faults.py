"""What faults cost a run: lost, doubled and hung papers, counted.

Usage: python benchmarks/faults.py [broken] [workers] [parents] [disk] [--seed S] [--times 20]

broken   300 broken files of 30 kinds: each needs its one line in ``papers.jsonl``
workers  one run, of which a worker is killed (SIGKILL) at random moments
parents  a run killed itself (SIGKILL) at random moments and started again each time
disk     a run onto a full disk, then with room (needs Linux)

Lost: a paper without its line, or without the records that an undisturbed run gives it. Doubled:
a line that stands twice. Hung: a run that does not end in its time. Runs are the command's own,
on small invented papers, two workers.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from broken_kinds import make_broken
from many_papers import make_papers

from extractor.batch.inputs import find_papers
from extractor.batch.parts import Parts
from extractor.examples import example_papers

_FULL = Path("/dev/full")
_PAPERS, _PATIENCE = 400, 1200.0
_NAMES = ("papers.jsonl", "records.jsonl")


def start(folder: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start a run as a process of its own."""
    command = [sys.executable, "-m", "extractor", "run", str(folder), "--out", str(out)]
    return subprocess.Popen([*command, "--workers", "2", "--quiet", *more])


def finish(process: subprocess.Popen[bytes]) -> bool:
    """Wait for a run; tell whether it ended in its time."""
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def counted(path: Path, key: str) -> Counter[str]:
    """Return how often each paper or record stands in a file of lines.

    Records count by paper and id: files of the same bytes give records of the same ids.
    """
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = [json.loads(line) for line in lines]
    return Counter(
        f"{row['document']['doc_id']} {row[key]}" if key == "record_id" else str(row[key])
        for row in rows
    )


def compare(name: str, folder: Path, out: Path, sound: Path | None, ended: bool) -> None:
    """Print what a disturbed run lost or doubled beside an undisturbed one."""
    papers, records = counted(out / _NAMES[0], "doc_id"), counted(out / _NAMES[1], "record_id")
    lost = {paper.doc_id for paper in find_papers([folder])} - papers.keys()
    if sound is not None:
        lost |= counted(sound / _NAMES[1], "record_id").keys() - records.keys()
    doubled = sum(n > 1 for n in papers.values()) + sum(n > 1 for n in records.values())
    print(f"{name}: {len(papers)} lines, lost {len(lost)}, doubled {doubled}, hung {not ended:d}")
    if sound is not None:
        same = (sound / _NAMES[1]).read_bytes() == (out / _NAMES[1]).read_bytes()
        print(f"  same records as undisturbed: {same}")


def broken(place: Path, seed: int) -> None:
    """Work 300 broken files."""
    folder, out = place / "broken", place / "broken-out"
    folder.mkdir()
    make_broken(folder, example_papers()[0], each=10, seed=seed)
    started = time.perf_counter()
    ended = finish(start(folder, out, "--timeout", "60", "--memory", "1000"))
    seconds = time.perf_counter() - started
    compare("broken files", folder, out, None, ended)
    print(f"  {seconds:.0f} s; {dict(counted(out / _NAMES[0], 'status').most_common())}")


def children(pid: int) -> list[int]:
    """Return the processes that a process started."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def workers(place: Path, folder: Path, sound: Path, chance: random.Random, times: int) -> None:
    """Kill a worker at random moments of one run."""
    out, killed = place / "workers-out", 0
    process = start(folder, out)
    while process.poll() is None and killed < times:
        time.sleep(chance.uniform(0.02, 0.3))
        at_work = children(process.pid)
        if at_work:
            subprocess.run(["kill", "-9", str(chance.choice(at_work))], check=False)
            killed += 1
    compare(f"{killed} workers killed", folder, out, sound, finish(process))


def done(out: Path) -> int:
    """Return how many papers a run has done."""
    return len(list((out / ".parts").glob("*.json")))


def parents(place: Path, folder: Path, sound: Path, chance: random.Random, times: int) -> None:
    """Kill the run itself at random moments, and start it again."""
    out, killed, parts = place / "parents-out", 0, []
    for _ in range(times):
        process = start(folder, out)
        # So many papers further, and a moment: so the kills are spread over the run's work.
        goal = done(out) + chance.randint(0, _PAPERS // times)
        while done(out) < goal and process.poll() is None:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        if process.poll() is None:
            process.kill()
            killed += 1
        process.wait()
        parts.append(done(out))
        if (out / _NAMES[0]).exists() and len(counted(out / _NAMES[0], "doc_id")) != _PAPERS:
            print("  half a file at a kill")
    compare(f"{killed} runs killed", folder, out, sound, finish(start(folder, out)))
    print(f"  papers done at each kill: {parts}")


def disk(place: Path, folder: Path, sound: Path) -> None:
    """Let the disk be full for one paper's part, then for the files of the run."""
    out = place / "disk-out"
    paper = find_papers([folder])[_PAPERS // 2]
    part = Parts(out).path(paper).with_suffix(".tmp")
    for full in (part, out / ".records.jsonl.part"):
        full.symlink_to(_FULL)
        process = start(folder, out)
        ended = finish(process)
        print(f"disk full at {full.suffix}: exit code {process.returncode}, hung {not ended:d}")
        full.unlink(missing_ok=True)
    compare("with room again", folder, out, sound, finish(start(folder, out)))


def main() -> None:
    """Print the figures of the faults asked for."""
    kinds = ("broken", "workers", "parents", "disk")
    parser = argparse.ArgumentParser(description="Count what faults cost.")
    parser.add_argument("kinds", nargs="*", choices=[*kinds, []], default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=20)
    arguments = parser.parse_args()
    wanted, chance = arguments.kinds or kinds, random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        folder, sound = place / "papers", place / "sound"
        if set(wanted) - {"broken"}:
            folder.mkdir()
            make_papers(folder, _PAPERS)
            finish(start(folder, sound))
        if "broken" in wanted:
            broken(place, arguments.seed)
        if "workers" in wanted:
            workers(place, folder, sound, chance, arguments.times)
        if "parents" in wanted:
            parents(place, folder, sound, chance, arguments.times)
        if "disk" in wanted:
            disk(place, folder, sound)


if __name__ == "__main__":
    main()
