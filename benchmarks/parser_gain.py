"""Measure what a dependency parser could gain on the associations of gold papers.

Usage: python benchmarks/parser_gain.py PARSER GOLD RUN PAPERS

PARSER is the folder of the parser (``models/syntax``), RUN the output of ``extractor run`` on the
dev papers. Test papers are not read.

1. Where the misses of the kind "not related" stand: marker, outcome and statistic (p-value or
   effect, where gold has one) all in one sentence of running text, or in one table, or neither.
   Only the first kind could be gained by a parse.
2. In every sentence of running text outside methods, each triple of a marker, an outcome and a
   statistic (each pair where no statistic stands) is a candidate; those that the run already made
   are left out. The distance of a triple is the longest of its three paths in arcs. For each bound
   on the distance: how many candidates are misses of gold, how many are nothing of gold. The same
   with the longest of its three gaps in words, which no parser is needed for.
3. The reverse: right and wrong records of the run that stand in one sentence, and how many of each
   a bound on the distance would cut.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from parser_paths import FAR, Tree, parse
from spacy.language import Language

from extractor.corpora.sources import find_files
from extractor.documents import Document
from extractor.ner.trained import load_syntax_pipeline
from extractor.pipeline import annotate, load_models, read_document
from extractor.records import AssociationRecord
from extractor.score.agree import gene_set
from extractor.score.errors import Item, find_errors
from extractor.score.load import read_gold, read_predicted
from extractor.score.losses import read_outputs
from extractor.score.seen import missed_entities, missed_statistics
from extractor.sentences import Mention, Sentence, Statistic

BOUNDS = {"arcs": (2, 3, 4, 5, 6, 8, 10, FAR), "words": (4, 6, 9, 12, 16, 20, 30, FAR)}
SKIPPED = frozenset({"methods", "references", "back_matter"})
STATISTICS = frozenset({"P_VALUE", "EFFECT"})

Key = tuple[str, str, str]  # marker, outcome, statistic


@dataclass(frozen=True)
class Paper:
    """A paper as the stages read it, and its sentences of running text."""

    document: Document
    sentences: Sequence[Sentence]

    def running(self) -> Iterator[Sentence]:
        """Yield the sentences that rules of running text read."""
        for sentence in self.sentences:
            passage = self.document.passages[sentence.passage]
            read = passage.kind in {"body", "caption"} and passage.section not in SKIPPED
            if sentence.table is None and read:
                yield sentence

    def tables(self) -> Iterator[list[Sentence]]:
        """Yield the cells of each table."""
        numbers = sorted({s.table for s in self.sentences if s.table is not None})
        for number in numbers:
            yield [s for s in self.sentences if s.table == number]


def holds(record: AssociationRecord, sentences: Sequence[Sentence]) -> bool:
    """Tell whether sentences hold marker, outcome and statistics of a record; its cancer aside."""
    bare = record.model_copy(update={"cancer": None})
    return not missed_entities(bare, sentences) and not missed_statistics(bare, sentences)


def place_of(record: AssociationRecord, paper: Paper) -> str:
    """Return where a record stands."""
    if any(holds(record, [sentence]) for sentence in paper.running()):
        return "one sentence of running text"
    if any(holds(record, cells) for cells in paper.tables()):
        return "one table"
    return "several sentences, or a name read from elsewhere"


def marker_keys(mention: Mention) -> str:
    """Return what a marker is counted by: its genes, or its name."""
    concept = mention.concept
    if concept is None:
        return mention.text.upper()
    return "+".join(sorted(m.upper() for m in concept.members)) or concept.name.upper()


def outcome_key(mention: Mention) -> str:
    """Return the code of an outcome."""
    return mention.concept.id if mention.concept is not None else "OTHER"


def statistic_key(statistic: Statistic | None) -> str:
    """Return what a statistic is counted by."""
    return "" if statistic is None else f"{statistic.kind[0]}{statistic.value}"


def record_keys(record: AssociationRecord) -> set[Key]:
    """Return the keys under which a record may be found."""
    genes = gene_set(record)
    names = {"+".join(sorted(genes)), *genes} if genes else {record.biomarker.text.upper()}
    figures = {""} if record.p_value is None and record.effect is None else set()
    if record.p_value is not None:
        figures.add(f"P{record.p_value.value}")
    if record.effect is not None:
        figures.add(f"E{record.effect.value}")
    return {(name, record.outcome.code, figure) for name in names for figure in figures}


def candidates(sentence: Sentence, tree: Tree, unit: str) -> Iterator[tuple[Key, int]]:
    """Yield the triples of a sentence with the longest of their paths or gaps."""
    distance = tree.distance if unit == "arcs" else tree.words
    statistics = [s for s in sentence.statistics if s.kind in STATISTICS] or [None]
    markers, outcomes = sentence.labelled("GENE", "MARKER"), sentence.labelled("OUTCOME")
    for marker, outcome, statistic in product(markers, outcomes, statistics):
        parts = [x for x in (marker, outcome, statistic) if x is not None]
        spans = [(x.start - sentence.start, x.end - sentence.start) for x in parts]
        pairs = [(a, b) for i, a in enumerate(spans) for b in spans[i + 1 :]]
        key = (marker_keys(marker), outcome_key(outcome), statistic_key(statistic))
        yield key, max(distance(a, b) for a, b in pairs)


def nearest(paper: Paper, nlp: Language) -> dict[str, dict[Key, int]]:
    """Return by unit each candidate of a paper with its shortest distance anywhere."""
    found: dict[str, dict[Key, int]] = {unit: {} for unit in BOUNDS}
    for sentence in paper.running():
        if sentence.labelled("OUTCOME") and sentence.labelled("GENE", "MARKER"):
            tree = parse(nlp, sentence.text)
            for unit, known in found.items():
                for key, distance in candidates(sentence, tree, unit):
                    known[key] = min(distance, known.get(key, FAR))
    return found


def keys_of(items: Iterable[Item], side: str) -> set[Key]:
    """Return the keys of the gold or the predicted records of items."""
    records = (getattr(item, side) for item in items)
    return {k for r in records if isinstance(r, AssociationRecord) for k in record_keys(r)}


def report_places(items: Sequence[Item], papers: Mapping[str, Paper]) -> list[Item]:
    """Print where the misses stand, and return those in one sentence."""
    places = {id(i): place_of(i.gold, papers[i.doc_id]) for i in items}  # type: ignore[arg-type]
    print(f"1. misses that are not related: {len(items)}")
    for place, number in Counter(places.values()).most_common():
        print(f"   {number:4} {place}")
    return [i for i in items if places[id(i)].startswith("one sentence")]


def report_gain(
    missed: Sequence[Item],
    items: Sequence[Item],
    distances: Mapping[str, Mapping[Key, int]],
    unit: str,
) -> None:
    """Print how many candidates within a bound are misses of gold, and how many are nothing."""
    bounds = BOUNDS[unit]
    gained: Counter[int] = Counter()
    nothing: Counter[int] = Counter()
    for doc_id, found in distances.items():
        own = [i for i in items if i.doc_id == doc_id]
        made, gold = keys_of(own, "predicted"), keys_of(own, "gold")
        for item in (i for i in missed if i.doc_id == doc_id):
            near = min((found.get(k, FAR + 1) for k in keys_of([item], "gold")), default=FAR + 1)
            gained.update(b for b in bounds if near <= b)
        for key, distance in found.items():
            if key not in made and key not in gold:
                nothing.update(b for b in bounds if distance <= b)
    print(f"2. candidates that no rule made, by {unit}: misses of gold, nothing of gold")
    for bound in bounds:
        share = gained[bound] / max(1, gained[bound] + nothing[bound])
        print(f"   <= {bound:2}: {gained[bound]:3} and {nothing[bound]:5} ({share:.3f} right)")


def report_cut(
    items: Sequence[Item], distances: Mapping[str, Mapping[Key, int]], unit: str
) -> None:
    """Print how many right and wrong records of the run lie beyond a bound."""
    beyond: dict[str, Counter[int]] = {"right": Counter(), "wrong": Counter()}
    total: Counter[str] = Counter()
    for item in items:
        record = item.predicted
        if not isinstance(record, AssociationRecord):
            continue
        found = distances.get(item.doc_id, {})
        near = min((found.get(k, FAR + 1) for k in record_keys(record)), default=FAR + 1)
        if near <= FAR:
            kind = "right" if item.status in {"right", "side"} else "wrong"
            total[kind] += 1
            beyond[kind].update(b for b in BOUNDS[unit] if near > b)
    print(f"3. of {total['right']} right and {total['wrong']} wrong records lie beyond, by {unit}")
    for bound in BOUNDS[unit][:-1]:
        print(f"   > {bound:2}: {beyond['right'][bound]:3} right, {beyond['wrong'][bound]:3} wrong")


def main(arguments: list[str]) -> None:
    """Read the papers again, parse them and print the three counts."""
    parser, gold, run, folder = map(Path, arguments)
    nlp, models = load_syntax_pipeline(parser), load_models()
    truth = read_gold(gold, "dev")
    files = find_files(gold, folder)
    papers = {}
    for doc_id in truth:
        if doc_id in files:
            document = read_document(files[doc_id])
            papers[doc_id] = Paper(document, annotate(document, models))
    outputs = {
        doc_id: replace(output, sentences=papers[doc_id].sentences)
        for doc_id, output in read_outputs(run).items()
        if doc_id in papers
    }
    items = [
        i
        for i in find_errors(truth, read_predicted(run), outputs)
        if isinstance(i.gold or i.predicted, AssociationRecord) and i.doc_id in papers
    ]
    lost = [i for i in items if i.status == "missed" and i.loss and i.loss.stage == "not related"]
    missed = report_places(lost, papers)
    found = {doc_id: nearest(paper, nlp) for doc_id, paper in papers.items()}
    for unit in BOUNDS:
        distances = {doc_id: units[unit] for doc_id, units in found.items()}
        report_gain(missed, items, distances, unit)
        report_cut(items, distances, unit)


if __name__ == "__main__":
    main(sys.argv[1:])
