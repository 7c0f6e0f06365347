"""Results as abstracts tell them, with the direction; every sentence is of our own writing."""

from __future__ import annotations

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models
from extractor.records import Arm, Intervention
from extractor.trials.results import find_results

DRUG = Arm(interventions=(Intervention(name="sorafenib"),))
CONTROL = Arm(role="comparator", interventions=(Intervention(name="placebo"),))

TOLD = {
    "one value for both arms": (
        "Fatigue troubled 27% of both groups.",
        (DRUG, CONTROL),
        ["TOXICITY 27%/27% None"],
    ),
    "arms unnamed stand in the order of the paper": (
        "Median OS did not differ between the groups (9.1 vs 10.3 months, HR 0.97).",
        (CONTROL, DRUG),
        ["OS 10.3 months/9.1 months no_difference"],
    ),
    "words alone set the arms apart": (
        "Patients given sorafenib had a significantly higher response rate than those on placebo.",
        (DRUG, CONTROL),
        ["RESPONSE  improved"],
    ),
    "an exception to what did not differ": (
        "Toxicity was alike in the groups, except for clearly increased diarrhoea in the "
        "sorafenib arm.",
        (DRUG, CONTROL),
        ["TOXICITY  worse"],
    ),
    "less of the past is no comparison of arms": (
        "The toxicities of sorafenib were lower than previously reported for either group.",
        (DRUG, CONTROL),
        [],
    ),
    "what is most common sets nothing apart": (
        "In the placebo arm, increased transaminases, nausea and fever were most common.",
        (DRUG, CONTROL),
        [],
    ),
    "ratios that go without their name": (
        "Sorafenib and placebo did not differ in relapse (12% vs 15%; hazard ratio [HR] 0.78 [95% "
        "CI 0.41-1.48]; p=0.45), overall survival (71% vs 69%; 0.93 [0.57-1.52]; p=0.77), or "
        "disease-free survival (58% vs 60%; 1.06 [0.70-1.61]; p=0.79).",
        (DRUG, CONTROL),
        [
            "RECURRENCE 12%/15% no_difference HR 0.78",
            "OS 71%/69% no_difference HR 0.93",
            "DFS 58%/60% no_difference HR 1.06",
        ],
    ),
    "who completed a treatment": (
        "More sorafenib recipients completed all planned cycles (61% vs 44%; p = 0.03).",
        (DRUG, CONTROL),
        ["OTHER 61%/44% None"],
    ),
}


def told(text: str, arms: tuple[Arm, ...], *, single: bool = False) -> list[str]:
    places = [(s, "abstract") for s in annotate(document_from_text(text), load_models())]
    return [
        f"{r.outcome.code} {'/'.join(r.arm_values)} {r.direction}"
        + (f" {r.effect.measure} {r.effect.value}" if r.effect and r.effect.ci_low else "")
        for r in find_results(places, arms, single=single)
    ]


@pytest.mark.parametrize("name", TOLD)
def test_a_result_as_it_is_told(name: str) -> None:
    """Outcome, arms' values, direction and effect of a short passage."""
    text, arms, expected = TOLD[name]
    assert told(text, arms) == expected
