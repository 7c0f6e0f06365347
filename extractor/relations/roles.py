"""The part that a marker plays in its sentence: subject, drug target, covariate, cohort."""

from __future__ import annotations

import re

from .items import MarkerRole
from .rule import Cue

_I = re.IGNORECASE
ROLES: tuple[tuple[MarkerRole, Cue], ...] = (
    (
        "target",
        Cue(
            id="drug_after",
            pattern=re.compile(
                r"^\)?[-–\s]*(?:(?:and|or|/|plus)\s+Ⓜ+\s+(?=inhibit|block"
                r"|antagon))?(?:based\s+(?=treat|therap|regim|chemo))?"
                r"(?:(?:tyrosine|kinase|receptor|immune|checkpoint|pathway"
                r"|small[- ]molecule|monoclonal|signal+ing)[\s-]+){0,2}(?:inhibitors?"
                r"|inhibition|inhibiting|antagonists?|agonists?|(?:auto)?antibod(?:y"
                r"|ies)|mAbs?|blockade|blockers?|blocking|vaccin\w+|therap(?:y|ies)"
                r"|treatments?|targeted|targeting|directed|CAR|TKIs?|siRNA|shRNA"
                r"|knock-?(?:down|out)|silenc\w+|gene therapy|signal+ing|pathways?|axis"
                r"|cascade|peptides?|supplement\w*|gene transfer"
                r"|(?:-specific\s+)?(?:immune\s+|T[- ]cell\s+|CTL\s+)?responses?"
                r"|(?:gene\s+)?(?:mutation\s+)?(?:detection|screening|examination)"
                r"|test(?:ing)?|assays?|kits?|score assay|promoter assay"
                r"|support|users?|injections?|infusions?|administration"
                r"|(?:was|were)\s+(?:given|administered|injected|infused))\b",
                _I,
            ),
            hits=("-targeted therapy", " tyrosine kinase inhibitors", " pathway", " blockade"),
            misses=("-positive tumours", " expression"),
        ),
    ),
    (
        "target",
        Cue(
            id="drug_before",
            pattern=re.compile(
                r"(?:\banti[-–]?\s?|\b(?:inhibitors?|inhibition|blockade|blocking"
                r"|targeting|silencing|knock-?(?:down|out)|antibod(?:y|ies) (?:against"
                r"|to|targeting|for)|(?:antibod\w+|therap\w+|vaccines?|drugs?|agents?)"
                r"\s+(?:therap\w+\s+)?(?:against|targeting|directed (?:against|at|to))"
                r"|antagonists?|administration|injection|transfection|addition"
                r"|(?:which|that)\s+(?:specifically\s+)?(?:targets?|blocks?|inhibits?|lowers?"
                r"|binds?(?:\s+to)?)"
                r"|doses?)\s+(?:of\s+|against\s+)?(?:the\s+)?(?:[Ⓜ\s/,]|\b(?:and/or|and"
                r"|or|to)\b)*|\br?Ad[-–]|\b(?:recombinant|adenovir\w+"
                r"|long-acting|pegylated|intralesional|intravesical|high-dose|low-dose)[\s-])$",
                _I,
            ),
            hits=("anti-", "inhibition of ", "antibodies against "),
            misses=("expression of ",),
        ),
    ),
    (
        "target",
        Cue(
            id="place_before",
            pattern=re.compile(
                r"Ⓜ[^;,.()ⓄⓈ]{0,20}\b(?:staining|expression|positivity|levels?|density)\s+"
                r"(?:in|on|by|within|of)\s+(?:the\s+|tumou?r\s+)?$"
                r"|\b(?:staining|expression|positivity|levels?|density)\s+of\s+Ⓜ+\s+"
                r"(?:in|on|by|within)\s+(?:the\s+|tumou?r\s+)?$",
                _I,
            ),
            hits=("ⓂⓂⓂ staining in ", "ⓂⓂ expression on ", "levels of ⓂⓂ in "),
            misses=("ⓂⓂ expression and ",),
        ),
    ),
    (
        "covariate",
        Cue(
            id="covariate_before",
            pattern=re.compile(
                r"\b(?:adjust\w* (?:for|by)|account\w* for|controll\w+ for|correct\w+ for"
                r"|stratif\w+ (?:by|for|according)|independent(?:ly)? (?:of|from)"
                r"|irrespective of|regardless of|in addition to|together with"
                r"|as well as(?=[^;]*Ⓜ[^;]*\bwere not\b)|other than"
                r"|along with|considering|taking into account)\s(?:(?!\b(?:high|low|positive"
                r"|patients|was|were|is|are|had|has|have|having|remain\w*|predict\w*"
                r"|associat\w*|correlat\w*|show\w*|confer\w*|increas\w*|reduc\w*|whereas"
                r"|while|but|although|however)\b"
                r"|,\s*(?:and\s+)?(?:in|on|by|at|using|with)\s)[^;()Ⓢ])*$",
                _I,
            ),
            hits=("adjusted for age, stage and ", "independent of "),
            misses=("associated with ",),
        ),
    ),
    (
        "covariate",
        Cue(
            id="subgroups_before",
            pattern=re.compile(
                r"\bsub-?groups?\s+(?:of\s+patients\s+)?(?:including|such as|namely)\s"
                r"(?:(?!\b(?:was|were|is|are|had|has|high\w*|low\w*|predict\w*|associat\w*"
                r"|correlat\w*|show\w*)\b)[^;()Ⓢ])*$",
                _I,
            ),
            hits=("in subgroups including smokers, ",),
            misses=("in the subgroup with ", "subgroups including those with high "),
        ),
    ),
    (
        "compared",
        Cue(
            id="compared_before",
            pattern=re.compile(
                r"\b(?:than|compared (?:with|to)|comparison (?:with|to)|versus|vs\.?"
                r"|but not|relative to|as opposed to|rather than"
                r"|as against)\s(?:(?!\band that\b)[^;,ⓄⓈ])*$",
                _I,
            ),
            hits=("than those with low ", "compared with patients with "),
            misses=("shorter in patients with high ",),
        ),
    ),
)
_COHORT_AFTER = re.compile(
    r"^(?:[Ⓜ,/()+−]|\band\b|\s|[-–]|(?:positive|negative|mutated|mutant"
    r"|wild[- ]type|WT|amplified|overexpressing|altered|rearranged|enriched|driven"
    r"|expressing|type))*"
    r"(?:(?:metastatic|advanced|early|primary|invasive|operable|recurrent"
    r"|locally)[\s-]+)*(?:Ⓒ|(?:breast|lung|colorectal|gastric|ovarian|prostate|tumou?rs?"
    r"|patients?|disease|subgroups?|populations?|cohorts?|cases)\b)",
    _I,
)
_COHORT_BEFORE = re.compile(
    r"\b(?:in|among|within|of|for|(?:restrict|limit|confin)\w+(?: \w+){0,3} to)\s+"
    r"(?:(?:the|all|our|both|these|\d+|postmenopausal|premenopausal|patients?|women|men|subset"
    r"|subgroup|cases|individuals|with|of"
    r"|tumou?rs?|whose|had|having|harbou?ring|positive|negative|[Ⓜ,/()+−≤≥<>~]+|%"
    r"|metastatic|advanced|early|primary|either|invasive|Ⓓ+|treated)[\s-]+)*(?:(?:high"
    r"|low)\s+)?$",
    _I,
)


