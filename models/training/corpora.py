"""Read annotated corpora as texts with character spans, and write them for spaCy."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from extractor.ner import components

_ENTITY = re.compile(r"^T\d+\t(\S+) (\d+) (\d+)\t")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its entities as (start, end, label), non-overlapping, in order."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def blank() -> Language:
    """Return an empty English pipeline with the fine tokenizer."""
    config = {"nlp": {"tokenizer": {"@tokenizers": components.FINE_TOKENIZER}}}
    return spacy.blank("en", config=config)


def read_standoff(archive: Path, part: str, suffix: str) -> Iterator[Annotated]:
    """Yield the documents of one part of a stand-off archive; of overlaps the shorter is kept."""
    with tarfile.open(archive) as tar:
        files = {m.name: m for m in tar.getmembers() if m.isfile()}
        for name in sorted(files):
            if not name.endswith(".txt") or not name.startswith(f"{part}/"):
                continue
            annotations = files.get(name[:-4] + suffix)
            if annotations is None:
                continue
            text = _read(tar, files[name])
            yield Annotated(text, keep_shorter(_entities(_read(tar, annotations))))


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    handle = tar.extractfile(member)
    assert handle is not None
    return handle.read().decode("utf-8")


def _entities(lines: str) -> Iterator[tuple[int, int, str]]:
    for line in lines.splitlines():
        match = _ENTITY.match(line)
        if match:
            yield int(match[2]), int(match[3]), match[1]


def keep_shorter(spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Resolve overlaps: the shorter span stays; of equal ones the first by label."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(set(spans), key=lambda s: (s[1] - s[0], s[0], s[2])):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return tuple(sorted(kept))


def read_iob(path: Path) -> Iterator[Annotated]:
    """Yield the sentences of an IOB file; tokens are joined with single spaces."""
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            token, tag = line.split("\t")[0], line.split("\t")[-1]
            tokens.append(token)
            tags.append(tag.strip())
        elif tokens:
            yield _joined(tokens, tags)
            tokens, tags = [], []


def _joined(tokens: list[str], tags: list[str]) -> Annotated:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    spans: list[tuple[int, int, str]] = []
    for token, tag, start in zip(tokens, tags, starts, strict=True):
        end = start + len(token)
        if tag.startswith("I-") and spans and spans[-1][1] == start - 1 and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], end, tag[2:])
        elif tag != "O":
            spans.append((start, end, tag[2:]))
    return Annotated(" ".join(tokens), tuple(spans))


def to_doc(nlp: Language, example: Annotated) -> Doc:
    """Return a ``Doc`` with the entities; one that ends inside a token is widened to it."""
    doc = nlp.make_doc(example.text)
    found = (doc.char_span(a, b, label, alignment_mode="expand") for a, b, label in example.spans)
    doc.ents = filter_spans([span for span in found if span is not None])
    return doc


def write(path: Path, examples: Iterable[Annotated]) -> int:
    """Write examples as a spaCy ``DocBin`` and return how many there are."""
    nlp = blank()
    docs = [to_doc(nlp, example) for example in examples]
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return len(docs)
