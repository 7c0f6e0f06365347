"""Abbreviations a paper defines, given a sense.

A name that the paper defines means there what the definition says: "high-dose chemotherapy (HDC)"
makes HDC no gene in that paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .coined import coined_sense
from .find import find_mentions
from .senses import Sense, printed_form_fits
from .vocabulary import Vocabulary

_ANY_CANCER = "DOID:162"
_GENE_LIKE = re.compile(
    r"receptor|ligand|factor|protein|kinase|gene\b|antigen|inhibitor|homolog|oncogene|transporter|"
    r"interleukin|microRNA|transcript|RNA\b|ase\b|globulin|peptide|cadherin|catenin|integrin|"
    r"molecule|chemokine|cytokine|enzyme|suppressor|member|subunit|activator|mucin|collagen",
    re.IGNORECASE,
)
_CLINICAL = re.compile(
    r"surviv|\brates?\b|\bratio|\btest|\bscore|\bindex|therap|cell lines?|\bstudy|trial|imaging|"
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


def resolve_definitions(
    pairs: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> dict[str, Sense | None]:
    """Give each defined short form its sense; None where it means nothing that we look for.

    Where the long form is unknown and sounds like a longer name of what the dictionary has under
    the short one, that is kept.
    """
    senses: dict[str, Sense | None] = {}
    torn: set[str] = set()
    for short, long in pairs:
        sense = _sense_of(long, vocabulary) or _kept_sense(short, long, vocabulary)
        if sense is None and short not in vocabulary.homonyms:
            sense = coined_sense(short, long)
            senses.update({long: sense} if sense is not None else {})
        elif sense is not None and sense.label == "GENE" and " " in long:
            senses.setdefault(long, sense)
        known = senses.get(short)
        if known is not None and sense is not None and known.row != sense.row:
            torn.add(short)
        senses[short] = known or sense
    for short in torn:
        del senses[short]  # defined twice (overall survival, osteosarcoma): the sentence decides
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
    if len(mentions) > 1 and all(m.label == "DRUG" and m.concept for m in mentions):
        names = " + ".join(m.concept.name for m in mentions if m.concept)
        return Sense("DRUG", ("", names, "", ""))  # "carboplatin and paclitaxel (CP)"
    last = mentions[-1]
    if _PHRASE.search(long[: last.start]) or (last.concept and last.concept.id == _ANY_CANCER):
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
    readings = vocabulary.homonyms.get(short)
    if readings is not None:
        return next((r.sense for r in readings if r.needs and r.holds(f"⟨{short}⟩ {long}")), None)
    for sense in vocabulary.lexicon.find(short):
        if sense.printed is None or not printed_form_fits(sense, short, common=False):
            continue
        if sense.weak and sense.printed != sense.row[1]:
            continue  # "chimeric antigen receptor (CAR)" is not the gene once called CAR
        if _may_agree(sense, long) or _is_symbol(sense, short):
            return sense._replace(weak=False)
    return None


# "CASC15", "SLC16A8": nothing but a gene is called so, whatever words of a disease its name has.
_SYMBOL = re.compile(r"[A-Z]{3,}\d{2,}[A-Z]?\d*")


def _is_symbol(sense: Sense, short: str) -> bool:
    """Tell whether a short form is a gene's approved symbol, too long to be anything else."""
    return sense.label == "GENE" and sense.row[1] == short and bool(_SYMBOL.fullmatch(short))


def _may_agree(sense: Sense, long: str) -> bool:
    """Tell whether a long form sounds like the kind of thing the sense is."""
    if sense.label == "CANCER":
        return _CANCER_LIKE.search(long) is not None
    gene_like = _GENE_LIKE.search(long) is not None
    if sense.label == "GENE":
        return gene_like and _CLINICAL.search(long) is None
    if sense.label == "MARKER":
        return True  # "carbohydrate antigen 72-4 (CA72-4)"
    return sense.label in ("OUTCOME", "DRUG") and not gene_like
