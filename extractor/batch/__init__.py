"""Many papers, each in its own fate."""

from .folder import RunReport, extract_folder
from .result import PaperResult
from .supervise import Limits

__all__ = ["Limits", "PaperResult", "RunReport", "extract_folder"]
