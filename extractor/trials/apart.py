"""What words alone set apart: "A significantly increased the response rate compared with B"."""

from __future__ import annotations

from ..types import Sentence
from .claims import Claim
from .directions import from_words, more_is
from .pattern import SlotPattern, compiled
from .whom import around, clause_of

_KIND = (
    r"(?:longer|shorter|higher|lower|greater|fewer|less|more|better|worse|superior|inferior"
    r"|poorer|improved|increased|decreased|reduced|prolonged|extended|worsened)"
)
_DOES = (
    r"(?:improv(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)"
    r"|prolong(?:s|ed|ing)?|extend(?:s|ed|ing)?|lower(?:s|ed|ing)|worsen(?:s|ed|ing)?)"
)
_WORDS = r"(?:(?!(?:in|with|of|for|by|due|to|than|on|from)\b)[\w/+-]+,?\s+)"
# The word of more or less belongs to the outcome that it stands before or behind.
BEFORE = SlotPattern(
    "before the outcome",
    compiled(
        rf"\b(?:{_KIND}|{_DOES})\s+{_WORDS}{{0,8}}\Z"
        r"|\b(?:improvements?|reductions?|increases?|decreases?|gains?|benefits?|advantages?)\s+"
        rf"(?:in|of|for)\s+{_WORDS}{{0,8}}\Z"
    ),
    ("A led to longer ", "A prolonged PFS and ", "an improvement in "),
    ("increased survival in patients with ", "dose reduction due to "),
)
AFTER = SlotPattern(
    "behind the outcome",
    compiled(
        rf"\A[^,;:.()]{{0,70}}?\b(?:was|were|is|are|(?:has|have|had)\s+been)\s+(?:\w+\s+){{0,3}}?{_KIND}\b"
        rf"|\A(?:\s+(?!(?:due|to|and|was|were|because|by)\b)\w+){{0,7}}?\s+(?:improved|increased|decreased|worsened|favou?red)\b"
    ),
    (" in arm A was significantly longer", " rates improved with A"),
    (" due to increased weight", " was similar"),
)
_AGAINST = compiled(
    r"\b(?:than|versus|vs\.?|compared\s+(?:with|to)|over|in\s+favou?r\s+of|favou?r(?:s|ed|ing)|(?:arm|group)s?)\b"
)
_NO_COMPARISON = compiled(
    r"\bmost\s+(?:common|frequent)\w*|\bno\s+(?:\w+\s+){0,2}toxicit|\b(?:stopped|suspended|closed)\b"
    r"|\b(?:than|compared\s+(?:with|to))\s+(?:what\s+(?:was|is)\s+|the\s+)?(?:previous|earlier|histor|expect|report|literature)\w*"
)
_NO_OUTCOME = compiled(r"\A(?:safety|tolerability)\Z")


def sets_apart(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether words say which of two arms had more of an outcome, without a figure."""
    name, clause = claim.outcome.outcome.text or "", clause_of(sentence, claim.outcome.start)
    before = sentence.text[: claim.outcome.start - sentence.start]
    after = sentence.text[claim.outcome.end - sentence.start :]
    in_bracket = before.count("(") > before.count(")")
    if in_bracket or _NO_COMPARISON.search(clause) or _NO_OUTCOME.match(name):
        return False
    more = more_is(claim.outcome.outcome)
    said = from_words(around(sentence, claim)[1], more) or from_words(clause, more)
    if said not in {"improved", "worse"}:
        return False
    told = BEFORE.pattern.search(before) or AFTER.pattern.search(after)
    return bool(told and _AGAINST.search(clause))


TABLE = (BEFORE, AFTER)
