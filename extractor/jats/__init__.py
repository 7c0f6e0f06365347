"""JATS XML and plain text to the same ``Document`` that the PDF stage makes."""

from .plain import document_from_text, read_text
from .read import read_jats

__all__ = ["document_from_text", "read_jats", "read_text"]
