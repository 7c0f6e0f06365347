"""Names with several meanings: what must stand near decides, or the name is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .senses import Sense

_WINDOW = 160  # characters to each side

# What stands beside a symbol that is meant as a gene: "ABC expression", "loss of ABC".
_GENE_WORD = (
    r"(?:genes?|proteins?|mrnas?|transcripts?|(?:over|co)?-?express\w*|mutat\w*|mutants?|levels?|"
    r"knock\w*|silenc\w*|si-?rna|shrna|promoter|methylat\w*|phosphorylat\w*|signal\w*|pathway|"
    r"alleles?|polymorphisms?|genotypes?|receptors?|amplif\w*|immuno\w*|stain\w*|positiv\w*|"
    r"negativ\w*|high|low|wild-?type|null|deficien\w*|kinase|antibod\w*|fusions?)"
)
_BESIDE = re.compile(
    rf"\b{_GENE_WORD}(?:[ -](?:of|in|for|the|and|by|to|against))*[\s,/(-]{{1,3}}"
    rf"(?:[A-Z][A-Za-z0-9-]{{1,9}}(?:, and |, | and | or |/)){{0,6}}⟨[^⟩]*⟩|"
    rf"⟨[^⟩]*⟩(?:(?:, and |, | and | or |/)[A-Z][A-Za-z0-9-]{{1,9}}){{0,6}}"
    rf"[\s/)+-]{{1,2}}{_GENE_WORD}\b|⟩::\w|\w::⟨",
    re.IGNORECASE,
)
# What only a gene has: "APC expression", "APC and ATM mutations", "loss of ATM", "serum OPG".
_EXPRESSED = re.compile(
    r"⟩(?:(?:, and |, | and |/)[A-Z][A-Z0-9-]{1,9}){0,3}"
    r"[ -](?:gene|protein|mRNA|(?:over|under|co)?-?express(?:ion|ed|ing)|overexpression|promoter"
    r"|mutat(?:ed|ions?)|methylation|amplification|immuno\w*|staining|polymorphisms?|knock-?down"
    r"|kinase|deficien\w+|gains?|inhibition|signal+ing)\b"
    r"|\b(?:expression|overexpression|loss|amplification|methylation|mutations?|knock-?down"
    r"|silencing|depletion) (?:of|in) ⟨"
    r"|\b(?:high|low|elevated|raised|increased|reduced|decreased|serum|plasma|circulating|tissue)"
    r" ⟨[^⟩]*⟩ levels?\b"
    r"|\bserum ⟨"
    r"|⟩(?:[-–](?:amp|amplified|mut|mutant|mutated|high|low|positive|negative|null|deficient"
    r"|rearranged|expressing|driven|overexpressing)\b|\+(?![\w/]))",
    re.IGNORECASE,
)
_ABOUT_GENES = re.compile(
    r"\b(?:genes?|mRNA|expression|immunohisto\w*|mutations?|proteins?|polymorphisms?)\b",
    re.IGNORECASE,
)


def beside_gene_words(window: str, around: str) -> bool:
    """Tell whether a weak symbol is meant as a gene.

    Args:
        window: the text near the name, the name between ⟨ and ⟩.
        around: what a table is about; empty for an alias, which needs more than that.
    """
    return _BESIDE.search(window) is not None or _ABOUT_GENES.search(around) is not None


def is_expressed(window: str) -> bool:
    """Tell whether what is said of the name between ⟨ and ⟩ is said of genes only."""
    return _EXPRESSED.search(window) is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a homonym with the patterns that must and must not stand near."""

    sense: Sense
    needs: str
    refuses: str

    def holds(self, window: str, around: str = "") -> bool:
        """Tell whether the surroundings allow this meaning.

        Args:
            window: the text near the name, the name between ⟨ and ⟩.
            around: further text that may hold what is needed: the rest of a table, the title.
        """
        if self.refuses:
            refuses = _compiled(self.refuses)
            if refuses.search(window) or refuses.search(around):
                return False
        if not self.needs:
            return True
        if self.sense.label == "GENE" and self.sense.row[1] and _EXPRESSED.search(window):
            return True
        needs = _compiled(self.needs)
        return needs.search(window) is not None or needs.search(around) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, when it is first asked for."""
    return re.compile(pattern, re.IGNORECASE)


def window_of(text: str, start: int, end: int) -> str:
    """Return the surroundings of a name, the name between angle brackets."""
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return f"{left}⟨{text[start:end]}⟩{right}"
