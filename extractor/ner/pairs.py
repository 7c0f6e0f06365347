"""Two genes in one name: "CDK4/6", "CXCL9/10", "S100A8/A9", "miR-221/222", and integrin chains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Mention
from .patterns import MICRO_RNA, micro_rna_symbols
from .senses import Sense, as_mention
from .vocabulary import Row, Vocabulary

_NUMBER, _CHAIN = r"\d{1,2}[A-Z]?", r"[A-Z]\d{0,2}"
_STEM = r"(?<![\w/-])(?P<stem>[A-Z][A-Za-z0-9-]{0,6}[A-Za-z-])"
# The parts are both numbers ("CDK4/6") or both letters ("S100A8/A9", "STAT5A/B").
SLASHED = (
    re.compile(rf"{_STEM}(?P<first>{_NUMBER})(?P<more>(?:/-?{_NUMBER}){{1,2}})(?![\w/.])"),
    re.compile(
        r"(?<![\w/-])(?P<stem>[A-Z][A-Z0-9-]{1,6}\d)"
        rf"(?P<first>{_CHAIN})(?P<more>(?:/{_CHAIN}){{1,2}})(?![\w/.])"
    ),
)
MICRO_RNAS = re.compile(
    r"(?<!\w)(?:hsa-)?(?:miR|miRNA|microRNA)s?[- ‐‑–]?(?P<number>\d{1,4})(?P<letter>[a-z]?)"
    r"(?P<more>(?:/(?:\d{2,4}[a-z]?|[a-z])){1,4})(?![\w.])"
)
INTEGRIN = re.compile(
    r"(?<![\w-])(?:integrins?[ -](?:subunit )?"
    r"(?P<chain>α|β|alpha|beta)[- ]?(?P<kind>\d{1,2}|[VMXELD])"
    r"|(?P<chain2>α|β|alpha|beta)[- ]?(?P<kind2>\d{1,2}|[VMXELD])[- ]integrins?)(?!\w)"
)
_LETTER = {"α": "A", "alpha": "A", "β": "B", "beta": "B"}


def paired_names(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield the names that stand for two genes or more, and the chains of integrins."""
    for match in (m for pattern in SLASHED for m in pattern.finditer(text)):
        if vocabulary.lexicon.find(match.group()):
            continue  # "BRCA1/2" is a name of its own
        parts = [match["first"], *match["more"].replace("-", "").strip("/").split("/")]
        rows = [_row(match["stem"] + part, vocabulary) for part in parts]
        yield from _together(match, rows, text)
    for match in MICRO_RNAS.finditer(text):
        names = [match["number"] + match["letter"]]
        for part in match["more"].strip("/").split("/"):
            names.append(match["number"] + part if part.isalpha() else part)
        yield from _together(match, [_micro_rna(name, vocabulary) for name in names], text)
    for match in INTEGRIN.finditer(text):
        letter = _LETTER[match["chain"] or match["chain2"]]
        row = vocabulary.symbols.get(f"ITG{letter}{match['kind'] or match['kind2']}")
        if row is not None:
            yield as_mention(Sense("GENE", row), text, *match.span())


def _row(name: str, vocabulary: Vocabulary) -> Row | None:
    """Return the single gene of a name, unless it is rarely one."""
    senses = vocabulary.lexicon.find(name)
    return next((s.row for s in senses if s.label == "GENE" and not s.weak and not s.row[2]), None)


def _micro_rna(name: str, vocabulary: Vocabulary) -> Row | None:
    match = MICRO_RNA.match(f"miR-{name}")
    symbols = micro_rna_symbols(match) if match else ()
    return next((vocabulary.symbols[s] for s in symbols if s in vocabulary.symbols), None)


def _together(match: re.Match[str], rows: list[Row | None], text: str) -> Iterator[Mention]:
    """Yield one mention that has all the genes as its members, if each is known."""
    found = [row for row in rows if row is not None]
    if len(found) < len(rows) or len(set(found)) < len(found):
        return
    symbols, ids = [row[1] for row in found], [row[0] for row in found]
    row = ("", "/".join(symbols), "|".join(symbols), "|".join(ids))
    yield as_mention(Sense("GENE", row), text, *match.span())
