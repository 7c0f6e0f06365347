"""Text → a string of class letters, one letter a token, with the tokens' places."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import repeat
from typing import cast

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
_TOKEN = re.compile(
    # Most of a text is words in small letters, read by the run; nothing below can begin so.
    rf" *+(?:(?P<run>{_SMALL_WORD}(?: {_SMALL_WORD})*+)"
    r"|(?P<mark>[,;)%]|\.(?! ?\d)|-(?=[^\W\d]))"  # the next most frequent; each is but a sign
    r"|(?P<pointer>(?:Tables?|Figures?|Figs?\.?) ?S?\d++[a-zA-Z]?(?![.\d])"  # no number: "Table 2"
    r"(?:(?:, ?| and | to |-)S?\d{1,2}(?![.\d%]\d|\w| ?%))*+"
    # nor is "[ 17 , 23 ]", unless a number stands before it: "12 [3]"
    r"|(?<![\d%])(?<![\d%] )\[ ?\d{1,3}(?: ?, ?\d{1,3}(?: ?- ?\d{1,3})?){0,9} ?\])"
    r"|(?P<exp>[Ee]xp ?\([BbβΒ]\))"
    r"|(?P<glued>[pP](?=0?\.\d)|(?:[asc]?HR|a?OR|RR|CI|AUC|HR)(?=\d*\.\d)|AUC(?=\d{1,2}(?!\w)))"
    r"|(?P<dotted>[Cc]\. ?[Ii]\.|[HOR]\. ?R\.|[Nn]\. ?[Ss]\.?(?!\w)|[Nn]/[Ss](?!\w))"
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
_DOTTED = {"C": ("C", ""), "c": ("C", "")} | {c: ("M", f"{c}R") for c in "HOR"}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_SMALL = {w: x for w, x in (WORDS | CASED).items() if w.isascii() and w.isalpha() and w.islower()}
_LETTERS = {word: lexeme.letter for word, lexeme in _SMALL.items()}
_MEANINGS = {word: lexeme.meaning for word, lexeme in _SMALL.items() if lexeme.meaning}
# Words with which a phrase may begin, and those of versus: the stop behind them is dropped.
_HEADS = frozenset(PHRASES) | {word for word, letter in _LETTERS.items() if letter == "v"}
_SAYING = _HEADS | _MEANINGS.keys()


class Tokens:
    """A text as class letters, one a token; where a token stands is worked out when it is asked.

    A piece is a token, or a run of words joined by single blanks: only where it ends is kept.
    """

    __slots__ = (
        "_behind",
        "_ends",
        "_firsts",
        "_meanings",
        "_places",
        "_texts",
        "canvas",
        "letters",
    )

    def __init__(self, canvas: str) -> None:
        """Begin with no token."""
        self.canvas = canvas  # the text in one form, character by character
        self.letters = ""
        self._texts: list[str] = []  # by place
        self._firsts: list[int] = []  # the place of each piece's first token
        self._behind: list[int] = []  # where each piece ends on the canvas
        self._places: list[int] | None = None  # those left when phrases have been joined
        self._meanings: dict[int, str] = {}  # by place, where there is one
        self._ends: dict[int, int] = {}  # of phrases

    def start(self, i: int) -> int:
        """Return where a token's first character stands."""
        return self._span(self._place(i))[0]

    def end(self, i: int) -> int:
        """Return where the character behind a token stands."""
        place = self._place(i)
        return self._ends[place] if place in self._ends else self._span(place)[1]

    def text(self, i: int) -> str:
        """Return the token as it stands on the canvas."""
        place = self._place(i)
        if place in self._ends:
            return self.canvas[self._span(place)[0] : self._ends[place]]
        return self._texts[place]

    def meaning(self, i: int) -> str:
        """Return what the token means within its class."""
        return self._meanings.get(self._place(i), "")

    def _place(self, i: int) -> int:
        return i if self._places is None else self._places[i]

    def _span(self, place: int) -> tuple[int, int]:
        piece = bisect_right(self._firsts, place) - 1
        end = self._behind[piece]
        following = self._firsts[piece + 1] if piece + 1 < len(self._firsts) else len(self._texts)
        if following > place + 1:
            after = self._texts[place + 1 : following]
            end -= sum(map(len, after)) + len(after)
        return end - len(self._texts[place]), end

    def read(self, start: int, end: int) -> None:
        """Take the tokens of a stretch of the canvas."""
        letters: list[str] = []
        heads: list[int] = []
        for match in _TOKEN.finditer(self.canvas, start, end):
            group = match.lastindex or 0
            text = match[group]
            count = len(letters)
            if group == 1:
                words = text.split(" ")
                letters += map(_LETTERS.get, words, repeat("w"))
                self._texts += words
                if not _SAYING.isdisjoint(words):
                    heads += self._say(words, count)
            else:
                letter = _PLAIN.get(text)
                if letter is None:
                    letter = self._see(group, text, count, heads)
                if not letter:
                    continue
                letters.append(letter)
                self._texts.append(text)
            self._behind.append(match.end())
            self._firsts.append(count)
        self._join_phrases(letters, heads)
        self.letters = "".join(letters)

    def _see(self, group: int, text: str, place: int, heads: list[int]) -> str:
        """Return the letter of a token, "" for none; keep its meaning and phrases."""
        letter, meaning, head = _see(group, text)
        if meaning:
            self._meanings[place] = meaning
        if head:
            heads.append(place)
        if not (meaning or head) and len(_PLAIN) < _MOST_PLAIN:
            _PLAIN[text] = letter
        return letter

    def _say(self, words: list[str], first: int) -> list[int]:
        """Keep what the words of a run mean; return those with which a phrase may begin."""
        for place, word in enumerate(words, first):
            if word in _MEANINGS:
                self._meanings[place] = _MEANINGS[word]
        return [place for place, word in enumerate(words, first) if word in _HEADS]

    def _join_phrases(self, letters: list[str], heads: list[int]) -> None:
        """Make each phrase one token, and drop the stop behind a versus."""
        joined: list[tuple[int, int]] = []
        behind = 0
        for i in heads:
            if i < behind:
                continue
            found = self._phrase_at(letters, i)
            behind = i + 1
            if found is not None:
                lexeme, behind = found
                letters[i] = lexeme.letter
                self._meanings[i] = lexeme.meaning
                self._ends[i] = self._span(behind - 1)[1]
            while letters[i] == "v" and behind < len(letters) and letters[behind] == ".":
                behind += 1
            if behind > i + 1:
                joined.append((i + 1, behind))
        if joined:
            self._places = list(range(len(letters)))
        for first, behind in reversed(joined):
            del letters[first:behind]
            del cast("list[int]", self._places)[first:behind]

    def _phrase_at(self, letters: list[str], i: int) -> tuple[Lexeme, int] | None:
        """Return the phrase that begins with a token, and the token behind it."""
        seconds = PHRASES.get(self._texts[i].lower(), {})
        place = self._next_word(letters, i + 1)
        if place < len(letters):
            for rest, lexeme in seconds.get(self._texts[place].lower(), ()):
                behind = self._behind_words(letters, place + 1, rest)
                if behind:
                    return lexeme, behind
        alone = seconds.get("")
        return (alone[0][1], i + 1) if alone else None

    def _behind_words(self, letters: list[str], i: int, words: tuple[str, ...]) -> int:
        """Return the token behind words that follow, each after a hyphen or none; else 0."""
        for word in words:
            i = self._next_word(letters, i)
            if i >= len(letters) or self._texts[i].lower() != word:
                return 0
            i += 1
        return i

    def _next_word(self, letters: list[str], i: int) -> int:
        return i + 1 if i < len(letters) and letters[i] == "-" else i


