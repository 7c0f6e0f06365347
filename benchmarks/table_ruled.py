"""Compare our reading of tables with pdfplumber's finder of ruled tables, table by table.

usage: python benchmarks/table_ruled.py FOLDER [--typeset 60 --seed 5] [--show]
FOLDER holds <name>.pdf + <name>.xml. For each table of the XML whose caption has a grid that
pdfplumber finds next to it, both readings are scored as benchmarks/table_quality.py does; tables
for which pdfplumber finds none are counted, not scored. With --typeset, tables with a rule around
each cell are set by benchmarks/table_typeset.py and compared the same way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import typst
from table_quality import compare, number, ratio, rows
from table_typeset import Maker, page, truth

from extractor.jats import read_jats
from extractor.pdf import read_pdf
from extractor.pdf.ruled_tables import add_ruled_tables
from extractor.types import Cell, Document, Table


def by_pdfplumber(document: Document, path: Path) -> dict[str, Table]:
    """Return the tables that pdfplumber finds next to the captions of a paper."""
    found = {}
    for raw in add_ruled_tables(document, path, ()):
        cells = tuple(
            Cell(row=c.row, column=c.column, text=c.text, start=0, end=0) for c in raw.cells
        )
        found[number(raw.label)] = Table(label=raw.label, caption="", cells=cells)
    return found


def papers(folder: Path) -> Iterator[tuple[Path, list[Table]]]:
    """Yield the PDFs with a twin, and the twin's tables."""
    for path in sorted(folder.glob("*.pdf")):
        if path.with_suffix(".xml").exists():
            yield path, [t for t in read_jats(path.with_suffix(".xml")).tables if rows(t)]


def typeset(folder: Path, count: int, seed: int) -> Iterator[tuple[Path, list[Table]]]:
    """Yield PDFs of our own with a ruled table each, and the table."""
    maker = Maker(seed)
    for n in range(count):
        made = maker.table()
        style = maker.style(made) | {"rules": "grid"}
        source, pdf = folder / f"{n:03}.typ", folder / f"{n:03}.pdf"
        source.write_text(page(made, style), encoding="utf-8")
        typst.compile(source, output=pdf, ignore_system_fonts=True)
        yield pdf, [truth(made)]


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--typeset", type=int, default=0)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="print the counts of each table")
    options = parser.parse_args()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    tables = both = 0
    with tempfile.TemporaryDirectory() as temporary:
        made = typeset(Path(temporary), options.typeset, options.seed)
        for path, gold in made if options.typeset else papers(options.folder):
            document = read_pdf(path)
            mine = {number(t.label): t for t in document.tables}
            drawn = by_pdfplumber(document, path)
            for table in gold:
                tables += 1
                name = number(table.label)
                if name not in drawn:
                    continue
                both += 1
                a, b = compare(table, mine.get(name)), compare(table, drawn[name])
                ours += a
                theirs += b
                if options.show:
                    print(path.stem, name, "ours", dict(a), "pdfplumber", dict(b))
    print(f"tables {tables}, with a grid of pdfplumber's {both}")
    print("ours       place ", ratio(ours, "place"), " text ", ratio(ours, "text"))
    print("pdfplumber place ", ratio(theirs, "place"), " text ", ratio(theirs, "text"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
