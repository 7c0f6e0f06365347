"""Measure the pairing of values with arms and outcomes on the RCT-ART corpus.

The corpus marks, in result sentences of trial abstracts, interventions, outcomes and measures,
and joins each measure to its outcome (OC_RES) and to the first or second arm (A1_RES, A2_RES).
Measured is relation extraction with the corpus's own entities given, which its README lists apart
from finding the entities; a relation is right when head, child and label agree.

    python benchmarks/rct_art.py CORPUS_DIR
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from extractor.trials.pairing import pair_measures

Relation = tuple[str, int, int]
Counts = tuple[int, int, int]


def gold_relations(record: dict[str, Any]) -> set[Relation]:
    """Return (label, start of head, start of child) of each relation of a sentence."""
    return {
        (r["label"], r["head_span"]["start"], r["child_span"]["start"])
        for r in record.get("relations", [])
    }


def predicted_relations(record: dict[str, Any]) -> set[Relation]:
    """Return the relations that the pairing gives to the marked entities."""
    spans: dict[str, list[tuple[int, int]]] = {"MEAS": [], "INTV": [], "OC": []}
    for span in sorted(record.get("spans", []), key=lambda s: s["start"]):
        spans[span["label"]].append((span["start"], span["end"]))
    measures, arms, outcomes = spans["MEAS"], spans["INTV"], spans["OC"]
    found: set[Relation] = set()
    for pair in pair_measures(record["text"], measures, arms, outcomes):
        child = measures[pair.measure][0]
        if pair.arm is not None:
            found.add(("A2_RES" if pair.second else "A1_RES", arms[pair.arm][0], child))
        if pair.outcome is not None:
            found.add(("OC_RES", outcomes[pair.outcome][0], child))
    return found


def report(name: str, counts: Counts) -> None:
    """Print precision, recall and F1 of right, predicted and gold counts."""
    right, predicted, gold = counts
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    print(f"{name:28} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  ({right}/{predicted}/{gold})")


def main(folder: Path) -> None:
    """Score every file of the corpus, and all of them together."""
    total = [0, 0, 0]
    for path in sorted(folder.glob("*.jsonl")):
        counts = [0, 0, 0]
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            gold, found = gold_relations(record), predicted_relations(record)
            for n, value in enumerate((len(gold & found), len(found), len(gold))):
                counts[n] += value
        total = [a + b for a, b in zip(total, counts, strict=True)]
        report(path.stem, (counts[0], counts[1], counts[2]))
    report("all", (total[0], total[1], total[2]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
