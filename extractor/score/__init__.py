"""Records against the gold set.

The package is callable: ``extractor.score(gold, predicted)`` is the public function, and
``extractor.score`` the folder it lives in. Python binds the name to the folder as soon as any
module of it is imported, so the folder answers the call.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from .load import Records
from .report import VIEWS, Score, ScoreReport, score

__all__ = ["VIEWS", "Score", "ScoreReport", "score"]


class _CallableModule(ModuleType):
    """A module that passes a call on to its function of the same name."""

    def __call__(
        self,
        gold: str | Path | Mapping[str, Records],
        predicted: str | Path | Mapping[str, Records],
        *,
        split: str = "all",
        views: Sequence[str] = VIEWS,
    ) -> ScoreReport:
        return score(gold, predicted, split=split, views=views)


sys.modules[__name__].__class__ = _CallableModule
