"""What sort of p-value: the words inside, before and behind it."""

from __future__ import annotations

import re

from ..codes import PValueKind

_KINDS: tuple[tuple[PValueKind, re.Pattern[str]], ...] = (
    ("interaction", re.compile(r"interact", re.I)),
    ("trend", re.compile(r"trend", re.I)),
    ("log_rank", re.compile(r"log[- ]?rank|mantel[- ]cox", re.I)),
    ("one_sided", re.compile(r"(?:one|1|single)[- ]?(?:sided|tailed)", re.I)),
    ("adjusted", re.compile(r"(?<!un)adj|corrected|fdr\b|bonferroni|(?<![\w.])q\b", re.I)),
)
_BEFORE = re.compile(r"(?:(?<![\w.])1-)?[^.;,()\[\]=<>\d]{0,28}[,:(\[]?\s?$")
_AFTER = re.compile(
    r"\s?[,(\[]?\s?(?:(?:by|for|in|using|from|with|on|the|an?|stratified|two-sided|unstratified|linear)\s)"
    r"{0,4}(?:log[- ]?rank|trend|interaction|one[- ]sided|one[- ]tailed|1-sided|adjusted|corrected|"
    r"mantel[- ]cox|bonferroni|fdr)",
    re.I,
)


def p_kind_of(canvas: str, start: int, end: int) -> PValueKind:
    """Return the kind of the p-value at ``[start, end)`` of a canvas."""
    after = _AFTER.match(canvas, end)
    before = _BEFORE.search(canvas[max(0, start - 32) : start])
    for part in (
        canvas[start:end],
        after.group() if after else "",
        before.group() if before else "",
    ):
        for kind, pattern in _KINDS:
            if pattern.search(part):
                return kind
    return "plain"
