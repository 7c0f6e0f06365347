"""What a name may mean, and whether the printed form agrees with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..types import Concept, Mention, MentionLabel
from .fold import GREEK


class Sense(NamedTuple):
    """One meaning of a key; ``printed`` is set for symbols, whose case counts.

    ``row`` is the concept's raw row, made into a Concept when it is asked for.
    """

    label: MentionLabel
    row: tuple[str, str, str, str]  # id, name, members, member ids
    printed: str | None = None
    solid: bool = False  # one word: "same" is no "SAM e", "be an" no "bean"
    weak: bool = False  # a short, rarely used symbol: holds only beside words for genes

    def concept(self) -> Concept | None:
        """Return the concept, or None where no vocabulary names one."""
        identifier, name, members, member_ids = self.row
        if not identifier and not name:
            return None
        return Concept(
            id=identifier,
            name=name,
            members=tuple(members.split("|")) if members else (),
            member_ids=tuple(member_ids.split("|")) if member_ids else (),
        )


def as_mention(sense: Sense, text: str, start: int, end: int) -> Mention:
    """Return a mention of a sense."""
    return Mention(
        label=sense.label, text=text[start:end], start=start, end=end, concept=sense.concept()
    )


_SEPARATORS = re.compile(r"[\s\-‐‑–−/.'’]+")
_GAP = re.compile(r"\s")
_LETTER_GAP = re.compile(r"[^\W\d_][\s/'’]+[^\W\d_]")
_LETTER_HYPHEN = re.compile(r"(?<![^\W\d_])[^\W\d_][\-‐‑–][^\W\d_]")
_DIGIT_GAP = re.compile(r"\d[\s\-‐‑–−/.]+\d")
# Symbols of two letters that are printed with a space before the number: "IL 6", "CA 125".
_SPACED = re.compile(r"^(?:IL|CK|CD|CA|Ki|KI|[A-Za-z]{3,})")


_LONG = 5
_GREEK = re.compile(r"[\u0370-\u03ff]")
_MIXED_CASE = re.compile(r"[A-Z]+[a-z]+[A-Z]*\d+[A-Z]?")
_INNER_CAPITAL = re.compile(r"[a-z]+\d*[A-Z][a-z]*\d+")
# Databases print names of proteins in capitals: AUTOTAXIN. What ends like one is one in any case.
_PROTEIN = re.compile(r"[A-Za-z][a-z]{4,}(?:in|ase)")
_MIXED = re.compile(r"[a-z][A-Z]|[A-Z][a-z]+\d")


def _latin(name: str) -> str:
    """Return a name with each Greek letter, spelled out or not, as its first letter."""
    short = "".join(GREEK.get(c, c)[0] if _GREEK.match(c) else c for c in name)
    return _SPELLED.sub(lambda m: m.group()[0], short).lower()


_SPELLED = re.compile(r"alpha|beta|gamma|delta|epsilon|kappa", re.IGNORECASE)


def name_fits(sense: Sense, surface: str) -> bool:
    """Tell whether a name that matches in any case may be printed like this."""
    if sense.solid:
        return not _LETTER_GAP.search(surface)
    return not surface.isalpha()  # "cycling" is no "cyclin G"


def printed_form_fits(sense: Sense, surface: str, common: bool) -> bool:
    """Tell whether a symbol may be printed like this.

    Args:
        sense: a sense with its symbol as the vocabulary has it.
        surface: what stands in the text.
        common: the symbol is also a word or an abbreviation of everyday use.
    """
    printed = sense.printed or ""
    if surface == printed:
        return True
    bare, wanted = _SEPARATORS.sub("", surface), _SEPARATORS.sub("", printed)
    if _LETTER_GAP.search(surface) or (_LETTER_HYPHEN.search(surface) and len(bare) < 6):
        return False
    if bool(_DIGIT_GAP.search(surface)) != bool(_DIGIT_GAP.search(printed)):
        return False  # "T2-4" is no T24, "H18" no H1-8
    if _GAP.search(surface):
        return bare == wanted and bool(_SPACED.match(surface)) and not common
    if bare in (wanted, f"{wanted}s"):
        return True
    if sense.label != "GENE" or common:
        return False
    return _spelling_fits(bare, wanted) or _case_fits(bare, approved=printed == sense.row[1])


def _spelling_fits(bare: str, wanted: str) -> bool:
    """Tell whether a symbol differs in how its Greek letters or its first letter are printed."""
    if _GREEK.match(bare):
        return False  # "βRI" is the end of TGF-βRI
    if _GREEK.search(bare):
        return _latin(bare) == _latin(wanted)
    return bare[0].lower() + bare[1:] == wanted and _MIXED.search(bare) is not None  # ProGRP


def _case_fits(bare: str, *, approved: bool) -> bool:
    """Tell whether a symbol without its separators may be printed in another case."""
    if any(c.isdigit() for c in bare):
        # "Cd44", "CD79b", but no "ypT1"
        usual = bare.isupper() or bare.islower() or bare == bare.capitalize() or bare[:-1].isupper()
        # Cdc25A, MyD88, SChLAP1; erbB4, p21Cip1
        mixed = len(bare) >= _LONG and (
            _MIXED_CASE.fullmatch(bare) or _INNER_CAPITAL.fullmatch(bare)
        )
        return bool(usual or mixed) and len(bare) > 2 and sum(c.isalpha() for c in bare) > 1
    if bare.isupper():
        return len(bare) > 2
    if _PROTEIN.fullmatch(bare):
        return True
    # Mouse genes are approved symbols in title case: Kras.
    if not approved or len(bare) < 4 or not bare[0].isupper():
        return False
    return bare[1:].islower() or sum(c.isupper() for c in bare) > 1  # NRas, FLNa
