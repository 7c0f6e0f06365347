"""How often words stand in biomedical prose, with and without their hyphens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def common_words() -> Mapping[str, int]:
    """Return the count of each word in ten million words of trial papers; read once.

    Words are lower case and keep their hyphens; ``models/build_words.py`` writes the list.
    """
    rows = files(__package__).joinpath("words.tsv").read_text("utf-8").splitlines()
    parted = (row.split("\t") for row in rows if not row.startswith("#"))
    return MappingProxyType({word: int(count) for word, count in parted})
