"""Names of genes that are built from others: microRNAs, phosphoproteins, "(HER)2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Mention
from .glued import glued_names
from .pairs import paired_names
from .patterns import LET7, MICRO_RNA, micro_rna_symbols
from .senses import Sense, as_mention
from .vocabulary import Vocabulary

PHOSPHO = re.compile(r"(?<![\w-])p(?P<gene>[A-Z][A-Za-z]{2,5}\d{0,3}[A-Z]?)(?![\w-])")
CIRC_RNA = re.compile(
    r"(?<![\w-])(?:[Hh]sa[_-])?[Cc]irc(?:RNA)?[-_]?(?:[A-Z][A-Z0-9]{2,}(?![\w])|_?\d{4,8}(?!\w))"
)
# Long non-coding RNAs, also by the number of their sequence, and small ones that have no gene.
LONG_RNA = re.compile(
    r"(?<![\w-])(?P<kind>(?:[Ll]nc|[Ll]inc)(?:RNA)?s?|LINC)(?P<gap>[-‐‑– ])"
    r"(?P<name>[A-Za-z][A-Za-z0-9]*(?:[-‐‑–.][A-Za-z0-9]+)*)(?!\w)"
)
SEQUENCE = re.compile(
    r"(?<![\w.-])(?:ENS[GT]\d{11}|[NX]R_\d{6,9}|(?:RP|CT[ABCD]|XXbac|LL)\d*-\d+[A-Z]\d+\.\d+"
    r"|uc\.\d{2,3}|uc\d{3}[a-z]{3}|LOC\d{6,9})(?:\.\d{1,2})?(?![\w])"
)
ACCESSION = re.compile(r"[A-Z]{1,2}_?\d{5,9}|n\d{6}")
SMALL_RNA = re.compile(
    r"(?<![\w-])(?:(?:hsa[-_])?(?:piR(?:NA)?|tRF|tiRNA|tsRNA)[-_‐‑–](?=[\w-]*\d|[A-Z][a-z]{2}-)"
    r"[A-Za-z0-9]+(?:[-‐‑–][A-Z0-9][A-Za-z0-9]*){0,2}"
    r"|(?P<sno>sno(?:RNA)?[- ]?U)(?P<number>\d{1,3}))(?!\w)"
)
# "human epidermal growth factor receptor (HER)2": the number stands behind the bracket.
NUMBER_BEHIND = re.compile(
    r"\((?P<short>[A-Z][A-Za-z-]{1,7})\)[-‐‑–]?(?P<number>\d{1,2}[A-Za-z]?|[αβγδκ]\d?)(?![\w.%])"
)
_REACH = 90  # characters that a name before its bracket may have
_WORD = re.compile(r"(?<![\w/-])\w")
_NOT_PHOSPHO = frozenset({"MMR", "ROC", "CRT"})  # proficient mismatch repair, a curve


def built_names(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield the genes and markers whose names are built by rule."""
    yield from paired_names(text, vocabulary)
    yield from _micro_rnas(text, vocabulary)
    yield from glued_names(text, vocabulary)
    yield from _phosphoproteins(text, vocabulary)
    yield from _numbers_behind(text, vocabulary)
    yield from _long_rnas(text, vocabulary)
    yield from _small_rnas(text, vocabulary)
    for pattern in (CIRC_RNA, SEQUENCE):
        for match in pattern.finditer(text):
            yield _marker(text, *match.span())


def _marker(text: str, start: int, end: int) -> Mention:
    """Return a marker that is called what the text prints."""
    return as_mention(Sense("MARKER", ("", text[start:end], "", "")), text, start, end)


def _long_rnas(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield "lncRNA-UCA1" as its gene, and those whose gene has no symbol as they are printed.

    "lncRNA-p21" is no p21: only genes of RNA are looked for behind the hyphen.
    """
    for match in LONG_RNA.finditer(text):
        name = match["name"]
        senses = [*vocabulary.lexicon.find(name), *vocabulary.lexicon.find(match.group())]
        row = next((s.row for s in senses if s.row[1] in vocabulary.noncoding), None)
        if row is not None and match["gap"] != " ":
            yield as_mention(Sense("GENE", row), text, *match.span())
        elif row is None and match["gap"] != " " and any(c.isupper() or c.isdigit() for c in name):
            yield _marker(text, *match.span())
        elif row is None and ACCESSION.fullmatch(name):
            yield _marker(text, *match.span("name"))


def _small_rnas(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield piwi-interacting RNAs and fragments of tRNAs, and "snoRNA U50" as its gene."""
    for match in SMALL_RNA.finditer(text):
        symbols = [f"SNORD{match['number']}{letter}" for letter in ("", "A")]
        row = next((vocabulary.symbols[s] for s in symbols if s in vocabulary.symbols), None)
        if match["sno"] and row is not None:
            yield as_mention(Sense("GENE", row), text, *match.span())
        elif not match["sno"]:
            yield _marker(text, *match.span())


def _micro_rnas(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield microRNAs with the HGNC gene they stem from, where there is one."""
    for pattern in (MICRO_RNA, LET7):
        for match in pattern.finditer(text):
            yield as_mention(_micro_rna(match, vocabulary), text, *match.span())


def _micro_rna(match: re.Match[str], vocabulary: Vocabulary) -> Sense:
    symbols = micro_rna_symbols(match)
    row = next((vocabulary.symbols[s] for s in symbols if s in vocabulary.symbols), None)
    return Sense("MARKER", ("", match[0], "", "")) if row is None else Sense("GENE", row)


def _gene(name: str, vocabulary: Vocabulary) -> Sense | None:
    """Return the gene that a name stands for as printed, unless it is rarely one."""
    senses = vocabulary.lexicon.find(name)
    return next((s for s in senses if s.label == "GENE" and s.printed == name and not s.weak), None)


def _phosphoproteins(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield "pSMAD2" as the gene whose protein is phosphorylated."""
    for match in PHOSPHO.finditer(text):
        sense = None if match["gene"] in _NOT_PHOSPHO else _gene(match["gene"], vocabulary)
        if sense is not None:
            yield as_mention(sense, text, *match.span())


def _numbers_behind(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield a long name with its short form in brackets, whose number stands behind them."""
    for match in NUMBER_BEHIND.finditer(text):
        short, number = match["short"], match["number"]
        sense = _gene(short + number, vocabulary) or _gene(f"{short}-{number}", vocabulary)
        if sense is None:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        starts = [w.start() for w in _WORD.finditer(before) if w[0].lower() == short[0].lower()]
        start = match.start() - len(before) + starts[-1] if starts else match.start("short")
        yield as_mention(sense, text, start, match.end())
