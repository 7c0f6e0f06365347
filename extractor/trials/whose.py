"""Whose trial a sentence speaks of: the paper's own, an earlier report of it, or another's."""

from __future__ import annotations

from .pattern import compiled

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
