"""The values that flow from stage to stage: frozen, plain, and known to every stage.

Offsets are half-open ``[start, end)`` in characters of ``Document.text`` everywhere, so that
``document.text[x.start:x.end] == x.text`` holds for passages, cells, sentences, mentions and
statistics alike. This module gathers them, so that a stage has one place to import from.
"""

from __future__ import annotations

from .documents import (
    Callout,
    Cell,
    Document,
    Passage,
    PassageKind,
    Reference,
    Section,
    SourceFormat,
    Table,
)
from .findings import AssociationFinding, Finding, Reason, Rejection, TrialFinding
from .geometry import Box, CharBoxes, PageSize
from .sentences import Concept, Mention, MentionLabel, Sentence, Statistic, StatisticKind, Token

__all__ = [
    "AssociationFinding",
    "Box",
    "Callout",
    "Cell",
    "CharBoxes",
    "Concept",
    "Document",
    "Finding",
    "Mention",
    "MentionLabel",
    "PageSize",
    "Passage",
    "PassageKind",
    "Reason",
    "Reference",
    "Rejection",
    "Section",
    "Sentence",
    "SourceFormat",
    "Statistic",
    "StatisticKind",
    "Table",
    "Token",
    "TrialFinding",
]
