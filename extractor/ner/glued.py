"""Names of genes with something glued to them: "DNMT3Amut", "sPD-L1", "KRASG12D", "MLL-PTD".

What is glued in front becomes part of the mention ("sPD-L1"); what is glued behind does not, since
it says the state ("mut", "low") or is a name of its own (a variant).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Mention
from .fold import GREEK, LATIN, key
from .patterns import SHORT_CHANGE
from .senses import Sense, as_mention, printed_form_fits
from .vocabulary import Vocabulary

# Phosphorylated, soluble, exosomal, (un)methylated, germline or tumour, human, nuclear, in tumour
# DNA of the blood; one or both alleles mutated (biCEBPA).
_BEFORE = r"(?:phospho|p|s|exo|me|um?|m|g|t|h|n|ct|bi|dm|sm|c(?=[A-Z]{2,}[-‐‑–]?\d))"
_STATE = (
    r"(?:mut|MUT|mt|MT|wt|WT|amp|del|loss|null|abn|high|low|hi|lo|bright|dim|pos|neg)(?:\d{2})?"
)
_DAMAGE = r"-?(?:ITD|TKD|PTD)|(?:Δ?ex|Δ)\d{1,2}(?:ins|del|skip)?"
_ISOFORM = r"-?[vV]\d{1,2}(?:[-–]\d{1,2})?|vIII|(?<=[αβγδ])\d|(?<=CD45)R[ABO]"
_LETTER = r"m|r|dm|c(?=\+?(?!\w))"  # mutated, rearranged, mutated twice; cytoplasmic
_CHARACTER = r"[A-Za-z0-9αβγδκ]"
_NAME = rf"{_CHARACTER}+(?:[-‐‑–]{_CHARACTER}+){{0,2}}"
_SHORTEST_NAME = rf"{_CHARACTER}+?(?:[-‐‑–]{_CHARACTER}+?){{0,2}}?"
PREFIXED = re.compile(
    rf"(?<![\w\-‐‑–/.]){_BEFORE}[-‐‑–]?(?P<name>(?=[A-Z0-9γ]|[pgc][-\d]|c[-A-Z]){_NAME})(?!\w)"
)
SUFFIXED = re.compile(
    rf"(?<![\w.])(?P<name>{_SHORTEST_NAME})"
    rf"(?:(?<=[A-Z0-9αβγδκ])(?P<state>{_STATE})|(?P<damage>{_DAMAGE})|(?P<isoform>{_ISOFORM})|(?<=[A-Z0-9])(?P<letter>{_LETTER})"
    rf"|(?P<variant>{SHORT_CHANGE}|[ACGT]\d{{5}}[ACGT]))"
    rf"(?=[-–/+](?:{_STATE}(?!\w)|\W|[A-Za-z])|\+?(?!\w))"
)
CELLULAR = re.compile(r"(?<![\w-])c-(?P<name>[A-Z][A-Za-z]{2,4})(?![\w-])")  # "c-Ret"
FUSION = re.compile(
    r"(?<![\w-])(?P<left>[A-Z][A-Z0-9]{2,8})(?:[-–:/]|::)(?P<right>[A-Z][A-Z0-9]{2,8})(?![\w])"
)
_GREEK = re.compile(r"[α-ω]")
_HYPHEN = re.compile(r"[-‐‑–]")
# "mCRC" and "sAML" are a metastatic and a secondary cancer, "mPFS" a median.
_SHORTEST = 3
_LETTERS_BEFORE_LETTER = 4  # "EGFRm", but no "ATm"


def glued_names(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield the genes whose names have an affix, and the variants glued to a gene."""
    yield from _prefixed(text, vocabulary)
    yield from _suffixed(text, vocabulary)
    for match in CELLULAR.finditer(text):
        row = vocabulary.symbols.get(match["name"].upper())
        if row is not None and not _known(match.group(), vocabulary):
            yield as_mention(Sense("GENE", row), text, *match.span())
    for match in FUSION.finditer(text):
        yield from _fused(match, text, vocabulary)


