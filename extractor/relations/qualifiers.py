"""Words that qualify a statement: negated, hedged, cited, by which analysis, in whom."""

from __future__ import annotations

import re

from ..codes import Analysis
from .rule import Cue

_I = re.IGNORECASE

# "A was related to grade, but B was not": what is denied stands before.
LEFT_OUT = Cue(
    id="left_out",
    pattern=re.compile(r"Ⓜ[^;ⓄⓈ]{0,60}\b(?:was|were|is|are|did|does|do|had) not\s*[.;,]?\s*$", _I),
    hits=("Ⓜ related to Ⓞ, but Ⓜ levels were not.",),
    misses=("Ⓜ was not high",),
)

NEGATIONS = (
    Cue(
        id="not_verb",
        pattern=re.compile(
            r"\b(?:(?:was|were|is|are|be|been|did|does|do|has|have|had|could"
            r"|can)\s+(?:\w+\s+)?not(?!\s+only)|cannot|didn't|wasn't"
            r"|not(?!\s+only))\s+(?:\w+ly\s+|been\s+|found\s+|to\s+be\s+|be\s+|shown\s+"
            r"|show\s+(?:a|any)\s+|observed\s+|statistically\s+)*"
            r"(?:associat\w+|correlat\w+|relat\w+|link\w+|predict\w*|affect\w*"
            r"|influenc\w+|impact\w*|differ\w*|significan\w*"
            r"|prognos\w+|independent\w*|an?\s+(?:\w+\s+){0,2}(?:predictor|factor|marker"
            r"|indicator|determinant)|(?:any\s+)?(?:\w+\s+){0,2}(?:association"
            r"|correlation|difference|effect|impact|relationship|influence)|reach\w*"
            r"|confirm\w*|observed|found|seen|shorter|longer|retain\w*|remain\w*|support\w*"
            r"|(?:have|add|carry|hold|possess|provide|show)\s+(?:\w+\s+){0,3}?(?:prognostic"
            r"|predictive"
            r"|value|significance|information)"
            r"|associate|prolong\w*|improve\w*"
            r"|(?:able|capable of|useful in) (?:to )?(?:discriminat|distinguish|predict)\w*)",
            _I,
        ),
        hits=(
            "was not significantly associated with",
            "did not predict",
            "was not an independent predictor",
        ),
        misses=("was associated with", "not only shorter"),
    ),
    Cue(
        id="no_noun",
        pattern=re.compile(
            r"^\W*(?:\w+:\s+)?none\b(?!\s+other)[^;]*\b(?:was|were|is|are|had|predict\w*"
            r"|correlat\w*|show\w*|affect\w*"
            r"|influenc\w*)\b"
            r"|\b(?:no|without|lack of|neither|nor|any)\s+(?:\w+\s+|[ⓄⓂ]+\s*|,\s*){0,4}?"
            r"(?:associat\w+|correlat\w+|differen\w+|impact|effects?|influence"
            r"|relation\w*|prognostic|predictive|value|significan\w+|links?"
            r"|interactions?|evidence|trend|role|improvement|survival)\b",
            _I,
        ),
        hits=("no significant association was found", "no difference in", "neither predictive"),
        misses=("no patient died",),
    ),
    Cue(
        id="failed",
        pattern=re.compile(
            r"\b(?:fail(?:ed|s)? to (?:show|predict|correlate|reach|demonstrate|find"
            r"|confirm|associate|reveal|remain|retain)|lost (?:its |their "
            r"|the )?(?:\w+ ){0,2}(?:significance|value|impact|effect|power)|no longer|(?:not"
            r"|non)-?significant(?:ly)?|insignificant(?:ly)?|unrelated to"
            r"|no (?:more|less|higher|lower|better|worse)"
            r"|similar (?:between|in|for|among|across|regardless)|comparable (?:between"
            r"|in|among)|(?:similar|comparable|equivalent|identical) to(?=\s+(?:\w+\s+){0,5}Ⓜ)"
            r"|regardless of|irrespective of|neither|independent of)\b",
            _I,
        ),
        hits=("failed to predict", "lost its significance", "were similar between"),
        misses=("remained significant",),
    ),
    LEFT_OUT,
)

