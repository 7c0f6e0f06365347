"""Score the blind rounds of tables typeset as PDFs: three-line tables, read from the page.

Usage: python benchmarks/table_rounds_pdf.py [FILE ...]

The tables of ``tests/challenge/rounds`` are set by typst (package ``typst``) with narrow gutters,
one a page, and extracted from the PDF; captions of figures are left out. What differs from
``benchmarks/table_rounds.py`` is what reading the table from a page costs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import typst
from challenge import Item, compare, found_key, gold_key
from table_rounds import read_tables

from extractor import extract
from extractor.score.counts import total

_SPECIAL = frozenset("#$*_`@<>[]\\~=-+/\"'")
_INDENT = "\u2003"
_BEFORE = (
    "The results are shown in the table. They are described there in full, row by row, for all "
    "patients who were studied and followed."
)
_AFTER = "The tables were checked by two of the authors, who did not know the outcome of anybody."


def _text(text: str) -> str:
    return "".join("\\" + c if c in _SPECIAL else c for c in text)


def _cell(cell: dict[str, Any]) -> str:
    text = cell["text"].lstrip(_INDENT)
    depth = len(cell["text"]) - len(text)
    body = (f"#h({8 * depth}pt)" if depth else "") + _text(text.strip())
    spans = [f"{name}: {cell[name]}" for name in ("colspan", "rowspan") if cell.get(name, 1) > 1]
    if cell.get("colspan", 1) > 1:
        spans.append("align: center")
    return f"table.cell({', '.join(spans)})[{body}]" if spans else f"[{body}]"


def source_of(item: dict[str, Any]) -> str:
    """Return the typst source of a page with one table between two paragraphs."""
    table = item["table"]
    width = sum(cell.get("colspan", 1) for cell in table["header"][0])
    head, body = (
        "".join(f"  {', '.join(_cell(cell) for cell in row)},\n" for row in table[part])
        for part in ("header", "body")
    )
    return (
        f'#set page(paper: "a4", flipped: {str(width > 7).lower()}, margin: 2cm)\n'
        f'#set text(size: 9pt)\n#text(size: 15pt, weight: "bold")[{_text(item["title"])}]\n\n'
        f"*Results*\n\n{_text(item.get('context') or _BEFORE)}\n\n"
        f"{_text(table['label'])}. {_text(table['caption'])}\n"
        f"#table(columns: {width}, stroke: none, inset: 3pt,\n  table.hline(stroke: 0.8pt),\n"
        f"{head}  table.hline(stroke: 0.5pt),\n{body}  table.hline(stroke: 0.8pt))\n"
        f"{' '.join(map(_text, table['footnotes']))}\n\n{_AFTER}\n"
    )


def read_item(item: dict[str, Any], folder: Path) -> Item:
    """Typeset one table, extract it from the PDF and pair it with its gold."""
    source, page = folder / "table.typ", folder / f"{item['id']}.pdf"
    source.write_text(source_of(item), encoding="utf-8")
    typst.compile(str(source), output=str(page))
    found = tuple(found_key(r) for r in extract(page).associations)
    sure = tuple(gold_key(g) for g in item["gold"] if not g["optional"])
    maybe = tuple(gold_key(g) for g in item["gold"] if g["optional"])
    return Item(item["id"], item["table"]["caption"], sure, maybe, found)


def main() -> None:
    """Score each file."""
    folder = Path(__file__).parents[1] / "tests" / "challenge" / "rounds"
    for path in [Path(a) for a in sys.argv[1:]] or sorted(folder.glob("*.txt")):
        with tempfile.TemporaryDirectory() as made:
            tables = [item for item in read_tables(path) if "figure" not in item]
            items = [read_item(item, Path(made)) for item in tables]
        for view, length in (("tuple", 4), ("full", 6)):
            c = total([compare(item, length)[0] for item in items])
            figures = f"P {c.precision or 0:.3f} R {c.recall or 0:.3f} F1 {c.f1 or 0:.3f}"
            print(f"{path.stem:10} pdf {view:5} {figures} ({c.right}/{c.predicted}/{c.gold})")


if __name__ == "__main__":
    main()
