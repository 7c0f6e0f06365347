"""Score the statistics stage on whole papers that a second annotator marked blindly.

usage: python benchmarks/statistics_blind.py PAPERS [--sample tests/stats/blind/sample.jsonl]
       [--show]

PAPERS is the folder with the papers (``jats/`` and ``pdf/``). The sample holds facts only: paper,
place, kind, comparator, value and bounds of every p-value and effect that is printed in text or
tables of twenty papers drawn by a seed; tests/stats/blind/README.md says how it was made.

match   within one paper and place (text or table), an annotated fact and a statistic found agree
        when kind, comparator, value and both bounds are the same numbers; each counts once. HR,
        OR and RR are kinds of their own (a subdistribution HR is an HR), all other effects,
        correlations and areas under a curve are OTHER. A class of p-values ("0.01 < P ≤ 0.05") or
        a range of them is two facts, one for each end. Facts whose note begins with "doubtful"
        are neither missed nor wrong. An effect or area under a curve and the interval
        in the next column of its row are one fact.
scored  P_VALUE, HR, OR and RR; OTHER is given apart, since the marks there are thinner. False
        discovery rates named so are left out, as in the annotation.
limits  of the matched facts, those marked as threshold on one side only.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from extractor.pipeline import document_statistics, read_document
from extractor.types import Document, Statistic

SAMPLE = Path(__file__).parents[1] / "tests" / "stats" / "blind" / "sample.jsonl"
SCORED = ("P_VALUE", "HR", "OR", "RR")
_FALSE_DISCOVERY = re.compile(r"FDR|\bq\b", re.IGNORECASE)  # the annotator left them out
_KINDS = {"HR": "HR", "SHR": "HR", "OR": "OR", "RR": "RR"}


class Fact(NamedTuple):
    """A printed p-value or effect."""

    kind: str
    comparator: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    def __str__(self) -> str:
        """Return the fact on a line."""
        bounds = f" [{self.low}, {self.high}]" if self.low is not None else ""
        return f"{self.kind} {self.comparator} {self.value}{bounds}"


def marked(row: dict[str, Any]) -> Fact:
    """Return the fact of a line of the sample."""
    numbers = (Decimal(row[k]) if row[k] is not None else None for k in ("value", "low", "high"))
    kind = "OTHER" if row["kind"] == "OTHER_EFFECT" else row["kind"]
    return Fact(kind, row["comparator"] if kind == "P_VALUE" else "=", *numbers)


def seen(statistic: Statistic) -> list[Fact]:
    """Return the facts that a statistic states, none when it is of another sort."""
    numbers = (statistic.value, statistic.low, statistic.high)
    if statistic.kind == "P_VALUE":
        return [] if _FALSE_DISCOVERY.search(statistic.text) else p_values(statistic)
    if statistic.kind == "EFFECT":
        return [Fact(_KINDS.get(statistic.measure or "", "OTHER"), "=", *numbers)]
    if statistic.kind in {"CORRELATION", "AUC"}:
        return [Fact("OTHER", "=", *numbers)]
    return []


def p_values(statistic: Statistic) -> list[Fact]:
    """Return the fact of a p-value, or those of the two ends of a class or range."""
    comparator = statistic.comparator or "="
    if statistic.value is not None or statistic.low is None:
        return [Fact("P_VALUE", comparator, statistic.value, None, None)]
    below = "=" if comparator == "=" else ">"
    return [
        Fact("P_VALUE", below, statistic.low, None, None),
        Fact("P_VALUE", comparator, statistic.high, None, None),
    ]


def with_intervals(
    statistics: Iterable[Statistic], document: Document
) -> tuple[list[Statistic], dict[int, tuple[int, int, int]]]:
    """Give an effect or area the interval of the next column; return also where each stands.

    A cell is named by table, row and column; the statistic by its start.
    """
    at = {
        (table, c.row, c.column): c
        for table, t in enumerate(document.tables)
        for c in t.cells
        if not c.header
    }
    ordered = sorted(statistics, key=lambda s: s.start)
    places: dict[int, tuple[int, int, int]] = {}
    inside: dict[tuple[int, int, int], list[Statistic]] = defaultdict(list)
    for place, cell in at.items():
        for statistic in ordered:
            if cell.start <= statistic.start and statistic.end <= cell.end:
                places[statistic.start] = place
                inside[place].append(statistic)
    joined = []
    for statistic in ordered:
        estimate = statistic.kind in {"EFFECT", "AUC"} and statistic.low is None
        if estimate and statistic.start in places:
            table, row, column = places[statistic.start]
            beside = inside.get((table, row, column + 1), [])
            if len(beside) == 1 and beside[0].kind == "INTERVAL":
                statistic = replace(statistic, low=beside[0].low, high=beside[0].high)
        joined.append(statistic)
    return joined, places


def found_in(document: Document) -> dict[str, list[tuple[Fact, Statistic]]]:
    """Return the facts found, by place."""
    statistics, places = with_intervals(document_statistics(document), document)
    found: dict[str, list[tuple[Fact, Statistic]]] = {"text": [], "table": []}
    for statistic in statistics:
        place = "table" if statistic.start in places else "text"
        found[place] += [(fact, statistic) for fact in seen(statistic)]
    return found


def paper_of(folder: Path, doc: str, form: str) -> Path:
    """Return where a paper of the sample is."""
    return folder / form / f"{doc}{'.xml' if form == 'jats' else '.pdf'}"


class Tally:
    """Counts of one place and kind."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.right, self.found, self.marked = 0, 0, 0

    def add(self, right: int, found: int, marked: int) -> None:
        """Add the counts of a paper."""
        self.right += right
        self.found += found
        self.marked += marked

    def line(self, name: str) -> str:
        """Return the counts and what they give."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.marked if self.marked else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        numbers = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        return f"{name:14} {numbers}  right {self.right} found {self.found} marked {self.marked}"


def compare(
    rows: Iterable[dict[str, Any]], found: list[tuple[Fact, Statistic]]
) -> tuple[Counter[str], Counter[str], Counter[str], list[str], int]:
    """Match one paper and place: right, found and marked by kind, the errors, limits not alike."""
    wanted = Counter(marked(r) for r in rows if not r["note"].startswith("doubtful"))
    doubtful = Counter(marked(r) for r in rows if r["note"].startswith("doubtful"))
    limits: dict[Fact, list[bool]] = defaultdict(list)
    for row in rows:
        limits[marked(row)].append(row["threshold"])
    total = Counter(f.kind for f in wanted.elements())
    right: Counter[str] = Counter()
    seen_kinds: Counter[str] = Counter()
    errors: list[str] = []
    unlike = 0
    for fact, statistic in found:
        if wanted[fact]:
            wanted[fact] -= 1
            right[fact.kind] += 1
            unlike += statistic.threshold not in limits[fact]
        elif doubtful[fact]:
            doubtful[fact] -= 1
            continue
        else:
            errors.append(f"  false  {fact}  « {statistic.text} »")
        seen_kinds[fact.kind] += 1
    errors += [f"  missed {fact}" for fact in wanted.elements()]
    return right, seen_kinds, total, errors, unlike


def score(
    papers: Mapping[tuple[str, str], list[dict[str, Any]]], folder: Path, show: bool
) -> tuple[dict[tuple[str, str], Tally], int]:
    """Return the counts by place and kind, and how many limits are not alike."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    unlike = 0
    for (doc, form), of_paper in papers.items():
        found = found_in(read_document(paper_of(folder, doc, form)))
        for place, statistics in found.items():
            here = [r for r in of_paper if r["place"] == place]
            *counts, errors, limits = compare(here, statistics)
            unlike += limits
            for kind in set().union(*counts):
                for key in (kind, "all") if kind in SCORED else (kind,):
                    tallies[place, key].add(*(count[kind] for count in counts))
            if show and errors:
                print(f"{doc} ({form}), {place}:", *errors, sep="\n")
    return tallies, unlike


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("papers", type=Path)
    parser.add_argument("--sample", type=Path, default=SAMPLE)
    parser.add_argument("--show", action="store_true", help="print each fact missed or false")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.sample.read_text().splitlines()]
    papers: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        papers[row["doc"], row["format"]].append(row)
    tallies, unlike = score(papers, options.papers, options.show)
    for place in ("text", "table"):
        for kind in ("all", *SCORED, "OTHER"):
            print(tallies[place, kind].line(f"{place} {kind}"))
    print(f"{len(papers)} papers, {len(rows)} marks; taken for a limit on one side only: {unlike}")


if __name__ == "__main__":
    main()