HEDGES = (
    Cue(
        id="hedge",
        pattern=re.compile(
            r"\b(?:may|might|could(?! (?:not )?be (?:\w+ly )?(?:detected|found|shown"
            r"|demonstrated|observed|seen"
            r"|established|confirmed))|possibl[ey]|perhaps|probabl[ey]|potential(?:ly)?"
            r"|suggest(?:s|ed|ing|ive)?|appear(?:s|ed)?\s+to|seem(?:s|ed)?|likely"
            r"|presumabl[ey]|putative|speculat\w+|hypothesi\w+|candidate|controversial"
            r"|(?:a\s+)?(?:slight\s+|strong\s+)?trend\b|tend(?:ed|s|ency))\b",
            _I,
        ),
        hits=("may be associated", "tended to have", "a trend towards"),
        misses=("was associated",),
    ),
)

MAYBE = (
    Cue(
        id="maybe",
        pattern=re.compile(
            r"\b(?:may|might|could(?! (?:not )?be (?:\w+ly )?(?:detected|found|shown"
            r"|demonstrated|observed|seen"
            r"|established|confirmed)"
            r"| predict (?:an? )?(?:poor|worse|shorter|reduced|longer|better|favou?rable)\b"
            r"| (?:independently|significantly|accurately|effectively|reliably) (?:predict|stratify"
            r"|distinguish|discriminate|separate)"
            r")|possibl[ey]|perhaps|potential(?:ly)?|putative"
            r"|candidate|would)\b",
            _I,
        ),
        hits=("may influence prognosis", "a potential marker"),
        misses=("was associated with", "suggests that"),
    ),
)

CITING = (
    Cue(
        id="others",
        pattern=re.compile(
            r"\b(?:previous(?:ly)?|prior|earlier|other|recent|several|many|numerous|some"
            r"|various|different|published|certain|past|two"
            r"|three)\s+(?:\w+\s+){0,2}(?:stud(?:y|ies)|reports?|works?|data|literature"
            r"|authors?|investigat\w+|groups?(?=\s+(?:have|had|has|also|found|show|report"
            r"|demonstrat|observ|investigat))|trials?|analys[ei]s|meta-analys[ei]s"
            r"|evidence|researche?r?s?|findings)\b|\bet al\b|\b(?:studies|authors"
            r"|reports|researchers|investigators) (?:have|had|has|found|showed|reported"
            r"|demonstrated|suggested)\b|\bhas been (?:\w+ly |also )?(?:reported|shown"
            r"|demonstrated|described|found|linked|associated|implicated|correlated)\b"
            r"|\bhave been (?:\w+ly |also )?(?:reported|shown|demonstrated|described|found"
            r"|linked|associated|correlated)\b|\b(?:were|was|is|been) (?:also |previously "
            r"|recently )?reported\b|\bin (?:a|another|one) (?:recent |previous |large "
            r"|retrospective |prospective )*(?:study|trial|cohort|meta-analysis"
            r"|report)\b|\bpreviously\b|(?-i:\b(?!We\b)[A-Z][a-z]+) (?:reported|found|showed"
            r"|demonstrated|observed) that\b|\bcolleagues\b|\bco-?workers\b"
            r"|\bin the literature\b",
            _I,
        ),
        hits=("previous studies have shown", "Smith et al. found", "has been reported"),
        misses=("our data show", "we found"),
    ),
)

