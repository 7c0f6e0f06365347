"""Measure what paths of a parse add to the pairs of CIViCmine's training sentences.

Usage: python benchmarks/parser_civicmine.py PARSER FOLDER

PARSER is the folder of the parser (``models/syntax``), FOLDER as in ``benchmarks/civicmine.py``.
Every gene and cancer of a sentence are a pair; a logistic regression decides on it, learned on four
fifths of the sentences and scored on the last, five times. Features: what our rules say; with
counts of names and outcomes; with the words of the sentence and between the names; with the lengths
of the paths gene-cancer, gene-outcome, cancer-outcome, or in their place the gaps in words, which
no parser is needed for; with the shapes of the paths (labels, and the word in which they meet). The
rules alone learn nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from civicmine import Item, predicted_pairs, read_items
from parser_paths import FAR, Tree, parse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractor.ner import Annotator, annotate_text, load_annotator
from extractor.ner.trained import load_syntax_pipeline
from extractor.sentences import Mention

FOLDS = 5
SEEDS = (0, 1, 2)
LONGEST = 12  # arcs: longer paths count alike
STRENGTH = 0.3
SCALE = 3  # words that count as one arc
Features = dict[str, float]


@dataclass(frozen=True)
class Pair:
    """A gene and a cancer of a sentence, with features by group."""

    sentence: int
    related: bool
    by_rules: bool
    features: Mapping[str, Features]


def pairs_of(number: int, item: Item, annotator: Annotator, tree: Tree) -> list[Pair]:
    """Return the pairs of one sentence; names printed alike are one."""
    made = predicted_pairs(item, annotator)
    found = [m for s in annotate_text(item.text, (), annotator) for m in s.labelled("OUTCOME")]
    genes = [m for m in item.mentions if m.label == "GENE"]
    cancers = [m for m in item.mentions if m.label == "CANCER"]
    pairs: dict[tuple[str, str], Pair] = {}
    for gene in genes:
        for cancer in cancers:
            key = (gene.text.lower(), cancer.text.lower())
            groups = {
                "rules": {"rules": float(key in made)},
                "counts": _counts(genes, cancers, found, gene, cancer),
                "words": _words(item.text, gene, cancer),
                "lengths": _steps(_ends(tree, gene, cancer, found), tree.distance),
                "gaps": _steps(_ends(tree, gene, cancer, found), tree.words, SCALE),
                "shapes": _shapes(tree, gene, cancer, found),
            }
            pairs.setdefault(key, Pair(number, key in item.pairs, key in made, groups))
    return [*pairs.values()]


def _counts(
    genes: Sequence[Mention],
    cancers: Sequence[Mention],
    outcomes: Sequence[Mention],
    gene: Mention,
    cancer: Mention,
) -> Features:
    """Return how many names there are, and how far apart the two stand."""
    return {
        "genes": np.log1p(len(genes)),
        "cancers": np.log1p(len(cancers)),
        "outcomes": min(len(outcomes), 3),
        "gap": np.log1p(abs(gene.start - cancer.start)) / 5,
        "gene first": float(gene.start < cancer.start),
    }


def _words(text: str, gene: Mention, cancer: Mention) -> Features:
    """Return the words of a sentence, and those between the two names."""
    low, high = sorted(((gene.start, gene.end), (cancer.start, cancer.end)))
    words = {f"w {word}": 0.5 for word in text.lower().split()}
    return words | {f"b {word}": 0.5 for word in text[low[1] : high[0]].lower().split()}


def _nearest(tree: Tree, name: Mention, others: Sequence[Mention]) -> Mention | None:
    return min(others, key=lambda o: tree.distance(_span(name), _span(o)), default=None)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _ends(
    tree: Tree, gene: Mention, cancer: Mention, outcomes: Sequence[Mention]
) -> dict[str, tuple[Mention, Mention | None]]:
    """Return between which names a path is asked for."""
    return {
        "gene-cancer": (gene, cancer),
        "gene-outcome": (gene, _nearest(tree, gene, outcomes)),
        "cancer-outcome": (cancer, _nearest(tree, cancer, outcomes)),
    }


def _steps(
    ends: Mapping[str, tuple[Mention, Mention | None]],
    distance: Callable[[tuple[int, int], tuple[int, int]], int],
    scale: int = 1,
) -> Features:
    """Return distances, as a number and as steps."""
    found: Features = {}
    for name, (first, second) in ends.items():
        length = FAR if second is None else distance(_span(first), _span(second)) / scale
        found[f"{scale} {name}"] = min(length, LONGEST) / LONGEST
        found |= {f"{scale} {name} <= {b}": 1.0 for b in (2, 4, 6, 8) if length <= b}
    return found


def _shapes(tree: Tree, gene: Mention, cancer: Mention, outcomes: Sequence[Mention]) -> Features:
    """Return the arcs of the paths and the words in which they meet."""
    found: Features = {}
    for name, (first, second) in _ends(tree, gene, cancer, outcomes).items():
        if second is not None:
            path = tree.path(_span(first), _span(second)) or ()
            found |= {f"{name} {arc}": 0.5 for arc in path}
            found[f"{name} {' '.join(path)}"] = 0.5
            found[f"{name} at {tree.meeting(_span(first), _span(second))}"] = 0.5
    return found


def counts(said: Sequence[bool], pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Return how many pairs are right, said and wanted."""
    right = sum(s and p.related for s, p in zip(said, pairs, strict=True))
    return right, sum(said), sum(p.related for p in pairs)


def learned(pairs: Sequence[Pair], groups: Sequence[str], seed: int) -> list[bool]:
    """Return the decision on each pair, learned on the other folds."""
    rows = [{k: v for g in groups for k, v in p.features[g].items()} for p in pairs]
    numbers = sorted({p.sentence for p in pairs})
    fold_of = dict(zip(numbers, np.random.default_rng(seed).permutation(len(numbers)), strict=True))
    folds = np.array([fold_of[p.sentence] % FOLDS for p in pairs])
    wanted = np.array([p.related for p in pairs])
    said = np.zeros(len(pairs), dtype=bool)
    for fold in range(FOLDS):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        vectorizer = DictVectorizer()
        model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
        model.fit(vectorizer.fit_transform([rows[i] for i in train]), wanted[train])
        said[test] = model.predict(vectorizer.transform([rows[i] for i in test]))
    return [bool(s) for s in said]


def main(arguments: list[str]) -> None:
    """Print precision, recall and F1 of the rules and of each set of features."""
    parser, folder = map(Path, arguments)
    nlp, annotator = load_syntax_pipeline(parser), load_annotator()
    items = list(read_items(folder))
    pairs = [
        pair
        for number, item in enumerate(items)
        for pair in pairs_of(number, item, annotator, parse(nlp, item.text))
    ]
    _print("rules alone", [counts([p.by_rules for p in pairs], pairs)])
    base, sets = ("rules", "counts"), []
    for added in ((), ("gaps",), ("lengths",), ("gaps", "lengths")):
        for words in ((), ("words",)):
            sets.append((*base, *words, *added))
    sets.append((*base, "words", "gaps", "lengths", "shapes"))
    for groups in sets:
        said = [learned(pairs, groups, seed) for seed in SEEDS]
        _print(", ".join(groups), [counts(s, pairs) for s in said])


def _print(name: str, runs: Sequence[tuple[int, int, int]]) -> None:
    figures = [
        (right / max(1, said), right / max(1, wanted), 2 * right / max(1, said + wanted))
        for right, said, wanted in runs
    ]
    precision, recall, f1 = np.mean(figures, axis=0)
    print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
