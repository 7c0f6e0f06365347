"""Fold words, so that a name is found however a paper spells it.

Folding undoes case, hyphens and spaces (TIMP-1, TIMP 1), Greek letters (HIF-1α, HIF-1alpha),
British spelling (tumour, leukaemia) and the plural (carcinomas). What must not be undone (RANK is
no rank) is checked on the printed form later, by the case rules of ``senses``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "µ": "mu",
    "μ": "mu",
    "π": "pi",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
    "ß": "beta",
    "ɑ": "alpha",  # the phonetic sign that many print for the Greek letter
}
# "HIF-1alpha" and "HIF1A", "NF-kappaB" and "NFkB": the letter that stands for the Greek one.
LATIN = {"alpha": "a", "beta": "b", "gamma": "g", "delta": "d", "epsilon": "e", "kappa": "k"}

_WORD = re.compile(
    r"(?<!['’])[A-Za-z\u00c0-\u00de\u00e0-\u024f]+|[0-9]+|[\u0370-\u03ffµßɑ]|(?<=['’])(?!s\b)[A-Za-z]+"
)
_AMERICAN = (
    (re.compile(r"tumour"), "tumor"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"(?<=k)aem"), "em"),
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"oesoph"), "esoph"),
    (re.compile(r"oestr"), "estr"),
    (re.compile(r"oedem"), "edem"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"rrhoe"), "rrhe"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"aetio"), "etio"),
    (re.compile(r"coeli"), "celi"),
    (re.compile(r"caec"), "cec"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"fibre"), "fiber"),
    (re.compile(r"behaviour"), "behavior"),
)
_BRITISH = re.compile(r"our|ae|oe|ph|isation|fibre")
_GREEK_PLURAL = re.compile(r"(?<=sta|gno|aly|cro|bro|the|pto)ses$")
_KEEP_S = re.compile(r"(?:ss|us|is)$")

_known: dict[str, str] = {}


class Word(NamedTuple):
    """A run of letters, a run of digits or a Greek letter; ``folded`` is what keys are made of."""

    start: int
    end: int
    folded: str


def words(text: str) -> list[Word]:
    """Split a text into folded words with their offsets; the "s" of "Parkinson's" is none."""
    return [Word(m.start(), m.end(), fold_word(m.group())) for m in _WORD.finditer(text)]


def fold(name: str) -> str:
    """Fold a name into words joined by spaces: "HIF-1α" gives "hif 1 alpha"."""
    return " ".join(fold_word(word) for word in _WORD.findall(name))


def key(name: str) -> str:
    """Return the key a name is looked up by: the folded words, joined."""
    return "".join(fold_word(word) for word in _WORD.findall(name))


def symbol_key(symbol: str) -> str:
    """Return the key of a symbol; most are short capitals, which need no folding."""
    bare = symbol.replace("-", "")
    if len(bare) < 7 and bare.isupper() and bare.isascii() and bare.isalnum():
        return bare.lower()
    return key(symbol)


def fold_word(word: str) -> str:
    """Fold one word; results are kept, since texts repeat their words."""
    folded = _known.get(word)
    if folded is None:
        if len(_known) > 200_000:
            _known.clear()
        folded = _known[word] = _fold_word(word)
    return folded


def _fold_word(word: str) -> str:
    """Fold one word that has not been seen yet."""
    if word.lower() in GREEK:
        return GREEK[word.lower()]
    lower = word.lower()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(c for c in decomposed if not unicodedata.combining(c))
    if len(lower) > 4 and _BRITISH.search(lower):
        for british, american in _AMERICAN:
            lower = british.sub(american, lower)
    return _singular(lower, word)


def _singular(lower: str, word: str) -> str:
    """Undo a plural; "KRAS" and "FAS" end in a capital and are left alone."""
    plural = word[-1:] == "s" or (len(word) > 6 and word.isupper())
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return lower[:-1]  # TKIs, ERs
    if not plural or len(lower) < 5:
        return lower
    if lower.endswith("ses") and _GREEK_PLURAL.search(lower):
        return lower[:-2] + "is"
    if lower.endswith("ies") and len(lower) > 6:
        return lower[:-3] + "y"
    if not lower.endswith("s") or _KEEP_S.search(lower):
        return lower
    return lower[:-1]
