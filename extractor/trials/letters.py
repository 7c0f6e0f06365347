"""Drugs by the letters a paper gives them: "pemetrexed (P) and cisplatin (C)", then PC, P + C."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..types import Mention, Sentence

_GIVEN = re.compile(r"[-\w]{0,12}\s*\((?P<code>[A-Z]{1,2})\)")
_CODE = re.compile(r"(?<![\w°.-])[A-Z]{1,5}(?![\w-]|\s*[=<>≤≥.]\s*\d|\)?\s*[-–]?\s?values?)")
_NOT_BEFORE = re.compile(
    r"(?:vitamin|hepatitis|group|arm|stage|grade|type|class|figure|panel|table)\s\Z", re.IGNORECASE
)
_FEWEST = 2  # letters; one alone may be anything


def letters_of(sentences: Iterable[Sentence]) -> dict[str, Mention]:
    """Return the drugs of a paper by the letters that stand in brackets behind their names.

    Letters with two meanings are left out; a paper with fewer than two letters has no such code.
    """
    found: dict[str, Mention] = {}
    torn: set[str] = set()
    for sentence in sentences:
        for mention in sentence.labelled("DRUG"):
            given = _GIVEN.match(sentence.text, mention.end - sentence.start)
            if given is None or mention.concept is None or not mention.concept.id:
                continue
            # "docetaxel and epirubicin (TE)" is no name of epirubicin.
            if len(given["code"]) > 1 and given["code"][0] != mention.text[0].upper():
                continue
            old = found.setdefault(given["code"], mention)
            if old.concept and old.concept.id != mention.concept.id:
                torn.add(given["code"])
    kept = {code: m for code, m in found.items() if code not in torn}
    return kept if len(kept) >= _FEWEST else {}


def _spelled(code: str, letters: Mapping[str, Mention]) -> list[tuple[int, int, Mention]]:
    """Return the drugs of a code with their offsets in it; empty where a letter is unknown."""
    if len(set(code)) == len(code) and all(c in letters for c in code):
        return [(n, n + 1, letters[c]) for n, c in enumerate(code)]
    return [(0, len(code), letters[code])] if code in letters else []


def _mentions(sentence: Sentence, letters: Mapping[str, Mention]) -> Iterator[Mention]:
    for match in _CODE.finditer(sentence.text):
        start = sentence.start + match.start()
        taken = any(
            m.start < start + len(match.group()) and start < m.end for m in sentence.mentions
        )
        if taken or _NOT_BEFORE.search(sentence.text[: match.start()]):
            continue
        for first, last, drug in _spelled(match.group(), letters):
            yield replace(
                drug, text=match.group()[first:last], start=start + first, end=start + last
            )


def with_letters(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return sentences in which the letters of drugs are mentions of those drugs."""
    letters = letters_of(sentences)
    if not letters:
        return sentences
    made = []
    for sentence in sentences:
        more = tuple(_mentions(sentence, letters))
        every = tuple(sorted((*sentence.mentions, *more), key=lambda m: m.start))
        made.append(replace(sentence, mentions=every) if more else sentence)
    return tuple(made)
