"""Which names of a sentence are one marker: aliases, ratios, fusions, variants, joint states."""

from __future__ import annotations

import re

from ..types import Mention, Sentence

_I = re.IGNORECASE

# How two names become one marker: what stands between them, and what must follow or precede.
_ALIAS = re.compile(r"^\s*[(\[]\s*$|^\s*,?\s*(?:also known as|or|i\.e\.,?|aka)\s*$", _I)
_SLASH = re.compile(r"^\s*[/:–-]\s*$")
RATIO_AFTER = re.compile(r"^\s*(?:\w+\s+){0,2}(?:ratios?|index)\b", _I)
_CUT_OFF = re.compile(r"^\s*(?:[≥≤<>]|cut-?offs?\b)", _I)  # "X/Y ≥ 0.9" is a ratio too
_TO_RATIO = re.compile(r"^\s*(?:to|and|/|over)\s*$", _I)
_RATIO_BEFORE = re.compile(r"\bratios?\s+(?:of|between)\s+(?:the\s+)?(?:\w+\s+)?$", _I)
_SIGN = r"[-–]?\s?(?:positive|negative|high|low|mut(?:ated|ant)?|wt|wild[- ]?type)|[+−-]"
_SIGNED = re.compile(rf"^\s?(?P<sign>{_SIGN})\s?[/,&]?\s?(?:and )?$", _I)
_SIGN_AFTER = re.compile(rf"^\s?(?P<sign>{_SIGN})", _I)
# "CD3+ and CD8+ lymphocytes" are counted apart; "CD4+CD25+" and "A-high/B-low" are one kind.
_APART = re.compile(r",|\band\s$")
_TOGETHER_BEFORE = re.compile(
    r"\b(?:co-?(?:expression|positivity|amplification|overexpression|mutations?|existence|occurrence)"
    r"|combin(?:ed|ations?)|simultaneous|concurrent"
    r"|concomitant)\s+(?:[\w-]+\s+){0,2}?(?:of\s+)?(?:both\s+)?$",
    _I,
)
_TOGETHER_AFTER = re.compile(
    r"^\s*(?:co-?(?:expression|overexpression|positiv\w+|mutat\w+)|double)", _I
)
_CHANGE = (
    r"(?:over-?|co-?)?(?:mut\w*|wt|rearrang\w+|deletions?|deleted|loss|amplifi\w+|expression"
    r"|expressing|positiv\w+|fusions?|methylation)"
)
_AND = re.compile(
    rf"^\s*(?:{_CHANGE}\s*)?(?:and|with|,|plus|\+|&)\s*(?:(?:high|low|loss of|lack of)\s+)?$", _I
)
# "A-mutated patients with additional B mutation", "A + B": one marker of two genes.
_ADDED = (
    r"^[-\s]?(?:[\w-]+\s+){0,3}(?:with|and)\s+(?:an?\s+)?(?:additional|concurrent|concomitant"
    r"|co-?existing|co-?occurring|simultaneous)\s+$"
)
_SUM = re.compile(r"^\s\+\s$")
_GENE_VARIANT = re.compile(
    r"^[\s(-]*(?:gene\s+|codon\s+|exon\s+\d+\s+|mutations?\s+"
    r"|(?:[\w/-]++\s*+){0,3}(?:genotypes?|polymorphisms?|SNPs?|variants?|alleles?)\s*(?=\())?\(?$",
    _I,
)

_IN_GENE = re.compile(r"\b(?:in|within)\s+(?:the\s+)?$", _I)  # "In X, rs123 was …"
_COMMA = re.compile(r"^\s*(?:gene\s*)?,\s*(?:the\s+|SNP\s+|variant\s+)*$", _I)
_ONE_GENE_EACH = re.compile(rf"^(?:[-–‐]|::?)$|{_ADDED}", _I)  # "BCR-ABL1", "TMPRSS2:ERG"
# "FOXP3+ Treg", "CD8-positive TILs": the cells are named by their gene.
_CELLS = re.compile(r"cells?$|lymphocytes?$|\bT(?:IL|reg)s?$|macrophages?$|infiltra", _I)
_EXPRESSING = re.compile(r"^\s?(?:\+|\(\+\)|[-–]?\s?positive|[-–]?\s?expressing)?\s*$", _I)


def joined(sentence: Sentence, groups: list[list[Mention]], right: Mention, floor: int) -> bool:
    """Tell whether a mention is part of the marker before it."""
    group = groups[-1]
    left = group[-1]
    text = sentence.text
    between = text[left.end - sentence.start : right.start - sentence.start]
    after = text[right.end - sentence.start :]
    before = text[floor : group[0].start - sentence.start]
    if same_concept(left, right):
        return bool(_ALIAS.match(between))
    if right.label == "VARIANT" or left.label == "VARIANT":
        within = left.label == "GENE" and _IN_GENE.search(before) and _COMMA.match(between)
        return bool(within or _GENE_VARIANT.match(between))
    if left.label == "GENE" and right.label == "MARKER" and _CELLS.search(right.text):
        return bool(_EXPRESSING.match(between))
    genes = left.label == right.label == "GENE"
    if _SUM.match(between) or (genes and _ONE_GENE_EACH.match(between)):
        return True
    if _SLASH.match(between) and (RATIO_AFTER.match(after) or _CUT_OFF.match(after)):
        return True
    if _TO_RATIO.match(between) and (RATIO_AFTER.match(after) or _RATIO_BEFORE.search(before)):
        return True
    signed = _signed(between, after)
    if signed is not None:
        return signed
    together = _TOGETHER_BEFORE.search(before) or _TOGETHER_AFTER.match(after)
    return bool(together and (_AND.match(between) or _SLASH.match(between)))


def _signed(between: str, after: str) -> bool | None:
    """Tell whether two names with their signs are one kind; None where they carry none."""
    left, right = _SIGNED.match(between), _SIGN_AFTER.match(after)
    if left is None or right is None:
        return None if left is None else False
    alike = left["sign"].strip(" -–").lower() == right["sign"].strip(" -–").lower()
    return not (alike and left["sign"] not in _ABSENT and _APART.search(between))


_ABSENT = frozenset({"-negative", " negative", "negative", "−", "-"})  # "ER−, PR− and HER2−"


def same_concept(left: Mention, right: Mention) -> bool:
    """Tell whether two mentions name the same thing."""
    return (
        left.concept is not None
        and right.concept is not None
        and left.concept.name == right.concept.name
    )
