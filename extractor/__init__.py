"""Literature mining with proof: associations and trial facts from biomedical papers.

The public names load what they need when they are first used, so importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from .batch import RunReport, extract_folder
    from .examples import example_papers
    from .extraction import Extraction
    from .pipeline import extract, extract_text, relate_text
    from .records import AssociationRecord, TrialRecord
    from .score import score
    from .stats import find_statistics

_HOMES = {
    "AssociationRecord": "records",
    "Extraction": "extraction",
    "RunReport": "batch",
    "TrialRecord": "records",
    "example_papers": "examples",
    "extract": "pipeline",
    "extract_folder": "batch",
    "extract_text": "pipeline",
    "find_statistics": "stats",
    "relate_text": "pipeline",
    "score": "score",
}

__all__ = [
    "AssociationRecord",
    "Extraction",
    "RunReport",
    "TrialRecord",
    "__version__",
    "example_papers",
    "extract",
    "extract_folder",
    "extract_text",
    "find_statistics",
    "relate_text",
    "score",
]


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
