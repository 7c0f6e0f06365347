"""The words of the grammar: what a word or phrase is for a printed statistic.

A text is read as a string of one-letter classes, one letter a token, and the productions in
``patterns.py`` are regular expressions over that string. The letters:

``N`` number · ``K`` number word · ``O`` comparator · ``~`` tilde · ``?`` damaged comparator ·
``P`` p-value word · ``M`` effect measure · ``C`` confidence interval · ``X`` AUC ·
``R`` correlation · ``D`` median · ``A`` mean · ``F`` follow-up · ``Q`` quartile range ·
``E`` range · ``U`` unit of time · ``u`` unit of dose · ``n`` the letter n · ``G`` people or cases ·
``v`` versus · ``b`` was, of · ``r`` from, between · ``t`` to · ``a`` and · ``S`` not significant ·
``Z`` not reached · ``s`` respectively · ``l`` log-rank · ``T`` trend · ``I`` interaction ·
``J`` adjusted, corrected · ``1`` one-sided · ``L`` alpha, significance level · ``w`` other word.
Punctuation stands for itself; all brackets are round; every dash is ``-``; ``B`` is ±.
"""

from __future__ import annotations

from typing import NamedTuple


class Lexeme(NamedTuple):
    """A class letter, and what the word means within it."""

    letter: str
    meaning: str = ""


ADJUSTED = "*"  # ends the meaning of a measure whose name says that it is adjusted

_MONTHS, _YEARS, _WEEKS, _DAYS, _HOURS = "months", "years", "weeks", "days", "hours"
_PEOPLE = (
    "patients participants subjects women men individuals persons people children adults "
    "volunteers infants males females girls boys cases controls survivors donors smokers "
    "samples specimens tumors tumours mice rats animals deaths events carriers carcinomas biopsies"
)

# Written exactly so: case tells the measure from a word.
CASED: dict[str, Lexeme] = {
    "p": Lexeme("P"),
    "P": Lexeme("P"),
    "HR": Lexeme("M", "HR"),
    "Hr": Lexeme("M", "HR"),
    "HRs": Lexeme("M", "HR"),
    "aHR": Lexeme("M", "HR*"),
    "AHR": Lexeme("M", "HR*"),
    "adjHR": Lexeme("M", "HR*"),
    "HRadj": Lexeme("M", "HR*"),
    "mHR": Lexeme("M", "HR*"),
    "cHR": Lexeme("M", "HR"),
    "pHR": Lexeme("M", "HR"),
    "HRR": Lexeme("M", "HR"),
    "sHR": Lexeme("M", "SHR"),
    "SHR": Lexeme("M", "SHR"),
    "sdHR": Lexeme("M", "SHR"),
    "csHR": Lexeme("M", "HR"),
    "OR": Lexeme("M", "OR"),
    "ORs": Lexeme("M", "OR"),
    "aOR": Lexeme("M", "OR*"),
    "AOR": Lexeme("M", "OR*"),
    "adjOR": Lexeme("M", "OR*"),
    "ORadj": Lexeme("M", "OR*"),
    "mOR": Lexeme("M", "OR*"),
    "cOR": Lexeme("M", "OR"),
    "pOR": Lexeme("M", "OR"),
    "DOR": Lexeme("M", "DOR"),
    "RR": Lexeme("M", "RR"),
    "RRs": Lexeme("M", "RR"),
    "aRR": Lexeme("M", "RR*"),
    "ARR": Lexeme("M", "ARR"),
    "RRR": Lexeme("M", "RRR"),
    "IRR": Lexeme("M", "IRR"),
    "aIRR": Lexeme("M", "IRR*"),
    "SIR": Lexeme("M", "SIR"),
    "SMR": Lexeme("M", "SMR"),
    "RD": Lexeme("M", "RD"),
    "ARD": Lexeme("M", "RD"),
    "SMD": Lexeme("M", "SMD"),
    "WMD": Lexeme("M", "WMD"),
    "MD": Lexeme("M", "MD"),
    "GMR": Lexeme("M", "GMR"),
    "hr": Lexeme("M", "hr"),
    "CI": Lexeme("C"),
    "CIs": Lexeme("C"),
    "ci": Lexeme("C"),
    "Ci": Lexeme("C"),
    "CI95": Lexeme("C", "95"),
    "CI90": Lexeme("C", "90"),
    "CI99": Lexeme("C", "99"),
    "IC95": Lexeme("C", "95"),
    "CrI": Lexeme("C"),
    "CL": Lexeme("C"),
    "CR": Lexeme("w"),
    "q": Lexeme("P", "adjusted"),
    "r": Lexeme("R", "r"),
    "R": Lexeme("R", "r"),
    "rs": Lexeme("R", "rho"),
    "rS": Lexeme("R", "rho"),
    "ρ": Lexeme("R", "rho"),
    "τ": Lexeme("R", "tau"),
    "α": Lexeme("L"),
    "β": Lexeme("M", "beta"),
    "n": Lexeme("n"),
    "N": Lexeme("n"),
    "b": Lexeme("y"),
    "o": Lexeme("y"),
    "V": Lexeme("y"),
    "NR": Lexeme("Z"),
    "NE": Lexeme("Z"),
    "NS": Lexeme("S"),
    "ns": Lexeme("S"),
    "Ns": Lexeme("S"),
    "v": Lexeme("v"),
    "IQR": Lexeme("Q", "iqr"),
    "IU": Lexeme("u"),
    "U": Lexeme("u"),
    "g": Lexeme("u"),
    "d": Lexeme("U", _DAYS),
    "y": Lexeme("U", _YEARS),
    "mo": Lexeme("U", _MONTHS),
    "m": Lexeme("U", _MONTHS),
    "h": Lexeme("U", _HOURS),
    "M": Lexeme("U", _MONTHS),
}

