"""Acronyms of trials: learned from their look and from the words around them, not from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..types import MentionLabel, Sentence
from .group_names import find_group_trials
from .pattern import SlotPattern
from .place_names import find_place_trials

# DALIA, D-CARE, CheckMate 067, ABCSG-18, NSABP B-28, BIG 1-98, EORTC 40983, MRC RT01, MY.11
_HEAD = r"(?:[A-Z][A-Za-z]{0,20}[A-Z0-9][A-Za-z0-9]{0,20}|[A-Z]-[A-Z]{2,20}|[A-Z]{2,20})"
_TAIL = (
    r"(?:[-‐–\s./](?:[A-Z]{0,4}[-‐–.]?\d[\dA-Z]*(?:[-‐–/]\d{1,5}){0,2}|[A-Z]{2,}\d*(?=[-\s)])))?"
)
NAME = rf"{_HEAD}(?:[-‐–][A-Z][A-Za-z]*(?![\w-]*\d))?{_TAIL}"
_KIND = (
    r"(?:(?:clinical|randomi[sz]ed|controlled|pivotal|phase\s+[I1-4V]+[ab]?)\s+){0,3}"
    r"(?:trial|study|protocol)"
)
_AND = rf"(?:(?:,|,?\s+and|/)\s*{NAME}){{0,4}}"

CONTEXTS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "before the kind",
        re.compile(
            rf"(?<![\w/-])(?P<names>{NAME}{_AND})\)?[\s-]+(?i:(?:{_KIND}|trials|studies))\b"
        ),
        ("the DALIA trial", "The D-CARE study", "the ALPHA-1 and BETA-2 trials", "LUMO 067 study"),
        ("a randomised trial", "our trial"),
    ),
    SlotPattern(
        "spelled out before the kind",
        re.compile(rf"(?<![\w-])(?P<names>{NAME})\s*\([^()]{{12,140}}\)\s+(?i:{_KIND})\b"),
        ("the LUMO (Lung Unit Multicentre Option) study",),
        ("the drug (given once a day) study",),
    ),
    SlotPattern(
        "in brackets after the kind",
        re.compile(
            rf"\b(?i:{_KIND})\s*(?:[:(\[–]|\s-)\s*(?:the\s+)?(?P<names>{NAME})(?=[\s,;:)\]])"
        ),
        ("a phase 3 trial (DALIA)", "the study: ABC-12,"),
        ("the trial (see below)", "In this study, LUMO was measured"),
    ),
    SlotPattern(
        "between commas after the kind",
        re.compile(
            rf"\b(?i:{_KIND}),\s+(?:the\s+)?(?P<names>{NAME})(?=,\s+(?i:which|has|had|was|is|show|demonstrat|compar|random|evaluat|enrol|report|investigat|an?\b|the\b))"
        ),
        ("this study, ABC-12, showed",),
        ("In this study, LUMO was measured", "in our study, ABC1, DEF2 and GHI3 were"),
    ),
    SlotPattern(
        "with a registry id",
        re.compile(
            rf"(?<![\w-])(?P<names>{NAME})\s*[,;:(\[]\s*(?:[\w.]+[:\s]\s*)?(?=NCT\s?\d|ISRCTN)"
        ),
        ("LUMO (NCT01234567)",),
        ("the drug (NCT01234567)",),
    ),
    SlotPattern(
        "before a register",
        re.compile(
            rf"(?<![\w-])(?P<names>{NAME})\s+(?i:clinicaltrials\.gov|eudract|isrctn|chictr)\s+(?i:numbers?|identifiers?|registration|no\.?)(?=\W)"
        ),
        ("(Funded by X; LUMO-2 ClinicalTrials.gov number, NCT01234567.)",),
        ("(ClinicalTrials.gov number, NCT01234567)",),
    ),
    SlotPattern(
        "after a registry id",
        re.compile(
            rf"(?:NCT\s?\d{{8}}|ISRCTN\s?\d{{8}})\s*[(\[;,]\s*(?:the\s+)?(?P<names>{NAME})(?=\s*[)\],;]|\s+(?:trial|study))"
        ),
        ("NCT01234567 (LUMO)",),
        ("NCT01234567 (phase II)",),
    ),
    SlotPattern(
        "listed",
        re.compile(
            rf"\b(?i:trials|studies)\b[^.;()]{{0,60}}?\b(?:include|are|were|includes|including|such\s+as|namely|like)\s+(?:the\s+)?(?P<names>{NAME}{_AND})(?=[\s,.;)]|$)"
        ),
        ("Ongoing trials of alphamab include LUMO 577 and LUMO 649.", "trials such as LUMO, DALIA"),
        ("trials are needed",),
    ),
    SlotPattern(
        "a name is given",
        re.compile(
            rf"\b(?i:trial|study)\s+(?i:named|called|known\s+as|acronym)\s+(?P<names>{NAME})"
        ),
        ("a trial known as LUMO",),
        ("a trial known as such",),
    ),
    SlotPattern(
        "in apposition",
        re.compile(
            rf"(?<![\w-])(?P<names>{NAME})\s*(?:\[[\d,–-]+\])?,\s+(?i:an?|the|our)\s+(?:[\w-]+,?\s+){{0,6}}?(?i:trial|study)\b"
        ),
        ("LUMO-18, a phase 3 study using drug A",),
        ("Moreover, a phase 3 study showed",),
    ),
    SlotPattern(
        "told to be a trial",
        re.compile(
            rf"(?<![\w-])(?P<names>{NAME})\s+(?:is|was)\s+(?i:an?\s+(?:[\w-]+,?\s+){{0,8}}?(?:trial|phase\s+[I1-4]+[ab]?\s+study))\b"
        ),
        ("LUMO-024 is a phase 3 trial of A", "LUMO was a randomised, double-blind trial"),
        ("The aim was a trial", "LUMO was a study of mice"),
    ),
    SlotPattern(
        "right after the kind",
        re.compile(
            rf"\b(?i:trial|study)\s+(?P<names>{NAME})(?=\s+(?:in|with|of|for|showed|demonstrated|compared|failed|did|was|has|is)\b|\s?\[|[,.;]|$)"
        ),
        ("the phase 3 clinical trial D-LUMO in breast cancer", "the trial BICE-C [12]"),
        ("the trial was closed",),
    ),
    SlotPattern(
        "examples in brackets",
        re.compile(
            rf"\b(?i:trials|studies)\s*\((?:e\.g\.,?\s+|i\.e\.,?\s+|such\s+as\s+|(?:the\s+)?)(?P<names>{NAME}{_AND})\s*\)"
        ),
        ("observational trials (e.g., LUMO, DALIA)",),
        ("trials (see below)",),
    ),
)
TITLE_CONTEXTS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "before a colon",
        re.compile(rf"^\s*(?:(?i:the)\s+)?(?P<names>{NAME})\s*:\s"),
        ("LUMO: a randomised trial of A",),
        ("Lung cancer: a review",),
    ),
    SlotPattern(
        "in brackets",
        re.compile(rf"\((?:the\s+)?(?P<names>{NAME})(?:\s+(?i:trial|study))?\)\s*(?:[:,.–-]|$)"),
        ("Drug A in B (LUMO): a randomised trial", "a study of A (ABC-12)"),
        ("Drug A (an antibody) in B",),
    ),
    SlotPattern(
        "results from",
        re.compile(
            rf"(?i:results|data|lessons|analysis|report)\s+(?i:from|of)\s+(?:the\s+)?(?P<names>{NAME})(?=[\s,.:]|$)"
        ),
        ("Outcomes of A: results from ABCD 9342",),
        ("results from a trial",),
    ),
    SlotPattern(
        "after a dash",
        re.compile(
            rf"[:–-]\s+(?:[Tt]he\s+)?(?P<names>{NAME})(?:\s+(?i:trial|study)\b|\s+[-–]\s|\s*$)"
        ),
        ("A in painful B: DODO - a phase II trial", "A in B: the LUMO trial"),
        ("A in B: a phase II trial",),
    ),
)
# Words in capitals that stand before "trial" and name none.
_NO_NAMES = """
A ABCSG ACOSOG ACRIN ACTRN AE AIO AML AND ANZ BACKGROUND BCIRG BMI BMT BRAF CALGB CHD
CLINICAL CLL CML CNS CONSORT COPD CRC CRF CRT CRUK CT CTG CVD DFS DISCUSSION DNA DSMB
ECOG ED EGFR EMA EORTC ER EU FDA FIH FNCLCC FOR GBM GCP GETUG GOG GP GWAS HBV HCC HCV
HER2 HIV HRQOL IA IB IBCSG ICU IHC II IIA IIB IIC III IIIA IIIB IIIC IMRT IN
INTERVENTION IRB ISRCTN ITT IV IVA IVB JCOG KCSG KRAS MEK METHODS MM MRC MRI MS MTOR
NCCTG NCI NCIC NCT NHS NIH NSABP NSCLC OF OS PC PD PET PFS PHASE PROSPERO PI3K PK PP PR PSA QOL
RA RANDOMISED RANDOMIZED RCC RCT RCTS RESULTS RNA RT RTOG SAE SBRT SC SCLC SNP STUDY
SWOG T1 T2 T3 T4 THE TRIAL TRIALS UK UKCCCR UMIN US USA VEGF WHO
"""
NO_NAMES = frozenset(_NO_NAMES.split())
NO_LABELS: tuple[MentionLabel, ...] = ("DRUG", "CANCER", "OUTCOME", "DISEASE")
_COMPOUND = re.compile(r"[A-Z]{2,3}[-‐]\d{4,}")  # a maker's code of a drug
_REGISTRY = re.compile(
    r"(?:NCT|ISRCTN|UMIN|ACTRN|DRKS|ChiCTR|IRCT|KCT|NTR|CTRI)[\s-]?\d", re.IGNORECASE
)
_OF_GROUPS = re.compile(
    rf"(?:^|\s)(?!NCT\d|ISRCTN\d){NAME}\s\($"
)  # "LUMO (ABC/DEF) trial": its groups are no names
_CAMEL = re.compile(r"^[A-Z][a-z]+[A-Z][a-z]*$")
_LEADING = re.compile(r"^(?:The|This|In|A|Our|That|Both|Phase\s+\w+)\s+")


@dataclass(frozen=True, slots=True)
class NamedTrial:
    """An acronym and where it stands, in document offsets."""

    name: str
    start: int
    end: int


def fold(name: str) -> str:
    """Return a name as it is compared: letters and digits, one case."""
    return re.sub(r"[\W_]+", "", name).upper()


# The group that runs a trial may stand before its name: "the MRC RT01 trial", "RT01".
_RUN_BY = "MRC CRUK NHS NIH NCI UK EORTC NCIC ECOG SWOG RTOG CALGB NSABP JCOG FNCLCC NCCTG NRG"
_GROUPS = frozenset(_RUN_BY.split())


def key_of(name: str) -> str:
    """Return a name as trials are told apart by it: folded, the group before it left out."""
    first, _, rest = name.partition(" ")
    own = len(re.findall(r"[A-Za-z]", rest)) >= 2 and not re.fullmatch(r"[IVX]+", rest)
    return fold(rest if first.upper() in _GROUPS and own else name)


def is_name(name: str) -> bool:
    """Tell whether a run of capitals may name a trial."""
    if _REGISTRY.match(name) or re.fullmatch(r"[IVXL]+(?:[-‐–/][IVX]+)?[ab]?", name):
        return False
    letters = re.sub(r"[^A-Za-z]", "", name)
    words = re.split(r"[\s/‐–-]+", name)
    if len(letters) < 3 and not any(c.isdigit() for c in name):
        return False
    if len(letters) < 2 and not re.search(r"[A-Z]\d{3}", name):
        return False
    if all(w.upper().strip(".-") in NO_NAMES or w.isdigit() for w in words):
        dated = re.search(r"\b(?:19|20)\d\d$", name)
        return not dated and bool(re.search(r"[A-Z]{3,}[-\s]\w*\d{2,}|[A-Z]{3,}\s\w-?\d", name))
    return sum(c.isupper() for c in name) >= 2 or any(c.isdigit() for c in name)


# "CAO/ARO/AIO-94 trial" is one trial of three groups; "ALPHA-1/BETA-2 trials" are two.
_ONE = re.compile(r"\)?[\s-]{1,3}(?:[\w-]{1,60}\s+){0,4}?(?:trial|study|protocol)\b", re.IGNORECASE)


def _parts(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the names in a match; groups joined by slashes before one trial are one name."""
    names = match.group("names")
    joined = re.fullmatch(rf"{NAME}(?:/{NAME})+", names)
    if joined and _ONE.match(match.string, match.end("names")):
        yield joined
    else:
        # The bracket behind tells whether "BP" of "LUMO BP)" is a part of the name.
        shut = ")" * match.string.startswith(")", match.end("names"))
        yield from re.finditer(NAME, names + shut)


