"""The names by which spaCy knows our parts; imported before a trained pipeline is loaded."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import registry

from .fine import create_fine_tokenizer
from .gazetteer import create_gazetteer

FINE_TOKENIZER = "extractor.fine.v1"
GAZETTEER = "extractor_gazetteer"

registry.tokenizers(FINE_TOKENIZER, func=create_fine_tokenizer)
Language.factory(GAZETTEER, default_config={"path": None}, func=create_gazetteer)
