"""Ways of telling a result that full texts use; every sentence is of our own writing."""

from __future__ import annotations

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models
from extractor.records import Arm, Intervention
from extractor.trials.results import find_results

ARMS = (
    Arm(interventions=(Intervention(name="erlotinib"),)),
    Arm(role="comparator", interventions=(Intervention(name="placebo"),)),
)

TOLD = {
    "an outcome between its values": (
        "Of the erlotinib group 40% had adverse events compared with 12% of the placebo group.",
        [("TOXICITY", "40%/12%", None)],
    ),
    "what patients had": (
        "Sixteen patients (32%) in the erlotinib group and 9 (18%) in the placebo group required "
        "transfusions (P = 0.11).",
        [("OTHER", "", 0.11)],
    ),
    "a rate with its spread": (
        "The 5-year overall survival was 61.2 ± 5.1% in the erlotinib group and 52.4 ± 5.6% in the "
        "placebo group (P = 0.21).",
        [("OS", "61.2%/52.4%", 0.21)],
    ),
    "an arm associated with less": (
        "The intervention was associated with fewer deaths, by 24% in the odds of mortality (OR "
        "0.76, 95% CI 0.49-1.17, P = 0.21).",
        [("OS", "", 0.21)],
    ),
    "one figure printed twice": (
        "Median OS was 20.0 months with erlotinib and 25.3 months with placebo (P = 0.09). "
        "Median OS was 20 months in the erlotinib group and 25.3 months in the placebo group "
        "(P = 0.09).",
        [("OS", "20.0 months/25.3 months", 0.09)],
    ),
    "a list of differences": (
        "No differences were found between the erlotinib and placebo groups in grip strength, "
        "balance or gait speed (P > 0.05).",
        [("OTHER", "", 0.05)] * 3,
    ),
    "moments are no values": (
        "The local control rate of 6, 12 and 24 months was 88% versus 79% (P = 0.02).",
        [("LRFS", "88%/79%", 0.02)],
    ),
    "a cause of death is no overall survival": (
        "Death without relapse occurred in 8% with erlotinib and 13% with placebo (P = 0.13).",
        [("OTHER", "8%/13%", 0.13)],
    ),
    "who is compared stands before the bracket": (
        "In the erlotinib group TTP was much like that of all other patients (response rate: 31% "
        "versus 28%, P = 0.55; TTP: 5.1 versus 6.4 months, P = 0.21).",
        [],
    ),
    "an interaction, however, is no result": (
        "The interaction tests, however, were not significant (P = 0.07 for OS).",
        [],
    ),
    "a spread behind the unit": (
        "The operating time was 88 minutes ± 12 with erlotinib vs. 111 minutes ± 14 with placebo "
        "(P = 0.003).",
        [("OTHER", "88 minutes/111 minutes", 0.003)],
    ),
    "figures of no known unit beside the arms": (
        "Mean wrist angle was 8.4 in the erlotinib group and 11.9 in the placebo group.",
        [("OTHER", "8.4/11.9", None)],
    ),
    "a figure behind the arm's name": (
        "Daily walking distance differed: erlotinib 4.1 furlongs; placebo 3.2 furlongs (P = 0.04).",
        [("OTHER", "4.1 furlongs/3.2 furlongs", 0.04)],
    ),
    "falls below zero": (
        "Ferritin values changed 12.5% with erlotinib and -6.1% with placebo (P = 0.02).",
        [("OTHER", "12.5%/-6.1%", 0.02)],
    ),
    "none of some": (
        "Three of 21 patients on erlotinib were classified as responders, but none of 19 on "
        "placebo (P = 0.09).",
        [("RESPONSE", "Three of 21/none of 19", 0.09)],
    ),
    "a spread written in plain letters": (
        "Gait speed was 1.4 +/- 0.2 with erlotinib and 1.1 +/- 0.3 with placebo.",
        [("OTHER", "1.4 +/- 0.2/1.1 +/- 0.3", None)],
    ),
    "an adverb before the verb": (
        "Handwriting markedly improved after erlotinib compared with placebo "
        "(7.2 vs. 5.1 points; P = 0.03).",
        [("OTHER", "7.2 points/5.1 points", 0.03)],
    ),
    "outcomes with their figures in square brackets": (
        "The rates of missed visits [6.2% with erlotinib vs. 9.9% with placebo, P = 0.31] "
        "and late letters [1.1% with erlotinib vs. 2.9% with placebo, P = 0.44] were alike.",
        [("OTHER", "6.2%/9.9%", 0.31), ("OTHER", "1.1%/2.9%", 0.44)],
    ),
    "of how many something is told": (
        "The proportion of patients with full elbow extension was 71% in the erlotinib group and "
        "44% in the placebo group (P = 0.01).",
        [("OTHER", "71%/44%", 0.01)],
    ),
    "an end point that occurred": (
        "The primary end point was death from any cause and there were 31 (12%) and 44 (17%) "
        "deaths in the erlotinib and placebo group, respectively (P = 0.08).",
        [("OS", "31 (12%)/44 (17%)", 0.08)],
    ),
    "the name of an arm is no outcome": (
        "Erlotinib was given longer than placebo (P = 0.02).",
        [],
    ),
    "ages at the start are no outcome": (
        "The groups were balanced for age (median 61 vs 60 years; P = 0.55).",
        [],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_way_of_telling(name: str) -> None:
    """Outcome, arms' values and p of a short passage."""
    text, expected = TOLD[name]
    places = [(s, "body") for s in annotate(document_from_text(text), load_models())]
    found = [
        (
            r.outcome.code,
            "/".join(r.arm_values),
            float(r.p_value.value) if r.p_value and r.p_value.value is not None else None,
        )
        for r in find_results(places, ARMS, single=False)
    ]
    found = [(c, v if any(e[1] for e in expected) else "", p) for c, v, p in found]
    assert found == expected
