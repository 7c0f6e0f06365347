"""Which claims are results: tested, compared, or the figure of the only arm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..codes import Where
from ..types import Sentence
from .apart import sets_apart
from .bundles import Bundle
from .claims import Claim
from .directions import SAME
from .pattern import compiled
from .sides import Named
from .whom import clause_of

_HEDGED = compiled(
    r"\b(?:could|may|might|would|should|can|potential(?:ly)?|need(?:ed|s)?|if|whether|suggest\w*\s+that|expected|hope\w*|warrant\w*|unclear|possib\w+|plausib\w+|likely)\b"
)
_ARMS = compiled(
    r"\b(?:arms?|groups?|versus|vs\.?|compared|than|between|with\s+\w+\s+(?:alone|plus)|treated|allocated|randomi[sz]ed|regimens?|treatments?)\b"
)
_EFFICACY = frozenset(
    {
        *("OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS"),
        *("TTP", "TTM", "TTR", "RECURRENCE", "RESPONSE"),
    }
)
_VAGUE = compiled(
    r"\A(?:(?:clinical|patient|treatment|disease|oncolog\w+|overall|primary|secondary|long-term|efficacy)\s+)?(?:outcomes?|prognos[ie]s)\Z"
)
_WHOLE = compiled(
    r"\b(?:of|in|for|among)\s+(?:the|all)\s+(?:\d+\s+)?(?:evaluable\s+|treated\s+|enrolled\s+)?patients\b|\boverall,|\b(?:entire|whole)\s+(?:cohort|population|group)"
    r"|\ball\s+(?:\d+\s+)?patients\b|\A\s*overall\b"
)


_AND = compiled(r"\A\s*(?:,|and|,\s*and|vs?\.?|versus)\s*\Z")


def _in_a_row(bundle: Bundle, sentence: Sentence) -> bool:
    """Tell whether nothing but a comma or "and" parts the values: "in 2%, 11% and 14%"."""
    return all(
        _AND.match(sentence.text[a.end - sentence.start : b.start - sentence.start])
        for a, b in pairwise(bundle.values)
    )


def counts(
    claim: Claim,
    sentence: Sentence,
    where: Where,
    named: Sequence[Named],
    *,
    single: bool,
    count: int,
) -> bool:
    """Tell whether a claim is a result: tested, compared, or the figure of the only arm.

    ``named`` are the places that name an arm, ``count`` tells how many arms the trial has.
    """
    arms = bool(named)
    bundle, code = claim.bundle, claim.outcome.code
    if bundle.p_value or bundle.effect:
        return True
    # The foot of a table explains its figures; what is tested there is told for its own sake.
    if where == "caption" or _VAGUE.match(claim.outcome.outcome.text or ""):
        return False
    if claim.free:
        return arms and len(bundle.values) == count
    if len(bundle.values) >= 2:
        listed = len(bundle.values) == count and code != "OTHER" and _in_a_row(bundle, sentence)
        return arms or listed or bool(_ARMS.search(sentence.text))
    if bundle.values:
        whole = not any(n.side for n in named) and bool(_WHOLE.search(sentence.text))
        return (single or whole) and code != "OTHER"
    if _HEDGED.search(sentence.text):
        return False
    same = SAME.pattern.search(clause_of(sentence, claim.outcome.start))
    if (same and _ARMS.search(sentence.text)) or (single and code in _EFFICACY):
        return True
    return arms and not same and sets_apart(sentence, claim)
