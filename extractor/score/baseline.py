"""The scores a change is held against: written once, compared each time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from .report import ScoreReport

ALLOWED_DROP = 0.01  # of F1: one point
_TRIAL = "trial."


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A figure that fell by more than is allowed; F1 from 0 to 1."""

    name: str
    before: float
    now: float


def watched(report: ScoreReport) -> dict[str, float]:
    """Return the F1 that are watched: ``tuple``, trial identity and each trial slot."""
    return {
        score.name: score.counts.f1 or 0.0
        for score in report.scores
        if (score.name == "tuple" or score.name.startswith(_TRIAL)) and score.counts.f1 is not None
    }


def write_baseline(report: ScoreReport, path: Path) -> None:
    """Write the watched figures with the signature that says what was measured."""
    figures = {name: round(value, 4) for name, value in watched(report).items()}
    shown = {"signature": report.signature, "split": report.split, "f1": figures}
    path.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")


def find_drops(report: ScoreReport, path: Path) -> tuple[Drop, ...]:
    """Return the watched figures more than a point below the baseline file.

    A figure that is no more defined counts as 0.

    Raises:
        UsageError: when the file is no baseline, or measured another split.
    """
    try:
        baseline = json.loads(path.read_text(encoding="utf-8"))
        before: dict[str, float] = {name: float(f) for name, f in baseline["f1"].items()}
        split = baseline["split"]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: is no baseline; write one with --write-baseline") from error
    if split != report.split:
        raise UsageError(
            f"{path}: measured split {split!r}; score that split, not {report.split!r}"
        )
    now = watched(report)
    views = {score.name for score in report.scores}
    return tuple(
        Drop(name=name, before=value, now=now.get(name, 0.0))
        for name, value in before.items()
        if name in views and value - now.get(name, 0.0) > ALLOWED_DROP + 1e-9
    )


def baseline_signature(path: Path) -> str:
    """Return the line that says what a baseline file measured: another gold explains a drop."""
    return str(json.loads(path.read_text(encoding="utf-8")).get("signature", ""))
