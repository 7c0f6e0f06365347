"""Did the outcome improve? Words and numbers together; a conflict is told, not hidden."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..codes import TrialDirection
from ..records import OutcomeRef, PValue
from ..types import Statistic
from .pattern import SlotPattern, compiled, values

SIGNIFICANT = Decimal("0.05")
# Outcomes whose events are bad: less of them is an improvement.
BAD_WHEN_MORE = frozenset(
    {
        *("TOXICITY", "RECURRENCE", "METASTASIS", "BONE_METASTASIS", "LYMPH_NODE"),
        *("SIZE", "STAGE", "GRADE", "INVASION"),
    }
)
BURDEN = SlotPattern(
    "less is better",
    compiled(
        r"\b(?:deaths?|died|dead|mortality|progression(?![-\s]free)|progressive|relapse[ds]?(?![-\s]free)|recurrences?(?![-\s]free)|failure(?![-\s]free)|pain|fatigue"
        r"|anxiety|depress\w+|distress|stress|symptoms?|nausea|vomiting|(?:hospital|postoperative|ICU)\s+stay|blood\s+loss|costs?|incidence|complications?|morbidity|burden"
        r"|infections?|insomnia|exacerbations?|falls?|re-?admissions?|(?:hospital|bed)[-\s]?days|infarctions?|bacter(?:a)?emias?|decisional\s+conflict|cigarettes|relapse[ds]?|fractures?|operati\w+\s+time|dose\s+reductions?|blood\s+pressure|HbA1c|LDL(?:-C)?|TG|TC|triglycerides?|MDA|malondialdehyde|ALT|AST|CRP|C-reactive|bilirubin|creatinine|cholesterol|weight|BMI|GVHD|graft-versus|cancers?|hazard|risk|severity)\b"
    ),
    ("death", "disease progression", "pain score", "hospital stay", "LDL-C (mmol/L)"),
    ("progression-free survival", "quality of life"),
)
BENEFIT = SlotPattern(
    "more is better",
    compiled(
        r"\b(?:quality\s+of\s+life|QoL|HRQoL|(?:global|general)\s+health|health\s+status|abstinence|continen(?:t|ce)|visual\s+acuity|FEV1|recall|recognition|satisf\w+|function\w*|adherence|compliance|knowledge|resections?|down-?staging|success|cure|survival|free|activity|fitness"
        r"|performance|efficacy|MVPA|PA|support|energy|happiness|relaxation|confidence|sociab\w+|uptake|attendance|completion|conserv\w+|pregnan\w+|births?|benefit|walk\w*|strength|exercise|push-?ups|repetitions|steps|HDL(?:-C)?|alive|well-?being|seroconversion)\b"
    ),
    ("quality of life", "physical functioning", "R0 resection rate", "HDL-C"),
    ("pain",),
)

SAME = SlotPattern(
    "no_difference",
    compiled(
        r"\bno\s+(?:\w+\s+){0,3}?(?:differences?|improvements?|benefit|advantage|effect|change|impact|influence)\b|\bas\s+(?:effective|good|active|well\s+tolerated)\s+as\b|\bsuperimposable\b|\bidentical\b|\bdid\s+not\s+meet\b|\bsimilar\b|(?<!^)\bsimilarly\b(?!,)|\bcomparable\b"
        r"|\b(?:did|do|does|was|were)\s+not\s+(?:\w+\s+){0,3}?(?:differ|different|improve|prolong|increase|reduce|significant|affect|extend)\w*"
        r"|\bnot\s+(?:yet\s+)?(?:demonstrated?|shown?|prove[nd]?|found)\s+(?:an?\s+|any\s+)?(?:[\w-]+\s+){0,2}?(?:benefit|advantage|improvement|difference|gain)\b"
        r"|\bnot\s+(?:statistically\s+)?significant|\bnon-?significant|\bneither\b.{0,60}\bnor\b|\bno\s+longer\b"
        r"|\bfailed\s+to\s+(?:\w+\s+)?(?:show|improve|demonstrate|prolong)|\bequivalent\b|\bwithout\s+(?:\w+\s+){0,2}?(?:difference|improvement)"
    ),
    (
        "OS did not differ",
        "no significant difference in OS",
        "PFS was similar",
        "failed to improve OS",
        "has not shown any survival advantage",
    ),
    ("OS was longer with A", "Similarly, A improved OS"),
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
TABLE = (SAME, BETTER, WORSE, MORE, LESS, BURDEN, BENEFIT)


def more_is(outcome: OutcomeRef) -> int:
    """Return 1 where more of an outcome is better, -1 where it is worse, 0 where unknown."""
    text = outcome.text or ""
    if outcome.code in BAD_WHEN_MORE:
        return -1
    if BENEFIT.pattern.search(text):
        return 1
    if BURDEN.pattern.search(text):
        return -1
    return 0 if outcome.code == "OTHER" else 1


def from_words(text: str, more: int) -> TrialDirection | None:
    """Return the direction that the words of a clause give an outcome; ``more`` as ``more_is``."""
    said = set(values((SAME, BETTER, WORSE, MORE, LESS), text))
    if "no_difference" in said:
        return "no_difference"
    if ("improved" in said) != ("worse" in said):
        return "improved" if "improved" in said else "worse"
    if more and ("more" in said) != ("less" in said):
        return "improved" if ("more" in said) == (more > 0) else "worse"
    return None


def _from_effect(effect: Statistic, more: int) -> TrialDirection | None:
    """Return what an estimate with its interval says; a ratio below 1 is fewer events."""
    if effect.low is None or effect.high is None or effect.measure not in _NULL:
        return None
    null = _NULL[effect.measure]
    if effect.low <= null <= effect.high:
        return "no_difference"
    if effect.measure in _HAZARDS:
        return "improved" if effect.high < null else "worse"
    if more:
        return "improved" if (effect.low > null) == (more > 0) else "worse"
    return None


_HAZARDS = frozenset({"HR", "SHR"})
_ODDS = frozenset({"OR", "RR", "IRR"})
_NULL = {m: Decimal(1) for m in (*_HAZARDS, *_ODDS)} | {
    m: Decimal(0) for m in ("MD", "SMD", "WMD", "RD", "ARR")
}


def significance(p_value: Statistic | None) -> bool | None:
    """Tell whether a p-value is below the usual level; None where it does not say."""
    if p_value is None:
        return None
    value, comparator = p_value.value, p_value.comparator
    if comparator == "ns":
        return False
    if value is None or (value == SIGNIFICANT and comparator == "="):
        return None
    if value <= SIGNIFICANT and comparator in {"<", "<="}:
        return True
    if value < SIGNIFICANT and comparator == "=":
        return True
    return False if comparator in {"=", ">", ">="} and value >= SIGNIFICANT else None


def _from_sides(sides: Sequence[Decimal], more: int) -> TrialDirection | None:
    """Return which of two values is better, the arm under test first."""
    if len(sides) != 2 or sides[0] == sides[1] or not more:
        return None
    return "improved" if (sides[0] > sides[1]) == (more > 0) else "worse"


def disagree(
    words: TrialDirection | None,
    effect: Statistic | None,
    sides: Sequence[Decimal],
    more: int,
) -> bool:
    """Tell whether words, effect and arm values point opposite ways; silence is no conflict."""
    found = {words, _from_effect(effect, more) if effect else None, _from_sides(sides, more)}
    return {"improved", "worse"} <= found


def from_printed(
    p_value: PValue | None, sides: Sequence[Decimal], more: int
) -> TrialDirection | None:
    """Return the direction of a significant p-value and two values printed in different places."""
    if p_value is None or p_value.value is None or p_value.value >= SIGNIFICANT:
        return None
    return _from_sides(sides, more) if p_value.comparator in {"=", "<", "<="} else None


def from_numbers(
    effect: Statistic | None, p_value: Statistic | None, sides: Sequence[Decimal], more: int
) -> TrialDirection | None:
    """Return the direction of an effect with its interval, else of p and the arms' values.

    Args:
        effect: the estimate, with its interval where one is printed.
        p_value: the test.
        sides: the values of two arms, the one under test first; empty where their order is unknown.
        more: whether more of the outcome is better, as ``more_is`` tells.
    """
    found = _from_effect(effect, more) if effect else None
    below = significance(p_value)
    if found == "no_difference" or below is False:
        return "no_difference"
    ordered = _from_sides(sides, more)
    if found and ordered and found != ordered:
        # A ratio may be printed for either arm; the values tell which.
        return ordered
    if found or not below:
        return found
    if effect is not None and effect.measure in _HAZARDS and effect.value and not ordered:
        return "improved" if effect.value < 1 else "worse"
    return ordered
