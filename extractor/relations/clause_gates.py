"""Clauses without a finding: of a treatment, of normal tissue, of two markers' worth."""

from __future__ import annotations

import re

from ..types import Reason
from .rule import Cue

_I = re.IGNORECASE

CLAUSE_GATES: tuple[tuple[Reason, Cue], ...] = (
    (
        Reason.DRUG_TARGET,
        Cue(
            id="treatment_effect",
            pattern=re.compile(
                r"^\W*(?:[^\WⓄⓂ]+\s+){0,2}Ⓓ+(?:\s+Ⓓ+)*(?:\s+(?:use|treatment|therapy|alone))?\s*"
                r"(?:,[^,;]{3,80},)?\s*(?:was|were|gave|prolonged|improved|had|did|led)\b"
                r"|\btreatment effects?\b|\b(?:effect|efficacy|benefit|addition"
                r"|combination|administration|superiority|use) of (?:\w+[ -]){0,3}(?:Ⓓ"
                r"|chemotherapy|therapy|treatment|radiotherapy|tamoxifen)"
                r"|\b(?:patients|those|women|men|group|arm) (?:\w+ )?(?:receiv\w+"
                r"|treated with|given|assigned to|randomi[sz]ed to"
                r"|on) (?:\w+[ -]){0,3}(?:Ⓓ|placebo|chemotherapy"
                r"|radiotherapy)(?=[^;]*(?:\bthan\b|\bcompared\b|\bversus\b|\bvs\b))"
                r"|Ⓓ+[^;ⓂⓄ]{0,40}\b(?:improv|prolong|reduc|increas|extend|delay|had a"
                r"|showed|did not (?:improv|prolong|affect)|significantly)\w*"
                r"|\b(?:benefit(?:t?ed)?|benefits) (?:\w+ )?(?:from|of|with)\b|(?<!\w)(?:Ⓓ+"
                r"|placebo|chemotherapy|surgery|radiotherapy)[- ](?:treated |only "
                r"|alone )?(?:arm|group)s?\b[^;]*\b(?:than|versus|vs|compared)\b"
                r"|Ⓓ+\s+(?:treatment\s+|therapy\s+|alone\s+)?(?:versus|vs\.?"
                r"|compared (?:with|to)|than|over)\s"
                r"(?!(?:in\s+)?(?:(?:the\s+)?(?:others?|those|patients|rest|carriers|wild|non-?"
                r"|low|high"
                r"|negative|positive|mutant|remaining)|Ⓜ))"
                r"|^\W*(?:\w+\s+){0,3}(?:treatment"
                r"|therapy|combination|regimen|chemotherapy|vaccination|supplementation"
                r"|injection|surgery)\s+(?:\w+\s+){0,2}(?:was|were|did|had|showed"
                r"|improved|prolonged|significantly|resulted)\b|\btreatment arms?\b"
                r"|\bfavou?r(?:s|ed|ing)\s+(?:the\s+)?Ⓓ|\bbetween (?:the )?(?:two |three "
                r"|both )?(?:regimens"
                r"|treatments|treatment groups|arms|therapies|schedules)\b"
                r"|\b(?:versus|vs\.?|compared (?:with|to)) (?:Ⓓ|placebo)"
                r"|\b(?:ratios?|hazards?|risks?|odds) (?:for|of) (?:\w+ )?Ⓞ+ (?:with|under|on)"
                r" Ⓓ+,? (?:was|were|is|\()",
                _I,
            ),
            hits=(
                "the addition of ⒹⒹ improved",
                "ⒹⒹⒹ significantly prolonged",
                "ⒹⒹⒹ versus placebo",
                "The hazard ratio for ⓄⓄ with ⒹⒹ was",
            ),
            misses=("ⓂⓂ predicted shorter ⓄⓄ in patients treated with ⒹⒹ",),
        ),
    ),
    (
        Reason.NO_OUTCOME,
        Cue(
            id="tumour_normal",
            pattern=re.compile(
                # "above the 95th percentile of healthy controls" is a cut-off
                r"(?<!percentile of )(?<!percentile in )(?<!limit of )(?<!limit in )(?<!range of )"
                r"(?<!range in )(?<!cut-off of )"
                r"\b(?:normal|adjacent|non-?(?:tumou?r\w*|cancer\w*|neoplastic)|benign"
                r"|healthy|controls?)\s+(?:\w+\s+){0,3}(?:tissues?|mucosa|samples?"
                r"|cells?|individuals|controls?|volunteers|donors|subjects|epithelium"
                r"|specimens?|counterparts?)\b(?!\s+(?:invasion|involvement|infiltration))",
                _I,
            ),
            hits=("than in adjacent normal tissues", "in healthy controls"),
            misses=(
                "in patients with high expression",
                "above the 95th percentile of healthy controls",
            ),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="value_against_value",
            pattern=re.compile(
                r"^(?!.*Ⓢ).*\b(?:effects?|values?|power|accuracy|performance|impact|AUCs?|ability)\b"
                r"[^;]*\b(?:greater|better|higher|superior|similar|inferior|lower|stronger|weaker"
                r"|comparable|equal)\b[^;]*\b(?:than|to|with)\s+(?:that|those)\s+of\s+(?:\w+\s+){0,3}Ⓜ"
                r"|^(?!.*Ⓢ).*\b(?:greater|better|higher|superior|stronger)\s+(?:\w+\s+){0,2}"
                r"(?:values?|power|accuracy|performance|ability)\b[^;Ⓞ]*\bthan\b",
                _I,
            ),
            hits=(
                "the value of Ⓜ for Ⓞ was greater than that of Ⓜ",
                "Ⓜ with Ⓜ had a better prognostic value than Ⓜ alone",
            ),
            misses=("Ⓜ had shorter Ⓞ than those of low Ⓜ", "Ⓞ was similar to that of Ⓜ"),
        ),
    ),
)
