"""The grammar of p-values and effects: ratios, differences, AUC and correlations."""

from __future__ import annotations

from .grammar import (
    ASIDE,
    BRACKETED,
    DASHED,
    FILLER,
    INTERVAL,
    LETTER,
    LEVEL,
    LINK,
    SIGNED,
    TAIL,
    UNIT,
    UPPER,
    WITH,
    Production,
    grammar,
)

# The bounds behind a p-value: "HR 2.05, p = 0.002, 95% CI 1.31–3.20". A p-value is ``_`` by then.
PAST_P = rf"[(,;]{{1,2}}_{{1,9}}[,;(]{{1,2}}(?:{INTERVAL}|{DASHED})\)?"

EFFECTS: tuple[Production, ...] = (
    Production(
        id="p.between",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(r"(?P<low>N)(?P<low_op>[O])P(?P<op>[O])(?P<high>N)"),
        examples=("0.01 < p < 0.05",),
        counter_examples=("12 < n < 15",),
    ),
    Production(
        id="p.range",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(
            r"P[b:,]{0,2}(?P<op>[O~?])?\(?b?r{0,2}(?P<low>N)(?:[-t~]|(?<=rN)a)(?P<high>N)(?![%U])"
        ),
        examples=("p = 0.02–0.04", "P values ranging from 0.01 to 0.04", "p between 0.01 and 0.05"),
        counter_examples=("n = 0.02–0.8",),
    ),
    Production(
        id="p.lettered",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(
            rf"P{FILLER}{{0,6}}?b?[O:]?:?(?:\((?:{LETTER}|N)\)|{LETTER}[:)]|(?<=:)w{{1,3}},?)"
            r"(?P<op>[O~])?(?P<value>N)(?![%UucG(/N+]|-|tN|C)"
        ),
        examples=("p-values were: (A) 0.21; (B) 0.93", "P values: OS, 0.03; PFS, 0.2"),
        counter_examples=("p (A) 12", "p-values: (A) 12 patients"),
    ),
    Production(
        id="p.probability",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(r"P\(?O;?w;?\)?(?P<op>[O:])(?P<value>N)(?!%)"),
        examples=("Pr > F = 0.03", "Pr > |t| < .0001", "Pr(>|z|) = 0.02"),
        counter_examples=("Pr > F",),
    ),
    Production(
        id="p.value",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(
            rf"(?P<head>P)(?:(?P<mod>\([^()._]{{1,8}}\)|-?{FILLER}{{1,6}}?)(?=[Ob~:?]))?"
            r"(?:[,:b]{0,2}[,:]?(?P<op>[O~?y]{1,2}|nP?|P(?=N)|N(?=N))?)"
            r"\(?(?:(?P<value>-?N)(?P<power>-N(?!%))?(?P<pct>%(?!-?C))?|(?P<ns>S))"
        ),
        examples=("p = 0.03", "P<.001", "P-value of 0·02", "p b 0.05", "P ¼ 0.03", "P trend = 0.2"),
        counter_examples=("p53 = 0.4 fold", "page p. 23", "(p.9)", "p.V600E"),
    ),
    Production(
        id="p.said",
        kind="P_VALUE",
        needs="P",
        pattern=grammar(
            r"(?P<head>P)[^.;:()_OLv]{2,30}?b(?P<op>[O~])?(?P<value>N)(?![%UucGnN+t-])"
        ),
        examples=("P values for the association of stage with survival and relapse were 0.012",),
        counter_examples=("p53 in all of the tissues and cells was 0.4", "page p. 23"),
    ),
    Production(
        id="p.alpha",
        kind="P_VALUE",
        needs="L",
        pattern=grammar(
            rf"L(?:{FILLER}|,|{ASIDE}){{0,3}}?[,:b]?(?P<op>[O~])?(?P<value>N)(?P<pct>%)?"
        ),
        examples=(
            "a significance level of 0.05",
            "α = 0.05",
            "an α level (two-sided) of 0.05",
            "type I error of 5%",
        ),
        counter_examples=("TGF-alpha was 12 times higher",),
    ),
    Production(
        id="p.fdr",
        kind="P_VALUE",
        needs="J",
        pattern=grammar(r"(?P<fdr>J)(?P<op>O)(?P<value>N)(?!%)"),
        examples=("an FDR < 0.05",),
        counter_examples=("adjusted > 2 times",),
    ),
    Production(
        id="p.ns",
        kind="P_VALUE",
        needs="S",
        pattern=grammar(r"(?<![_S][,;])(?<=[(,;])(?P<ns>S)(?=[),;])"),
        examples=("no effect was seen (NS)", "12 vs 13 (12.1, n.s.)"),
        counter_examples=("the difference was not significant",),
    ),
    Production(
        id="effect.header",
        kind="EFFECT",
        needs="M",
        pattern=grammar(
            rf"(?P<measure>M)(?:\(M\))?(?:[(,]|a|\(?)(?:{LEVEL})?C(?:\(C\)|\(?N%\)?)?\)?"
            rf"(?:{FILLER}{{0,8}}|{ASIDE}){LINK}(?P<value>{SIGNED})%?,?\(?{BRACKETED}"
        ),
        examples=("HR (95% CI) = 0.5 (0.3–0.8)", "OR [95% CI]: 1.9 [1.2; 3.1]"),
        counter_examples=("HR (95% CI 0.3–0.8)",),
    ),
    Production(
        id="effect.header_comma",
        kind="EFFECT",
        needs="M",
        pattern=grammar(
            rf"(?P<measure>M)(?:\(M\))?[(,](?:{LEVEL})?C\)?[:,]?(?P<op>O)?"
            rf"(?P<value>N)[,;]\(?(?P<low>N)[-t](?P<high>N)"
        ),
        examples=("HR, 95% CI: 2.45, 1.1–3.2",),
        counter_examples=("HR, 95% CI: 1.1–3.2",),
    ),
    Production(
        id="effect.range",
        kind="EFFECT",
        needs="M",
        pattern=grammar(
            rf"(?P<measure>M)(?:\(M\))?(?:{FILLER}|,|{ASIDE}){{0,10}}?(?:r{{1,2}}|\(?E[,:]?b?r?)"
            rf"(?P<value>N)(?:{TAIL})?(?=(?:t|-|a)N(?![UucG%]))"
        ),
        examples=("RR ranged from 0.7 (95% CI 0.5–0.9) to 0.9 (0.8–1.1)", "HRs from 1.2 to 3.4"),
        counter_examples=("HR fell from 88 to 72 per minute", "HR from 12.5 to 14.5 beats/min"),
    ),
    Production(
        id="effect.value",
        kind="EFFECT",
        needs="M",
        pattern=grammar(
            rf"(?P<measure>M)(?:\(M[,;]?\)|,M(?=[O]))?"
            rf"(?:(?P<skip>(?:{FILLER}|r(?=w)|,|{ASIDE}|wNU){{1,14}}?)(?:(?=[Ob,:(~])|(?<=\))|(?<!-)(?=N%?[,;(]{{0,2}}N%-?C)))?"
            rf"{LINK}\(?(?P<value>{SIGNED})(?!%-?C|-C)(?P<pct>%)?(?:U|{UNIT})?"
            rf"(?:{TAIL}|{UPPER}|{PAST_P}|(?P<loose>[,;]{DASHED})|{WITH})?"
        ),
        examples=(
            "hazard ratio for death, 0.71; 95% confidence interval [CI], 0.55 to 0.92",
            "HR 0.5 (0.3–0.8)",
            "HR: 2.45, 95% CI: 1.1, 3.2",
            "adjusted HR, 1.9 [95% CI, 1.2-3.1]",
            "RR = 1.5; CI95% 1.1-2.0",
            "HR = 2.05, p = 0.002, 95% CI 1.31–3.20",
            "HR 0.93, upper limit of the 95% CI 1.12",
            "HR 1.00; 0.99–1.01",
            "RR 0.58 CI 0.35–0.96",
            "the difference at 12 months was −1.2 (95% CI −2.0 to −0.4)",
            "risk reduction of 30%",
            "H.R. 0.62, 95% C.I. 0.4–0.9",
            "HR 0.79 (95% confidential interval: 0.54–1.16)",
            "absolute difference between the groups 5.3% (95% CI −3.2% to 13.7%)",
        ),
        counter_examples=(
            "HR>120 beats per minute",
            "HR+ disease",
            "24 hr",
            "a difference of 12 months",
            "5 l hr−1 (95% CI 3–8)",
            "HR in the control group was 124.7",
            "the response of beta cells is about 4 min",
        ),
    ),
    Production(
        id="effect.subscript",
        kind="EFFECT",
        needs="H",
        pattern=grammar(
            rf"(?P<measure>H)(?:-N|{FILLER}|{ASIDE}){{0,6}}?{LINK}\(?(?P<value>N)"
            rf"(?:{TAIL}|{PAST_P}|{WITH})"
        ),
        examples=(
            "HRN2 versus N1 = 2.20, 95% CI 1.51-3.20",
            "HRwomen 1.70 (95% CI 1.26-2.29)",
            "OR_pooled = 2.1 [1.3, 3.4]",
            "HRPFS: 0.61 (0.42–0.89)",
        ),
        counter_examples=("ORR 45% (38–52)", "HRAS = 1.4", "HRmax = 178"),
    ),
    Production(
        id="auc.value",
        kind="AUC",
        needs="X",
        pattern=grammar(
            rf"(?P<measure>X)(?:\(X\))?(?:(?:{FILLER}|,|{ASIDE}){{1,10}}?(?=[Ob,:r]|\(N[,;]N%?-?C))?"
            rf"{LINK}[r(]?(?P<value>N)(?!v)(?P<pct>%)?(?:{TAIL}|{PAST_P})?"
        ),
        examples=(
            "AUC of 0.82 (95% CI 0.75–0.89)",
            "C-index of the model (0.6; 95%CI, 0.5-0.7)",
            "C-index 0.71",
            "AUC = 0.8",
        ),
        counter_examples=("the AUC rose in 12 patients",),
    ),
    Production(
        id="correlation.value",
        kind="CORRELATION",
        needs="R",
        pattern=grammar(
            rf"(?P<measure>R)(?:\(R\))?(?:-?s)?(?P<op>[O~:])?(?:(?<=R)b)?(?P<value>{SIGNED})"
            rf"(?:{TAIL})?"
        ),
        examples=("r = 0.45", "rho = −0.32", "correlation coefficient of 0.4"),
        counter_examples=("the R 3.4 package",),
    ),
)
