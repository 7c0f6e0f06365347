"""The grammar of values: counts, comparisons, medians, rates, sample sizes, doses."""

from __future__ import annotations

from .grammar import (
    ASIDE,
    BOUNDS,
    BRACKETED,
    DASHED,
    FILLER,
    INTERVAL,
    LINK,
    SIGNED,
    TAIL,
    UNIT,
    Production,
    grammar,
)

NOT_VERSUS = FILLER.replace("v", "")
SD_NAMED = rf",?\(e[,:b]?O?(?P<sd>N)\)(?P<unit3>{UNIT})?"
DEVIATION = rf"(?:{SD_NAMED}|\((?P<sd>N)\)(?P<unit3>U))"
EVENTS = r"(?:N|K(?:-?K)?)"
COUNTED = r"N(?:/|b)w?N[wG]?"
SIDE = rf"(?:\(?(?:\((?P<keep>{INTERVAL}|{COUNTED})\)?|{BRACKETED})|{ASIDE})"
SIDE_IN_BRACKETS = rf"(?:\((?:(?P<keep>{INTERVAL}|{COUNTED})|{BOUNDS})\))"

VALUES: tuple[Production, ...] = (
    Production(
        id="comparison",
        kind="COMPARISON",
        needs="v",
        pattern=grammar(
            rf"(?<![/B])(?P<first>{SIGNED})(?P<unit1>{UNIT})?(?:BN{UNIT}?)?{SIDE}?(?P<unit4>U)?,?"
            rf"(?:{NOT_VERSUS}{{0,7}},?)?v{NOT_VERSUS}{{0,6}}?\(?"
            rf"(?P<second>{SIGNED})(?!/)(?P<unit2>{UNIT})?(?:BN(?P<unit6>{UNIT})?)?{SIDE_IN_BRACKETS}?(?P<unit5>U)?"
            rf"(?:,?v(?P<third>{SIGNED})(?P<unit3>{UNIT})?(?:BN{UNIT}?)?)?"
        ),
        examples=(
            "12.1 vs 8.3 months",
            "14.2 months (95% CI 12–16) versus 9.1 months",
            "45 % versus 31 %",
            "9.5% (20 of 210) versus 3.8% (8 of 208)",
        ),
        counter_examples=("treated versus untreated", "14/210 vs 27/208"),
    ),
    Production(
        id="count.percent",
        kind="COUNT",
        needs="N",
        pattern=grammar(
            rf"(?<!K)(?<!K-)(?P<events>{EVENTS})(?:/|w?bw{{0,3}})(?P<total>N)(?!-)(?:{FILLER}{{0,4}})?"
            rf"[(,;]:?(?P<value>N)%(?:[,;(]{INTERVAL}\)?)?\)?"
        ),
        examples=(
            "23/45 (51%)",
            "23 of 45 patients (51%)",
            "12 of the 40 tumours (30%)",
            "four of 22 (18%)",
        ),
        counter_examples=("phase 4 was seen in 61 (20%)",),
    ),
    Production(
        id="count.percent_first",
        kind="COUNT",
        needs="%",
        pattern=grammar(r"(?P<value>N)%\((?P<events>N)(?:/|b)(?P<total>N)(?:G|w)?\)"),
        examples=("51% (23/45)", "51% [23 of 45]"),
        counter_examples=("51% (0.4–0.6)",),
    ),
    Production(
        id="count.bracket",
        kind="RATE",
        needs="%",
        pattern=grammar(
            rf"(?<![-/K])(?<!nO)(?P<events>{EVENTS})(?:[wa-]{{0,2}}G)?\((?P<value>N)(?P<pct>%)\)"
            r"(?:(?P<of>b)w{0,2}(?P<total>N)G?)?"
        ),
        examples=("34 (29%)", "15 patients (12.5%)", "about 34 women (29%)"),
        counter_examples=("34 (29)",),
    ),
    Production(
        id="count.comma",
        kind="RATE",
        needs="%",
        pattern=grammar(r"(?<=\()(?P<events>N)[,;](?P<value>N)(?P<pct>%)(?=\))"),
        examples=("BRAF-mutated (29, 8.7%)",),
        counter_examples=("(29, 8.7)",),
    ),
    Production(
        id="comparison.respectively",
        kind="COMPARISON",
        needs="s",
        pattern=grammar(
            r"(?P<first>N)(?P<unit1>[%U])?(?:,(?P<third>N)[%U]?)?,?a(?P<second>N)(?P<unit2>[%U])"
            r"(?=,?[^.N]{0,12}s)"
        ),
        examples=("were 12.1 and 8.3 months, respectively", "45% and 31%, respectively"),
        counter_examples=("12.1 and 8.3 months",),
    ),
    Production(
        id="follow_up.bracket",
        kind="FOLLOW_UP",
        needs="F",
        pattern=grammar(
            rf"F[,:]?\(?(?P<how>[DA])[,:b]?(?P<value>N)(?P<unit>U)(?:,[EQ]r?{BOUNDS})?"
        ),
        examples=("follow-up (median 3.1 years)", "Follow-up (median 3 years, range 1–9)"),
        counter_examples=("follow-up (3.1 years)",),
    ),
    Production(
        id="follow_up",
        kind="FOLLOW_UP",
        needs="F",
        pattern=grammar(
            rf"(?P<how>[DA])?(?:w|\((?:w|E)\)){{0,3}}F(?:{FILLER}|\((?:[wE,]|Q){{1,4}}\)){{0,7}}?"
            rf"{LINK}(?P<value>N)-?(?P<unit>U)?(?:,?\(?(?:[wEQ](?:[,:b]|E)?r?)?{BRACKETED}"
            rf"|,?\([EQ][,:b]?r?{BOUNDS}\)|,?\((?:{INTERVAL})\))?(?P<unit2>U)?"
        ),
        examples=(
            "median follow-up of 36 months (range 3–72)",
            "followed for a median of 5.2 years",
            "a median follow-up time of 3 years",
        ),
        counter_examples=("at follow-up, 36 patients",),
    ),
    Production(
        id="median",
        kind="MEDIAN",
        needs="DA",
        pattern=grammar(
            rf"(?P<how>[DA])(?P<of>(?:{FILLER}|,|{ASIDE}|(?:\([EQ]\))){{0,14}}?){LINK}"
            rf"(?:(?P<value>{SIGNED})(?P<unit>{UNIT})?(?:B(?P<sd>N))?(?P<unit2>{UNIT})?"
            rf"(?:,?\((?P<spread>[EQ])[,:b]?(?:E[,:]?)?r?{BOUNDS}\)?|,?(?P<spread2>[EQ])[,:b]?r?"
            rf"{BOUNDS}|{DEVIATION}|{TAIL})?|(?P<missing>Z)(?:{TAIL})?)"
        ),
        examples=(
            "median OS was 14.2 months (95% CI 12–16)",
            "median age 63 years (range 34–81)",
            "the median PFS was not reached",
            "median PFS not reached (95% CI 24.6–NE)",
            "median OPG 4.3 pmol/L (IQR 2.9–6.8)",
        ),
        counter_examples=("the median was used as cut-off",),
    ),
    Production(
        id="mean.sd",
        kind="MEDIAN",
        needs="Be",
        pattern=grammar(
            rf"(?P<value>{SIGNED})(?P<unit>{UNIT})?(?:B(?P<sd>N)\)?(?P<unit2>{UNIT})?|{SD_NAMED})"
        ),
        examples=("63.2 ± 5.1 years", "71.5 (SD 12.3) kg", "−4.2 points (SD 3.1)"),
        counter_examples=("63.2 (5.1)",),
    ),
    Production(
        id="median.spread",
        kind="MEDIAN",
        needs="QE",
        pattern=grammar(
            rf"(?P<value>{SIGNED})(?P<unit>{UNIT})?,?"
            rf"\((?P<spread>[EQ])[,:b]?(?:E[,:]?)?r?{BOUNDS}\)?"
        ),
        examples=("age, 59 years (IQR 51–67)", "62 (range 34–81)"),
        counter_examples=("59 years (51, 67, 70)",),
    ),
    Production(
        id="median.time",
        kind="MEDIAN",
        needs="U",
        pattern=grammar(rf"(?P<value>N)(?P<unit>U)(?:\((?:{INTERVAL}\)?|{DASHED}\))|,{INTERVAL})"),
        examples=("and 11.3 months (95% CI, 9.8 to 12.7)", "34.7 months (95% CI 33.1–NE)"),
        counter_examples=("11.3 months (HR 0.7)",),
    ),
    Production(
        id="median.versus",
        kind="MEDIAN",
        needs="v",
        pattern=grammar(r"(?<=_v)(?P<value>N)(?P<unit>U)"),
        examples=("median not reached v 16.3 months",),
        counter_examples=("treated v 16.3 months",),
    ),
    Production(
        id="rate.interval",
        kind="RATE",
        needs="%",
        pattern=grammar(rf"(?P<value>{SIGNED})(?P<pct>%)(?:(?:[,;]?\(|,){INTERVAL}\)?)"),
        examples=("56% (95% CI 50–62)",),
        counter_examples=("56 patients (50–62)",),
    ),
    Production(
        id="interval",
        kind="INTERVAL",
        needs="C",
        pattern=grammar(INTERVAL),
        examples=("95% CI 0.5–0.9", "95% confidence interval: 0.5 to 0.9"),
        counter_examples=("95% CI was computed", "the CI of 12"),
    ),
    Production(
        id="count.bare",
        kind="COUNT",
        needs="/",
        pattern=grammar(r"(?<![-/N])(?P<events>N)/(?P<total>N)(?![/Nu])(?=[^/]|$)"),
        examples=("responses in 23/45", "(12/40)"),
        counter_examples=("12/03/2010", "HPV16/18"),
    ),
    Production(
        id="count.of",
        kind="COUNT",
        needs="b",
        pattern=grammar(
            rf"(?<![-/NK])(?P<events>{EVENTS})w?(?P<of>b)w?(?P<total>N)(?![%Uu/N(-])G?"
        ),
        examples=("in 2 of the 60", "seven of 12 tumours", "12 out of 40"),
        counter_examples=("the 23 of May 2012", "stage 3 was 12"),
    ),
    Production(
        id="sample.n",
        kind="SAMPLE_SIZE",
        needs="n",
        pattern=grammar(r"n[b:]?O(?P<value>N)"),
        examples=("n = 34", "N=1,026"),
        counter_examples=("n 34",),
    ),
    Production(
        id="sample.people",
        kind="SAMPLE_SIZE",
        needs="G",
        pattern=grammar(r"(?<![-/N%])(?P<value>N(?P<more>N)?)(?:[wa-]{0,4})(?P<noun>G)"),
        examples=("of 1432 patients", "3 425 women", "120 consecutive breast cancer patients"),
        counter_examples=("stage 3 of all patients",),
    ),
    Production(
        id="sample.words",
        kind="SAMPLE_SIZE",
        needs="K",
        pattern=grammar(r"(?P<words>K(?:[-a]?K){0,4})(?:[w-]{0,3})(?P<noun>G)"),
        examples=("Forty-two women were included", "one hundred and two patients"),
        counter_examples=("two groups of patients",),
    ),
    Production(
        id="dose",
        kind="DOSE",
        needs="u",
        pattern=grammar(
            r"(?:(?P<low>N)[-t](?P<high>N)|(?P<value>N))-?(?P<unit>u(?!/?[uw]?/?l))"
            r"(?P<per>/[wucU]N?(?:/[wU])?)?"
        ),
        examples=("120 mg", "75 mg/m2", "50 Gy", "5 mg/kg", "30 mg/m 2"),
        counter_examples=("10 ng/ml",),
    ),
    Production(
        id="dose.auc",
        kind="DOSE",
        needs="X",
        pattern=grammar(r"(?P<unit>X)b?(?P<op>O)?(?P<value>N)(?![%-])"),
        examples=("carboplatin AUC 5", "AUC = 6"),
        counter_examples=("AUC 0.75",),
    ),
    Production(
        id="rate",
        kind="RATE",
        needs="%",
        pattern=grammar(
            rf"(?<!i)(?<!i[Ob])(?P<op>O)?"
            rf"(?:(?P<low>N)%?[-t](?P<high>N)|(?P<value>{SIGNED}))(?P<pct>%)(?!-?C)"
        ),
        examples=("in 45% of cases", "power of 80%", "in <1%"),
        counter_examples=("the 95% CI was wide", "I2 = 56%"),
    ),
)
