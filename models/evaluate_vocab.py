"""Measure the vocabularies and rules of the entity stage on public corpora.

    python models/evaluate_vocab.py --biored Dev.PubTator --abbreviations MED1250_labeled
    python models/evaluate_vocab.py --biored Dev.PubTator --similarities 1 0.9 0.8 0.7

Genes and cancers are compared by id, once a document. A gene of another species is no error: the
text prints the same name. A family counts as the members that the corpus names, else as its first.
A cancer agrees with a MeSH heading through cross references and names, up to two levels down, since
MeSH is coarser; "neoplasm metastasis" is an outcome here and is left out. With ``--similarities``
also with the candidate generator, at each threshold; the shipped pipelines propose the names.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractor.ner import Annotator, annotate_text, load_annotator
from extractor.ner.abbreviations import find_abbreviations
from extractor.ner.detector import detected_abbreviations
from extractor.settings import EntitySettings
from extractor.types import Mention

VOCAB = Path(__file__).parent / "vocab"
METASTASIS = "D009362"
ROOTS = {"DOID:162", "DOID:14566", "MONDO:0005070"}


@dataclass
class Counts:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __str__(self) -> str:
        """Return precision, recall and F1 with the counts behind them."""
        precision = self.tp / max(1, self.tp + self.fp)
        recall = self.tp / max(1, self.tp + self.fn)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            f"(tp {self.tp}, fp {self.fp}, fn {self.fn})"
        )


@dataclass
class Abstract:
    """One document of BioRED: its text and its annotations (start, end, type, ids)."""

    text: str = ""
    spans: list[tuple[int, int, str, list[str]]] = field(default_factory=list)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a vocabulary table."""
    for line in (VOCAB / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        yield line.split("\t")


def read_biored(path: Path) -> list[Abstract]:
    """Read a PubTator file."""
    found: dict[str, Abstract] = defaultdict(Abstract)
    for line in path.read_text(encoding="utf-8").splitlines():
        part = re.match(r"(\d+)\|([ta])\|(.*)", line)
        fields = line.split("\t")
        if part:
            found[part[1]].text += part[3] + " " * (part[2] == "t")
        elif len(fields) == 6:
            ids = re.split("[;,]", fields[5])
            found[fields[0]].spans.append((int(fields[1]), int(fields[2]), fields[4], ids))
    return list(found.values())


def score_genes(abstracts: list[Abstract], annotator: Annotator) -> Counts:
    """Compare the human genes of each document by HGNC id."""
    hgnc = {row[2]: row[0] for row in rows("genes") if row[2]}
    counts = Counts()
    for abstract in abstracts:
        genes = [s for s in abstract.spans if s[2] == "GeneOrGeneProduct"]
        gold = {hgnc[i] for *_, ids in genes for i in ids if i in hgnc}
        others = [(s, e) for s, e, _, ids in genes if not any(i in hgnc for i in ids)]
        found: set[str] = set()
        for mention in _mentions(abstract.text, annotator, "GENE"):
            if not any(mention.start < e and s < mention.end for s, e in others):
                found |= _gene_ids(mention, gold)
        _add(counts, found, gold)
    return counts


def _gene_ids(mention: Mention, gold: set[str]) -> set[str]:
    """Return the ids a mention stands for."""
    concept = mention.concept
    if concept is None:
        return set()
    if not concept.member_ids:
        return {concept.id}
    return set(concept.member_ids) & gold or {concept.member_ids[0]}


def score_cancers(abstracts: list[Abstract], annotator: Annotator) -> Counts:
    """Compare the cancers of each document by MeSH heading."""
    headings, parents = _headings()
    counts = Counts()
    for abstract in abstracts:
        diseases = [s for s in abstract.spans if s[2] == "DiseaseOrPhenotypicFeature"]
        gold = {i for *_, ids in diseases for i in ids if headings.get(i) and i != METASTASIS}
        found = {m.concept.id for m in _mentions(abstract.text, annotator, "CANCER") if m.concept}
        reached = {c: {c} | _above(c, parents) for c in found}
        hit = {i for i in gold if any(r & headings[i] for r in reached.values())}
        right = {c for c in found if any(reached[c] & headings[i] for i in gold)}
        counts.tp += len(hit)
        counts.fn += len(gold - hit)
        counts.fp += len(found - right)
    return counts


def _headings() -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """Return the concepts of each MeSH or OMIM id, and the parents of each concept."""
    headings: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, list[str]] = {}
    for identifier, _, above, xrefs, *_ in rows("cancers"):
        parents[identifier] = above.split("|")
        for xref in xrefs.split("|"):
            space, _, value = xref.partition(":")
            if space in ("MESH", "OMIM"):
                headings[value].add(identifier)
    return headings, parents


