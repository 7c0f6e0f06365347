"""Treatments that no vocabulary knows: the phrase that an allocation puts in a side of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Intervention
from .pattern import SlotPattern, compiled
from .treatment_nouns import NOUNS, is_treatment_phrase

_LEAD = compiled(
    r"^(?:[\s,;:.)\]]|\((?:arm|group|n\b)[^)]*\)|(?:either|to|into|receiv(?:e|ing|ed)|receives|get|undergo(?:ing)?|underwent|treatment\s+with|treated\s+with|"
    r"be\s+treated\s+with|the|an?|one\s+of|their|a\s+single|both|only|intravenously|orally|oral|electronically|"
    r"(?:the\s+)?(?:arm|group|condition)\s+(?:\d|[A-Z])\b\s*[:(]?|(?:\d|[A-Za-z]{1,2})\)|in\s+a\s+\d\s?:\s?\d\s+ratio|equally|two|three|groups?\s*:|arms?\s*:|"
    r"(?:an?|the)\s+(?:experimental|intervention|treatment|study)\s+(?:group|arm)\s*[:(]?)(?=[\s(:]|$))+\s*"
)
_TAIL = compiled(
    r"(?:\s*\(|\s+(?:alone|only|or\s+combined|with\s+or\s+without|for|every|each|once|twice|daily|weekly|within|after|before|during|until|over|on|at|as|in\s+(?:addition|patients|a|the|both|combination|order)|"
    r"while|which|that|who|using|by|from|followed|were|was|is|are|plus\s+usual|following|prior|per|stratified|administered|given|delivered|according|based|\d[\d.,]*\s*(?:mg|g|ml|µg|μg|IU|Gy|mcg)\b)\b"
    r"|[,;:.]\s|[,;:.]$|\s+(?:groups?|arms?|conditions?|cohorts?)\b(?!\s+(?:therapy|treatment|cbt|psycho|exercise|education|session))).*$"
)
_PLAIN = compiled(
    r"^(?:control|treatment|intervention|experimental|study|active|comparison|comparator|test|new|first|second|other|standard|group|arm|condition|trial|drug|"
    r"equal|(?:the\s+)?(?:intervention|experimental|treatment|study|control|case)s?\s+and\s+(?:the\s+)?(?:intervention|experimental|treatment|study|control)s?|"
    r"same|parallel|routes?|capsules?|tablets?|schedules?|different|each|them|it|this|that|these|one|two|three|four|groups|arms|ratio|no|not|more|less|high|low|[a-z])$"
)
_VERBAL = compiled(
    r"\b(?:of|with|to|and|or|the|by)$|\bdos(?:e|es|ing)\b|^(?:not|of|and|or|the|in|by|for|with|that|which)\b|\b(?:following|either|groups?|consent|death|discontinuation|toxicity|training|validation|progression|follow-up|after|before|sets?|were|was|had|has|have|is|are|will|who|whether|significantly|randomi[sz]\w*|assigned|allocated|evaluate[ds]?|assess(?:ed)?|compare[ds]?|improv\w+|"
    r"outcomes?|patients|participants|subjects|ratio|blocks?|baseline|placebo-controlled|stratif\w+|months?|weeks?|years?|days?|age|sex|cent(?:re|er)s?|table|figure|mortality|survival|response|toxicity)\b"
)
# "follow-up" and "training" sets are no treatments, a follow-up programme and walking training are.
_NAMED_SO = compiled(
    rf"(?:(?!(?:of|with|to|and|or|the|by|was|were)\b)[\w-]{{1,60}}\s+){{0,4}}?follow-?up\s+(?:\w+\s+)?{NOUNS}|(?:(?!(?:of|with|to|and|or|the|by|was|were)\b)[\w-]{{1,60}}\s+){{1,5}}training"
)
ALLOTTED = SlotPattern(
    "allotted",
    compiled(
        r"\b(?:randomi[sz]ed?|assigned|allocated|divided)\b(?:(?!\b(?:was|were|according|stratif)\b)[^.;]){0,60}?"
        r"(?:(?<=,)[^.;]{0,200}?(?=\bto\s+(?:either|receive)\b))?\b(?:to|into|between)\b(?!\s+(?:evaluate|assess|compare|determine|test|be\b))"
    ),
    ("randomly assigned to A", "were allocated to either A or B"),
    ("randomised to evaluate A",),
)
_INSIDE = re.compile(
    r"\(\s*(?:[nN]\s*=\s*\d+\s*[,;:]\s*)?(?P<what>[A-Za-z][^()=]{3,60}?)\s*(?:[,;]\s*[nN]\s*=\s*\d+\s*)?\)"
)
_LENGTH = compiled(
    r"^\d+(?:[\s-](?:to|and|or)[\s-]\d+)?[\s-]+(?:weeks?|months?|days?|sessions?|minutes?|min|hours?|hourly)[\s-]+"
)
_MOST_WORDS = 8
_BASED = compiled(r"(?<=[a-z]),\s(?=[\w-]+-(?:based|led|delivered|assisted|guided|supported)\s)")
_SHORTEST = 4
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9-]{1,2}")


def phrase_of(text: str) -> Intervention | None:
    """Return the treatment that a side's words name, None where they name none."""
    text = _BASED.sub(" ", re.split(r"\beither\b", text)[-1])
    text = _LENGTH.sub("", _LEAD.sub("", text.strip()))
    words = _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" ,;:.()[]'\"“”")
    words = _LEAD.sub("", words).strip()
    inside = _INSIDE.search(text)
    if inside and (not words or _PLAIN.match(words)):
        # Labels in front, what is given in brackets behind the size.
        words = inside["what"].strip()
    count = len(words.split())
    if len(words) < _SHORTEST and not _ABBREVIATION.fullmatch(words):
        return None
    if not 1 <= count <= _MOST_WORDS:
        return None
    wordy = _VERBAL.search(words) and not _NAMED_SO.fullmatch(words)
    if _PLAIN.match(words) or wordy or not re.match(r"[A-Za-zα-ω]", words):
        return None
    name = words if re.search(r"[A-Z]{2}|\d", words) else words.lower()
    return Intervention(name=name, text=words)


