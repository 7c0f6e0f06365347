"""Scores as JSON, and figures as people read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from .calibration import Calibration
from .compare import Difference
from .fields import FieldScore
from .report import Score, ScoreReport


def percent(value: float | None) -> str:
    """Return a share as percent with one decimal; a dash where it is undefined."""
    return "–" if value is None else f"{100 * value:.1f}"


def report_json(report: ScoreReport, changes: Sequence[Difference] | None = None) -> str:
    """Return a score report as JSON, with what changed since another run where that is given."""
    shown: dict[str, object] = {
        "signature": report.signature,
        "missing": list(report.missing),
        "scores": {score.name: _score(score) for score in report.scores},
        "inputs": {
            kind: {score.name: _score(score) for score in scores}
            for kind, scores in report.groups.items()
        },
        "fields": {field.name: _field(field) for field in report.fields},
        "calibration": _calibration(report.calibration),
    }
    if changes is not None:
        shown["changes"] = [asdict(one) for one in changes]
    return json.dumps(shown, indent=1)


def _field(field: FieldScore) -> dict[str, object]:
    return {
        "given": field.given,
        "right": field.right,
        "looked_at": field.looked_at,
        "accuracy": field.accuracy,
    }


def _calibration(calibration: Calibration) -> dict[str, object]:
    return {
        "error": calibration.error,
        "records": calibration.records,
        "without_confidence": calibration.without_confidence,
        "bins": [
            {
                "low": b.low,
                "high": b.high,
                "records": b.records,
                "right": b.right,
                "mean_confidence": b.mean_confidence,
                "accuracy": b.accuracy,
            }
            for b in calibration.bins
        ],
    }


def _score(score: Score) -> dict[str, object]:
    counts = score.counts
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "interval": score.interval,
        "macro_f1": score.macro_f1,
        "right": counts.right,
        "predicted": counts.predicted,
        "gold": counts.gold,
        "papers": {d: [c.right, c.predicted, c.gold] for d, c in score.papers.items()},
    }
