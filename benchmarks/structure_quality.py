"""How well is the structure of a PDF read? Measured against the publisher's own XML.

usage: python benchmarks/structure_quality.py FOLDER [--papers] [--write README]

FOLDER holds pairs ``name.pdf`` and ``name.xml`` (JATS of the same article).

sections   share of the XML's paragraphs (20 tokens or more) whose text stands in a passage with the
           section that the heading of their outermost section names; paragraphs under a heading
           that names no section (reviews, letters) are left out and counted apart
title      the tokens of the title are those of the XML's
doi        the DOI is the XML's
captions   share of the XML's figure and table captions (5 tokens or more) that stand, nine tenths
           of their tokens, in one caption under the right label ("Figure 2")
entries    the reference list has as many entries as the XML's
callouts   F1 of (paper, entry) pairs, each as often as it is cited in running text; ranges count as
           all they stand for; papers whose XML marks no callouts are left out
odd words  share of the output's words of four letters or more that stand neither in the XML nor
           twice in the paper: broken or glued words, and what the XML leaves out

``--papers`` prints a row for each paper as well. Rows are by publisher, as the XML names it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from text_quality import paragraphs, put_between, tokens

from extractor.pdf import read_pdf
from extractor.prose.sections import section_of
from extractor.types import Document

_MIN_CHARS = 3000  # shorter texts tell too little
_LONG = 20  # tokens of a paragraph
_MEASURES = ("sections", "title", "doi", "captions", "entries", "callouts")
_DASHES = re.compile(r"^\s*[-‐-―−]\s*$")
_RANGE = re.compile(r"^\W*(\d{1,3})\s*[-‐-―−]\s*(\d{1,3})\W*$")


@dataclass
class Tally:
    """Hits and totals of some papers."""

    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    papers: int = 0

    def add(self, name: str, hits: int, total: int) -> None:
        """Add counts to one measure."""
        self.hits[name] += hits
        self.totals[name] += total

    def merge(self, other: Tally) -> None:
        """Add all the counts of another tally."""
        self.hits.update(other.hits)
        self.totals.update(other.totals)
        self.papers += other.papers

    def row(self) -> str:
        """Return the measures as cells of a table."""
        cells = [str(self.papers)]
        for name in _MEASURES:
            total = self.totals[name]
            cells.append(f"{self.hits[name] / total:.3f} ({total})" if total else "-")
        words = self.totals["odd words"]
        cells.append(f"{100 * self.hits['odd words'] / words:.2f} %" if words else "-")
        return " | ".join(cells)


def flat(element: Any) -> str:
    """Return the text of an element, blanks folded."""
    return " ".join("".join(element.itertext()).split())


def grams(words: list[str]) -> Counter[tuple[str, ...]]:
    """Count runs of three tokens."""
    return Counter(zip(words, words[1:], words[2:], strict=False))


def section_paragraphs(root: Any) -> list[tuple[str | None, list[str]]]:
    """Return section and tokens of each long paragraph; None where no heading names one."""
    found: list[tuple[str | None, list[str]]] = []
    inside = (
        "[not(ancestor::*[local-name()='table-wrap' or local-name()='fig' or local-name()='p'])]"
    )
    for p in root.xpath(f"//*[local-name()='abstract']//*[local-name()='p']{inside}"):
        found.append(("abstract", tokens(flat(p))))
    for p in root.xpath(f"//*[local-name()='body']//*[local-name()='p']{inside}"):
        outer = p.xpath("ancestor::*[local-name()='sec'][last()]/*[local-name()='title']")
        found.append((section_of(flat(outer[0])) if outer else None, tokens(flat(p))))
    return [(section, words) for section, words in found if len(words) >= _LONG]


def count_sections(document: Document, root: Any, tally: Tally) -> None:
    """Count paragraphs in their section."""
    bodies = [p for p in document.passages if p.kind in ("body", "heading")]
    have = [grams(tokens(p.text)) for p in bodies]
    for section, words in section_paragraphs(root):
        if section is None:
            tally.add("unnamed", 0, 1)
            continue
        wanted = grams(words)
        shared = [sum(min(n, own[g]) for g, n in wanted.items()) for own in have]
        best = max(range(len(shared)), key=lambda i: shared[i], default=-1)
        right = best >= 0 and 3 * shared[best] > wanted.total()
        tally.add("sections", right and bodies[best].section == section, 1)


def label_of(text: str) -> tuple[str, str] | None:
    """Return kind and number of a caption's label."""
    match = re.match(r"\W*(?:supp\w*\s+)?(fig|tab)[a-z]*\W{0,3}([a-z]?\d+|[ivx]+)\b", text, re.I)
    return (match[1].lower(), match[2].lower()) if match else None


def count_captions(document: Document, root: Any, tally: Tally) -> None:
    """Count captions found whole under their label."""
    own: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    texts = [p.text for p in document.passages if p.kind == "caption"]
    texts += [f"{table.label or ''} {table.caption}" for table in document.tables]
    for text in texts:
        if (label := label_of(text)) is not None:
            own[label] |= Counter(tokens(text))
    for item in root.xpath("//*[local-name()='fig' or local-name()='table-wrap']"):
        label = label_of(" ".join(map(flat, item.xpath("*[local-name()='label']"))))
        words = Counter(tokens(" ".join(map(flat, item.xpath("*[local-name()='caption']")))))
        if label is None or words.total() < 5:
            continue
        shared = sum(min(n, own[label][w]) for w, n in words.items())
        tally.add("captions", shared >= 0.9 * words.total(), 1)


