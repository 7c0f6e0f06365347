"""Side effects in a list, known by name or not: "the commonest adverse events were X (12%)"."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import OutcomeRef
from ..types import Sentence
from .pattern import SlotPattern, compiled

HEADER = SlotPattern(
    "of side effects",
    compiled(
        r"\badverse\s+(?:drug\s+)?(?:events?|effects?|reactions?)\b|\b(?-i:(?:TE|TR|S|G3\s?)?AEs)\b|\btoxicit(?:y|ies)\b"
        r"|\bside[\s-]effects?\b|\bcomplications?\b|\b(?:dose[-\s]limiting|(?-i:DLTs?))\b"
    ),
    ("The commonest adverse events", "TEAEs were", "toxicities of grade 3"),
    ("responses were", "advised"),
)
_WORD = (
    r"(?:(?!(?:and|or|were|was|had|have|with|included|including|in|of|by|for|the|than|grades?"
    r"|experienced|occurred|observed|reported|median|mean|patients|vs|versus"
    r"|such|as|like|namely|mainly|particularly|especially|only|also|but|due|to|from|on|at|because)\b)[A-Za-z][\w/'’-]*)"
)
_NAME = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}}|{_WORD}\s+(?:and|or)\s+{_WORD})"
_FIGURE = r"(?:[nN]\s?=\s?)?\d"
# The name, then its figure in a bracket; or the figure, then the name.
ITEMS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "name before figure",
        compiled(
            rf"(?:[,;:]\s+|\b(?:and|or|were|was|included|including|with|of|as|by)\s+|\A)(?:grades?\s+(?:≥\s?)?\d(?:\s?(?:[-–/]|or|and|to)\s?\d)?\s+)?"
            rf"{_NAME}(?=\s*[(\[]\s*{_FIGURE})"
        ),
        (", decreased appetite (61%)", "were dry eyes (n = 4, 12%)"),
        (", 61%", "in patients (n = 3)"),
    ),
    SlotPattern(
        "figure before name",
        compiled(rf"\d\s?%\s?\)?\s+(?:had\s+)?{_NAME}(?=\s*(?:[,;.)]|and\s+\d|\Z))"),
        ("5/20 (20%) abdominal cramps, 2/20", "12% blurred vision and 8%"),
        ("20% of patients",),
    ),
)
_NOT_ONE = compiled(
    r"\b(?:adverse|toxicit\w+|events?|reactions?|side[-\s]effects?|complications?|arms?|groups?|cohorts?|grades?|respons\w+|surviv\w+|remissions?|progress\w+|recurren\w+|respectively|doses?|cycles?|levels?|parts?|trials?|stud(?:y|ies)|discontinu\w+|withdr\w+|treatment|therapy|total|overall|most|any|all|common|frequent|each|both|who|which|that|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|women|men|cases|no|none|not|disease|months?|weeks?|days?|years?|confidence|interval|ci|hr|range|versus|placebo|control|higher|lower|more|less|compared|baseline|mild|moderate|severe|serious)\b"
)


def side_effects_in(sentence: Sentence) -> Iterator[tuple[int, OutcomeRef]]:
    """Yield the members of a list of side effects that have a figure each, with their starts."""
    if not HEADER.pattern.search(sentence.text):
        return
    drugs = sentence.labelled("DRUG")
    for entry in ITEMS:
        for match in entry.pattern.finditer(sentence.text):
            start, end = (sentence.start + at for at in match.span("name"))
            given = any(m.start < end and start < m.end for m in drugs)
            if not given and not _NOT_ONE.search(match["name"]):
                yield start, OutcomeRef(text=match["name"], code="TOXICITY")


TABLE = (HEADER, *ITEMS)
