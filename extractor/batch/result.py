"""What one paper came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TUPLES = ("warnings", "record_lines", "rejection_lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperResult:
    """What one paper came to: the lines to write, and its row in ``papers.jsonl``."""

    doc_id: str
    path: str
    status: str  # "ok", or the status of the error
    error: str | None = None
    source: str | None = None
    sha256: str | None = None
    pages: int = 0
    seconds: float = 0.0
    associations: int = 0
    trials: int = 0
    rejections: int = 0
    warnings: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    record_lines: tuple[str, ...] = ()
    rejection_lines: tuple[str, ...] = ()
    text: str | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the paper was read and worked through."""
        return self.status == "ok"


def result_from(fields: Mapping[str, Any]) -> PaperResult:
    """Return the result whose fields were written as JSON."""
    tuples = {name: tuple(fields[name]) for name in _TUPLES}
    timings = tuple((name, seconds) for name, seconds in fields["timings"])
    return PaperResult(**{**fields, **tuples, "timings": timings})
