"""Text → a string of class letters, one letter a token, with the tokens' places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .lexemes import CASED, COMPARATORS, WORDS, Lexeme
from .phrases import PHRASES

_DASHES = "−–—‐‑‒―﹣－\u00ad"
_BLANKS = "\n\t\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANKS += "\u200b\u200c\u200d\u202f\u205f\u3000\ufeff\u2028\u2029"
_DOTS = "·∙•˙⋅・‧"
_MATH_LETTERS = range(0x1D400, 0x1D800)


def _one_form() -> dict[int, str]:
    """Return the map from each printed variant to its one form, character by character."""
    table = {ord(c): "-" for c in _DASHES} | {ord(c): " " for c in _BLANKS}
    table |= {ord(c): "." for c in _DOTS} | {ord(c): "x" for c in "×✕⨯х"}
    table |= {0xFF01 + i: chr(0x21 + i) for i in range(94)}  # full-width forms
    table |= {ord("μ"): "µ", ord("∼"): "~", ord("’"): "'", ord("‘"): "'"}
    table |= {ord("Р"): "P", ord("р"): "p", ord("Ρ"): "P"}  # Cyrillic and Greek look-alikes
    for code in _MATH_LETTERS:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    return table


_FORMS = _one_form()
_EXPONENT = r"(?:\^?[({]?\^?[-+]? ?\d{1,3}+[)}]?|[⁻⁺]?[⁰¹²³⁴-⁹]{1,3}+)"
_DECIMAL = r"(?:\d++\.\d++|\d++|(?<!vs)\.\d++)"
NUMBER = (
    rf"{_DECIMAL} ?[x*] ?10{_EXPONENT}"  # 1.2 × 10−5
    rf"|(?:\d++\.\d++\.|{_DECIMAL} \. ?)10{_EXPONENT}"  # 9.1·10−3, but 1.10–2.86 are bounds
    r"|10(?:\^[({]?-? ?\d{1,3}+[)}]?|[⁻⁺][⁰¹²³⁴-⁹]{1,3}+)"  # 10^-5
    rf"|{_DECIMAL}[eE] ?[-+]?\d{{1,3}}+(?![\w.])"  # 1.2e-5
    r"|[1-9]\d{0,2}(?:,\d{3})++(?!\d)(?:\.\d++)?"  # 1,026
    r"|0 ?\.  ?\d{1,5}+(?! ?%)|0 \.\d{1,5}+(?! ?%)"  # 0. 05, a blank left by the reader
    r"|\d++,\d{1,2}+(?![\d.]|,\d| ?% ?-?C[IiLr])|0,\d++(?![.,]\d)"  # 0,05
    rf"|{_DECIMAL}"
)
_DAMAGED = "¼½¾⬍⬎⬁ϽϾϭ⫽⫺⫹�⌜⌝⬵"
_TOKEN = re.compile(
    r" *+(?:(?P<plain>(?!exp ?\()[a-z]{3,}+(?![\w']))"  # most tokens: nothing below can begin so
    r"|(?P<pointer>(?:Tables?|Figures?|Figs?\.?) ?S?\d++[a-zA-Z]?(?![.\d])"  # no number: "Table 2"
    r"(?:(?:, ?| and | to |-)S?\d{1,2}(?![.\d%]\d|\w| ?%))*+"
    # nor is "[ 17 , 23 ]", unless a number stands before it: "12 [3]"
    r"|(?<![\d%])(?<![\d%] )\[ ?\d{1,3}(?: ?, ?\d{1,3}(?: ?- ?\d{1,3})?){0,9} ?\])"
    r"|(?P<exp>[Ee]xp ?\([BbβΒ]\))"
    r"|(?P<glued>[pP](?=0?\.\d)|(?:[asc]?HR|a?OR|RR|CI|AUC|HR)(?=\d*\.\d))"
    r"|(?P<dotted>[Cc]\. ?[Ii]\.|[Nn]\. ?[Ss]\.?(?!\w)|[Nn]/[Ss](?!\w))"
    rf"|(?P<damaged>\(cid:\d+\)|[{_DAMAGED}\ue000-\uf8ff])"
    r"|(?P<word>[^\W\d_]\w*(?:'s\b)?)"
    rf"|(?P<number>(?<![\d.]){NUMBER}|\d++)"
    r"|(?P<comparator>&(?:lt|gt|le|ge|#60|#62);=?|[<>=]{1,2}|[≪≫≤⩽≦≲⪕≥⩾≧≳⪖≈≃≅≒≠≡‹›˂˃])"
    r"|(?P<sign>[^\s])"
    r")"
)
_GROUPS = ("", *_TOKEN.groupindex)  # by number: each alternative is one named group
_SIGNS = {c: c for c in "-%,;:/.~"} | dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")")
_SIGNS |= {"±": "B", "&": "a", "‰": "%", "|": ";", "+": "+", "\\": "/", "^": "^"}
_FIXED = {"number": ("N", ""), "damaged": ("?", ""), "exp": ("M", "exp(B)")}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as class letters: token ``i`` is ``canvas[starts[i]:ends[i]]``."""

    canvas: str  # the text in one form, character by character
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    meanings: tuple[str, ...]

    def text(self, i: int) -> str:
        """Return the token as it stands on the canvas."""
        return self.canvas[self.starts[i] : self.ends[i]]


