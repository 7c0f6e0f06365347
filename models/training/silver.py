"""Join corpora with different label sets: a first model fills in what a corpus leaves out."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from .corpora import Annotated

_SWAP_SHARE = 0.6
_SYMBOL = re.compile(r"[A-Z][A-Za-z]*\d*[A-Z]?")


def complete(
    nlp: Language, examples: Sequence[Annotated], own: frozenset[str], stopped: frozenset[str]
) -> Iterator[Annotated]:
    """Yield examples with the model's entities of the labels that the corpus does not annotate.

    Gold entities stay; a prediction that overlaps one, or whose text is on the stop list, goes.
    """
    docs = nlp.pipe([example.text for example in examples], batch_size=64)
    for example, doc in zip(examples, docs, strict=True):
        spans = list(example.spans)
        for entity in doc.ents:
            span = (entity.start_char, entity.end_char, entity.label_)
            free = all(span[1] <= a or b <= span[0] for a, b, _ in example.spans)
            if free and entity.label_ not in own and entity.text not in stopped:
                spans.append(span)
        yield Annotated(example.text, tuple(sorted(spans)))


def agreed(
    committee: Sequence[Language], examples: Sequence[Annotated], own: frozenset[str], least: int
) -> Iterator[Annotated]:
    """Yield examples with the entities that at least ``least`` models of a committee find.

    Gold entities stay; the labels in ``own`` are those that the corpus annotates itself.
    """
    texts = [example.text for example in examples]
    votes = [nlp.pipe(texts, batch_size=64) for nlp in committee]
    for example, *docs in zip(examples, *votes, strict=True):
        counts = Counter((e.start_char, e.end_char, e.label_) for doc in docs for e in doc.ents)
        spans = list(example.spans)
        for span, count in counts.most_common():
            free = all(span[1] <= a or b <= span[0] for a, b, _ in spans)
            if count >= least and free and span[2] not in own:
                spans.append(span)
        yield Annotated(example.text, tuple(sorted(spans)))


def swapped(
    examples: Iterable[Annotated], label: str, symbols: Sequence[str], seed: int
) -> Iterator[Annotated]:
    """Yield copies in which a share of the one-word symbols of a label are other symbols."""
    rng = random.Random(seed)
    for example in examples:
        text, at, spans = "", 0, []
        for start, end, name in example.spans:
            printed = example.text[start:end]
            text += example.text[at:start]
            swap = name == label and _SYMBOL.fullmatch(printed) and rng.random() < _SWAP_SHARE
            new = rng.choice(symbols) if swap else printed
            spans.append((len(text), len(text) + len(new), name))
            text += new
            at = end
        yield Annotated(text + example.text[at:], tuple(spans))


def paragraphs(path: Path, count: int, seed: int, words: tuple[int, int]) -> list[Annotated]:
    """Return a random choice of the paragraphs (one a line, gzip) of a length in words."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        lines = [line.strip() for line in handle if words[0] <= line.count(" ") <= words[1]]
    return [Annotated(line, ()) for line in random.Random(seed).sample(lines, count)]
