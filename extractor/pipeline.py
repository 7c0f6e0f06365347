"""The order of the stages: the only module that knows them all."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .confidence import ConfidenceModel, load_confidence
from .errors import MissingFile, UnsupportedFormat
from .extraction import Extraction
from .settings import EntitySettings
from .types import (
    AssociationFinding,
    Document,
    Finding,
    Mention,
    Rejection,
    Sentence,
    Statistic,
)
from .validate import validate

if TYPE_CHECKING:
    from .ner import Annotator

READ_SUFFIXES = (".pdf", ".xml", ".nxml", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """What is loaded once and used for every paper."""

    annotator: Annotator
    confidence: ConfidenceModel


@cache
def load_models(entities: EntitySettings | None = None) -> Models:
    """Load the entity models and the confidence weights; the second call is free.

    ``entities`` says whose names to take; where it is not given, the environment.
    """
    from .ner import load_annotator

    return Models(annotator=load_annotator(entities), confidence=load_confidence())


@dataclass(slots=True)
class _Clock:
    """Seconds by stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - started, 4)


def read_document(path: Path) -> Document:
    """Read one paper: PDF, JATS XML (.xml, .nxml) or plain text (.txt), by its suffix.

    Raises:
        InputError: one of its kinds, saying what is wrong with the file and what to do.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if not path.is_file():
        raise MissingFile(f"{path}: no such file; check the path")
    if suffix == ".pdf":
        from .pdf import read_pdf

        return read_pdf(path)
    if suffix in {".xml", ".nxml"}:
        from .jats import read_jats

        return read_jats(path)
    if suffix == ".txt":
        from .jats import read_text

        return read_text(path)
    raise UnsupportedFormat(f"{path.name}: unknown format; give one of {', '.join(READ_SUFFIXES)}")


def extract(
    path: str | Path, *, doc_id: str | None = None, models: Models | None = None
) -> Extraction:
    """Read one paper and return its associations and trials, with proof.

    ``doc_id`` is the name that records carry; the file's stem where none is given.

    Raises:
        InputError: one of its kinds, saying what is wrong with the file and what to do.
    """
    clock = _Clock()
    models = models or load_models()
    with clock.stage("read"):
        document = read_document(Path(path))
    if doc_id is not None:
        document = replace(document, doc_id=doc_id)
    return _extract_document(document, models, clock)


def extract_text(
    text: str, title: str | None = None, *, models: Models | None = None
) -> Extraction:
    """Extract from a text given as a string; evidence offsets point into ``document.text``."""
    from .jats import document_from_text

    clock = _Clock()
    with clock.stage("read"):
        document = document_from_text(text, title)
    return _extract_document(document, models or load_models(), clock)


def extract_document(document: Document, *, models: Models | None = None) -> Extraction:
    """Extract from a document that was read before."""
    return _extract_document(document, models or load_models(), _Clock())


def relate_text(
    text: str, mentions: Sequence[Mention] | None = None, *, models: Models | None = None
) -> Extraction:
    """Relate the names of one passage; given mentions take the place of those found.

    ``mentions`` carry offsets into ``text``. Only associations are looked for.
    """
    from .jats import document_from_text
    from .relations import find_associations

    models = models or load_models()
    document = document_from_text(text)
    sentences = annotate(document, models)
    if mentions is not None:
        sentences = tuple(_with_mentions(s, mentions) for s in sentences)
    findings = _checked(find_associations(document, sentences))
    valid = validate(document, findings, confidence=models.confidence)
    return Extraction(
        document=document, associations=valid.associations, rejections=valid.rejections
    )


def _with_mentions(sentence: Sentence, mentions: Sequence[Mention]) -> Sentence:
    inside = (m for m in mentions if sentence.start <= m.start and m.end <= sentence.end)
    return replace(sentence, mentions=tuple(sorted(inside, key=lambda m: m.start)))


def annotate(document: Document, models: Models) -> tuple[Sentence, ...]:
    """Return the sentences and table cells of a document with mentions and statistics."""
    from .ner import annotate as annotate_document

    return annotate_document(document, document_statistics(document), models.annotator)


def document_statistics(document: Document) -> tuple[Statistic, ...]:
    """Find the statistics of every passage and table cell; offsets are the document's."""
    from .stats import find_statistics, find_table_statistics

    found: list[Statistic] = []
    for passage in document.passages:
        if passage.kind not in {"table", "reference", "furniture"}:
            found += _shifted(find_statistics(passage.text), passage.start, len(found))
    for table in document.tables:
        for cell, inside in find_table_statistics(table):
            found += _shifted(inside, cell.start, len(found))
    return tuple(sorted(found, key=lambda s: s.start))


def _shifted(statistics: Sequence[Statistic], by: int, base: int) -> list[Statistic]:
    """Move statistics into document offsets; group and series numbers stay unique."""
    return [
        replace(
            s,
            start=s.start + by,
            end=s.end + by,
            group=None if s.group is None else s.group + base,
            series=None if s.series is None else s.series + base,
        )
        for s in statistics
    ]


def _checked(
    findings: Sequence[AssociationFinding | Rejection],
) -> tuple[AssociationFinding | Rejection, ...]:
    """Add the verdict on effect, interval and p-value to each association."""
    from .stats import check_consistency

    return tuple(
        replace(f, consistency=check_consistency(f.effect, f.p_value))
        if isinstance(f, AssociationFinding) and f.effect is not None
        else f
        for f in findings
    )


def _extract_document(document: Document, models: Models, clock: _Clock) -> Extraction:
    from .relations import find_associations
    from .trials import find_trials

    with clock.stage("entities"):
        sentences = annotate(document, models)
    with clock.stage("associations"):
        findings: list[Finding | Rejection] = [*_checked(find_associations(document, sentences))]
    with clock.stage("trials"):
        findings += find_trials(document, sentences)
    with clock.stage("validate"):
        valid = validate(document, findings, confidence=models.confidence)
    return Extraction(
        document=document,
        associations=valid.associations,
        trials=valid.trials,
        rejections=valid.rejections,
        timings=tuple(clock.seconds.items()),
    )
