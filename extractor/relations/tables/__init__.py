"""Tables of results → association findings."""

from .read import find_in_tables

__all__ = ["find_in_tables"]
