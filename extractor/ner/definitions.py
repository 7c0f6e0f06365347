"""Abbreviations a paper defines: found by scispaCy's detector, filtered, and given a sense.

A name that the paper defines means there what the definition says: "high-dose chemotherapy (HDC)"
makes HDC no gene in that paper.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .find import find_mentions
from .senses import Sense, printed_form_fits
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GENE_LIKE = re.compile(
    r"receptor|ligand|factor|protein|kinase|gene\b|antigen|inhibitor|homolog|oncogene|transporter|"
    r"interleukin|microRNA|transcript|RNA\b|ase\b|globulin|peptide|cadherin|catenin|integrin|"
    r"molecule|chemokine|cytokine|enzyme|suppressor|member|subunit|activator|mucin|collagen",
    re.IGNORECASE,
)
_CLINICAL = re.compile(
    r"surviv|\brates?\b|ratio|\btest|\bscore|\bindex|therap|cell lines?|\bstudy|trial|imaging|"
    r"cohort|hospital|patients|analysis|regression|\barea|curve|interval|cancer|carcinoma|tumou?r|"
    r"disease|surgery|response|\brisk|scan|tomograph|assay|reaction|inhibitors?$|antibod",
    re.IGNORECASE,
)
_CANCER_LIKE = re.compile(
    r"cancer|carcinoma|tumou?r|leuka?emia|lymphoma|sarcoma|melanoma|myeloma|glioma|neoplas|blastoma",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\b(?:of|for|in|and|on|to|with|versus|group|society|study)\b", re.IGNORECASE)
_GENE_MODIFIERS = re.compile(
    r"^(?:serum|soluble|plasma|human|total|free|circulating|phosphorylated|phospho|recombinant|"
    r"mutant|wild[- ]type|the|urinary|nuclear|cytoplasmic|tumou?r|membrane|intact|secreted)?"
    r"[\s-]*$",
    re.IGNORECASE,
)


def find_definitions(doc: Doc, detector: Any) -> list[tuple[str, str]]:
    """Return (short form, long form) pairs that one passage defines.

    Method: Schwartz and Hearst (2003) as in scispaCy, less the pairs that are no abbreviations.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W036: the detector complains when nothing is found
        marked = detector(doc)
    pairs = {(a.text, a._.long_form.text) for a in marked._.abbreviations}
    return sorted(pair for pair in pairs if is_definition(*pair))


def is_definition(short: str, long: str) -> bool:
    """Tell an abbreviation from a word that happens to stand beside a bracket."""
    if not 2 <= len(short) <= 12 or not any(c.isupper() or c.isdigit() for c in short):
        return False
    if not any(c.isalpha() for c in short) or long.lower().startswith(short.lower() + " "):
        return False
    return len(long) > len(short) and len(long) < 120


def resolve_definitions(
    pairs: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> dict[str, Sense | None]:
    """Give each defined short form its sense; None where it means nothing that we look for.

    Where the long form is unknown and sounds like a longer name of what the dictionary has under
    the short one, that is kept.
    """
    senses: dict[str, Sense | None] = {}
    for short, long in pairs:
        if short in senses and senses[short] is not None:
            continue
        sense = _sense_of(long, vocabulary)
        senses[short] = sense or _kept_sense(short, long, vocabulary)
    plurals = {f"{s}s": sense for s, sense in senses.items() if s[-1].isupper()}
    return {**plurals, **senses}


def _sense_of(long: str, vocabulary: Vocabulary) -> Sense | None:
    """Return the sense of a long form: the whole of it, or the name it ends with."""
    for sense in vocabulary.lexicon.find(long):
        if sense.printed is None:
            return sense
    mentions = find_mentions(long, vocabulary)
    if not mentions or mentions[-1].end < len(long.rstrip()):
        return None
    last = mentions[-1]
    if _PHRASE.search(long[: last.start]):
        return None  # "Organisation for Research and Treatment of Cancer" is no cancer
    if last.label == "GENE" and not _GENE_MODIFIERS.match(long[: last.start]):
        return None
    concept = last.concept
    if concept is None:
        return None
    members, ids = "|".join(concept.members), "|".join(concept.member_ids)
    return Sense(last.label, (concept.id, concept.name, members, ids))


def _kept_sense(short: str, long: str, vocabulary: Vocabulary) -> Sense | None:
    """Return the dictionary's sense of a short form that an unknown long form may agree with."""
    for sense in vocabulary.lexicon.find(short):
        if sense.printed is None or not printed_form_fits(sense, short, common=False):
            continue
        if _may_agree(sense, long):
            return sense._replace(weak=False)
    return None


def _may_agree(sense: Sense, long: str) -> bool:
    """Tell whether a long form sounds like the kind of thing the sense is."""
    if sense.label == "CANCER":
        return _CANCER_LIKE.search(long) is not None
    gene_like = _GENE_LIKE.search(long) is not None
    if sense.label == "GENE":
        return gene_like and _CLINICAL.search(long) is None
    return sense.label in ("OUTCOME", "MARKER", "DRUG") and not gene_like
