"""Sides: where a sentence names an arm of the trial, and whether it is the one under test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ..records import Arm
from ..types import Sentence
from .pairing import CONTROLS
from .pattern import SlotPattern, compiled

Side = Literal["experimental", "comparator"]
_ARM_NOUN = (
    r"(?:arms?|groups?|cohorts?|regimens?|recipients?|participants|patients|women|men|subjects)"
)
ARM_WORDS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "group with a name",
        compiled(
            r"(?<![\w-])(?:(?:arm|group|regimen|schedule)\s+(?:[A-E]|[1-4]|I{1,3})(?![\w-])"
            r"|(?P<name>(?:(?!(?:in|the|for|of|and|or|to|with|was|were|than|versus|vs|from|by|both|two|three|all|each|study|between|among|either"
            r"|other|these|same|sub|risk|age|treatment|a|this|that|such|entire|whole|overall|latter|former|per|across|any|one|not|within|on|when|that|patient|different|four|our)\b)[\w+/.–-]+\s+){1,4}?)"
            r"(?:arms?|groups?|cohorts?|recipients?)\b)"
        ),
        (
            "in the control group",
            "XELIRI arm",
            "arm A",
            "the intervention group",
            "placebo arm",
            "group 1",
        ),
        ("both groups", "the two arms", "between groups", "each group"),
    ),
    SlotPattern(
        "the treated",
        compiled(r"\bthe\s+(?:treatment|treated|study)\s+(?:group|arm)\b"),
        ("QoL of the treatment group",),
        ("between treatment groups",),
    ),
    SlotPattern(
        "given",
        compiled(
            rf"\b{_ARM_NOUN}\s+(?:who\s+|that\s+|which\s+)?(?:were\s+|was\s+|had\s+been\s+)?(?:assigned|allocated|randomi[sz]ed|receiving|received|treated|given|taking|in(?=\s+the\b))\s+"
            rf"(?:to\s+|with\s+|the\s+)*(?P<what>[\w+/–-]+(?:\s+(?:plus|alone|[\w+/–-]+))?)"
        ),
        ("patients receiving placebo", "patients assigned to surgery alone"),
        ("patients with pain",),
    ),
    SlotPattern(
        "control",
        compiled(
            r"\b(?:placebo|controls|control(?=\s*[(:]?\s*[-−]?\d)|vehicle|sham|usual\s+care|standard\s+(?:of\s+)?care|standard\s+(?:therapy|treatment)|observation|no\s+treatment|wait(?:ing)?[-\s]list"
            r"|(?:[\w-]+\s+)alone)\b"
        ),
        ("than with placebo", "surgery alone", "usual care"),
        ("controlled",),
    ),
)
_NO_ARM = compiled(
    r"^(?:age|risk|patient|sub|diagnos\w+|mutat\w+|high|low|tumou?r|stage|marker|prognostic|working|focus|study|expert|cooperative|oncology|ethnic)\w*\s"
)
# "The D-dimer high group" is a level, no arm.
_LEVEL_NEXT = compiled(r"\A\s+(?:high|low|positive|negative)\s+(?:groups?|cohorts?)\b")
_LEVEL = compiled(r"\b(?:high|low|positive|negative)(?:\s+expression)?\s+(?:groups?|cohorts?)\Z")
_PLUS = compiled(
    r"\A\s*(?:\+|/|plus|with|and|followed\s+by|in\s+combination\s+with|combined\s+with|-|–)\s*\Z"
)
_WITH = compiled(r"\b(?:plus|with|\+|combined|combination|added|addition)\b")
_TESTED = compiled(
    r"\b(?:intervention|experimental|treated|active|exercise|treatment|training|study)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that names an arm: document offsets, its key, and its side where that is known."""

    start: int
    end: int
    key: str
    side: Side | None


def _stems(name: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", name.casefold())) - {"arm", "group", "the"}


def _names(arms: Iterable[Arm]) -> set[str]:
    printed = (n for a in arms for i in a.interventions for n in (i.name, i.text or ""))
    return {s for n in printed for s in _stems(n)}


_NOT = compiled(r"\bnon-|\bwithout\b")


def _by_arms(text: str, arms: Sequence[Arm]) -> Side | None:
    """Return the side whose own drugs the words name; shared drugs tell nothing."""
    tested = _names(a for a in arms if a.role == "experimental")
    other = _names(a for a in arms if a.role == "comparator")
    said = _stems(text)
    if _NOT.search(text):
        tested, other = other, tested
    if said & (tested - other):
        return "experimental"
    if said & (other - tested):
        return "comparator"
    # "the A group" in a trial of A plus B against A.
    if said & other and len(other) < len(tested) and not _WITH.search(text):
        return "comparator"
    return None


def names_arm(text: str, arms: Sequence[Arm]) -> bool:
    """Tell whether words name a treatment of any arm."""
    return side_of_text(text, arms) is not None or bool(_stems(text) & _names(arms))


def side_of_text(text: str, arms: Sequence[Arm]) -> Side | None:
    """Return the side that words name, by the trial's arms or by words such as placebo."""
    if any(e.pattern.search(text) for e in CONTROLS) and not _WITH.search(text):
        return "comparator"
    known = _by_arms(text, arms)
    if known or not _TESTED.search(text):
        return known
    return "experimental"


_ADDS = compiled(r"\+|/|\b(?:plus|and|with|combined|followed\s+by)\b")
_COUNT = re.compile(r"[(\[]\s*n\s*=.*|,.*", re.IGNORECASE | re.DOTALL)


def sides_of_heads(heads: Sequence[str], arms: Sequence[Arm]) -> list[Side | None]:
    """Return the sides of the arms that head the columns or rows of a table.

    Of two, where one adds to the other ("A", "A plus B"), the longer is under test.
    """
    sides = [side_of_text(h, arms) for h in heads]
    if len(heads) != 2 or len(set(sides) - {None}) == 2:
        return sides
    names = [_COUNT.sub("", h) for h in heads]
    first, second = map(_stems, names)
    if first and first < second and _ADDS.search(names[1]):
        return ["comparator", "experimental"]
    if second and second < first and _ADDS.search(names[0]):
        return ["experimental", "comparator"]
    return sides


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join drugs that are given together: "A plus B"; a plain "and" parts arms."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = text[kept[-1][1] : start] if kept else ""
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        elif kept and _PLUS.match(between) and between.strip() not in {"and", "with"}:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _called(text: str, arms: Sequence[Arm]) -> list[tuple[int, int]]:
    """Return where words name a treatment of an arm as the paper does: "usual walking"."""
    names = {i.text or i.name for a in arms for i in a.interventions}
    return [
        match.span()
        for name in names
        if len(name) >= _SHORTEST
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE)
    ]


