"""Print how much gold there is, as a Markdown table: ``python gold/counts.py``.

``python gold/counts.py --write`` puts the table into ``gold/README.md``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

GOLD = Path(__file__).parent
START, END = "<!-- counts: start -->", "<!-- counts: end -->"


def count_records(folder: Path) -> Counter[str]:
    """Count the records of one gold folder by kind."""
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return Counter(json.loads(line)["kind"] for line in lines if line.strip())


def rows() -> list[tuple[str, str, str, str, int, int]]:
    """Return (doc_id, format, kind, split, associations, trials) of every annotated paper."""
    found = []
    with (GOLD / "splits.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            folder = GOLD / row["doc_id"]
            if (folder / "records.jsonl").is_file():
                counts = count_records(folder)
                about = (row["doc_id"], row["format"], row["kind"], row["split"])
                found.append((*about, counts["association"], counts["trial"]))
    return found


def table() -> str:
    """Return the Markdown table with a line of sums."""
    lines = ["| paper | format | kind | split | associations | trials |", "| --- " * 6 + "|"]
    found = rows()
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in found]
    sums = f"{sum(row[4] for row in found)} | {sum(row[5] for row in found)}"
    return "\n".join([*lines, f"| {len(found)} papers | | | | {sums} |"])


def write_table(readme: Path) -> None:
    """Replace what stands between the two count marks of the file by the table of today."""
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{START}\n\n{table()}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write_table(GOLD / "README.md")
    else:
        print(table())
