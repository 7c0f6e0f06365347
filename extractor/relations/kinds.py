"""What a marker without a gene is: a ratio, a score, a blood value, a lost arm, counted cells."""

from __future__ import annotations

import re

from ..codes import Form
from ..types import Mention

# By the name that the vocabulary gives it.
_BY_NAME: dict[Form, tuple[str, ...]] = {
    "ratio": ("NLR", "PLR", "LMR", "AGR", "TSR", "CAR", "LCR", "FAR", "De Ritis ratio"),
    "score": (
        *("SII", "PNI", "GPS", "SIRI", "ALBI", "CONUT", "TMB", "Immunoscore", "ROR", "Decipher"),
        *("Oncotype DX", "Breast Cancer Index", "polygenic risk score"),
    ),
    "signature": ("MammaPrint", "EndoPredict", "Prosigna", "gene signature"),
    "serum": (
        *("CA19-9", "CA72-4", "CA27.29", "CA242", "CA50", "PIVKA-II", "SCC-Ag", "LDH", "NTX"),
        *("CTX", "P1NP", "hemoglobin", "albumin", "bilirubin", "creatinine", "calcium", "ctDNA"),
        *("estradiol", "testosterone", "fibrinogen", "D-dimer", "ferritin", "HDL-C", "LDL-C"),
        *("cholesterol", "triglycerides", "M-protein", "alkaline phosphatase", "vitamin D"),
        *("uric acid", "lactate"),
    ),
    "copy_number": ("LOH", "1p/19q", "del(17p)"),
    "methylation": ("CIMP", "LINE-1", "global methylation"),
}
_FORM_OF = {name: form for form, names in _BY_NAME.items() for name in names}
# By what it is called, where the paper coined the name.
_BY_WORD: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("ratio", re.compile(r"\bratios?$", re.IGNORECASE)),
    ("signature", re.compile(r"\b(?:signatures?|classifiers?|panel|models?)\b", re.IGNORECASE)),
    ("score", re.compile(r"(?:scores?|\bindex)$", re.IGNORECASE)),
    ("fusion", re.compile(r"^(?:t|inv)\(")),
    (
        "copy_number",
        re.compile(
            r"\b[1-9XY]\d?[pq]?\d{0,3}\S{0,20}[\s-]{0,3}(?:co-?)?(?:gain|loss|delet|amplif|LOH)|^(?:del|dup)\("
            r"|\b(?:gain|loss|deletion|amplification|LOH)s? (?:of|at|on)\b|somy \d",
            re.IGNORECASE,
        ),
    ),
)


def form_without_gene(mentions: tuple[Mention, ...]) -> Form | None:
    """Return what a marker is that no gene stands behind; None where there is one, or an RNA."""
    if any(m.label != "MARKER" or (m.concept and m.concept.members) for m in mentions):
        return None
    first = mentions[0]
    name = first.concept.name if first.concept else first.text
    if name in _FORM_OF:
        return _FORM_OF[name]
    found = next((form for form, test in _BY_WORD if test.search(name)), None)
    return found or (None if "RNA" in name or "miR" in name else "other")
