"""Sentence → its outcomes, results, cancers, analyses and subgroups, in order."""

from __future__ import annotations

import re

from ..types import Mention, Sentence
from .cancers import elided_cancers
from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    SubgroupArgument,
)
from .outcomes import read_outcomes
from .qualifiers import ANALYSES
from .results import read_clusters

_I = re.IGNORECASE
SUBGROUP = re.compile(
    r"\b(?:in|among|for|within)\s+(?:the\s+|all\s+|those\s+)?(?:subgroups?\s+of\s+"
    r"|subset\s+of\s+)?(?:patients?\s+(?:with\s+)?)?(?P<text>(?:stages?\s+[IVX0-9]+[ABC]"
    r"?(?:[/–-](?:[IVX]+|\d)[ABC]?)?(?:\s+and\s+[IVX]+)?(?!\w)"
    r"|(?:lymph )?node-(?:negative|positive)|N0|(?:pre|post)menopausal|(?:Ⓓ+"
    r"|tamoxifen)[- ]treated|untreated|male|female|(?:non-)?smok\w+|(?:younger|older"
    r"|elderly)|(?:Asian|Caucasian|Chinese|Japanese|European|Western|Korean"
    r"|African)\w*))",
    _I,
)


def read_arguments(sentence: Sentence, canvas: str) -> tuple[Item, ...]:
    """Return all arguments but the markers, in the order they stand."""
    items: list[Item] = [
        *read_outcomes(sentence, canvas),
        *read_clusters(sentence, canvas),
        *_cancers(sentence, canvas),
        *_analyses(canvas),
        *_subgroups(sentence, canvas),
    ]
    return tuple(sorted(items, key=lambda i: i.start))


def _cancers(sentence: Sentence, canvas: str) -> list[CancerArgument]:
    named = [
        m
        for m in sentence.labelled("CANCER")
        if canvas[m.start - sentence.start] == "Ⓒ"
        and not is_general(m)
        and not _GROUP.match(canvas[m.end - sentence.start :])
    ]
    named += elided_cancers(sentence, named)
    return [
        CancerArgument(mention=m, start=m.start - sentence.start, end=m.end - sentence.start)
        for m in sorted(named, key=lambda m: m.start)
    ]


_GROUP = re.compile(
    r"^\s*(?:and \w+ )?(?:Group|Society|Institute|Cent(?:er|re)|Trialists|Network|Study Group)\b"
)


_GENERAL_CANCER = re.compile(
    r"^(?:(?:malignant|solid|primary|human|invasive|metastatic|advanced|epithelial|refractory"
    r"|recurrent|relapsed|aggressive|residual|benign|the)\s+)*(?:cancers?|tumou?rs?|carcinomas?|malignanc(?:y|ies)|neoplasms?"
    r"|neoplasias?|adenocarcinomas?|metasta(?:sis|ses)|neoplastic disease"
    r"|solid tumou?rs?|oncolog\w+|lesions?)$",
    _I,
)


def is_general(mention: Mention) -> bool:
    """Tell whether a cancer name names no particular cancer ("tumour", "carcinoma")."""
    concept = mention.concept
    if concept is not None and _GENERAL_CANCER.match(concept.name):
        return True
    return bool(_GENERAL_CANCER.match(mention.text.strip()))


def _analyses(canvas: str) -> list[AnalysisArgument]:
    return [
        AnalysisArgument(kind=kind, start=found.start(), end=found.end())
        for kind, cue in ANALYSES
        for found in cue.pattern.finditer(canvas)
    ]


def _with_stages(sentence: Sentence, canvas: str) -> str:
    """Return the canvas with its outcomes in words again: a stage may tell who was studied."""
    return "".join(t if c == "Ⓞ" else c for c, t in zip(canvas, sentence.text, strict=True))


def _subgroups(sentence: Sentence, canvas: str) -> list[SubgroupArgument]:
    return [
        SubgroupArgument(
            text=sentence.text[found.start("text") : found.end("text")],
            start=found.start("text"),
            end=found.end("text"),
        )
        for found in SUBGROUP.finditer(_with_stages(sentence, canvas))
    ]