_SHORTEST = 2  # letters


def _places(sentence: Sentence, arms: Sequence[Arm]) -> list[tuple[int, int]]:
    text = sentence.text
    places: list[tuple[int, int]] = []
    for entry in ARM_WORDS:
        for match in entry.pattern.finditer(text):
            name = match.groupdict().get("name") or match.groupdict().get("what")
            at = match.start("what") if match.groupdict().get("what") else match.start()
            if name is None or not _NO_ARM.match(f"{name.strip()} "):
                places.append((at, match.end()))
    drugs = [(m.start - sentence.start, m.end - sentence.start) for m in sentence.labelled("DRUG")]
    return _joined(text, places + drugs + _called(text, arms))


LETTER = SlotPattern(
    "by its letter",
    compiled(r"\A(?:arm|group|regimen|schedule|cohort)\s+(?P<letter>(?-i:[A-D]|I{1,3})|[1-4])\Z"),
    ("group A", "arm 2", "Group II"),
    ("the control group", "group therapy"),
)
_ORDER = {"a": 0, "b": 1, "c": 2, "d": 3, "1": 0, "2": 1, "3": 2, "4": 3, "i": 0, "ii": 1, "iii": 2}
NO_LABELS: Mapping[str, Side | None] = MappingProxyType({})


def side_of_letter(text: str, arms: Sequence[Arm]) -> Side | None:
    """Return the side of "group B", the second of two arms as the paper lists them."""
    match = LETTER.pattern.match(text.strip())
    at = _ORDER[match["letter"].lower()] if match else len(arms)
    opposed = len({a.role for a in arms}) == len(arms)
    return arms[at].role if opposed and at < len(arms) else None


def _labelled(text: str, labels: Mapping[str, Side | None]) -> list[tuple[int, int]]:
    """Return where a text uses the short names of groups."""
    if not labels:
        return []
    names = "|".join(re.escape(n) for n in sorted(labels, key=len, reverse=True))
    return [m.span() for m in re.finditer(rf"(?<![\w(-])(?:{names})(?![\w-])", text)]


def find_sides(
    sentence: Sentence,
    arms: Sequence[Arm] = (),
    labels: Mapping[str, Side | None] = NO_LABELS,
) -> tuple[Named, ...]:
    """Return the places of a sentence that name an arm, in order.

    Where two arms are named and one is known, the other is the other side.

    Args:
        sentence: the sentence with its mentions.
        arms: the arms of the trial.
        labels: the short names that the paper gives to groups, with their sides.
    """
    text = sentence.text
    found = []
    for a, b in _joined(text, _places(sentence, arms) + _labelled(text, labels)):
        words = text[a:b]
        if _LEVEL.search(words) or _LEVEL_NEXT.match(text[b:]):
            continue
        short = next((s for s in labels if s in words.split()), None)
        side = labels[short] if short else side_of_text(words, arms) or side_of_letter(words, arms)
        found.append(Named(sentence.start + a, sentence.start + b, _key(words), side))
    keys = {n.key: n.side for n in found}
    if len(keys) == 2 and not any(keys.values()):
        found, keys = _added(found)
    unknown = [k for k, side in keys.items() if side is None]
    if len(keys) == 2 and len(unknown) == 1:
        known = next(side for side in keys.values() if side is not None)
        other: Side = "comparator" if known == "experimental" else "experimental"
        found = [n if n.side else Named(n.start, n.end, n.key, other) for n in found]
    return tuple(found)


def _added(found: list[Named]) -> tuple[list[Named], dict[str, Side | None]]:
    """Make the arm that adds to the other the one under test: TEL beside TE, A+B beside A."""
    short, long = sorted({n.key for n in found}, key=len)
    extra = long.replace(short, "", 1)
    if short and short in long and extra.isalpha():
        sides: dict[str, Side] = {short: "comparator", long: "experimental"}
        found = [Named(n.start, n.end, n.key, sides[n.key]) for n in found]
    return found, {n.key: n.side for n in found}


def _key(text: str) -> str:
    words = re.sub(r"\b(?:arms?|groups?|the|patients|cohort)\b", "", text.casefold())
    return re.sub(r"\W+", "", words)
