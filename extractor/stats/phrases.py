"""Phrases of the grammar: words joined by blanks or hyphens that are one token."""

from __future__ import annotations

from .lexemes import Lexeme

# Words joined by blanks or hyphens; the longest phrase wins.
_PHRASES_BY_CLASS: tuple[tuple[Lexeme, tuple[str, ...]], ...] = (
    (Lexeme("P"), ("p value", "p values", "p val", "p vals", "p-s")),
    (Lexeme("P", "trend"), ("p trend", "p for trend", "p of trend", "p for linear trend")),
    (Lexeme("P", "trend"), ("p value for trend", "p values for trend", "trend p", "p linear")),
    (Lexeme("P", "interaction"), ("p interaction", "p for interaction", "p value for interaction")),
    (Lexeme("P", "interaction"), ("p values for interaction", "interaction p", "p int")),
    (Lexeme("P", "log_rank"), ("log rank p", "p log rank", "log rank p value", "logrank p")),
    (Lexeme("P", "adjusted"), ("adjusted p", "corrected p", "p adj", "p adjusted", "fdr p")),
    (Lexeme("P", "adjusted"), ("adjusted p value", "corrected p value", "adjusted p values")),
    (Lexeme("P", "adjusted"), ("q value", "q values", "p corrected", "p fdr", "p corr")),
    (Lexeme("P", "one_sided"), ("one sided p", "one tailed p", "one sided p value", "p one sided")),
    (Lexeme("M", "HR"), ("hazard ratio", "hazard ratios", "hazards ratio", "hazards ratios")),
    (Lexeme("M", "HR"), ("hazard rate ratio", "relative hazard", "hazard risk ratio")),
    (Lexeme("M", "HR"), ("hazard risk", "risk hazard", "hazards rate")),
    (Lexeme("M", "SHR"), ("subdistribution hazard ratio", "sub distribution hazard ratio")),
    (Lexeme("M", "SHR"), ("subdistribution hr", "sub hazard ratio", "subhazard ratio")),
    (Lexeme("M", "SHR"), ("sub distribution hr", "subdistribution hazard ratios")),
    (Lexeme("M", "OR"), ("odds ratio", "odds ratios", "relative odds", "odd ratio", "odds")),
    (Lexeme("M", "DOR"), ("diagnostic odds ratio",)),
    (Lexeme("M", "RR"), ("relative risk", "relative risks", "risk ratio", "risk ratios")),
    (Lexeme("M", "RR"), ("rate ratio", "rate ratios", "relative rate", "prevalence ratio")),
    (Lexeme("M", "RR"), ("relative ratio", "relative risk ratio")),
    (Lexeme("M", "IRR"), ("incidence rate ratio", "incidence rate ratios", "incidence ratio")),
    (Lexeme("M", "SIR"), ("standardized incidence ratio", "standardised incidence ratio")),
    (Lexeme("M", "SMR"), ("standardized mortality ratio", "standardised mortality ratio")),
    (Lexeme("M", "RD"), ("risk difference", "absolute risk difference", "absolute difference")),
    (Lexeme("M", "RD"), ("rate difference", "treatment difference", "between group difference")),
    (Lexeme("M", "RRR"), ("risk reduction", "relative risk reduction", "relative reduction")),
    (Lexeme("M", "ARR"), ("absolute risk reduction", "absolute reduction")),
    (Lexeme("M", "SMD"), ("standardized mean difference", "standardised mean difference")),
    (Lexeme("M", "WMD"), ("weighted mean difference",)),
    (Lexeme("M", "MD"), ("mean difference", "mean differences", "difference in means")),
    (Lexeme("M", "beta"), ("regression coefficient", "beta coefficient")),
    (Lexeme("C"), ("confidence interval", "confidence intervals", "confidence limits")),
    (Lexeme("C"), ("confidence limit", "credible interval", "credibility interval")),
    (Lexeme("C"), ("confidential interval", "confidential intervals")),  # a common misprint
    (Lexeme("C"), ("confidence int", "conf interval", "credible intervals", "c i")),
    (
        Lexeme("X", "AUC"),
        (
            "area under the curve",
            "area under curve",
            "area under the concentration-time curve",
            "areas under the curve",
        ),
    ),
    (Lexeme("X", "AUC"), ("area under the roc curve", "area under the roc")),
    (Lexeme("X", "AUC"), ("area under the receiver operating characteristic curve",)),
    (Lexeme("X", "AUC"), ("area under the receiver operating characteristics curve",)),
    (Lexeme("X", "C-index"), ("c index", "c statistic", "concordance index", "c statistics")),
    (Lexeme("R", "r"), ("correlation coefficient", "correlation coefficients", "pearson r")),
    (Lexeme("R", "rho"), ("spearman rho", "spearman r", "spearman's rho", "rank correlation")),
    (Lexeme("L"), ("significance level", "level of significance", "significance threshold")),
    (Lexeme("L"), ("alpha level", "type i error", "type 1 error", "alpha error", "α level")),
    (Lexeme("L"), ("type i error rate", "significant level", "level of statistical significance")),
    (Lexeme("L"), ("statistical significance level", "α error", "type i error probability")),
    (Lexeme("h"), ("upper limit", "upper bound", "upper confidence limit", "upper boundary")),
    (Lexeme("h"), ("upper limit of the", "upper bound of the", "upper confidence bound")),
    (Lexeme("%"), ("percentage points", "percentage point", "per cent", "percent points")),
    (Lexeme("e"), ("standard deviation", "standard deviations")),
    (Lexeme("R", "r2"), ("coefficient of determination",)),
    (Lexeme("F"), ("follow up", "followed for", "followed up for", "follow ups", "followed up")),
    (Lexeme("Q", "iqr"), ("interquartile range", "inter quartile range", "interquartile ranges")),
    (Lexeme("S"), ("not significant", "non significant", "not statistically significant")),
    (Lexeme("Z"), ("not reached", "not yet reached", "not estimable", "not evaluable")),
    (Lexeme("Z"), ("not been reached", "not attained", "not yet been reached")),
    (Lexeme("l"), ("log rank", "log rank test")),
    (Lexeme("1"), ("one sided", "one tailed", "1 sided", "1 tailed", "single sided")),
    (Lexeme("O", "<"), ("less than", "lower than", "smaller than")),
    (Lexeme("O", ">"), ("greater than", "more than", "higher than", "larger than")),
    (Lexeme("O", "<="), ("less than or equal to", "at most", "no more than", "lower or equal to")),
    (Lexeme("O", ">="), ("greater than or equal to", "at least")),
    (Lexeme("O", "="), ("equal to",)),
    (Lexeme("v"), ("compared with", "compared to", "as compared with", "as compared to")),
    (Lexeme("v"), ("in comparison with", "as opposed to")),
)


_Phrase = tuple[tuple[str, ...], Lexeme]  # the words behind the second, and what it means


def _phrase_table() -> dict[str, dict[str, tuple[_Phrase, ...]]]:
    """Return the phrases by their first and second word ("" for none), longest first."""
    table: dict[str, dict[str, list[_Phrase]]] = {}
    for lexeme, phrases in _PHRASES_BY_CLASS:
        for phrase in phrases:
            first, second, *rest = *phrase.split(), ""
            end = len(rest) - 1 if rest else 0
            table.setdefault(first, {}).setdefault(second, []).append((tuple(rest[:end]), lexeme))
    return {
        first: {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in seconds.items()}
        for first, seconds in table.items()
    }


PHRASES = _phrase_table()
