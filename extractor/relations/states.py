"""The side of a marker that words name, and the form in which it was measured."""

from __future__ import annotations

import re

from ..codes import Form, State
from .rule import Cue

_W = r"(?<![\w-])"

OPPOSITE: dict[State, State] = {
    "high": "low",
    "low": "high",
    "positive": "negative",
    "negative": "positive",
    "mutated": "wild_type",
    "wild_type": "mutated",
    "increased": "decreased",
    "decreased": "increased",
}
_CUT = (
    r"(?=\s+(?:(?:the|its|their|respective|cohort|study)\s+)*(?:median|mean|cut|threshold|limit|upper|lower"
    r"|normal|optimal|[\d.Ⓢ]))"
)

# Stronger words first: "high RANK mutation load" is about the mutation.
STATES: tuple[tuple[State, str], ...] = (
    ("wild_type", r"wild[- ]?types?|WT|unmutated|non-?mutated|un-?methylated"),
    ("amplified", r"amplif(?:ied|ications?)|copy[- ]number gains?|gain(?:s|ed)?"),
    (
        "lost",
        r"(?<!weight )(?<!blood )(?<!muscle )(?<!bone )loss(?: of)?"
        r"|lost(?!\s+(?:\w+\s+){0,2}(?:significance|effect|association|value|impact))"
        r"|deletions?|deleted|deficien(?:t|cy)|null|homozygous loss",
    ),
    (
        "mutated",
        r"mutations?|mutated|mutants?|mut|rearrange(?:d|ments?)|fusions?|translocations?"
        r"|carriers?|variant|hyper-?methylated|hyper-?methylation|methylated",
    ),
    (
        "negative",
        r"negative|negativity|absence|absent|lack(?:ing|ed|s)?(?: of)?|undetectable|no|without"
        r"|non-?expressing",
    ),
    (
        "positive",
        r"positive|positivity|presence|expressing|expressed|detectable|detection|expressers?",
    ),
    (
        "decreased",
        r"(?:decreas(?:ed?|es|ing)|reduc(?:ed|tion))(?!\s+the\b|\s+risk)|down-?regulat(?:ed|ion)|diminished|declin(?:e[ds]?|ing)"
        r"|drops?(?!\s?out)|dropp(?:ed|ing)|fell|fall(?:s|ing|en)?(?=\s+(?:in|of|to|by)\b)|clear(?:ance|ed)"
        r"|hypo-?methylat(?:ed|ion)|suppressed",
    ),
    (
        "increased",
        r"increas(?:ed?|es|ing)(?!\s+the\b|\s+risk)|up-?regulat(?:ed|ion)|enhanced|augmented"
        r"|rising",
    ),
    (
        "low",
        r"normal(?:i[sz]ed)?(?!\s+(?:tissues?|mucosa|samples?|controls?|limit|range|karyotype))"
        r"|low(?:er|est)?|bottom|weak(?:er)?|poor|underexpress(?:ed|ion|ing)|scarce|faint|<"
        rf"|(?:below|under|less than){_CUT}",
    ),
    (
        "high",
        r"high(?:er|est|ly)?|elevat(?:ed|ion)|strong(?:er|ly)?|over-?express(?:ed|ion|ing)"
        r"|abundant|intense|upper|top|raised|great(?:er)?|excess(?:ive)?|accumulation"
        r"|enriched|hyperexpression"
        rf"|(?:above|over|exceeding|more than){_CUT}",
    ),
)
_STATE_WORD = "|".join(f"(?P<{name}>{words})" for name, words in STATES)
_NOUN = (
    r"tumou?rs?|serum|plasma|blood|urinary|urine|circulating|nuclear|cytoplasmic"
    r"|membran(?:e|ous)|stromal|intra-?tumou?ral"
    r"|peri-?tumou?ral|immunohistochemical|protein|proteins|mRNA|gene|genes|genetic"
    r"|transcripts?|RNA|DNA"
    r"|expressions?|levels?|concentrations?|amounts?|status|staining|immuno-?staining"
    r"|immuno-?reactivity"
    r"|labell?ing|index|values?|copy|number|titers?|titres?|activity|activation"
    r"|abundance|score|scores|ratios?|quartiles?|tertiles?|quintiles?|deciles?|percentiles?"
    r"|promoter|alleles?|genotypes?|isoforms?|receptors?|cells?|surface|phenotype|pre-?treatment"
    r"|pre-?operative|post-?operative|baseline|initial|soluble|free|total|intensity"
    r"|density|content|somatic|germline|exon|codon|hotspot|activating|inactivating"
    r"|primary|epithelial|intra-?epithelial|parenchymal"
    r"|fractions?|percentages?|proportions?|frequency|burden|load|counts?|infiltration"
)
_LINK = (
    r"of|in|for|the|both|either|and|or|and/or|with|a|an|combined|all|any|to|marker"
    r"|biomarker|factor|their|by|versus|vs\.?|each"
)
_BLANK = r"[\s,;/()ⓂⓈⓇ+=.:-]"  # one sign at a time: nested repeats would backtrack
_GAP = rf"(?:{_BLANK}|(?<!\w)(?:{_NOUN}|{_LINK})(?!\w))*"
BEFORE = re.compile(rf"{_W}(?:{_STATE_WORD})(?!\w){_GAP}$", re.IGNORECASE)
_SAID = (
    r"high|low|elevated|positive|negative|increased|decreased|lost|absent|above|below|over|under"
    r"|exceeding|greater|methylated|mutated|amplified|deleted|(?:up|down)-?regulated"
    r"|over-?expressed"
)
_AFTER_GAP = (
    rf"(?:{_BLANK}|(?<!\w)(?:{_NOUN}|(?:and|or)(?=\s+Ⓜ))(?!\w)"
    rf"|(?<!\w)(?:was|were|is|are)(?:\s+\w+ly)?(?=\s+(?:{_SAID})(?!\w)))*?"
)
_NEXT = rf"(?!(?:\s+(?:{_NOUN}|of))*\s+Ⓜ)"  # the word belongs to the marker after it
AFTER = re.compile(rf"^{_AFTER_GAP}(?<!\w)(?:{_STATE_WORD})(?!\w){_NEXT}", re.IGNORECASE)
SIGN_AFTER = re.compile(
    r"^(?:\s?\((?P<sign1>[+−–-])\)|(?P<sign2>[+−]|(?<=\w)[-–](?=[/,\s);]))"
    r"|\s(?P<sign3>[+−])(?!\s+Ⓜ)"  # "A + B" is a sum
    r"|\s?(?P<high>(?:high|hi)\b|(?:levels?\s*)?\(?[>≥⩾]\s?(?=[\dⓈ]))"
    r"|\s?(?P<low>(?:low|lo)\b|(?:levels?\s*)?\(?[<≤⩽]\s?(?=[\dⓈ])))"
)
# What is glued to a name: "DNMT3Amut", "EGFRm", "HER2neg"; a word of its own is read by AFTER.
GLUED_AFTER = re.compile(
    r"^(?:(?P<mutated>(?:mut|MUT|mt|MT|m|dm|r)(?!\w)|-?(?:ITD|TKD|PTD)|Δ?ex\d|Δ\d)"
    r"|(?P<wild_type>(?:wt|WT)(?!\w))|(?P<amplified>-?amp(?!\w))"
    r"|(?P<lost>(?:-?del|loss|null)(?:\d|(?!\w)))|(?P<positive>-?pos(?!\w))"
    r"|(?P<negative>-?neg(?!\w)))"
)
_PAIR = re.compile(
    rf"{_W}(?:{_STATE_WORD})\s*(?:and|or|versus|vs\.?|/|compared (?:with|to)|than)\s*"
    r"(?:[\d.%Ⓢ]+\s+(?:with|in|for)\s+)?$",
    re.IGNORECASE,
)
_WITH_AND_WITHOUT = re.compile(
    r"\bwith\s+(?:and|or|versus|vs\.?|compared (?:with|to))\s+(?:[\d.%Ⓢ]+\s+)?without\s*$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"Ⓜ[\s-]*$")
_FORMS: tuple[tuple[Form, str], ...] = (
    ("ratio", r"(?<!hazard )(?<!hazards )(?<!odds )(?<!risk )(?<!likelihood )(?<!rate )ratios?"),
    ("signature", r"signatures?|classifiers?|panels?|profiles?"),
    ("score", r"scores?|index|indices"),
    ("methylation", r"(?:hyper-?|hypo-?|un)?methylat\w+"),
    ("copy_number", r"copy[- ]number|amplif\w+|deletions?|gains?"),
    ("fusion", r"fusions?|rearrange\w+|translocat\w+"),
    ("variant", r"polymorphisms?|SNPs?|genotypes?|alleles?|haplotypes?|variants?"),
    ("mutation", r"mutat\w+|mutants?|wild[- ]?type"),
    ("serum", r"serum|plasma|circulating|soluble|blood|urinary|sera"),
    ("mRNA", r"mRNAs?|transcripts?|RNA"),
    ("protein", r"proteins?|staining|immuno\w+|IHC|nuclear|cytoplasmic|membranous"),
    (
        "expression",
        r"(?:over-?|under-?|co-?|hyper)?express\w+|levels?|up-?regulat\w+|down-?regulat\w+",
    ),
)
_FORM_TESTS = tuple(
    (form, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for form, words in _FORMS
)
_FORM_WINDOW = 45

STATE_CUES = (
    Cue(
        id="before",
        pattern=BEFORE,
        hits=(
            "high ",
            "high expression of ",
            "elevated serum levels of ",
            "loss of nuclear ",
            "high Ⓜ and ",
        ),
        misses=("high-grade disease showed ", "higher risk was seen when "),
    ),
    Cue(
        id="after",
        pattern=AFTER,
        hits=(
            "-positive",
            " overexpression",
            " expression was high",
            " and ⓂⓂ overexpression",
            " mutation",
        ),
        misses=(" was measured in high-risk patients", " predicted high risk"),
    ),
)


def state_before(canvas: str, start: int, floor: int = 0) -> tuple[State, int] | None:
    """Return the state named before a marker and where its word begins, else None."""
    window = canvas[max(floor, start - 90) : start]
    found = BEFORE.search(window)
    if found is None:
        return None
    both = _WITH_AND_WITHOUT.search(window)
    if both is not None:
        return "positive", start - len(window) + both.start()
    if _OF_ANOTHER.search(window[: found.start()]) and "," in found[0]:
        return None  # "A mutation, serum B": the mutation is that of A
    pair = _PAIR.search(window[: found.start()])  # "high versus low X" is about high X
    found = pair or found
    return _named(found), start - len(window) + found.start()


def state_after(canvas: str, end: int) -> tuple[State, int] | None:
    """Return the state named after a marker and where its word ends, else None."""
    window = canvas[end : end + 80]
    sign = SIGN_AFTER.match(window)
    if sign is not None:
        return _signed(sign), end + sign.end()
    found = GLUED_AFTER.match(window) or AFTER.match(window)
    return None if found is None else (_named(found), end + found.end())


def _signed(found: re.Match[str]) -> State:
    if found["high"]:
        return "high"
    if found["low"]:
        return "low"
    return "positive" if "+" in (found["sign1"] or found["sign2"] or found["sign3"]) else "negative"


def _named(found: re.Match[str]) -> State:
    named: dict[str, State] = {name: name for name, _ in STATES}
    return next(named[name] for name, text in found.groupdict().items() if text is not None)


def form_of(text: str, start: int, end: int) -> Form:
    """Return how the marker was measured, from the words next to it."""
    after = re.split(
        r"[,;()ⓂⓄⒸ]|\b(?:was|were|in|is|are|and|with)\b", text[end : end + _FORM_WINDOW]
    )[0]
    before = re.split(
        r"[,;()ⓂⓄⒸ]|\b(?:was|were|in|is|are|and|with)\b", text[max(0, start - _FORM_WINDOW) : start]
    )[-1]
    for window in (after, before):
        for form, test in _FORM_TESTS:
            if test.search(window):
                return form
    found = _CHANGE_IN.search(text[max(0, start - _FORM_WINDOW) : start])
    return "unspecified" if found is None else ("mutation" if found["mutation"] else "variant")


_CHANGE_IN = re.compile(
    r"\b(?:(?P<mutation>mutations?)|variations?|variants?|polymorphisms?|SNPs?\)?|haplotypes?)\s+"
    r"(?:with)?in\s+(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)


_MEASURED: frozenset[Form] = frozenset(
    ["methylation", "copy_number", "fusion", "variant", "mutation", "serum", "mRNA", "protein"]
)


def forms_in(text: str) -> tuple[Form, ...]:
    """Return the ways of measuring that a caption or a head names; "expression" when no other."""
    named = [form for form, test in _FORM_TESTS if test.search(text)]
    measured = tuple(form for form in named if form in _MEASURED)
    return measured or (("expression",) if "expression" in named else ())
