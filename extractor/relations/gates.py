"""Sentences and clauses that state no finding about a marker, by what they are instead."""

from __future__ import annotations

import re

from ..types import Reason
from .rule import Cue

_I = re.IGNORECASE

SENTENCE_GATES: tuple[tuple[Reason, Cue], ...] = (
    (
        Reason.NO_RESULT,
        Cue(
            id="aim",
            pattern=re.compile(
                r"^\W*(?:(?:background|objectives?|purpose|aims?|introduction|methods?"
                r"|thus|therefore|hence|here(?:in)?|next|then|finally|first|second|additionally"
                r"|moreover|furthermore|in this (?:study|paper|report|work)"
                r"|in the present study"
                r"|(?:using|based on|with|from|in|among)\s[^,;Ⓞ]{3,120}(?=,\s+we\s))\W+)*"
                r"(?:(?:in order )?to (?:further |better )?(?:\w+ly )?(?:investigate"
                r"|evaluate|assess|examine|explore|determine|study|analy[sz]e|identify"
                r"|test|validate|clarify|compare|elucidate|address|confirm|verify|define"
                r"|measure|quantify|estimate)\b(?![^.]*Ⓢ)"
                r"|the (?:\w+ )?(?:aim|purpose|objective|goal)s? (?:of|was|were|is)"
                r"|(?:our|this|another) (?:\w+ )?(?:aim|purpose|objective|goal)s?\b"
                r"|(?:we|the (?:authors|investigators)|(?:this|the(?: present| current)?|our)"
                r" (?:stud(?:y|ies)|analysis|report|work|trial)) (?:have |then |also |next "
                r"|further "
                r"|therefore |first "
                r"|thus )?(?:aim(?:ed)?|sought|investigated?|evaluated?|assess(?:ed)?|examined?"
                r"|explored?|stud(?:y|ied)|analy[sz]ed?|compared?|tested|asked|wanted|intended"
                r"|quantif(?:y|ied)"
                r"|set out|hypothesi[sz]ed|looked|determined (?:whether|if))\b"
                r"(?![^.]*(?:\band (?:we )?(?:found|observed"
                r"|showed|identified)\b|Ⓢ)))",
                _I,
            ),
            hits=(
                "To evaluate the role of RANK.",
                "We investigated whether RANK predicts OS.",
                "The aim of this study was to",
                "The authors evaluated the association between",
                "Using two cohorts of patients, we investigated the value of RANK",
            ),
            misses=("We found that RANK predicted OS.", "High RANK predicted OS."),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="aim_inside",
            pattern=re.compile(
                r"\b(?:aim(?:s|ed)?|designed|conducted|performed|undertaken|carried out"
                r"|used|sought|planned|needed|required|warranted|necessary"
                r"|attempt(?:ed)?) (?:[\w-]+ ){0,10}?to (?:\w+ly )?(?:investigate|evaluate"
                r"|assess|examine|explore|determine|clarify|confirm|validate|identify"
                r"|analy[sz]e|study|estimate|test|compare)\b|\bwhether\b(?! or not)(?!.*Ⓢ)"
                r"|\b(?:future|further|larger|prospective|more) (?:\w+ )?(?:studies|trials|work"
                r"|research|data)"
                r" (?:should|must|will|(?:is|are|may be|would be) (?:\w+ )?(?:needed|required"
                r"|necessary|warranted))\b"
                r"|\b(?:needs?|has|have|remains?) to be (?:\w+ly )?(?:confirmed|established"
                r"|determined|validated"
                r"|clarified|proven|demonstrated|investigated|elucidated)\b"
                r"|\b(?:has|have) not (?:yet )?been (?:\w+ly )?(?:reported|studied|investigated"
                r"|examined|explored"
                r"|evaluated|assessed|described|clarified|determined|established)\b"
                r"|\b(?:purpose|aim|goal|intention) of (?:\w+ing)\b"
                r"|\b(?:studies|reports|groups|authors|investigators|researchers|papers"
                r"|publications)"
                r" (?:(?:are|were|have been|on) )?(?:currently )?(?:studying|analy[sz]ing"
                r"|investigating|evaluating"
                r"|examining|exploring|addressing|assessing)\b(?!.*Ⓢ)"
                r"|\bto (?:determine|see|test|check|examine|assess|evaluate|learn) (?:if|how)\b"
                r"(?![^.]*Ⓢ)"
                r"|\b(?:it is|remains?|is still|are still) (?:\w+ )?(?:unclear|unknown"
                r"|uncertain|to be (?:\w+ )?(?:determined|established|elucidated"
                r"|clarified|investigated|seen))\b"
                r"|(?<!multiple )\bhypothes[ie][sz]\w*(?!-generating)\b"
                r"|\bshould be (?:\w+ )?(?:investigated|studied|validated|confirmed"
                r"|explored)\b|\bfurther (?:\w+ ){0,3}(?:stud(?:y|ies)|research"
                r"|investigations?|trials?|analyses|validation)\b|\bto our knowledge\b"
                r"|\bthere (?:have|has) been (?:no|few|several|many|only)\b|\baimed at\b"
                r"|\bwill (?:also |further |then )?(?:allow|enable|permit|be (?:able|used"
                r"|correlated|compared|assess|evaluat|explor|analy[sz]|investigat|examin|test"
                r"|studied))\w*"
                r"|\b(?:data|evidence|information|studies|reports|literature)\b[^;.]*\b(?:scarce"
                r"|sparse|scant|lacking)\b"
                r"(?!.*Ⓢ)|\bwill be (?:\w+ )?(?:collected|taken|obtained|measured|recorded"
                r"|stored|monitored)\b"
                r"|\busable for\b|\bin an effort\b|\bfew (?:studies|data|reports)\b"
                r"|\bexclusion criteria\b|\binclusion criteria\b|\beligib"
                r"|\b(?:assigned|scored|awarded|given)\s+(?:\w+\s+)?points?\b"
                r"|\band (?:also |then |further )?(?:compared|evaluated|assessed|investigated"
                r"|examined|explored)\s+(?:the|its|their)\b(?!.*Ⓢ)"
                r"|\bwas defined as\b|\bwere defined as\b|\bdefined as the time\b"
                r"|\bis defined\b|\bconfounding (?:factors?|variables?)\b|\bconfounders\b",
                _I,
            ),
            hits=(
                "A study was conducted to assess whether RANK",
                "It remains unclear if",
                "Further studies are needed",
                "The trial will allow correlations of OS with RANK",
                "Future trials should determine if RANK",
                "the link of RANK with OS has not been studied",
                "several groups are studying RANK and its prognostic value",
            ),
            misses=("RANK was associated with OS", "Further data showed shorter OS"),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="baseline",
            pattern=re.compile(
                r"^(?!.*\b(?:predict|associated|correlat))(?:.*\b(?:baseline|patient|clinical"
                r"|demographic) (?:\w+ )?"
                r"(?:characteristics|demographics|features)\b.*\b(?:balanced|similar|comparable"
                r"|differ\w*|matched)\b"
                r"|.*\b(?:well|evenly|(?:was|were|being))[- ](?:balanced|matched)\b)"
                r"|^(?!.*\b(?:surviv|mortality|recurr|relaps|respon|(?:OS|PFS|DFS|RFS)\b|high|low"
                r"|positiv|negativ)).*\b(?:groups|arms)\b[^,;.]{0,40}?\s(?:did not differ"
                r"|were (?:similar|alike)|had no (?:significant )?differences?)\b[^,;]{0,30}\bin\b",
                re.IGNORECASE | re.DOTALL,
            ),
            hits=(
                "Baseline characteristics were similar in both arms, RANK and stage included",
                "The two groups with cancer had no difference in RANK or stage",
            ),
            misses=(
                "Baseline RANK was associated with stage",
                "The groups of high and low RANK did not differ in stage",
                "The two groups did not differ in survival",
            ),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="title",
            pattern=re.compile(
                r"^(?!.*(?:Ⓢ|\bno\b|\bnot\b))(?=.*\b(?:significance|values?|roles?|impacts?"
                r"|relevance|implications?"
                r"|relationships?|correlations?|associations?|predictors?|links?)\b)"
                r"(?!.*\b(?:is|are|was|were|be|been|has|have|had|do|does|did|may|might|can|could"
                r"|will|would|should"
                r"|predict(?:s|ed)|correlate[sd]|associate[sd]|relate[sd]|linked|depend\w*"
                r"|confer\w*|show(?:s|ed|n)?|determine[sd]?"
                r"|influence[sd]?|affect(?:s|ed)?|indicate[sd]?|portend\w*|leads?|led"
                r"|reduce[sd]?|increase[sd]?|decrease[sd]?"
                r"|improve[sd]?|promote[sd]?|impair\w*|worsen\w*|shorten\w*|prolong\w*|lived"
                r"|survived|died|remain\w*|became"
                r"|gave|made|tended|exhibit\w*|display\w*|demonstrat\w*|reveal\w*|found|find"
                r"|observed?|seen|noted|identif\w*"
                r"|contribut\w*|suggest\w*|confirm\w*|represent\w*|serves?|emerged?|appear\w*"
                r"|exist\w*|report\w*"
                r"|support\w*|we|it)\b)",
                re.IGNORECASE | re.DOTALL,
            ),
            hits=(
                "Prognostic significance of RANK in gastric cancer.",
                "RANK as a predictor of outcome: a study",
            ),
            misses=("RANK predicted the outcome.", "No association of RANK with grade."),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="method",
            pattern=re.compile(
                r"^(?!.*(?:Ⓢ|\b(?:found|showed?|shown|observed|revealed|demonstrated"
                r"|significant)))(?=.*\b(?:was|were)(?: \w+ly)? (?:(?:collected|enrolled"
                r"|included|recorded|and) (?:and )?)?(?:analy[sz]ed|evaluated|assessed"
                r"|examined|investigated|collected|measured|performed|determined"
                r"|calculated|compared|estimated|tested|explored|studied|enrolled"
                r"|retrieved|used)\b)|\bwe (?:\w+ )?(?:performed|conducted|carried out"
                r"|undertook)\b(?!.*Ⓢ)",
                re.IGNORECASE | re.DOTALL,
            ),
            hits=(
                "OS of patients with high RANK was compared between the groups.",
                "We therefore performed the meta-analysis to derive the prognostic value.",
            ),
            misses=("RANK was evaluated and found to predict shorter OS.", "RANK predicted OS."),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="open_question",
            pattern=re.compile(
                r"\b(?:contradictory|controversial|inconclusive|inconsistent|conflicting"
                r"|debated?|not (?:been )?(?:well |fully |yet )?(?:established"
                r"|understood|clear|known))\b(?!.*Ⓢ)",
                _I,
            ),
            hits=("The prognostic role of RANK is still controversial.",),
            misses=("RANK is an established prognostic marker.",),
        ),
    ),
    (
        Reason.THRESHOLD,
        Cue(
            id="threshold",
            pattern=re.compile(
                r"\b(?:considered|regarded|deemed|taken|accepted|set|defined"
                r"|interpreted) (?:as |to be "
                r"|at )?(?:\w+ ){0,2}(?:statistically )?significan"
                r"|\bsignificance (?:level|threshold)"
                r"|\blevel of (?:statistical )?significance|\bpower of \d+"
                r"|\bsample size\b|\bto detect\b",
                _I,
            ),
            hits=("was considered statistically significant", "the significance level was"),
            misses=("was significantly shorter",),
        ),
    ),
    (
        Reason.NO_RESULT,
        Cue(
            id="legend",
            pattern=re.compile(
                r"^\W*(?:abbreviations?|note|notes)\b\s*[:.]|\bsearch (?:terms?|strategy"
                r"|was)\b|\bkeywords?\b|\bPubMed\b",
                _I,
            ),
            hits=("Abbreviations: OS, overall survival", "the search terms were"),
            misses=("In short, OS was",),
        ),
    ),
)