def _is_short_form(before: str, name: str) -> bool:
    """Tell whether a name in brackets has the initials of common words: "visual field (VF)"."""
    words = re.findall(r"[A-Za-z]+", before.rstrip("( "))[-len(name) :]
    initials = "".join(w[0] for w in words)
    return before.endswith("(") and initials.islower() and initials == name.lower()


def _other_names(sentence: Sentence) -> Iterator[NamedTrial]:
    """Yield trials that go by a group and a number, or by a place."""
    for name, start, end in find_group_trials(sentence.text):
        yield NamedTrial(name, sentence.start + start, sentence.start + end)
    for name, start, end in find_place_trials(sentence):
        yield NamedTrial(name, start, end)


def find_names(
    sentence: Sentence, contexts: tuple[SlotPattern, ...] = CONTEXTS
) -> Iterator[NamedTrial]:
    """Yield the acronyms that a sentence names as trials."""
    taken = [(m.start, m.end) for m in sentence.labelled(*NO_LABELS)]
    if contexts is CONTEXTS:
        told = list(_other_names(sentence))
        taken += [(n.start, n.end) for n in told]
        yield from told
    genes = [(m.start, m.end) for m in sentence.labelled("GENE", "MARKER")]
    for context in contexts:
        held = (*taken, *genes) if context.value == "listed" else taken
        for match in context.pattern.finditer(sentence.text):
            base = sentence.start + match.start("names")
            if _OF_GROUPS.search(sentence.text[: match.start("names")]):
                continue
            for part in _parts(match):
                lead = _LEADING.match(part.group())
                first = base + part.start() + (lead.end() if lead else 0)
                last = base + part.end()
                name = sentence.text[first - sentence.start : last - sentence.start]
                blocked = any(s <= first and (last <= e or s == first) for s, e in held)
                # "the ProLux trial": no drug is written so, whatever it is like.
                blocked = blocked and not (
                    context.value == "before the kind" and _CAMEL.search(name) is not None
                )
                blocked = blocked or bool(_COMPOUND.fullmatch(name))
                blocked = blocked or _is_short_form(sentence.text[: first - sentence.start], name)
                if is_name(name) and not blocked:
                    yield NamedTrial(re.sub(r"\s+", " ", name), first, last)
