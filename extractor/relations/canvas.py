"""A sentence as rules see it: names become signs, every offset stays where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..types import Callout, Sentence, Statistic

MARKER, CANCER, OUTCOME, DRUG, STATISTIC, CALLOUT = "ⓂⒸⓄⒹⓈⓇ"
SIGNS = {
    "GENE": MARKER,
    "MARKER": MARKER,
    "VARIANT": MARKER,
    "CANCER": CANCER,
    "OUTCOME": OUTCOME,
    "DRUG": DRUG,
}
_QUIET = {"DOSE", "SCHEDULE", "FOLLOW_UP", "SAMPLE_SIZE"}


def paint(sentence: Sentence, callouts: Iterable[Callout] = ()) -> str:
    """Return the sentence with each name and statistic painted over by its sign.

    The canvas has the length of the sentence, so that what a rule finds on it can be read off
    the sentence. Statistics lie over names: a number is never a name.
    """
    canvas = list(sentence.text)
    spans = [(m.start, m.end, SIGNS[m.label]) for m in sentence.mentions if m.label in SIGNS]
    spans += [(c.start, c.end, CALLOUT) for c in callouts]
    spans += [
        (figures_start(sentence, s), s.end, STATISTIC)
        for s in sentence.statistics
        if s.kind not in _QUIET
    ]
    for start, end, sign in spans:
        first, last = max(start - sentence.start, 0), min(end - sentence.start, len(canvas))
        canvas[first:last] = sign * max(last - first, 0)
    return "".join(canvas)


def figures_start(sentence: Sentence, statistic: Statistic) -> int:
    """Return where the figures of a statistic begin, past the names it is printed around.

    "HR of high RANK for OS was 1.5" is one statistic, and names a marker and an outcome.
    """
    if statistic.kind not in {"P_VALUE", "EFFECT", "MEDIAN", "COMPARISON"}:
        return statistic.start
    ends = [
        m.end
        for m in sentence.mentions
        if m.start < statistic.end and statistic.start < m.end and m.label in SIGNS
    ]
    if not ends:
        return statistic.start
    after = min(max(ends), statistic.end)
    number = _NUMBER.search(sentence.text, after - sentence.start, statistic.end - sentence.start)
    return sentence.start + number.start() if number else after


_NUMBER = re.compile(r"(?<![\w.])(?<!\w[-–])\d")  # a number that is no part of a name
