"""Score the tables read from PDFs against the tables of the same articles' JATS XML.

usage: python benchmarks/table_quality.py FOLDER [--show NAME] [--worst N]
FOLDER holds <name>.pdf + <name>.xml.

Tables are paired by their number ("Table 2" = "TABLE II"). Cells without text do not count. Text
is compared with case, white space and the kinds of dashes folded (NFKC).

place   a cell counts as found when the same text stands in the same column of the row that the
        row of the XML is aligned with. Rows are aligned in order so that the most cells agree
        (one row read as two shifts no other row). Columns are counted as in a grid, spans
        included; a column in which no cell with text begins is not counted, on either side.
text    a cell counts as found when the same text stands anywhere in the table (as multisets).
Precision is over cells of the PDF's tables, recall over cells of the XML's; a table that was not
found, and one that the XML does not have, count with all their cells. Tables that the XML keeps
as a picture only have no cells and are left out on both sides.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from extractor.jats import read_jats
from extractor.pdf import read_pdf
from extractor.types import Document, Table

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad]")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return re.sub(r"[\s^]+", "", _DASHES.sub("-", unicodedata.normalize("NFKC", text))).casefold()


def number(label: str | None) -> str:
    """Return the number of a table from its label."""
    last = (label or "?").split()[-1].strip(".:").casefold()
    digits = re.search(r"\d+", last)
    return str(_ROMAN.get(last, digits.group() if digits else last))


def rows(table: Table) -> list[dict[int, str]]:
    """Return the rows of a table as column → text; empty cells are left out."""
    full = [[c for c in row if fold(c.text)] for row in table.rows()]
    columns = sorted({c.column for row in full for c in row})
    place = {column: i for i, column in enumerate(columns)}
    return [{place[c.column]: fold(c.text) for c in row} for row in full if row]


def aligned(gold: list[dict[int, str]], read: list[dict[int, str]]) -> int:
    """Return how many cells agree under the best alignment of rows in order."""
    before = [0] * (len(read) + 1)
    for row in gold:
        current = [0]
        for j, other in enumerate(read, start=1):
            same = len(row.items() & other.items())
            current.append(max(current[-1], before[j], before[j - 1] + same))
        before = current
    return before[-1]


def compare(gold: Table | None, read: Table | None) -> Counter[str]:
    """Count the cells of one table: gold, read, at their place, found as text."""
    gold_rows = rows(gold) if gold else []
    read_rows = rows(read) if read else []
    gold_texts = Counter(text for row in gold_rows for text in row.values())
    read_texts = Counter(text for row in read_rows for text in row.values())
    return Counter(
        gold=sum(gold_texts.values()),
        read=sum(read_texts.values()),
        place=aligned(gold_rows, read_rows),
        text=sum((gold_texts & read_texts).values()),
    )


def score_paper(gold: Document, read: Document) -> list[tuple[str, Counter[str]]]:
    """Return the counts of each table of a paper."""
    ours = {number(t.label): t for t in read.tables}
    theirs = {number(t.label): t for t in gold.tables if rows(t)}
    pictures = {
        number(p.text.split(".")[0]) for p in gold.passages
        if p.kind == "caption" and p.text.casefold().startswith("tab")
    } - theirs.keys()  # fmt: skip
    names = [*theirs, *(n for n in ours if n not in theirs and n not in pictures)]
    return [(n, compare(theirs.get(n), ours.get(n))) for n in names]


def ratio(counts: Counter[str], view: str) -> str:
    """Return precision, recall and F1 of a view; n/a where nothing was counted."""
    if not counts["gold"] or not counts["read"]:
        return "n/a"
    p, r = counts[view] / counts["read"], counts[view] / counts["gold"]
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}"


def show(table: Table | None, title: str) -> None:
    """Print a table row by row."""
    print(f"--- {title}")
    for row in table.rows() if table else ():
        print("   ", " | ".join(f"{c.column}:{c.text}" for c in row))


def main() -> int:
    """Score a folder and print totals, and the papers that do worst."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", help="print both versions of the tables of this paper")
    parser.add_argument("--worst", type=int, default=12)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    lines = []
    for path in sorted(options.folder.glob("*.pdf")):
        twin = path.with_suffix(".xml")
        if not twin.exists() or (options.show and options.show not in path.name):
            continue
        gold, read = read_jats(twin), read_pdf(path)
        for name, counts in score_paper(gold, read):
            total += counts
            total["tables"] += 1
            total["found"] += counts["read"] > 0 and counts["gold"] > 0
            lost = counts["gold"] + counts["read"] - 2 * counts["place"]
            lines.append((lost, f"{path.stem} table {name}: {dict(counts)}"))
        if options.show:
            for table in gold.tables:
                show(table, f"XML {table.label}")
            for table in read.tables:
                show(table, f"PDF {table.label} page {table.page}")
    print(f"tables {total['tables']}, found {total['found']}")
    print("place ", ratio(total, "place"), " text ", ratio(total, "text"))
    for _, line in sorted(lines, reverse=True)[: options.worst]:
        print("   ", line)
    return 0 if total["tables"] else 1


if __name__ == "__main__":
    sys.exit(main())
