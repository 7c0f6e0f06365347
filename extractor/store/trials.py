"""Trial records of many papers → one entry a trial, joined by registry id, else by acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..records import TrialRecord
from .union import Link, linked

_NOT_IN_NAME = re.compile(r"[\W_]+")
# "Study 1", "Trial A": every paper may call a trial of its own so.
_NO_NAME = re.compile(r"(?:study|trial|part|cohort|protocol)?[a-z]?\d{0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTrial:
    """One trial, all that papers say of it, and why their records are taken for one."""

    acronyms: tuple[str, ...]
    registry_ids: tuple[str, ...]
    records: tuple[TrialRecord, ...]
    why: tuple[str, ...]


def merge_trials(records: Sequence[TrialRecord]) -> tuple[MergedTrial, ...]:
    """Return one entry a trial, those named in most papers first.

    Records are one trial when they share a registry id. Records of one acronym are one, unless
    ids of one registry under that name differ. A trial with neither stays alone.
    """
    links = tuple(_links(records))
    made = []
    for group in linked(records, links):
        ids = {i for record in group for i in record.registry_ids}
        names = dict.fromkeys(record.acronym for record in group if record.acronym)
        members = {record.record_id for record in group}
        why = (link.why for link in links if records[link.one].record_id in members)
        made.append(
            MergedTrial(
                acronyms=tuple(names),
                registry_ids=tuple(sorted(ids)),
                records=group,
                why=tuple(dict.fromkeys(why)),
            )
        )
    return tuple(sorted(made, key=lambda m: (-_papers(m), m.registry_ids, m.acronyms)))


def _papers(trial: MergedTrial) -> int:
    return len({record.document.doc_id for record in trial.records})


def _links(records: Sequence[TrialRecord]) -> Iterator[Link]:
    by_id: dict[str, list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        for registry_id in record.registry_ids:
            by_id[registry_id.upper()].append(i)
        if name := name_key(record.acronym):
            by_name[name].append(i)
    for registry_id, members in by_id.items():
        yield from (Link(members[0], i, f"both name {registry_id}") for i in members[1:])
    for members in by_name.values():
        joined = _of_one_name(records, members)
        why = f"both are called {records[members[0]].acronym}"
        yield from (Link(joined[0], i, why) for i in joined[1:])


def _of_one_name(records: Sequence[TrialRecord], members: Sequence[int]) -> list[int]:
    """Return the records that one acronym joins: all; those without ids when the ids differ."""
    known = [records[i] for i in members if records[i].registry_ids]
    if any(_differ(one, two) for one, two in combinations(known, 2)):
        # Two trials of one name: a record without an id could be of either, and joins none.
        return [i for i in members if not records[i].registry_ids]
    return list(members)


def name_key(acronym: str | None) -> str | None:
    """Return an acronym without hyphens, blanks and case; None for what names no trial."""
    name = _NOT_IN_NAME.sub("", acronym or "").casefold()
    return None if _NO_NAME.fullmatch(name) else name


def _differ(one: TrialRecord, two: TrialRecord) -> bool:
    """Tell whether both have ids of one registry, and none in common."""
    first, second = set(one.registry_ids), set(two.registry_ids)
    if not first or not second or first & second:
        return False
    return bool({i[:3].upper() for i in first} & {i[:3].upper() for i in second})
