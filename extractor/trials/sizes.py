"""How many each arm holds: counts beside the names of arms, in the text and in heads of tables.

A place counts only when it gives a number for every arm. One whose numbers add up to the trial's
own is surest; else the first that speaks of an allotment, else the first table that is headed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Arm, Participants
from ..types import Sentence, Table
from .grids import headings_of
from .labels import LABEL, Labels, labels_of
from .numbers import COUNT, to_int
from .participants import PEOPLE
from .pattern import SlotPattern, compiled
from .row_sizes import ROW_OF_SIZES
from .sides import side_of_text, sides_of_heads

Sizes = tuple[int, ...]
_HEADCOUNT = rf"(?:\(\s*\d+[\d.·]*\s?%\s*\)\s+)?(?:(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+)?"
COUNT_FIRST = SlotPattern(
    "count first",
    compiled(
        rf"(?<![\w.,/–-])(?P<n>{COUNT})\s+{_HEADCOUNT}(?:(?:were|was|had\s+been)\s+)?"
        r"(?:(?:then\s+)?(?:randomly\s+|randomi[sz]ed\s+)?(?:assigned|allocated|allotted|randomi[sz]ed)\s+)?"
        r"(?:to|in|into|received|receiving|underwent|for|on|given|treated\s+with)\s+(?:receive\s+|the\s+)*"
        rf"(?P<who>[^.;]{{2,80}}?)(?=\s*[.;,()]|\s+(?:and|versus|vs\.?|while|whereas)\s+(?:{COUNT})\b|$)"
    ),
    (
        "61 patients were assigned to the alpha arm",
        "40 to surgery and 38 to watching",
        "30 received alpha",
    ),
    ("in 2012 the drug",),
)
COUNT_LAST = SlotPattern(
    "count last",
    compiled(
        r"(?P<who>[^.;,:()]{2,80}?)\s*(?:,\s*)?[(\[,]\s*(?:n\s*=\s*(?P<n>\d[\d,]*)|(?P<n2>\d[\d,]*)\s+"
        rf"(?:{PEOPLE}))(?=\s*[)\];,])"
    ),
    ("the alpha group (n = 40)", "surgery (38 patients)", "placebo [n=12; 1 lost]"),
    ("grade 3 (12%)",),
)
EACH = SlotPattern(
    "in each",
    compiled(
        rf"(?<![\w.,/–-])(?P<n>{COUNT})\s+(?:(?:[\w-]+\s+)?{PEOPLE}\s+)?"
        r"(?:(?:were|was)\s+(?:\w+\s+)?(?:assigned\s+|allocated\s+|randomi[sz]ed\s+)?)?(?:in|to|per|for)\s+(?:each|either|both)\s+(?:[\w-]+\s+)?(?:groups?|arms?|sequences?|cohorts?)"
        rf"|(?:groups?|arms?)\s+of\s+(?P<n2>{COUNT})\s+(?:{PEOPLE}\s+)?each"
        rf"|\(\s*n\s*=\s*(?P<n3>\d+)\s+(?:in\s+each|each|per|for\s+each)\b"
    ),
    ("12 in each group", "25 patients were assigned to each arm", "two groups of 30 patients each"),
    ("one in both eyes",),
)
_ALLOTTED = compiled(
    r"\brandom|\b(?:assign|allocat|allott|divid|enrol|recruit)\w*|\breceived\b|\bunderwent\b"
)
# A part of an arm, or what happened to it later.
_PART = compiled(
    r"\b(?:died|deaths?|screened|excluded|withdr[ae]w\w*|discontinu\w+|lost|dropp?ed|declined|refused|complet\w+|switched|crossed|relapsed?|recur\w+|"
    r"evaluable|assessable|analy[sz]ed|available|planned|required|sample\s+size|will\s+be|responded|response|events?|missing|reasons?|subgroup|sites?|cent(?:re|er)s)\b"
)
_IN_HEAD = re.compile(
    r"\bn\s*=\s*(\d[\d,]*)|\(\s*(\d[\d,]*)\s+(?:patients|participants|subjects)\s*\)", re.IGNORECASE
)
_BARE = re.compile(r"\s*(?:n\s*=\s*)?(\d[\d,]*)\s*(?:\(100(?:\.0+)?\s?%?\))?\s*", re.IGNORECASE)
# "Group 1 TE": what it is given tells the arm, not its number.
_OTHER_WORDS = re.compile(r"[A-Za-z]{2,}")
_OF_ALL = compiled(r"\A\W*(?:all|total|overall|both|entire|whole)\b|\bp[\s-]?values?\b")
_SMALLEST = 3
_TOP_ROWS = 2


def _value(text: str) -> int | None:
    return to_int(text.replace(",", ""))


def arm_of(labels: Labels, text: str) -> int | None:
    """Return the arm that words name, None where they may name several."""
    match = None
    for match in LABEL.pattern.finditer(f"{text} group" if "group" not in text.lower() else text):
        named = labels.of(match)
        if named is not None and not (
            _lettered(match) and _OTHER_WORDS.search(match.re.sub("", text))
        ):
            return named
    words = text.strip().lower()
    short = [
        arm
        for label, arm in labels.brackets
        if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words)
    ]
    if len(set(short)) == 1:
        return short[0]
    return _by_side(labels.arms, text)


def _lettered(match: re.Match[str]) -> bool:
    return bool(match["letter"] or match["rank"])


def _by_side(arms: Sequence[Arm], text: str) -> int | None:
    roles = [a.role for a in arms]
    side = side_of_text(text, arms)
    return roles.index(side) if side and roles.count(side) == 1 else None


def _whole(found: dict[int, int], arms: Sequence[Arm]) -> Sizes | None:
    """Return the sizes where every arm has one that an arm may have."""
    sizes = tuple(found[n] for n in range(len(arms)) if n in found)
    return sizes if len(sizes) == len(arms) and min(sizes) >= _SMALLEST else None


def _told(labels: Labels, text: str) -> Iterator[Sizes]:
    """Yield what one sentence says of the sizes of all arms."""
    for entry in (COUNT_FIRST, COUNT_LAST):
        found: dict[int, int] = {}
        for match in entry.pattern.finditer(text):
            size = _value(match["n"] or match.groupdict().get("n2") or "")
            arm = arm_of(labels, match["who"])
            if size is not None and arm is not None:
                found.setdefault(arm, size)
        sizes = _whole(found, labels.arms)
        if sizes:
            yield sizes
    for match in EACH.pattern.finditer(text) if _ALLOTTED.search(text) else ():
        size = _value(match["n"] or match["n2"] or match["n3"])
        if size is not None and size >= _SMALLEST:
            yield (size,) * len(labels.arms)


def _order_of(heads: Sequence[str], labels: Labels) -> list[int | None]:
    """Return the arm that each head is of, each arm once; one head left is the arm left."""
    arms = labels.arms
    roles = [a.role for a in arms]
    if len(heads) == len(arms) == 2 and len(set(roles)) == 2:
        sides = sides_of_heads(heads, arms)
        if len(set(sides) - {None}) == 2:
            return [roles.index(side) for side in sides if side]
    named = [_IN_HEAD.sub("", head) for head in heads]
    found = [_by_dosing(head, arms) for head in named]
    if len(set(found) - {None}) < len(arms):
        found = [arm_of(labels, head) for head in named]
    left = set(range(len(arms))) - set(found)
    if len(heads) == len(arms) and len(left) == 1 and found.count(None) == 1:
        found[found.index(None)] = left.pop()
    return found


_WORDS = re.compile(r"[a-z0-9][a-z0-9.-]*")


def _by_dosing(head: str, arms: Sequence[Arm]) -> int | None:
    """Return the arm whose treatments, doses and schedules share most words with a head."""
    said = set(_WORDS.findall(head.lower()))
    shared = [len(said & _words_of(arm)) - len(_words_of(arm) - said) / 100 for arm in arms]
    best = max(shared)
    return shared.index(best) if best >= 1 and shared.count(best) == 1 else None


def _words_of(arm: Arm) -> set[str]:
    printed = (
        v or "" for i in arm.interventions for v in (i.name, i.text, i.dose, i.unit, i.schedule)
    )
    return set(_WORDS.findall(" ".join(printed).lower()))


def _of_table(table: Table, labels: Labels) -> Iterator[Sizes]:
    """Yield the sizes that the heads of a table's columns, or its first row, print."""
    heads = {
        c: " ".join(texts)
        for c, texts in headings_of(table).items()
        if c > 0 and not _OF_ALL.search(" ".join(texts))
    }
    numbers = {c: m for c, text in heads.items() if (m := _IN_HEAD.search(text))}
    counted = {c: v for c, m in numbers.items() if (v := _value(m[1] or m[2])) is not None}
    yield from _placed({c: heads[c] for c in counted}, counted, labels)
    for row in list(table.rows())[: len(heads) and _TOP_ROWS + 2]:
        cells = {c.column: c for c in row if c.text.strip()}
        label = cells.get(0)
        if label is None or not ROW_OF_SIZES.match(label.text):
            continue
        sizes = {
            c: v
            for c, cell in cells.items()
            if c in heads and (m := _BARE.fullmatch(cell.text)) and (v := _value(m[1])) is not None
        }
        yield from _placed({c: heads.get(c, "") for c in sizes}, sizes, labels)


