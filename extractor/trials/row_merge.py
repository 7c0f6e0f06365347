"""A trial that the text of a review and a row of its table both tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..records import Attribution, ConditionRef
from ..types import Document, Sentence, TrialFinding
from .merge import merge_results
from .rows import TrialRow


def _clearer(
    told: ConditionRef | None, row: ConditionRef | None, *, first: bool
) -> ConditionRef | None:
    """Return the condition of text or row, the one that is not merely the paper's."""
    order = (told, row) if first else (row, told)
    named = [c for c in order if c is not None]
    return next((c for c in named if not c.inherited_from), named[0] if named else None)


def with_row(told: TrialFinding, trial: TrialRow, row: TrialFinding) -> TrialFinding:
    """Return a trial that text and table tell: the fuller slots, the results of both."""
    sure = bool(trial.row.cells("author", "name", "id"))  # else the row is of a drug
    fuller = len(row.arms) > len(told.arms) or not any(a.interventions for a in told.arms)
    return replace(
        told,
        acronym=told.acronym or row.acronym,
        registry_ids=tuple(dict.fromkeys((*told.registry_ids, *row.registry_ids))),
        phase=(row.phase or told.phase) if sure else (told.phase or row.phase),
        design=tuple(dict.fromkeys((*told.design, *row.design))),
        status=told.status if told.status != "unspecified" else row.status,
        participants=row.participants or told.participants,
        condition=_clearer(told.condition, row.condition, first=not sure),
        arms=row.arms if fuller and row.arms else told.arms,
        endpoints=told.endpoints or row.endpoints,
        results=merge_results((*told.results, *row.results)),
        follow_up=told.follow_up or row.follow_up,
        attribution=_references(told.attribution, row.attribution),
        evidence=(*told.evidence, *row.evidence),
    )


def _references(first: Attribution, second: Attribution) -> Attribution:
    """Return an attribution with the references of both."""
    keys = tuple(dict.fromkeys((*first.references, *second.references)))
    return first.model_copy(update={"references": keys})


def caption_sentences(
    document: Document, sentences: Sequence[Sentence], caption: str
) -> tuple[Sentence, ...]:
    """Return the sentences of a table's caption."""
    return tuple(
        s
        for s in sentences
        if s.table is None
        and document.passages[s.passage].kind == "caption"
        and s.text
        and s.text in caption
    )
