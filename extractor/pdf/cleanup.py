"""Characters as they should be read: ligatures, math letters, accents, superscripts, hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from .common_words import common_words
from .glyphs import BoolArray, IntArray, PageGlyphs
from .lines import Line, with_spaces

_RAISED_SIZE, _RAISED_BY = 0.86, 0.14  # of the line's size: how small and how high a superscript is
_UNIT_BEFORE = re.compile(r"(?:^|[\s/(\d·×])(?:[cmkdnμµ]?m|[cmkμµ]?[lLg]|s|h|min|sec|in|ft|yr?)$")
_POWER_BEFORE = re.compile(r"(?:^|[^\d.])10$")
_SYMBOL_BEFORE = re.compile(r"(?:^|[\s(,;=])[A-Za-zα-ωχηΧ]$")
_SQUARED_BEFORE = re.compile(r"(?:^|[\s(,;=])[IRrχΧ]$")
# What may want repair: soft hyphens, accents, signs and compatibility letters, control codes.
_ODD = re.compile("[\x00-\x1f\xad\xb4`\xa8\xb8\u02b0-\u02dd\u2100-\U0010ffff]")
_CITES = re.compile(r"^[\d\s,;–—‐-]*\d[\d\s,;–—‐*†‡§a-e-]*$")
_SHORTEST_LEFT, _SHORTEST_RIGHT = 3, 4  # letters of the halves of a compound
_SYLLABLES = 2  # places at which a plain word may break
_DOI_CUT = re.compile(r"\b10\.\d{4,9}/\S*[./_-]$")
_DOI_GOES_ON = re.compile(r"^(?:[a-z]+[.-]?\d|\d{5,}|\d+[./-]\d)")
_SUSPENDING = frozenset({"and", "or", "to"})
_NEGATIVE = re.compile(r"^[-−–]\d+$")
_EXPONENT = re.compile(r"^[-−–+]?\d+$")
_HYPHENS = ("-", "\u00ad", "\u2010")
DAMAGED = "\ufffd"


@dataclass(frozen=True, slots=True, eq=False)
class LineText:
    """A line's repaired text, the glyph each character comes from (-1: added), superscript runs."""

    text: str
    source: IntArray
    raised: tuple[tuple[int, int], ...]


def clean_char(code: int) -> str:
    """Return how one code point is written: compatibility letters become plain ones.

    Superscript and subscript digits stay, they carry meaning; private-use code points become
    U+FFFD, for nobody knows what they show.
    """
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 32:
        return DAMAGED
    char = chr(code)
    if 0xE000 <= code <= 0xF8FF:
        # Symbol fonts are often encoded as U+F0xx with the byte of the Latin letter.
        return DAMAGED
    if 0xFB00 <= code <= 0xFB06 or 0x1D400 <= code <= 0x1D7FF or 0xFF01 <= code <= 0xFF5E:
        return unicodedata.normalize("NFKC", char)
    if 0x2100 <= code <= 0x214F and unicodedata.category(char).startswith("L"):
        return unicodedata.normalize("NFKC", char)
    return char


def line_text(page: PageGlyphs, line: Line, ligatures: Mapping[str, str] | None = None) -> LineText:
    """Return the text of a line as it is to be read, with where each character comes from."""
    codes, ligatures = page.codes[line.glyphs], ligatures or {}
    raised = page.size[line.glyphs] < _RAISED_SIZE * line.size
    if raised.any():
        raised &= page.base[line.glyphs] < line.base - _RAISED_BY * line.size
    damaged = any(sign in line.text for sign in ligatures)
    if not (raised.any() or damaged or _ODD.search(line.text)):
        return LineText(line.text, with_spaces(line.glyphs, line.spaced, -1), ())
    return _careful(line, codes, raised, ligatures)


def _careful(
    line: Line, codes: IntArray, raised: BoolArray, ligatures: Mapping[str, str]
) -> LineText:
    """Build a line glyph by glyph: something in it wants repair."""
    chars: list[str] = []
    source: list[int] = []
    runs: list[tuple[int, int]] = []
    i, n = 0, len(codes)
    while i < n:
        if line.spaced[i] and chars:
            chars.append(" ")
            source.append(-1)
        if raised[i]:
            end = i
            while end < n and raised[end]:
                end += 1
            _add_raised(line, codes, i, end, chars, source, runs)
            i = end
            continue
        for char in _repaired(codes, i, ligatures):
            chars.append(char)
            source.append(int(line.glyphs[i]))
        i += 1
    return LineText("".join(chars), np.array(source, np.int32), tuple(runs))


def _repaired(codes: IntArray, i: int, ligatures: Mapping[str, str]) -> str:
    """Return what glyph ``i`` adds to the text."""
    code, last = int(codes[i]), i + 1 == len(codes)
    if code == 0xAD:
        return "\u00ad" if last else "-"
    char = clean_char(code)
    if char in ligatures and not last and chr(int(codes[i + 1])).islower():
        return ligatures[char]
    return char


