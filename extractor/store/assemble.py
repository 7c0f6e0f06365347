"""Records of many papers → claims with their independent sources, conflicts, merged trials.

A claim is one gene set, cancer and outcome with one direction for the high side of the marker.
Two records of a claim stand on the same primary finding, and count once, when they are from one
article, when they cite one work (by DOI or PMID), when one cites the article the other is, or when
they print the same exact figures. The idea of counting evidence by independent source, and of
contradictions conditioned on context, is INDRA's (Gyori et al., Mol Syst Biol 2017, 13:954).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..codes import Direction, OutcomeCode, for_high_side
from ..records import AssociationRecord
from .rows import cancer_key, gene_key, work_of
from .union import Link, linked

_OPPOSITE = frozenset({"worse", "better"})
_EXACT_DIGITS = (
    2  # of an exact p-value: "p = 0.013" may be the same finding, "p = 0.01" says little
)
_CONTEXT = ("form", "state", "analysis", "subgroup", "subject")
Topic = tuple[frozenset[str], str | None, OutcomeCode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What papers say of one marker, cancer and outcome, one direction of the high side."""

    genes: tuple[str, ...]
    cancer: str | None
    outcome: OutcomeCode
    direction: Direction  # for the high side
    sources: tuple[tuple[AssociationRecord, ...], ...]  # one primary finding each
    why: tuple[str, ...]  # why records were taken for one finding

    @property
    def strength(self) -> int:
        """Return how many independent sources say so."""
        return len(self.sources)

    @property
    def records(self) -> tuple[AssociationRecord, ...]:
        """Return all records of the claim."""
        return tuple(record for source in self.sources for record in source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims that say the opposite, and the context in which they differ."""

    worse: Claim
    better: Claim
    differs: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # field, worse's, better's

    @property
    def why(self) -> str:
        """Say in one line what contradicts and what might explain it."""
        marker = " + ".join(self.worse.genes)
        head = f"high {marker}: worse and better {self.worse.outcome}"
        if not self.differs:
            return f"{head}; nothing that was read tells the two apart"
        parts = (f"{name} {' | '.join(a)} against {' | '.join(b)}" for name, a, b in self.differs)
        return f"{head}; they differ in {'; '.join(parts)}"


def claims(records: Iterable[AssociationRecord]) -> tuple[Claim, ...]:
    """Return the claims of many records, those with most independent sources first.

    Records without a gene, and findings in animals and cell lines, make no claim.
    """
    grouped: dict[tuple[Topic, Direction], list[AssociationRecord]] = defaultdict(list)
    for record in records:
        if record.biomarker.genes and record.subject not in {"animal", "cell_line"}:
            direction = for_high_side(record.biomarker.state, record.direction)
            grouped[topic_of(record), direction].append(record)
    made = (_claim(topic, d, found) for (topic, d), found in grouped.items())
    return tuple(sorted(made, key=lambda c: (-c.strength, c.genes, c.cancer or "", c.outcome)))


def topic_of(record: AssociationRecord) -> Topic:
    """Return gene set, cancer and outcome of a record."""
    genes = frozenset(map(gene_key, record.biomarker.genes))
    return genes, cancer_key(record.cancer), record.outcome.code


def _claim(topic: Topic, direction: Direction, records: Sequence[AssociationRecord]) -> Claim:
    links = tuple(_same_findings(records))
    first = records[0]
    return Claim(
        genes=tuple(sorted({gene.symbol for gene in first.biomarker.genes})),
        cancer=(first.cancer.name or first.cancer.text) if first.cancer else None,
        outcome=topic[2],
        direction=direction,
        sources=linked(records, links),
        why=tuple(dict.fromkeys(link.why for link in links)),
    )


def _same_findings(records: Sequence[AssociationRecord]) -> Iterator[Link]:
    """Yield the pairs of records that stand on one primary finding, with the reason."""
    by_sign: Mapping[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        for sign in _signs(record):
            by_sign[sign].append(i)
    for sign, members in by_sign.items():
        for i in members[1:]:
            one, two = records[members[0]].document.doc_id, records[i].document.doc_id
            yield Link(
                members[0], i, f"{one} and {two}: {sign}" if one != two else f"{one}: {sign}"
            )


def _signs(record: AssociationRecord) -> Iterator[str]:
    """Yield what marks the primary finding of a record."""
    attribution = record.attribution
    if attribution.source == "own":
        yield work_of(record.document)
    for work in attribution.works:
        if work.doi:
            yield f"doi:{work.doi.casefold()}"
        elif work.pmid:
            yield f"pmid:{work.pmid}"
    if record.document.pmid and attribution.source == "own":
        yield f"pmid:{record.document.pmid}"
    if attribution.source == "cited" and not any(w.doi or w.pmid for w in attribution.works):
        yield f"{work_of(record.document)} reference {', '.join(attribution.references) or '?'}"
    figures = _figures(record)
    if figures:
        yield f"the same figures, {figures}"


def _figures(record: AssociationRecord) -> str | None:
    """Return printed figures exact enough that another paper's are hardly the same by chance."""
    effect, p = record.effect, record.p_value
    if effect is not None and None not in (effect.value, effect.ci_low, effect.ci_high):
        return f"{effect.measure} {effect.value} ({effect.ci_low} to {effect.ci_high})"
    if p is None or p.comparator != "=" or p.value is None:
        return None
    digits = len(p.value.normalize().as_tuple().digits)
    return f"p = {p.value}" if digits >= _EXACT_DIGITS else None


def conflicts(made: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Return the claims that contradict each other: one topic, better against worse."""
    by_topic: dict[Topic, list[Claim]] = defaultdict(list)
    for claim in made:
        if claim.direction in _OPPOSITE:
            by_topic[topic_of(claim.records[0])].append(claim)
    found = []
    for group in by_topic.values():
        for one, two in combinations(sorted(group, key=lambda c: c.direction), 2):
            found.append(Conflict(better=one, worse=two, differs=_differences(two, one)))
    return tuple(found)


def _differences(
    one: Claim, two: Claim
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the context in which no record of one claim agrees with the other's."""
    pairs = ((name, _context(one, name), _context(two, name)) for name in _CONTEXT)
    return tuple((name, a, b) for name, a, b in pairs if a and b and not set(a) & set(b))


def _context(claim: Claim, name: str) -> tuple[str, ...]:
    return tuple(sorted({_context_of(record, name) for record in claim.records}))


def _context_of(record: AssociationRecord, name: str) -> str:
    if name in {"form", "state"}:
        return str(getattr(record.biomarker, name))
    value = getattr(record, name)
    return "whole cohort" if value is None else str(value)
