"""How far two annotators agree: ``python -m extractor.score.agreement gold``.

Reads ``gold/<doc_id>/annotator2.jsonl`` against ``annotator1.jsonl``, both as they were before
adjudication; without the latter, against ``records.jsonl``, and says so. F1 is symmetric, so it
does not matter who comes first. Cohen's kappa: Cohen, Educ Psychol Meas 20 (1960) 37-46.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ExtractorError, UsageError
from ..reading import RECORDS_FILE
from ..records import AssociationRecord
from .agree import canonical_direction, same_pair
from .associations import match
from .counts import Counts, total
from .load import Records, read_records
from .report import score
from .show import percent

FIRST_FILE = "annotator1.jsonl"
SECOND_FILE = "annotator2.jsonl"
Value = Callable[[AssociationRecord], Hashable]
Pairs = Sequence[tuple[AssociationRecord, AssociationRecord]]

# Fields as values to be counted: how often both annotators wrote the same one in a paper.
FIELDS: dict[str, Value] = {
    "marker": lambda r: tuple(sorted(g.symbol for g in r.biomarker.genes)) or r.biomarker.text,
    "cancer": lambda r: r.cancer and (r.cancer.id or r.cancer.name),
    "outcome": lambda r: r.outcome.code,
    "p_value": lambda r: r.p_value and (r.p_value.comparator, r.p_value.value),
    "effect": lambda r: r.effect and (r.effect.measure.upper(), r.effect.value),
}
# Fields with few values: agreement beyond chance, among the records both have.
KAPPAS: dict[str, Value] = {
    "direction": canonical_direction,
    "attribution": lambda r: r.attribution.source,
    "analysis": lambda r: r.analysis,
    "state": lambda r: r.biomarker.state,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Cohen's kappa of a field over matched records; None where one value is all there is."""

    name: str
    records: int
    observed: float | None  # share of records on which both agree
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Views and fields as counts (F1), and the kappas, over doubly annotated papers."""

    papers: tuple[str, ...]
    adjudicated: tuple[str, ...]  # papers whose first annotation is kept only as adjudicated
    counts: Mapping[str, Counts]
    kappas: tuple[Kappa, ...]


def read_annotations(gold: Path) -> dict[str, tuple[Records, Records, bool]]:
    """Return (first, second, first is raw) of each doubly annotated paper by doc_id.

    Raises:
        UsageError: when no paper is doubly annotated, or a line is no record.
    """
    found = {}
    for second in sorted(gold.glob(f"*/{SECOND_FILE}")):
        first = second.with_name(FIRST_FILE)
        raw = first.is_file()
        path = first if raw else second.with_name(RECORDS_FILE)
        found[second.parent.name] = (read_records(path), read_records(second), raw)
    if not found:
        raise UsageError(
            f"{gold}: no paper has an {SECOND_FILE}, so there is no agreement to count"
        )
    return found


def agreement(annotations: Mapping[str, tuple[Records, Records, bool]]) -> Agreement:
    """Return how far two annotators agree, given (first, second, first is raw) by doc_id."""
    first = {doc_id: one for doc_id, (one, _, _) in annotations.items()}
    second = {doc_id: two for doc_id, (_, two, _) in annotations.items()}
    counts = {one.name: one.counts for one in score(first, second).scores}
    papers = [(_associations(first[d]), _associations(second[d])) for d in annotations]
    for name, value in FIELDS.items():
        counts[f"field {name}"] = total([_overlap(value, *paper) for paper in papers])
    pairs = [pair for paper in papers for pair in _matched(*paper)]
    return Agreement(
        papers=tuple(annotations),
        adjudicated=tuple(d for d, (_, _, raw) in annotations.items() if not raw),
        counts=counts,
        kappas=tuple(cohen(name, value, pairs) for name, value in KAPPAS.items()),
    )


def cohen(name: str, value: Value, pairs: Pairs) -> Kappa:
    """Return Cohen's kappa of one field over matched records."""
    size = len(pairs)
    if not size:
        return Kappa(name=name, records=0, observed=None, kappa=None)
    ours, theirs = Counter(value(a) for a, _ in pairs), Counter(value(b) for _, b in pairs)
    observed = sum(value(a) == value(b) for a, b in pairs) / size
    chance = sum(ours[v] * theirs[v] for v in ours) / size**2
    kappa = (observed - chance) / (1 - chance) if chance < 1 else None
    return Kappa(name=name, records=size, observed=observed, kappa=kappa)


def markdown(result: Agreement) -> str:
    """Return the agreement as Markdown: a table of F1, a table of kappas."""
    lines = [f"{len(result.papers)} papers: {', '.join(result.papers)}", ""]
    if result.adjudicated:
        names = ", ".join(result.adjudicated)
        lines += [f"First annotation known only after adjudication: {names}", ""]
    lines += ["| what | F1 | both | first | second |", "| --- " * 5 + "|"]
    for name, c in result.counts.items():
        lines.append(f"| {name} | {percent(c.f1)} | {c.right} | {c.gold} | {c.predicted} |")
    lines += ["", "| field | records | same | Cohen's κ |", "| --- " * 4 + "|"]
    for one in result.kappas:
        kappa = "–" if one.kappa is None else f"{one.kappa:.2f}"
        lines.append(f"| {one.name} | {one.records} | {percent(one.observed)} | {kappa} |")
    return "\n".join(lines) + "\n"


def _associations(records: Records) -> list[AssociationRecord]:
    return [record for record in records if isinstance(record, AssociationRecord)]


def _overlap(
    value: Value, first: Sequence[AssociationRecord], second: Sequence[AssociationRecord]
) -> Counts:
    """Return how many values both wrote in one paper; each counts as often as both wrote it."""
    ours, theirs = Counter(map(value, first)), Counter(map(value, second))
    return Counts((ours & theirs).total(), theirs.total(), ours.total())


def _matched(first: Sequence[AssociationRecord], second: Sequence[AssociationRecord]) -> Pairs:
    """Return the records that both annotators have: gene set, cancer and outcome agree.

    The p-value is left out here, so that a slip in a digit does not hide a direction.
    """

    def same(one: AssociationRecord, other: AssociationRecord) -> bool:
        return same_pair(one, other) and one.outcome.code == other.outcome.code

    return match(first, second, same).pairs


def main(arguments: Sequence[str]) -> int:
    """Print the agreement of a gold folder; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m extractor.score.agreement GOLD\n")
        return 2
    try:
        result = agreement(read_annotations(Path(arguments[0])))
    except ExtractorError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    sys.stdout.write(markdown(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
