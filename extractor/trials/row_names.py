"""Acronyms in the cells of tables that name trials, where no word around them says so."""

from __future__ import annotations

import re

from .group_names import find_group_trials
from .names import is_name

_NO_TRIALS = frozenset({"RCT", "RCTs", "CR", "OS", "PFS", "HR", "NR", "NA", "N/A"})
_BESIDE_NAME = re.compile(
    r"\s*(?:[\[(]\s*(?:refs?\.?\s*)?[\d,;\s–-]+[\])]|\([^()]*(?:NCT|et\s+al)[^()]*\)|\b(?:trial|study)\b|\bNCT\s?\d{8}\b|\bISRCTN\s?\d{8}\b|[*†‡§¶]|,?\s*\(?(?:19|20)\d\d\)?\s*\Z)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"\bet\s+al\b|\band\s+colleagues\b", re.IGNORECASE)
_SURNAME = re.compile(
    r"(?:[A-Z]['’])?(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|O['’])?[A-Z][a-z]+(?:[-‐][A-Z][a-z]+)*"
)
_PHASES = re.compile(r"(?:phase\s*)?[IV]+[ab]?(?:\s*[/–-]\s*[IV]+[ab]?)?", re.IGNORECASE)
_RAISED = re.compile(r"(?<=[a-z])\d{1,3}\Z")
_MOST_WORDS = 4


def is_row_name(text: str) -> str | None:
    """Return the acronym of a cell that names a trial and says nothing else, None for an author."""
    if _AUTHOR.search(text):
        return None
    name = " ".join(_BESIDE_NAME.sub(" ", text).split()).strip(" ,;:.")
    for group, _, _ in find_group_trials(name):
        return group
    first, comma, _ = name.partition(",")
    if comma and first.strip() != name:
        return is_row_name(first)  # "LUMO-3, Japan"
    raised = _RAISED.sub("", name)
    if _SURNAME.fullmatch(raised.split(" ")[0]) and raised != name:
        return None  # "Smith12": an author with the number of a reference
    words = name.split()
    if (
        _PHASES.fullmatch(name)
        or not 0 < len(words) <= _MOST_WORDS
        or not re.search(r"[A-Z]", name)
    ):
        return None
    marked = [w for w in words if not _SURNAME.fullmatch(w) and re.search(r"[A-Z].*[A-Z0-9]", w)]
    return name if marked and is_name(name) and words[0] not in _NO_TRIALS else None
