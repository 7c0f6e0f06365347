"""Names of markers that no gene stands behind: signatures, arms of chromosomes, microbes."""

from __future__ import annotations

import re

from .patterns import NAMES, NamePattern

_ARM = (
    r"(?:(?:chromosomes?|chromosome arms?) )?(?:1\d|2[0-2]|[1-9]|X)[pq](?:\d{1,2}(?:\.\d{1,2})?)?"
)
_ARMS = rf"{_ARM}(?:(?:/| and | or ){_ARM})?"
_CHANGE = (
    r"(?i:(?:co-?)?(?:deletions?|loss|gains?|amplification|allelic (?:loss|imbalance)|LOH"
    r"|monosomy|trisomy))"
)
_GENERA = (
    "Akkermansia|Alistipes|Bacteroides|Bacteroidetes|Bacteroidota|Blautia|Chlamydia|Clostridia"
    "|Clostridium|Candida|Dialister|Escherichia|Firmicutes|Klebsiella|Malassezia|Parvimonas"
    "|Porphyromonas|Prevotella|Roseburia|Sutterella|Treponema|Veillonella|Verrucomicrobia"
    "|[A-Z][a-z]{2,14}(?:bacter|bacterium|bacteria|bacillus|coccus|monas|spira|spiraceae|plasma"
    "|coccaceae|bacteraceae|bacteriaceae)"
)
_SPECIES = (
    r"(?: (?!(?:was|were|and|abundance|levels?|species|infections?|is|in|with|positive|status|load"
    r"|content|strains?|groups?|cells?|had|may|can|could|from|that|which|spp)\b)[a-z]{5,20})?"
)
_MANY = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|multi)"
)
_OF_WHAT = (
    r"(?:genes?|mRNA|(?:lnc|circ|mi)RNAs?|microRNAs?|proteins?|CpG|methylation|immune|hypoxia"
    r"|genomics?|transcriptomics?|proteomics?|epigenetic|stemness|autophagy|ferroptosis|polygenic"
    r"|genetic|multi-?omics?|radiogenomics?|m6A|pyroptosis|necroptosis|cuproptosis|glycolysis"
    r"|senescence|stromal|EMT|lipid metabolism)"
)
NO_GENES: tuple[NamePattern, ...] = (
    NamePattern(
        id="marker.signature",
        label="MARKER",
        pattern=re.compile(
            rf"(?<![\w-])(?:{_MANY}[- ])?{_OF_WHAT}"
            r"(?:[- ](?:expression|based|related|associated|derived|pairs?|genes?|lncRNAs?"
            r"|mRNAs?))*[- ](?:(?:prognostic|risk|predictive) )?"
            r"(?:signatures?|(?:risk )?scores?|classifiers?|panel|(?:(?<=prognostic )"
            r"|(?<=risk )|(?<=predictive )|(?<=omics )|(?<=omic ))models?)(?!\w)",
            re.IGNORECASE,
        ),
        hits=(
            "a thirteen-lncRNA signature",
            "the 21-gene risk score",
            "an immune-related gene signature",
            "hypoxia score",
            "a multi-omics model",
            "the autophagy-related prognostic model",
            "their genetic risk score",
            "A Ferroptosis-Related lncRNAs Signature",
        ),
        misses=("the Gleason score", "signature", "a risk score", "a genetic model"),
    ),
    NamePattern(
        id="marker.called",
        label="MARKER",
        pattern=re.compile(
            r"(?<![\w-])(?!(?:RNA|DNA|mRNA|HR|OR|THE)\b)[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*"
            r"(?:[-‐‑–]\w+)? (?:gene |risk )?(?:signatures?|classifiers?)(?!\w)"
        ),
        hits=("the ESCGP signature", "our HCCLnc-4 signature", "an IRGP risk signature"),
        misses=("The signature", "a DNA signature", "Lung signature"),
    ),
    NamePattern(
        id="marker.arm",
        label="MARKER",
        pattern=re.compile(
            rf"(?<![\w.])(?:{_CHANGE} (?:of|at|on|in) {_ARMS}|{_ARMS}[ -]{_CHANGE}"
            r"|(?:[Mm]ono|[Tt]ri)somy (?:1\d|2[0-2]|[1-9X]))(?!\w)"
        ),
        hits=("loss of 18q", "18q loss", "a gain of chromosome 1q", "trisomy 12", "LOH at 10q23"),
        misses=("chromosome 18", "loss of 18 patients", "1p"),
    ),
    NamePattern(
        id="marker.microbe",
        label="MARKER",
        pattern=re.compile(
            rf"(?<!\w)(?!Helicobacter)(?:(?:{_GENERA}){_SPECIES}"
            r"|[A-Z]\. (?:nucleatum|muciniphila|gingivalis|prausnitzii|fragilis"
            r"|trachomatis))(?!\w)"
        ),
        hits=(
            "Fusobacterium nucleatum",
            "F. nucleatum-positive",
            "Akkermansia abundance",
            "Lachnospiraceae were enriched",
        ),
        # An infection that makes the cancer is an exposure more often than a marker.
        misses=("Helicobacter pylori", "E. coli was grown", "Relative abundance", "a bacterium"),
    ),
)
PATTERNS = (*NAMES, *NO_GENES)