def _add_raised(
    line: Line,
    codes: IntArray,
    start: int,
    end: int,
    chars: list[str],
    source: list[int],
    runs: list[tuple[int, int]],
) -> None:
    """Add a superscript run: set off citations from what they hang on, mark exponents by "^"."""
    pieces = [
        (" " if line.spaced[k] and k > start else "") + clean_char(int(codes[k]))
        for k in range(start, end)
    ]
    text = "".join(pieces)
    before = "".join(chars[-12:])
    if before.endswith(" ") and _NEGATIVE.match(text) and _POWER_BEFORE.search(before[:-1]):
        chars.pop()  # "10 −5": the gap is the formula's, not a word's
        source.pop()
        before = before[:-1]
    if before.endswith(" ") and text == "2" and _SQUARED_BEFORE.search(before[:-1]):
        chars.pop()  # "I 2" of a meta-analysis, drawn with a thin space
        source.pop()
        before = before[:-1]
    mark = _mark(before, text)
    if mark and before and not before.endswith(" "):
        chars.append(mark)
        source.append(-1)
    first = len(chars)
    for k, piece in zip(range(start, end), pieces, strict=True):
        for char in piece:
            chars.append(char)
            source.append(-1 if char == " " else int(line.glyphs[k]))
    glued = end < len(codes) and not line.spaced[end] and chr(int(codes[end])).isalpha()
    apart = mark == " " or not before or before.endswith(" ")
    if apart and not glued and _CITES.match(text):  # glued to what follows: an isotope, "18F"
        runs.append((first, len(chars)))


def _mark(before: str, text: str) -> str:
    """Return what parts a superscript from the text before: "^", a blank, or nothing."""
    if _EXPONENT.match(text) and _POWER_BEFORE.search(before):
        return "^"
    if not _CITES.match(text):
        return ""
    if before.endswith(" ") or not before:
        return ""
    if re.match(r"^[23]$|^-\d$", text) and _UNIT_BEFORE.search(before):
        return ""
    if text == "2" and _SYMBOL_BEFORE.search(before):
        return ""
    return " "


def vocabulary(lines: Iterable[Line]) -> dict[str, int]:
    """Count the words of a paper that stand whole within their line, hyphenated ones too."""
    counts: dict[str, int] = {}
    for line in lines:
        words = re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*", line.text)
        if line.text.endswith(_HYPHENS) and words:
            words = words[:-1]
        for word in words[1:]:
            key = word.lower().replace("‐", "-")
            counts[key] = counts.get(key, 0) + 1
    return counts


_HYPHENATED_END = re.compile(r"([^\W_]+)[-\u00ad\u2010]$")
_WORD_START = re.compile(r"^([^\W_]+)")


def joins_how(before: str, after: str, words: Mapping[str, int]) -> str:
    """Tell how two lines join: "" glue and drop the hyphen, "-" glue and keep it, " " a blank.

    The paper's own words decide, then those of other papers; where both are silent, a hyphen
    between letters is the typesetter's, unless a capital or a digit stands next to it, or both
    halves are words.
    """
    end = _HYPHENATED_END.search(before)
    start = _WORD_START.match(after)
    if _DOI_CUT.search(before) and _DOI_GOES_ON.match(after):
        return "-"
    if not before.endswith(_HYPHENS):
        return "-" if re.search(r"\w[–/]$", before) and start else " "
    if not end or not start:
        return "-" if start and re.search(r"\S[-\u2010]$", before) else " "
    left, right = end[1], start[1]
    if not left.isalpha() or not right.isalpha() or not right[0].islower():
        return "-"
    if before.endswith("\u00ad"):
        return ""
    return _joins_letters(left, right, words)


def _joins_letters(left: str, right: str, words: Mapping[str, int]) -> str:
    """Tell how two halves of a broken word join, by the words that are known."""
    whole, parted = (left + right).lower(), f"{left}-{right}".lower()
    for known in (words, common_words()):
        if known.get(whole) or known.get(parted):
            # A compound breaks at its hyphen, a plain word at any of its syllables.
            return "" if known.get(whole, 0) >= _SYLLABLES * known.get(parted, 0) else "-"
    if right in _SUSPENDING:  # "macro- and micronutrients"
        return " "
    if left.isupper() and len(left) > 1:
        return "-"
    return "-" if _is_compound(words, left.lower(), right.lower()) else ""


def _is_compound(words: Mapping[str, int], left: str, right: str) -> bool:
    """Tell whether two unknown halves are rather two words: both are used on their own."""
    if len(left) < _SHORTEST_LEFT or len(right) < _SHORTEST_RIGHT:
        return False
    common = common_words()
    return all(words.get(half) or common.get(half) for half in (left, right))
