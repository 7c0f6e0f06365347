"""Every error the package raises on purpose, on one page.

A message names the file, says what is wrong and what to do.
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors raised on purpose; ``status`` is the word used in reports."""

    status = "error"


class InputError(ExtractorError):
    """Something is wrong with one input file."""

    status = "bad_input"


class MissingFile(InputError):
    """The path does not exist or cannot be opened."""

    status = "missing"


class EmptyFile(InputError):
    """The file has no bytes."""

    status = "empty"


class UnsupportedFormat(InputError):
    """The file is neither PDF nor JATS XML nor plain text."""

    status = "unsupported"


class NotAPdf(InputError):
    """The name ends in .pdf, and the content is something else."""

    status = "not_a_pdf"


class BrokenPdf(InputError):
    """The PDF library cannot open the file."""

    status = "broken"


class EncryptedPdf(InputError):
    """The PDF needs a password."""

    status = "encrypted"


class ScannedPdf(InputError):
    """The pages hold pictures and no text."""

    status = "scanned"


class BrokenXml(InputError):
    """The XML cannot be parsed, or is no article."""

    status = "broken_xml"


class UsageError(ExtractorError):
    """The call makes no sense: a folder that is not there, an option that is unknown."""

    status = "usage"


class ResourceError(ExtractorError):
    """A model or vocabulary file is missing or damaged."""

    status = "resource"
