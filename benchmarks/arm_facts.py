"""Sizes of arms and durations of treatments, which the scorer leaves out: a run against gold.

    extractor run PAPERS --out OUT && python benchmarks/arm_facts.py OUT

Only the split ``dev`` is counted. A fact is right when gold has it in a trial of the same paper
and attribution: a size for an arm, a duration word for word beside the same treatment (by the first
letters of its name).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "gold"
_LETTERS = 12  # of a treatment's name
Key = tuple[str, str]


def _trials(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "trial":
            yield record


def _facts(record: dict[str, Any]) -> tuple[Counter[int], Counter[tuple[str, str]]]:
    sizes = Counter(a["n"] for a in record["arms"] if a["n"])
    items = (i for a in record["arms"] for i in a["interventions"] if i["duration"])
    return sizes, Counter((i["name"].lower()[:_LETTERS], i["duration"].lower()) for i in items)


def _gold() -> Iterator[tuple[Key, dict[str, Any]]]:
    with (GOLD / "splits.csv").open(encoding="utf-8") as rows:
        papers = [r["doc_id"] for r in csv.DictReader(rows) if r["split"] == "dev"]
    for paper in papers:
        for record in _trials(GOLD / paper / "records.jsonl"):
            yield (paper, record["attribution"]["source"]), record


def main() -> None:
    """Print right, given and gold of both facts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    args = parser.parse_args()
    wanted: dict[Key, list[Counter[Any]]] = {}
    given: dict[Key, list[Counter[Any]]] = {}
    pairs = (((r["document"]["doc_id"], r["attribution"]["source"]), r)
             for r in _trials(args.run / "records.jsonl"))  # fmt: skip
    for found, records in ((wanted, _gold()), (given, pairs)):
        for key, record in records:
            held = found.setdefault(key, [Counter(), Counter()])
            for total, facts in zip(held, _facts(record), strict=True):
                total.update(facts)
    empty = [Counter[Any](), Counter[Any]()]
    for n, name in enumerate(("size of an arm", "duration")):
        gold = {k: v[n] for k, v in wanted.items()}
        right = sum((gold[k] & given.get(k, empty)[n]).total() for k in gold)
        told = sum(v[n].total() for k, v in given.items())
        whole = sum(v.total() for v in gold.values())
        print(f"{name}: {right} right of {told} given, {whole} in gold")


if __name__ == "__main__":
    main()
