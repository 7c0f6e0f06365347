"""Score the statistics stage against the hand-annotated passages.

usage: python benchmarks/statistics_quality.py [--gold tests/stats/gold/passages.jsonl] [--show]
       [--kind P_VALUE]

match   one statistic of the annotation and one that was found agree when they have one kind,
        overlap, and print the same comparator (none counts as "="), value, low and high (for a
        COMPARISON and a COUNT without a percentage also the same values). Each counts once.
        RATE and COUNT stand for each other where a percentage and its events are both printed.
        An optional statistic of the annotation is neither missed nor wrong. Parts of a schedule
        inside one annotated schedule count once.
fields  of the matched pairs, how many agree in a further field, where the annotation gives it.
limits  taken as finding: statistics annotated as threshold, found as a finding; swallowed:
        findings that were marked as threshold.
groups  pairs of matched statistics annotated as one group (series) that were found as one.

The passages and the rules of the annotation: tests/stats/gold/README.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from extractor.stats import find_statistics
from extractor.types import Statistic

GOLD = Path(__file__).parents[1] / "tests" / "stats" / "gold" / "passages.jsonl"
_FAMILY = {"RATE", "COUNT"}
_BY_VALUES = {"COMPARISON", "COUNT"}
_FIELDS = ("level", "unit", "measure", "p_kind", "values", "adjusted", "threshold", "flags")
_UNITS = {"mo": "months", "yr": "years", "mg/m²": "mg/m2", "μg": "µg"}

Gold = dict[str, Any]
Pair = tuple[Gold, Statistic]


def decimal(gold: Gold, name: str) -> Decimal | None:
    """Return a number of the annotation."""
    return Decimal(gold[name]) if name in gold else None


def overlap(gold: Gold, found: Statistic) -> int:
    """Return how many characters two statistics share."""
    end = gold["start"] + len(gold["text"])
    return max(0, min(end, found.end) - max(gold["start"], found.start))


def same_kind(gold: Gold, found: Statistic) -> bool:
    """Say whether the kinds agree; a percentage with events may be a RATE or a COUNT."""
    if gold["kind"] == found.kind:
        return True
    both = {gold["kind"], found.kind} <= _FAMILY and "values" in gold
    return both and "value" in gold and found.value is not None


def agrees(gold: Gold, found: Statistic) -> bool:
    """Say whether a found statistic is the annotated one."""
    if not overlap(gold, found) or not same_kind(gold, found):
        return False
    bounds = (decimal(gold, "low"), decimal(gold, "high"))
    if (decimal(gold, "value"), *bounds) != (found.value, found.low, found.high):
        return False
    if found.kind in _BY_VALUES and "value" not in gold:
        return tuple(map(Decimal, gold.get("values", ()))) == found.values
    ranged = "value" not in gold and "low" in gold
    return ranged or gold.get("comparator", "=") == (found.comparator or "=")


def match(golds: list[Gold], found: list[Statistic]) -> list[Pair]:
    """Return the pairs that agree, those with the largest overlap first."""
    ranked = sorted(
        ((overlap(g, f), -i, -j) for i, g in enumerate(golds) for j, f in enumerate(found)
         if agrees(g, f)),
        reverse=True,
    )  # fmt: skip
    left, right, pairs = set(range(len(golds))), set(range(len(found))), []
    for _, i, j in ranked:
        if -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            pairs.append((golds[-i], found[-j]))
    return pairs


def excused(statistic: Statistic, golds: list[Gold]) -> bool:
    """Say whether a statistic with no partner is no error."""
    for gold in golds:
        if overlap(gold, statistic):
            if gold.get("optional"):
                return True
            if gold["kind"] == statistic.kind == "SCHEDULE":
                return True
    return False


def field(gold: Gold, found: Statistic, name: str) -> bool:
    """Say whether a further field agrees."""
    if name == "values":
        return found.values[: len(gold["values"])] == tuple(map(Decimal, gold["values"]))
    if name == "level":
        return found.level == Decimal(gold["level"])
    if name == "flags":
        return set(gold["flags"]) <= found.flags
    if name == "unit":
        unit = (found.unit or "").strip()
        return _UNITS.get(unit, unit) == _UNITS.get(gold["unit"], gold["unit"])
    if name == "measure":
        return gold["measure"].removeprefix("a") == found.measure or (
            gold["measure"].upper() == found.measure
        )
    return bool(getattr(found, name) == gold[name])


class Report:
    """Counts over all passages."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.tp: Counter[str] = Counter()
        self.fp: Counter[str] = Counter()
        self.fn: Counter[str] = Counter()
        self.fields: Counter[tuple[str, bool]] = Counter()
        self.errors: list[tuple[str, str]] = []

    def add(self, passage: dict[str, Any]) -> None:
        """Count one passage."""
        golds = passage["statistics"]
        found = list(find_statistics(passage["text"]))
        pairs = match(golds, found)
        taken = {id(f) for _, f in pairs}
        met = {id(g) for g, _ in pairs}
        name = passage["id"]
        for gold in golds:
            if id(gold) in met:
                self.tp[gold["kind"]] += not gold.get("optional")
            elif not gold.get("optional"):
                self.fn[gold["kind"]] += 1
                self.errors.append((gold["kind"], f"{name}  missed {shown(gold)}"))
        for one in found:
            if id(one) not in taken and not excused(one, golds):
                self.fp[one.kind] += 1
                self.errors.append((one.kind, f"{name}  wrong  {shown(vars_of(one))}"))
        self.add_fields(name, pairs)
        self.add_limits(pairs, golds, found)
        for which in ("group", "series"):
            self.add_links(name, pairs, which)

    def add_fields(self, name: str, pairs: list[Pair]) -> None:
        """Count the further fields of the matched pairs."""
        for gold, found in pairs:
            for one in _FIELDS:
                if one in gold and one != "threshold":
                    good = field(gold, found, one)
                    self.fields[one, good] += 1
                    if not good:
                        said = getattr(found, one)
                        self.errors.append(("field", f"{name}  {one} {said!r} {shown(gold)}"))

    def add_limits(self, pairs: list[Pair], golds: list[Gold], found: list[Statistic]) -> None:
        """Count limits taken as findings and findings taken as limits."""
        for gold, one in pairs:
            if gold.get("threshold"):
                self.fields["limit known as limit", one.threshold] += 1
            else:
                self.fields["finding known as finding", not one.threshold] += 1
            if bool(gold.get("threshold")) != one.threshold:
                self.errors.append(("field", f"threshold {one.threshold} {shown(gold)}"))
        taken = {id(f) for _, f in pairs}
        for one in found:
            limit = any(g.get("threshold") and overlap(g, one) for g in golds)
            if id(one) not in taken and limit:
                self.fields["limit known as limit", one.threshold] += 1

    def add_links(self, name: str, pairs: list[Pair], which: str) -> None:
        """Count pairs of one group or one series."""
        for (g1, f1), (g2, f2) in combinations(pairs, 2):
            if which in g1 and g1.get(which) == g2.get(which):
                good = getattr(f1, which) is not None and getattr(f1, which) == getattr(f2, which)
                self.fields[which, good] += 1
                if not good:
                    self.errors.append(("field", f"{name}  {which} {shown(g1)} + {shown(g2)}"))


