"""Make a gold folder of one pool of abstracts: ``python gold/abstract_pool.py trial FOLDER``.

An abstract stands in one split of ``abstracts/splits.csv``, but eleven were drawn for both
pools: their split is ``assoc``, and ``pools`` in their ``source.json`` names both. This copies what
belongs to one pool, with a ``splits.csv`` of its own, so that ``extractor score --gold FOLDER
--split POOL`` measures the whole sample.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path

ABSTRACTS = Path(__file__).parent / "abstracts"
COLUMNS = ("doc_id", "format", "kind", "split")


def members(pool: str) -> list[dict[str, str]]:
    """Return the rows of the abstracts drawn for the pool, with the pool as their split."""
    with (ABSTRACTS / "splits.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [{**row, "split": pool} for row in rows if pool in {row["split"], *also_in(row)}]


def also_in(row: dict[str, str]) -> list[str]:
    """Return the pools that the source of an abstract names."""
    source = (ABSTRACTS / row["doc_id"] / "source.json").read_text(encoding="utf-8")
    pools: list[str] = json.loads(source).get("pools", [])
    return pools


def write_pool(pool: str, target: Path) -> int:
    """Copy the records of the pool into the folder and return how many abstracts there are."""
    rows = members(pool)
    for row in rows:
        folder = target / row["doc_id"]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(ABSTRACTS / row["doc_id"] / "records.jsonl", folder)
    with (target / "splits.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    print(write_pool(sys.argv[1], Path(sys.argv[2])), "abstracts")