def canvas_of(text: str) -> str:
    """Return the text in one form: one dash, one blank, one decimal point; the length stays."""
    return text if text.isascii() and "\n" not in text else text.translate(_FORMS)


_Phrases = tuple[tuple[tuple[str, ...], Lexeme], ...]


class _Seen(NamedTuple):
    """What a token is, wherever it stands."""

    letter: str
    meaning: str
    lower: str
    phrases: _Phrases  # those that begin with it


_Raw = tuple[_Seen, int, int]


def tokenize(canvas: str, start: int, end: int) -> Tokens:
    """Return the tokens of a stretch of a canvas."""
    raw: list[_Raw] = []
    for match in _TOKEN.finditer(canvas, start, end):
        group = match.lastindex or 0
        seen = _see(group, match[group])
        if seen is not None:
            raw.append((seen, *match.span(group)))
    return _with_phrases(canvas, raw)


@lru_cache(maxsize=50_000)  # running text repeats itself: most tokens have been seen
def _see(group: int, text: str) -> _Seen | None:
    """Return what a token is; None when it is a mark that says nothing."""
    token = _classify(_GROUPS[group], text)
    if token is None:
        return None
    lower = text.lower()
    return _Seen(token[0], token[1], lower, PHRASES.get(lower, ()))


def _classify(group: str, text: str) -> tuple[str, str] | None:
    """Return letter and meaning of a token; None when it is a mark that says nothing."""
    if group in {"plain", "word"}:
        return _word(text)
    if group in _FIXED:
        return _FIXED[group]
    if group == "sign":
        return (letter, "") if (letter := _SIGNS.get(text)) else None
    if group == "comparator":
        return "O", COMPARATORS.get(text, "uncertain")
    if group == "pointer":
        return ("w", "") if text[0] != "[" else None
    if group == "dotted":
        return ("C", "") if text[0] in "Cc" else ("S", "")
    return CASED.get(text) or WORDS[text.lower()]


def _word(text: str) -> Lexeme | None:
    """Return what a word is; a word of superscripts alone is a callout and says nothing."""
    known = CASED.get(text) or WORDS.get(text.lower())
    if known:
        return known
    bare = text.rstrip(_SUPERSCRIPTS)
    if not bare:
        return None
    if bare != text:
        return CASED.get(bare) or WORDS.get(bare.lower()) or Lexeme("w")
    return Lexeme("w")


def _with_phrases(canvas: str, raw: list[_Raw]) -> Tokens:
    """Return the tokens with phrases made one token each."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    meanings: list[str] = []
    i, count = 0, len(raw)
    while i < count:
        (letter, meaning, _, phrases), start, end = raw[i]
        for rest, lexeme in phrases:
            if (at := _match_phrase(raw, i, rest)) is not None:
                (letter, meaning), end, i = lexeme, raw[at][2], at
                break
        i += 1
        if letter == "." and letters and letters[-1] == "v":
            continue
        letters.append(letter)
        starts.append(start)
        ends.append(end)
        meanings.append(meaning)
    return Tokens(canvas, "".join(letters), tuple(starts), tuple(ends), tuple(meanings))


def _match_phrase(raw: list[_Raw], i: int, rest: tuple[str, ...]) -> int | None:
    """Return the index of a phrase's last token, when its words follow token ``i``."""
    for word in rest:
        i += 1
        if i < len(raw) and raw[i][0].letter == "-":
            i += 1
        if i >= len(raw) or raw[i][0].lower != word:
            return None
    return i