_STATE = (
    r"(?:high(?:er)?|low(?:er)?|positive|negative|mutant|mutated|wild[- ]?type"
    r"|(?:un|hyper|hypo)?methylated"
    r"|amplified|elevated|normal|increased|decreased|strong|weak|present|absent)"
)
# "High versus low X", "methylated compared with unmethylated X": both states are of one marker.
_BOTH_STATES = re.compile(
    rf"\b{_STATE}\s+(?:versus|vs\.?|compared (?:with|to)|relative to|and|or)\s+"
    rf"(?:those with\s+)?{_STATE}\s+(?:\w+\s+){{0,3}}$",
    re.IGNORECASE,
)


# "When controlled for age and stage, expression of X was …": the list of covariates is over.
_LEADS = re.compile(
    r"^\W*(?:\w+:\s+|however,\s+)?(?:when|after|if|once|upon|even|following|by)\b[^,;]*$", _I
)
_LONG_MEMBER = 5  # words


def _is_over(before: str, listed: str) -> bool:
    """Tell whether a leading list of covariates ends before the place it was found to reach."""
    if not _LEADS.match(before[: len(before) - len(listed)]):
        return False
    first, *others = listed.split(",")
    if not others:
        return False
    closed = re.search(r"\s(?:and|or)\s", " , ".join([first, *others[:-1]]), _I)
    return closed is not None or any(len(o.split()) >= _LONG_MEMBER for o in others)


def role_of(canvas: str, start: int, end: int) -> MarkerRole:
    """Return the part a marker plays in its sentence."""
    before, after = canvas[max(0, start - 120) : start], canvas[end:]
    for role, cue in ROLES:
        window = after if cue.id.endswith("after") else before
        found = cue.pattern.search(window)
        if found is None or (role == "compared" and _BOTH_STATES.search(before)):
            continue
        if role == "covariate" and _is_over(canvas[: start - len(before)] + before, found[0]):
            continue
        return role
    if _COHORT_AFTER.match(after) and _COHORT_BEFORE.search(before):
        return "cohort"
    return "subject"