def _above(concept: str, parents: dict[str, list[str]], levels: int = 2) -> set[str]:
    """Return the concepts up to some levels above one, without the roots."""
    found = set(parents.get(concept, ()))
    if levels > 1:
        found |= {a for p in list(found) for a in _above(p, parents, levels - 1)}
    return found - ROOTS


def _mentions(text: str, annotator: Annotator, label: str) -> Iterator[Mention]:
    """Yield the mentions of one label."""
    for sentence in annotate_text(text, (), annotator):
        yield from (m for m in sentence.mentions if m.label == label)


def _add(counts: Counts, found: set[str], gold: set[str]) -> None:
    """Add one document's counts."""
    counts.tp += len(found & gold)
    counts.fp += len(found - gold)
    counts.fn += len(gold - found)


def _pairs(text: str, annotator: Annotator) -> list[tuple[str, str]]:
    """Return the pairs that both finders see, as the entity stage joins them."""
    ours = find_abbreviations(text)
    doc = annotator.nlp.make_doc(text)
    return [*ours, *detected_abbreviations(doc, annotator.detector, ours)]


def score_abbreviations(path: Path, annotator: Annotator) -> Counts:
    """Compare the abbreviation pairs of each abstract of MED1250."""
    counts = Counts()
    for block in path.read_text(encoding="latin1").split("\n\n"):
        lines = block.strip("\n").split("\n")[1:]
        marked = [m for m in (re.match(r"^  (\S.*?)\|(.*)$", line) for line in lines) if m]
        gold = {f"{m[1].strip()}|{_plain(m[2])}" for m in marked}
        texts = [line for line in lines if not re.match(r"^  \S.*?\|", line)]
        found = {f"{s}|{_plain(long)}" for t in texts for s, long in _pairs(t, annotator)}
        _add(counts, found, gold)
    return counts


def _plain(text: str) -> str:
    """Lower a long form and even out its spaces."""
    return re.sub(r"\s+", " ", text.strip()).lower()


def _print_names(abstracts: list[Abstract], annotator: Annotator, how: str = "") -> None:
    """Print the figures of genes and cancers."""
    print(f"genes{how}", score_genes(abstracts, annotator))
    print(f"cancers{how}", score_cancers(abstracts, annotator))


def main() -> None:
    """Parse the command line and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--biored", type=Path, help="a PubTator file of BioRED")
    parser.add_argument("--abbreviations", type=Path, help="MED1250_labeled of Ab3P")
    parser.add_argument("--similarities", type=float, nargs="*", default=())
    options = parser.parse_args()
    annotator = load_annotator()
    if options.biored:
        abstracts = read_biored(options.biored)
        _print_names(abstracts, annotator)
        for similarity in options.similarities:
            begun = time.process_time()
            annotator = load_annotator(EntitySettings(similarity=similarity))
            _print_names(abstracts, annotator, f", likest names from {similarity} on")
            print(f"  {time.process_time() - begun:.1f} s with loading")
    if options.abbreviations:
        print("abbreviations", score_abbreviations(options.abbreviations, annotator))


if __name__ == "__main__":
    main()