_PLAIN: dict[str, str] = {}  # tokens met that say no more than their letter
_MOST_PLAIN = 50_000


def tokenize(canvas: str, start: int, end: int) -> Tokens:
    """Return the tokens of a stretch of a canvas."""
    tokens = Tokens(canvas)
    tokens.read(start, end)
    return tokens


@lru_cache(maxsize=50_000)  # running text repeats itself: most tokens have been seen
def _see(group: int, text: str) -> tuple[str, str, bool]:
    """Return letter and meaning of a token, and whether a phrase may begin with it.

    The letter is empty when it is a mark that says nothing.
    """
    letter, meaning = _classify(_GROUPS[group], text) or ("", "")
    return letter, meaning, bool(letter) and text.lower() in _HEADS


def _classify(group: str, text: str) -> tuple[str, str] | None:
    """Return letter and meaning of a token; None when it is a mark that says nothing."""
    if group == "word":
        return _word(text)
    if group in _FIXED:
        return _FIXED[group]
    if group in {"sign", "mark"}:
        return (letter, "") if (letter := _SIGNS.get(text)) else None
    if group == "comparator":
        return "O", COMPARATORS.get(text, "uncertain")
    if group == "pointer":
        return ("w", "") if text[0] != "[" else None
    if group == "dotted":
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
