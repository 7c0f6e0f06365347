"""The paper's own trial, or trials: their names, ids, and the sentences that speak of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ..types import Document, Sentence
from .article import title_of
from .names import CONTEXTS, NAME, NO_LABELS, TITLE_CONTEXTS, find_names, fold, is_name
from .pattern import SlotPattern, compiled
from .registries import find_ids
from .scope import TrialText, callouts_in, is_background, section_of
from .stretch import cut

_REGISTERED = compiled(
    r"\bregist(?:ered|ration|ry|er)\b|\bidentifier\b|\bclinicaltrials|\bthis\s+(?:trial|study)|\beudract\b|\btrial\s+number"
)
_ITS_REGISTRATION = compiled(
    r"\b(?:trial|study)\s+(?:(?:was|is|has\s+been)\s+)?(?:\w+\s+)?(?:registered|registration)\b"
)
# A discussion speaks of the ids of others too: there the words must say whose it is.
_TELLS_WHERE = dict.fromkeys(("methods", "back_matter", "introduction", "other"), _REGISTERED)
_TELLS_WHERE |= dict.fromkeys(("results", "discussion", "conclusions"), _ITS_REGISTRATION)
_SEVERAL = compiled(r"\b(?:two|three|four|five|both)\b")
_MOST = 6  # trials of its own that one paper may have
_BESIDE = 60  # characters between the name of a trial and its id
_TWO = 2
_TELLING = 25  # characters behind a name that tell something of its trial
_SECTIONS = frozenset({"discussion", "conclusions", "back_matter"})


def own_names(document: Document, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the acronyms of the paper's own trial or trials: from the title, else the abstract."""
    title = title_of(document, sentences)
    heads = [s for s in sentences if document.passages[s.passage].kind == "title"]
    heads = heads or [Sentence(text=title, start=0, end=len(title), passage=0)]
    for contexts in (TITLE_CONTEXTS, CONTEXTS):
        named = [n.name for s in heads for n in find_names(s, contexts)]
        if named:
            return tuple(dict.fromkeys(named if _SEVERAL.search(title) else named[:1]))
    counted: Counter[str] = Counter()
    for sentence in sentences:
        if section_of(document, sentence) == "abstract":
            registered = next(find_ids(sentence.text), None) is not None
            weight = 1 if is_background(document, sentence) and not registered else 2
            for found in find_names(sentence):
                counted[found.name] += weight
    best = counted.most_common(1)
    if best and best[0][1] > 1:
        return (best[0][0],)
    return _of_methods(document, sentences)


_INTRODUCED = SlotPattern(
    "introduced",
    re.compile(
        rf"(?:(?:^|[.;]\s)(?:[Tt]he\s+)?(?:[Ss]tudy|[Tt]rial|[Pp]rotocol)\s+(?P<first>{NAME})|^(?:[Tt]he\s+)?(?P<second>{NAME})(?:\s+(?:trial|study))?)\s+(?:\([^()]{{5,120}}\)\s+)?(?:was|is)\s+an?\s+"
        r"(?:[\w-]+,?\s+){0,6}?(?:phase|randomi[sz]ed|open-label|double-blind|multi-?cent\w+|single-arm|pilot|prospective)\b"
    ),
    (
        "Study LUMO-12 was a phase 2 trial",
        "DALIA (Drug A in B) was a multicentre, randomised trial",
    ),
    ("The study was a phase 2 trial", "Treatment was a randomised choice"),
)


