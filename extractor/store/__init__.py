"""Records → knowledge base: load, look up, assemble what many papers say."""

from __future__ import annotations

from .assemble import Claim, Conflict, claims, conflicts
from .load import LoadReport, load_run
from .query import Figures, Query, all_records, figures, query
from .trials import MergedTrial, merge_trials

__all__ = [
    "Claim",
    "Conflict",
    "Figures",
    "LoadReport",
    "MergedTrial",
    "Query",
    "all_records",
    "claims",
    "conflicts",
    "figures",
    "load_run",
    "merge_trials",
    "query",
]
