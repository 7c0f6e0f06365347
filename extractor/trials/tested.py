"""Which of two arms is under test, where no name of a control tells it: how a paper speaks of them.

A title and a comparison name what is tried first; "A was not superior to B", "more in A than in B".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..records import Arm
from ..types import Sentence
from .interventions import is_comparator
from .labels import Labels, labels_of
from .pattern import SlotPattern, compiled
from .sizes import arm_of

_ONE = r"(?P<one>[^.;:]{2,90}?)"
_OTHER = r"(?P<other>[^.;:]{2,70})"
ORDERS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "ranked",
        compiled(
            rf"{_ONE}\s+(?:was|were|is|are|be)\s+(?:not\s+)?(?:significantly\s+|statistically\s+|at\s+least\s+as\s+)?"
            rf"(?:superior|non-?inferior|inferior|preferable|effective|equivalent)\s+(?:to|than|as)\s+{_OTHER}"
        ),
        ("alpha was not superior to beta", "the AB arm is non-inferior to the CD arm"),
        ("alpha was given to beta",),
    ),
    SlotPattern(
        "than",
        compiled(
            rf"\b(?:in|with|for|after)\s+(?:the\s+)?(?P<one>[^.;:,]{{2,50}}?)\s+(?:arm\s+|group\s+)?than\s+"
            rf"(?:in|with|for|after|that\s+of)?\s*(?:the\s+)?{_OTHER}"
        ),
        ("was higher in the AB arm than in the CD arm",),
        ("more than once",),
    ),
    SlotPattern(
        "compared",
        compiled(
            rf"\b(?:compar(?:e|es|ed|ing)|efficacy|benefit|advantage)\s+{_ONE}\s+(?:with|to|versus|vs\.?|over)\s+(?:those\s+of\s+|that\s+of\s+)?{_OTHER}"
        ),
        ("to compare the efficacy of alpha with those of beta",),
        ("comparable groups",),
    ),
)
TITLED = SlotPattern(
    "titled",
    compiled(
        rf"{_ONE}\s+(?:versus|vs\.?|compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|or)\s+{_OTHER}"
    ),
    ("Alpha versus beta in gamma", "Alpha compared with beta"),
    ("Alpha in gamma",),
)
_TWO = 2
_TITLE_WEIGHT = 2


def _votes(labels: Labels, entries: Iterable[SlotPattern], text: str) -> Iterator[int]:
    """Yield the arm that each comparison of a text names first."""
    for entry in entries:
        for match in entry.pattern.finditer(text):
            one, other = arm_of(labels, match["one"]), arm_of(labels, match["other"])
            if one is not None and other is not None and one != other:
                yield one


def with_tested(
    arms: tuple[Arm, ...], title: Sequence[Sentence], sentences: Sequence[Sentence]
) -> tuple[Arm, ...]:
    """Return two arms with the one under test first; others, and those with a control, unchanged.

    Args:
        arms: the arms of the paper's own trial.
        title: its title.
        sentences: what the paper says of its own trial: abstract and conclusions.
    """
    roles = [a.role for a in arms]
    plain = len(arms) == _TWO == len(set(roles)) and not any(
        is_comparator(a.interventions) for a in arms
    )
    names = [{i.name for i in a.interventions} for a in arms]
    # What adds to the other is under test, whatever is said.
    if not plain or names[0] <= names[1] or names[1] <= names[0]:
        return arms
    labels = labels_of(arms, (*title, *sentences))
    votes = [v for s in title for v in _votes(labels, (TITLED,), s.text)] * _TITLE_WEIGHT
    votes += [v for s in sentences for v in _votes(labels, ORDERS, s.text)]
    tested = roles.index("experimental")
    other = 1 - tested
    if votes.count(other) < _TWO or votes.count(other) < _TWO * votes.count(tested):
        return arms
    return (
        arms[other].model_copy(update={"role": "experimental"}),
        arms[tested].model_copy(update={"role": "comparator"}),
    )
