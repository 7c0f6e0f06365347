"""Names of genes that are built from others: microRNAs, phosphoproteins, "(HER)2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Mention
from .patterns import LET7, MICRO_RNA, micro_rna_symbols
from .senses import Sense
from .vocabulary import Vocabulary

PHOSPHO = re.compile(r"(?<![\w-])p(?P<gene>[A-Z][A-Za-z]{2,5}\d{0,3}[A-Z]?)(?![\w-])")
CIRC_RNA = re.compile(
    r"(?<![\w-])(?:hsa[_-])?circ(?:RNA)?[-_]?(?:[A-Z][A-Z0-9]{2,}(?![\w])|_?\d{4,8}(?!\w))"
)
# "human epidermal growth factor receptor (HER)2": the number stands behind the bracket.
NUMBER_BEHIND = re.compile(
    r"\((?P<short>[A-Z][A-Za-z-]{1,7})\)[-‐‑–]?(?P<number>\d{1,2}[A-Za-z]?)(?![\w.%])"
)
_REACH = 90  # characters that a name before its bracket may have
_WORD = re.compile(r"(?<![\w/-])\w")
_NOT_PHOSPHO = frozenset({"MMR", "ROC", "CRT"})  # proficient mismatch repair, a curve


def built_names(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield the genes and markers whose names are built by rule."""
    yield from _micro_rnas(text, vocabulary)
    yield from _phosphoproteins(text, vocabulary)
    yield from _numbers_behind(text, vocabulary)
    for match in CIRC_RNA.finditer(text):
        yield as_mention(Sense("MARKER", ("", match.group(), "", "")), text, *match.span())


def as_mention(sense: Sense, text: str, start: int, end: int) -> Mention:
    """Return a mention of a sense."""
    return Mention(
        label=sense.label, text=text[start:end], start=start, end=end, concept=sense.concept()
    )


def _micro_rnas(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield microRNAs with the HGNC gene they stem from, where there is one."""
    for pattern in (MICRO_RNA, LET7):
        for match in pattern.finditer(text):
            symbols = micro_rna_symbols(match)
            row = next((vocabulary.symbols[s] for s in symbols if s in vocabulary.symbols), None)
            sense = Sense("MARKER", ("", match[0], "", "")) if row is None else Sense("GENE", row)
            yield as_mention(sense, text, *match.span())


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
