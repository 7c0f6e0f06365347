"""Measure tokenizers and sentence ends on public corpora.

    python models/evaluate_text.py --standoff bionlp13cg.tar.gz --craft FOLDER

Tokens: which share of the gold entities of the training part begin and end on token borders, with
the tokenizer of the trained pipelines, ours for prose, spaCy's and scispaCy's. Sentences: ends of
the trees of CRAFT against ours, paragraph by paragraph, statistics masked; all ends, and those
inside a paragraph only (where it ends is no art). FOLDER holds CRAFT's text.tar.gz and
treebank.tar.gz; what a tree prints is looked up in the text in order.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

MODELS = Path(__file__).resolve().parent
sys.path[:0] = [str(MODELS.parent), str(MODELS)]

import spacy  # noqa: E402
from evaluate_vocab import Counts  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from training.corpora import blank, read_standoff  # noqa: E402
from training.treebank import read_articles  # noqa: E402

from extractor.ner.sentences import split_sentences  # noqa: E402
from extractor.ner.tokens import bio_tokenizer  # noqa: E402
from extractor.stats import find_statistics  # noqa: E402

_PARAGRAPH = re.compile(r"[^\n]+")


def tokenizers() -> dict[str, Callable[[str], Doc]]:
    """Return the tokenizers to compare."""
    from scispacy.custom_tokenizer import combined_rule_tokenizer

    nlp = spacy.blank("en")
    return {
        "fine (trained pipelines)": blank().make_doc,
        "ours for prose": bio_tokenizer(nlp),
        "spaCy English": spacy.blank("en").make_doc,
        "scispaCy": combined_rule_tokenizer(spacy.blank("en")),
    }


def score_tokenizers(archive: Path) -> Iterator[tuple[str, int, int]]:
    """Yield for each tokenizer how many gold entities it keeps apart, and of how many."""
    examples = list(read_standoff(archive, "train", ".a1"))
    for name, tokenize in tokenizers().items():
        right = total = 0
        for example in examples:
            doc = tokenize(example.text)
            starts = {token.idx for token in doc}
            ends = {token.idx + len(token) for token in doc}
            total += len(example.spans)
            right += sum(start in starts and end in ends for start, end, _ in example.spans)
        yield name, right, total


def score_sentences(folder: Path) -> tuple[Counts, Counts, int]:
    """Compare the ends of sentences: all, those inside paragraphs; and count the articles."""
    everywhere, inside, articles = Counts(), Counts(), 0
    for _, sentences, text in read_articles(folder):
        borders = {match.end() for match in _PARAGRAPH.finditer(text)}
        gold = {sentence.start + len(sentence.text) for sentence in sentences}
        found = _ends(text)
        _count(everywhere, found, gold)
        _count(inside, found - borders, gold - borders)
        articles += 1
    return everywhere, inside, articles


def split_ends(paragraph: str) -> set[int]:
    """Return where our sentences of a paragraph end."""
    blocked = sorted((s.start, s.end) for s in find_statistics(paragraph))
    return {end for _, end in split_sentences(paragraph, blocked)}


def _ends(text: str) -> set[int]:
    """Return where our sentences of an article end."""
    found = _PARAGRAPH.finditer(text)
    return {m.start() + end for m in found for end in split_ends(m.group())}


def _count(counts: Counts, found: set[int], gold: set[int]) -> None:
    """Add what one article holds."""
    counts.tp += len(found & gold)
    counts.fp += len(found - gold)
    counts.fn += len(gold - found)


def main() -> None:
    """Parse the command line and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standoff", type=Path, help="bionlp13cg.tar.gz")
    parser.add_argument("--craft", type=Path, help="a folder with text.tar.gz and treebank.tar.gz")
    options = parser.parse_args()
    if options.standoff:
        for name, right, total in score_tokenizers(options.standoff):
            print(f"tokens, {name}: {right} of {total} = {right / total:.3f}")
    if options.craft:
        everywhere, inside, articles = score_sentences(options.craft)
        print(f"sentence ends, {articles} articles: {everywhere}")
        print(f"of these inside paragraphs: {inside}")


if __name__ == "__main__":
    main()
