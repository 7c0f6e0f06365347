"""Split a passage into sentences: never inside a bracket or a statistic, never after "Fig."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

# What ends a sentence: a mark, closing quotes or brackets, citations behind it ("…cancer.[36]",
# "…cancer.36,37"), then space and something a sentence may begin with.
_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070-\u2079"
_CITATION = (
    rf"(?:\[[\d,;\s–—-]{{1,40}}\]|[{_SUPERSCRIPTS}][{_SUPERSCRIPTS},–-]*|"
    r"\d{1,3}(?:[,–-]\d{1,3})*)?"
)
_START = (
    r"(?=[\s\"'“‘(\[]*(?:[A-Z0-9\u0391-\u03a9]|[a-zα-ω]{1,3}-?[A-Z0-9]|[α-ω]-?[A-Z]|"
    r"[a-z]-[A-Z]|\u2022|[*†‡§][*†‡§\sA-Zp]|"
    r"\([a-z](?:[-–,][a-z])?\)\s))"
)
# "was assessed.High X was found in …": abstracts that lost the blank between their parts.
_GLUED = r"(?:(?<=[a-z]{4})|(?<=[)\]%]))\.(?=[A-Z][a-z]+[\s,-]|(?:miR|let)-\d)"
_END = re.compile(rf"[.!?][\"'”’)\]]*{_CITATION}\s+{_START}|{_GLUED}|\n\s*\n")

_ABBREVIATIONS = (
    "fig|figs|eq|eqs|ref|refs|tab|suppl|vol|no|nos|vs|et al|e.g|i.e|cf|ca|approx|resp|dr|drs|ph|"
    "prof|mr|mrs|ms|st|jr|sr|inc|ltd|co|corp|dept|univ|sp|spp|subsp|var|etc|viz|al|incl|excl|max|min|"
    "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|ed|eds|chap|sec|sect|p|pp|n|nr|cat|ph.d|m.d|"
    "b.sc|m.sc|u.s|u.k|u.s.a|i.v|s.c|i.p|p.o|i.m|a.m|p.m|b.i.d|t.i.d|q.d|n.s|s.d|s.e|s.e.m|c.i|"
    "std|dev|temp|conc|wt|mol|avg|est|est'd|def|art|supp|sup|add|vers|lit|orig|hon|gen|col|lt"
)
_NOT_AN_END = re.compile(
    rf"(?:(?<!\w)(?:{'|'.join(re.escape(a) for a in _ABBREVIATIONS.split('|'))})|"
    r"(?<![\w.°])(?-i:[A-Z])|(?<!\w)(?-i:[A-Z])\.-?(?-i:[A-Z]))$",
    re.IGNORECASE,
)
# A unit behind a number ends a sentence, though it looks like an abbreviation: "for 10 min. Then".
_UNIT = re.compile(r"\d\s?(?:min|sec|max|mol|wt)$")
# So does a capital that ends a name: "annexin V. Data were"; initials stand behind other words.
_NAME_LETTER = re.compile(
    r"(?<!\w)(?!and|with|from|the|for|van|von|see|thank|author|student|grateful)"
    r"[a-z]{3,}(?:-\w+)? [A-Z]$"
)
_GLUED_NUMBER = re.compile(r"\.\d")
# Abbreviations that may also end a sentence: an everyday word with a capital behind them says so.
_MAY_END = re.compile(
    r"(?:(?<!\w)(?:etc|al|inc|ltd|co|corp|u\.s|u\.k|u\.s\.a|no|min|max|sec|dev|s\.d|s\.e|s\.e\.m|"
    r"c\.i|n\.s|a\.m|p\.m|p\.o|i\.v|s\.c))$",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"\s*(?:The|This|These|Those|We|In|It|Our|However|Moreover|Furthermore|There|A|An|For|To|At|On|"
    r"After|Among|Although|As|By|Both|All|Patients|Overall|Thus|Therefore|Results|Conclusions?|"
    r"Methods|High|Low|Of|When|While|With|Here|Additionally|Finally|No)[\s,]"
)
_LETTER_ENDS = re.compile(
    r"(?:grade|group|hepatitis|vitamin|type|class|arm|cohort|table|fig|figure|panel|stage|protein|"
    r"cyclin|child-pugh|phase|score)s? [A-Z]$",
    re.IGNORECASE,
)
_NUMBER_AHEAD = re.compile(r"\s*\d")
_NUMBERED = re.compile(
    r"(?<!\w)(?:fig|figs|eq|eqs|ref|refs|tab|no|nos|vol|p|pp|n|ca|approx|sec|sect|cat|nr|chap)$",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]"}
_MAX_BRACKET = 400  # characters: a bracket left open longer than this is a printing error


def split_sentences(text: str, blocked: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a passage, without the white space around them.

    Args:
        text: the passage.
        blocked: spans that no boundary may cut, the statistics; sorted by start.
    """
    closed = [*blocked, *_bracket_spans(text)]
    closed.sort()
    starts = [start for start, _ in closed]
    spans = []
    begin = 0
    for match in _END.finditer(text):
        cut = match.end()
        if text[match.start()] != "\n" and not _is_end(text, match, begin):
            continue
        if _inside(match.start(), starts, closed):
            continue
        spans.append((begin, cut))
        begin = cut
    spans.append((begin, len(text)))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def _is_end(text: str, match: re.Match[str], begin: int) -> bool:
    """Tell whether the mark at the start of a match ends a sentence."""
    stop = match.start()
    if text[stop] != ".":
        return True
    left = text[max(begin, stop - 24) : stop]
    if _GLUED_NUMBER.match(text, stop) and left[-1:].isdigit():
        return False  # a decimal, no citation: "P < 0.005 (Table 4)"
    if any(ends.search(left) for ends in (_LETTER_ENDS, _UNIT, _NAME_LETTER)):
        return True
    if not _NOT_AN_END.search(left):
        return True
    if _NUMBERED.search(left) and _NUMBER_AHEAD.match(text, match.end()):
        return False
    return bool(_MAY_END.search(left)) and bool(_OPENER.match(text, match.end()))


def _inside(offset: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    """Tell whether a mark lies inside one of the spans (sorted; nested ones included)."""
    index = bisect_right(starts, offset) - 1
    for start, end in reversed(spans[max(0, index - 8) : index + 1]):
        if start <= offset < end - 1:
            return True
    return False


def _bracket_spans(text: str) -> list[tuple[int, int]]:
    """Return the outermost bracketed stretches that are closed soon enough."""
    spans = []
    open_at: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]]", text):
        mark = match.group()
        if mark in _BRACKETS:
            open_at.append((_BRACKETS[mark], match.start()))
        elif open_at and open_at[-1][0] == mark:
            start = open_at.pop()[1]
            if match.end() - start <= _MAX_BRACKET:
                spans.append((start, match.end()))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
