"""Every gold record beside what a run made of it: right, near, missed, or wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import AssociationRecord, TrialRecord
from .agree import (
    likeness,
    same_condition,
    same_effect,
    same_full,
    same_named_marker,
    same_p_value,
    same_tuple,
)
from .associations import match
from .load import Records
from .losses import Loss, PaperOutput, find_loss, outputs_of, snippet
from .trials import count_trial, identified

Status = Literal["right", "side", "near", "missed", "wrong"]
STATUSES: dict[Status, str] = {
    "missed": "in the gold, and nothing like it was extracted",
    "near": "missed, beside the wrong record most like it",
    "wrong": "extracted, and not in the gold",
    "side": "found, with the wrong direction, source or trial slot",
    "right": "found",
}
_ALIKE = 8  # of 24: gene set and p-value, or gene set and outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the error page: the gold record, the extracted one, or both."""

    doc_id: str
    status: Status
    gold: AssociationRecord | TrialRecord | None = None
    predicted: AssociationRecord | TrialRecord | None = None
    loss: Loss | None = None  # for what was missed, or is wrong in part
    context: str | None = None  # the text a run read, around a missed record's numbers


def find_errors(
    gold: Mapping[str, Records],
    predicted: Mapping[str, Records],
    outputs: Mapping[str, PaperOutput],
) -> tuple[Item, ...]:
    """Return an item for each gold record and each wrong record, paper by paper, errors first.

    Associations are held to the ``tuple`` view, trials to their identity; a trial with a slot
    that is not right is ``side``.
    """
    order = list(STATUSES)
    items: list[Item] = []
    for doc_id, truth in sorted(gold.items()):
        output = outputs_of(outputs, doc_id)
        found = predicted.get(doc_id, ())
        paper = _association_items(doc_id, truth, found, output)
        paper += _trial_items(doc_id, truth, found, output)
        items += sorted(paper, key=lambda item: order.index(item.status))
    return tuple(items)


def _association_items(
    doc_id: str, truth: Records, found: Records, output: PaperOutput
) -> list[Item]:
    gold = [r for r in truth if isinstance(r, AssociationRecord)]
    predicted = [r for r in found if isinstance(r, AssociationRecord)]
    matching = match(gold, predicted, same_tuple)
    close = match(matching.missed, matching.wrong, _alike)
    items = [
        Item(doc_id=doc_id, status="right" if same_full(g, p) else "side", gold=g, predicted=p)
        for g, p in matching.pairs
    ]
    for record, other in close.pairs:
        items.append(_missed(doc_id, record, output, other))
    items += [_missed(doc_id, record, output) for record in close.missed]
    return items + _wrong(doc_id, close.wrong)


def _trial_items(doc_id: str, truth: Records, found: Records, output: PaperOutput) -> list[Item]:
    gold = [r for r in truth if isinstance(r, TrialRecord)]
    predicted = [r for r in found if isinstance(r, TrialRecord)]
    matching = identified(gold, predicted)
    items = [_trial_item(doc_id, g, p) for g, p in matching.pairs]
    items += [_missed(doc_id, record, output) for record in matching.missed]
    return items + _wrong(doc_id, matching.wrong)


def _trial_item(doc_id: str, gold: TrialRecord, predicted: TrialRecord) -> Item:
    """Return the item of a trial that was recognised, with the slots that are not right."""
    slots = [
        name
        for name, counts in count_trial(gold, predicted).items()
        if not counts.right == counts.gold == counts.predicted
    ]
    return Item(
        doc_id=doc_id,
        status="side" if slots else "right",
        gold=gold,
        predicted=predicted,
        loss=Loss(stage="wrong slot", detail=", ".join(slots)) if slots else None,
    )


def _alike(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether a wrong record is plainly an attempt at a missed one."""
    shared = (
        same_named_marker(gold, predicted),
        gold.p_value is not None and same_p_value(gold.p_value, predicted.p_value),
        gold.effect is not None and same_effect(gold.effect, predicted.effect),
    )
    return any(shared) and likeness(gold, predicted) >= _ALIKE


def _wrong_fields(gold: AssociationRecord | TrialRecord, found: AssociationRecord) -> Loss:
    """Return the loss of a record that was found, but for some fields of its tuple."""
    if isinstance(gold, TrialRecord):
        return Loss(stage="wrong field")
    agrees = {
        "marker": same_named_marker(gold, found),
        "cancer": same_condition(gold.cancer, found.cancer),
        "outcome": gold.outcome.code == found.outcome.code,
        "p": same_p_value(gold.p_value, found.p_value),
    }
    wrong = [name for name, same in agrees.items() if not same]
    return Loss(stage="wrong field", detail=", ".join(wrong))


def _missed(
    doc_id: str,
    record: AssociationRecord | TrialRecord,
    output: PaperOutput,
    other: AssociationRecord | None = None,
) -> Item:
    return Item(
        doc_id=doc_id,
        status="missed" if other is None else "near",
        gold=record,
        predicted=other,
        loss=find_loss(record, output) if other is None else _wrong_fields(record, other),
        context=snippet(record, output.text) if output.text else None,
    )


def _wrong(doc_id: str, records: Sequence[AssociationRecord | TrialRecord]) -> list[Item]:
    return [Item(doc_id=doc_id, status="wrong", predicted=record) for record in records]
