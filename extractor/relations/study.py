"""How a paper measured its markers and which sides of them it compares, for what rows leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..codes import LOW_STATES, Form, State
from ..types import Document, Sentence
from .assays import ASSAYS, CONTRASTS
from .endpoints import TABLE
from .markers import read_markers
from .outcomes import canvas_of
from .states import OPPOSITE

_OWN_WORK = frozenset({"title", "abstract", "methods", "results", "caption", "table", "other"})
_CLEAR = 0.6  # share of the votes that one answer must have
_MOST = 0.75  # the same, for an answer taken over from the whole paper
_FEW = 2  # votes below which a whole paper's answer says nothing
_WORDS = frozenset({"GENE", "MARKER", "VARIANT"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What a paper says once of its markers and leaves out later."""

    forms: Mapping[str, Form] = field(default_factory=dict)  # by name of the marker
    form: Form = "unspecified"
    states: Mapping[str, State] = field(default_factory=dict)
    state: State = "unspecified"
    log_rank: bool = False
    focus: frozenset[str] = frozenset()  # markers that title or abstract name
    titled: frozenset[str] | None = None  # markers that the title names; None without a title
    expressed: frozenset[str] = frozenset()  # markers whose expression title or abstract names
    by_table: Mapping[str, str] = field(default_factory=dict)  # "2" → what the text says of it

    def form_of(self, names: Iterable[str]) -> Form:
        """Return how a marker was measured: as told of it, else as told of the whole paper."""
        told = {self.forms[n] for n in names if n in self.forms}
        return told.pop() if len(told) == 1 else self.form

    def told_of(self, caption: str) -> str:
        """Return the words with which the text points to a table."""
        found = TABLE.match(caption.strip())
        return self.by_table.get(found["number"], "") if found is not None else ""

    def state_of(self, names: Iterable[str]) -> State:
        """Return the side of a marker that the paper sets against the other."""
        told = {self.states[n] for n in names if n in self.states}
        return told.pop() if len(told) == 1 else self.state


def read_study(document: Document, sentences: Sequence[Sentence]) -> Study:
    """Return what title, abstract, methods, results and captions tell of the paper's markers."""
    forms: dict[str, Counter[Form]] = {}
    states: dict[str, Counter[State]] = {}
    any_form: Counter[Form] = Counter()
    any_state: Counter[State] = Counter()
    log_rank = False
    focus: set[str] = set()
    expressed: set[str] = set()
    tables: dict[str, list[str]] = {}
    for sentence in sentences:
        passage = document.passages[sentence.passage]
        if sentence.table is not None or passage.section not in _OWN_WORK:
            continue
        if passage.kind == "title" or passage.section == "abstract":
            focus.update(_names(sentence))
            expressed.update(_expressed(sentence))
        told = _assays(sentence.text)
        names = _names(sentence) if told else ()
        for form in told:
            any_form[form] += _FEW if passage.kind == "title" else 1
            for name in names:
                forms.setdefault(name, Counter())[form] += 1
        any_state.update(s for s, cue in CONTRASTS if cue.pattern.search(sentence.text))
        log_rank = log_rank or "log-rank" in sentence.text.lower().replace(" ", "-")
        for found in TABLE.finditer(sentence.text):
            tables.setdefault(found["number"], []).append(sentence.text)
        for name, state in _sides(sentence):
            states.setdefault(name, Counter())[state] += 1
    return Study(
        forms=_winners(forms),
        form=_winner(any_form, _MOST, _FEW) or "unspecified",
        states=_winners(states),
        state=_winner(any_state, _CLEAR, _FEW) or "unspecified",
        log_rank=log_rank,
        focus=frozenset(focus),
        titled=_titled(document, sentences),
        expressed=frozenset(expressed),
        by_table={number: " ".join(texts) for number, texts in tables.items() if number},
    )


def _assays(text: str) -> list[Form]:
    """Return the forms whose assays a sentence names."""
    told = [form for form, cue in ASSAYS if cue.pattern.search(text)]
    if "serum" in told and "protein" in told:
        told.remove("protein")  # the antibodies of the kit
    return told


def _names(sentence: Sentence) -> tuple[str, ...]:
    found = (m for m in sentence.mentions if m.label in _WORDS)
    return tuple({m.concept.name if m.concept else m.text.lower() for m in found})


def _titled(document: Document, sentences: Sequence[Sentence]) -> frozenset[str] | None:
    """Return the markers that the title names; None where the paper has no title."""
    title = [s for s in sentences if document.passages[s.passage].kind == "title"]
    return frozenset(n for s in title for n in _with_members(s)) if title else None


def _with_members(sentence: Sentence) -> set[str]:
    """Return the markers of a sentence, and the members of a family or a ratio beside it."""
    members = (m.concept.members for m in sentence.mentions if m.label in _WORDS and m.concept)
    return {*_names(sentence), *(name for names in members for name in names)}


def _expressed(sentence: Sentence) -> Iterable[str]:
    """Return the names of the markers whose expression a sentence speaks of."""
    if not any(m.label in _WORDS for m in sentence.mentions):
        return ()
    markers = read_markers(sentence, canvas_of(sentence, ()))
    return {name for m in markers if m.form == "expression" for name in m.names}


def _sides(sentence: Sentence) -> Iterable[tuple[str, State]]:
    """Yield the marker names of a sentence with the upper one of the two sides named."""
    if not any(m.label in _WORDS for m in sentence.mentions):
        return
    for marker in read_markers(sentence, canvas_of(sentence, ())):
        state = OPPOSITE.get(marker.state) if marker.state in LOW_STATES else marker.state
        if state is None or state == "unspecified":
            continue  # nothing is the reverse of a loss
        for name in marker.names:
            yield name, state


def _winners(votes: Mapping[str, Counter[_T]]) -> dict[str, _T]:
    found = {name: _winner(counts, _CLEAR, 1) for name, counts in votes.items()}
    return {name: best for name, best in found.items() if best is not None}


def _winner(votes: Counter[_T], share: float, least: int) -> _T | None:
    """Return the answer with a clear share of the votes."""
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    return best if count >= max(share * votes.total(), least) else None
