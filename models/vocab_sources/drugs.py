"""Drugs: the dictionary of drug-named-entity-recognition (DrugBank, MeSH, MedlinePlus)."""

from __future__ import annotations

import bz2
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.ner.fold import fold

COLUMNS = ("id", "name", "names")

_BAD = re.compile(r"[,()\[\]{};:%]|^\d+$|\d{5,}|\b(?:brand of|preparation|and|with|test)\b")
_CODE = re.compile(r"^[a-z]{3,4}-?\d{3,7}[a-z]?$")  # plx4032, abt-199
_PROTEIN_TREES = ("D12", "D08", "D05", "D13.444", "D23", "D20", "D09", "D10", "D01", "D25", "D26")
_ANTIBODY = re.compile(r"(?:mab|cept|grastim|poetin|nib|ase alfa|kinra|stim)$")
_COMPANIES = re.compile(
    r"\b(?:medac|lederle|hexal|ratiopharm|gry|ferrer|farma|icn|biosyn|roche|bayer|pfizer|merck|"
    r"novartis|teva|sandoz|gsk|aventis|sanofi|stada|mylan|dakota|lilly|amgen|wyeth|bristol)\b"
)


def drug_rows(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield one row a drug: a public id, the name, and the variants worth looking for."""
    path = next(root.rglob("drug_ner_dictionary.pkl.bz2"))
    with bz2.open(path) as file:
        data = pickle.load(file)  # our own pinned download
    variants: dict[str, list[str]] = defaultdict(list)
    for variant, names in data["drug_variant_to_canonical"].items():
        # A variant of several drugs is a combination or a mistake: it names none of them.
        if len(names) == 1:
            variants[names[0]].append(variant)
    for key in sorted(data["drug_canonical_to_data"]):
        facts = data["drug_canonical_to_data"][key]
        identifier = _identifier(facts)
        if identifier is None or not _is_drug(key, facts):
            continue
        texts = sorted({fold(v) for v in [key, *variants[key]] if _good(v)})
        if texts:
            yield (identifier, facts.get("name", key), "|".join(texts))


def _identifier(facts: dict[str, Any]) -> str | None:
    """Return a CURIE: DrugBank before MeSH before MedlinePlus."""
    for field, prefix in (
        ("drugbank_id", "DRUGBANK"),
        ("mesh_id", "MESH"),
        ("medline_plus_id", "MEDLINEPLUS"),
    ):
        if facts.get(field):
            return f"{prefix}:{facts[field]}"
    return None


def _is_drug(name: str, facts: dict[str, Any]) -> bool:
    """Tell a drug from a protein or a body's own substance that MeSH lists among chemicals."""
    if "medline_plus_id" in facts or "nhs_url" in facts or _ANTIBODY.search(name):
        return True
    trees = facts.get("mesh_tree", ())
    if "drugbank_id" in facts:
        return not trees or not all(t.startswith(("D12", "D08")) for t in trees)
    return bool(trees) and not any(t.startswith(_PROTEIN_TREES) for t in trees)


def _good(name: str) -> bool:
    """Tell whether a variant may be looked for in text."""
    letters = sum(c.isalpha() for c in name)
    if _CODE.match(name):
        return True
    if letters < 4 or len(name) > 60 or not name.isascii():
        return False
    return not _BAD.search(name) and not _COMPANIES.search(name)