_BY_CLASS: tuple[tuple[Lexeme, str], ...] = (
    (Lexeme("P"), "pvalue pvalues pval pr p's"),
    (Lexeme("P", "trend"), "ptrend"),
    (Lexeme("P", "interaction"), "pinteraction pint pinter"),
    (Lexeme("P", "log_rank"), "plogrank plog"),
    (Lexeme("P", "adjusted"), "padj padjusted pfdr pbonferroni pcorrected pcorr pbonf qvalue"),
    (Lexeme("P"), "pheterogeneity phet panova pmantel pvalor punadjusted pnominal pfisher"),
    (Lexeme("P", "one_sided"), "ponesided"),
    (Lexeme("C"), "ci"),
    (Lexeme("X", "AUC"), "auc auroc auroccurve aucs"),
    (Lexeme("X", "C-index"), "cindex"),
    (Lexeme("R", "rho"), "rho"),
    (Lexeme("R", "tau"), "tau"),
    (Lexeme("L"), "alpha"),
    (Lexeme("M", "beta"), "beta"),
    (Lexeme("D", "median"), "median medians"),
    (Lexeme("A", "mean"), "mean means average averaged"),
    (Lexeme("F"), "followup"),
    (Lexeme("Q", "iqr"), "interquartile"),
    (Lexeme("E", "range"), "range ranges"),
    (Lexeme("U", _MONTHS), "month months mos"),
    (Lexeme("U", _YEARS), "year years yr yrs"),
    (Lexeme("U", _WEEKS), "week weeks wk wks"),
    (Lexeme("U", _DAYS), "day days"),
    (Lexeme("U", _HOURS), "hour hours hrs"),
    (Lexeme("U", "minutes"), "min minutes minute"),
    (Lexeme("u"), "mg µg mcg ug ng kg iu gy cgy mbq gbq mci mmol nmol milligrams units grays"),
    (Lexeme("G"), _PEOPLE),
    (Lexeme("v"), "vs versus"),
    (Lexeme("b"), "was were is are of being equals equalled equaled be been"),
    (Lexeme("r"), "from between ranging ranged"),
    (Lexeme("t"), "to through"),
    (Lexeme("a"), "and & or"),
    (Lexeme("S"), "nonsignificant insignificant"),
    (Lexeme("s"), "respectively"),
    (Lexeme("l"), "logrank"),
    (Lexeme("T"), "trend trends"),
    (Lexeme("I"), "interaction interactions"),
    (Lexeme("J"), "adjusted corrected bonferroni fdr adj multiplicity holm hochberg corr"),
    (Lexeme("K"), "two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
    (Lexeme("K"), "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"),
    (Lexeme("K"), "seventy eighty ninety hundred thousand one"),
    (Lexeme("O", "<"), "below under"),
    (Lexeme("O", ">"), "above over exceeding exceeded"),
    (Lexeme("O", "~"), "approximately around about"),
)
WORDS: dict[str, Lexeme] = {w: lexeme for lexeme, words in _BY_CLASS for w in words.split()}

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
    (Lexeme("C"), ("confidence int", "conf interval", "credible intervals", "c i")),
    (Lexeme("X", "AUC"), ("area under the curve", "area under curve", "areas under the curve")),
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


def _phrase_table() -> dict[str, tuple[tuple[tuple[str, ...], Lexeme], ...]]:
    """Return the phrases by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = {}
    for lexeme, phrases in _PHRASES_BY_CLASS:
        for phrase in phrases:
            first, *rest = phrase.split()
            table.setdefault(first, []).append((tuple(rest), lexeme))
    return {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in table.items()}


PHRASES = _phrase_table()

NUMBER_WORDS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"],
        start=2,
    )
}

COMPARATORS: dict[str, str] = {
    "=": "=", "==": "=", "≡": "=",
    "<": "<", "≪": "<", "<<": "<", "&lt;": "<", "=<": "<", "&#60;": "<", "‹": "<", "˂": "<",
    ">": ">", "≫": ">", ">>": ">", "&gt;": ">", "=>": ">", "&#62;": ">", "›": ">", "˃": ">",
    "≤": "<=", "⩽": "<=", "≦": "<=", "<=": "<=", "&le;": "<=", "≲": "<=", "⪕": "<=", "&lt;=": "<=",
    "≥": ">=", "⩾": ">=", "≧": ">=", ">=": ">=", "&ge;": ">=", "≳": ">=", "⪖": ">=", "&gt;=": ">=",
    "≈": "~", "≃": "~", "≅": "~", "~": "~", "≒": "~",
    "≠": "uncertain",
}  # fmt: skip
