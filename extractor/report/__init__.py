"""A run as one page for people: self-contained, without network, everything escaped."""

from .gather import Run, read_run
from .page import render_report

__all__ = ["Run", "read_run", "render_report"]
