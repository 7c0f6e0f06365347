"""Plain text → ``Document``: a passage as given, or a paper as a PDF-to-text tool left it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import EmptyFile, MissingFile, UnsupportedFormat
from ..prose.callouts import find_callouts
from ..prose.sections import section_of
from ..types import Document, Passage, PassageKind, Section
from .build import Gathered, Piece

_BLANK = re.compile(r"\n[ \t\f]*\n")
_CAPTION = re.compile(r"^\s*(?:fig(?:ure|\.)?|table|supplementary (?:fig|table))\s*\.?\s*\d+", re.I)
_LINK = re.compile(r"https?\s?:\s?//|www\.|^\S+#\S+|/\S+/\S+/")
_BARE_LINK = re.compile(r"^\s*https?://\S+\s*$")
_PAGE_START = re.compile(r"^[ \f](?=\S)")  # what such tools leave of a form feed
_WORD = re.compile(r"[^\W\d_]+")
_LINE_HYPHEN = re.compile(r"(?<!\w)(\w++)[-\u00ad\u2010]\n\s*(\w+)")
_END = tuple('.!?:;)]"”’')
_SENTENCE_END = tuple(".!?:")
_INNER_END = re.compile(r"[a-z\])]\.\s+[A-Z]")
_MAX_LINK = 200  # characters
_PREFIXES = frozenset({"anti", "co", "cross", "non", "post", "pre", "pro", "self", "well"})
# Second halves that keep their hyphen whether the text has them elsewhere or not.
_SECONDS = frozenset(
    {"associated", "based", "controlled", "dependent", "derived", "free", "independent", "induced",
     "like", "matched", "mediated", "naive", "negative", "positive", "refractory", "related",
     "resistant", "sensitive", "specific", "treated"}
)  # fmt: skip
_MAX_HEADING_WORDS = 18
_MAX_HEADING_LINES = 3


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank lines, with what they seem to be."""

    text: str
    kind: PassageKind
    lines: int


