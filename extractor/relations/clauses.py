"""Where one statement of a sentence ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .items import Item, Marker, OutcomeArgument
from .rule import Cue

_I = re.IGNORECASE
BREAKS = (
    Cue(
        id="contrast",
        pattern=re.compile(
            r",?\s+(?:whereas|while|whilst|although|though|but(?! also)|however|yet"
            r"|except)\b|,\s+(?:which|with no|suggesting|indicating|and (?:this|that"
            r"|these|it|they))\b|\b(?:and|but|although|though)\s+(?=(?:not|no"
            r"|neither)\b)|,?\s+(?:and\s+)?(?:so|as) (?:was|were|did|had|is|are)\b"
            r"|,?\s+and\s+(?:we\s+|have\s+)?(?:found|showed|observed|demonstrated|revealed|discovered"
            r"|concluded|noted)\s+(?:that|no|an?)\b"
            r"|,?\s+and\s+that\s+(?!of\b)"
            r"|,?\s+and\s+(?:its|their)\s+(?:effects?|role|impact|influence|(?:high\s+|low\s+)?(?:over-?|up-?"
            r"|down-?)?(?:expression|regulation)|levels?|loss|presence|absence|mutations?)\b"
            r"|,\s+nor\b"
            r"|,?\s+and\s+(?:therefore\s+|thus\s+|hence\s+)?(?=(?:may|might|could|should)\b)"
            r"|;(?!\s*(?:\(|log-?rank\s+)?Ⓢ)",
            _I,
        ),
        hits=("shorter OS, whereas low", "OS but not PFS", "with OS; high"),
        misses=("not only OS and PFS",),
    ),
)
_AND = re.compile(r",?\s+(?:and|or)\s+|,\s+", _I)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|showed|predict\w*|correlat\w*|associat\w*|with"
    r"|did|remained|confer\w*|display\w*|exhibit\w*)\b",
    _I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence; the canvas is blank outside of it, so that offsets stay."""

    start: int
    end: int
    canvas: str
    items: tuple[Item, ...]