def _prefixed(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    for match in PREFIXED.finditer(text):
        found = _after_prefix(match["name"], vocabulary)
        if found is not None:
            end = match.start("name") + found[1]
            if not _known(text[match.start() : end], vocabulary):
                yield as_mention(found[0], text, match.start(), end)


def _suffixed(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    for match in SUFFIXED.finditer(text):
        sense = _before_suffix(match, vocabulary)
        if sense is None or _known(match.group(), vocabulary):
            continue
        last = "isoform" if match["isoform"] else "name"
        yield as_mention(sense, text, match.start(), match.end(last))
        if match["variant"]:
            row = ("", match["variant"], "", "")
            yield as_mention(Sense("VARIANT", row), text, *match.span("variant"))


def _fused(match: re.Match[str], text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield both genes of a fusion, if one is well known and the other an approved symbol."""
    sides = [(part, match[part]) for part in ("left", "right")]
    senses = [(part, name, _stem(name, vocabulary, sure=False)) for part, name in sides]
    if sum(sense is not None for *_, sense in senses) != 1:
        return  # the dictionary finds both, or it is none
    stop = vocabulary.stop.get("GENE", frozenset())
    for part, name, _ in senses:
        row = vocabulary.symbols.get(name)
        if row is not None and name not in vocabulary.homonyms and key(name) not in stop:
            yield as_mention(Sense("GENE", row), text, *match.span(part))


def _after_prefix(name: str, vocabulary: Vocabulary) -> tuple[Sense, int] | None:
    """Return the gene at the start of a name whose prefix is off, and where the gene ends.

    "HER2-positive" is HER2, "BRCAm" is BRCA, "ICAM-1" all of it.
    """
    ends = [len(name), *(hyphen.start() for hyphen in reversed([*_HYPHEN.finditer(name)]))]
    for end in ends:
        sense = _stem(name[:end], vocabulary, sure=False)
        if sense is not None and _exact_letters(sense, name[:end]):
            return sense, end
    suffixed = SUFFIXED.match(name)
    sense = suffixed and _before_suffix(suffixed, vocabulary)
    return (sense, suffixed.end("name")) if suffixed and sense else None


def _exact_letters(sense: Sense, name: str) -> bool:
    """Tell whether a name of letters alone is printed as the symbol: SNARE is no SNAR-E."""
    return sense.printed is None or not name.isalpha() or sense.printed.isalpha()


def _before_suffix(match: re.Match[str], vocabulary: Vocabulary) -> Sense | None:
    """Return the gene that stands before a suffix."""
    name = match["name"]
    if match["letter"] and len(name) < _LETTERS_BEFORE_LETTER:
        return None
    return _stem(name, vocabulary, sure=not match["letter"])


def _known(whole: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the dictionary has the name as it is printed, affix and all."""
    if whole in vocabulary.homonyms:
        return True
    if any(sense.printed == whole for sense in vocabulary.lexicon.find(whole)):
        return True
    # "TGF-β2" is TGFB2, no second form of TGF-β
    latin = vocabulary.lexicon.find(_GREEK.sub(_latin, whole)) if _GREEK.search(whole) else ()
    return any(sense.label == "GENE" and _printed_like(sense, whole) for sense in latin)


def _stem(name: str, vocabulary: Vocabulary, *, sure: bool) -> Sense | None:
    """Return the gene that a name without its affix stands for.

    Args:
        name: as printed.
        vocabulary: the names.
        sure: the affix is one that only genes have, so that a symbol of rare use will do.
    """
    readings = vocabulary.homonyms.get(name)
    if readings is not None:
        genes = [r.sense for r in readings if r.sense.label == "GENE"]
        only = len(genes) == len(readings) and len(name) >= _SHORTEST
        return genes[0] if genes and (sure or only) else None
    if len(name) < _SHORTEST and not sure:
        return None
    found = vocabulary.lexicon.find(name) or vocabulary.lexicon.find(_GREEK.sub(_latin, name))
    if not found or found[0].label != "GENE":
        return None
    solid = (s for s in found if s.label == "GENE" and (sure or not s.weak))
    return next((s for s in solid if _printed_like(s, name)), None)


def _printed_like(sense: Sense, name: str) -> bool:
    if sense.printed is None:
        return len(name) > _LETTERS_BEFORE_LETTER
    return printed_form_fits(sense, name, common=False)


def _latin(letter: re.Match[str]) -> str:
    return LATIN.get(GREEK.get(letter.group(), ""), letter.group())
