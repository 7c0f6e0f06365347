"""Outcomes that no vocabulary knows: the noun phrase that stands before a test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records import OutcomeRef
from ..types import Sentence, Statistic
from .bundles import is_p_value
from .pattern import SlotPattern, compiled
from .sides import Named
from .spotted import Spotted
from .values import RATIOS, Value

_WORD = r"(?:(?:day|week|month)\s\d+|[a-zA-Z][\w/'’-]*)"
_NOUNS = (
    r"(?P<name>(?!(?:whereas|while|but|although|though|and|or|however|also)\b)"
    rf"(?:{_WORD}\s+){{0,6}}?{_WORD})"
)
_VERB = (
    r"(?:was|were|is|are|did|had|has|improved|increased|decreased|differed|declined|remained|rose"
    r"|fell|dropped|occurred|developed|arose|reduced|worsened|changed|tended|favou?red|lasted)"
)
# "readmission within 90 days was": a moment or a bound with a number.
_WHEN = (
    r"(?:\s+(?:within|at|after|below|above|under|over)\s+(?:the\s+)?(?:first\s+|last\s+)?"
    r"\d[^,;()]{0,25}?|\s+at\s+(?:the\s+)?(?:end\s+of\s+(?:[\w-]+\s+){0,2}[\w-]+|follow-?up|discharge|end-?point))?"
)
_OF_ARM = (
    r"(?:\s+(?:in|for|with|among)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:groups?|arms?)(?:\s\d)?)?"
)
_HAVE = (
    r"(?:had|have|develop(?:ed)?|experienced?|receiv(?:e|ed)|requir(?:e|ed)|achiev(?:e|ed)"
    r"|report(?:ed)?|under(?:went|go)|need(?:ed)?|obtain(?:ed)?|suffer(?:ed)?(?:\s+from)?|show(?:ed)?(?:\s+the\s+presence\s+of)?|complet(?:ed?|ing))"
)
FREE: tuple[SlotPattern, ...] = (
    SlotPattern(
        "scores of",
        compiled(
            r"\b(?:lower|higher|better|worse|greater|improved|reduced)\s+(?:[\w-]+\s+)?(?:scores?|ratings?|levels?)\s+"
            r"(?:than\s+(?:(?!for\b|in\b|on\b|of\b)[\w-]+\s+){1,5})?(?:for|in|on|of)\s+(?:the\s+)?"
            rf"{_NOUNS}(?=\s+(?:than|compared|after|at|during|when|and)\b|\s*[,(;.]|\s*\Z)"
        ),
        ("had lower scores than CG on burden (P", "higher scores on recall ("),
        ("had lower scores than the controls (",),
    ),
    SlotPattern(
        "difference in",
        compiled(
            r"\b(?:differences?|improvements?|reductions?|increases?|decreases?|changes?|effects?|declines?|gains?|interactions?|benefits?|advantages?)\s+(?:favou?ring\s+\w+\s+)?(?:(?:was|were)\s+(?:\w+\s+){1,5}?)?"
            r"(?:(?:between|among)\s+[^,;.()]{3,80}?\s(?:groups?|arms?|patients|treatments|participants)\s+)?"
            rf"(?:in|of|on|for|regarding|concerning|with\s+(?:respect|regard)\s+to)\s+(?:the\s+|mean\s+|median\s+|total\s+)*{_NOUNS}"
            r"(?=\s+(?:between|among|in|at|after|was|were|across|compared|for|from|with|over|when|during|than|by|to|scores?)\b|\s*[,(;.]|\s*\Z)"
        ),
        (
            "no difference in grip strength between the groups",
            "improvement of balance (p = 0.03)",
            "differences were found between the A and B groups in grip strength",
            "differences favouring placebo were seen for vitality (",
        ),
        ("grip strength was higher",),
    ),
    SlotPattern(
        "subject",
        compiled(
            r"(?:\A(?:(?:after|at|by|during|following|over)\s+(?:[\w-]+\s+){1,4}?(?=(?:the|mean|median)\s))?|[,;:]\s+|\b(?:whereas|while|but|although|though|that)\s+)(?:however,\s+|similarly,\s+|in\s+addition,\s+)?(?:the\s+|a\s+)?(?:mean\s+|median\s+|average\s+|overall\s+|total\s+|±\s?S[DE]M?\s+|\((?:S[DE]M?|IQR)\)\s+)*"
            rf"{_NOUNS}(?:\s*\([^()\d]{{1,30}}\))?{_OF_ARM}{_WHEN}(?:\s+(?:also|\w+ly))?\s+{_VERB}\b"
        ),
        (
            "The mean grip strength was higher in group A",
            "Operating room time did not differ",
            "Time to first meal (TFM) was shorter",
            "After the treatment the grip strength was",
            "Waiting within 90 days was",
            "Mean grip strength in the A group was",
            "Grip strength significantly improved",
        ),
        ("higher in group A",),
    ),
    SlotPattern(
        "bracketed",
        compiled(
            r"(?:\A|[,;:]\s+|\band\s+)(?:the\s+|a\s+)?(?:mean\s+|median\s+|overall\s+|total\s+)*"
            rf"{_NOUNS}(?=\s*[\[(]\s?(?:[-−–]?\d|\Z))"
        ),
        ("The rate of falls [5.9% in group A", "and gait speed (12 vs 10"),
        ("falls (n = 3)",),
    ),
    SlotPattern(
        "more of",
        compiled(
            r"\b(?:fewer|more|less|lower|higher|greater|shorter|longer|better|worse|larger|smaller|stronger|improved|reduced|increased|decreased)\s+"
            r"(?!(?:was|were|is|are|had|did|in|than|with|at|after|for|by|from|to|on|among|and|or|frequent\w*|common\w*|often|likely|effective\w*|pronounced|marked\w*|severe|significant\w*|rapid\w*|when|as|compared)\b)"
            rf"{_NOUNS}(?=\s+(?:in|than|with|at|after|for|during|compared|between|among|from|over|when|on|was|were|by|vs|versus|as\s+well|too|both)\b|\s*[,(;.\[]|\s*\Z)"
        ),
        ("had shorter waiting times (P = 0.001)", "spent fewer days in hospital"),
        ("was more frequent in group A", "higher than in group A"),
    ),
    SlotPattern(
        "object",
        compiled(
            rf"\b{_HAVE}\s+(?:all\s+(?:of\s+)?)?(?:an?\s+|the\s+|at\s+least\s+one\s+|one\s+or\s+more\s+)?(?!(?:been|not|no|higher|lower|more|less|similar|significant\w*)\b){_NOUNS}"
            r"(?=\s+(?:in|than|with|vs|versus|compared|on|at|during|after|within|for|as)\b|\s*[,(;.:\[]|\s*\Z)"
        ),
        ("12 women achieved pregnancy (", "were more likely to receive a transfusion:"),
        ("had been", "had lower scores"),
    ),
)
# What a list goes on with after the test of its last member: "), and grip strength (".
ITEM = SlotPattern(
    "item",
    compiled(
        rf"\A[\s)\],;]*(?:(?:and|or|nor|but\s+not|as\s+well\s+as|also)\s+)*(?:(?:in|for|of|on|with)\s+)?(?:the\s+|mean\s+|median\s+)*{_NOUNS}\s*\Z"
    ),
    ("), and grip strength", "; body image"),
    (").",),
)
_SENTENCE_WORDS = compiled(
    rf"\b(?:{_VERB}|be|been|not|respectively|figure|fig|table|log-?rank|test|adjusted|hazard|ratio|odds|ci|and|or|versus|vs|than|with|compared|for|however|whereas|but|while|which|that)\b"
)
NO_NAME = compiled(
    r"\b(?:patients?|participants?|subjects?|women|men|children|we|it|they|this|these|those|there|that|which|who|groups?|arms?|results?|analys[ei]s|study|studies|authors?"
    r"|differences?|all|both|other|changes?|following|data|models?|tests?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?!-[a-z])|(?:one|two)-?\s?(?:sided|tailed)|none|no|each|characteristics|age|sex|comparisons?|interaction|baseline|treatments?|table|figure|effects?"
    r"|significan\w+|outcomes?|respectively|versus|than|hypothes\w+|p-?values?|(?:uni|multi)vari\w+|(?:un)?adjusted|crude|compared|trends?|correlation|association|status|mutations?)\b"
    r"|\A(?:the|an?|their|its|improvements?|reductions?|increases?|decreases?|rates?|values?|scores?|levels?|median|mean|number)\Z"
)
_CUT = compiled(r"[(\[]|(?<![\w-])[-−–+]?\d")


def _tests(sentence: Sentence) -> list[Statistic]:
    """Return the p-values and estimates of a sentence, in order."""
    return sorted(
        (
            s
            for s in sentence.statistics
            if is_p_value(s) or (s.kind == "EFFECT" and s.measure in RATIOS)
        ),
        key=lambda s: s.start,
    )


def _spot(name: str, start: int, sentence: Sentence) -> Spotted | None:
    """Return a noun phrase as an outcome, unless it names people, arms, markers or drugs."""
    whom = _OF_PEOPLE.match(name)
    start += whom.end() if whom else 0
    name = name[whom.end() if whom else 0 :].strip()
    end = start + len(name)
    # A drug or a marker alone is what is compared; "ER H-score", "steroid dose" are measured.
    drug = any(m.start < end <= m.end for m in sentence.labelled("DRUG"))
    marked = drug or any(
        m.start <= start and end <= m.end for m in sentence.labelled("GENE", "MARKER", "VARIANT")
    )
    if NO_NAME.search(name) or marked or len(name) < _SHORTEST:
        return None
    return Spotted(start, end, OutcomeRef(text=name, code="OTHER"), free=True)


_SHORTEST = 3  # letters
_OF_PEOPLE = compiled(
    r"(?:the\s+)?(?:proportions?|percentages?|numbers?|rates?|shares?)\s+of\s+(?:patients|participants|subjects|women|men|children)"
    r"\s+(?:with|who\s+(?:had|were|reported)|having|achieving|reaching|reporting|experiencing)\s+(?:an?\s+)?"
)


def _named_in(sentence: Sentence, start: int, end: int, *, anew: bool) -> Spotted | None:
    """Return the first noun phrase of a stretch that a difference is told of.

    Behind the figure of an arm (not ``anew``) only the subject or object of a verb is one.
    """
    text = sentence.text[start - sentence.start : end - sentence.start]
    for entry in FREE:
        if not anew and entry.value not in _SUBJECTS:
            continue
        for match in entry.pattern.finditer(text):
            spot = _spot(match["name"], start + match.start("name"), sentence)
            if spot is not None:
                return spot
    return None


_SUBJECTS = frozenset({"subject", "bracketed", "object"})


def _item(sentence: Sentence, start: int, end: int) -> Spotted | None:
    """Return what a list of tested outcomes goes on with."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    cut = _CUT.search(text.lstrip(" )],;"))
    stop = len(text) - len(text.lstrip(" )],;")) + cut.start() if cut else len(text)
    match = ITEM.pattern.match(text[:stop])
    if match is None or _SENTENCE_WORDS.search(match["name"]):
        return None
    return _spot(match["name"], start + match.start("name"), sentence)


