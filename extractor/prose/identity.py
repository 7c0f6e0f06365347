"""What a paper says of itself on its first page: DOI, PMID, PMCID, year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\[\]{}|]+", re.I)
# "doi:10.118 6/s1": the prefix is broken by a blank; only a mark before it tells that it is one.
_BROKEN_DOI = re.compile(
    r"\bdoi\s*(?:\.org\s?/|:|\s)\s*(10 ?\. ?\d(?: ?\d){3,8} ?/ ?[^\s\"<>\[\]{}|]+)", re.I
)
# Journals of BioMed Central made the DOI of the address until 2015: issn/volume/article.
_BMC_ADDRESS = re.compile(
    r"biomedcentral\.com\s?/(\d{4}-\d{3}[\dX])\s?/\s?(\d{1,3})\s?/\s?(S?\d{1,4})\b", re.I
)
_DOI_MARK = re.compile(r"doi\s*(?:\.org/|:|\s)\s*$", re.I)
_PMCID = re.compile(r"\bPMC\s?(\d{5,8})\b")
_PMID = re.compile(r"\bPMID:?\s*(\d{5,8})\b", re.I)
_PUBLISHED = re.compile(
    r"(?:published(?: online)?|accepted|received|©|copyright|\(c\))"
    r"[^\n]{0,40}?\b((?:19|20)\d{2})\b",
    re.I,
)
_JOURNAL_YEAR = re.compile(r"\b((?:19|20)\d{2})\s*[;,:)]")
_YEARS = range(1950, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Identifiers and year of a paper; None where the text does not say."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    year: int | None = None


def find_identity(front: Sequence[str]) -> Identity:
    """Return the identity printed in the front matter; ``front`` are texts, the likeliest first.

    A DOI that a mark ("doi:", "https://doi.org/") introduces wins over a bare one.
    """
    return Identity(
        doi=_doi(front),
        pmid=next((m[1] for text in front if (m := _PMID.search(text))), None),
        pmcid=next((f"PMC{m[1]}" for text in front if (m := _PMCID.search(text))), None),
        year=_year(front),
    )


def _doi(front: Sequence[str]) -> str | None:
    bare: str | None = None
    for text in front:
        for match in _DOI.finditer(text):
            doi = clean_doi(match.group())
            if _DOI_MARK.search(text[: match.start()]):
                return doi
            bare = bare or doi
    broken = next((m[1] for text in front if (m := _BROKEN_DOI.search(text))), None)
    return bare or (clean_doi(broken.replace(" ", "")) if broken else _of_address(front))


def _of_address(front: Sequence[str]) -> str | None:
    """Return the DOI that the address of the paper implies."""
    address = next((m for text in front if (m := _BMC_ADDRESS.search(text))), None)
    return address and f"10.1186/{address[1]}-{address[2]}-{address[3]}"


def clean_doi(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence around it."""
    doi = doi.rstrip(".,;:")
    return doi[:-1] if doi.endswith(")") and "(" not in doi else doi


def _year(front: Sequence[str]) -> int | None:
    for pattern in (_PUBLISHED, _JOURNAL_YEAR):
        years = [int(m[1]) for text in front for m in pattern.finditer(text)]
        years = [year for year in years if year in _YEARS]
        if years:
            return max(years) if pattern is _PUBLISHED else years[0]
    return None
