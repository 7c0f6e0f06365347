"""Values of one arm in one sentence and of the other arm in another, put side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..codes import Where
from ..records import Arm, Evidence, OutcomeRef, TrialResult
from ..types import Sentence
from .claims import find_claims
from .result_words import NOT_A_RESULT
from .sides import Side, find_sides
from .values import Value

_SUBJECT = 12  # characters; an arm named so early is what the sentence is about


@dataclass(frozen=True, slots=True)
class _Lone:
    """One value of one outcome in one arm."""

    outcome: OutcomeRef
    value: Value
    arm: str
    side: Side | None
    evidence: Evidence
    passage: int

    @property
    def of(self) -> tuple[object, ...]:
        """Return what has to agree for two values to be of one result."""
        return (self.outcome.code, (self.outcome.text or "").lower(), self.value.unit, self.passage)


def _lone(
    sentence: Sentence, where: Where, arms: Sequence[Arm], last: tuple[str, Side | None] | None
) -> tuple[list[_Lone], tuple[str, Side | None] | None]:
    """Return the lone values of a sentence, and the one arm that it or one before speaks of."""
    named = find_sides(sentence, arms)
    keys = {n.key: n.side for n in named}
    subject = bool(named) and named[0].start - sentence.start < _SUBJECT
    if keys:
        last = next(iter(keys.items())) if len(keys) == 1 or subject else None
    arm = last
    if arm is None or any(e.pattern.search(sentence.text) for e in NOT_A_RESULT):
        return [], arm
    evidence = Evidence(start=sentence.start, end=sentence.end, where=where)
    found = [
        _Lone(c.outcome.outcome, c.bundle.values[0], *arm, evidence, sentence.passage)
        for c in find_claims(sentence)
        if len(c.bundle.values) == 1 and not (c.bundle.p_value or c.bundle.effect)
    ]
    return found, arm


def _result(one: _Lone, other: _Lone) -> TrialResult:
    first, second = (other, one) if one.side == "comparator" else (one, other)
    return TrialResult(
        outcome=one.outcome,
        arm_values=(first.value.printed, second.value.printed),
        evidence=(one.evidence, other.evidence),
    )


def paired_results(
    places: Iterable[tuple[Sentence, Where]], arms: Sequence[Arm]
) -> Iterator[TrialResult]:
    """Yield results whose arms' values stand in different sentences of one passage.

    Args:
        places: the sentences about a trial with the kind of place they stand in.
        arms: the arms of the trial.
    """
    waiting: dict[tuple[object, ...], _Lone] = {}
    last: tuple[str, Side | None] | None = None
    passage = -1
    for sentence, where in places:
        if sentence.table is not None:
            continue
        if sentence.passage != passage:
            last, passage = None, sentence.passage
        found, last = _lone(sentence, where, arms, last)
        for one in found:
            other = waiting.get(one.of)
            if other is not None and other.arm != one.arm:
                yield _result(waiting.pop(one.of), one)
            else:
                waiting[one.of] = one
