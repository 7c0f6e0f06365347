"""Whose trial a sentence speaks of: the paper's own, an earlier report of it, or another's."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

OWN_TRIAL = compiled(
    r"\b(?:we|our|ours)\b|\b(?:this|the\s+present|the\s+current)\s+(?:[\w-]+\s+){0,3}?(?:study|trial|report|analysis|paper|work|protocol)\b"
)
# "The trial has been described elsewhere [17]": what the key names is no trial of others.
PUBLISHED = compiled(
    r"\b(?:trial|study|protocol|eligibility|design|(?:main|primary|clinical|full)\s+results)\b.{0,200}?\b(?:described|reported|published|presented|given|detailed)\b.{0,200}?\b(?:previously|earlier|before|elsewhere|in\s+detail)\b"
    r"|\b(?:trial|study|protocol|eligibility|design|(?:main|primary|clinical|full)\s+results)\b.{0,200}?\b(?:previously|earlier|already)\s+(?:been\s+)?(?:described|reported|published|presented)\b"
)
_ABOUT_OURS = compiled(
    r"(?<!from )(?<!with )(?<!to )(?<!than )\b(?:our|the\s+(?:present|current))\s+"
    r"(?:[\w-]+\s+){0,2}?(?:study|trial|series|patients|cohort|report)\b"
)
BY_OTHERS = compiled(r"\bet\s+al\b|\band\s+(?:colleagues|co-?workers|associates)\b")
# "Patients received A 400 mg daily [3]": the reference is for the dose, the patients are ours.
OWN_GIVEN = SlotPattern(
    "own given",
    compiled(
        r"\b(?:(?:patients|participants|women|men|subjects|children|those|they|arms?|groups?|treatment|we)\b[^.;]{0,80}?"
        r"\b(?:received|were\s+(?:given|treated|administered|prescribed)|was\s+(?:initiated|started|given|administered)|took|gave)"
        r"|(?:was|were)\s+(?:given|administered|delivered|infused|injected|prescribed|initiated|started))\b"
    ),
    (
        "All patients received A 400 mg daily",
        "A was administered at 20 mg",
        "treatment was initiated",
    ),
    ("the dose was chosen because of a response at 20 mg",),
)
# Beside an own trial, "this randomised crossover study" is the paper's.
_THIS_KIND = compiled(
    r"\bthis\s+(?:[\w-]+,?\s+){0,3}?(?:randomi[sz]ed|prospective|pilot|cross-?over|open-label|multi-?cent\w+|single-arm|phase)\b,?\s+"
    r"(?:[\w-]+,?\s+){0,4}?(?:study|trial)\b"
)


def about_ours(text: str, *, own: bool) -> bool:
    """Tell whether a sentence between two on another's trial is about the paper's own patients.

    ``own`` tells whether the paper has a trial of its own.
    """
    return bool(_ABOUT_OURS.search(text) or (own and _THIS_KIND.search(text)))
