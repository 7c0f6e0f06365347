"""Which arm and which outcome a printed measure belongs to, inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .pattern import SlotPattern, compiled

CONTROLS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "control",
        compiled(
            r"\bplacebo\b|\bcontrols?\b|\bvehicle\b|\bsham\b|\busual\b|\bstandard\b|\bconventional\b"
            r"|\bobs\b|\bfollow-?up\s+(?:alone|only|groups?|arms?|patients)\b|\bBSC\b|\bwait(?:ing)?[-\s]?list|\bno\s+(?:treatment|therapy)\b|\buntreated\b|\bcomparator\b|\bobservation\b|\balone\b"
        ),
        ("the placebo group", "usual care"),
        ("drug A",),
    ),
)
_RESPECTIVELY = compiled(r"\brespectively\b")
_BREAK = re.compile(r"[;,]|\b(?:and|versus|vs|compared|than|but|whereas|while)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pairing:
    """A measure with its arm and outcome, as positions in the lists given; None where none."""

    measure: int
    arm: int | None
    outcome: int | None
    second: bool  # the arm is the control, or the second one named


Span = tuple[int, int]


def _distance(text: str, one: Span, other: Span) -> float:
    """Return how far apart two spans stand; a break between them counts as further."""
    first, last = sorted((one, other))
    between = text[first[1] : last[0]]
    return len(between) + 15.0 * len(_BREAK.findall(between))


def _nearest(text: str, span: Span, among: Sequence[Span]) -> int | None:
    if not among:
        return None
    return min(range(len(among)), key=lambda n: _distance(text, span, among[n]))


def _arm(text: str, n: int, measures: Sequence[Span], arms: Sequence[Span]) -> int | None:
    """Return the arm of the n-th measure: in turn where lists run in parallel, else the nearest."""
    if len(arms) > 1 and len(measures) % len(arms) == 0:
        apart = (
            max(a[0] for a in arms) < measures[0][0] or min(a[0] for a in arms) > measures[-1][0]
        )
        if _RESPECTIVELY.search(text) or apart:
            return n % len(arms)
    return _nearest(text, measures[n], arms)


def _outcome(text: str, n: int, measures: Sequence[Span], outcomes: Sequence[Span]) -> int | None:
    """Return the outcome of the n-th measure: the last one named before it, else the nearest."""
    before = [i for i, o in enumerate(outcomes) if o[1] <= measures[n][0]]
    return before[-1] if before else _nearest(text, measures[n], outcomes)


def pair_measures(
    text: str, measures: Sequence[Span], arms: Sequence[Span], outcomes: Sequence[Span]
) -> tuple[Pairing, ...]:
    """Return each measure of a sentence with the arm and the outcome it belongs to.

    Args:
        text: the sentence.
        measures: spans of printed values, half-open character offsets, in order.
        arms: spans of the words that name an arm, in order.
        outcomes: spans of the words that name an outcome, in order.
    """
    controls = [any(e.pattern.search(text[a:b]) for e in CONTROLS) for a, b in arms]
    names = [text[a:b].casefold() for a, b in arms]
    found = []
    for n in range(len(measures)):
        arm = _arm(text, n, measures, arms)
        second = False
        if arm is not None:
            later = bool(names[:arm]) and names[0] != names[arm] and not any(controls)
            second = controls[arm] or later
        found.append(Pairing(n, arm, _outcome(text, n, measures, outcomes), second))
    return tuple(found)
