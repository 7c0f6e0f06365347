"""Train a tagger and a dependency parser on CRAFT's treebank and score them on held-out articles.

usage: python models/train_parser.py CRAFT WORK [--epochs N] [--single] [--more]

CRAFT holds text.tar.gz and treebank.tar.gz (CC BY 3.0). Every sixth article is held out: it is
neither learned from nor used to choose a state, and scored paragraph by paragraph behind our
splitter of sentences. Tokens are those of ``bio_tokenizer``, vectors the shipped ones. Printed are
POS accuracy (treebank tags, and the coarse kinds of words), UAS and LAS (punctuation left out),
speed and size. The result is ``WORK/syntax/model-best``; ``models/package.py`` puts it into
``models/``, ``benchmarks/parser_gain.py`` says what a parser would be good for. It learns from runs
of one to four sentences: from single ones alone (``--single``) it never sees a full stop that is
not the last sign. The shipped one learned so first; ``--more`` went on from there.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
MODELS = Path(__file__).resolve().parent
sys.path[:0] = [str(MODELS.parent), str(MODELS)]

from training import blas  # noqa: E402  (before spaCy: the faster matrix product)

blas.use_openblas()

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.scorer import Scorer  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402
from spacy.util import fix_random_seed, minibatch  # noqa: E402
from training.coarse import coarse  # noqa: E402
from training.treebank import HELD_OUT, Parsed, joined, neighbours, read_articles  # noqa: E402

from extractor.ner.tokens import bio_tokenizer  # noqa: E402
from extractor.ner.trained import (  # noqa: E402
    SHARED,
    SYNTAX,
    VECTORS_FILE,
    load_syntax_pipeline,
    read_vectors,
)
from extractor.spacy_parts import load_syntax  # noqa: E402

SEED = 0
WIDTH = 96
BATCH = (16, 96)  # sentences, in the first epoch and in the last
DROPOUT = 0.15
LONGEST = 150  # tokens of a text that is learned from
MOST = 4  # sentences of such a text
_BYTES = 1_000_000
_HALF = 2  # shipped weights take half the room


def empty_pipeline() -> Language:
    """Return an untrained tagger and parser over one encoder, with the shipped vectors."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = read_vectors(MODELS / SHARED / VECTORS_FILE)
    nlp.tokenizer = bio_tokenizer(nlp)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    encoder = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
    nlp.add_pipe("tok2vec", config={"model": encoder})
    nlp.add_pipe("tagger", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {"tok2vec": listener}})
    return nlp


def gold_doc(nlp: Language, parsed: Parsed) -> Doc:
    """Return a sentence of the treebank with its tags and arcs, in the treebank's tokens."""
    words = [parsed.text[start:end] for start, end in parsed.spans]
    following = [*(start for start, _ in parsed.spans[1:]), len(parsed.text)]
    spaces = [end < after for (_, end), after in zip(parsed.spans, following, strict=True)]
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=list(parsed.tags),
        heads=list(parsed.heads),
        deps=list(parsed.labels),
    )


def passages(article: Sequence[Parsed]) -> Iterator[Parsed]:
    """Yield an article as single sentences and short runs of them, as texts come."""
    dice = random.Random(SEED)
    at = 0
    while at < len(article):
        number = dice.randint(1, MOST)
        runs = neighbours(article[at : at + number], MOST)
        yield from (joined(run) for run in runs)
        at += number


def examples(nlp: Language, sentences: Iterable[Parsed]) -> Iterator[Example]:
    """Yield each sentence in our tokens beside the treebank's."""
    for parsed in sentences:
        reference = gold_doc(nlp, parsed)
        yield Example(nlp.make_doc(reference.text), reference)


def learn(nlp: Language, data: list[Example], epochs: int, target: Path, *, more: bool) -> None:
    """Learn from the data and write the averages of the weights after each epoch.

    With ``more`` from the state that is there, in small steps.
    """
    optimizer = nlp.resume_training() if more else nlp.initialize(lambda: data[:2000])
    dice = random.Random(SEED + epochs if more else SEED)
    for epoch in range(epochs):
        begun = time.process_time()
        losses: dict[str, float] = {}
        dice.shuffle(data)
        optimizer.learn_rate = 0.0004 if more or epoch == epochs - 1 else 0.001
        grown = 1.0 if more else epoch / max(epochs - 1, 1)
        size = round(BATCH[0] + (BATCH[1] - BATCH[0]) * grown)
        for batch in minibatch(data, size):
            nlp.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
        spent = time.process_time() - begun
        shown = " ".join(f"{name} {value:,.0f}" for name, value in losses.items())
        print(f"epoch {epoch}: losses {shown}, {spent:.0f} s of processor time", flush=True)
        with nlp.use_params(optimizer.averages):
            nlp.to_disk(target, exclude=["tokenizer", "vectors"])


def report(nlp: Language, held_out: list[Example]) -> None:
    """Print how right the pipeline is on sentences that it has not seen, and how fast."""
    texts = [example.reference.text for example in held_out]
    words = sum(len(text.split()) for text in texts)
    begun = time.process_time()
    docs = list(nlp.pipe(texts, batch_size=256))
    spent = time.process_time() - begun
    scored = [Example(doc, e.reference) for doc, e in zip(docs, held_out, strict=True)]
    scores = Scorer(nlp).score(scored)
    same = total = 0
    for example in scored:
        gold = example.get_aligned("TAG", as_string=True)
        for token, tag in zip(example.predicted, gold, strict=True):
            if tag is not None and not token.is_space:
                total += 1
                same += coarse(token.tag_) == coarse(tag)
    print(f"held out: {len(held_out)} paragraphs, {words} words")
    print(f"POS: treebank tags {scores['tag_acc']:.4f}, coarse kinds {same / total:.4f}")
    print(f"UAS {scores['dep_uas']:.4f} LAS {scores['dep_las']:.4f}")
    print(f"speed: {words / spent:,.0f} words/s of processor time")


def main() -> None:
    """Train, write and score."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("craft", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--epochs", type=int, default=4, help="0: score what WORK holds")
    parser.add_argument("--single", action="store_true", help="learn from single sentences")
    parser.add_argument("--more", action="store_true", help="go on from what WORK holds")
    options = parser.parse_args()
    fix_random_seed(SEED)
    articles = list(read_articles(options.craft))
    learned = [a for i, (_, a, _) in enumerate(articles) if i % HELD_OUT]
    train = [p for a in learned for p in (a if options.single else passages(a))]
    held_out = [
        joined(run)
        for i, (_, a, _) in enumerate(articles)
        if i % HELD_OUT == 0
        for run in neighbours(a, len(a))
    ]
    target = options.work / SYNTAX / "model-best"
    target.parent.mkdir(parents=True, exist_ok=True)
    if options.epochs:
        nlp = load_syntax_pipeline(target) if options.more else empty_pipeline()
        data = list(examples(nlp, (s for s in train if len(s.tags) <= LONGEST)))
        learn(nlp, data, options.epochs, target, more=options.more)
    nlp = load_syntax(target)
    report(nlp, list(examples(nlp, held_out)))
    size = sum(p.stat().st_size for p in target.rglob("model")) / _BYTES
    print(f"weights: {size:.1f} MB, {size / _HALF:.1f} MB in half precision")


if __name__ == "__main__":
    main()
