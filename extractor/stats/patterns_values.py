"""The grammar of values: counts, comparisons, medians, rates, sample sizes, doses."""

from __future__ import annotations

from .grammar import (
    ASIDE,
    BOUNDS,
    BRACKETED,
    FILLER,
    INTERVAL,
    LINK,
    SIGNED,
    TAIL,
    Production,
    grammar,
)

VALUES: tuple[Production, ...] = (
    Production(
        id="count.percent",
        kind="COUNT",
        needs="N",
        pattern=grammar(
            rf"(?P<events>N)(?:/|w?bw{{0,3}})(?P<total>N)(?!-)(?:{FILLER}{{0,4}})?"
            rf"[(,;]:?(?P<value>N)%(?:[,;(]{INTERVAL}\)?)?\)?"
        ),
        examples=("23/45 (51%)", "23 of 45 patients (51%)", "12 out of the 40 tumours (30%)"),
        counter_examples=("23 of the 45",),
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
        id="comparison",
        kind="COMPARISON",
        needs="v",
        pattern=grammar(
            rf"(?P<first>{SIGNED})(?P<unit1>[%U]|u)?(?:\(?{BRACKETED}|{ASIDE})?,?"
            rf"(?:{FILLER.replace('v', '')}{{0,7}},?)?v{FILLER.replace('v', '')}{{0,6}}\(?"
            rf"(?P<second>{SIGNED})(?P<unit2>[%U]|u)?(?:\({INTERVAL}\))?"
            rf"(?:,?v(?P<third>{SIGNED})(?P<unit3>[%U]|u)?)?"
        ),
        examples=(
            "12.1 vs 8.3 months",
            "14.2 months (95% CI 12–16) versus 9.1 months",
            "45 % versus 31 %",
        ),
        counter_examples=("treated versus untreated",),
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
            rf"(?:(?P<value>{SIGNED})(?P<unit>%|U|u)?(?:B(?P<sd>N))?(?P<unit2>U)?"
            rf"(?:,?\((?P<spread>[EQ])[,:b]?(?:E[,:]?)?r?{BOUNDS}\)?|,?(?P<spread2>[EQ])[,:b]?r?"
            rf"{BOUNDS}|{TAIL})?|(?P<missing>Z))"
        ),
        examples=(
            "median OS was 14.2 months (95% CI 12–16)",
            "median age 63 years (range 34–81)",
            "the median PFS was not reached",
        ),
        counter_examples=("the median was used as cut-off",),
    ),
    Production(
        id="mean.sd",
        kind="MEDIAN",
        needs="B",
        pattern=grammar(rf"(?P<value>{SIGNED})[%U]?B(?P<sd>N)(?P<unit>%|U)?"),
        examples=("63.2 ± 5.1 years",),
        counter_examples=("63.2 (5.1)",),
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
            r"(?P<per>(?:/|b)[wuU]N?(?:/[wU])?)?"
        ),
        examples=("120 mg", "75 mg/m2", "50 Gy", "5 mg/kg"),
        counter_examples=("10 ng/ml",),
    ),
    Production(
        id="rate",
        kind="RATE",
        needs="%",
        pattern=grammar(rf"(?:(?P<low>N)%?[-t](?P<high>N)|(?P<value>{SIGNED}))(?P<pct>%)(?!-?C)"),
        examples=("in 45% of cases", "power of 80%"),
        counter_examples=("the 95% CI was wide",),
    ),
)
