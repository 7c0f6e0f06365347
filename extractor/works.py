"""What a result is cited from: keys of the text → entries of the reference list."""

from __future__ import annotations

from .records import Attribution, CitedWork
from .types import Document


def with_works(document: Document, attribution: Attribution) -> Attribution:
    """Add the entries of the reference list that the keys of an attribution name."""
    wanted = set(attribution.references)
    if not wanted:
        return attribution
    works = {
        r.key: CitedWork(key=r.key, doi=r.doi, pmid=r.pmid, text=r.text)
        for r in reversed(document.references)  # of two entries with one key the first counts
        if r.key in wanted
    }
    found = tuple(works[key] for key in attribution.references if key in works)
    return attribution.model_copy(update={"works": found})
