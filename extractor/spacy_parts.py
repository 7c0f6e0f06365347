"""Our parts for spaCy's users: ``nlp.add_pipe("extractor_entities")``, ``"extractor_statistics"``.

``"extractor_sentences"`` splits sentences, ``load_syntax`` tags and parses. spaCy finds the parts
by entry points once the package is installed. Character offsets are those of the text; a span that
cuts a token is widened to whole tokens.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .pipeline import load_models
from .stats import find_statistics
from .types import Mention

STATISTICS = "extractor_statistics"
ENTITIES = "extractor_entities"
SENTENCES = "extractor_sentences"


class StatisticsPart:
    """Put the statistics of a text into ``doc.spans["statistics"]``, labelled by their kind."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its statistics as spans."""
        found = [
            doc.char_span(s.start, s.end, label=s.kind, alignment_mode="expand")
            for s in find_statistics(doc.text)
        ]
        doc.spans["statistics"] = [span for span in found if span is not None]
        return doc


class EntitiesPart:
    """Set ``doc.ents`` to genes, markers, variants, cancers, diseases, drugs, outcomes and cells.

    ``ent.kb_id_`` is the id of the concept (HGNC, DOID, …), ``ent.ent_id_`` its name.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with the entities found by the vocabularies."""
        from .ner import annotate_text

        sentences = annotate_text(doc.text, find_statistics(doc.text), load_models().annotator)
        doc.ents = filter_spans(
            [s for m in (m for x in sentences for m in x.mentions) if (s := _span(doc, m))]
        )
        return doc


class SentencesPart:
    """Set where sentences start; none ends inside a statistic."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its sentences."""
        from .ner.sentences import split_sentences

        blocked = sorted((s.start, s.end) for s in find_statistics(doc.text))
        starts = {start for start, _ in split_sentences(doc.text, blocked)}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


def load_syntax(path: Path | None = None) -> Language:
    """Load the shipped tagger and parser, or another's folder, behind our splitter of sentences.

    Raises:
        ResourceError: when they are missing or damaged.
    """
    from .ner.trained import load_syntax_pipeline

    nlp = load_syntax_pipeline(path)
    nlp.add_pipe(SENTENCES, first=True)
    return nlp


def _span(doc: Doc, mention: Mention) -> Span | None:
    """Return a mention as a span of whole tokens with its concept."""
    concept = mention.concept
    return doc.char_span(
        mention.start,
        mention.end,
        label=mention.label,
        kb_id=concept.id if concept else "",
        span_id=concept.name if concept else "",
        alignment_mode="expand",
    )


@Language.factory(STATISTICS)
def create_statistics(nlp: Language, name: str) -> StatisticsPart:
    """Make the part that finds statistics."""
    return StatisticsPart()


@Language.factory(ENTITIES)
def create_entities(nlp: Language, name: str) -> EntitiesPart:
    """Make the part that finds entities."""
    return EntitiesPart()


@Language.factory(SENTENCES)
def create_sentences(nlp: Language, name: str) -> SentencesPart:
    """Make the part that splits sentences."""
    return SentencesPart()
