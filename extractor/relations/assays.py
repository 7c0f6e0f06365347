"""Words that tell how a marker was measured, and which two sides of it a paper compares."""

from __future__ import annotations

import re

from ..codes import Form, State
from .rule import Cue

_I = re.IGNORECASE

# How a paper measures; one sentence may name several.
ASSAYS: tuple[tuple[Form, Cue], ...] = (
    (
        "protein",
        Cue(
            id="assay.protein",
            pattern=re.compile(
                r"\bimmuno-?histo-?chem\w*|\bIHC\b|\bimmuno-?(?:stain\w*|reactiv\w*|peroxidase"
                r"|labell?\w*|fluorescen\w*|blot\w*|positiv\w*)|\bstain(?:ed|ing)\b"
                r"|\btissue (?:micro-?)?arrays?\b|\bTMAs?\b|\bH-?scores?\b|\bwestern blot\w*"
                r"|\b(?:mono|poly)clonal\b|\bantibod(?:y|ies)\b|\bprotein (?:expression|levels?)\b"
                r"|\bflow cytometry\b|\bHercepTest\b",
                _I,
            ),
            hits=("was examined by immunohistochemistry", "stained with an antibody against"),
            misses=("was measured by RT-PCR", "protein-coding genes"),
        ),
    ),
    (
        "mRNA",
        Cue(
            id="assay.mRNA",
            pattern=re.compile(
                r"\b(?:real-?time|quantitative|RT|qRT|qPCR|reverse[- ]transcri\w+)[- ,]+"
                r"(?:\w+[- ]){0,4}?PCR\b|\bq(?:RT-?)?PCR\b|\bRT-?q?PCR\b"
                r"|\b(?:c?DNA|gene expression|expression|mRNA) micro-?arrays?\b"
                r"|\bmRNA (?:expression|levels?|transcripts?)\b|\bRNA-?seq\w*"
                r"|\bmessenger RNA\b|\btranscriptom\w+|\bnorthern blot\w*|\bnanostring\b"
                r"|\bgene expression (?:profil\w+|data|analys[ei]s|levels?)\b|\bAffymetrix\b",
                _I,
            ),
            hits=("by quantitative real-time PCR", "mRNA levels were measured", "RNA-seq data"),
            misses=("methylation-specific PCR", "mutations were found by PCR"),
        ),
    ),
    (
        "serum",
        Cue(
            id="assay.serum",
            pattern=re.compile(
                r"\bELISAs?\b|\benzyme-?linked immuno\w*|\bimmuno-?assays?\b|\bradioimmuno\w*"
                r"|\belectro-?chemi-?luminescen\w*|\bLuminex\b"
                r"|\b(?:serum|sera|serological\w*)\b(?! albumin| creatinine)"
                r"|\bplasma\b(?! cells?| membrane)"
                r"|\bcirculating (?!tumou?r cells?)|\bblood (?:levels?|concentrations?|samples?)\b",
                _I,
            ),
            hits=("was measured in serum by ELISA", "plasma OPN levels"),
            misses=("plasma cells were counted",),
        ),
    ),
    (
        "methylation",
        Cue(
            id="assay.methylation",
            pattern=re.compile(
                r"\bmethylation[- ]specific\b|\bMS-?PCR\b|\bMSP\b|\bbisul(?:f|ph)ite\b"
                r"|\b(?:promoter|gene|DNA|CpG) (?:hyper-?)?methylation\b",
                _I,
            ),
            hits=("by methylation-specific PCR", "promoter methylation was studied"),
            misses=("histone methyltransferase",),
        ),
    ),
    (
        "copy_number",
        Cue(
            id="assay.copy_number",
            pattern=re.compile(
                r"\bFISH\b|\bin situ hybridi[sz]ation\b|\bcopy[- ]numbers?\b"
                r"|\bgene amplification\b|\baCGH\b|\barray CGH\b",
                _I,
            ),
            hits=("by FISH", "gene amplification was found"),
            misses=("amplification by PCR",),
        ),
    ),
    (
        "mutation",
        Cue(
            id="assay.mutation",
            pattern=re.compile(
                r"\b(?:Sanger|direct|exome|targeted|next[- ]generation|pyro-?)[- ]?sequenc\w+"
                r"|\bsequenced\b|\bmutation(?:al)? (?:status|analys[ei]s|testing|screening)\b"
                r"|\bSSCP\b|\bmutations? (?:in|of|were|was)\b",
                _I,
            ),
            hits=("by Sanger sequencing", "mutation analysis of"),
            misses=("the sequence of drugs",),
        ),
    ),
    (
        "variant",
        Cue(
            id="assay.variant",
            pattern=re.compile(
                r"\bgenotyp(?:ed|ing|es?)\b|\bSNPs?\b|\bpolymorphisms?\b|\ballelic\b|\bRFLP\b", _I
            ),
            hits=("were genotyped", "the polymorphism"),
            misses=("phenotype",),
        ),
    ),
)

# The two sides that a paper compares, named for its patients or tumours at large.
CONTRASTS: tuple[tuple[State, Cue], ...] = (
    (
        "high",
        Cue(
            id="contrast.high",
            pattern=re.compile(
                r"\b(?:high(?:er)?|low(?:er)?|strong|weak)[- ]+(?:\w+[- ]+){0,2}?"
                r"(?:expressions?|express(?:ing|ers?)|levels?|groups?|staining|scores?)\b"
                r"|\b(?:high|low) (?:and|or|vs\.?|versus|to) (?:low|high)\b"
                r"|\bover-?express\w+|\b(?:above|below) the (?:median|mean|cut)"
                r"|\bmedian (?:value|expression|level)",
                _I,
            ),
            hits=("the low-expression group", "high versus low", "above the median"),
            misses=("high-grade tumours",),
        ),
    ),
    (
        "positive",
        Cue(
            id="contrast.positive",
            pattern=re.compile(
                r"\b(?:positive|negative)[- ]+(?:\w+[- ]+){0,2}?(?:expressions?|groups?"
                r"|staining|tumou?rs?|patients|cases)\b"
                r"|\b(?:positive|negative) (?:and|or|vs\.?|versus|to) (?:negative|positive)\b",
                _I,
            ),
            hits=("positive staining", "positive versus negative"),
            misses=("positive nodes",),
        ),
    ),
)
