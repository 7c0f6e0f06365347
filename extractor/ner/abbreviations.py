"""Find the abbreviations that a text defines: "long form (SF)" and "SF (long form)".

Method: Schwartz and Hearst, Pac Symp Biocomput 2003, on characters, with what MED1250 showed to be
missing: short forms with hyphens, digits and brackets (IL-6, 5-HT, FEV(1)), long forms that begin
inside a hyphenated word or hold brackets (alpha-1-antitrypsin, benz(a)anthracene), lists in one
bracket ("(TNF; also cachectin)"), both in one bracket ("(tumour necrosis factor, TNF)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]")
# A short form with a bracket of its own: "(FEV(1))", "[IK(N)]".
_NESTED = re.compile(r"[(\[]([A-Za-z]{1,6}\([A-Za-z0-9.+\-]{1,4}\)[A-Za-z]{0,2})[)\]]")
_SHORT = re.compile(r"^[\[\"']?[A-Za-zα-ωΑ-Ω0-9][A-Za-zα-ωΑ-Ω0-9\-/.+&'’]{0,11}$")
_SHORT_PAIR = re.compile(
    r"^(?:[A-Za-z0-9]{2,4}[A-Z0-9]? (?:[IVX]{1,3}|\d{1,2}|[A-Z])|[A-Z]{2,4} (?:alpha|[A-Z]{2,6}))$"
)
_LAST_WORD = re.compile(r"(?<![^\s(])([A-Za-zα-ω0-9][A-Za-zα-ω0-9\-/+]{1,9})\s$")
# Where a long form cannot reach back over; brackets inside a word ("benz(a)anthracene") are no end.
_CLAUSE = re.compile(
    r"[.;:?!]\s|--|(?:^|(?<=[\s(\[]))[(\[](?![\d+/,.\-]*[A-Z]?[)\]]-)|[)\]](?=[\s,;.:]|$)"
)
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_STOP_FIRST = frozenset(
    re.findall(
        r"\w+",
        "a an the of in and or for with to by on at from as is was were are be that which this "
        "these all each both our their its using via than",
    )
)
_SKIPPED = frozenset({"of", "the", "and", "for", "in", "to", "with", "on", "by", "or"})
_WORD = re.compile(r"[^\W_]+")
_NOT_SHORT = re.compile(
    r"^(?:[IVX]+|n|p|fig\w*|table|see|ref\w*|\d.*|[A-Z][a-z]{4,}|et|al|vs|eg|ie|[a-z]{4,})$"
)
_DIGIT_FIRST = re.compile(r"^\d{1,3}['’]?-?(?=[\w-]*[A-Z])[A-Za-z][\w-]*$")  # 5-HT, 2D, 25-OH-CC


def find_abbreviations(text: str) -> list[tuple[str, str]]:
    """Return (short form, long form) pairs in the order they are defined, as printed."""
    pairs: dict[tuple[str, str], None] = {}
    for match in _NESTED.finditer(text):
        short = match.group(1)
        clause = _clause_before(text, match.start(), short)
        long = _long_form(short, clause) or _long_form(short.partition("(")[0], clause)
        if long is not None:
            pairs[short, long] = None
    for match in _BRACKET.finditer(text):
        for pair in _in_bracket(text, match):
            pairs[pair] = None
    return list(pairs)


def _in_bracket(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield the pair that one bracket defines, if it does."""
    inner = re.split(r"[;,]\s| or | and |\s?=\s?", match.group(1))[0].strip().strip("\"'“”‘’")
    if is_short_form(inner):
        long = _long_form(inner, _clause_before(text, match.start(), inner))
        if long is not None:
            yield inner, long
        return
    first, _, last = match.group(1).rpartition(", ")
    if first and is_short_form(last):
        long = _long_form(last, first)
        if long is not None and len(long) >= 0.8 * len(first):
            yield last, long
        return
    before = _LAST_WORD.search(text[max(0, match.start() - 14) : match.start()])
    whole = re.split(r";\s", match.group(1))[0].strip()
    if before and is_short_form(before.group(1)) and len(whole) > 2 * len(before.group(1)):
        long = _long_form(before.group(1), whole)
        if long is not None and len(long) >= 0.8 * len(whole):
            yield before.group(1), long


