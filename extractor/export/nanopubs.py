"""Associations as nanopublications: assertion, provenance and publication info, in TriG.

Each record is four named graphs after the guidelines of nanopub.net: a head that names the other
three, what is asserted, where it is from (paper, page, printed text, cited works), and who made the
nanopublication with what.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from rdflib import RDF, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDFS

from ..records import AssociationRecord
from ..version import __version__
from .kgx import publications

NP = Namespace("http://www.nanopub.org/nschema#")
BASE = Namespace("urn:extractor:record:")
TERM = Namespace("urn:extractor:term:")
_PLACES = {
    "HGNC": "http://identifiers.org/hgnc/",
    "NCBIGene": "http://identifiers.org/ncbigene/",
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "PMID": "http://identifiers.org/pubmed/",
    "PMCID": "http://identifiers.org/pmc/",
    "DOI": "https://doi.org/",
}


def uri_of(curie: str) -> URIRef | None:
    """Return the address that a CURIE stands for; None where its prefix is not known."""
    prefix, colon, local = curie.partition(":")
    place = _PLACES.get(prefix)
    return URIRef(place + _escaped(local)) if colon and place else None


def _escaped(local: str) -> str:
    """Return a local name without what may not stand in an address."""
    return "".join(c if c.isalnum() or c in "-._~/:;()" else f"%{ord(c):02X}" for c in local)


def write_nanopubs(path: Path, records: Iterable[AssociationRecord]) -> Path:
    """Write one nanopublication a record into a TriG file and return it."""
    dataset = Dataset()
    for name, space in (("np", NP), ("x", TERM), ("prov", PROV), ("dcterms", DCTERMS)):
        dataset.bind(name, space)
    for record in records:
        _add(dataset, record)
    dataset.serialize(path, format="trig", encoding="utf-8")
    return path


def _add(dataset: Dataset, record: AssociationRecord) -> None:
    this = BASE[_escaped(record.record_id)]
    parts = {name: URIRef(f"{this}#{name}") for name in ("head", "assertion", "provenance", "info")}
    head = dataset.graph(parts["head"])
    head.add((this, RDF.type, NP.Nanopublication))
    head.add((this, NP.hasAssertion, parts["assertion"]))
    head.add((this, NP.hasProvenance, parts["provenance"]))
    head.add((this, NP.hasPublicationInfo, parts["info"]))
    _assert(dataset.graph(parts["assertion"]), URIRef(f"{this}#association"), record)
    _prove(dataset.graph(parts["provenance"]), parts["assertion"], record)
    info = dataset.graph(parts["info"])
    info.add((this, PROV.wasGeneratedBy, TERM.extractor))
    info.add((TERM.extractor, DCTERMS.hasVersion, Literal(__version__)))


def _assert(graph: Graph, this: URIRef, record: AssociationRecord) -> None:
    graph.add((this, RDF.type, TERM.Association))
    graph.add((this, TERM.marker, Literal(record.biomarker.text)))
    for gene in record.biomarker.genes:
        if gene.id and (uri := uri_of(gene.id)) is not None:
            graph.add((this, TERM.gene, uri))
            graph.add((uri, RDFS.label, Literal(gene.symbol)))
    if record.cancer is not None:
        uri = uri_of(record.cancer.id) if record.cancer.id else None
        name = Literal(record.cancer.name or record.cancer.text or "")
        graph.add((this, TERM.cancer, uri if uri is not None else name))
        if uri is not None:
            graph.add((uri, RDFS.label, name))
    for term, code in (
        ("outcome", record.outcome.code),
        ("state", record.biomarker.state),
        ("direction", record.direction),
        ("analysis", record.analysis),
        ("certainty", record.certainty),
    ):
        graph.add((this, TERM[term], Literal(code)))
    p, effect = record.p_value, record.effect
    if p is not None:
        graph.add((this, TERM.pValueComparator, Literal(p.comparator)))
        _number(graph, this, TERM.pValue, p.value)
    if effect is not None:
        graph.add((this, TERM.effectMeasure, Literal(effect.measure)))
        _number(graph, this, TERM.effectValue, effect.value)
        _number(graph, this, TERM.intervalLow, effect.ci_low)
        _number(graph, this, TERM.intervalHigh, effect.ci_high)


def _number(graph: Graph, this: URIRef, term: URIRef, value: Decimal | None) -> None:
    if value is not None:
        graph.add((this, term, Literal(format(value, "f"), datatype=XSD.decimal)))


def _prove(graph: Graph, assertion: URIRef, record: AssociationRecord) -> None:
    for curie in publications(record):
        if (uri := uri_of(curie)) is not None:
            graph.add((assertion, PROV.wasDerivedFrom, uri))
    graph.add((assertion, DCTERMS.identifier, Literal(record.document.doc_id)))
    graph.add((assertion, TERM.attribution, Literal(record.attribution.source)))
    if record.confidence is not None:
        graph.add((assertion, TERM.confidence, Literal(record.confidence, datatype=XSD.double)))
    for place in record.evidence:
        if place.text:
            graph.add((assertion, PROV.value, Literal(place.text)))
        if place.page is not None:
            graph.add((assertion, TERM.page, Literal(place.page)))
