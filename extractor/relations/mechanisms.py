"""What a gene does to cells, told in the words of outcomes: "promotes invasion and migration"."""

from __future__ import annotations

import re

from .clauses import Clause
from .distribute import Assignment

_I = re.IGNORECASE
# What cells do as well as tumours of patients.
_OF_CELLS = frozenset({"METASTASIS", "INVASION", "PFS", "RESPONSE", "SIZE", "RECURRENCE"})
_BEHAVIOUR = re.compile(r"behaviou?rs?|phenotypes?$|aggressiveness|malignan", _I)
_PROCESS = (
    r"(?:proliferation|migration|motility|apoptosis|angiogenesis|lymphangiogenesis|stemness"
    r"|(?:cell\w*|tumou?r|cancer|Ⓒ+|anchorage-independent)\s+growth|EMT|cell cycle|cell viability"
    r"|colony formation|autophagy|adhesion|tumou?rigenesis|carcinogenesis|oncogenesis"
    r"|(?:stem )?cells?\s+(?:\w+\s+)?activation|transformation|chemotaxis|metabolism|glycolysis"
    r"|senescence|self-renewal|immune evasion|immune escape|dissemination)"
)
_JOIN = r"(?:\s*[,/]\s*(?:and\s+|or\s+)?|\s+(?:and|or|as well as)\s+)(?:(?:the|cell|tumou?r)\s+)?"
_AFTER_PROCESS = re.compile(rf"\b{_PROCESS}{_JOIN}(?:Ⓞ+{_JOIN})*$", _I)
_BEFORE_PROCESS = re.compile(rf"^{_JOIN}(?:Ⓞ+{_JOIN})*{_PROCESS}\b", _I)
_OF_A_CELL = re.compile(
    r"^(?:\s+(?:and|or)\s+\w+)?\s+(?:of|in|by)\s+(?:[\wⒸⓂ-]+\s+){0,4}?(?:cells?|cell lines?)\b"
    r"(?!\s+(?:carcinoma|lung|lymphoma|cancer|renal))",
    _I,
)
# What an experiment, or a gene in a cell, does.
_ACTS = re.compile(
    r"\b(?:promot\w+|facilitat\w+|accelerat\w+|inhibit(?:s|ed|ing)?|suppress(?:es|ed|ing)?"
    r"|attenuat\w+|abolish\w*|abrogat\w+|revers(?:es|ed|ing)|enhanc(?:es|ed|ing)|stimulat\w+"
    r"|induc(?:es|ed|ing)|regulat(?:es|ed|ing)|modulat\w+|driv(?:es?|ing|en)|driver of"
    r"|mediat\w+|required for|essential for|critical for|crucial for|involved in"
    r"|participat\w+ in|contribut\w+ to"
    r"|play\w* (?:\w+ ){0,4}roles? in|act\w* as|determinants? (?:of|for))\b",
    _I,
)


def is_mechanism(clause: Clause, assignment: Assignment) -> bool:
    """Tell whether a statement without figures tells what a gene does to cells."""
    outcome = assignment.outcome
    if outcome.code not in _OF_CELLS and not _BEHAVIOUR.search(outcome.mention.text):
        return False
    before, after = clause.canvas[: outcome.start], clause.canvas[outcome.end :]
    if _AFTER_PROCESS.search(before) or _BEFORE_PROCESS.match(after):
        return True
    if _OF_A_CELL.match(after):
        return True
    first = min(assignment.marker.end, outcome.end)
    last = max(assignment.marker.start, outcome.start)
    return bool(_ACTS.search(clause.canvas, first, last))
