"""Of whom a claim speaks: its clause, the part of the patients, and whether arms are compared."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Sentence
from .claims import Claim
from .pattern import compiled
from .result_words import COHORTS, SUBGROUPS
from .side_effects import HEADER
from .sides import Named

_BETWEEN = compiled(
    r"\b(?:arms?|(?:treatment|control|intervention|placebo)\s+groups?|(?:survival|treatment|clinical)\s+benefit\s+(?:was|of))\b"
)
_TURN = compiled(
    r",?\s+(?:but|whereas|while|although|however(?!,\s+(?:did|was|were|is|are|had|have)\b)|except|neither)\b|;"
)
# "The intervention was associated with fewer deaths" compares arms.
_BY_ARM = compiled(
    r"\b(?:intervention|treatment|therapy|programme|supplementation|addition\s+of\s+[\w-]+|arm|group)\s+(?:was|were|is)\s+(?:\w+\s+)?associated\s+with\b"
)


# "in patients with A as compared with placebo": whom it is set against is no part of them.
_AGAINST = compiled(r"\s+(?:as\s+)?(?:compared|versus|vs\.?|than)(?=\s|$)")


def clause_of(sentence: Sentence, at: int) -> str:
    """Return the part of a sentence around an offset, between words that turn its sense."""
    turns = [(m.start(), m.end()) for m in _TURN.finditer(sentence.text)]
    inside = at - sentence.start
    first = max((end for _, end in turns if end <= inside), default=0)
    last = min((start for start, _ in turns if start > inside), default=len(sentence.text))
    return sentence.text[first:last]


_LINK = compiled(r"(?:[,;]|\b(?:and|but|with|while|whereas|or|nor|as\s+well\s+as)\b)")


_ON = compiled(r",\s+and\b|;|\band\s+\d")


def around(sentence: Sentence, claim: Claim) -> tuple[int, str]:
    """Return the words that are of one outcome alone, with their offset.

    They begin behind the last word that links it to what is told before, and end before the one
    that links it to what is told next: "[a higher response rate] and [lower toxicity]".
    """
    text, base = sentence.text, sentence.start
    at = claim.outcome.start - base
    first = max(claim.floor - base, 0)
    links = [m.end() for m in _LINK.finditer(text, min(first, at), at)]
    first = max([first if first <= at else at, *links])
    last = claim.ceiling - base if claim.ceiling is not None else len(text)
    behind = claim.outcome.end - base
    if claim.ceiling is not None:
        after = [m.start() for m in _LINK.finditer(text, behind, last)]
        last = after[-1] if after else last
    elif turn := _ON.search(text, behind):
        last = turn.start()
    return base + first, text[first:last]


def subgroup_of(sentence: Sentence, claim: Claim) -> str | None:
    """Return the part of the patients a claim holds for: of its own clause, else of an opening."""
    at = claim.bundle.start if claim.position else claim.outcome.start
    clause = clause_of(sentence, at)
    opening = sentence.text.split(",")[0] if claim.position == 0 else ""
    for text in (clause, opening):
        for entry in SUBGROUPS:
            match = entry.pattern.search(text)
            if match:
                return _AGAINST.split(match.group("group"))[0].strip()
    return None


def is_of_marker(sentence: Sentence, named: Sequence[Named]) -> bool:
    """Tell whether a sentence speaks of a marker and of no arm."""
    marked = sentence.labelled("GENE", "MARKER", "VARIANT")
    between = len({n.key for n in named}) > 1 or any(n.side for n in named)
    listed = "%" in sentence.text and HEADER.pattern.search(sentence.text)
    told = between or _BETWEEN.search(sentence.text) or listed
    return bool(marked) and not told


def is_of_cohorts(sentence: Sentence, claim: Claim, named: Sequence[Named]) -> bool:
    """Tell whether a claim compares kinds of patients or levels of a marker, and no arms."""
    at = claim.bundle.start if claim.position else claim.outcome.start
    clause = clause_of(sentence, at)
    # Inside a bracket the words before it say who is compared.
    clause = sentence.text if clause.count(")") > clause.count("(") else clause
    clause = _BY_ARM.sub(" ", clause)
    return len({n.key for n in named}) < 2 and bool(COHORTS.pattern.search(clause))
