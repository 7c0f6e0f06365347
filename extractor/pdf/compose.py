"""Parts to passages: lines become running text, paragraphs cut by columns and floats are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..types import PassageKind, Section
from .cleanup import joins_how, line_text
from .glyphs import PageGlyphs
from .lines import Line
from .roles import Part

# A number behind the full stop is a citation, unless the stop is a decimal point ("OR 0.42,").
_ENDS = re.compile(
    r"[.!?:]['\"”’)\]]*(?:\s*[\[(][\d,;\s–—-]+[\])])?\s*$"
    r"|(?<!\d)[.!?:]['\"”’)\]]*\s*[\d,;\s–—-]*\d\s*$"
)
_CONTINUES = re.compile(r"^[a-zα-ω(\[,;%\d]")


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """Text with the page and box of each character (page 0: added), and its superscript runs."""

    text: str
    pages: NDArray[np.int16]
    boxes: NDArray[np.float32]
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A passage to be: its text, its role, where it starts, and its lines' left edges."""

    composed: Composed
    kind: PassageKind
    section: Section
    page: int
    heading: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """What the whole paper knows of itself: its pages, its words, its damaged signs."""

    pages: dict[int, PageGlyphs]
    words: dict[str, int]
    ligatures: dict[str, str]


def compose(lines: Sequence[Line], paper: Paper) -> Composed:
    """Join lines to one text: undo hyphens at line ends, put blanks between the others."""
    texts: list[str] = []
    pages: list[NDArray[np.int16]] = []
    boxes: list[NDArray[np.float32]] = []
    raised: list[tuple[int, int]] = []
    length = 0
    nothing = np.zeros((1, 4), np.float32)
    for line in lines:
        page = paper.pages[line.page]
        current = line_text(page, line, paper.ligatures)
        text, source = current.text, current.source
        if texts:
            how = joins_how(texts[-1], text, paper.words)
            if how == "" and texts[-1][-1:]:
                texts[-1], pages[-1], boxes[-1] = texts[-1][:-1], pages[-1][:-1], boxes[-1][:-1]
                length -= 1
            elif how == " ":
                texts.append(" ")
                pages.append(np.zeros(1, np.int16))
                boxes.append(nothing)
                length += 1
        raised += [(start + length, end + length) for start, end in current.raised]
        added = source < 0
        box = page.boxes[source].astype(np.float32)
        box[added] = 0
        texts.append(text)
        pages.append(np.where(added, 0, page.number).astype(np.int16))
        boxes.append(box)
        length += len(text)
    text = "".join(texts)
    if not texts:
        return Composed("", np.zeros(0, np.int16), np.zeros((0, 4), np.float32))
    return Composed(text, np.concatenate(pages), np.concatenate(boxes), tuple(raised))


def join_parts(parts: list[Part]) -> list[list[Part]]:
    """Group parts into passages: paragraphs that run over columns, pages and floats are one.

    Captions and what is no text do not end a paragraph; headings do.
    """
    groups: list[list[Part]] = []
    open_body: list[Part] | None = None
    for part in parts:
        if part.kind == "body":
            if open_body is not None and _runs_on(open_body[-1], part):
                open_body.append(part)
                continue
            open_body = [part]
            groups.append(open_body)
            continue
        if part.kind in ("heading", "title", "reference"):
            open_body = None
        if part.kind == "title" and groups and groups[-1][0].kind == "title":
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _runs_on(before: Part, after: Part) -> bool:
    """Tell whether a paragraph goes on in the next part of the text."""
    if before.unit.block is after.unit.block:
        return False
    if (before.section == "abstract") != (after.section == "abstract"):
        return False
    last, first = before.unit.lines[-1], after.unit.text
    if last.text.endswith(("-", "\u00ad", "\u2010")):
        return True
    if not _ENDS.search(last.text):
        return not after.unit.indented or bool(_CONTINUES.match(first))
    return bool(re.match(r"^[a-z]{2}", first))
