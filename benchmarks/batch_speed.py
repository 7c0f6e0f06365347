"""Time a folder of papers with one and with two workers, and once more unchanged, in one run.

Usage: python benchmarks/batch_speed.py FOLDER

Prints papers an hour and pages a second (PDF pages over the wall time of the whole run), the
ratio of two workers to one, the time of the second run over the same results, and whether both
wrote the same records.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from extractor import extract_folder
from extractor.batch import RunReport


def timed(folder: Path, out: Path, workers: int) -> tuple[float, RunReport]:
    """Return the seconds of a run and its report."""
    started = time.perf_counter()
    report = extract_folder(folder, out, workers=workers)
    return time.perf_counter() - started, report


def main() -> None:
    """Print the figures of one folder."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        outs = {n: Path(place) / str(n) for n in (1, 2)}
        seconds = {}
        for n, out in outs.items():
            seconds[n], report = timed(folder, out, n)
            pages = sum(p.pages for p in report.papers)
            rate = len(report.papers) / seconds[n] * 3600
            print(
                f"{n} worker(s): {len(report.papers)} papers, {pages} PDF pages, "
                f"{seconds[n]:.1f} s: {rate:.0f} papers an hour, {pages / seconds[n]:.1f} pages/s"
            )
        again, report = timed(folder, outs[2], 2)
        same = (outs[1] / "records.jsonl").read_bytes() == (outs[2] / "records.jsonl").read_bytes()
        print(f"two workers against one: {seconds[1] / seconds[2]:.2f} x; same records: {same}")
        print(f"unchanged, once more: {again:.1f} s, {report.reused} papers taken over")


if __name__ == "__main__":
    main()