def vars_of(found: Statistic) -> Gold:
    """Return a found statistic in the form of the annotation."""
    names = ("kind", "text", "comparator", "value", "low", "high", "values", "threshold")
    return {n: v for n in names if (v := getattr(found, n)) not in (None, (), False)}


def shown(gold: Gold) -> str:
    """Return a statistic on one line."""
    bounds = (
        f" [{gold.get('low', '')}..{gold.get('high', '')}]" if {"low", "high"} & set(gold) else ""
    )
    values = f" {[str(v) for v in gold['values']]}" if gold.get("values") else ""
    limit = " THRESHOLD" if gold.get("threshold") else ""
    value = f"{gold.get('comparator', '')}{gold.get('value', '')}"
    return f"{gold['kind']} {gold['text']!r} {value}{bounds}{values}{limit}"


def line(name: str, tp: int, fp: int, fn: int) -> str:
    """Return a row of the table."""
    precision = f"{tp / (tp + fp):.3f}" if tp + fp else "–"
    recall = f"{tp / (tp + fn):.3f}" if tp + fn else "–"
    f1 = f"{2 * tp / (2 * tp + fp + fn):.3f}" if tp + fp + fn else "–"
    return f"{name:12} {tp + fn:5} {precision:>7} {recall:>7} {f1:>7}   fp {fp:3} fn {fn:3}"


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="list what was missed and wrong")
    parser.add_argument("--kind", help="with --show: only this kind, or 'field'")
    options = parser.parse_args()
    report = Report()
    passages = [json.loads(one) for one in options.gold.read_text("utf-8").splitlines()]
    for passage in passages:
        report.add(passage)
    for kind, text in sorted(report.errors) if options.show else ():
        if options.kind in (None, kind):
            print(text)
    print(f"{len(passages)} passages\n{'kind':12} {'n':>5} {'P':>7} {'R':>7} {'F1':>7}")
    for kind in sorted(report.tp | report.fp | report.fn):
        print(line(kind, report.tp[kind], report.fp[kind], report.fn[kind]))
    print(line("all", report.tp.total(), report.fp.total(), report.fn.total()))
    for name in dict.fromkeys(n for n, _ in report.fields):
        good, bad = report.fields[name, True], report.fields[name, False]
        print(f"{name:26} {good / (good + bad):.3f}   {good} of {good + bad}")


if __name__ == "__main__":
    main()
