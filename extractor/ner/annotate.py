"""Documents to sentences: tokens, mentions and statistics, each with document offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import settings
from ..settings import EntitySettings
from ..types import Document, Mention, Passage, Sentence, Statistic, Table, Token
from .abbreviations import find_abbreviations
from .definitions import resolve_definitions
from .detector import Detector, detected_abbreviations, load_detector
from .find import Context, find_mentions, weak_symbols
from .senses import Sense
from .sentences import split_sentences
from .tokens import bio_tokenizer
from .vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .named import OtherNames

READ_KINDS = ("title", "heading", "body", "caption")
_AROUND = 1500  # characters of a table that help to read its cells


@dataclass(frozen=True, slots=True)
class Annotator:
    """What is loaded once: spaCy's tokenizer, scispaCy's detector and the vocabularies."""

    nlp: Language
    detector: Detector
    vocabulary: Vocabulary
    other: OtherNames | None = None  # pipelines that the settings name


def load_annotator(wanted: EntitySettings | None = None) -> Annotator:
    """Load the vocabularies and the tokenizer from the models folder; takes under two seconds.

    Args:
        wanted: whose names to take; the environment's settings where none are given.

    Raises:
        ResourceError: when the vocabularies or a pipeline named are missing or damaged.
        UsageError: when the settings make no sense.
    """
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = bio_tokenizer(nlp)
    vocabulary = load_vocabulary(settings.models_dir() / "vocab")
    wanted = wanted or settings.entity_settings()
    other = None
    if wanted != EntitySettings():
        from .named import load_other_names

        other = load_other_names(wanted, vocabulary)
    return Annotator(nlp, load_detector(nlp), vocabulary, other)


def annotate(
    document: Document, statistics: Sequence[Statistic], annotator: Annotator
) -> tuple[Sentence, ...]:
    """Return the sentences of titles, headings, paragraphs and captions, then the table cells.

    Args:
        document: the paper.
        statistics: what the statistics stage found, with document offsets; never cut by a
            sentence's end; no mention overlaps its figures.
        annotator: from ``load_annotator``.
    """
    ordered = sorted(statistics, key=lambda s: s.start)
    read = [(i, p) for i, p in enumerate(document.passages) if p.kind in READ_KINDS]
    docs = [annotator.nlp.make_doc(passage.text) for _, passage in read]
    notes = [note for table in document.tables for note in (table.caption, *table.footnotes)]
    defining = [*docs, *map(annotator.nlp.make_doc, notes)]
    context = Context(_definitions(defining, annotator), document.title or "")
    context = replace(
        context, trusted=weak_symbols((p.text for _, p in read), annotator.vocabulary)
    )
    found: list[Sentence] = []
    for (index, passage), doc in zip(read, docs, strict=True):
        touching = _touching(ordered, passage.start, passage.end)
        found.extend(_sentences(passage, index, doc, touching, annotator, context))
    for number, table in enumerate(document.tables):
        found.extend(_cells(document, table, number, ordered, annotator, context))
    return tuple(found)


def annotate_text(
    text: str, statistics: Sequence[Statistic], annotator: Annotator
) -> tuple[Sentence, ...]:
    """Return the sentences of one plain passage; offsets are those of the text."""
    passage = Passage(text=text, start=0, end=len(text), kind="body", section="other")
    document = Document(doc_id="", sha256="", source="text", text=text, passages=(passage,))
    return annotate(document, statistics, annotator)


def _definitions(docs: Iterable[Doc], annotator: Annotator) -> dict[str, Sense | None]:
    """Return the senses of the abbreviations defined in a paper."""
    pairs: dict[tuple[str, str], None] = {}
    for doc in docs:
        ours = find_abbreviations(doc.text)
        pairs.update(dict.fromkeys(ours))
        pairs.update(dict.fromkeys(detected_abbreviations(doc, annotator.detector, ours)))
    return resolve_definitions(pairs, annotator.vocabulary)


def _touching(ordered: list[Statistic], start: int, end: int) -> list[Statistic]:
    """Return the statistics that overlap a stretch of the document."""
    return [s for s in ordered if s.start < end and start < s.end]


def _blocked(statistics: list[Statistic], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a stretch that statistics cover, counted from its start."""
    return [(max(s.start, start) - start, min(s.end, end) - start) for s in statistics]


