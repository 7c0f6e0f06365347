"""Printed statistics: p-values, effects, intervals, medians, counts, doses."""

from .cells import find_cell_statistics
from .check import check_consistency
from .find import find_statistics
from .tables import find_table_statistics

__all__ = ["check_consistency", "find_cell_statistics", "find_statistics", "find_table_statistics"]
