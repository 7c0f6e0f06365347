"""Did the outcome improve? Words and numbers together; a conflict is told, not hidden."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..codes import TrialDirection
from ..types import Statistic
from .pattern import SlotPattern, compiled, values

SIGNIFICANT = Decimal("0.05")
# Outcomes whose events are bad: less of them is an improvement.
BAD_WHEN_MORE = frozenset({"TOXICITY", "RECURRENCE", "METASTASIS", "BONE_METASTASIS", "LYMPH_NODE"})

SAME = SlotPattern(
    "no_difference",
    compiled(
        r"\bno\s+(?:\w+\s+){0,3}?(?:differences?|improvements?|benefit|advantage|effect|change|impact)\b|\bsimilar\b|\bcomparable\b"
        r"|\b(?:did|do|does|was|were)\s+not\s+(?:\w+\s+){0,3}?(?:differ|different|improve|prolong|increase|reduce|significant|affect|extend)\w*"
        r"|\bnot\s+(?:statistically\s+)?significant|\bnon-?significant|\bneither\b.{0,60}\bnor\b|\bno\s+longer\b"
        r"|\bfailed\s+to\s+(?:\w+\s+)?(?:show|improve|demonstrate|prolong)|\bequivalent\b|\bwithout\s+(?:\w+\s+){0,2}?(?:difference|improvement)"
    ),
    (
        "OS did not differ",
        "no significant difference in OS",
        "PFS was similar",
        "failed to improve OS",
    ),
    ("OS was longer with A",),
)
MORE = SlotPattern(
    "more",
    compiled(
        r"\b(?:longer|higher|greater|increas\w+|prolong\w+|extend\w*|more|superior|better|improv\w+|favou?rable)\b"
    ),
    ("OS was longer", "improved OS", "a higher response rate"),
    ("OS was shorter",),
)
LESS = SlotPattern(
    "less",
    compiled(r"\b(?:shorter|lower|decreas\w+|fewer|less|reduc\w+|inferior|declin\w+)\b"),
    ("OS was shorter", "fewer recurrences"),
    ("OS was longer",),
)
BETTER = SlotPattern(
    "improved",
    compiled(
        r"\b(?:improv\w+|better|superior|prolong\w+|favou?rable|benefit\w*|reduc\w+\s+(?:the\s+)?(?:risk|hazard|mortality|death))\b"
    ),
    ("improved OS", "reduced the risk of death"),
    ("worsened OS",),
)
WORSE = SlotPattern(
    "worse",
    compiled(
        r"\b(?:wors\w+|poorer|inferior|detriment\w*|deteriorat\w+|increas\w+\s+(?:the\s+)?(?:risk|hazard|mortality|death))\b"
    ),
    ("worse OS", "an increased risk of death"),
    ("improved OS",),
)
TABLE = (SAME, BETTER, WORSE, MORE, LESS)


def from_words(text: str, code: str) -> TrialDirection | None:
    """Return the direction that the words of a clause give an outcome."""
    said = set(values(TABLE, text))
    if "no_difference" in said:
        return "no_difference"
    if ("improved" in said) != ("worse" in said):
        return "improved" if "improved" in said else "worse"
    if ("more" in said) != ("less" in said):
        good = ("more" in said) != (code in BAD_WHEN_MORE)
        return "improved" if good else "worse"
    return None


def _from_effect(effect: Statistic) -> TrialDirection | None:
    if effect.low is None or effect.high is None or effect.measure not in {"HR", "OR", "RR"}:
        return None
    if effect.low <= 1 <= effect.high:
        return "no_difference"
    if effect.measure == "HR":
        return "improved" if effect.high < 1 else "worse"
    return None


def _below(p_value: Statistic) -> bool:
    """Tell whether a p-value is printed below the usual level."""
    value = p_value.value
    return value is not None and value < SIGNIFICANT and p_value.comparator in {"=", "<", "<="}


def from_numbers(
    effect: Statistic | None, p_value: Statistic | None, sides: Sequence[Decimal], code: str
) -> TrialDirection | None:
    """Return the direction of an effect with its interval, else of p and the arms' values."""
    found = _from_effect(effect) if effect else None
    if found or p_value is None:
        return found
    if effect is not None and _below(p_value) and effect.measure == "HR" and effect.value:
        return "improved" if effect.value < 1 else "worse"
    if p_value.comparator == "ns" or (
        p_value.comparator in {"=", ">", ">="}
        and p_value.value is not None
        and p_value.value >= SIGNIFICANT
    ):
        return "no_difference"
    if len(sides) == 2 and sides[0] != sides[1]:
        good = (sides[0] > sides[1]) != (code in BAD_WHEN_MORE)
        return "improved" if good else "worse"
    return None
