"""Work many small invented papers: the parent's memory on the way, and a run with nothing to do.

Usage: python benchmarks/many_papers.py [--papers 10000] [--workers 2]

The papers are made by a seeded generator. Printed are the parent's memory (resident, its own
pages without those shared with the workers) at each tenth of the run, the time, and the time of
a second run over the unchanged folder.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from extractor import extract_folder
from extractor.batch import PaperResult

_GENES = ("AXL", "TNFRSF11A", "ERBB2", "MKI67", "CD274", "SOX9", "EZH2", "KDR")
_CANCERS = ("glioma", "gastric cancer", "breast cancer", "osteosarcoma", "lung adenocarcinoma")
_OUTCOMES = ("overall survival", "disease-free survival", "lymph node metastasis")


def make_papers(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` invented papers of three sentences."""
    chance = random.Random(seed)
    for number in range(count):
        gene, cancer = chance.choice(_GENES), chance.choice(_CANCERS)
        ratio = chance.uniform(1.2, 4)
        text = (
            f"{gene} in {cancer}\n\nWe studied {chance.randint(40, 400)} patients with {cancer}. "
            f"High {gene} expression was associated with shorter {chance.choice(_OUTCOMES)} "
            f"(HR {ratio:.2f}, 95% CI {ratio * 0.7:.2f}-{ratio * 1.5:.2f}, p = 0.0{number % 9 + 1})"
            ".\n"
        )
        (folder / f"paper{number:06}.txt").write_text(text, encoding="utf-8")


def own_memory() -> int:
    """Return the megabytes of this process that are not shared with its workers' files."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) // 1024
    return 0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Work many small invented papers.")
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    count, done = arguments.papers, 0

    def watch(_: PaperResult, total: int) -> None:
        nonlocal done
        done += 1
        if done == 1 or done % max(total // 10, 1) == 0:
            print(f"{done} papers: parent {own_memory()} MB", flush=True)

    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "papers", Path(place) / "out"
        folder.mkdir()
        make_papers(folder, count)
        for name in ("first run", "unchanged, once more"):
            done, started = 0, time.perf_counter()
            report = extract_folder(folder, out, workers=arguments.workers, on_paper=watch)
            seconds = time.perf_counter() - started
            records = sum(paper.associations for paper in report.papers)
            print(
                f"{name}: {len(report.papers)} papers, {records} records, {len(report.failed)} "
                f"failed, {report.reused} taken over, {seconds:.1f} s, {own_memory()} MB"
            )


if __name__ == "__main__":
    main()
