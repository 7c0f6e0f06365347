"""Short names of tumours with their site: "esophageal SCC", "intestine NETs", "SCC of the lung".

The short name stands for a kind of tumour; the site before or behind it makes a cancer of its own,
if the ontology has one of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..types import Mention
from .senses import Sense, as_mention
from .vocabulary import Vocabulary

_SHORT = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,3}[A-Z]s?(?![\w])")
_BEFORE = re.compile(r"(?:[A-Za-z]+[- ](?:and )?){1,4}$")
_WORD_START = re.compile(r"(?<![\w-])[A-Za-z]")
_BEHIND = re.compile(r" of (?:the )?(?P<site>(?:[a-z]+ (?:and )?){0,3}[a-z]+)")
_REACH = 45


def sited_cancers(
    text: str, vocabulary: Vocabulary, definitions: Mapping[str, Sense | None]
) -> Iterator[Mention]:
    """Yield the cancers that a site and a short name make together."""
    for match in _SHORT.finditer(text):
        kinds = _kinds(match.group(), vocabulary, definitions)
        if not kinds:
            continue
        found = _site_before(text, match, kinds, vocabulary)
        found = found or _site_behind(text, match, kinds, vocabulary)
        if found is not None:
            yield found


def _kinds(
    short: str, vocabulary: Vocabulary, definitions: Mapping[str, Sense | None]
) -> list[str]:
    """Return the names of the tumours that a short name may stand for."""
    if short in definitions:
        sense = definitions[short]
        senses = [sense] if sense is not None else []
    elif short in vocabulary.homonyms:
        senses = [reading.sense for reading in vocabulary.homonyms[short]]
    else:
        senses = [s for s in vocabulary.lexicon.find(short) if s.printed in (short, short[:-1])]
    return [sense.row[1] for sense in senses if sense.label == "CANCER"]


def _site_before(
    text: str, match: re.Match[str], kinds: list[str], vocabulary: Vocabulary
) -> Mention | None:
    begin = max(0, match.start() - _REACH)
    before = _BEFORE.search(text[begin : match.start()])
    if before is None:
        return None
    for word in _WORD_START.finditer(before.group()):
        start = begin + before.start() + word.start()
        site = text[start : match.start()].rstrip(" -")
        sense = _cancer([f"{site} {kind}" for kind in kinds], vocabulary)
        if sense is not None:
            return as_mention(sense, text, start, match.end())
    return None


def _site_behind(
    text: str, match: re.Match[str], kinds: list[str], vocabulary: Vocabulary
) -> Mention | None:
    behind = _BEHIND.match(text, match.end())
    if behind is None:
        return None
    words = behind["site"].split(" ")
    for count in range(len(words), 0, -1):
        site = " ".join(words[:count])
        names = [n for k in kinds for n in (f"{site} {k}", f"{k} of {site}", f"{k} of the {site}")]
        sense = _cancer(names, vocabulary)
        if sense is not None:
            return as_mention(sense, text, match.start(), behind.start("site") + len(site))
    return None


def _cancer(names: list[str], vocabulary: Vocabulary) -> Sense | None:
    """Return the first of some names that is a cancer of the dictionary."""
    for name in names:
        found = vocabulary.lexicon.find(name)
        sense = next((s for s in found if s.label == "CANCER" and s.printed is None), None)
        if sense is not None:
            return sense
    return None
