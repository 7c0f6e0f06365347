"""How well is the running text of a PDF read? Measured against the publisher's own XML.

usage: python benchmarks/text_quality.py FOLDER [--peers] [--papers] [--limit N] [--write README]

FOLDER holds pairs ``name.pdf`` and ``name.xml`` (JATS of the same article). Compared is the text of
the XML's abstract and body paragraphs; captions, tables, formulas and references are left out.

recall3    share of the XML's token 3-grams (as multisets) that stand in the output
adjacency  share of neighbouring sentences whose join (4 + 4 tokens) stands in the output:
           reading order, and paragraphs whole over columns, pages and floats
p-values   share of the XML's p-value strings that stand whole in the output (blanks aside)
words      share of the XML's distinct words of four letters or more that stand in the output
length     tokens of the output for each token of the XML: what is printed that is no running text
pages/s    pages read in a second of processor time; ours with sections, tables and boxes

``--peers`` also measures pypdfium2's plain text, pdfminer.six, pypdf, pdfplumber's ``extract_text``
and poppler's pdftotext (where they are installed). ``--papers`` prints a row for each paper.
``--write README`` puts the table into a file, between its two marks.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lxml import etree

_OUT = (
    "ref-list",
    "table-wrap",
    "fig",
    "fig-group",
    "disp-formula",
    "inline-formula",
    "supplementary-material",
    "boxed-text",
    "media",
)
_P_VALUE = re.compile(r"\bp\s*[=<>≤≥]\s*0?[.·]\d+", re.I)
_MIN_CHARS = 3000  # shorter texts tell too little


@dataclass
class Tally:
    """Hits and totals of one reader over all papers."""

    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    pages: int = 0

    def add(self, name: str, hits: int, total: int) -> None:
        """Add counts to one measure."""
        self.hits[name] += hits
        self.totals[name] += total

    def row(self) -> str:
        """Return the measures as cells of a table."""
        names = ("recall3", "adjacency", "p-values", "words", "length")
        cells = [f"{self.hits[n] / self.totals[n]:.4f}" if self.totals[n] else "-" for n in names]
        return " | ".join([*cells, f"{self.pages / self.seconds:.1f}"])


def fold(text: str) -> str:
    """Return the text with one form for ligatures, hyphens and dashes."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.sub(r"[\u2010-\u2015\u2212]", "-", text)


def tokens(text: str) -> list[str]:
    """Return words and numbers, lower case."""
    return re.findall(r"[a-z]+|\d+", fold(text).lower())


def paragraphs(path: Path) -> list[str]:
    """Return the abstract's and the body's paragraphs of an article."""
    root = etree.parse(str(path), etree.XMLParser(recover=True, no_network=True)).getroot()
    etree.strip_elements(root, *[f"{{*}}{name}" for name in _OUT], with_tail=False)

    found = root.xpath(
        "(//*[local-name()='abstract'] | //*[local-name()='body'])"
        "//*[local-name()='p'][not(ancestor::*[local-name()='p'])]"
    )
    return [" ".join("".join(p.itertext()).split()) for p in found]


def grams(words: list[str]) -> Counter[tuple[str, ...]]:
    """Count the runs of three tokens."""
    return Counter(zip(words, words[1:], words[2:], strict=False))


def compare(wanted: list[str], got: str, tally: Tally) -> None:
    """Add the measures of one paper to the tally."""
    whole = tokens(re.sub(r"-\s*\n\s*", "", fold(got)))
    plain = tokens(got)
    have, text = grams(plain) | grams(whole), f" {' '.join(plain)} {' '.join(whole)} "
    compact = re.sub(r"\s+", "", fold(got)).lower()
    need: Counter[tuple[str, ...]] = Counter()
    words: set[str] = set()
    for paragraph in wanted:
        need.update(grams(tokens(paragraph)))
        words.update(re.findall(r"[a-z]{4,}", fold(paragraph).lower()))
        sentences = [tokens(s) for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", paragraph)]
        for a, b in pairwise(sentences):
            if len(a) >= 5 and len(b) >= 5:
                tally.add("adjacency", f" {' '.join(a[-4:] + b[:4])} " in text, 1)
        for match in _P_VALUE.finditer(fold(paragraph)):
            tally.add("p-values", re.sub(r"\s+", "", match[0]).lower() in compact, 1)
    tally.add("recall3", sum(min(n, have[g]) for g, n in need.items()), need.total())
    tally.add("words", len(words & ({*plain} | {*whole})), len(words))
    tally.add("length", len(whole), need.total())


def ours(path: Path) -> str:
    """Return what this package takes for running text."""
    from extractor.export.textview import render
    from extractor.pdf import read_pdf

    return render(read_pdf(path), part="body")


def plain_pdfium(path: Path) -> str:
    """Return pypdfium2's plain text."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def plain_pdfminer(path: Path) -> str:
    """Return pdfminer.six's text."""
    from pdfminer.high_level import extract_text

    return str(extract_text(str(path)))


def plain_pdfplumber(path: Path) -> str:
    """Return pdfplumber's text."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def plain_pypdf(path: Path) -> str:
    """Return pypdf's text."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def poppler(*options: str) -> Callable[[Path], str]:
    """Return a reader that runs pdftotext."""

    def read(path: Path) -> str:
        command = ["pdftotext", *options, str(path), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")

    return read


def pages_of(path: Path) -> int:
    """Return the number of pages."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def peers() -> dict[str, Callable[[Path], str]]:
    """Return the other readers that are installed."""
    found: dict[str, Callable[[Path], str]] = {
        "pypdfium2 plain": plain_pdfium,
        "pdfminer.six": plain_pdfminer,
        "pdfplumber": plain_pdfplumber,
    }
    if importlib.util.find_spec("pypdf"):
        found["pypdf"] = plain_pypdf
    if shutil.which("pdftotext"):
        found["pdftotext"] = poppler()
        found["pdftotext -layout"] = poppler("-layout")
    return found


def seconds() -> float:
    """Return the processor time used so far, that of finished child processes included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def put_between(path: Path, mark: str, text: str) -> None:
    """Put a text into a file, between ``<!-- mark -->`` and ``<!-- end of mark -->``."""
    whole = path.read_text("utf-8")
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    before, rest = whole.split(start, 1)
    path.write_text(f"{before}{start}\n{text}\n\n{end}{rest.split(end, 1)[1]}", "utf-8")


def main() -> None:
    """Print one row of a Markdown table for each reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--papers", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    pairs = [p for p in sorted(options.folder.glob("*.pdf")) if p.with_suffix(".xml").exists()]
    if options.limit:
        pairs = pairs[:: max(1, len(pairs) // options.limit)][: options.limit]
    readers = {"extractor": ours, **(peers() if options.peers else {})}
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in pairs:
        wanted = paragraphs(path.with_suffix(".xml"))
        if sum(map(len, wanted)) < _MIN_CHARS:
            continue
        for name, reader in readers.items():
            started = seconds()
            text = reader(path)
            used, pages = seconds() - started, pages_of(path)
            shown = [name] + ([f"{name}, {path.stem}"] if options.papers else [])
            for tally in (tallies[row] for row in shown):
                tally.seconds += used
                tally.pages += pages
                compare(wanted, text, tally)
    head = "| reader | recall3 | adjacency | p-values | words | length | pages/s |"
    rows = [f"| {name} | {tally.row()} |" for name, tally in tallies.items()]
    table = "\n".join([head, "| --- | --- | --- | --- | --- | --- | --- |", *rows])
    print(table)
    if options.write:
        put_between(options.write, "text quality", table)


if __name__ == "__main__":
    main()
