"""Literature mining with proof: associations and trial facts from biomedical papers."""

from .version import __version__

__all__ = ["__version__"]
