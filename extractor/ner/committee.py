"""Several recognisers with one voice: at each step they follow the mean of their log-probabilities.

Members share tokens, gazetteer and vectors and differ in what chance they were trained by. A vote
over finished entities needs three of them; the mean of the steps helps with two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

_TOK2VEC = "tok2vec"
_NER = "ner"
_BATCH = 256

Scores = NDArray[np.float32]


class Committee:
    """A pipeline component that stands for the encoders and recognisers of several pipelines."""

    def __init__(self) -> None:
        """Begin without members; ``seat`` brings them."""
        self._encoders: list[Any] = []
        self._recognisers: list[Any] = []
        self._orders: list[list[int]] = []

    def seat(self, members: Sequence[Language]) -> None:
        """Take the members in; their actions are put into the order of the first one's."""
        self._encoders = [nlp.get_pipe(_TOK2VEC) for nlp in members]
        self._recognisers = [nlp.get_pipe(_NER) for nlp in members]
        names = [_actions(recogniser) for recogniser in self._recognisers]
        self._orders = [[own.index(action) for action in names[0]] for own in names]

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the docs with their entities."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            self._recognise(batch)
            yield from batch

    def _recognise(self, docs: list[Doc]) -> None:
        models = []
        for encoder, recogniser in zip(self._encoders, self._recognisers, strict=True):
            encoder.set_annotations(docs, encoder.predict(docs))
            models.append(recogniser.model.predict(docs))
        first = self._recognisers[0]
        states = first.moves.init_batch(docs)
        open_states = [state for state in states if not state.is_final()]
        while open_states:
            votes = [
                _log_probabilities(model.predict(open_states)[:, order])
                for model, order in zip(models, self._orders, strict=True)
            ]
            mean = np.ascontiguousarray(np.mean(votes, axis=0), dtype=np.float32)
            open_states = first.transition_states(open_states, mean)
        first.set_annotations(docs, states)


def _actions(recogniser: Any) -> list[str]:
    """Return the names of a recogniser's actions, in their order."""
    moves = recogniser.moves
    return [moves.get_class_name(i) for i in range(moves.n_moves)]


def _log_probabilities(scores: Scores) -> Scores:
    """Return the logarithms of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
