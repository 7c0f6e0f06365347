"""Score gene-cancer prognostic pairs on the CIViCmine training sentences, entities given.

Usage: python benchmarks/civicmine.py FOLDER [--misses]

FOLDER holds the unpacked training set (``*.txt``, ``*.a1``, ``*.a2``; MIT licence, from
github.com/jakelever/civicmine). Genes and cancers are the annotated ones; outcomes and drugs are
found by our own annotator. A pair counts as predicted when the engine makes a finding of the
gene, the cancer named in the sentence and an outcome of survival or course of disease. Polarity
is ignored, and aims and maybes count, as in the annotation. Nothing is learned, so all
sentences are scored.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.jats import document_from_text
from extractor.ner import Annotator, annotate, load_annotator
from extractor.relations.context import read_context
from extractor.relations.find import find_in_sentences
from extractor.relations.rules import ALL_RULES
from extractor.stats import find_statistics
from extractor.types import AssociationFinding, Concept, Mention, Sentence

PROGNOSTIC = frozenset(
    [
        "OS",
        "CSS",
        "PFS",
        "DFS",
        "RFS",
        "EFS",
        "FFS",
        "BCRFS",
        "LRFS",
        "DMFS",
        "BMFS",
        "MFS",
        "TTP",
        "TTM",
        "TTR",
        "RECURRENCE",
        "OTHER",
    ]
)
LABELS = {"gene": "GENE", "cancer": "CANCER"}


@dataclass(frozen=True)
class Item:
    """One annotated sentence."""

    name: str
    text: str
    mentions: tuple[Mention, ...]
    pairs: frozenset[tuple[str, str]]  # texts of gene and cancer


def read_items(folder: Path) -> Iterator[Item]:
    """Yield the sentences with their genes, cancers and prognostic pairs."""
    for path in sorted(folder.glob("*.a2")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        names: dict[str, Mention] = {}
        for line in path.with_suffix(".a1").read_text(encoding="utf-8").splitlines():
            key, place, name = line.split("\t")
            label, start, end = place.split()
            if label in LABELS:
                names[key] = Mention(
                    label="GENE" if label == "gene" else "CANCER",
                    text=name,
                    start=int(start),
                    end=int(end),
                    concept=Concept(id=f"X:{name.lower()}", name=name.lower()),
                )
        pairs = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, *arguments = line.split("\t")[1].split()
            if kind == "Prognostic":
                named = dict(a.split(":") for a in arguments)
                gene, cancer = names[named["gene"]], names[named["cancer"]]
                pairs.add((gene.text.lower(), cancer.text.lower()))
        yield Item(path.stem, text, tuple(names.values()), frozenset(pairs))


def predicted_pairs(item: Item, annotator: Annotator) -> frozenset[tuple[str, str]]:
    """Return the pairs of gene and cancer that the engine relates to an outcome."""
    document = document_from_text(item.text)
    found = annotate(document, find_statistics(document.text), annotator)
    sentences = tuple(with_names(s, item.mentions) for s in found)
    pairs = set()
    context = replace(read_context(document, sentences), announced=True)
    for finding in find_in_sentences(context, sentences, ALL_RULES):
        if isinstance(finding, AssociationFinding) and finding.cancer is not None:
            outcome = finding.outcome.concept
            if outcome is None or outcome.id in PROGNOSTIC:
                pairs |= {(m.text.lower(), finding.cancer.text.lower()) for m in finding.biomarkers}
    return frozenset(pairs)


def with_names(sentence: Sentence, names: tuple[Mention, ...]) -> Sentence:
    """Put the annotated genes and cancers in place of those found."""
    inside = [m for m in names if sentence.start <= m.start and m.end <= sentence.end]
    kept = [
        m
        for m in sentence.mentions
        if m.label in {"OUTCOME", "DRUG"}
        and not any(n.start < m.end and m.start < n.end for n in inside)
    ]
    return replace(sentence, mentions=tuple(sorted([*inside, *kept], key=lambda m: m.start)))


def main(arguments: list[str]) -> None:
    """Print precision, recall and F1; with ``--misses`` what went wrong."""
    annotator = load_annotator()
    right = made = wanted = 0
    for item in read_items(Path(arguments[0])):
        pairs = predicted_pairs(item, annotator)
        right += len(pairs & item.pairs)
        made += len(pairs)
        wanted += len(item.pairs)
        if "--misses" in arguments and pairs != item.pairs:
            print(
                item.name, "missed", sorted(item.pairs - pairs), "wrong", sorted(pairs - item.pairs)
            )
            print("   ", item.text)
    precision, recall = right / max(made, 1), right / max(wanted, 1)
    f1 = 2 * right / max(made + wanted, 1)
    print(
        f"prognostic pairs: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right}/{made}/{wanted})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
