"""Endpoints and their rank: the words after "primary end point was", outcome by outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ..records import Endpoint, OutcomeRef
from ..types import Sentence
from .endpoints import outcomes_between
from .pattern import SlotPattern, compiled

Role = Literal["primary", "secondary", "exploratory"]
_NOUN = (
    r"(?:(?:efficacy|study|outcome|trial|clinical|safety|main)\s+)?(?:end[-\s]?points?|outcomes?(?:\s+(?:measures?|variables?|parameters?))?|"
    r"objectives?|aims?|(?:efficacy\s+)?(?:variables?|parameters?|measures?))"
)
ROLES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "primary",
        compiled(
            rf"\b(?:co-?)?primary(?:\s+and\s+secondary)?\s+(?:(?!tumou?r|cancer|care|lesion|site)[\w-]+\s+){{0,2}}?{_NOUN}|\bmain\s+(?:end[-\s]?point|outcome)"
        ),
        ("The primary end point was OS", "primary efficacy outcome", "co-primary endpoints"),
        ("primary tumour", "primary breast cancer"),
    ),
    SlotPattern(
        "secondary",
        compiled(rf"\bsecondary\s+{_NOUN}|(?<=[;.]\s)secondary(?:\s+ones?)?\s*(?=:)"),
        (
            "Secondary endpoints included PFS",
            "secondary study objectives",
            "Main outcome: fatigue; secondary: pain",
        ),
        ("secondary breast cancer",),
    ),
    SlotPattern(
        "exploratory",
        compiled(rf"\b(?:exploratory|tertiary)\s+{_NOUN}"),
        ("exploratory end points were",),
        ("exploratory laparotomy",),
    ),
)
_BACK = compiled(
    r"\b(?:was|were|is|as|are|being|will\s+be)\s+(?:the\s+|our\s+|a\s+|an\s+|considered\s+)?(?:\w+\s+)?$"
)
_AS = compiled(r"\bas\s+(?:the\s+|a\s+)?$")
_NOT_WHAT = re.compile(
    r"\b(?:defined|calculated|measured|analy[sz]ed|sample\s+size|power)\b", re.IGNORECASE
)
# "as it includes death": why it was chosen names other outcomes.
_REASON = re.compile(
    r"\b(?:as|because|since)\s+(?:it|this|they|these|that|there|both|most)\b|\bbecause\b|\bgiven\s+that\b",
    re.IGNORECASE,
)
# "Primary and secondary endpoints (A, B and C)" does not say which is which; "respectively" does.
_JOINT = re.compile(
    r"\bprimary\s+(?:\w+\s+)?(?:and|or|/)\s*(?:the\s+)?(?=secondary\b)", re.IGNORECASE
)
# "The primary outcome was X": X is an outcome whatever it is called.
NAMED = SlotPattern(
    "named",
    compiled(
        r"^\s*(?:\([^)]{1,40}\)\s*|of\s+(?:this|the|our)\s+(?:[\w-]+\s+){0,3}?(?:trial|study|analysis)\s+|in\s+(?:this|the)\s+(?:trial|study)\s+|measures?\s+)*"
        r"(?:(?:was|were|is|are|will\s+be|include[ds]?|will\s+include|comprise[ds]?|consist(?:s|ed)\s+of)(?:\s+to\s+\w+)?\s*:?|:)\s*(?P<what>\S.*)$"
    ),
    (" was change in walking distance", " of this study is the pain score", ": pain", " will be A"),
    (" and power",),
)
_NO_NAME = compiled(
    r"^(?:not\b|met\b|also\b|significantly\b|similar\b|based\b|then\b|available\b|compared\b|assess\w*|analy[sz]ed\b|evaluated\b|performed\b|"
    r"measured\b|calculated\b|collected\b|tested\b|reached\b|achieved\b|reported\b|defined\b|examined\b|summari[sz]ed\b|"
    r"observed\b|obtained\b|\w+ly\s+\w+ed\b|higher\b|lower\b|as\s|in\s|at\s|by\s|from\s|for\s|with\s|within\s|between\s|on\s|after\s|\W*\d)"
)
_SAME = 4  # words by which two names of an endpoint are one
_WORD = 6  # letters of a single word that may name an endpoint
_NO_ITEMS = frozenset({"clinical", "respectively", "tumour", "primary", "secondary", "overall"})
_AIM = re.compile(r"objective|aim", re.IGNORECASE)
_ITEMS = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+(?=[a-z])|\(\w\)\s|\s\d\)\s")
_LONGEST = 140  # characters of an item that is still a name
# A tumour's spread or size is an endpoint where it is counted, not where patients have it.
_FEATURES = frozenset(
    {"METASTASIS", "BONE_METASTASIS", "LYMPH_NODE", "STAGE", "GRADE", "SIZE", "INVASION"}
)
_COUNTED = compiled(
    r"\b(?:time\s+to|rates?(?:\s+of)?|incidence|development|occurrence|number|appearance|new|risk\s+of)\W+(?:\w+\W+){0,3}$"
)


def _cues(text: str) -> list[tuple[int, int, Role]]:
    found: list[tuple[int, int, Role]] = []
    for entry in ROLES:
        role: Role = entry.value  # type: ignore[assignment]
        found += [(m.start(), m.end(), role) for m in entry.pattern.finditer(text)]
    return sorted(found)


def ranks_something(text: str) -> bool:
    """Tell whether a text speaks of primary, secondary or exploratory endpoints or aims."""
    return bool(_cues(text))


def _between(sentence: Sentence, start: int, end: int) -> list[tuple[int, OutcomeRef]]:
    """Return the outcomes between two offsets of the text that may be endpoints, with starts."""
    found = outcomes_between(sentence, sentence.start + start, sentence.start + end)
    return [
        (at - sentence.start, outcome)
        for at, outcome in found
        if (outcome.text or "").lower() not in {"outcome", "outcomes"}
        and (
            outcome.code not in _FEATURES
            or _COUNTED.search(sentence.text[start : at - sentence.start])
        )
    ]


def _unnamed(
    text: str, start: int, found: list[tuple[int, OutcomeRef]], *, primary: bool
) -> Iterator[OutcomeRef]:
    """Yield what a list of endpoints holds beside the outcomes known by name."""
    match = NAMED.pattern.match(text)
    if match is None or _NO_NAME.match(match["what"]):
        return
    at = match.start("what")
    for piece in _ITEMS.split(match["what"]):
        begin = text.find(piece, at)
        at = begin + len(piece)
        known = any(begin <= a - start <= at for a, _ in found)
        words = piece.strip(" .:;")
        if known or not re.match(r"[A-Za-z]{3}", words) or _NO_NAME.match(words):
            if known and primary:
                return
            continue
        if " " not in words and (len(words) < _WORD or words.lower() in _NO_ITEMS):
            continue
        if len(words) <= _LONGEST or primary:
            yield OutcomeRef(text=words[:_LONGEST], code="OTHER")
        if primary:
            return


def _joint(sentence: Sentence) -> tuple[int, list[tuple[int, OutcomeRef]]] | None:
    """Return where endpoints of both ranks are told at once, and those outcomes; else nothing."""
    match = _JOINT.search(sentence.text)
    if match is None:
        return None
    cue = next((c for c in _cues(sentence.text) if c[0] >= match.end()), None)
    after = cue[1] if cue else match.end()
    return after, _between(sentence, after, len(sentence.text))


_TWO = 2


def _bracketed(text: str, start: int, end: int) -> bool:
    """Tell whether a rank stands alone in brackets: "the pain score (primary endpoint)"."""
    return bool(_OPENING.search(text[:start])) and text[end : end + 1] in {")", "]"}


_OPENING = re.compile(r"[(\[]\s*(?:the\s+)?$")
_LAST_NAME = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:and|of|on|in|regarding|that|was|were|for|as)\s+)(?:the\s+)?(?P<what>[A-Za-z][^.;:,()]{5,90})\s*[(\[]\s*(?:the\s+)?$"
)


def _before_bracket(sentence: Sentence, floor: int, start: int, role: Role) -> Iterator[Endpoint]:
    """Yield what stands before a rank in brackets: the last outcome, else the words themselves."""
    found = _between(sentence, floor, start)
    if found:
        yield Endpoint(role=role, outcome=found[-1][1])
        return
    words = _LAST_NAME.search(sentence.text[:start])
    if words and words.start("what") >= floor and not _NO_NAME.match(words["what"]):
        yield Endpoint(role=role, outcome=OutcomeRef(text=words["what"].strip(), code="OTHER"))


def _of_sentence(sentence: Sentence, *, lists: bool) -> Iterator[Endpoint]:
    joint = _joint(sentence)
    if joint is not None:
        told = joint[1]
        if len(told) == _TWO and "respectively" in sentence.text:
            yield Endpoint(role="primary", outcome=told[0][1])
            yield Endpoint(role="secondary", outcome=told[1][1])
        return
    cues = _cues(sentence.text)
    for n, (start, end, role) in enumerate(cues):
        stop = cues[n + 1][0] if n + 1 < len(cues) else len(sentence.text)
        segment = sentence.text[end:stop]
        cut = _NOT_WHAT.search(segment)
        # "OS, defined as time to death": the definition names other outcomes.
        stop = end + cut.start() if cut and role == "primary" else stop
        reason = _REASON.search(sentence.text, end, stop)
        stop = reason.start() if reason else stop
        found = _between(sentence, end, stop)
        before = sentence.text[:start]
        if _bracketed(sentence.text, start, end):
            yield from _before_bracket(sentence, cues[n - 1][1] if n else 0, start, role)
            continue
        if _AS.search(before) or (not found and _BACK.search(before)):
            found = _between(sentence, cues[n - 1][1] if n else 0, start)
        elif lists and (not _AIM.search(sentence.text[start:end]) or (found and role != "primary")):
            named = _unnamed(sentence.text[end:stop], end, found, primary=role == "primary")
            found += [(end, outcome) for outcome in named]
        for _, outcome in found:
            yield Endpoint(role=role, outcome=outcome)


def headed_endpoints(role: Role, sentences: Iterable[Sentence]) -> Iterator[Endpoint]:
    """Yield the endpoints of the sentences below a heading such as "Primary outcome"."""
    for sentence in sentences:
        if _cues(sentence.text):
            continue
        cut = _NOT_WHAT.search(sentence.text)
        stop = cut.start() if cut else len(sentence.text)
        for _, outcome in _between(sentence, 0, stop):
            yield Endpoint(role=role, outcome=outcome)


def role_of_heading(heading: str) -> Role | None:
    """Return the rank that a heading names, None for a heading of both or of neither."""
    roles = {role for _, _, role in _cues(heading)}
    return roles.pop() if len(roles) == 1 and " and " not in heading.lower() else None


def find_endpoints(
    sentences: Iterable[Sentence], headed: Iterable[Endpoint] = (), *, lists: bool = True
) -> tuple[Endpoint, ...]:
    """Return the endpoints that sentences rank, each role and outcome once, in order.

    ``headed`` are those found under headings; they come after what sentences say. ``lists`` takes
    what a list of endpoints holds beside the outcomes known by name.
    """
    kept: dict[tuple[str, str, str], Endpoint] = {}
    found = [e for s in sentences for e in _of_sentence(s, lists=lists)]
    for endpoint in (*found, *headed):
        code, text = endpoint.outcome.code, (endpoint.outcome.text or "").lower()
        # The same words may go on in another way: "pain at rest", "the pain at rest after 6 weeks".
        first = " ".join(text.removeprefix("the ").split()[:_SAME])
        kept.setdefault((endpoint.role, code, first if code == "OTHER" else ""), endpoint)
    return tuple(kept.values())
