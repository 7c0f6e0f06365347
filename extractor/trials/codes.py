"""Names of treatments that are built, not listed: makers' codes and numbered regimens."""

from __future__ import annotations

import re

from ..types import Mention, Sentence
from .group_names import GROUPS
from .pattern import SlotPattern

# Investigational drugs go by their makers' codes: ABC-1234, XY0123456.
CODE = re.compile(
    r"(?<![\w-])(?!(?:NCT|ISRCTN|UMIN|CALGB|SWOG|RTOG|ECOG|EORTC|NSABP|GOG|HTA)[-\s]?\d)"
    r"(?!NL\d{3,4}\b|(?:AIO|AJCC|ICH|ICD|CA|DSM|ISO|GSE|CAIRO)[-\s]?\d)"
    rf"(?!(?:{GROUPS})[-‐\s]\d)"
    r"[A-Z]{2,5}[-‐ ]?\d{3,8}(?![\w-])(?!\s+(?:trial|study|cells?))"
)
# Regimens are numbered by their makers: FOLFOX7, FEC100, CHOP-14.
NUMBERED = SlotPattern(
    "numbered",
    re.compile(
        r"(?<![\w-])m?(?:R-)?(?:FOLFOX|FOLFIRI|FOLFOXIRI|XELOX|XELIRI|CAPOX|CAPIRI|CHOP|CHOEP|ACVBP|MVAC|FEC|FAC|EC|AC|TC)"
        r"[-‐–]?\d{1,3}(?![\w-])"
    ),
    ("FOLFOX7 for six cycles", "mFOLFOX6", "CHOP-14"),
    ("FOLFOX", "ECOG 1"),
)


_FORM = re.compile(r"\s(?:alfa|alpha|beta|gamma|delta|theta|zeta)(?:-\d[a-z]?)?\b")


def with_form(sentence: Sentence, mention: Mention) -> str:
    """Return a drug with the Greek letter that follows it: "epoetin alfa"."""
    form = _FORM.match(sentence.text, mention.end - sentence.start)
    return mention.text + form.group() if form else mention.text
