"""A gazetteer as a token feature: which classes of names a token may belong to.

The names are kept as hashes of their tokens in sorted arrays, so that several hundred thousand
names cost a few megabytes and a whole text is looked up by a handful of array operations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, ORTH
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc

MAX_TOKENS = 6
SKIPPED = frozenset("-,()[]‐‑–")
_FACTOR = np.uint64(1_000_003)
_FILE = "gazetteer.npz"

Hashes = NDArray[np.uint64]
Classes = NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Hashes of names with the set of classes of each, as bits in the order of ``labels``.

    ``keys`` are names in any case, ``exact_keys`` single tokens that count in their own case only.
    """

    labels: tuple[str, ...]
    keys: Hashes
    classes: Classes
    exact_keys: Hashes
    exact_classes: Classes

    def spans(self, lower: Hashes, orth: Hashes) -> list[tuple[int, int, str]]:
        """Return (start, end, joined classes) of the longest names, left to right."""
        length, found = _longest(self, lower)
        exact = _look_up(self.exact_keys, self.exact_classes, orth)
        single = length <= 1
        found = np.where(single, found | exact, found)
        length = np.where(single & (exact > 0), 1, length)
        spans: list[tuple[int, int, str]] = []
        free_from = 0
        for start in np.flatnonzero(length).tolist():
            if start >= free_from:
                free_from = start + int(length[start])
                spans.append((start, free_from, self.names(int(found[start]))))
        return spans

    def names(self, bits: int) -> str:
        """Return the classes of a bit set, joined with ``+``."""
        return "+".join(label for i, label in enumerate(self.labels) if bits >> i & 1)

    def save(self, path: Path) -> None:
        """Write the arrays into one compressed file."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            keys=self.keys,
            classes=self.classes,
            exact_keys=self.exact_keys,
            exact_classes=self.exact_classes,
        )


def load_gazetteer(path: Path) -> Gazetteer:
    """Read a gazetteer that ``save`` wrote."""
    with np.load(path, allow_pickle=False) as data:
        return Gazetteer(
            labels=tuple(str(label) for label in data["labels"]),
            keys=data["keys"],
            classes=data["classes"],
            exact_keys=data["exact_keys"],
            exact_classes=data["exact_classes"],
        )


def build_gazetteer(
    labels: Sequence[str],
    names: Mapping[str, Iterable[Sequence[str]]],
    exact: Mapping[str, Iterable[str]],
) -> Gazetteer:
    """Build a gazetteer from names (as lower-case tokens) and exact tokens, by label."""
    keys: dict[int, int] = {}
    exact_keys: dict[int, int] = {}
    for bit, label in enumerate(labels):
        for tokens in names.get(label, ()):
            if 0 < len(tokens) <= MAX_TOKENS:
                key = _hash(tokens)
                keys[key] = keys.get(key, 0) | 1 << bit
        for token in exact.get(label, ()):
            key = int(hash_string(token))
            exact_keys[key] = exact_keys.get(key, 0) | 1 << bit
    return Gazetteer(tuple(labels), *_arrays(keys), *_arrays(exact_keys))


def _arrays(keys: Mapping[int, int]) -> tuple[Hashes, Classes]:
    ordered = sorted(keys)
    hashes = np.array(ordered, dtype=np.uint64)
    return hashes, np.array([keys[k] for k in ordered], dtype=np.uint16)


def _hash(tokens: Sequence[str]) -> int:
    """Return the hash of a name; the same as ``_longest`` makes of its tokens."""
    value = np.zeros(1, dtype=np.uint64)
    for token in tokens:
        value = value * _FACTOR ^ np.uint64(hash_string(token))
    return int(value[0])


def _look_up(keys: Hashes, classes: Classes, wanted: Hashes) -> Classes:
    """Return the classes of each wanted hash, 0 where it is not there."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.uint16)
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return np.where(keys[at] == wanted, classes[at], 0).astype(np.uint16)


def _longest(gazetteer: Gazetteer, lower: Hashes) -> tuple[NDArray[np.int64], Classes]:
    """Return for each token the length of the longest name from there, and its classes."""
    size = len(lower)
    length = np.zeros(size, dtype=np.int64)
    found = np.zeros(size, dtype=np.uint16)
    value = np.zeros(size, dtype=np.uint64)
    for n in range(1, min(MAX_TOKENS, size) + 1):
        value = value[: size - n + 1] * _FACTOR ^ lower[n - 1 :]
        hit = _look_up(gazetteer.keys, gazetteer.classes, value)
        here = np.flatnonzero(hit)
        length[here] = n
        found[here] = hit[here]
    return length, found


class GazetteerComponent:
    """A pipeline component that writes the classes of each token into its tag (``B-gene+drug``)."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Keep the gazetteer; ``from_disk`` brings one where none is given."""
        self.gazetteer = gazetteer
        self._skipped = np.array([hash_string(c) for c in sorted(SKIPPED)], dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """Tag the tokens of one text."""
        if self.gazetteer is None or not len(doc):
            return doc
        both = doc.to_array([LOWER, ORTH])
        kept = np.flatnonzero(~np.isin(both[:, 1], self._skipped))
        for start, end, label in self.gazetteer.spans(both[kept, 0], both[kept, 1]):
            first, last = int(kept[start]), int(kept[end - 1])
            doc[first].tag_ = f"B-{label}"
            for i in range(first + 1, last + 1):
                doc[i].tag_ = f"I-{label}"
        return doc

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the gazetteer into the folder of the pipeline."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self.gazetteer is not None:
            self.gazetteer.save(folder / _FILE)

    def from_disk(self, path: str | Path, **_: object) -> GazetteerComponent:
        """Read the gazetteer from the folder of the pipeline; shipped pipelines share one."""
        file = Path(path) / _FILE
        if file.exists():
            self.gazetteer = load_gazetteer(file)
        return self


def create_gazetteer(nlp: Language, name: str, path: str | None) -> GazetteerComponent:
    """Return the component; ``path`` names a saved gazetteer, for training."""
    return GazetteerComponent(load_gazetteer(Path(path)) if path else None)
