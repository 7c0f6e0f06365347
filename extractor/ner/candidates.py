"""The likest name of a vocabulary, by scispaCy's candidate generator over our own names.

The generator weighs runs of three letters; what it looks up are our folded names of one label, so
that case, hyphens and plurals count for nothing. Its own index is built in minutes for vocabularies
of this size; the product of sparse matrices takes a hundredth of a second a name and is exact.
Numbers must agree: CDK4 is like CDK6 and means another gene.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..types import MentionLabel
from .fold import key
from .lexicon import Lexicon
from .senses import Sense

_SHORTEST = 4  # letters and digits of a key: shorter ones are like everything
_NEAREST = 10
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Candidates:
    """Generators by label, each made when a name of its label is first asked for."""

    lexicon: Lexicon
    similarity: float  # what is less like a name is no candidate
    _generators: dict[str, Any] = field(default_factory=dict)
    _found: dict[tuple[str, str], Sense | None] = field(default_factory=dict)

    def nearest(self, name: str, label: MentionLabel) -> Sense | None:
        """Return the sense of the likest name with a label, if there is one like enough."""
        folded = key(name)
        if len(folded) < _SHORTEST:
            return None
        asked = (folded, label)
        if asked not in self._found:
            self._found[asked] = self._look_up(folded, label)
        return self._found[asked]

    def _look_up(self, folded: str, label: MentionLabel) -> Sense | None:
        if label not in self._generators:
            names = [k for k in self.lexicon.senses if self._sense(k, label)]
            self._generators[label] = make_generator(names) if names else None
        generator = self._generators[label]
        if generator is None:
            return None
        numbers = _NUMBER.findall(folded)
        alike = [
            (candidate.similarities[0], candidate.aliases[0])
            for candidate in generator([folded], _NEAREST)[0]
            if _NUMBER.findall(candidate.aliases[0]) == numbers
        ]
        score, likest = max(alike, default=(0.0, ""))
        return self._sense(likest, label) if score >= self.similarity else None

    def _sense(self, folded: str, label: MentionLabel) -> Sense | None:
        """Return the preferred sense of a key with a label."""
        senses = self.lexicon.senses.get(folded, ())
        return next((s for s in senses if s.label == label and s.concept() is not None), None)


class _Names:
    """Stand in for scispaCy's knowledge base: each name is a concept of its own."""

    def __init__(self, names: list[str]) -> None:
        self.alias_to_cuis = {name: {name} for name in names}


class _ExactIndex:
    """Stand in for scispaCy's index of neighbours, which finds nearly all of them."""

    def __init__(self, vectors: Any) -> None:
        self._vectors = vectors.T.tocsr()

    def knnQueryBatch(self, queries: Any, k: int) -> list[tuple[Any, Any]]:  # noqa: N802
        """Return the places and the distances of the nearest names of each query."""
        import numpy as np

        found = []
        for row in queries @ self._vectors:
            order = np.argsort(-row.data)[:k]
            found.append((row.indices[order], 1.0 - row.data[order]))
        return found


def make_generator(names: list[str]) -> Any:
    """Return scispaCy's candidate generator over some names."""
    import numpy as np
    from scispacy.candidate_generation import CandidateGenerator
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
    index = _ExactIndex(vectorizer.fit_transform(names))
    return CandidateGenerator(index, vectorizer, names, _Names(names))
