"""Trials of one paper: whose they are, and their slots filled from the sentences about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..codes import Where
from ..records import Arm, Endpoint, Intervention
from ..types import Document, Rejection, Sentence, TrialFinding
from .aims import is_aim
from .amounts import is_amount
from .article import abstract_of, has_own_trial, title_of
from .cited import fill_cited
from .conditions import find_condition
from .dosing import lone_dose
from .durations import with_durations
from .followup import find_follow_up, find_population
from .fullnames import full_names, with_full_names
from .interventions import find_interventions
from .labelled import with_labels
from .letters import with_letters
from .naming import printed_in, with_printed_names
from .own import own_texts
from .pattern import compiled
from .ranks import find_endpoints, headed_endpoints, ranks_something, role_of_heading
from .results import find_results
from .row_merge import caption_sentences, with_row
from .row_slots import finding_of_row
from .scope import (
    OWN_WORDS,
    TrialText,
    callouts_in,
    cited_texts,
    is_background,
    section_of,
    unmarked,
)
from .sizes import with_sizes
from .slots import design_of, named_finding, participants_of, phase_of, with_active_control
from .status import OPEN, announces, own_status
from .supplements import with_supplements
from .table_results import find_table_results
from .tested import with_tested
from .treatments import find_arms
from .whose import BY_OTHERS, OWN_GIVEN

_TOLD = ("methods", "results", "other", "discussion", "conclusions", "introduction", "back_matter")
_COMPARED = 2  # treatments, for a trial that compares


def find_trials(
    document: Document, sentences: tuple[Sentence, ...]
) -> tuple[TrialFinding | Rejection, ...]:
    """Return the trials a paper speaks of, its own first, then the cited ones.

    Args:
        document: the paper.
        sentences: its sentences and table cells with mentions and statistics.
    """
    sentences = with_letters(with_supplements(unmarked(document, sentences)))
    own = tuple(own_texts(document, sentences)) if has_own_trial(document, sentences) else ()
    # Of two trials reported together, no table tells which of them it is of.
    cells = tuple(s for s in sentences if s.table is not None) if len(own) == 1 else ()
    found: list[TrialFinding | Rejection] = [_own(document, text, cells) for text in own]
    paper = [s for s in sentences if section_of(document, s) in {"title", "abstract"}]
    titled = {} if own else _titled(document, sentences)
    for text in cited_texts(document, sentences, own):
        found.append(_cited(document, text, sentences, paper, titled, strict=bool(own)))
    names, printed = full_names(sentences), printed_in(sentences)
    return tuple(
        with_printed_names(with_full_names(f, names), printed) if isinstance(f, TrialFinding) else f
        for f in found
    )


def _cited(
    document: Document,
    text: TrialText,
    sentences: Sequence[Sentence],
    paper: Sequence[Sentence],
    titled: Mapping[str, Intervention],
    *,
    strict: bool,
) -> TrialFinding | Rejection:
    """Fill the slots of a cited trial from the sentences about it and its rows in tables."""
    told: TrialFinding | Rejection | None = None
    if text.sentences:
        told = fill_cited(text, paper, strict=strict)
        heading = document.passages[text.sentences[0].passage].heading or ""
        if isinstance(told, TrialFinding) and not told.arms and heading in titled:
            drug = lone_dose(titled[heading], text.sentences)
            told = replace(told, arms=(Arm(interventions=(drug,)),))
    for row in text.rows:
        caption = caption_sentences(document, sentences, row.table.caption)
        finding = finding_of_row(row, caption, paper)
        told = with_row(told, row, finding) if isinstance(told, TrialFinding) else finding
    assert told is not None, "a trial has sentences or rows"
    return told


def _titled(document: Document, sentences: Iterable[Sentence]) -> dict[str, Intervention]:
    """Return the drug that each heading of a review names first, by the heading's text."""
    return {
        s.text: drugs[0]
        for s in sentences
        if document.passages[s.passage].kind == "heading" and (drugs := find_interventions(s))
    }


def _where(document: Document, sentence: Sentence) -> Where:
    passage = document.passages[sentence.passage]
    if passage.section == "abstract":
        return "abstract"
    if sentence.table is not None:
        return "table"
    return "caption" if passage.kind == "caption" else "body"


def _in(document: Document, text: TrialText, *sections: str) -> tuple[Sentence, ...]:
    """Return the sentences of a trial in some sections, the background of the abstract left out."""
    return tuple(
        s
        for s in text.sentences
        if section_of(document, s) in sections
        and document.passages[s.passage].kind != "heading"
        and (
            not is_background(document, s) or (text.acronym is not None and text.acronym in s.text)
        )
    )