OWN = (
    Cue(
        id="own",
        pattern=re.compile(
            r"\b(?:our\s+(?:\w+\s+){0,3}(?:stud(?:y|ies)|results?|data|findings?"
            r"|analys[ei]s|cohort|series|patients|meta-analysis|work|group)"
            r"|(?:the )?(?:present|current)\s+(?:\w+\s+){0,2}(?:study|analysis|work"
            r"|meta-analysis|cohort|series|trial|data|report)|this (?:study"
            r"|meta-analysis|analysis|cohort|trial|work)|in our|we (?:found|observed"
            r"|show(?:ed)?|demonstrate[d]?|report(?:ed)?|reveal(?:ed)?|identified|detected|noted"
            r"|confirm(?:ed)?|also|further|have|could|did)|in (?:line|agreement"
            r"|accordance|contrast|concordance|keeping) (?:with|to)|consistent with"
            r"|contrary to|similar to|as (?:previously )?(?:reported|described"
            r"|shown) (?:previously|by|in|before))\b",
            _I,
        ),
        hits=("in our study", "we found that", "in line with", "the present analysis"),
        misses=("Smith found that",),
    ),
)

ANALYSES: tuple[tuple[Analysis, Cue], ...] = (
    (
        "univariate",
        Cue(
            id="univariate",
            pattern=re.compile(
                r"\b(?:uni-?varia(?:te|ble|nt)|un-?adjusted|crude|single-?variable)\b", _I
            ),
            hits=("in univariate analysis", "unadjusted HR"),
            misses=("multivariate",),
        ),
    ),
    (
        "multivariate",
        Cue(
            id="multivariate",
            pattern=re.compile(
                r"\b(?:multi-?varia(?:te|ble|nt)|multiple (?:Cox|regression|logistic)"
                r"|(?<!un)(?<!un-)adjust(?:ed|ing|ment)|controll(?:ed|ing) for"
                r"|independent(?:ly)?(?!\s+(?:of"
                r"|cohort|validation|data|stud|set|series|groups?|patient|sample|t-test"
                r"|review)))\b",
                _I,
            ),
            hits=("in multivariable analysis", "independent predictor", "adjusted HR"),
            misses=("univariate", "unadjusted", "an independent cohort"),
        ),
    ),
    (
        "log_rank",
        Cue(
            id="log_rank",
            pattern=re.compile(r"\blog[- ]?rank\b|\bkaplan|\bmantel", _I),
            hits=("log-rank p", "Kaplan-Meier analysis"),
            misses=("rank-sum",),
        ),
    ),
    (
        "correlation",
        Cue(
            id="correlation",
            pattern=re.compile(
                r"\b(?:spearman|pearson|chi-?squared?|χ2|fisher|mann-?whitney"
                r"|correlat(?:ed|es?|ion|ions|ing))\b",
                _I,
            ),
            hits=("Fisher's exact test", "was correlated with"),
            misses=("associated with",),
        ),
    ),
)

SUBJECTS = (
    Cue(
        id="cell_line",
        pattern=re.compile(
            r"\b(?:cell[- ]lines?|in vitro|transfect\w+|knock-?(?:down|out)|silenc(?:ed"
            r"|ing)|siRNA|shRNA|cultured"
            r"|(?-i:[A-Z][A-Za-z]*[-/]?\d\w*)\s+(?:Ⓒ+\s+)?cells|ectopic(?:ally)?"
            r"|overexpressing cells|spheroids?|organoids?"
            r"|cells? (?:expressing|overexpressing))\b",
            _I,
        ),
        hits=("MCF-7 cell lines", "in vitro"),
        misses=("tumour cells of patients",),
    ),
    Cue(
        id="animal",
        pattern=re.compile(
            r"\b(?:mice|mouse|murine|rats?|xenograft\w*|in vivo|animal models?"
            r"|transgenic|zebrafish)\b",
            _I,
        ),
        hits=("nude mice", "a xenograft model"),
        misses=("patients",),
    ),
)
VAGUE = Cue(
    id="vague",
    pattern=re.compile(
        r"\b(?:dys|de)-?regulat\w+|\baberran\w+|\bimplicated\b"
        r"|\b(?:highlight|underscor|underlin|emphasi[sz]|stress)\w*\s+(?:the|their|its)\s+(?:\w+\s+)?"
        r"(?:importance|roles?|need|potential|value|relevance)\b",
        _I,
    ),
    hits=("Dysregulation of Ⓜ correlated with Ⓞ", "Ⓜ was implicated in Ⓞ"),
    misses=("upregulation of Ⓜ", "regulated by Ⓜ"),
)
