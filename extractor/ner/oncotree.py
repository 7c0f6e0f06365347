"""OncoTree codes of cancers, from MONDO's cross references in the table of cancers."""

from __future__ import annotations

from functools import lru_cache

from .. import settings
from .tables import read_table, split_names
from .vocabulary import DISEASES

_SPACE = "ONCOTREE:"


def oncotree_codes(identifier: str) -> tuple[str, ...]:
    """Return the OncoTree codes of a cancer by its id (DOID, MONDO); empty where it has none."""
    return _codes().get(identifier, ())


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(settings.models_dir() / "vocab" / "cancers.tsv", DISEASES):
        codes = (x.removeprefix(_SPACE) for x in split_names(row[3]) if x.startswith(_SPACE))
        found[row[0]] = tuple(codes)
    return found
