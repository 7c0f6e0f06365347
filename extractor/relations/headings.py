"""What the label of a structured abstract says of the sentences under it."""

from __future__ import annotations

import re

from ..types import Passage

_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_NO_RESULT = frozenset(
    """
    aim aims objective objectives purpose purposes goal goals hypothesis rationale question
    questions method methods methodology design setting settings participants subjects materials
    material patients procedures interventions intervention measures measurements outcome outcomes
    main primary statistical analysis experimental registration trial funding study the of and
    population data sources selection extraction eligibility criteria
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
# Words that a label does not consist of alone.
_FILLERS = frozenset("the of and data study main primary outcome outcomes".split())  # noqa: SIM905
_TELLING = _NO_RESULT - _FILLERS


def _label(passage: Passage) -> frozenset[str]:
    if passage.section != "abstract" or passage.heading is None:
        return frozenset()
    return frozenset(w.lower() for w in _WORDS.findall(passage.heading))


def announces_no_result(passage: Passage) -> bool:
    """Tell whether a passage of an abstract stands under "Objective", "Methods" and the like."""
    words = _label(passage)
    return bool(words & _TELLING) and words <= _NO_RESULT
