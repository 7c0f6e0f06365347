"""Places that speak of a trial: by acronym, by registry id, or by nothing but its phase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..types import Sentence
from .interventions import find_interventions
from .names import find_names, fold
from .participants import find_participants
from .pattern import SlotPattern, compiled
from .registries import find_ids
from .stretch import cut

UNNAMED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "unnamed",
        compiled(
            r"(?:\b(?:an?|one|another|this|the|that|recent|first|large|previous)\s+(?:[\w/,-]+\s+){0,7}?(?:(?=phase)|randomi[sz]ed|single-arm|placebo-controlled)|\b(?=phase))"
            r"(?:phase[-\s]+(?:[I1-4V]+|one|two|three)[ab]?(?:[/-]\s?(?:phase\s)?[I1-4V]+[ab]?)?)?"
            r"[\s,]*(?:[\w(),/-]+\s+){0,6}?(?:trial|study)\b"
        ),
        ("In a phase 3 clinical trial of 1432 patients", "one randomised controlled trial"),
        ("Randomised trials are needed.", "several phase II studies", "the first phase"),
    ),
)
_NAME_GAP = 300  # characters between a name and its id, nothing else named between
_PAIR_GAP = 40  # characters between the ids of one trial in two registries
_LIST_GAP = 5  # characters between the ids of one list


@dataclass(frozen=True, slots=True)
class Seed:
    """A place that speaks of a cited trial."""

    start: int
    end: int
    name: str | None = None
    ids: tuple[str, ...] = ()


def seeds_in(sentence: Sentence, own: frozenset[str], known: frozenset[str]) -> list[Seed]:
    """Return the trials that a sentence speaks of, the own ones left out."""
    ids = [Seed(sentence.start + i.start, sentence.start + i.end, ids=(i.id,))
           for i in find_ids(sentence.text)]  # fmt: skip
    names = [Seed(n.start, n.end, name=n.name) for n in find_names(sentence)]
    for name in known:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if not any(s.start < end and start < s.end for s in names):
                names.append(Seed(start, end, name=name))
    if any(fold(n) in own for s in (*ids, *names) for n in (*s.ids, s.name or "")):
        return []
    seeds = _joined(sorted({*ids, *names}, key=lambda s: s.start))
    if seeds:
        return seeds
    return [
        Seed(sentence.start + m.start(), sentence.start + m.end())
        for entry in UNNAMED
        for m in list(entry.pattern.finditer(sentence.text))[:1]
        if find_interventions(sentence) or any(find_participants(sentence.text))
    ]


def _joined(seeds: list[Seed]) -> list[Seed]:
    """Join a name and the id printed right after it."""
    joined: list[Seed] = []
    for seed in seeds:
        last = joined[-1] if joined else None
        if last and seed.ids and _same_trial(last, seed):
            joined[-1] = Seed(last.start, seed.end, last.name, (*last.ids, *seed.ids))
        elif last is None or seed.start >= last.end:
            joined.append(seed)
    return joined


def _same_trial(last: Seed, seed: Seed) -> bool:
    """Tell whether an id belongs to what stands before it: a name, or another registry's id."""
    gap = seed.start - last.end
    if last.name and not last.ids:
        return gap < _NAME_GAP
    return gap < _PAIR_GAP and last.ids[-1:] != () and last.ids[-1][:3] != seed.ids[0][:3]


def stretches_in(sentence: Sentence, seeds: list[Seed]) -> Iterator[tuple[Seed, Sentence]]:
    """Part a sentence that speaks of several trials; ids in brackets follow what they name."""
    if len(seeds) == 1:
        yield seeds[0], sentence
        return
    by_id = not any(s.name for s in seeds)
    for n, seed in enumerate(seeds):
        if by_id:
            # "[NCT…, NCT…]": ids of one list stand for trials of one description.
            first, last = n, n
            while first and seeds[first].start - seeds[first - 1].end < _LIST_GAP:
                first -= 1
            while last + 1 < len(seeds) and seeds[last + 1].start - seeds[last].end < _LIST_GAP:
                last += 1
            start = seeds[first - 1].end if first else sentence.start
            end = sentence.end if last == len(seeds) - 1 else seeds[last].end
        else:
            start = seed.start if n else sentence.start
            end = seeds[n + 1].start if n + 1 < len(seeds) else sentence.end
        yield seed, cut(sentence, start, end)
