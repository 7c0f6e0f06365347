"""How far a gate reaches: an aim or an open question silences its own clause, not a result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .clauses import Clause
from .items import Marker

# Gates whose words speak of one clause; the others ("P < 0.05 was considered …") of a sentence.
_CLAUSAL = frozenset({"aim", "aim_inside", "open_question"})
# What a clause beside a silenced one must have to be read as a result of its own.
_TELLS = re.compile(
    r"\b(?:found|finds?|show(?:s|n|ed)?|reveal(?:s|ed)?|observed|demonstrat(?:es?|ed)|report(?:s|ed)?"
    r"|suggest(?:s|ed)?|confirm(?:s|ed)|identified|indicat(?:es?|ed)"
    r"|(?:is|are|was|were|been)\s+(?:\w+\s+){0,3}?(?:associated|correlated|related|linked|shorter|longer|lower|higher"
    r"|worse|better|poorer|predictive|prognostic|an?)"
    r"|predict(?:s|ed)|correlat(?:es?|ed)|had|conferred|confers)\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(
    r"^\W*(?:although|while|whereas|though|whilst|even though|despite|since|because|given that"
    r"|(?:on the basis of|based on))\b",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(
    r"^[\s,;]*(?:and\s+)?(?:although|while|whereas|though|but|however|yet)\b|^;", re.IGNORECASE
)
_AND_FOUND = re.compile(
    r"^[\s,]*and\s+(?:we\s+|have\s+)?(?:found|showed|observed|demonstrated|revealed|discovered"
    r"|concluded|noted)\b",
    re.IGNORECASE,
)


def outside(
    gate: str, found: re.Match[str], canvas: str, clauses: Sequence[Clause]
) -> tuple[bool, ...]:
    """Return for each clause of a sentence whether it tells a result beside what a gate silences.

    "Although its role is controversial, high X predicted OS": the second clause does, not the
    first. The clause of an aim or a question is silent, and so is all that only goes on from it.
    """
    if gate not in _CLAUSAL:
        return tuple(False for _ in clauses)
    hit = [c.start < found.end() and found.start() < c.end for c in clauses]
    return tuple(
        not silent and _is_result(canvas, clause, first=i == 0)
        for i, (silent, clause) in enumerate(zip(hit, clauses, strict=True))
    )


def _is_result(canvas: str, clause: Clause, *, first: bool) -> bool:
    text = canvas[clause.start : clause.end]
    if not _TELLS.search(text):
        return False
    if first:
        return True
    conceded = _CONCEDES.match(canvas) and text.startswith(", ")
    return bool(conceded or _CONTRASTS.match(text) or _AND_FOUND.match(text))


# "X was higher than in normal tissue and was associated with OS": what follows is a result.
_THEN = re.compile(
    r"\b(?:and|which)\s+(?:[\wⓂⒸ-]+\s+){0,9}?(?:associat\w+|correlat\w+|predict\w*|related|linked)\b[^;]*Ⓞ",
    re.IGNORECASE,
)
# "X was associated with OS, and its effect did not vary by treatment arm": a marker's own result.
_DIRECT = re.compile(
    r"Ⓜ(?:(?!Ⓓ|\btreat|\btherap)[^;]){0,90}?\b(?:associat\w+|correlat\w+|related|linked|predict\w*"
    r"|prognostic)\b[^;Ⓓ]{0,80}?Ⓞ+",
    re.IGNORECASE,
)
_LEVEL = (
    r"(?:high(?:er)?|low(?:er)?|positive|negative|mutated|mutant|wild[- ]?type|elevated"
    r"|normal|strong|weak|gained|amplified)"
)
# Two states of a marker are compared, whatever all patients were treated with.
_STRATA = re.compile(
    rf"\b{_LEVEL}\s+(?:and|or|versus|vs\.?|compared (?:with|to)|than)\s+(?:(?:those"
    rf"|patients) with\s+)?"
    rf"{_LEVEL}\s+(?:\w+\s+){{0,3}}Ⓜ"
    rf"|Ⓜ[-\s]+{_LEVEL}\b[^;]{{0,400}}\b(?:versus|vs\.?|than|compared)\b[^;Ⓓ]{{0,40}}Ⓜ[-\s]+{_LEVEL}\b"
    rf"|Ⓜ[-\s]+{_LEVEL}\s+(?:\w+\s+)?and\s+Ⓜ+[-\s]+{_LEVEL}\b",
    re.IGNORECASE,
)


# "X is a predictive marker of benefit from Y": the benefit is what X tells.
_PREDICTS = re.compile(
    r"Ⓜ[^;Ⓢ]{0,60}\b(?:predict\w*|(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:associated"
    r"|correlated) with)\b"
    r"(?:(?!Ⓜ)[^;Ⓢ]){0,60}\bbenefits?\s+(?:from|of|with)$",
    re.IGNORECASE,
)


def beyond(gate: str, found: re.Match[str], clause: Clause) -> Clause | None:
    """Return what of a clause a gate leaves to be read, or None where it silences all of it."""
    canvas = clause.canvas
    then = _THEN.search(canvas, found.end()) if gate == "tumour_normal" else None
    if then is not None:
        end = then.start()  # the figures of the comparison stand before
        anew = any(isinstance(i, Marker) and i.start >= end for i in clause.items)
        kept = tuple(
            i for i in clause.items if i.start >= end or (isinstance(i, Marker) and not anew)
        )
        return replace(clause, canvas=" " * end + canvas[end:], items=kept)
    if gate == "treatment_effect":
        direct = _DIRECT.search(canvas)
        apart = direct is not None and (
            direct.end() <= found.start() or direct.start() >= found.end()
        )
        told = _STRATA.search(canvas) or _PREDICTS.search(canvas[: found.end()])
        return clause if apart or told else None
    return None
