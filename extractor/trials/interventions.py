"""Interventions inside a stretch of a sentence: drugs by their mentions, the rest by wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Intervention
from ..types import Mention, Sentence
from .codes import CODE, NUMBERED, with_form
from .kinds import without_kinds
from .other_treatments import OTHER_INTERVENTIONS
from .pattern import SlotPattern, compiled

_NOT_AFTER = re.compile(
    r"^[-‐–\s](?:controlled|naive|naïve|resistant|refractory|related|induced|treated|sensitive)"
)
COMPARATORS = re.compile(
    r"^(?:placebo|sham\b|usual care|observation|no \w+|control|standard of care|"
    r"best supportive care|surgery alone|waiting list)"
)


_NAMES = {"surgery alone": "surgery"}  # "alone" says that it is an arm, and is no part of the name
_ALONE = re.compile(r"^surgery\s+(?:alone|only)$", re.IGNORECASE)
_PRINTED = frozenset({"surgery", "radiotherapy"})  # kinds of them have no names of their own
_BARE = frozenset({"irradiation", "radiation", "rt"})
_HOW_OFTEN = re.compile(r"^(?:(?:once|twice)[-\s])?daily\s+(?=\w{6})", re.IGNORECASE)
_COMMON = {
    "BSC": "best supportive care",
    "TS-1": "S-1",
    "fluorouracil": "5-fluorouracil",
    "paclitaxel protein-bound": "nab-paclitaxel",
}
_SHORT = re.compile(r"[A-Z][A-Za-z0-9/-]{1,6}")  # ADT, TKIs: known by the words they stand for
_BOUND = re.compile(r"^(?:nab-|albumin[- ]bound |nanoparticle )", re.IGNORECASE)
_CLASS = re.compile(
    r"^(?:endocrine|maintenance|hormonal|adjuvant|systemic|targeted|biological|neoadjuvant)\s+"
    r"(?:therap(?:y|ies)|treatments?|chemotherapy)$|inhibitors?$|antibod(?:y|ies)$|\bTKIs?$|^(?:fluoropyrimidine|taxane|anthracycline|platinum)s?$",
    re.IGNORECASE,
)


def name_of(mention: Mention) -> str:
    """Return the ingredient's name in the paper's case habits: lower, symbols kept."""
    if mention.concept is None or not mention.concept.id or mention.concept.name in _PRINTED:
        # A regimen or a class has no id: it is known by the name the paper prints.
        text = _HOW_OFTEN.sub("", mention.text)
        if text in _COMMON or text.lower() in _BARE:
            return _COMMON.get(text, "radiotherapy")
        concept = mention.concept.name if mention.concept else ""
        if _SHORT.fullmatch(mention.text) and re.search(r"[a-z]{6}", concept):
            return concept
        return text if re.search(r"\d|[A-Z]{2}", text) else text.lower()
    if _BOUND.match(mention.text) and "paclitaxel" in mention.text.lower():
        return "nab-paclitaxel"
    name = _COMMON.get(mention.concept.name.lower(), mention.concept.name)
    return name if re.search(r"\d|[A-Z]{2}", name) else name.lower()


# What patients had before the trial, or what their disease no longer answers to.
_EARLIER = re.compile(
    r"\b(?:after|following|during|prior|previous(?:ly)?|earlier|refractory\s+to|resistan(?:t|ce)\s+to|failed|failure\s+of|"
    r"progress\w*\s+on|pre-?treated\s+with|intoleran\w+\s+(?:to|of)|received\s+prior|naive\s+to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


_HOLDS = re.compile(r"\bplacebo\s*\([^()]*\b(?:contain|consist|compris)\w*\b[^()]*$", re.IGNORECASE)


def _usable(sentence: Sentence, start: int, end: int) -> bool:
    before = sentence.text[: start - sentence.start]
    if _HOLDS.search(before):
        return False
    if _EARLIER.search(before) and not re.search(
        r"\b(?:receive|to|versus|plus)\b[^.;]{0,40}$", before
    ):
        return False
    after = sentence.text[end - sentence.start : end - sentence.start + 16]
    return not _NOT_AFTER.match(after)


# Such as: "adjuvant chemotherapy with drug A": the drug is the chemotherapy.
EXPLAINED = SlotPattern(
    "explained",
    compiled(
        r"^(?:chemotherapy|regimen)?\s+(?:with|of|using|consisting\s+of|comprising|based\s+on)\s+"
        r"(?!\S*(?:mab|nib|placebo|surgery|radio\w+)\b)(?=\S)"
    ),
    (" with cisplatin and etoposide", " consisting of cisplatin"),
    (" with bevacizumab", " plus cisplatin", " with radiotherapy"),
)
_NEAR = 30  # characters between a kind of treatment and the drug that explains it


def _explained(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention says "chemotherapy" and the drugs of it follow at once."""
    if not mention.text.lower().endswith("chemotherapy"):
        return False
    match = EXPLAINED.pattern.search(sentence.text[mention.end - sentence.start :])
    near = [m for m in sentence.labelled("DRUG") if 0 < m.start - mention.end <= _NEAR]
    return match is not None and bool(near)


