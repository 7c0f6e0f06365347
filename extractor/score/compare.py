"""What changed between two runs, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import AssociationRecord, TrialRecord
from .agree import canonical_direction, same_full, same_tuple
from .associations import match
from .load import Records
from .trials import identified

Change = Literal["gained", "lost", "false alarm", "false alarm gone", "direction"]
CHANGES: tuple[Change, ...] = ("gained", "lost", "false alarm", "false alarm gone", "direction")


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One record that one run has right or wrong, and the other does not."""

    doc_id: str
    change: Change
    record: str  # what the record says, in one line


def describe(record: AssociationRecord | TrialRecord) -> str:
    """Say in one line what a record states."""
    if isinstance(record, TrialRecord):
        names = [name for name in (record.acronym, *record.registry_ids) if name]
        return f"trial {' '.join(names) or record.attribution.source}"
    marker = "/".join(sorted(g.symbol for g in record.biomarker.genes)) or record.biomarker.text
    cancer = record.cancer and (record.cancer.name or record.cancer.text or record.cancer.id)
    parts = [f"{marker} ({record.biomarker.state})", cancer or "no cancer", record.outcome.code]
    parts.append(record.direction)
    parts += [record.p_value.text] if record.p_value else []
    return " · ".join(parts)


def compare(
    gold: Mapping[str, Records], old: Mapping[str, Records], new: Mapping[str, Records]
) -> tuple[Difference, ...]:
    """Return what the new run gained, lost and made wrong against the old one, by paper.

    Associations are held to the ``tuple`` view, trials to their identity; ``direction`` names
    associations found by both whose direction or source became wrong or right.
    """
    found: list[Difference] = []
    for doc_id, truth in gold.items():
        before, after = old.get(doc_id, ()), new.get(doc_id, ())
        found += _compare_associations(doc_id, truth, before, after)
        found += _compare_trials(doc_id, truth, before, after)
    return tuple(sorted(found))


def _associations(records: Records) -> list[AssociationRecord]:
    return [r for r in records if isinstance(r, AssociationRecord)]


def _trials(records: Records) -> list[TrialRecord]:
    return [r for r in records if isinstance(r, TrialRecord)]


def _compare_associations(
    doc_id: str, truth: Records, before: Records, after: Records
) -> list[Difference]:
    gold = _associations(truth)
    was = match(gold, _associations(before), same_tuple)
    now = match(gold, _associations(after), same_tuple)
    changes = _changed(doc_id, [g for g, _ in was.pairs], [g for g, _ in now.pairs])
    changes += _alarms(doc_id, was.wrong, now.wrong)
    then = {id(g): p for g, p in was.pairs}
    for record, predicted in now.pairs:
        previous = then.get(id(record))
        if previous and same_full(record, previous) != same_full(record, predicted):
            text = f"{describe(record)} · was {_sides(previous)}, is {_sides(predicted)}"
            changes.append(Difference(doc_id, "direction", text))
    return changes


def _compare_trials(
    doc_id: str, truth: Records, before: Records, after: Records
) -> list[Difference]:
    gold = _trials(truth)
    was, now = identified(gold, _trials(before)), identified(gold, _trials(after))
    changes = _changed(doc_id, [g for g, _ in was.pairs], [g for g, _ in now.pairs])
    return changes + _alarms(doc_id, was.wrong, now.wrong)


def _changed(
    doc_id: str,
    was: Sequence[AssociationRecord | TrialRecord],
    now: Sequence[AssociationRecord | TrialRecord],
) -> list[Difference]:
    """Return the gold records found by one of the runs only."""
    before, after = {id(g) for g in was}, {id(g) for g in now}
    gained = [Difference(doc_id, "gained", describe(g)) for g in now if id(g) not in before]
    return gained + [Difference(doc_id, "lost", describe(g)) for g in was if id(g) not in after]


def _alarms(
    doc_id: str,
    was: Sequence[AssociationRecord | TrialRecord],
    now: Sequence[AssociationRecord | TrialRecord],
) -> list[Difference]:
    """Return the wrong records of one of the runs only; each copy counts."""
    before, after = Counter(map(describe, was)), Counter(map(describe, now))
    fresh = [Difference(doc_id, "false alarm", text) for text in (after - before).elements()]
    gone = (before - after).elements()
    return fresh + [Difference(doc_id, "false alarm gone", text) for text in gone]


def _sides(record: AssociationRecord) -> str:
    return f"{canonical_direction(record)} ({record.attribution.source})"