def _placed(heads: dict[int, str], counted: dict[int, int], labels: Labels) -> Iterator[Sizes]:
    arms = _order_of(list(heads.values()), labels)
    found: dict[int, int] = {}
    for column, arm in zip(heads, arms, strict=True):
        if arm is not None:
            found.setdefault(arm, counted[column])
    sizes = _whole(found, labels.arms)
    if sizes:
        yield sizes


def with_sizes(
    arms: tuple[Arm, ...],
    sentences: Sequence[Sentence],
    tables: Sequence[Table],
    participants: Participants | None,
) -> tuple[Arm, ...]:
    """Return arms with their sizes, as they are where no place gives all of them.

    Args:
        arms: the arms of the paper's own trial.
        sentences: where sizes may be told, the most telling first.
        tables: the paper's tables, none where it reports several trials.
        participants: the trial's number, which the sizes add up to.
    """
    if len(arms) < 2 or all(a.n for a in arms):
        return arms
    labels = labels_of(arms, sentences)
    told = [
        (sizes, bool(_ALLOTTED.search(s.text)))
        for s in sentences
        if not _PART.search(s.text)
        for sizes in _told(labels, s.text)
    ]
    shown = [sizes for table in tables for sizes in _of_table(table, labels)]
    total = participants.value if participants else None
    if participants is not None and participants.kind != "analysed":
        # More than took part are of something else; a table of fewer is of those analysed.
        told = [(sizes, allotted) for sizes, allotted in told if sum(sizes) <= participants.value]
        shown = [sizes for sizes in shown if sum(sizes) == total]
    every = [*(sizes for sizes, _ in told), *shown]
    best = next((s for s in every if sum(s) == total), None)
    best = best or next((s for s, allotted in told if allotted), None) or next(iter(shown), None)
    if best is None:
        return arms
    return tuple(a.model_copy(update={"n": a.n or n}) for a, n in zip(arms, best, strict=True))