def document_from_text(text: str, title: str | None = None, doc_id: str = "text") -> Document:
    """Return a document with the text given, character for character.

    Each paragraph (apart from the next by a blank line) is one passage. A title is set after the
    text, so that offsets into the text given stay what they are.
    """
    passages = []
    at = 0
    for match in [*_BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            passages.append(
                Passage(text=text[at:end], start=at, end=end, kind="body", section="other")
            )
        at = match.end() if match else end
    if title:
        at = len(text) + 2
        text = f"{text}\n\n{title}"
        passages.append(
            Passage(text=title, start=at, end=at + len(title), kind="title", section="title")
        )
    return Document(
        doc_id=doc_id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source="text",
        text=text,
        passages=tuple(passages),
        callouts=find_callouts(text),
        title=title,
    )


def read_text(path: Path) -> Document:
    """Read a paper as plain text; paragraphs that captions and page breaks cut in two are joined.

    Raises:
        MissingFile: when the file cannot be opened.
        EmptyFile: when it holds no text.
        UnsupportedFormat: when it is not UTF-8 text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFile(f"{path}: cannot be opened; check the path") from error
    if not data.strip():
        raise EmptyFile(f"{path.name}: is empty; fetch it again")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsupportedFormat(f"{path.name}: is not UTF-8 text; convert it first") from error
    if not any(sign.isalnum() for sign in text):
        raise EmptyFile(f"{path.name}: holds no word; fetch it again")
    gathered = Gathered()
    section: Section = "other"
    heading: str | None = None
    for kind, paragraph in _paragraphs(text.replace("\r\n", "\n")):
        if kind == "heading":
            section = section_of(paragraph) or ("other" if section == "abstract" else section)
            heading = paragraph
        piece = Piece(paragraph, find_callouts(paragraph))
        gathered.add(piece, kind, "caption" if kind == "caption" else section, heading)
    return Document(
        doc_id=path.stem,
        sha256=hashlib.sha256(data).hexdigest(),
        source="text",
        text=gathered.text,
        passages=tuple(gathered.passages),
        callouts=tuple(gathered.callouts),
    )


def _paragraphs(text: str) -> list[tuple[PassageKind, str]]:
    """Return paragraphs in reading order, each joined over the floats that stand inside it."""
    whole = _LINE_HYPHEN.sub(" ", text)
    known = frozenset(word.lower() for word in _WORD.findall(whole))
    joined: list[tuple[PassageKind, str]] = []
    body = caption = None  # places in ``joined`` of the last paragraph of each kind
    for block in _blocks(text):
        target = _continued(joined, body, caption, block)
        if target is not None:
            kind, before = joined[target]
            joined[target] = (kind, f"{before}\n{block.text}")
            continue
        joined.append((block.kind, block.text))
        if block.kind == "body":
            body, caption = len(joined) - 1, None
        elif block.kind == "caption":
            caption = len(joined) - 1
        elif block.kind == "heading":
            body = caption = None
    links = [text for kind, text in joined if kind == "furniture" and len(text) <= _MAX_LINK]
    whole_links = _links(links)
    return [
        (kind, text if kind == "furniture" else _with_links(text, whole_links))
        for kind, text in ((kind, _unbroken(paragraph, known)) for kind, paragraph in joined)
    ]


def _links(found: list[str]) -> list[tuple[re.Pattern[str], str]]:
    """Return a pattern for each link printed whole somewhere, spaces allowed between its signs."""
    ordered = sorted(set(found), key=lambda link: (-len(link), link))
    return [(re.compile(r"\s?".join(map(re.escape, link)), re.I), link) for link in ordered]


def _with_links(text: str, links: list[tuple[re.Pattern[str], str]]) -> str:
    """Undo the spaces that letter-spaced fonts leave in links."""
    for pattern, link in links if "://" in text or ": //" in text else ():
        text = pattern.sub(lambda _, link=link: link, text)  # type: ignore[misc]
    return text


def _blocks(text: str) -> list[_Block]:
    """Return the runs of lines between blank lines, page starts and bare links."""
    blocks = []
    for part in _BLANK.split(text):
        lines: list[str] = []
        for line in part.splitlines():
            bare_link = _BARE_LINK.match(line)
            if lines and (bare_link or _PAGE_START.match(line)):
                blocks += _split_heading(lines)
                lines = []
            if bare_link:
                blocks.append(_Block(line.strip(), "furniture", 1))
            elif line.strip():
                lines.append(line.strip())
        if lines:
            blocks += _split_heading(lines)
    return blocks


def _split_heading(lines: list[str]) -> list[_Block]:
    """Return the block of lines; a section name on a line of its own comes before it."""
    if len(lines) > 1 and section_of(lines[0]) and len(lines[0].split()) <= 3:
        return [_Block(lines[0], "heading", 1), *_split_heading(lines[1:])]
    text = "\n".join(lines)
    return [_Block(text, _kind(text, len(lines)), len(lines))]


def _kind(text: str, lines: int) -> PassageKind:
    if _CAPTION.match(text):
        return "caption"
    words = text.split()
    short = lines <= _MAX_HEADING_LINES and len(words) <= _MAX_HEADING_WORDS
    prose = text.endswith((*_END, "-", ",")) or _INNER_END.search(text)
    if short and text[:1].isupper() and not prose:
        return "heading"
    return "body"


def _continued(
    joined: list[tuple[PassageKind, str]], body: int | None, caption: int | None, block: _Block
) -> int | None:
    """Return the paragraph that a block goes on with, or None where it begins a new one."""
    if block.kind != "body":
        return None
    caption_text = joined[caption][1] if caption is not None else ""
    if caption is not None and (caption_text.endswith(("-", ",")) or _LINK.search(block.text)):
        return caption
    if body is not None and _is_open(joined[body][1], block.text):
        return body
    if caption is not None and body is None and _is_open(caption_text, block.text):
        return caption
    return None


def _is_open(before: str, after: str) -> bool:
    """Tell whether a paragraph goes on: it ends in mid-sentence, or the next begins in one."""
    if before.endswith(_SENTENCE_END):
        return after[:1].islower()
    return True


def _unbroken(text: str, known: frozenset[str]) -> str:
    """Join lines: a word broken by a hyphen becomes one where the text knows it as one."""

    def join(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        whole = f"{first}{second}".lower()
        compound = f"{first}-{second}"
        if whole in known or not _is_compound(first, second, known):
            return first + second
        return compound

    return " ".join(_LINE_HYPHEN.sub(join, text).split())


def _is_compound(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end belongs to the word: both halves are words or names."""
    if any(c.isdigit() or c.isupper() for c in first[1:] + second):
        return True
    if second.lower() in _SECONDS or (first.lower() in _PREFIXES and second.lower() in known):
        return True
    return first.lower() in known and second.lower() in known and len(first) > 2 < len(second)
