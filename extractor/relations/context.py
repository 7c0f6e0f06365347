"""What the paper is about: its cancer, its marker, and whether its findings are its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..types import Callout, Document, Mention, Passage, Sentence
from .about import about_cancer
from .arguments import is_general
from .background import own_work_from
from .endpoints import Endpoints, read_endpoints
from .implied_cancers import implied_cancer
from .kinds import form_without_gene
from .markers import read_markers
from .masked import known_names
from .outcomes import canvas_of
from .study import Study, read_study
from .variants import variant_genes

_SKIPPED_KINDS = frozenset({"reference", "furniture", "table"})
_RESULT_SECTIONS = frozenset({"results", "methods"})
_MAIN_SHARE = 0.35  # of all named cancers, for a cancer that the title does not name
_REVIEW_CALLOUTS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a sentence may take from its paper when it leaves something out."""

    document: Document
    cancer: Mention | None
    markers: tuple[Mention, ...]
    score: Mention | None  # the score or signature that tells the paper's risk groups apart
    review: bool
    callouts: tuple[Callout, ...]  # in order of their start
    names: Mapping[str, Mention]  # what the paper names anywhere, by its text
    genes: Mapping[str, Mention] = field(default_factory=dict)  # of variants, by rs number
    endpoints: Endpoints = field(default_factory=Endpoints)
    study: Study = field(default_factory=Study)
    oncology: bool = True  # the paper is about cancer
    own_from: int = 0  # where the abstract turns from what is known to what was done
    announced: bool = False  # take aims and maybes too, as CIViCmine's annotation does

    def passage(self, sentence: Sentence) -> Passage:
        """Return the passage of a sentence."""
        return self.document.passages[sentence.passage]


def read_context(document: Document, sentences: tuple[Sentence, ...]) -> Context:
    """Return what a paper is about, by its title, its abstract and what it names most."""
    prose = [s for s in sentences if _is_prose(document, s)]
    title = [s for s in prose if document.passages[s.passage].kind == "title"]
    abstract = [s for s in prose if document.passages[s.passage].section == "abstract"]
    review = _is_review(document)
    return Context(
        document=document,
        cancer=_main_cancer(title, [] if review else abstract, [] if review else prose)
        or implied_cancer([*title, *abstract]),
        markers=_main_markers(title),
        score=_main_score(title, prose),
        review=review,
        names=known_names(prose),
        genes=variant_genes(title, prose),
        endpoints=read_endpoints(abstract, prose),
        study=read_study(document, prose),
        oncology=about_cancer(document, prose),
        own_from=own_work_from(document, abstract),
        callouts=tuple(sorted(document.callouts, key=lambda c: c.start)),
    )


def _is_prose(document: Document, sentence: Sentence) -> bool:
    return sentence.table is None and document.passages[sentence.passage].kind not in _SKIPPED_KINDS


def _named_cancers(sentences: Iterable[Sentence]) -> list[Mention]:
    return [
        m
        for s in sentences
        for m in s.labelled("CANCER")
        if m.concept and not is_general(m) and not _CAUSES.match(s.text[m.end - s.start :])
    ]


_CAUSES = re.compile(r"[-–](?:associated|related|induced|like|linked)\b")  # "Lynch-associated"


def _main_cancer(
    title: list[Sentence], abstract: list[Sentence], prose: list[Sentence]
) -> Mention | None:
    """Return the cancer of the title; else the one named most, when it stands out."""
    named = _named_cancers(title)
    if named:
        return named[0]
    for sentences in (abstract, prose):
        named = _named_cancers(sentences)
        counts = Counter(m.concept.id for m in named if m.concept)
        if counts:
            best, count = counts.most_common(1)[0]
            if count >= _MAIN_SHARE * len(named):
                return next(m for m in named if m.concept and m.concept.id == best)
    return None


def _general_cancer(title: list[Sentence]) -> Mention | None:
    """Return the general name of a title that names no cancer in particular: "solid tumours"."""
    named = [m for s in title for m in s.labelled("CANCER") if m.concept]
    return named[0] if named else None


def _main_markers(title: list[Sentence]) -> tuple[Mention, ...]:
    """Return the marker of the title, when it is one only and not what a drug acts on."""
    found: dict[frozenset[str], tuple[Mention, ...]] = {}
    for sentence in title:
        for marker in read_markers(sentence, canvas_of(sentence, ())):
            if marker.role != "target":
                found.setdefault(marker.names, marker.mentions)
    return next(iter(found.values())) if len(found) == 1 else ()


_SCORES = frozenset({"score", "signature"})
_OFTEN = 3  # mentions of a score that the title does not name


def _main_score(title: list[Sentence], prose: list[Sentence]) -> Mention | None:
    """Return the score or signature a paper is about: named in the title, or again and again."""
    found = [
        [m for s in sentences for m in s.labelled("MARKER") if form_without_gene((m,)) in _SCORES]
        for sentences in (title, prose)
    ]
    named = found[0] or (found[1] if len(found[1]) >= _OFTEN else [])
    return named[0] if named else None


def _is_review(document: Document) -> bool:
    """Tell whether a paper reports what others found: no methods, no results, many callouts."""
    sections = {p.section for p in document.passages if p.kind in {"body", "heading"}}
    return not sections & _RESULT_SECTIONS and len(document.callouts) >= _REVIEW_CALLOUTS
