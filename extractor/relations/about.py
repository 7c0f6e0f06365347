"""Whether a paper is about cancer: one that is not has no finding of its own to give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Document, Sentence

_FEW = 40  # sentences: what is shorter is a text somebody gave, not a paper
_SHARE = 0.05  # of a paper's sentences name a cancer, in any paper about one
_WORDS = re.compile(
    r"cancer|carcinom|tumou?r|neoplas|malignan|lymphoma|leuk[ae]+mi|melanom|gliom|blastoma|myelom|sarcom"
    r"|oncolog|metasta",
    re.IGNORECASE,
)


def about_cancer(document: Document, prose: Sequence[Sentence]) -> bool:
    """Tell whether a paper speaks of cancer in its title, or throughout.

    A paper on plants, joints or pregnancy mentions cancers in passing; its statements on them
    are background, and its own genes belong to no cancer.
    """
    if len(prose) < _FEW or _WORDS.search(document.title or ""):
        return True
    naming = sum(bool(_WORDS.search(s.text)) for s in prose)
    return naming >= _SHARE * len(prose)