def split_clauses(canvas: str, items: tuple[Item, ...]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order."""
    cuts = sorted({0, len(canvas), *_contrast_cuts(canvas)})
    cuts += _new_subjects(canvas, items, list(pairwise(cuts)))
    cuts = sorted(set(cuts))
    return tuple(_clause(canvas, items, a, b) for a, b in pairwise(cuts))


def _clause(canvas: str, items: tuple[Item, ...], start: int, end: int) -> Clause:
    inside = tuple(i for i in items if start <= i.start < end)
    return Clause(start=start, end=end, canvas=" " * start + canvas[start:end], items=inside)


_LEADING = re.compile(
    r"^\W*(?:although|while|whereas|though|whilst|even though|since|because"
    r"|given that"
    r"|(?:on the basis of|based on) (?:our|the|these) (?:data|findings|results"
    r"|observations?) (?:showing )?that)\b",
    _I,
)


_BUT_NOT_MARKER = re.compile(
    r"\s*(?:not|neither)\s+(?:\w+\s+){0,2}Ⓜ", _I
)  # "X, but not Y, predicted OS"


def _contrast_cuts(canvas: str) -> list[int]:
    depths = _depths(canvas)
    leading = _LEADING.match(canvas)
    comma = canvas.find(", ", leading.end()) if leading is not None else -1
    first = [comma] if comma > 0 and depths[comma] == 0 else []
    return first + [
        found.start()
        for cue in BREAKS
        for found in cue.pattern.finditer(canvas)
        if depths[found.start()] == 0
        and not _SAME_RESULT.match(canvas, found.start())
        and not ("Ⓞ" not in canvas[: found.start()] and _BUT_NOT_MARKER.match(canvas, found.end()))
    ]


# "OS tended to be longer, although the difference was not significant (p = …)": one statement.
_SAME_RESULT = re.compile(
    r",?\s+(?:although|though|but|however|yet|while)\s+(?:(?:this|these|the|any)\s+)?(?:\w+\s+){0,1}"
    r"(?:differences?|associations?|correlations?|trend|results?|effects?|relationship|it)\s"
    r"(?:\w+\s+){0,2}?(?:was|were|did|is|are|fail\w*|lack\w*|reach\w*|miss\w*|had)\b[^;ⓂⓄⒸ]*$",
    _I,
)


def _depths(canvas: str) -> list[int]:
    """Return how many brackets are open at each character."""
    depths, depth = [], 0
    for sign in canvas:
        if sign in "([":
            depth += 1
        depths.append(depth)
        if sign in ")]":
            depth = max(depth - 1, 0)
    return depths


def _new_subjects(canvas: str, items: tuple[Item, ...], spans: list[tuple[int, int]]) -> list[int]:
    """Return the places where "and" brings a new marker with its own verb and outcome."""
    depths = _depths(canvas)
    cuts = []
    for start, end in spans:
        floor = start
        for found in _AND.finditer(canvas, start, end):
            if depths[found.start()] == 0 and _is_new(canvas, items, floor, found, end):
                cuts.append(found.start())
                floor = found.start()
    return cuts


def _is_new(
    canvas: str, items: tuple[Item, ...], start: int, found: re.Match[str], end: int
) -> bool:
    left = [i for i in items if start <= i.start < found.start()]
    right = [i for i in items if found.end() <= i.start < end]
    if not _is_statement(left, canvas[start : found.start()], start):
        return False
    first = next((i for i in right if isinstance(i, Marker | OutcomeArgument)), None)
    if isinstance(first, OutcomeArgument) and _has_both(left):
        tail = canvas[first.end : end]
        own = _PASSIVE.match(tail) and any(isinstance(i, Marker) for i in right)
        return bool(own) and len(_lead(canvas[found.end() : first.start])) <= _FEW
    if not isinstance(first, Marker) or first.role not in {"subject"}:
        return False
    goal = _goal(right, canvas, first.end, end)
    if goal is None or len(_lead(canvas[found.end() : first.start])) > _LEAD_WORDS:
        return False
    between = canvas[first.end : goal]
    verb = _VERB.search(between)
    if verb is None or _GOES_ON.search(between[: verb.start()]):
        return False
    return not _NEXT_SUBJECT.search(between[: verb.start()])


def _lead(text: str) -> list[str]:
    """Return the words before a new subject; "and Cox analysis showed that" is no part of them."""
    return text.rpartition(" that ")[2].split()


def _is_statement(items: list[Item], text: str, start: int) -> bool:
    """Tell whether what stands before is a statement of its own: marker and outcome, or a verb."""
    if _has_both(items):
        return bool(_PREDICATE.search(text))
    marker = next((i for i in items if isinstance(i, Marker)), None)
    if marker is None:
        return False
    ahead = text[max(0, marker.end - start) :]
    return bool(_FINITE.search(text) or _RELATED_TO.search(ahead))


def _goal(right: list[Item], canvas: str, floor: int, end: int) -> int | None:
    """Return where the outcome stands that a new subject is said something of."""
    outcome = next((i for i in right if isinstance(i, OutcomeArgument)), None)
    if outcome is not None:
        return outcome.start
    implied = IMPLIED.search(canvas, floor, end)
    return implied.start() if implied is not None else None


_LEAD_WORDS = 6
_FEW = 2
# "… with A, and poor OS was seen in those with B": a new statement.
_PASSIVE = re.compile(
    r"^\s+(?:rates?\s+)?(?:was|were)\s+(?:\w+\s+)?(?:seen|found|observed|noted|reported|estimated|recorded)"
    r"\s+(?:in|for|among|with)\b",
    _I,
)
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|predict\w*|correlat\w*|associat\w*|link\w*|relat\w*"
    r"|show\w*|remain\w*|confer\w*|display\w*|exhibit\w*|indicat\w*|increas\w*|reduc\w*|shorten\w*"
    r"|prolong\w*|worsen\w*|improv\w*|affect\w*|influenc\w*|led|lead\w*|result(?:s|ed|ing)? in"
    r"|differ\w*|prognos\w*)\b",
    _I,
)
# A list that goes on after the marker: "and B, C predicted …" begins at C, not at B.
_NEXT_SUBJECT = re.compile(r",\s+(?!and\b|or\b)[^,]*Ⓜ", _I)
# "was related to A, B and C, and was a marker of …": what was related is still the subject.
_GOES_ON = re.compile(
    r"^[\s,()/Ⓜ]*(?:\b(?:and|or|mutations?|status|expression|levels?)\b[\s,()/Ⓜ]*)*"
    r"[,)]\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|thus\s+)*$",
    _I,
)
_FINITE = re.compile(r"^(?:(?!\b(?:which|that|who|whose|where)\b).)*\b(?:was|were|is|are)\b", _I)
_RELATED_TO = re.compile(r"\b(?:correlat|associat)ed\s+(?:\w+ly\s+)?with\s+(?![ⓂⓄ])", _I)
# What speaks of an outcome without naming one: "X is a prognostic factor".
IMPLIED = re.compile(r"\bprognos(?:tic(?:ally)?|ticators?|tication)\b", _I)


def _has_both(items: list[Item]) -> bool:
    return any(isinstance(i, Marker) for i in items) and any(
        isinstance(i, OutcomeArgument) for i in items
    )
