"""Which sentences speak of which trial: the paper's own, and each that it cites."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..types import Callout, Document, Sentence
from .names import find_names, key_of
from .pattern import compiled
from .rows import TrialRow, trial_rows
from .seeds import Names, Seed, seeds_in, stretches_in
from .whose import BY_OTHERS, OWN_TRIAL, PUBLISHED, about_ours
from .works import WorkKind, kinds_of_works, names_of_works

_BACKGROUND = compiled(r"^\s*(?:background|introduction|rationale)")
# "Background … Methods …" in one paragraph: what follows such a word is background no more.
INNER_HEAD = re.compile(
    r"(?<![\w-])(?:(?:Materials?|Patients|Subjects|Participants)\s+and\s+)?"
    r"(?:METHODS?|Methods?|DESIGN|(?:Study\s+|Trial\s+)?[Dd]esign|Methodology|RESULTS|Results|FINDINGS|Findings)"
    r"(?:\s*/\s*\w+|\s+and\s+\w+)?\s?[:.–—]"
    # Set in bold on the page, a heading may have lost its colon: "… is unknown. Methods We …".
    r"|(?<=[.!?]\s)(?:(?:Patients\s+and\s+[Mm]|M)ethods?|Design|Results|Findings)\s+(?=[A-Z0-9])"
)
OWN_WORDS = compiled(r"\b(?:this|our|we|present|current|here)\b")
_CITING = frozenset({"introduction", "discussion", "conclusions", "other", "results", "methods"})
_FOLLOWING = 4  # sentences after the one that names a cited trial


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialText:
    """One trial of a paper: its names, and the sentences that speak of it."""

    rule_id: str
    own: bool
    sentences: tuple[Sentence, ...]
    whole: tuple[Sentence, ...] = ()  # the full sentences, where the trial has a part of each
    acronym: str | None = None
    registry_ids: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    rows: tuple[TrialRow, ...] = ()  # its rows in tables of trials
    listed: bool = False  # the reference list calls its work a trial


def section_of(document: Document, sentence: Sentence) -> str:
    """Return the section that a sentence stands in."""
    return document.passages[sentence.passage].section


def unmarked(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return sentences with their reference numbers blanked, so that none is read as a count."""
    by_start = sorted(document.callouts, key=lambda c: c.start)
    starts = [c.start for c in by_start]
    return tuple(
        _blanked(s, by_start[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
        for s in sentences
    )


def _blanked(sentence: Sentence, callouts: Sequence[Callout]) -> Sentence:
    text = sentence.text
    for callout in callouts:
        a, b = callout.start - sentence.start, callout.end - sentence.start
        if text[a : a + 1].isdigit():
            text = text[:a] + " " * (min(b, len(text)) - a) + text[b:]
    return replace(sentence, text=text) if text != sentence.text else sentence


def is_background(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in the background part of an abstract."""
    passage = document.passages[sentence.passage]
    heading = passage.heading or ""
    return bool(
        passage.section == "abstract"
        and (_BACKGROUND.match(heading) or _BACKGROUND.match(passage.text))
        and not OWN_WORDS.search(sentence.text)
        and not INNER_HEAD.search(passage.text[: sentence.end - passage.start])
    )


def callouts_in(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Return the reference keys called out in a stretch, not that of the sentence before it."""
    keys = (
        k
        for c in document.callouts
        if start <= c.start < end + 2
        and not (c.start == start > 0 and document.text[start].isdigit())
        for k in c.keys
    )
    return tuple(dict.fromkeys(keys))


def _readable(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """Yield body sentences, then the rows of tables."""
    rows: dict[tuple[int, int], list[Sentence]] = {}
    for sentence in sentences:
        passage = document.passages[sentence.passage]
        if sentence.table is not None and sentence.cell is not None:
            row = document.tables[sentence.table].cells[sentence.cell].row
            rows.setdefault((sentence.table, row), []).append(sentence)
        elif passage.section in _CITING and passage.kind == "body":
            yield sentence
    for cells in rows.values():
        first, last = min(c.start for c in cells), max(c.end for c in cells)
        yield replace(
            cells[0],
            text=document.text[first:last],
            start=first,
            end=last,
            mentions=tuple(m for c in cells for m in c.mentions),
            statistics=tuple(s for c in cells for s in c.statistics),
        )


def _known(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the acronyms that the paper introduces as trials."""
    return frozenset(n.name for s in sentences for n in find_names(s))


def _own_keys(document: Document, sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the references that the methods name as earlier reports of the paper's own trial."""
    return frozenset(
        key
        for s in sentences
        if section_of(document, s) == "methods" and PUBLISHED.search(s.text)
        for key in callouts_in(document, s.start, s.end)
    )


def cited_texts(
    document: Document, sentences: tuple[Sentence, ...], own: tuple[TrialText, ...]
) -> Iterator[TrialText]:
    """Yield the trials of others that the paper speaks of, merged by id, acronym or references."""
    mine = frozenset(key_of(n) for t in own for n in (t.acronym, *t.registry_ids) if n)
    readable = list(_readable(document, sentences))
    works = kinds_of_works(document)
    published = _own_keys(document, readable) if own else frozenset()
    groups: dict[tuple[str, ...], TrialText] = {}
    rows = _others(trial_rows(document, sentences), mine, own=bool(own))
    listed = {s.table for r in rows for line in r.row.lines for s in line.values()}
    known = _known(readable) | {r.name for r in rows if r.name}
    names = Names(mine, known, names_of_works(document, works), works)
    for at, sentence in enumerate(readable):
        section = section_of(document, sentence)
        keys = callouts_in(document, sentence.start, sentence.end)
        inside = section in {"methods", "results"} and not keys
        if sentence.table is not None and (own or sentence.table in listed):
            continue
        if own and inside:
            continue
        seeds = seeds_in(sentence, names, keys)
        # "our earlier randomised trial" is not another's.
        mine_too = OWN_TRIAL.search(sentence.text) and not BY_OTHERS.search(sentence.text)
        if own and (mine_too or (keys and published.issuperset(keys))):
            seeds = [s for s in seeds if s.name or s.ids]
        seeds = [_with_keys(document, sentence, s) for s in seeds]
        for seed, stretch in stretches_in(sentence, seeds):
            text = [stretch]
            if len(seeds) == 1 and sentence.table is None:
                text += _following(document, readable, at, names, own=bool(own))
            _add(document, groups, seed, (sentence, *text), works)
    for row in rows:
        _add_row(groups, row)
    yield from _folded(groups).values()


def _others(rows: Sequence[TrialRow], mine: frozenset[str], *, own: bool) -> tuple[TrialRow, ...]:
    """Return the rows that are trials of others; beside an own trial each cites a work."""
    kept = [r for r in rows if not any(key_of(n) in mine for n in (r.name, *r.ids) if n)]
    if not own:
        return tuple(kept)
    cited = [r for r in kept if r.keys or r.ids]
    works = {(r.keys, r.ids) for r in cited}
    return tuple(cited) if len(works) == len(cited) > 1 else ()


def _add_row(groups: dict[tuple[str, ...], TrialText], row: TrialRow) -> None:
    """Add a row of a table of trials to the group of its trial, by id, name or reference."""
    key: tuple[str, ...] = ("name", key_of(row.name)) if row.name else ("id", *row.ids[:1])
    if not row.named:
        key = ("references", *row.keys)
    same = (k for k, t in groups.items() if set(t.registry_ids) & set(row.ids))
    key = next(same, key)
    old = groups.get(key) or TrialText(rule_id="trial.table_row", own=False, sentences=())
    groups[key] = replace(
        old,
        acronym=old.acronym or row.name,
        registry_ids=tuple(dict.fromkeys((*old.registry_ids, *row.ids))),
        references=tuple(dict.fromkeys((*old.references, *row.keys))),
        rows=(*old.rows, row),
    )


def _folded(groups: dict[tuple[str, ...], TrialText]) -> dict[tuple[str, ...], TrialText]:
    """Put what is told with a reference alone to the one named trial of that reference."""
    kept = dict(groups)
    for key, text in groups.items():
        # Two references may be two trials, one of them without a name.
        if text.acronym or text.registry_ids or len(text.references) != 1:
            continue
        named = [
            k
            for k, t in groups.items()
            if (t.acronym or t.registry_ids) and set(t.references) == set(text.references)
        ]
        if len(named) == 1:
            home = kept[named[0]]
            kept[named[0]] = replace(
                home,
                sentences=(*home.sentences, *text.sentences),
                whole=(*home.whole, *text.whole),
                rows=(*home.rows, *text.rows),
            )
            del kept[key]
    return kept


def _with_keys(document: Document, sentence: Sentence, seed: Seed) -> Seed:
    """Return a trial without a name with the reference that stands next to it."""
    whole = (seed.start, seed.end) == (sentence.start, sentence.end)
    if seed.name or seed.ids or seed.keys or whole:
        return seed
    here = [c for c in document.callouts if sentence.start <= c.start < sentence.end + 2]
    after = [c for c in here if c.start >= seed.start]
    return replace(seed, keys=after[0].keys if len(here) > 1 and after else ())


def _following(
    document: Document,
    readable: list[Sentence],
    at: int,
    names: Names,
    *,
    own: bool,
) -> list[Sentence]:
    """Return the sentences after a place that still speak of its trial."""
    kept: list[Sentence] = []
    keys = set(callouts_in(document, readable[at].start, readable[at].end))
    for sentence in readable[at + 1 : at + 1 + _FOLLOWING]:
        called = set(callouts_in(document, sentence.start, sentence.end))
        if about_ours(sentence.text, own=own):
            continue
        same = sentence.passage == readable[at].passage and sentence.table is None
        if not same or (called and keys and not called & keys):
            break
        others = seeds_in(sentence, names, tuple(called))
        # A claim with the reference that the sentence before did not give goes on about its trial.
        goes_on = not keys and all(
            (s.start, s.end) == (sentence.start, sentence.end) for s in others
        )
        if others and not goes_on:
            break
        kept.append(sentence)
        if called and not keys:
            break
    return kept


def _add(
    document: Document,
    groups: dict[tuple[str, ...], TrialText],
    seed: Seed,
    place: tuple[Sentence, ...],
    works: Mapping[str, WorkKind],
) -> None:
    """Add a place (its full sentence, then the part about the trial) to the trial's group."""
    whole, *rest = place
    text = tuple(rest)
    keys = seed.keys or callouts_in(document, text[0].start, text[0].end)
    if not keys:
        keys = next((k for s in text[1:] if (k := callouts_in(document, s.start, s.end))), ())
    if not (seed.ids or seed.name or keys):
        return
    key: tuple[str, ...] = ("name", key_of(seed.name)) if seed.name else ("id", *seed.ids[:1])
    if not seed.ids and not seed.name:
        key = ("references", *keys)
    old = groups.get(key)
    groups[key] = TrialText(
        rule_id=f"trial.cited_{key[0]}",
        own=False,
        sentences=tuple({s.start: s for s in (*(old.sentences if old else ()), *text)}.values()),
        whole=(*(old.whole if old else ()), whole),
        acronym=seed.name,
        registry_ids=tuple(dict.fromkeys((*(old.registry_ids if old else ()), *seed.ids))),
        references=tuple(dict.fromkeys((*(old.references if old else ()), *keys))),
        rows=old.rows if old else (),
        listed=(old is not None and old.listed) or any(works.get(k) == "trial" for k in keys),
    )
