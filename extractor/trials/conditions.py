"""The disease a trial is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..codes import Inherited
from ..records import ConditionRef
from ..types import Mention, Sentence


def _reference(mention: Mention, inherited: Inherited | None) -> ConditionRef:
    return ConditionRef(
        text=mention.text,
        name=mention.concept.name if mention.concept else None,
        id=mention.concept.id if mention.concept else None,
        inherited_from=inherited,
    )


def _main(sentences: Iterable[Sentence]) -> Mention | None:
    """Return the cancer, else the disease, that is named most; the first on a tie."""
    found = [m for s in sentences for m in s.labelled("CANCER", "DISEASE")]
    for label in ("CANCER", "DISEASE"):
        named = [m for m in found if m.label == label]
        if named:
            counts = Counter(m.concept.id if m.concept else m.text.lower() for m in named)
            return max(named, key=lambda m: counts[m.concept.id if m.concept else m.text.lower()])
    return None


def find_condition(
    places: Sequence[Sequence[Sentence]], paper: Sequence[Sentence] = ()
) -> ConditionRef | None:
    """Return the disease of the first place that names one, else the paper's."""
    for sentences in places:
        mention = _main(sentences)
        if mention is not None:
            return _reference(mention, None)
    mention = _main(paper)
    return _reference(mention, "document") if mention is not None else None