def _of_methods(document: Document, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the name under which the methods introduce the trial, where no front names it."""
    for sentence in sentences:
        if section_of(document, sentence) != "methods" or sentence.table is not None:
            continue
        match = _INTRODUCED.pattern.search(sentence.text)
        cited = callouts_in(document, sentence.start, sentence.end)
        name = (match["first"] or match["second"]) if match else None
        held = {m.text for m in sentence.labelled(*NO_LABELS)}
        if name and not cited and is_name(name) and name not in held:
            return (name,)
    return ()


def own_ids(document: Document, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the registry ids of the own trial: of the abstract, else where it is registered."""
    front: dict[str, None] = {}
    registered: dict[str, None] = {}
    for sentence in sentences:
        if sentence.table is not None:
            continue
        section = section_of(document, sentence)
        for found in find_ids(sentence.text):
            if section in {"title", "abstract"}:
                front[found.id] = None
            elif section in _TELLS_WHERE and (
                _ITS_REGISTRATION.search(sentence.text)
                or (
                    _TELLS_WHERE[section].search(sentence.text)
                    and not callouts_in(document, sentence.start, sentence.end)
                )
            ):
                registered[found.id] = None
    return tuple(front or registered)


def _by_registry(ids: tuple[str, ...]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        grouped[re.match(r"[A-Za-z]*", one).group()].append(one)  # type: ignore[union-attr]
    return grouped


def _name_beside(sentences: tuple[Sentence, ...], one: str) -> str | None:
    """Return the name printed right before an id, in brackets or a list."""
    for sentence in sentences:
        for found in find_ids(sentence.text):
            if found.id != one:
                continue
            names = [n for n in find_names(sentence) if n.end <= sentence.start + found.start]
            if names and sentence.start + found.start - names[-1].end <= _BESIDE:
                return names[-1].name
    return None


def _parts(sentence: Sentence, names: tuple[str, ...]) -> dict[str, Sentence]:
    """Part a sentence that tells of several trials one after the other; none for a mere list."""
    places = sorted((sentence.text.find(name), name) for name in names)
    if len(places) < _TWO or places[0][0] < 0:
        return {}
    ends = [*(at for at, _ in places[1:]), len(sentence.text)]
    if any(end - at - len(name) < _TELLING for (at, name), end in zip(places, ends, strict=True)):
        return {}
    return {
        name: cut(sentence, sentence.start + at, sentence.start + end)
        for (at, name), end in zip(places, ends, strict=True)
    }


def _of_each(
    document: Document, kept: tuple[Sentence, ...], names: tuple[str, ...]
) -> dict[str, tuple[Sentence, ...]]:
    """Give each of several trials the sentences that name it, and those that go on about it."""
    mine: dict[str, list[Sentence]] = {name: [] for name in names}
    block: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    passage = -1
    for sentence in kept:
        place = document.passages[sentence.passage]
        named = tuple(n for n in names if fold(n) in fold(sentence.text))
        if place.kind == "heading":
            # A heading that names one opens its part of the paper, up to another name or section.
            if named or place.section in _SECTIONS:
                block = named if len(named) == 1 else ()
            current = ()
        else:
            if sentence.passage != passage:
                current = ()
            current = (named if len(named) == 1 else ()) if named else current
        passage = sentence.passage
        parts = _parts(sentence, named)
        for name in named or current or block:
            mine[name].append(parts.get(name, sentence))
    return {name: tuple(found) for name, found in mine.items()}


def own_texts(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[TrialText]:
    """Yield the paper's own trial; several where its title or its registry ids present several."""
    kept = tuple(
        s
        for s in sentences
        if s.table is None and section_of(document, s) not in {"references", "furniture"}
    )
    names, ids = own_names(document, sentences), own_ids(document, sentences)
    if len(names) > 1:
        yield from _named(document, kept, names)
        return
    grouped = sorted(_by_registry(ids).values(), key=len, reverse=True)
    count = len(grouped[0]) if grouped else 1
    if not 1 < count <= _MOST:
        acronym = names[0] if names else None
        yield TrialText(
            rule_id="trial.own", own=True, sentences=kept, acronym=acronym, registry_ids=ids
        )
        return
    beside = {one: _name_beside(kept, one) for one in grouped[0]}
    parts = _of_each(document, kept, tuple(n for n in beside.values() if n))
    for n, one in enumerate(grouped[0]):
        others = tuple(group[n] for group in grouped[1:] if len(group) == count)
        name = beside[one]
        yield TrialText(
            rule_id="trial.own_of_several",
            own=True,
            sentences=parts.get(name or "") or _with_id(kept, one, alone=bool(parts)),
            acronym=name or (names[0] if names and n == 0 else None),
            registry_ids=(one, *others),
        )


def _with_id(kept: tuple[Sentence, ...], one: str, *, alone: bool) -> tuple[Sentence, ...]:
    """Return the sentences with an id where other trials of the paper go by name, else all."""
    if not alone:
        return kept
    return tuple(s for s in kept if any(i.id == one for i in find_ids(s.text))) or kept


def _named(
    document: Document, kept: tuple[Sentence, ...], names: tuple[str, ...]
) -> Iterator[TrialText]:
    """Yield the trials that the title names."""
    for name, mine in _of_each(document, kept, names).items():
        alone = [s for s in mine if not any(fold(o) in fold(s.text) for o in names if o != name)]
        ids = tuple(dict.fromkeys(i.id for s in alone for i in find_ids(s.text)))
        yield TrialText(
            rule_id="trial.own_of_several", own=True, sentences=mine, acronym=name, registry_ids=ids
        )
