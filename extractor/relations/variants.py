"""The gene of a variant that a paper names once and leaves out later: "carriers of rs7 had …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..types import Mention, Sentence
from .items import Marker

_RS = re.compile(r"rs\d{3,}")
_KIND = r"(?:polymorphisms?|SNPs?\)?|variants?|variations?|genotypes?|loci|locus)"
# "SNPs (rs1, rs2) in the lncRNA X", "rs1 in X", "rs1 of the X gene".
_IN = re.compile(r"^[^.;]{0,60}?\)?\s+(?:(?:with)?in|of|at)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.I)
_BESIDE = re.compile(r"^(?:\s+(?:gene\s+)?|\s*[(:-]\s*|\s+" + _KIND + r"\s+\(?)$", re.I)
_OF_KIND = re.compile(r"\b" + _KIND + r"(?!\w)", re.I)


def variant_genes(title: Sequence[Sentence], prose: Sequence[Sentence]) -> Mapping[str, Mention]:
    """Return the gene of each variant (by its rs number) that a paper ties to one gene only."""
    found: dict[str, dict[str, Mention]] = {}
    for sentence in prose:
        for rs, gene in _tied(sentence):
            found.setdefault(rs, {}).setdefault(gene.concept.name if gene.concept else "", gene)
    tied = {rs: next(iter(genes.values())) for rs, genes in found.items() if len(genes) == 1}
    only = _of_title(title)
    return tied if only is None else {**dict.fromkeys(_named(prose), only), **tied}


def _named(prose: Iterable[Sentence]) -> Iterable[str]:
    return (rs[0] for s in prose for m in s.labelled("VARIANT") if (rs := _RS.match(m.text)))


def _of_title(title: Iterable[Sentence]) -> Mention | None:
    """Return the one gene whose variants a title speaks of."""
    sentences = [s for s in title if _OF_KIND.search(s.text)]
    genes = {m.concept.name: m for s in sentences for m in s.labelled("GENE") if m.concept}
    return next(iter(genes.values())) if len(genes) == 1 else None


def _tied(sentence: Sentence) -> Iterable[tuple[str, Mention]]:
    genes = sentence.labelled("GENE")
    for variant in sentence.labelled("VARIANT"):
        rs = _RS.match(variant.text)
        if rs is None:
            continue
        for gene in genes:
            if gene.end <= variant.start:
                gap = sentence.text[gene.end - sentence.start : variant.start - sentence.start]
                if _BESIDE.match(gap):
                    yield rs[0], gene
            elif _follows(sentence, variant, gene):
                yield rs[0], gene


def _follows(sentence: Sentence, variant: Mention, gene: Mention) -> bool:
    """Tell whether "rs1 in X" stands there, with no other gene between."""
    gap = sentence.text[variant.end - sentence.start : gene.start - sentence.start]
    others = (m for m in sentence.labelled("GENE") if variant.end <= m.start < gene.start)
    return bool(_IN.match(gap)) and not any(others)


def with_gene(marker: Marker, genes: Mapping[str, Mention]) -> Marker:
    """Return a variant's marker with its gene, where the paper names it elsewhere."""
    rs = _RS.match(marker.text)
    if rs is None or any(m.label == "GENE" for m in marker.mentions):
        return marker
    gene = genes.get(rs[0])
    return marker if gene is None else replace(marker, mentions=(gene, *marker.mentions))
