"""Tokens: how they are cut from a text, and which class letter and meaning each has."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexemes import ADJUSTED, CASED, COMPARATORS, WORDS, Lexeme
from .phrases import PHRASES

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
_SMALL_WORD = r"(?!exp ?\(|[cn][./])[a-z]++(?![\w'])"
# What a token may be; the first that fits counts, so the most frequent stand first.
_TOKENS: tuple[tuple[str, str], ...] = (
    ("word", _SMALL_WORD),
    ("sign", r"[,;)%]|\.(?! ?\d)|-(?=[^\W\d])"),
    # No number: "Table 2", "[ 17 , 23 ]", unless a number stands before it: "12 [3]".
    (
        "pointer",
        r"(?:Tables?|Figures?|Figs?\.?) ?S?\d++[a-zA-Z]?(?![.\d])"
        r"(?:(?:, ?| and | to |-)S?\d{1,2}(?![.\d%]\d|\w| ?%))*+"
        r"|(?<![\d%])(?<![\d%] )\[ ?\d{1,3}(?: ?, ?\d{1,3}(?: ?- ?\d{1,3})?){0,9} ?\]",
    ),
    ("exp", r"[Ee]xp ?\([BbβΒ]\)"),
    (
        "glued",
        r"[pP](?=0?\.\d)|(?:[asc]?HR|a?OR|RR|CI|AUC|HR)(?=\d*\.\d)|AUC(?=\d{1,2}(?!\w))",
    ),
    ("dotted", r"[Cc]\. ?[Ii]\.|[HOR]\. ?R\.|[Nn]\. ?[Ss]\.?(?!\w)|[Nn]/[Ss](?!\w)"),
    ("damaged", rf"\(cid:\d+\)|[{_DAMAGED}\ue000-\uf8ff]"),
    ("word", r"[^\W\d_]\w*(?:'s\b)?"),
    ("number", rf"(?<![\d.]){NUMBER}|\d++"),
    (
        "comparator",
        r"&(?:lt|gt|le|ge|#60|#62);=?|[<>=]{1,2}|[≪≫≤⩽≦≲⪕≥⩾≧≳⪖≈≃≅≒≠≡‹›˂˃]",
    ),
    ("sign", r"[^\s]"),
)
# A token with the blanks before it.
PIECE = re.compile(rf" *+(?:{'|'.join(pattern for _, pattern in _TOKENS)})")
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _TOKENS)
_SIGNS = {c: c for c in "-%,;:/.~"} | dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")")
_SIGNS |= {"±": "B", "&": "a", "‰": "%", "|": ";", "+": "+", "\\": "/", "^": "^"}
_FIXED = {"number": ("N", ""), "damaged": ("?", ""), "exp": ("M", "exp(B)")}
_DOTTED = {"C": ("C", ""), "c": ("C", "")} | {c: ("M", f"{c}R") for c in "HOR"}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_SMALL = {w: x for w, x in (WORDS | CASED).items() if w.isascii() and w.isalpha() and w.islower()}
_VERSUS = frozenset(w for w, x in (WORDS | CASED).items() if x.letter == "v")
HEADS = frozenset(PHRASES) | _VERSUS  # phrases begin with them; versus drops the stop behind it
_SECONDS = frozenset(word for seconds in PHRASES.values() for word in seconds)
_ALONE = frozenset(word for word, seconds in PHRASES.items() if "" in seconds)
# They stand behind the letters of such words, so that one search tells whether there is a phrase.
HEAD, _SECOND, _WHOLE = "\0\1\2"
MARKS = (HEAD, _SECOND, _WHOLE)
MAY_JOIN = re.compile(rf"{HEAD}(?:.{_SECOND}|[-.])|{_WHOLE}")


def _marks(word: str) -> str:
    """Return the marks of a word's letter; that of heads stands last."""
    return (
        (_SECOND if word in _SECONDS else "")
        + (_WHOLE if word in _ALONE else "")
        + (HEAD if word in HEADS else "")
    )


class _Letters(dict[str, str]):
    """The class letter of each token met, by the token and the blanks before it.

    Running text repeats itself, so that most tokens are looked up and none is read twice; the
    letter is empty when a token is a mark that says nothing.
    """

    def __missing__(self, piece: str) -> str:
        """Read a token that was not met before."""
        text = piece.lstrip(" ")
        letter = "N" if text[0].isdecimal() else lexeme_of(text).letter
        if len(self) >= _MOST:
            self.clear()
        if letter:
            letter += _marks(text.lower())
        self[piece] = letter
        return letter


_MOST = 100_000
LETTERS = _Letters()


@lru_cache(maxsize=50_000)
def lexeme_of(text: str) -> Lexeme:
    """Return letter and meaning of a token; the letter is empty when it says nothing."""
    if text.isascii() and text.isalpha() and text.islower():
        return _SMALL.get(text, _PLAIN)
    kind = next(kind for kind, pattern in _KINDS if pattern.fullmatch(text))
    return Lexeme(*(_classify(kind, text) or ("", "")))


_PLAIN = Lexeme("w")


def _classify(kind: str, text: str) -> tuple[str, str] | None:
    """Return letter and meaning of a token; None when it is a mark that says nothing."""
    if kind == "word":
        return _word(text)
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "sign":
        return (letter, "") if (letter := _SIGNS.get(text)) else None
    if kind == "comparator":
        return "O", COMPARATORS.get(text, "uncertain")
    if kind == "pointer":
        return ("w", "") if text[0] != "[" else None
    if kind == "dotted":
        return _DOTTED.get(text[0]) or ("S", "")
    return CASED.get(text) or WORDS[text.lower()]


# "HRT4 versus T3", "HRmen", "OR_pooled", "HRPFS": a subscript that lost its place.
_SUBSCRIPTED = re.compile(
    r"(?P<measure>[as]?HR|a?OR|a?RR)(?P<adjusted>adj)?"
    r"(?:_\w+|[a-z]{2,}\w*|[TN]\d\w*|(?:OS|[PDREMLC][FS]S|DMFS|LRFS|TTP|TTF))?$"
)


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
    subscripted = _SUBSCRIPTED.match(text)
    if subscripted:
        of = CASED[subscripted["measure"]].meaning
        return Lexeme("H", f"{of}{ADJUSTED}" if subscripted["adjusted"] else of)
    return Lexeme("w")
