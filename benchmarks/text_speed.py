"""How fast is the text stage, beside other readers, and how much memory does it take?

usage: python benchmarks/text_speed.py FOLDER [--limit N] [--rounds N] [--write README]

Every reader reads the same papers (each N-th PDF of FOLDER), in turn, on one core; processor time,
the best of the rounds for each paper. "text stage" is all of it, with layout, sections, tables and
boxes; "without tables" leaves the tables out. "times" tells how many pages a reader reads while
pdfplumber's ``extract_text`` reads one.

Memory: the growth of a process of its own that reads a paper of 100 pages (pages of the papers put
together), and of one that reads all the papers, after a quarter of them and at the end.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from text_quality import pages_of, peers, put_between, seconds

from extractor.pdf import document, read_pdf

_PAGES = 100
_MEGABYTE = 1024  # in the kilobytes that the system counts in


def whole(path: Path) -> object:
    """Read a paper with its tables."""
    return read_pdf(path)


def without_tables(path: Path) -> object:
    """Read a paper, but not its tables."""
    kept = document.with_tables
    document.with_tables = lambda read, *_: read
    try:
        return read_pdf(path)
    finally:
        document.with_tables = kept


def best_times(
    readers: dict[str, Callable[[Path], object]], papers: list[Path], rounds: int
) -> dict[str, float]:
    """Return the seconds each reader needs for all papers, the best round for each paper."""
    used: dict[str, float] = defaultdict(float)
    for path in papers:
        for name, reader in readers.items():
            times = []
            for _ in range(rounds):
                started = seconds()
                reader(path)
                times.append(seconds() - started)
            used[name] += min(times)
    return used


def grown() -> float:
    """Return the most memory this process has held, in megabytes (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / _MEGABYTE


def read_all(papers: list[Path], answer: multiprocessing.Queue[tuple[float, float]]) -> None:
    """Read papers one after the other; answer the growth after a quarter and at the end."""
    before, quarter = grown(), 0.0
    for number, path in enumerate(papers, start=1):
        read_pdf(path)
        if number <= max(len(papers) // 4, 1):
            quarter = grown()
    answer.put((quarter - before, grown() - before))


def growth(papers: list[Path]) -> tuple[float, float]:
    """Return the growth of a process of its own that reads papers."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=read_all, args=(papers, answer))
    process.start()
    found: tuple[float, float] = answer.get()
    process.join()
    return found


def hundred_pages(papers: list[Path], folder: Path) -> Path:
    """Put pages of the papers together to one file."""
    made = pypdfium2.PdfDocument.new()
    for path in papers:
        with pypdfium2.PdfDocument(path) as paper:
            left = _PAGES - len(made)
            if left > 0:
                made.import_pages(paper, list(range(min(len(paper), left))))
    made.save(folder / "hundred.pdf")
    return folder / "hundred.pdf"


def main() -> None:
    """Print a table of speed and two lines on memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    every = sorted(options.folder.glob("*.pdf"))
    papers = every[:: max(1, len(every) // options.limit)][: options.limit]
    pages = sum(map(pages_of, papers))
    readers = {"text stage": whole, "text stage, without tables": without_tables, **peers()}
    read_pdf(papers[0])  # what is loaded once is no part of a paper's time
    used = best_times(readers, papers, options.rounds)
    rows = [
        f"| {name} | {pages / took:.1f} | {used['pdfplumber'] / took:.1f} |"
        for name, took in used.items()
    ]
    head = ["| reader | pages/s | times pdfplumber |", "| --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder:
        large, _ = growth([hundred_pages(every, Path(folder))])
    early, late = growth(papers)
    memory = (
        f"{pages} pages of {len(papers)} papers. A paper of {_PAGES} pages takes {large:.0f} MB; "
        f"{len(papers)} papers one after the other {early:.0f} MB after a quarter of them, "
        f"{late:.0f} MB at the end."
    )
    text = "\n".join([*head, *rows, "", memory])
    print(text)
    if options.write:
        put_between(options.write, "text speed", text)


if __name__ == "__main__":
    main()