_ADDED = compiled(
    r"\s+(?:plus|(?:and|with)\s+(?:an?\s+)?(?:added|additional)|in\s+addition\s+to|associated\s+with|combined\s+with|in\s+combination\s+with|along\s+with|together\s+with|added\s+to|as\s+well\s+as)\s+|\s\+\s"
)


def phrases_of(text: str) -> tuple[Intervention, ...]:
    """Return the treatments that a side's words name, parted where one is added to another."""
    parts = [phrase_of(part) for part in _ADDED.split(text)]
    named = tuple(p for p in parts if p is not None)
    if len(named) == len(parts):
        return named
    whole = phrase_of(text)
    return (whole,) if whole else ()


def with_added(text: str, items: tuple[Intervention, ...]) -> tuple[Intervention, ...]:
    """Return the known treatments of a side with those that are added in words of their own.

    "Usual care plus a telephone programme": one is known, the other a phrase.
    """
    parts = _ADDED.split(text)
    if len(parts) == 1 or not items:
        return items
    added: list[Intervention] = []
    for part in parts:
        phrase = None if any((i.text or i.name) in part for i in items) else phrase_of(part)
        if phrase is not None and is_treatment_phrase(phrase.name):
            added.append(phrase)
    return (*items, *added)


def is_allotment(text: str) -> bool:
    """Tell whether a text allots people to what follows."""
    return bool(ALLOTTED.pattern.search(text))


Side = tuple[tuple[Intervention, ...], str]


def told_apart(sides: Sequence[Side]) -> list[tuple[Intervention, ...]]:
    """Return what each side is given; one treatment in several sides goes by its printed words.

    "Carbon ion radiotherapy or stereotactic radiotherapy" are two arms, not one.
    """
    names = [tuple((i.name, i.dose, i.schedule) for i in items) for items, _ in sides]
    return [
        _in_full(items, text) if len(items) == 1 and names.count(name) > 1 else items
        for (items, text), name in zip(sides, names, strict=True)
    ]


def _in_full(items: tuple[Intervention, ...], text: str) -> tuple[Intervention, ...]:
    """Return the treatment of a side under the phrase that holds its name."""
    phrase, (item,) = phrase_of(text), items
    if phrase is None or not item.text or item.text.lower() not in phrase.name.lower():
        return items
    return (item.model_copy(update={"name": phrase.name, "text": phrase.text, "id": None}),)