def free_outcomes(
    sentence: Sentence,
    found: Sequence[Spotted] = (),
    values: Sequence[Value] = (),
    named: Sequence[Named] = (),
) -> tuple[Spotted, ...]:
    """Return what the figures of a sentence are of, where no outcome of a vocabulary precedes them.

    Args:
        sentence: the sentence with its statistics.
        found: the outcomes that are known by name.
        values: figures of the arms; the first of each run may be told of an outcome.
        named: the places that name an arm, which is no outcome.
    """
    tests: list[Statistic | Value] = [*_tests(sentence), *values]
    spots = _before(sentence, found, sorted(tests, key=lambda t: t.start))
    return tuple(s for s in spots if not any(n.start < s.end <= n.end for n in named))


def _before(
    sentence: Sentence, found: Sequence[Spotted], tests: Sequence[Statistic | Value]
) -> Iterator[Spotted]:
    floor = sentence.start
    valued = False  # the figure before is an arm's: a test behind it is of the same outcome
    for test in tests:
        start, floor = floor, test.end
        valued, behind = isinstance(test, Value), valued
        if any(start <= one.start < test.end for one in found):
            continue
        listed = start > sentence.start and not behind
        spot = _item(sentence, start, test.start) if listed else None
        spot = spot or _named_in(sentence, start, test.start, anew=not behind)
        if spot is not None:
            yield spot
            yield from _listed_after(sentence, spot, test.start)


_PARTED = compiled(r"\s*,\s*(?:(?:and|or|nor)\s+)?|\s+(?:and|or|nor|as\s+well\s+as)\s+")
_LIST_ENDS = compiled(r"[(\[;:.]|\b(?:between|among|at|after|during|with|than|was|were|did|when)\b")
_LONGEST = 7  # words


def _listed_after(sentence: Sentence, first: Spotted, stop: int) -> Iterator[Spotted]:
    """Yield what a list goes on with: "no differences in grip strength, balance or gait (P"."""
    text = sentence.text[first.end - sentence.start : stop - sentence.start]
    cut = _LIST_ENDS.search(text)
    text = text[: cut.start()] if cut else text
    if not text.lstrip().startswith(",") and not re.match(r"\s+(?:or|nor)\s", text):
        return
    edges = [*((m.start(), m.end()) for m in _PARTED.finditer(text)), (len(text), len(text))]
    for (_, begin), (end, _) in pairwise(edges):
        name = text[begin:end].strip()
        if 0 < len(name.split()) <= _LONGEST and name[0].isalpha():
            spot = _spot(name, first.end + begin, sentence)
            if spot is not None:
                yield spot
