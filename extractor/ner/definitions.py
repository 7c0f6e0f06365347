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
from .senses import Sense
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

    A short form is left out where the long form is unknown and may well be a longer name of what
    the dictionary has under the short one.
    """
    senses: dict[str, Sense | None] = {}
    for short, long in pairs:
        if short in senses and senses[short] is not None:
            continue
        sense = _sense_of(long, vocabulary)
        if sense is not None:
            senses[short] = sense
        elif not _may_agree(short, long, vocabulary):
            senses[short] = None
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
    if last.label == "GENE" and not _GENE_MODIFIERS.match(long[: last.start]):
        return None
    concept = last.concept
    if concept is None:
        return None
    members, ids = "|".join(concept.members), "|".join(concept.member_ids)
    return Sense(last.label, (concept.id, concept.name, members, ids))


def _may_agree(short: str, long: str, vocabulary: Vocabulary) -> bool:
    """Tell whether an unknown long form may be another name of what the short form stands for."""
    labels = {sense.label for sense in vocabulary.lexicon.find(short)}
    if "CANCER" in labels and _CANCER_LIKE.search(long):
        return True
    if "GENE" in labels:
        return bool(_GENE_LIKE.search(long)) and not _CLINICAL.search(long)
    return bool(labels & {"OUTCOME", "MARKER", "DRUG"}) and not _GENE_LIKE.search(long)
