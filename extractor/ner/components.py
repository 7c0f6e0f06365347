"""The names by which spaCy knows our parts; imported before a trained pipeline is loaded."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans, registry

from .agreement import agree
from .committee import Committee
from .fine import create_fine_tokenizer
from .gazetteer import create_gazetteer

FINE_TOKENIZER = "extractor.fine.v1"
GAZETTEER = "extractor_gazetteer"
AGREEMENT = "extractor_agreement"
COMMITTEE = "extractor_committee"


class AgreementComponent:
    """Make the entities of a text agree with the abbreviations that it defines."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with the entities that its definitions ask for."""
        found = frozenset((e.start_char, e.end_char, e.label_) for e in doc.ents)
        (agreed,) = agree([doc.text], [found])
        spans = (doc.char_span(a, b, label, alignment_mode="expand") for a, b, label in agreed)
        doc.ents = filter_spans([span for span in spans if span is not None])
        return doc


def create_agreement(nlp: Language, name: str) -> AgreementComponent:
    """Return the component; it has no state."""
    return AgreementComponent()


def create_committee(nlp: Language, name: str) -> Committee:
    """Return the component without members; the loader of pipelines seats them."""
    return Committee()


registry.tokenizers(FINE_TOKENIZER, func=create_fine_tokenizer)
Language.factory(GAZETTEER, default_config={"path": None}, func=create_gazetteer)
Language.factory(AGREEMENT, func=create_agreement)
Language.factory(COMMITTEE, func=create_committee)
