"""Outcomes that no vocabulary knows: the noun phrase that a test between arms speaks of."""

from __future__ import annotations

from ..records import OutcomeRef
from ..types import Sentence
from .pattern import SlotPattern, compiled
from .spotted import Spotted

_NOUNS = r"(?P<name>(?:[a-zA-Z][\w/'’-]*\s+){0,6}?[a-zA-Z][\w/'’-]*)"
FREE: tuple[SlotPattern, ...] = (
    SlotPattern(
        "difference in",
        compiled(
            r"\b(?:differences?|improvements?|reductions?|increases?|decreases?|changes?|effects?|declines?|gains?)\s+(?:(?:was|were)\s+(?:\w+\s+){1,3})?"
            rf"(?:in|of|on|for|regarding|concerning)\s+(?:the\s+|mean\s+|median\s+|total\s+)*{_NOUNS}"
            r"(?=\s+(?:between|among|in|at|after|was|were|across|compared|for|from|with|over|when|during|than|by|to|scores?)\b|\s*[,(;.])"
        ),
        ("no difference in grip strength between the groups", "improvement of balance (p = 0.03)"),
        ("grip strength was higher",),
    ),
    SlotPattern(
        "subject",
        compiled(
            r"(?:\A|[,;:]\s+)(?:however,\s+|similarly,\s+|in\s+addition,\s+)?(?:the\s+|a\s+)?(?:mean\s+|median\s+|average\s+|overall\s+|total\s+)*"
            rf"{_NOUNS}\s+(?:was|were|did|improved|increased|decreased|differed|declined|remained|rose|fell)\b"
        ),
        ("The mean grip strength was higher in group A", "Operating room time did not differ"),
        ("higher in group A",),
    ),
)
_NO_NAME = compiled(
    r"\b(?:patients?|participants?|subjects?|women|men|children|we|it|they|this|these|those|there|that|which|who|groups?|arms?|results?|analys[ei]s|study|studies|authors?"
    r"|differences?|all|both|other|changes?|following|data|models?|tests?|values?|one|two|three|none|no|each|characteristics|age|sex|comparisons?|interaction|baseline|treatments?|table|figure|effects?)\b"
)


def free_outcome(sentence: Sentence) -> Spotted | None:
    """Return what a tested sentence speaks of, as an outcome of no known code."""
    for entry in FREE:
        for match in entry.pattern.finditer(sentence.text):
            name = match["name"].strip()
            if _NO_NAME.search(name):
                continue
            at = sentence.start + match.start("name")
            return Spotted(at, at + len(name), OutcomeRef(text=name, code="OTHER"), free=True)
    return None