def cited(root: Any, order: dict[str, int]) -> Counter[int]:
    """Return how often the running text of the XML cites each entry."""
    counts: Counter[int] = Counter()
    inside = "//*[local-name()='p' or local-name()='title']"
    for p in root.xpath(f"//*[local-name()='abstract' or local-name()='body']{inside}"):
        if p.xpath(
            "ancestor::*[local-name()='p' or local-name()='table-wrap' or local-name()='fig']"
        ):
            continue
        last, between = -1, ""
        for xref in p.xpath(".//*[local-name()='xref'][@ref-type='bibr']"):
            if xref.xpath("ancestor::*[local-name()='table-wrap' or local-name()='fig']"):
                continue
            places = [order[rid] for rid in (xref.get("rid") or "").split() if rid in order]
            inner = _RANGE.search(flat(xref))
            if len(places) == 1 and inner:  # one link on "[4-7]"
                more = int(inner[2]) - int(inner[1])
                places = list(range(places[0], places[0] + more + 1)) if 0 < more < 60 else places
            if places and last >= 0 and _DASHES.match(between):
                counts.update(range(last + 1, places[0]))
            counts.update(places)
            last, between = places[-1] if places else -1, xref.tail or ""
    return counts


def count_callouts(document: Document, root: Any, tally: Tally) -> None:
    """Count entries of the list and the places that cite them."""
    entries = root.xpath("//*[local-name()='back']//*[local-name()='ref']")
    order = {entry.get("id"): place for place, entry in enumerate(entries)}
    if not entries:
        return
    tally.add("entries", len(document.references) == len(entries), 1)
    places: dict[str, int] = {}
    for place, reference in enumerate(document.references):
        places.setdefault(reference.key, place)
    own = Counter(places[k] for c in document.callouts for k in c.keys if k in places)
    wanted = cited(root, order)
    if not wanted:  # the XML marks none
        return
    both = sum(min(n, own[place]) for place, n in wanted.items())
    tally.add("callouts", 2 * both, own.total() + wanted.total())


def count_words(document: Document, root: Any, tally: Tally) -> None:
    """Count words that are in neither the XML nor elsewhere in the paper."""
    known = set(re.findall(r"[^\W\d_]{4,}", flat(root).casefold()))
    everywhere = Counter(re.findall(r"[^\W\d_]{4,}", document.text.casefold()))
    odd = total = 0
    for p in document.passages:
        if p.kind == "body" and p.section not in ("references", "back_matter"):
            words = re.findall(r"[^\W\d_]{4,}", p.text.casefold())
            total += len(words)
            odd += sum(w not in known and everywhere[w] < 2 for w in words)
    tally.add("odd words", odd, total)


def measure(path: Path) -> tuple[str, Tally] | None:
    """Return publisher and counts of one paper."""
    parser = etree.XMLParser(recover=True, no_network=True)
    root = etree.parse(str(path.with_suffix(".xml")), parser).getroot()
    if sum(map(len, paragraphs(path.with_suffix(".xml")))) < _MIN_CHARS:
        return None
    names = root.xpath("//*[local-name()='publisher-name']")
    document, tally = read_pdf(path), Tally(papers=1)
    title = root.xpath("//*[local-name()='title-group']/*[local-name()='article-title']")
    doi = root.xpath(
        "//*[local-name()='article-meta']/*[local-name()='article-id'][@pub-id-type='doi']"
    )
    if title:
        for note in title[0].xpath(".//*[local-name()='xref' or local-name()='fn']"):
            note.text = ""
        subtitle = root.xpath("//*[local-name()='title-group']/*[local-name()='subtitle']")
        wanted = tokens(flat(title[0])), tokens(" ".join(map(flat, [title[0], *subtitle])))
        tally.add("title", tokens(document.title or "") in wanted, 1)
    if doi:
        tally.add("doi", (document.doi or "").casefold() == flat(doi[0]).casefold(), 1)
    count_captions(document, root, tally)
    count_callouts(document, root, tally)
    count_words(document, root, tally)
    etree.strip_elements(root, "{*}table-wrap", "{*}fig", "{*}fig-group", with_tail=False)
    count_sections(document, root, tally)
    return (flat(names[0]) if names else "unnamed"), tally


def main() -> None:
    """Print a Markdown table by publisher, and by paper where it is asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--papers", action="store_true")
    options.add_argument("--write", type=Path)
    asked = options.parse_args()
    every, publishers = Tally(), defaultdict(Tally)
    rows = [f"| publisher | papers | {' | '.join(_MEASURES)} | odd words |"]
    rows.append(f"| --- | --- | {' | '.join('---' for _ in _MEASURES)} | --- |")
    for path in sorted(asked.folder.glob("*.pdf")):
        found = measure(path) if path.with_suffix(".xml").exists() else None
        if found is None:
            continue
        publishers[found[0]].merge(found[1])
        every.merge(found[1])
        if asked.papers:
            rows.append(f"| {path.stem} | {found[1].row()} |")
    rows += [f"| {name} | {publishers[name].row()} |" for name in sorted(publishers)]
    rows.append(f"| **all** | {every.row()} |")
    unnamed = every.totals["unnamed"]
    rows += ["", f"{unnamed} paragraphs stand under headings that name no section."]
    print("\n".join(rows))
    if asked.write:
        put_between(asked.write, "structure", "\n".join(rows))


if __name__ == "__main__":
    main()
