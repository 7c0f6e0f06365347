"""Names that are built, not listed: variants, microRNAs, inhibitors, site-specific survival.

Each pattern carries its own hits and misses, and a test runs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..types import MentionLabel

AMINO = r"(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter)"
LETTER = r"[ACDEFGHIKLMNPQRSTVWY]"
PROTEIN_CHANGE = (
    rf"p\.\(?(?:{AMINO}\d{{1,4}}(?:{AMINO}|fs\*?\d*|\*|del|=)|"
    rf"{LETTER}\d{{1,4}}(?:{LETTER}|fs|\*|del))\)?"
)
SHORT_CHANGE = rf"{LETTER}\d{{2,4}}(?:{LETTER}|X|fs|\*)"
CODING_CHANGE = (
    r"[cg]\.[-+*]?\d{1,6}(?:[-+_]\d{1,6})*(?:[ACGT]>[ACGT]|del[ACGT]*|dup[ACGT]*|ins[ACGT]+)"
)
EXON_CHANGE = (
    r"exon[ -]\d{1,2} (?:deletions?|insertions?|mutations?|skipping(?: mutations?)?)"
    r"|codons? \d{1,4}(?:(?:/|, | and | or )\d{1,4}){0,3} mutations?"
)

ARM_CHANGE = r"(?:co-?)?(?:deletions?|loss(?:es)?|gains?|amplifications?|LOH)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePattern:
    """A pattern for names of one label; ``code`` is the outcome code for outcomes."""

    id: str
    label: MentionLabel
    pattern: re.Pattern[str]
    code: str | None = None
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


NAMES: tuple[NamePattern, ...] = (
    NamePattern(
        id="variant.protein",
        label="VARIANT",
        pattern=re.compile(rf"(?<![\w.]){PROTEIN_CHANGE}(?![\w])"),
        hits=("the p.V600E allele", "carried p.Arg273His", "p.(Gly12Asp)"),
        misses=("see p. 23", "p = 0.03"),
    ),
    NamePattern(
        id="variant.short",
        label="VARIANT",
        pattern=re.compile(rf"(?<![\w.\-–]){SHORT_CHANGE}(?![\w\-])"),
        hits=("BRAF V600E mutation", "the T790M variant", "G12D was frequent"),
        misses=("MCF7 cells", "p53", "a T4 tumour", "E2F1"),
    ),
    NamePattern(
        id="variant.coding",
        label="VARIANT",
        pattern=re.compile(rf"(?<![\w.]){CODING_CHANGE}"),
        hits=("c.35G>A", "c.68_69delAG"),
        misses=("c. 35 patients",),
    ),
    NamePattern(
        id="variant.rs",
        label="VARIANT",
        pattern=re.compile(r"(?<![\w])rs\d{3,10}(?!\w)"),
        hits=("the SNP rs9594738",),
        misses=("rs = 0.41", "hrs123"),
    ),
    NamePattern(
        id="variant.exon",
        label="VARIANT",
        pattern=re.compile(rf"(?<!\w)(?:{EXON_CHANGE})(?!\w)", re.IGNORECASE),
        hits=("EGFR exon 19 deletion", "codon 13 mutation", "codons 12 and 13 mutations"),
        misses=("exon 4 was read",),
    ),
    NamePattern(
        id="marker.chromosome",
        label="MARKER",
        pattern=re.compile(
            r"(?<![\w(])(?:(?:del|dup)\(\d{1,2}[pq]?\d*\)|(?:t|inv)\(\d{1,2}(?:;\d{1,2})?\))(?:\([pq][\d.;pq]*\))?(?!\w)"
            rf"|(?<![\w/])(?:chromosome )?\d{{1,2}}[pq]\d*(?:\.\d+)? ?[-+]? ?{ARM_CHANGE}(?!\w)"
            rf"|(?<!\w){ARM_CHANGE} (?:of|at|on) (?:chromosome )?\d{{1,2}}[pq]\d*(?:\.\d+)?(?!\w)"
            r"|(?<!\w)(?:trisomy|monosomy) \d{1,2}(?!\w)",
            re.IGNORECASE,
        ),
        hits=(
            "patients with del(11q)",
            "t(8;21) was favourable",
            "1q21 gain was seen",
            "loss of 9p21",
            "trisomy 12 and",
            "Chromosome 17p deletion",
        ),
        misses=("a t(58.3) statistic of 4", "12 q values", "5p. 3 loss", "gain of 5 kg"),
    ),
    NamePattern(
        id="variant.histone",
        label="VARIANT",
        pattern=re.compile(r"(?<!\w)H3(?:\.3)?[- ]?(?:K27M|K27I|G34[RVW])(?!\w)"),
        hits=("H3K27M-mutant", "the H3.3 G34R variant", "H3 K27M"),
        misses=("H3K27me3 loss",),
    ),
    NamePattern(
        id="outcome.site_specific",
        label="OUTCOME",
        code="CSS",
        pattern=re.compile(
            r"(?<!\w)(?:(?!of|from|the|and|for|in|by|to|or|with|no|any)[A-Za-z]+[- ])?"
            r"(?:cancer|carcinoma|tumou?r|disease|melanoma|myeloma|"
            r"lymphoma|leuka?emia|glioma|PCa|HCC|CRC|RCC)[- ](?:specific|related|caused) "
            r"(?:survival|mortality|deaths?)(?!\w)",
            re.IGNORECASE,
        ),
        hits=(
            "bladder cancer-specific survival",
            "gastric cancer related death",
            "of PCa-specific death",
        ),
        misses=("cancer specific antigen", "overall survival"),
    ),
    NamePattern(
        id="outcome.free",
        label="OUTCOME",
        code="OTHER",
        pattern=re.compile(r"(?<!\w)[a-z]{4,20}[- ]free survival(?!\w)", re.IGNORECASE),
        hits=("stroke-free survival", "seizure-free survival"),
        misses=("free survival guide",),
    ),
    NamePattern(
        id="outcome.stage_of",
        label="OUTCOME",
        code="STAGE",
        pattern=re.compile(
            r"(?<!\w)(?:(?:clinical|tumou?r|FIGO|TNM|AJCC|UICC) )?stages? "
            r"(?:I{1,3}V?|IV)[ABC]?(?:(?:[-–/]| or | and | to )(?:I{1,3}V?|IV)[ABC]?)*(?!\w)"
        ),
        hits=("stage III", "FIGO stage IIIC or IV", "clinical stage II-III"),
        misses=("stage play", "stages of sleep"),
    ),
    NamePattern(
        id="drug.suffix",
        label="DRUG",
        pattern=re.compile(
            r"(?<![\w\-])[a-z]{3,16}(?:[mt]umab|zumab|ximab|[a-z]tinib|[a-z]fenib|[a-z]anib|"
            r"ciclib|parib|"
            r"taxel|rubicin|platin|tecan|zomib|lisib|limus|lutamide|dronate|dronic acid|"
            r"trozole|fulvestrant)(?![\w])",
            re.IGNORECASE,
        ),
        hits=("newmolatinib twice daily", "with exampluzumab"),
        misses=("the inhibitor", "a plating assay"),
    ),
)

MICRO_RNA = re.compile(
    r"(?<![\w])(?:hsa-)?(?:miR|miRNA|microRNA|MIR|mir|MiR)[- ‐‑–]?"
    r"(?P<number>\d{1,5})(?P<letter>[a-z]?)"
    r"(?P<copy>-\d)?(?P<arm>-[35]p|\*)?(?![A-Za-z0-9])"
)
LET7 = re.compile(r"(?<![\w])(?:hsa-)?[Ll]et-7(?P<letter>[a-gi]?)(?P<arm>-[35]p)?(?![A-Za-z0-9])")


def micro_rna_symbols(match: re.Match[str]) -> tuple[str, ...]:
    """Return the HGNC symbols a microRNA may have, the likeliest first: miR-31-3p is MIR31."""
    groups = match.groupdict()
    letter = groups["letter"].upper()
    if "number" not in groups:
        return (f"MIRLET7{letter or 'A'}", f"MIRLET7{letter or 'A'}1")
    copy = (groups["copy"] or "").replace("-", "")
    stem = f"MIR{groups['number']}{letter}"
    if letter:
        return (f"{stem}{copy}", f"{stem}1")
    return (f"{stem}-{copy}" if copy else stem, f"{stem}-1", f"{stem}A", f"{stem}A1")


# What makes of a target's name the name of a drug: "anti-PD-1", "PD-1 inhibitor", "HER2-targeted".
# A recombinant protein is given, not found in the tumour: "rh-endostatin", "rhTRAIL".
TARGETING_BEFORE = re.compile(r"(?:(?:anti|Anti|ANTI)[- ‐‑–]?|(?<![A-Za-z])(?:rh|rhu|rHu)[-‐‑–]?)$")
TARGETING_AFTER = re.compile(
    r"^(?:/[A-Za-z0-9\-]+)?[- ‐‑–]?(?:(?:tyrosine |serine/threonine )?kinase )?"
    r"(?:inhibitors?|antibod(?:y|ies)|blockers?|blockade|antagonists?|agonists?|"
    r"(?:targeted|directed|blocking)[- ](?:therap(?:y|ies)|agents?|treatments?|drugs?)|"
    r"monoclonal antibod(?:y|ies)|mAbs?)(?!\w)"
)
ANTIBODY_AFTER = re.compile(
    r"^[- ](?:monoclonal |polyclonal )?"
    r"(?:antibod(?:y|ies)|therap(?:y|ies)|agents?|treatments?|mAbs?|drugs?)(?!\w)"
)

# An antibody named for its target is a drug, unless it stands on a bench.
ON_THE_BENCH = re.compile(
    r"dilut|clone|polyclonal|rabbit|mouse|goat|incubat|stain|blot|immunohisto|immunofluo|ELISA|"
    r"abcam|santa cruz|cell signaling|dako|secondary|purchased|1\s?:\s?\d\d",
    re.IGNORECASE,
)

# A cancer's name inside the name of a gene, and in the names of institutions and journals.
GENE_NAME_AFTER = re.compile(
    r"[ -](?:variant translocation|gene[- ]like|resistance protein|susceptibility (?:gene|protein)"
    r"|(?:tumou?r )?suppressor candidate|anti-?estrogen resistance|metastasis[- ]suppressor)\b"
)
INSTITUTION_AFTER = re.compile(
    r" (?:Institutes?|Society|Cent(?:er|re)|Network|Registry|Genome Atlas|Statistics|Agency"
    r"|Council|Foundation|Hospital|Consortium|Cooperative|Control|Treat|Res(?:earch)?|Lett(?:ers)?"
    r"|Chemother|Cell Int|Incidence in|Trials Group)\b"
)

# "breast, lung and colorectal cancers": the noun belongs to each site.
_SITE = (
    r"(?:breast|lung|colorectal|colon|rectal|gastric|stomach|liver|pancreatic|pancreas|prostate|"
    r"ovarian|ovary|cervical|endometrial|uterine|renal|kidney|bladder|esophageal|oesophageal|"
    r"thyroid|head and neck|oral|laryngeal|nasopharyngeal|skin|brain|testicular|biliary|urothelial|"
    r"gallbladder)"
)
SITE_LIST = re.compile(
    rf"(?<!\w)(?P<sites>{_SITE}(?:(?:, | ?/ ?){_SITE}){{0,8}}),?(?: and | or | and/or | ?/ ?)"
    rf"(?:other |{_SITE} )(?P<noun>cancer|carcinoma|tumou?r)s?(?!\w)",
    re.IGNORECASE,
)
SITE = re.compile(_SITE, re.IGNORECASE)
