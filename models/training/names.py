"""Build the gazetteer of the trained pipelines from the vocabularies and the source tables."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from extractor.ner.gazetteer import MAX_TOKENS, SKIPPED, Gazetteer, build_gazetteer

LABELS = (
    "gene",
    "family",
    "protein",
    "chem",
    "drug",
    "cancer",
    "disease",
    "cell",
    "anat",
    "organism",
)
_TOKEN = re.compile(r"[0-9A-Za-z]+|[^\s]")
_GENERIC = frozenset({"role", "type", "level", "study", "effect", "group"})
_SHORT = 3
_SYMBOL_LETTERS = 6
_PLURALS = frozenset({"cancer", "disease", "cell", "anat", "organism", "chem", "drug"})
# MeSH trees: proteins, other chemicals, cells, other anatomy, organisms
_MESH = (
    ("protein", ("D12", "D08", "D23.5")),
    ("chem", ("D",)),
    ("cell", ("A11",)),
    ("anat", ("A",)),
    ("organism", ("B01", "B02", "B03", "B04")),
)


def vocabulary_names(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (label, name) from the committed vocabularies."""
    for label, file in (
        ("gene", "genes"),
        ("family", "families"),
        ("drug", "drugs"),
        ("cancer", "cancers"),
        ("disease", "diseases"),
    ):
        with (folder / f"{file}.tsv").open(encoding="utf-8") as handle:
            next(handle)  # the line that names the source
            for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
                for field in ("name", "symbol", "symbols", "names"):
                    yield from ((label, name) for name in (row.get(field) or "").split("|") if name)


def mesh_names(resources: Path) -> Iterator[tuple[str, str]]:
    """Yield (label, name) from the MeSH table: heading and synonyms by tree."""
    path = resources / "mesh_id_label_mappings.tsv"
    with path.open(encoding="utf-8") as handle:
        for row in csv.reader(handle, delimiter="\t"):
            trees = row[3].split("|") if len(row) > 3 and row[3] else []
            label = next((n for n, roots in _MESH if any(t.startswith(roots) for t in trees)), None)
            if label is not None:
                synonyms = row[2].split("|") if len(row) > 2 and row[2] else []
                yield from ((label, name) for name in (row[1], *synonyms))


def chebi_names(resources: Path) -> Iterator[tuple[str, str]]:
    """Yield (``chem``, name) from the ChEBI table; very long systematic names are left out."""
    entries = json.loads((resources / "chebi.json").read_text(encoding="utf-8"))
    for entry in entries:
        for name in (entry.get("name"), *entry.get("synonyms", ())):
            if name and len(name) < 60:
                yield "chem", name


def build(names: Iterable[tuple[str, str]], stopped: frozenset[str]) -> Gazetteer:
    """Build the gazetteer; single-token symbols count in their own case only."""
    lower: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    exact: dict[str, set[str]] = defaultdict(set)
    for label, name in names:
        tokens = tuple(t for t in _TOKEN.findall(name) if t not in SKIPPED)
        if not tokens or len(tokens) > MAX_TOKENS:
            continue
        if len(tokens) == 1:
            _add_single(label, tokens[0], stopped, lower, exact)
        else:
            lower[label].add(tuple(t.lower() for t in tokens))
            _add_plural(label, tokens, lower)
    return build_gazetteer(LABELS, lower, exact)


def _add_single(
    label: str,
    token: str,
    stopped: frozenset[str],
    lower: dict[str, set[tuple[str, ...]]],
    exact: dict[str, set[str]],
) -> None:
    """Add a name of one token: symbols by case, words in any case, stopped ones never."""
    word = token.lower()
    if len(token) < 2 or token.isdigit() or token in stopped or word in STOP_WORDS | _GENERIC:
        return
    letters = sum(c.isalpha() for c in token)
    if label in {"gene", "family", "protein"} and letters <= _SYMBOL_LETTERS:
        variants = {token, token.capitalize()} if len(token) >= _SHORT else {token}
        if any(c.isdigit() for c in token) and len(token) >= _SHORT:
            variants.add(word)
        exact[label] |= variants - stopped
    elif len(token) <= _SHORT:
        exact[label].add(token)
    else:
        lower[label].add((word,))
        _add_plural(label, (token,), lower)


def _add_plural(
    label: str, tokens: tuple[str, ...], lower: dict[str, set[tuple[str, ...]]]
) -> None:
    last = tokens[-1].lower()
    if label in _PLURALS and len(last) > _SHORT and last.isalpha():
        other = last[:-1] if last.endswith("s") else f"{last}s"
        lower[label].add((*(t.lower() for t in tokens[:-1]), other))
