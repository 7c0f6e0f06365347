"""Associations as a knowledge graph: KGX nodes and edges after the Biolink model.

A gene is a ``biolink:Gene``, a cancer a ``biolink:Disease``; an association an edge
``biolink:biomarker_for`` from each of its genes to its cancer, ``negated`` where the paper found no
association. A cited finding names the works that it is cited from before the paper that cites.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..records import AssociationRecord, Gene

PREDICATE = "biolink:biomarker_for"
SOURCE = "infores:extractor"
_LIST = "|"
_PREFIXES = ("DOID:", "MONDO:", "MESH:")
Item = dict[str, object]


def graph(records: Iterable[AssociationRecord]) -> tuple[list[Item], list[Item]]:
    """Return the nodes, sorted by id, and the edges, in the order of the records.

    Genes and cancers without a public id make no node; their records make no edge.
    """
    nodes: dict[str, Item] = {}
    edges: list[Item] = []
    for record in records:
        cancer = record.cancer
        if cancer is None or cancer.id is None or not cancer.id.startswith(_PREFIXES):
            continue
        genes = [gene for gene in record.biomarker.genes if gene.id]
        for gene in genes:
            nodes.setdefault(str(gene.id), _node(str(gene.id), "biolink:Gene", gene.symbol))
            edges.append(_edge(record, gene, cancer.id))
        if genes:
            name = cancer.name or cancer.text or cancer.id
            nodes.setdefault(cancer.id, _node(cancer.id, "biolink:Disease", name))
    return [nodes[key] for key in sorted(nodes)], edges


def _node(identifier: str, category: str, name: str) -> Item:
    return {"id": identifier, "category": [category], "name": name}


def _edge(record: AssociationRecord, gene: Gene, cancer: str) -> Item:
    p, effect = record.p_value, record.effect
    level = "statistical_association" if p or effect else "not_provided"
    identifier = f"{record.record_id}-{gene.symbol}"
    fields: Item = {
        "id": identifier,
        "subject": gene.id,
        "predicate": PREDICATE,
        "object": cancer,
        "category": ["biolink:GeneToDiseaseAssociation"],
        "negated": record.direction == "none",
        "knowledge_level": level,
        "agent_type": "text_mining_agent",
        "primary_knowledge_source": SOURCE,
        "publications": list(publications(record)),
        "supporting_text": [place.text for place in record.evidence if place.text],
        "has_confidence_score": record.confidence,
        "p_value": float(p.value) if p and p.value is not None else None,
        "p_value_printed": p.text if p else None,
        "marker": record.biomarker.text,
        "marker_state": record.biomarker.state,
        "outcome": record.outcome.code,
        "outcome_direction": record.direction,
        "effect_measure": effect.measure if effect else None,
        "effect_value": float(effect.value) if effect and effect.value is not None else None,
        "effect_printed": effect.text if effect else None,
        "analysis": record.analysis,
        "cited": record.attribution.source == "cited",
    }
    return {key: value for key, value in fields.items() if value is not None}


def publications(record: AssociationRecord) -> Iterator[str]:
    """Yield the CURIEs of the works that a record rests on, the primary ones first."""
    for work in record.attribution.works:
        if work.pmid:
            yield f"PMID:{work.pmid}"
        elif work.doi:
            yield f"DOI:{work.doi}"
    document = record.document
    if document.pmid:
        yield f"PMID:{document.pmid}"
    elif document.pmcid:
        yield f"PMCID:{document.pmcid}"
    elif document.doi:
        yield f"DOI:{document.doi}"


def write_kgx(folder: Path, records: Iterable[AssociationRecord]) -> tuple[Path, ...]:
    """Write ``nodes`` and ``edges`` as TSV and as JSON lines, and return the four files."""
    nodes, edges = graph(records)
    written = []
    for name, items in (("nodes", nodes), ("edges", edges)):
        lines, table = folder / f"{name}.jsonl", folder / f"{name}.tsv"
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(item, ensure_ascii=False)}\n" for item in items)
        _write_tsv(table, items)
        written += [table, lines]
    return tuple(written)


def _write_tsv(path: Path, items: Sequence[Item]) -> None:
    columns = list(dict.fromkeys(key for item in items for key in item)) or ["id", "category"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(item.get(column)) for column in columns] for item in items)


def _cell(value: object) -> str:
    """Return a value as KGX's TSV has it: lists joined by a bar, no break inside."""
    if isinstance(value, list):
        return _LIST.join(_cell(one).replace(_LIST, "/") for one in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).split())