def is_short_form(text: str) -> bool:
    """Tell whether a text may be a short form: one word with a capital or a digit in it."""
    if not 2 <= len(text) <= 12 or (_NOT_SHORT.match(text) and not _DIGIT_FIRST.match(text)):
        return False
    if not (_SHORT.match(text) or _SHORT_PAIR.match(text)):
        return False
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and (any(c.isupper() for c in letters) or len(letters) < 4)


def _clause_before(text: str, end: int, short: str) -> str:
    """Return the words before a bracket that may hold the long form."""
    letters = sum(c.isalnum() for c in short)
    limit = min(letters + 5, letters * 2)
    before = text[max(0, end - 200) : end].rstrip()
    cut = [m.end() for m in _CLAUSE.finditer(before)]
    words = before[cut[-1] if cut else 0 :].split()
    return " ".join(words[-limit:])


def _long_form(short: str, clause: str) -> str | None:
    """Return the shortest tail of a clause that spells the short form out, or None."""
    start = _by_initials(short, clause)
    if start is None:
        start = _align(short, clause)
    if start is None:
        start = _by_number(short, clause)
    if start is None:
        return None
    if _inside_compound(clause, start):
        start = clause.rfind(" ", 0, start) + 1
    long = clause[start:].strip(" ,\"'“”")
    return long if is_plausible(short, long) else None


def _by_initials(short: str, clause: str) -> int | None:
    """Match the letters against the first letters of the last words; return where they begin."""
    letters = [c for c in short.lower() if c.isalnum()]
    if len(letters) > 2 and short[-1] == "s" and short[-2].isupper():
        letters.pop()
    if len(letters) < 2:
        return None
    skipped = _SKIPPED if len(letters) > 2 else frozenset()  # "cervical cancer (CC)"
    start = None
    for word in reversed(list(_WORD.finditer(clause))):
        if word.group()[0].lower() == letters[-1]:
            letters.pop()
            start = word.start()
        elif word.group().lower() not in skipped:
            return None
        if not letters:
            return start
    return None


def _align(short: str, clause: str) -> int | None:
    """Match the characters of the short form from right to left; return where they begin."""
    lower = clause.lower()
    position = len(lower) - 1
    characters = [c for c in short.lower() if c.isalnum()]
    if len(characters) > 2 and short[-1] == "s" and short[-2].isupper() and lower[-1:] != "s":
        characters.pop()
    for index in range(len(characters) - 1, -1, -1):
        while position >= 0 and not (
            lower[position] == characters[index]
            and (index > 0 or position == 0 or not lower[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1


def _by_number(short: str, clause: str) -> int | None:
    """Match a first digit against its word ("three-dimensional (3D)"); return where it begins."""
    number = _NUMBERS[int(short[0])] if re.match(r"[1-9][^\d]", short) else ""
    start = clause.lower().rfind(number) if number else -1
    if start < 0 or clause[start - 1 : start].isalnum():
        return None
    rest = clause[start + len(number) :].lstrip("- ")
    letters = short[1:].lstrip("-")
    found = _by_initials(letters, rest) if len(letters) > 1 else None
    fits = rest[:1].lower() == letters.lower() if found is None else found == 0
    return start if fits else None


def _inside_compound(clause: str, start: int) -> bool:
    """Tell whether a position stands behind a hyphen or a prefix of numbers."""
    if start == 0 or clause[start - 1] not in "-‐‑–,'()+":
        return False
    return not re.search(r"\b(?:anti|non|pre|post)-$", clause[:start], re.IGNORECASE)


def is_plausible(short: str, long: str) -> bool:
    """Tell a long form from words that only happen to hold the letters."""
    words = long.split()
    letters = sum(c.isalnum() for c in short)
    if any(long.count(a) != long.count(b) for a, b in ("()", "[]")):
        return False
    if not words or words[0].lower() in _STOP_FIRST or len(long) <= len(short) + 1:
        return False
    if len(words) > min(letters + 5, letters * 2):
        return False
    bare = [w.lower().strip("(),") for w in words]
    if short.lower() in bare or "%" in long or re.search(rf"\d\S*/{re.escape(short)}\b", long):
        return False  # "dL (normal 751-1,560 mg/dL)" tells a unit
    # One long word must hold the letters close together or at least begin with the first two.
    starts = sum(1 for w in re.split(r"[\s\-/]+", long) if w[:1].lower() in short.lower())
    return starts >= 1 and (len(words) == 1 or starts * 2 >= min(letters, len(words)) - 1)
