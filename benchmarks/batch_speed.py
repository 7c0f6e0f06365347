"""Time a folder of papers with one and with two workers, and once more unchanged, in one run.

Usage: python benchmarks/batch_speed.py FOLDER [--pdfplumber]

Prints papers an hour and pages a second (PDF pages over the wall time of the whole run), the
ratio of two workers to one, the time of the second run over the same results, and whether both
wrote the same records. With ``--pdfplumber`` the whole pipeline is held against pdfplumber's
``extract_text`` alone: paper by paper the one after the other, in one process, on the PDFs that
both could read, so that a load on the machine meets both alike.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import pdfplumber

from extractor import extract_folder
from extractor.batch import RunReport
from extractor.errors import InputError
from extractor.pipeline import extract, load_models


def timed(folder: Path, out: Path, workers: int) -> tuple[float, RunReport]:
    """Return the seconds of a run and its report."""
    started = time.perf_counter()
    report = extract_folder(folder, out, workers=workers)
    return time.perf_counter() - started, report


def against_pdfplumber(folder: Path) -> None:
    """Print pages a second (processor time of one core) of the pipeline and of pdfplumber."""
    started = time.perf_counter()
    models = load_models()
    print(f"models loaded in {time.perf_counter() - started:.1f} s")
    ours = theirs = 0.0
    pages = plain_pages = 0
    plain = 0.0  # seconds of the papers without tables
    for path in sorted(folder.rglob("*.pdf")):
        start = time.process_time()
        try:
            document = extract(path, models=models).document
        except InputError:
            continue
        middle = time.process_time()
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.close()
        theirs += time.process_time() - middle
        ours += middle - start
        pages += len(document.pages)
        if not document.tables:
            plain, plain_pages = plain + middle - start, plain_pages + len(document.pages)
    print(f"{pages} pages: pipeline {pages / ours:.1f}, pdfplumber {pages / theirs:.1f} pages/s")
    print(f"pipeline against pdfplumber's extract_text: {theirs / ours:.2f} times as fast")
    if plain_pages:
        print(f"papers without tables: {plain_pages} pages, {plain_pages / plain:.1f} pages/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory of the process, both readers in it: {peak:.0f} MB")


def main() -> None:
    """Print the figures of one folder."""
    parser = argparse.ArgumentParser(description="Time a folder of papers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pdfplumber", action="store_true", help="hold against pdfplumber")
    arguments = parser.parse_args()
    folder = arguments.folder
    if arguments.pdfplumber:
        against_pdfplumber(folder)
        return
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
