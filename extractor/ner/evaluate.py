"""Score entities on an IOB file: exact spans on characters, whatever the pipeline's tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ResourceError, UsageError
from .agreement import agree
from .components import AGREEMENT
from .trained import load_pipeline, pipeline_labels, trained_pipelines

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "default"
ALL_TYPES = "all"
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityScore:
    """Counts and figures of one entity type, or of all."""

    label: str
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float | None:
        """Return right of found; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Return right of gold; None where there is no gold."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean; None where there is neither."""
        both = self.found + self.gold
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class IobSentence:
    """A sentence of an IOB file as text, with its entities as character spans."""

    text: str
    spans: frozenset[Span]


def evaluate_iob(
    pipeline: str, path: Path, types: Path | None = None, *, agreement: bool = True
) -> tuple[EntityScore, ...]:
    """Score a pipeline on an IOB file (a token, a tab and its tag a line; blank lines between).

    ``default`` is the shipped pipeline whose entity types are nearest those of the file; anything
    else is the path of a spaCy pipeline. Tokens are joined by single spaces, the pipeline reads
    the text with its own tokenizer, and spans are compared by characters and type. Sentences are
    taken to stand in the order of their texts; without ``agreement`` each is read alone. ``types``
    is a file that tells which type of the pipeline is which of the file, with a tab between them.

    Raises:
        UsageError: when the file cannot be read or holds no entity.
        ResourceError: when the pipeline cannot be loaded.
    """
    sentences = tuple(read_iob(path))
    labels = frozenset(label for s in sentences for _, _, label in s.spans)
    if not labels:
        raise UsageError(f"{path}: holds no entity; give a token, a tab and an IOB tag a line")
    same = {} if types is None else read_types(types)
    nlp = load_pipeline(_nearest(labels, same) if pipeline == DEFAULT else Path(pipeline))
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    predicted = _predict(nlp, sentences, agreement=agreement)
    for sentence, entities in zip(sentences, predicted, strict=True):
        named = ((start, end, same.get(label, label)) for start, end, label in entities)
        spans = frozenset(span for span in named if span[2] in labels)
        gold.update(label for _, _, label in sentence.spans)
        found.update(label for _, _, label in spans)
        right.update(label for _, _, label in sentence.spans & spans)
    by_type = (
        EntityScore(label=label, right=right[label], found=found[label], gold=gold[label])
        for label in sorted(labels)
    )
    total = EntityScore(
        label=ALL_TYPES, right=right.total(), found=found.total(), gold=gold.total()
    )
    return (*by_type, total)


def read_types(path: Path) -> dict[str, str]:
    """Read which type of a pipeline is which type of a corpus: a tab between them, a pair a line.

    Raises:
        UsageError: when the file cannot be read or a line holds no pair.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as UTF-8 text; check the path") from error
    pairs = [line.strip().split("\t") for line in lines if line.strip()]
    wrong = next((pair for pair in pairs if len(pair) != 2), None)
    if wrong is not None:
        raise UsageError(f"{path}: {' '.join(wrong)!r} is no pair of types with a tab between")
    return dict(pairs)


def _nearest(labels: frozenset[str], same: Mapping[str, str]) -> Path:
    """Return the shipped pipeline with most types of a file, and of these with fewest others.

    Guidelines differ: a file of diseases alone is read by the pipeline that knows nothing else.
    """
    known = {p: {same.get(n, n) for n in pipeline_labels(p)} for p in trained_pipelines()}
    best = max(known, key=lambda p: (len(known[p] & labels), -len(known[p] - labels)), default=None)
    if best is None or not known[best] & labels:
        raise ResourceError(f"no shipped pipeline knows {', '.join(sorted(labels))}")
    return best


def read_iob(path: Path) -> Iterator[IobSentence]:
    """Yield the sentences of an IOB file.

    Raises:
        UsageError: when the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as UTF-8 text; check the path") from error
    rows: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        if line.strip():
            parts = line.split("\t") if "\t" in line else line.split()
            rows.append((parts[0], parts[-1].strip()))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: Iterable[tuple[str, str]]) -> IobSentence:
    text = ""
    spans: list[Span] = []
    open_label: str | None = None
    for token, tag in rows:
        start = len(text) + 1 if text else 0
        text = f"{text} {token}" if text else token
        label = None if tag == "O" else tag[2:]
        if label is not None and tag.startswith("I-") and label == open_label:
            spans[-1] = (spans[-1][0], len(text), label)
        elif label is not None:
            spans.append((start, len(text), label))
        open_label = label
    return IobSentence(text, frozenset(spans))


def _predict(
    nlp: Language, sentences: tuple[IobSentence, ...], *, agreement: bool
) -> tuple[frozenset[Span], ...]:
    """Return the entities of each sentence.

    Where the pipeline makes entities agree, definitions hold over sentence ends, as in a paper.
    """
    texts = [sentence.text for sentence in sentences]
    agreeing = AGREEMENT in nlp.pipe_names
    with nlp.select_pipes(disable=[AGREEMENT] if agreeing else []):
        found = tuple(
            frozenset((e.start_char, e.end_char, e.label_) for e in doc.ents)
            for doc in nlp.pipe(texts)
        )
    return agree(texts, found) if agreeing and agreement else found
