"""Associations in the shape of CIViC's evidence items, for curators (docs.civicdb.org).

CIViC keeps primary findings of one gene in patients: a cited finding points to the works it is
cited from, and is left out where the paper does not tell them; ratios of genes and findings in
animals and cells are left out too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..codes import State
from ..records import AssociationRecord
from .kgx import publications

_VARIANTS: dict[State, str] = {
    "high": "Overexpression",
    "increased": "Overexpression",
    "low": "Underexpression",
    "decreased": "Underexpression",
    "positive": "Expression",
    "negative": "Loss",
    "lost": "Loss",
    "mutated": "Mutation",
    "wild_type": "Wildtype",
    "amplified": "Amplification",
}
_SIGNIFICANCE = {"worse": "Poor Outcome", "better": "Better Outcome"}
_PREDICTIVE = {"worse": "Resistance", "better": "Sensitivity/Response"}


def evidence_item(record: AssociationRecord) -> dict[str, object] | None:
    """Return a record as an evidence item, None where CIViC has no place for it."""
    genes = record.biomarker.genes
    sources = list(publications(record))
    cited = record.attribution.source == "cited"
    if len(genes) != 1 or record.subject in {"animal", "cell_line"} or record.cancer is None:
        return None
    if cited and not any(work.doi or work.pmid for work in record.attribution.works):
        return None
    predictive = record.outcome.code == "RESPONSE"
    words = _PREDICTIVE if predictive else _SIGNIFICANCE
    form = record.biomarker.form
    variant = "Promoter Methylation" if form == "methylation" else None
    return {
        "molecular_profile": f"{genes[0].symbol} "
        + (variant or _VARIANTS.get(record.biomarker.state, "Expression")),
        "gene": {"symbol": genes[0].symbol, "id": genes[0].id},
        "disease": {"name": record.cancer.name or record.cancer.text, "doid": record.cancer.id},
        "evidence_type": "Predictive" if predictive else "Prognostic",
        "evidence_level": "B",  # clinical evidence; a curator decides
        "evidence_direction": "Does Not Support" if record.direction == "none" else "Supports",
        "significance": words.get(record.direction, "N/A"),
        "outcome": record.outcome.code,
        "p_value": record.p_value.text if record.p_value else None,
        "effect": record.effect.text if record.effect else None,
        "source": sources[0] if sources else None,
        "mentioned_in": record.document.doc_id,
        "description": next((p.text for p in record.evidence if p.text), None),
        "status": "submitted",
        "confidence": record.confidence,
        "record_id": record.record_id,
    }


def write_civic(path: Path, records: Iterable[AssociationRecord]) -> Path:
    """Write the evidence items as a JSON list and return the file."""
    items = [item for record in records if (item := evidence_item(record)) is not None]
    path.write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
