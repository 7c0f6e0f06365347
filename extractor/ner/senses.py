"""What a name may mean, and whether the printed form agrees with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..types import Concept, MentionLabel


class Sense(NamedTuple):
    """One meaning of a key; ``printed`` is set for symbols, whose case counts.

    ``row`` is the concept's raw row, made into a Concept when it is asked for.
    """

    label: MentionLabel
    row: tuple[str, str, str, str]  # id, name, members, member ids
    printed: str | None = None

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


_SEPARATORS = re.compile(r"[\s\-‐‑–−/.'’]+")
_GAP = re.compile(r"\s")
_LETTER_GAP = re.compile(r"[^\W\d_]\s+[^\W\d_]")


def printed_form_fits(printed: str, surface: str, common: bool) -> bool:
    """Tell whether a symbol may be printed like this.

    Args:
        printed: the symbol as the vocabulary has it.
        surface: what stands in the text.
        common: the symbol is also a word or an abbreviation of everyday use.
    """
    bare, wanted = _SEPARATORS.sub("", surface), _SEPARATORS.sub("", printed)
    if bare == wanted:
        return not _LETTER_GAP.search(surface)
    if common or _GAP.search(surface):
        return False
    if any(c.isdigit() for c in bare):
        return len(bare) > 2 and sum(c.isalpha() for c in bare) > 1
    if bare.isupper():
        return len(bare) > 2
    return len(bare) > 3 and bare[0].isupper() and bare[1:].islower()
