"""The words of the grammar: what a word or phrase is for a printed statistic.

A text is read as a string of one-letter classes, one letter a token, and the productions in
``patterns.py`` are regular expressions over that string. The letters:

``N`` number · ``K`` number word · ``O`` comparator · ``~`` tilde · ``?`` damaged comparator ·
``P`` p-value word · ``M`` effect measure · ``C`` confidence interval · ``X`` AUC ·
``R`` correlation · ``D`` median · ``A`` mean · ``F`` follow-up · ``Q`` quartile range ·
``E`` range · ``U`` unit of time · ``u`` unit of dose · ``n`` the letter n · ``G`` people or cases ·
``v`` versus · ``b`` was, of · ``r`` from, between · ``t`` to · ``a`` and · ``S`` not significant ·
``Z`` not reached · ``s`` respectively · ``l`` log-rank · ``T`` trend · ``I`` interaction ·
``J`` adjusted, corrected · ``1`` one-sided · ``L`` alpha, significance level · ``h`` upper bound ·
``H`` measure with a subscript grown on ·
``c`` unit of a measurement · ``e`` standard deviation · ``i`` I², heterogeneity · ``w`` other word.
Punctuation stands for itself; all brackets are round; every dash is ``-``; ``B`` is ±.
"""

from __future__ import annotations

from typing import NamedTuple


class Lexeme(NamedTuple):
    """A class letter, and what the word means within it."""

    letter: str
    meaning: str = ""


DIFFERENCE = "difference"  # of what is known from its unit, and only with an interval
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
    "PR": Lexeme("w"),  # a receptor, a response, a protease; "Pr" is a probability
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
    "Padj": Lexeme("P", "adjusted"),
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
    "Ps": Lexeme("P"),
    "SD": Lexeme("e"),
    "SDs": Lexeme("e"),
    "I2": Lexeme("i"),
    "I²": Lexeme("i"),
    "R2": Lexeme("R", "r2"),
    "r2": Lexeme("R", "r2"),
    "R²": Lexeme("R", "r2"),
    "r²": Lexeme("R", "r2"),
    "IU": Lexeme("u"),
    "U": Lexeme("u"),
    "MU": Lexeme("u"),
    "MIU": Lexeme("u"),
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
    (Lexeme("b"), "was were is are being equals equalled equaled be been"),
    (Lexeme("b", "of"), "of"),
    (Lexeme("%"), "percent"),
    (Lexeme("M", DIFFERENCE), "difference differences"),
    (Lexeme("c"), "pmol pg fmol cm mm ml dl points point pts l mmhg µl"),
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