def _by_another_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a code stands in brackets beside the drug it is a code of."""
    text = sentence.text
    before, after = text[: start - sentence.start], text[end - sentence.start :]
    for mention in sentence.labelled("DRUG"):
        a, b = mention.start - sentence.start, mention.end - sentence.start
        if re.fullmatch(r"\s*[(\[/-]\s*(?:\w+;\s*)?", before[b:]) and b <= len(before):
            return True
        if re.fullmatch(r"\s*\(\s*", text[end - sentence.start : a]) and after[:3].strip():
            return True
    return False


_Found = tuple[int, int, Intervention]
_JOINED = re.compile(r"(?:[\s,/+-]|and|plus|with|bolus|infusional|infusion|regimens?|schedules?)*")
_REGIMEN = re.compile(r"m?[A-Z][A-Z0-9a-z-]{2,10}")


def _without_components(sentence: Sentence, found: Sequence[_Found]) -> list[_Found]:
    """Leave out the drugs that a regimen in brackets behind them names: "A and B (FOLFOX4)"."""
    dropped: set[int] = set()
    for n, (start, _, item) in enumerate(found):
        text = sentence.text[: start - sentence.start]
        if item.id or not _REGIMEN.fullmatch(item.text or "") or not text.endswith("("):
            continue
        upto = len(text) - 1
        for k in range(n - 1, -1, -1):
            _, end, other = found[k]
            if not other.id or not _JOINED.fullmatch(text[end - sentence.start : upto]):
                break
            dropped.add(k)
            upto = found[k][0] - sentence.start
    return [f for n, f in enumerate(found) if n not in dropped]


def _known(sentence: Sentence, first: int, last: int) -> list[_Found]:
    """Return the drugs between two offsets: mentions, then makers' codes."""
    found: list[_Found] = [
        (
            m.start,
            m.end,
            Intervention(
                name=name_of(m),
                id=(m.concept.id or None) if m.concept else None,
                text=with_form(sentence, m),
            ),
        )
        for m in sentence.labelled("DRUG")
        if first <= m.start
        and m.end <= last
        and _usable(sentence, m.start, m.end)
        and not _explained(sentence, m)
    ]
    inside = sentence.text[first - sentence.start : last - sentence.start]
    named = sentence.labelled("GENE", "MARKER", "DRUG", "CANCER", "VARIANT", "CELL")
    for match in (*NUMBERED.pattern.finditer(inside), *CODE.finditer(inside)):
        a, b = first + match.start(), first + match.end()
        free = not any(m.start < b and a < m.end for m in named) and not any(
            f[0] < b and a < f[1] for f in found
        )
        if free and not _by_another_name(sentence, a, b) and _usable(sentence, a, b):
            found.append((a, b, Intervention(name=match.group(), text=match.group())))
    return found


def find_interventions(
    sentence: Sentence, start: int | None = None, end: int | None = None
) -> tuple[Intervention, ...]:
    """Return the interventions between two document offsets of a sentence, in order, each once."""
    first, last = start or sentence.start, end or sentence.end
    found = _known(sentence, first, last)
    inside = sentence.text[first - sentence.start : last - sentence.start]
    for entry in OTHER_INTERVENTIONS:
        for match in entry.pattern.finditer(inside):
            a, b = first + match.start(), first + match.end()
            if entry.value in {"surgery alone", "no treatment"}:
                # "surgery alone" is an arm of its own, the bare word no second treatment.
                found = [f for f in found if not (f[0] < b and a < f[1])]
            if not _usable(sentence, a, b) or any(s < b and a < e for s, e, _ in found):
                continue
            text = match.group()
            name = (
                text.lower()
                if entry.value in {"text", "exercise", "no treatment"}
                else _NAMES.get(entry.value, entry.value)
            )
            found.append((a, b, Intervention(name=name, text=text)))
    found.sort(key=lambda f: f[:2])
    found = without_kinds(sentence, _without_components(sentence, found))
    items = unique(part for _, _, item in found for part in _parted(item))
    specific = tuple(i for i in items if i.id or not _CLASS.search(i.name))
    # "the MEK inhibitor A": the class explains the drug, it is no second one.
    return tuple(i for i in specific if not _CLASS.search(i.name)) or specific or items


_PARTS = re.compile(r"\s*/\s*|\s+(?:and|plus)\s+|\s*\+\s*")
_WHOLE_NAME = re.compile(r"[a-z]{6,}|5-fluorouracil")


def _parted(item: Intervention) -> Iterator[Intervention]:
    """Yield the drugs of an abbreviation that stands for several ("CP": A and B), else the item."""
    parts = _PARTS.split(item.name.lower())
    if item.id is None and len(parts) > 1 and all(_WHOLE_NAME.fullmatch(p) for p in parts):
        for part in parts:
            yield Intervention(name=part, text=item.text)
    else:
        yield item


def unique(items: Iterable[Intervention]) -> tuple[Intervention, ...]:
    """Return interventions once each, by name."""
    kept: dict[str, Intervention] = {}
    for item in items:
        kept.setdefault(re.sub(r"\W+", "", item.name).lower(), item)
    return tuple(kept.values())


def is_comparator(interventions: Sequence[Intervention]) -> bool:
    """Tell whether an arm is one that others are compared with, by what is given in it."""
    return any(i.name == "placebo" for i in interventions) or all(
        COMPARATORS.match(i.name) or _ALONE.match(i.text or "") for i in interventions
    )
