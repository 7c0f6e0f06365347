"""The order of a feature's levels: which of "T1–2" and "T3–4", "no" and "yes" is the worse."""

from __future__ import annotations

import re
from collections.abc import Iterable

_I = re.IGNORECASE
_WORST, _MIDDLE, _BEST = 10.0, 5.0, 0.0
# Words that order levels by themselves, the first that fits decides.
_WORDS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        _BEST,
        re.compile(
            r"^\W*(?:no\b(?!n)|non[- ]|none|absent|absence|negative|neg\b|well\b|low|early"
            r"|without|never"
            r"|localized|localised|limited|single|solitary|unifocal|normal|not\b|alive"
            r"|good|favou?rable|(?:complete|partial) (?:response|remission)"
            r"|(?:CR|PR|responders?|sensitive)\b)",
            _I,
        ),
    ),
    (_MIDDLE, re.compile(r"^\W*(?:moderate|intermediate|medium|(?:SD|stable)\b)", _I)),
    (
        _WORST,
        re.compile(
            r"^\W*(?:yes|present|presence|positive|pos\b|poor|bad\b|unfavou?rable|high|advanced|late|with\b|extensive"
            r"|undifferentiated|multiple|multifocal|metasta|relapse|recurren|dead|died"
            r"|(?:PD|NR|progress\w*|resistant|refractory)\b)",
            _I,
        ),
    ),
)
_NOT_RESPONDING = re.compile(
    r"^\W*(?:non?|not)[- ]+(?:CR\b|respon|pCR\b|sensitive)|^\W*<\s?(?:CR|PR)", _I
)
_NODES = re.compile(r"^\W*p?N\s?(?:(?P<more>\+)|(?P<less>[−–-]))\W*$")
_SIGN = re.compile(r"^\W*(?:(?P<more>[>≥⩾≧+])|(?P<less>[<≤⩽≦]|[−–-]\W*$))")
_ROMAN = {"I": 1.0, "II": 2.0, "III": 3.0, "IV": 4.0, "V": 5.0, "IS": 0.5, "0": 0.0}
_LEAD = re.compile(
    r"^\W*(?:(?:FIGO|TNM|AJCC|UICC|Dukes'?|stages?|grades?|ISUP|Gleason|score)\s*)*"
    r"(?:p|c|yp)?(?:[TNMG]\s?)?(?=[\dIVX]|is\b)",
    _I,
)
_NUMERAL = re.compile(
    r"(?:p|c)?[TNMG]?\s?(?P<n>IV|I{1,3}|V|[0-9]+(?:\.\d+)?|is)(?:[a-cA-C](?![a-z]))?(?!\w)"
)
_LETTERS = re.compile(r"^\W*(?P<n>[A-D])(?:\s?[-–/+,&]\s?(?P<m>[A-D]))?\W*$")


def ordinal(label: str) -> float | None:
    """Return a number that grows with how bad a level is; None when the label has no order."""
    if _NOT_RESPONDING.match(label):
        return _WORST
    for value, words in _WORDS:
        if words.match(label):
            return value
    sign = _NODES.match(label) or _SIGN.match(label)
    if sign is not None:
        return _WORST if sign["more"] else _BEST
    letters = _LETTERS.match(label)
    if letters is not None:
        return float(ord((letters["m"] or letters["n"]).upper()) + ord(letters["n"].upper())) / 2
    lead = _LEAD.match(label)
    if lead is None or _NUMERAL.match(label, lead.end()) is None:
        return None
    found = [
        _ROMAN.get(m["n"].upper()) or float(m["n"])
        for m in _NUMERAL.finditer(label)
        if _counts(m["n"])
    ]
    return sum(found) / len(found) if found else None


def _counts(numeral: str) -> bool:
    return numeral.upper() in _ROMAN or numeral[0].isdigit()


def worse_levels(labels: Iterable[str]) -> dict[str, bool]:
    """Return for each label that has an order whether it is on the worse half; empty if none is."""
    ranks = {label: rank for label in labels if (rank := ordinal(label)) is not None}
    if len(set(ranks.values())) < 2:
        return {}
    middle = (min(ranks.values()) + max(ranks.values())) / 2
    return {label: rank > middle for label, rank in ranks.items()}