def _uncited(document: Document, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return tuple(s for s in sentences if not callouts_in(document, s.start, s.end))


def _given(document: Document, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return sentences that cite others for a dose that the paper's own patients were given."""
    return tuple(
        s
        for s in sentences
        if callouts_in(document, s.start, s.end)
        and any(map(is_amount, s.statistics))
        and OWN_GIVEN.pattern.search(s.text)
        and not BY_OTHERS.search(s.text)
    )


def _drugs(arms: Sequence[Arm]) -> int:
    """Return how many treatments the arms differ by; dose levels of one drug are one."""
    return len({tuple(sorted(i.name for i in arm.interventions)) for arm in arms})


_FIRST = 2  # sentences below a heading that name its endpoints


def _headed(document: Document, sentences: Sequence[Sentence]) -> Iterator[Endpoint]:
    """Yield the endpoints that stand below headings such as "Secondary outcomes"."""
    seen: Counter[str] = Counter()
    for sentence in sentences:
        heading = document.passages[sentence.passage].heading or ""
        role = role_of_heading(heading)
        seen[heading] += 1
        if role is not None and seen[heading] <= (_FIRST if role == "primary" else 2 * _FIRST):
            yield from headed_endpoints(role, (sentence,))


def _announced(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of an introduction on the paper's own trial, and the next one's aims."""
    own = [bool(OWN_WORDS.search(s.text)) for s in sentences]
    return [
        s
        for n, s in enumerate(sentences)
        if own[n] or (n and own[n - 1] and ranks_something(s.text))
    ]


def _own_arms(
    title: tuple[Sentence, ...],
    abstract: tuple[Sentence, ...],
    methods: tuple[Sentence, ...],
    conclusions: tuple[Sentence, ...],
) -> tuple[Arm, ...]:
    """Return the arms of the paper's own trial, the one under test first, with all their dosing."""
    places = ((*abstract, *title, *methods), (*abstract, *methods), (*title, *abstract))
    arms = find_arms(*places, own=True, title=title)
    arms = with_tested(arms, title, (*abstract, *conclusions))
    return with_durations(arms, (*methods, *abstract))


_NEXT = compiled(
    r"\b(?:under\s?way|warrant\w*|need(?:ed)?|should|future|further|planned|ongoing)\b"
)


def _randomised(design: Sequence[str], sentences: Iterable[Sentence]) -> bool:
    """Tell whether the trial itself is randomised, and not the next that it calls for."""
    now = tuple(s for s in sentences if not _NEXT.search(s.text))
    return "randomised" in design and "randomised" in design_of(now)


def _telling(
    document: Document, text: TrialText, abstract: Sequence[Sentence]
) -> list[tuple[Sentence, Where]]:
    """Return the sentences that may tell a result with the kind of place they stand in."""
    late = _uncited(document, _in(document, text, "results", "conclusions"))
    told = (*abstract, *late, *_in(document, text, "caption"))
    return [(s, _where(document, s)) for s in told if not is_aim(document, s)]


def _own(document: Document, text: TrialText, cells: Sequence[Sentence]) -> TrialFinding:
    """Fill the slots of the paper's own trial, title and abstract before the body."""
    title = _in(document, text, "title")
    abstract = _in(document, text, abstract_of(document))
    methods = _uncited(document, _in(document, text, "methods", "other"))
    intro = _announced(_in(document, text, "introduction"))
    ranked = (*_in(document, text, "methods", "other", "results"), *_uncited(document, intro))
    protocol = announces(title_of(document, text.sentences), abstract)
    outcome = _in(document, text, "results", "caption")
    told = _telling(document, text, abstract)
    if protocol:
        outcome = (*outcome, *_uncited(document, _in(document, text, "discussion")))
    body = _uncited(document, _in(document, text, *_TOLD))
    status = own_status((*title, *abstract), body, text.acronym, protocol=protocol)
    given = (*methods, *_given(document, _in(document, text, "methods", "other")))
    arms = _own_arms(title, abstract, given, _in(document, text, "conclusions"))
    design = with_active_control(design_of((*title, *abstract, *methods[:60])), arms)
    single = _drugs(arms) < _COMPARED and not _randomised(design, (*title, *abstract, *methods))
    named = with_labels(arms, (*abstract, *title, *methods))
    tested = find_table_results(document, cells, named)
    done = status not in OPEN
    results = find_results(told, named, single=single, tables=tested, own=True) if done else ()
    participants = participants_of((abstract, outcome, methods), past=protocol)
    if not protocol:
        shown = document.tables if cells else ()
        arms = with_sizes(arms, (*abstract, *outcome, *methods), shown, participants)
    return replace(
        named_finding(text, (*title, *abstract, *methods)),
        phase=phase_of((title, abstract, methods[:40])),
        design=design,
        status=status,
        participants=participants,
        condition=find_condition((title, abstract)),
        population=find_population((*abstract, *title)),
        arms=arms,
        endpoints=find_endpoints((*abstract, *ranked), _headed(document, ranked)),
        results=results,
        follow_up=find_follow_up((*abstract, *outcome, *(s for s, _ in told))),
        features=(("own", 1.0), ("named", float(bool(text.acronym or text.registry_ids)))),
    )
