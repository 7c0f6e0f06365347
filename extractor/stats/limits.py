"""Words that make a p-value a limit of significance: "p < 0.05 was considered significant"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that make a statement one about limits; ``side`` is where they stand."""

    side: str  # before, after, or sentence
    pattern: re.Pattern[str]
    needs: str  # words in small letters, one of which stands in whatever the pattern finds
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    only_below: bool = False  # "p = 0.001" behind a mark is a finding, "p < 0.001" a limit


CUES: tuple[Cue, ...] = (
    Cue(
        side="after",
        pattern=re.compile(
            r"^[^.;]{0,60}?\b(?:(?:was|were|is|are|being|be|has been|have been)\s+)?(?:considered|"
            r"regarded|deemed|taken|accepted|defined|set|used|chosen|treated|judged|adopted|"
            r"established|assumed|denot\w+|indicat\w+|represent\w+|signif(?:y|ies|ied)|required|"
            r"reflect\w*|constitut\w+|interpreted|designated|specified)\b[^.;]{0,60}\b(?:significan|"
            r"criteri|threshold|cut-?off|level|differ)",
            _I,
        ),
        needs="significan|criteri|threshold|cut|level|differ",
        hits=("p < 0.05 was considered statistically significant",),
        misses=("P < 0.05 for both groups and survival",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^[\s)\]]{0,3}(?:\([^)]{0,30}\)\s?)?(?:(?:was|were|is|are|as)\s+)?(?:the\s+)?(?:statistical"
            r"(?:ly)?\s+)?(?:significan(?:t|ce)\s*(?:level|threshold)?)\s*[.;,]?$|^\s*level\b",
            _I,
        ),
        needs="significan|level",
        hits=("p < 0.05 was statistically significant", "the P < 0.05 level"),
        misses=("P < 0.05, significant for OS in women",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^[^.;]{0,50}?\b(?:were|was|are|to be)\s+(?:then\s+|subsequently\s+|further\s+)?"
            r"(?:entered|"
            r"included|selected|retained|put|incorporated|introduced|analysed|analyzed|considered)\b",
            _I,
        ),
        needs="enter|includ|select|retain|put|incorporat|introduc|analy|consider",
        hits=("P < 0.10 in univariate analysis were entered into the model",),
        misses=("P < 0.05 was seen",),
    ),
    Cue(  # the legend of a mark
        side="before",
        only_below=True,
        pattern=re.compile(
            r"\*\s?$|[‡†§#]\s?$|(?:^|[\s(.;,:])[*‡†§#¶]{1,4}\s?[),:=]?\s?"
            r"(?:(?:denotes?|indicates?|represents?|means?|signif(?:y|ies))\s)?(?:an?\s)?$",
            _I,
        ),
        needs="*|‡|†|§|#|¶",
        hits=("* p < 0.05", "as mean; *, p < 0.05 versus sham", "† denotes p < 0.05"),
        misses=("OS (HR 1.5*, p < 0.05)", "(*: P = 0.05, #: P = 0.001)"),
    ),
    Cue(  # marks that are signs of other things too count only where a legend's part begins
        side="before",
        only_below=True,
        pattern=re.compile(
            r"(?:^|[.;,:(]\s?)(?:[+^$&@°¤!~×]{1,4}|[ᵃᵇᶜᵈᵉ])\s?[),:=]?\s?"
            r"(?:(?:denotes?|indicates?|represents?|means?|signif(?:y|ies))\s)?(?:an?\s)?$",
            _I,
        ),
        needs="+|^|$|&|@|°|¤|!|~|×|ᵃ|ᵇ|ᶜ|ᵈ|ᵉ",
        hits=("Bars are means; ++ p < 0.05, ^^p < 0.01 versus sham", "$: P < 0.001"),
        misses=("HR 0.7 & p < 0.05", "loss of CD4+ (p < 0.05)"),
    ),
    Cue(  # "ns" explained
        side="before",
        pattern=re.compile(
            r"\bn\.?\s?s\.?\s?(?:[:=]"
            r"|[,:=]\s?(?:not|non)[- ]?(?:statistically )?significant\s?[,:;(=]"
            r"|(?:denotes?|indicates?|represents?|means?)\b)\s?(?:an?\s)?$",
            _I,
        ),
        needs="ns|n.|n s",
        hits=("n.s., non-significant, P > 0.05", "ns: p > 0.05"),
        misses=("The change was NS (p > 0.05)",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"(?:\b(?:signific\w+|considered|regarded|deemed|defined|set|established|assumed|accepted|"
            r"denoted|determined|taken|declared|inferred|assessed|evaluated|tested|indicated|specified|"
            r"fixed|judged|used)\b[^.;]{0,40}?\b(?:at|as|if|when|with|to be|by|was|of|for|where|"
            r"whenever)\b)[^.;,()]{0,60}$",
            _I,
        ),
        needs=(
            "signific|consider|regard|deem|defin|set|establish|assum|accept|denot|determin|"
            "taken|declar|infer|assess|evaluat|test|indicat|specif|fix|judg|used"
        ),
        hits=(
            "Statistical significance was set at p < 0.05",
            "considered significant when p < 0.05",
        ),
        misses=("High expression was significantly associated with OS (p < 0.05",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:level of (?:statistical )?significance|"
            r"significan(?:ce|t) (?:level|threshold)|cut-?off|"
            r"threshold|criterion|criteria|two-sided (?:test|alpha)|alpha|α|"
            r"nominal)\b[^.;()]{0,50}$",
            _I,
        ),
        needs="significan|cut|threshold|criteri|two-sided|alpha|α|nominal",
        hits=("the level of significance was p < 0.05",),
        misses=("significant difference (p < 0.05",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:variables?|factors?|covariates?|parameters?|predictors?|those|genes?|features?)\s"
            r"(?:\w+\s){0,4}?(?:with|having|at|reaching|showing)\s(?:an?\s)?(?:\w+\s)?$",
            _I,
        ),
        needs="variable|factor|covariate|parameter|predictor|those|gene|feature",
        hits=("variables with a p < 0.1",),
        misses=("survival of patients with low RANK (p < 0.05",),
    ),
    Cue(
        side="after",
        pattern=re.compile(
            r"^ (?:as (?:the )?(?:criterion|limit|level) )?for (?:the )?(?:removal|entry|inclusion|"
            r"exclusion|retention|selection|elimination|backward|stepwise|entering|statistical sig)"
            r"|^\s?\(?[^.;,]{0,30}\b(?:boundar(?:y|ies)|stopping rule)\b",
            _I,
        ),
        needs=(
            "removal|entry|inclusion|exclusion|retention|selection|elimination|backward|"
            "stepwise|entering|statistical sig|boundar|stopping"
        ),
        hits=("elimination used P > 0.1 for removal", "stopping at p < 0.001 (Peto boundary)"),
        misses=("P < 0.01 for relapse",),
    ),
    Cue(
        side="before",
        pattern=re.compile(
            r"\b(?:consider(?:ed)?|regard(?:ed)?|deem(?:ed)?|accepted|limit (?:at|of|was)"
            r")\s(?:an?\s|the\s)?(?:[\w-]+\s)?$",
            _I,
        ),
        needs="consider|regard|deem|accept|limit",
        hits=("We considered p < 0.01 (0.05/5) significant", "With the limit at P < 0.05"),
        misses=("patients considered unfit (P < 0.05",),
    ),
)
