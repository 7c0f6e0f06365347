"""BioC XML by the ``bioc`` library: one collection, a document a paper, a relation a record.

Format: Comeau et al., Database 2013, bat064. Offsets count characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from ..errors import ResourceError, UsageError
from .standoff import ASSOCIATION, TRIAL, AnnotatedText, Claim, Span

_RECORD, _TRIGGER = "record", "trigger"
# XML 1.0 has no place for these; a blank keeps the offsets.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _library() -> ModuleType:
    try:
        from bioc import biocxml  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError as error:
        raise ResourceError("BioC needs a library: pip install 'extractor[interchange]'") from error
    return biocxml  # type: ignore[no-any-return,unused-ignore]


def write_bioc(path: Path, texts: Sequence[AnnotatedText]) -> None:
    """Write annotated texts as one BioC collection.

    Raises:
        ResourceError: when the library is not installed.
        UsageError: when the file cannot be written.
    """
    xml = _library()
    import bioc

    collection = bioc.BioCCollection()
    collection.source = "extractor"
    collection.documents = [_document(one, bioc) for one in texts]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(xml.dumps(collection), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error})") from error


def _document(one: AnnotatedText, bioc: ModuleType) -> Any:
    document = bioc.BioCDocument()
    document.id = one.doc_id
    text = _NOT_XML.sub(" ", one.text).replace("\r", " ")
    for start, end in _passages(text):
        passage = bioc.BioCPassage()
        passage.offset, passage.text = start, text[start:end]
        passage.annotations = [
            _annotation(span, text, bioc) for span in one.spans if start <= span.start < end
        ]
        document.passages.append(passage)
    document.relations = [_relation(claim, bioc) for claim in one.claims]
    return document


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between empty lines; the ends of lines stay with the line before."""
    start = 0
    for gap in re.finditer(r"\n\n+", text):
        yield start, gap.end()
        start = gap.end()
    if start < len(text) or not text:
        yield start, len(text)


def _annotation(span: Span, text: str, bioc: ModuleType) -> Any:
    annotation = bioc.BioCAnnotation()
    annotation.id = span.key
    annotation.infons["type"] = span.label
    for name, value in (("identifier", span.identifier), ("name", span.name)):
        if value:
            annotation.infons[name] = value
    annotation.text = text[span.start : span.end]
    annotation.add_location(bioc.BioCLocation(span.start, span.end - span.start))
    return annotation


def _relation(claim: Claim, bioc: ModuleType) -> Any:
    relation = bioc.BioCRelation()
    relation.id = claim.key
    relation.infons = {"type": claim.kind, **claim.codes}
    if claim.record:
        relation.infons[_RECORD] = _NOT_XML.sub(" ", claim.record)
    relation.add_node(bioc.BioCNode(claim.trigger, _TRIGGER))
    for role, key in claim.arguments:
        relation.add_node(bioc.BioCNode(key, role))
    return relation


def read_bioc(path: Path) -> tuple[AnnotatedText, ...]:
    """Read a BioC collection; annotations and relations may stand in documents or passages.

    Raises:
        ResourceError: when the library is not installed.
        UsageError: when the file cannot be read.
    """
    xml = _library()
    try:
        collection = xml.loads(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read as BioC ({error})") from error
    return tuple(_read_document(document) for document in collection.documents)


def _read_document(document: Any) -> AnnotatedText:
    holders = [document, *document.passages]
    return AnnotatedText(
        doc_id=document.id,
        text=_text(document.passages),
        spans=tuple(_read_span(a) for h in holders for a in h.annotations if a.locations),
        claims=tuple(
            _read_claim(relation)
            for holder in holders
            for relation in holder.relations
            if relation.infons.get("type") in {ASSOCIATION, TRIAL}
        ),
    )


def _text(passages: Sequence[Any]) -> str:
    """Return the text of a document, its passages at their offsets."""
    text = ""
    for passage in sorted(passages, key=lambda p: p.offset):
        text = text.ljust(passage.offset)[: passage.offset] + (passage.text or "")
    return text


def _read_span(annotation: Any) -> Span:
    places = [(place.offset, place.offset + place.length) for place in annotation.locations]
    return Span(
        key=annotation.id,
        label=annotation.infons.get("type", ""),
        start=min(start for start, _ in places),
        end=max(end for _, end in places),
        identifier=annotation.infons.get("identifier"),
        name=annotation.infons.get("name"),
    )


def _read_claim(relation: Any) -> Claim:
    triggers = [node.refid for node in relation.nodes if node.role == _TRIGGER]
    codes = {k: v for k, v in relation.infons.items() if k not in {"type", _RECORD}}
    return Claim(
        key=relation.id,
        kind=relation.infons["type"],
        trigger=triggers[0] if triggers else "",
        arguments=tuple((n.role, n.refid) for n in relation.nodes if n.role != _TRIGGER),
        codes=codes,
        record=relation.infons.get(_RECORD),
    )
