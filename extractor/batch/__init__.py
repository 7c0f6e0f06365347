"""Many papers, each in its own fate."""

from .folder import RunReport, extract_folder
from .result import PaperResult

__all__ = ["PaperResult", "RunReport", "extract_folder"]
