"""Score a run against the gold set: all views, with intervals and a signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import UsageError
from ..records import AssociationRecord, TrialRecord
from ..version import __version__
from .associations import ASSOCIATION_VIEWS, count_view
from .calibration import Calibration, judge, reliability
from .counts import Counts, bootstrap_f1, macro_f1, total
from .fields import FieldScore, score_fields
from .load import Records, content_hash, read_formats, read_gold, read_predicted
from .trials import SLOT_NAMES, count_identity, count_slots

VIEWS = (*ASSOCIATION_VIEWS, "trial")
# Reading a PDF is a stage of its own, so scores on it and on clean text are kept apart.
INPUT_KINDS = {"pdf": "pdf", "jats": "clean text", "text": "clean text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The counts of one view (or trial slot) by paper, and the figures made from them."""

    name: str
    papers: Mapping[str, Counts]

    @property
    def counts(self) -> Counts:
        """Return the counts over all papers."""
        return total(list(self.papers.values()))

    @property
    def macro_f1(self) -> float | None:
        """Return the mean F1 over papers."""
        return macro_f1(self.papers)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the 95 % bootstrap interval of the micro F1 over papers."""
        return bootstrap_f1(self.papers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReport:
    """All scores of one comparison, and the line that says what was measured."""

    scores: tuple[Score, ...]
    signature: str
    split: str = "all"
    missing: tuple[str, ...] = ()  # gold papers that the run does not have
    groups: Mapping[str, tuple[Score, ...]] = field(default_factory=dict)  # by kind of input
    fields: tuple[FieldScore, ...] = ()
    calibration: Calibration = field(default_factory=lambda: Calibration(bins=()))

    def __getitem__(self, name: str) -> Score:
        """Return the score of a view or slot by name."""
        return next(score for score in self.scores if score.name == name)


def score(
    gold: str | Path | Mapping[str, Records],
    predicted: str | Path | Mapping[str, Records],
    *,
    split: str = "all",
    views: Sequence[str] = VIEWS,
) -> ScoreReport:
    """Compare records with the gold set, paper by paper.

    ``gold`` is a gold folder or records by doc_id, ``predicted`` a run's output folder or records
    by doc_id. Gold papers that the run does not have count as papers without records.

    Raises:
        UsageError: when a folder holds nothing to compare, or a view is unknown.
    """
    unknown = sorted(set(views) - set(VIEWS))
    if unknown:
        raise UsageError(f"unknown view {unknown[0]!r}; choose from {', '.join(VIEWS)}")
    truth = gold if isinstance(gold, Mapping) else read_gold(Path(gold), split)
    found = predicted if isinstance(predicted, Mapping) else read_predicted(Path(predicted))
    scores = tuple(one for view in views for one in _scores(view, truth, found))
    parts = (
        f"gold:{content_hash(truth.items())}",
        f"split:{split}",
        f"views:{'+'.join(views)}",
        f"papers:{len(truth)}",
        f"run:{content_hash((d, found.get(d, ())) for d in truth)}",
        f"version:{__version__}",
    )
    return ScoreReport(
        scores=scores,
        signature=f"[{'|'.join(parts)}]",
        split=split,
        missing=tuple(sorted(truth.keys() - found.keys())),
        groups={} if isinstance(gold, Mapping) else _grouped(scores, read_formats(Path(gold))),
        fields=score_fields(_association_pairs(truth, found)),
        calibration=_calibration(truth, found),
    )


def _grouped(scores: Sequence[Score], formats: Mapping[str, str]) -> dict[str, tuple[Score, ...]]:
    """Return the scores by kind of input; empty where there is one kind only."""
    papers = {d for one in scores for d in one.papers}
    kinds = {d: INPUT_KINDS.get(formats.get(d, ""), "unknown") for d in papers}
    names = sorted(set(kinds.values()), reverse=True)
    if len(names) < 2:
        return {}
    return {
        name: tuple(
            replace(one, papers={d: c for d, c in one.papers.items() if kinds[d] == name})
            for one in scores
        )
        for name in names
    }


def _association_pairs(
    truth: Mapping[str, Records], found: Mapping[str, Records]
) -> list[tuple[tuple[AssociationRecord, ...], tuple[AssociationRecord, ...]]]:
    return [(_associations(r), _associations(found.get(d, ()))) for d, r in truth.items()]


def _calibration(truth: Mapping[str, Records], found: Mapping[str, Records]) -> Calibration:
    """Return the reliability table over the gold papers."""
    papers = [judge(*pair) for pair in _association_pairs(truth, found)]
    judged = [one for paper, _ in papers for one in paper]
    return reliability(judged, sum(without for _, without in papers))


def _scores(view: str, truth: Mapping[str, Records], found: Mapping[str, Records]) -> list[Score]:
    return _trial_scores(truth, found) if view == "trial" else [_score(view, truth, found)]


def _associations(records: Records) -> tuple[AssociationRecord, ...]:
    return tuple(r for r in records if isinstance(r, AssociationRecord))


def _trials(records: Records) -> tuple[TrialRecord, ...]:
    return tuple(r for r in records if isinstance(r, TrialRecord))


def _score(view: str, truth: Mapping[str, Records], found: Mapping[str, Records]) -> Score:
    papers = {
        doc_id: count_view(view, _associations(records), _associations(found.get(doc_id, ())))
        for doc_id, records in truth.items()
    }
    return Score(name=view, papers=papers)


def _trial_scores(truth: Mapping[str, Records], found: Mapping[str, Records]) -> list[Score]:
    """Return the scores of trial identity, of each slot, and of all slots together."""
    both = {d: (_trials(records), _trials(found.get(d, ()))) for d, records in truth.items()}
    slots = {doc_id: count_slots(*pair) for doc_id, pair in both.items()}
    identity = {doc_id: count_identity(*pair) for doc_id, pair in both.items()}
    return [
        Score(name="trial.identity", papers=identity),
        *(Score(name=f"trial.{n}", papers={d: c[n] for d, c in slots.items()}) for n in SLOT_NAMES),
        Score(name="trial.slots", papers={d: total(list(c.values())) for d, c in slots.items()}),
    ]
