"""A JATS article (PMC, publishers) → ``Document``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from ..errors import BrokenXml, EmptyFile, MissingFile
from ..prose.sections import section_of
from ..types import Document, PassageKind, Reference, Section
from .build import Gathered, Piece
from .inline import local, plain, render
from .tables import footnotes, label_and_caption, tables_of

_FLOATS = frozenset({"fig", "table-wrap"})
_BIBR = frozenset({"bibr", "ref"})
_YEAR_DIGITS = 4
_LABEL_MARKS = "[](). "
_PARAGRAPHS = frozenset({"p", "disp-quote"})
_CONTAINERS = frozenset(
    {"list", "list-item", "boxed-text", "def-list", "def-item", "def", "disp-quote", "statement",
     "fn-group", "fn", "ack", "glossary", "app-group", "app", "notes", "verse-group", "speech"}
)  # fmt: skip


def read_jats(path: Path) -> Document:
    """Read a JATS article: passages, tables, references and resolved callouts.

    Entities are not expanded and nothing is fetched.

    Raises:
        MissingFile: when the file cannot be opened.
        EmptyFile: when it has no bytes.
        BrokenXml: when it is no XML, or no article.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFile(f"{path}: cannot be opened; check the path") from error
    if not data.strip():
        raise EmptyFile(f"{path.name}: is empty; fetch it again")
    root = _parse(path.name, data)
    document = _document(root, path.stem, hashlib.sha256(data).hexdigest())
    if not any(passage.kind == "body" for passage in document.passages):
        raise BrokenXml(f"{path.name}: is an article without text; fetch it again")
    return document


def _parse(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXml(f"{name}: cannot be parsed as XML; fetch it again") from error
    if root is None:
        raise BrokenXml(f"{name}: cannot be parsed as XML; fetch it again")
    article = root if local(root) == "article" else root.find(".//{*}article")
    if article is None:
        raise BrokenXml(f"{name}: is XML, but no JATS article; give an article or a PDF")
    return article


def _document(article: etree._Element, doc_id: str, sha256: str) -> Document:
    gathered = Gathered()
    references = list(_references(article))
    keys = {rid: key for rid, key, _ in references}
    meta = article.find("./{*}front/{*}article-meta")
    title = plain(meta.find(".//{*}article-title")) if meta is not None else ""
    gathered.add(Piece(title), "title", "title")
    for abstract in meta.iter("{*}abstract") if meta is not None else ():
        if abstract.get("abstract-type") not in {"graphical", "toc", "teaser"}:
            _section(abstract, gathered, keys, "abstract", "abstract")
    parts: tuple[tuple[str, Section], ...] = (("body", "other"), ("back", "back_matter"))
    for name, section in parts:
        node = article.find(f"./{{*}}{name}")
        if node is not None:
            _section(node, gathered, keys, section, None)
    for node in article.iter("{*}fig", "{*}table-wrap"):
        _float(node, gathered, keys)
    ids = _ids(article)
    pmcid = ids.get("pmc") or ids.get("pmcid") or ids.get("pmcaid")
    year = next((plain(n) for n in article.iterfind(".//{*}front//{*}pub-date/{*}year")), "")
    return Document(
        doc_id=doc_id,
        sha256=sha256,
        source="jats",
        references=tuple(_add_references(references, gathered)),
        text=gathered.text,
        passages=tuple(gathered.passages),
        tables=tuple(gathered.tables),
        callouts=tuple(sorted(gathered.callouts, key=lambda c: c.start)),
        title=title or None,
        doi=ids.get("doi"),
        pmid=ids.get("pmid"),
        pmcid=f"PMC{pmcid.removeprefix('PMC')}" if pmcid else None,
        journal=plain(article.find(".//{*}front//{*}journal-title")) or None,
        year=int(year) if year.isdigit() else None,
    )


def _ids(article: etree._Element) -> dict[str | None, str]:
    """Return the identifiers of an article by their type."""
    return {
        node.get("pub-id-type"): plain(node)
        for node in article.iterfind("./{*}front/{*}article-meta/{*}article-id")
    }


def _section(
    node: etree._Element,
    gathered: Gathered,
    keys: Mapping[str, str],
    section: Section,
    heading: str | None,
) -> None:
    """Add the passages of a section and of those inside it."""
    kind: PassageKind = "body"
    for child in node:
        name = local(child)
        if name == "sec":
            _subsection(child, gathered, keys, section)
        elif name == "title":
            text = render(child, keys)
            gathered.add(text, "heading", section, text.text)
        elif name in _PARAGRAPHS:
            gathered.add(render(child, keys), kind, section, heading)
            _nested(child, gathered, keys, section, heading)
        elif name in _CONTAINERS:
            _section(child, gathered, keys, section, heading)


def _nested(
    node: etree._Element,
    gathered: Gathered,
    keys: Mapping[str, str],
    section: Section,
    heading: str | None,
) -> None:
    """Add lists and boxes that stand inside a paragraph, after it."""
    for child in node:
        if local(child) in _CONTAINERS - {"fn"}:
            _section(child, gathered, keys, section, heading)


def _subsection(
    node: etree._Element, gathered: Gathered, keys: Mapping[str, str], section: Section
) -> None:
    """Add a section under its own name; in the abstract the label does not change the section."""
    heading = plain(node.find("{*}title"))
    inner = section
    if section not in {"abstract", "back_matter"}:
        inner = section_of(heading) or section
    _section(node, gathered, keys, inner, heading or None)


def _float(node: etree._Element, gathered: Gathered, keys: Mapping[str, str]) -> None:
    label, caption = label_and_caption(node)
    named = Piece(" ".join(part for part in (label and f"{label}.", caption) if part))
    gathered.add(named, "caption", "caption", label)
    if local(node) == "table-wrap":
        for cells in tables_of(node):
            gathered.add_table(label, caption, cells, footnotes(node))
        for note in footnotes(node):
            gathered.add(Piece(note), "caption", "caption", label)


def _references(article: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield (id, key, element) of each reference.

    The key is the printed number; a list without numbers that is cited by names has keys such
    as "smith2015", any other the place of the entry.
    """
    refs = list(article.iterfind(".//{*}ref-list//{*}ref"))
    marks = [plain(x).strip(_LABEL_MARKS) for x in _citing(article)]
    by_name = not any(mark.isdigit() and len(mark) < _YEAR_DIGITS for mark in marks)
    for number, ref in enumerate(refs, start=1):
        label = plain(ref.find("{*}label")).strip(_LABEL_MARKS)
        name = _name_key(ref) if by_name and not label else ""
        yield ref.get("id") or f"ref{number}", label or name or str(number), ref


def _citing(article: etree._Element) -> Iterator[etree._Element]:
    return (x for x in article.iterfind(".//{*}body//{*}xref") if x.get("ref-type") in _BIBR)


def _name_key(ref: etree._Element) -> str:
    surname, year = plain(ref.find(".//{*}surname")), plain(ref.find(".//{*}year"))
    return f"{surname.split()[-1].casefold()}{year}" if surname.strip() and year else ""


def _add_references(
    references: list[tuple[str, str, etree._Element]], gathered: Gathered
) -> Iterator[Reference]:
    for _, key, ref in references:
        text = " ".join(" ".join(str(part) for part in ref.itertext()).split())
        passage = gathered.add(Piece(text), "reference", "references")
        if passage is None:
            continue
        ids = {node.get("pub-id-type"): plain(node) for node in ref.iter("{*}pub-id")}
        yield Reference(
            key=key,
            text=text,
            start=passage.start,
            end=passage.end,
            doi=ids.get("doi"),
            pmid=ids.get("pmid"),
        )