# What is a figure inside a statistic: measures, comparators and numbers, not the number of a name.
_FIGURES = re.compile(
    r"\b(?:[au]?(?:HR|OR|RR|SHR|sHR)s?|CIs?|[Pp]|(?:hazard|odds|risk|rate|relative)\s+(?:ratio|risk)s?"
    r"|(?:confidence )?intervals?)\b|[=<>≤≥≈~%]+|(?<![\w.])(?<!\w[-–])\d[\d.,]*"
)
# These may be printed around names.
_WORDED = frozenset({"EFFECT", "MEDIAN", "COMPARISON", "SAMPLE_SIZE"})


def _figures(statistics: list[Statistic], text: str, base: int) -> list[tuple[int, int]]:
    """Return what no name may overlap: the figures of worded statistics, the others whole."""
    spans: list[tuple[int, int]] = []
    for statistic, (start, end) in zip(
        statistics, _blocked(statistics, base, base + len(text)), strict=True
    ):
        if statistic.kind in _WORDED:
            spans += [found.span() for found in _FIGURES.finditer(text, start, end)]
        else:
            spans.append((start, end))
    return spans


def _sentences(
    passage: Passage,
    index: int,
    doc: Doc,
    statistics: list[Statistic],
    annotator: Annotator,
    context: Context,
) -> Iterator[Sentence]:
    """Yield the sentences of one passage with all that was found in them."""
    base = passage.start
    blocked = _blocked(statistics, base, passage.end)
    figures = _figures(statistics, passage.text, base)
    mentions = _names(passage.text, annotator, figures, context)
    tokens = _tokens(doc, base)
    for start, end in split_sentences(passage.text, blocked):
        first, last = base + start, base + end
        yield Sentence(
            text=passage.text[start:end],
            start=first,
            end=last,
            passage=index,
            tokens=tuple(t for t in tokens if first <= t.start and t.end <= last),
            mentions=tuple(_moved(m, base) for m in mentions if start <= m.start and m.end <= end),
            statistics=tuple(s for s in statistics if first <= s.start and s.end <= last),
        )


def _names(
    text: str, annotator: Annotator, blocked: Sequence[tuple[int, int]], context: Context
) -> tuple[Mention, ...]:
    """Return the names of a text: ours, and those of other pipelines where settings name one."""
    vocabulary, other = annotator.vocabulary, annotator.other
    ours = find_mentions(text, vocabulary, blocked=blocked, context=context)
    if other is None:
        return ours
    return other.joined(text, ours, vocabulary, blocked, context.definitions)


def _tokens(doc: Doc, base: int) -> list[Token]:
    """Return the tokens of a passage that are not white space."""
    return [
        Token(text=t.text, start=base + t.idx, end=base + t.idx + len(t.text))
        for t in doc
        if not t.is_space
    ]


def _moved(mention: Mention, base: int) -> Mention:
    """Return a mention with document offsets."""
    return replace(mention, start=mention.start + base, end=mention.end + base)


def _cells(
    document: Document,
    table: Table,
    number: int,
    ordered: list[Statistic],
    annotator: Annotator,
    context: Context,
) -> Iterator[Sentence]:
    """Yield one sentence a cell that holds text."""
    words = " ".join(cell.text for cell in table.cells if cell.column == 0 or cell.header)
    around = f"{context.around} {table.caption} {words}"[:_AROUND]
    context = replace(context, around=around, table=True)
    passage = next(
        (i for i, p in enumerate(document.passages) if p.start <= table.start < p.end), 0
    )
    for index, cell in enumerate(table.cells):
        if not cell.text.strip():
            continue
        touching = _touching(ordered, cell.start, cell.end)
        statistics = [s for s in touching if cell.start <= s.start and s.end <= cell.end]
        blocked = _blocked(touching, cell.start, cell.end)
        mentions = _names(cell.text, annotator, blocked, context)
        yield Sentence(
            text=cell.text,
            start=cell.start,
            end=cell.end,
            passage=passage,
            tokens=tuple(_tokens(annotator.nlp.make_doc(cell.text), cell.start)),
            mentions=tuple(_moved(m, cell.start) for m in mentions),
            statistics=tuple(statistics),
            table=number,
            cell=index,
        )
