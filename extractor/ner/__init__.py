"""``Document`` to sentences with tokens and mentions: the only place that knows spaCy."""

from .annotate import Annotator, annotate, annotate_text, load_annotator

__all__ = ["Annotator", "annotate", "annotate_text", "load_annotator"]
