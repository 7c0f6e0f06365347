"""Blocks to units: headings, paragraphs and captions, as their look tells them apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from .blocks import Block
from .lines import Line

UnitKind = Literal["heading", "text", "caption"]

_CAPTION = re.compile(
    r"^(?:supplementa\w*\s+|additional\s+|online\s+|appendix\s+|extended\s+data\s+)?"
    r"(?P<what>fig(?:ure|\.)?s?|tab(?:le|\.)|scheme|chart|box|plate|algorithm|video|movie)"
    r"\s*[.–-]?\s*(?P<number>[a-z]?\d{1,3}[a-z]?|[ivx]{1,5})\b(?P<rest>.*)",
    re.I | re.S,
)
# A number behind the full stop is a citation, unless the stop is a decimal point ("OR 0.42,").
_TERMINAL = re.compile(
    r"[.!?:;]['\"”’)\]]*(?:\s*\[[\d,\s–-]+\])?$|(?<!\d)[.!?:;]['\"”’)\]]*\s*[\d,\s–-]*\d$"
)
_KNOWN = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+|[IVX]{1,4}\.\s+)?"
    r"(?:abstract|summary|introduction|background|(?:materials?|patients?|subjects?|experimental)?"
    r"(?:\s*(?:and|&)\s*)?methods?|results?(?:\s*(?:and|&)\s*discussion)?|discussions?|conclusions?|"
    r"references|literature cited|bibliography|acknowledge?ments?|funding|keywords?|key words|"
    r"abbreviations|conflicts? of interests?|competing interests?|authors?.? contributions?|"
    r"limitations?|statistical analysis|data availability(?: statement)?|disclosures?)\s*:?$",
    re.I,
)
_REFERENCES = re.compile(
    r"^(?:\d{1,2}\.?\s*)?(?:references(?: and notes| cited)?|literature cited|bibliography)\s*:?$",
    re.I,
)
_MAX_HEADING_CHARS = 200
_HEADING_LINES = 4  # lines of one look in a row; more are a paragraph
_SMALLEST = 0.92  # of the size of running text: a heading is hardly smaller


@dataclass(frozen=True, slots=True)
class Style:
    """What ordinary text looks like in this paper."""

    size: float
    font: int
    sizes: frozenset[float]  # all sizes (in tenths) that running text is set in


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A paragraph (or a part of one), a heading or a caption: lines in reading order."""

    kind: UnitKind
    page: int
    lines: tuple[Line, ...]
    block: Block
    indented: bool = False
    what: str = ""  # of a caption: "figure" or "table"
    alone: bool = False  # stands beside other pieces of its column: a formula, a table cell

    @property
    def text(self) -> str:
        """Return the lines' text, one blank between them."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Return the size most of the letters have."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.glyphs)
        return sizes.most_common(1)[0][0]


def names_section(text: str) -> bool:
    """Tell whether a line is the usual name of a section, whatever its look."""
    text = text.strip()
    return bool(_KNOWN.match(text) or _KNOWN.match(re.sub(r"\s", "", text)))


def style_of(blocks: list[Block]) -> Style:
    """Find the size and font that most of the running text of a paper is set in."""
    weight: Counter[tuple[float, int]] = Counter()
    by_size: Counter[float] = Counter()
    blocks = _before_references(blocks)
    for block in blocks:
        if len(block.lines) < 3 or block.x1 - block.x0 < 12 * block.size:
            continue
        for line in block.lines:
            weight[line.size, line.font] += len(line.glyphs)
        by_size[block.size] += sum(len(line.glyphs) for line in block.lines)
    if not weight:
        for block in blocks:
            for line in block.lines:
                weight[line.size, line.font] += len(line.glyphs)
    (size, font), _ = weight.most_common(1)[0] if weight else ((10.0, 0), 0)
    near = frozenset(s for s in by_size if abs(s - size) < 0.36)
    return Style(size, font, near | {size})


def _before_references(blocks: list[Block]) -> list[Block]:
    """Leave out the reference list, which may be longer than the text it stands under."""
    for i in range(len(blocks) - 1, len(blocks) // 4, -1):
        if any(_REFERENCES.match(line.text) for line in blocks[i].lines):
            return blocks[:i]
    return blocks


def caption_of(text: str) -> tuple[str, str] | None:
    """Return ("figure" or "table", rest behind the label) when a text opens like a caption."""
    found = _CAPTION.match(text)
    if not found:
        return None
    rest = found["rest"]
    what = "table" if found["what"].lower().startswith("tab") else "figure"
    if re.match(r"\s*$|\s*[.:|–—-]|\s*\(?[A-Z“\"'(]", rest) and not re.match(r"\s*[,;)]", rest):
        return what, rest
    return None


def block_units(block: Block, style: Style) -> list[Unit]:
    """Cut a block into headings and paragraphs."""
    first = caption_of(block.text)
    if first and _caption_look(block, style, first[1]):
        end = _caption_end(block, style)
        caption = Unit("caption", block.page, block.lines[:end], block, what=first[0])
        return [caption, *_cut_units(block, style, end)]
    return _cut_units(block, style, 0)


def _caption_end(block: Block, style: Style) -> int:
    """Return behind which line a caption is over: a paragraph of the text may follow close."""
    for i in range(1, len(block.lines)):
        line = block.lines[i]
        plain = line.font == style.font and abs(line.size - style.size) < 0.2
        if plain and _ends(block.lines[i - 1], block) and _starts_paragraph(block, i):
            return i
    return len(block.lines)


def _cut_units(block: Block, style: Style, start: int) -> list[Unit]:
    """Cut the lines of a block from ``start`` on into headings and paragraphs."""
    units: list[Unit] = []
    current: list[Line] = []
    indented = False
    for i, line in enumerate(block.lines[start:], start):
        if _is_heading(block, i, style):
            if current:
                units.append(Unit("text", block.page, tuple(current), block, indented))
                current = []
            _add_heading(units, line, block)
            continue
        starts = _starts_paragraph(block, i) if current else None
        if starts is not None and starts:
            units.append(Unit("text", block.page, tuple(current), block, indented))
            current = []
        if not current:
            indented = _indent(block, i)
        current.append(line)
    if current:
        units.append(Unit("text", block.page, tuple(current), block, indented))
    return units


def _caption_look(block: Block, style: Style, rest: str) -> bool:
    """Tell a caption from a sentence that starts with "Table 2"."""
    line = block.lines[0]
    if line.size < style.size - 0.3 or style.font not in (line.font, line.opens):
        return True
    if line.opens != line.font:  # the label has a look of its own
        return True
    return bool(re.match(r"\s*[.:|–—]|\s*$", rest)) or len(block.lines) <= 2


def _add_heading(units: list[Unit], line: Line, block: Block) -> None:
    """Append a heading line; a second line in the same look continues the first."""
    last = units[-1] if units else None
    if (
        last is not None
        and last.kind == "heading"
        and last.block is block
        and last.lines[-1].font == line.font
        and last.lines[-1].size == line.size
        and not _KNOWN.match(last.text)
        and line.base - last.lines[-1].base < 1.5 * line.size
    ):
        units[-1] = Unit("heading", block.page, (*last.lines, line), block)
    else:
        units.append(Unit("heading", block.page, (line,), block))


def _is_heading(block: Block, i: int, style: Style) -> bool:
    """Tell by look whether a line is a heading: its font, size or words, and where it stands."""
    line = block.lines[i]
    text = line.text.strip()
    if len(text) > _MAX_HEADING_CHARS or not re.search(r"[A-Za-z]{3}", text):
        return False
    if names_section(text):
        return True
    if line.size < _SMALLEST * style.size or text.endswith((",", "-")) or not _opens(text):
        return False
    differs = line.size > style.size + 0.4 or (
        line.font != style.font and abs(line.size - style.size) < 1.6
    )
    if not differs or not _may_open(block, i, style) or _is_long_run(block, i):
        return False
    after = block.lines[i + 1] if i + 1 < len(block.lines) else None
    if style.font in (line.closes, line.font) and line.size <= style.size + 0.4:
        return False  # a heading that runs into its paragraph is read with it
    if after is not None and _runs_into(line, after, block, style):
        return False
    plain_after = after is None or after.font == style.font or _short(line, block)
    plain_after = plain_after or _subheading(line, after, block)
    return plain_after and (line.text.count(" ") < 25) and not re.search(r"[a-z]\.$", text)


def _is_long_run(block: Block, i: int) -> bool:
    """Tell a line of a paragraph that is set in a font of its own, as abstracts are."""
    line = block.lines[i]
    alike = [other.font == line.font and other.size == line.size for other in block.lines]
    first, last = i, i
    while first > 0 and alike[first - 1]:
        first -= 1
    while last + 1 < len(alike) and alike[last + 1]:
        last += 1
    return last - first >= _HEADING_LINES


def _runs_into(line: Line, after: Line, block: Block, style: Style) -> bool:
    """Tell whether a line that looks apart goes on in the next: names of species, run-in heads."""
    if after.font == style.font and after.opens == line.font:
        return True
    if after.font == line.font and after.size == line.size:
        return False
    run_in = line.opens != line.closes and line.closes == after.font and not _short(line, block)
    return run_in or after.text[:1].islower()


def _may_open(block: Block, i: int, style: Style) -> bool:
    """Tell whether a heading may stand below the line before: it ends, or is a heading itself."""
    if i == 0:
        return True
    before, line = block.lines[i - 1], block.lines[i]
    goes_on = before.text.endswith((":", ";")) and not _short(line, block)
    if _ends(before, block) and not (goes_on and not _short(before, block)):
        return True
    return (
        before.font not in (line.font, style.font)
        and before.closes == before.font
        and _is_heading(block, i - 1, style)
    )


def _subheading(line: Line, after: Line | None, block: Block) -> bool:
    """Tell whether the line below looks like a heading of lower rank."""
    return (
        after is not None
        and after.font != line.font
        and line.size > after.size + 0.4
        and line.opens == line.closes
        and after.opens == after.closes
        and _short(after, block)
    )


def _opens(text: str) -> bool:
    return bool(re.match(r"[A-Z0-9(“\"'α-ωΑ-Ω•]", text))


def _short(line: Line, block: Block) -> bool:
    return line.x1 < block.x1 - 2.5 * line.size


def _ends(line: Line, block: Block) -> bool:
    """Tell whether a paragraph may end with this line."""
    return bool(_TERMINAL.search(line.text)) or _short(line, block)


def _indent(block: Block, i: int) -> bool:
    line = block.lines[i]
    return 0.6 * line.size < line.x0 - block.x0 < 4 * line.size


def _starts_paragraph(block: Block, i: int) -> bool:
    """Tell whether line ``i`` opens a paragraph: indented, set off, or after a short last line."""
    line, before = block.lines[i], block.lines[i - 1]
    pitches = [b.base - a.base for a, b in zip(block.lines, block.lines[1:], strict=False)]
    usual = sorted(pitches)[len(pitches) // 2]
    if line.base - before.base > max(1.3 * usual, usual + 0.3 * line.size):
        return True
    if _indent(block, i) and not _indent(block, i - 1) and _ends(before, block):
        return True
    return _short(before, block) and bool(_TERMINAL.search(before.text)) and _opens(line.text)
