"""Typeset the example papers: ``python examples/build.py`` (needs the package ``typst``).

Writes ``extractor/examples/*.pdf`` and the PDFs' sha256 into ``gold/<doc_id>``. Fonts come from the
typst package itself and the date is fixed, so one typst version gives one file. A changed text may
move to another page: ``tests/test_examples.py`` then names the gold record to mend.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "extractor" / "examples"
NAMES = ("example-marker", "example-review", "example-trial")
DATE = datetime(2026, 1, 15, tzinfo=UTC)


def build(name: str) -> Path:
    """Typeset one paper and return the path of its PDF."""
    pdf = OUT / f"{name}.pdf"
    data = typst.compile(
        HERE / f"{name}.typ",
        root=HERE,
        format="pdf",
        ignore_system_fonts=True,
        timestamp=int(DATE.timestamp()),
        pdf_tags=False,  # real papers rarely carry them, and nothing should lean on them
    )
    pdf.write_bytes(data)
    return pdf


def note_hash(name: str, pdf: Path) -> None:
    """Write the sha256 of a PDF into the source file and the records of its gold folder."""
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    source, records = (ROOT / "gold" / name / file for file in ("source.json", "records.jsonl"))
    facts = json.loads(source.read_text(encoding="utf-8")) | {"sha256": sha256}
    source.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["document"]["sha256"] = sha256
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    records.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Build every paper and say how large each is."""
    for name in NAMES:
        pdf = build(name)
        note_hash(name, pdf)
        sys.stdout.write(f"{pdf.relative_to(ROOT)}  {pdf.stat().st_size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
