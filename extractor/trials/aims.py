"""The part of an abstract that says why a trial was done, where figures are of others."""

from __future__ import annotations

from ..types import Document, Sentence
from .pattern import compiled
from .scope import INNER_HEAD

_AIM = compiled(r"^\s*(?:objectives?|purpose|aims?|context|importance|introduction|background)\b")
_METHODS = compiled(r"^\s*(?:(?:patients|materials?|subjects)\s+and\s+)?(?:methods?|design)\s*\Z")
_CAME = compiled(r"^\s*(?:results?|findings)\b")


def is_aim(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in the part of an abstract on aims, or on methods alone."""
    passage = document.passages[sentence.passage]
    headed = _AIM.match(passage.heading or "") or _AIM.match(passage.text)
    if passage.section == "abstract" and _METHODS.match(passage.heading or ""):
        return any(_CAME.match(p.heading or "") for p in document.passages)
    inner = INNER_HEAD.search(passage.text[: sentence.end - passage.start])
    return bool(passage.section == "abstract" and headed and not inner)
