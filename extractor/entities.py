"""The entities of one paper: what was found, how often, and the text with them marked."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .pipeline import annotate, load_models, read_document
from .settings import EntitySettings
from .types import Mention, Sentence

_COLOURS = {
    "GENE": "#cde8ff",
    "MARKER": "#d9f2d0",
    "VARIANT": "#fff1c2",
    "CANCER": "#ffd6d6",
    "DISEASE": "#ffe6cc",
    "DRUG": "#e6d9ff",
    "OUTCOME": "#d0f5f0",
}
_OTHER = "#eeeeee"


@dataclass(frozen=True, slots=True)
class EntityCount:
    """One concept, or one name without a concept, with how often a paper names it."""

    label: str
    name: str
    id: str
    count: int
    texts: tuple[str, ...]  # as printed, the commonest first


def read_entities(path: str | Path, settings: EntitySettings | None = None) -> tuple[Sentence, ...]:
    """Return the sentences and table cells of a paper with their mentions.

    Args:
        path: the paper.
        settings: whose names to take; those of the environment where none are given.

    Raises:
        InputError: one of its kinds, saying what is wrong with the file and what to do.
        ResourceError: when a pipeline that the settings name cannot be loaded.
    """
    return annotate(read_document(Path(path)), load_models(settings))


def count_entities(sentences: Iterable[Sentence]) -> tuple[EntityCount, ...]:
    """Count the concepts that sentences name, by label, the commonest first."""
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for mention in (m for s in sentences for m in s.mentions):
        texts = found.setdefault(_key(mention), {})
        texts[mention.text] = texts.get(mention.text, 0) + 1
    counted = [
        EntityCount(label, name, identifier, sum(texts.values()), _commonest(texts))
        for (label, name, identifier), texts in found.items()
    ]
    return tuple(sorted(counted, key=lambda c: (c.label, -c.count, c.name)))


def _key(mention: Mention) -> tuple[str, str, str]:
    concept = mention.concept
    if concept is None:
        return mention.label, mention.text, ""
    return mention.label, concept.name, concept.id


def _commonest(texts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=lambda t: (-texts[t], t)))


def entities_page(sentences: Iterable[Sentence], title: str) -> str:
    """Return an HTML page of the sentences with their entities marked; nothing is fetched."""
    body = "\n".join(f"<p>{_marked(s)}</p>" for s in sentences if s.mentions)
    key = " ".join(f'<mark style="background:{c}">{label}</mark>' for label, c in _COLOURS.items())
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title>'
        '<body style="font-family:sans-serif;max-width:60em;margin:2em auto">'
        f"<h1>{html.escape(title)}</h1><p>{key}</p>{body}</body></html>\n"
    )


def _marked(sentence: Sentence) -> str:
    """Return a sentence as HTML, each mention in the colour of its label."""
    pieces, at = [], 0
    for mention in sorted(sentence.mentions, key=lambda m: m.start):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if start < at:
            continue
        colour = _COLOURS.get(mention.label, _OTHER)
        said = mention.concept.name if mention.concept else mention.label
        pieces += [
            html.escape(sentence.text[at:start]),
            f'<mark style="background:{colour}" title="{html.escape(mention.label)}: '
            f'{html.escape(said)}">{html.escape(sentence.text[start:end])}</mark>',
        ]
        at = end
    return "".join([*pieces, html.escape(sentence.text[at:])])
