"""Results as abstracts tell them, with the direction; every sentence is of our own writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
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
        "Median OS did not differ between groups (9.1 vs 10.3 months, HR 0.97).",
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
    "kinds of toxicity are not each other's arms": (
        "In all patients, 7 (9%) had grade 3-4 leukopenia; 5 (6%) had febrile neutropenia.",
        (DRUG, CONTROL),
        ["TOXICITY 7 (9%) None", "TOXICITY 5 (6%) None"],
    ),
    "each outcome has its own words": (
        "Sorafenib led to a higher response rate and to less fatigue than placebo.",
        (DRUG, CONTROL),
        ["RESPONSE  improved", "TOXICITY  improved"],
    ),
    "more and less in one sentence": (
        "The treatment group's quality of life increased and its anxiety was lower than in the "
        "control group.",
        (DRUG, CONTROL),
        ["OTHER  improved", "OTHER  improved"],
    ),
    "groups by their short names": (
        "Women entered a walking group (WG) or a control group (CG). WG had lower scores than "
        "CG on burden (p = 0.02).",
        (DRUG, CONTROL),
        ["OTHER  improved"],
    ),
    "groups by their letters": (
        "Median OS was 9.1 months in group A and 12.4 months in group B (p = 0.01).",
        (CONTROL, DRUG),
        ["OS 12.4 months/9.1 months improved"],
    ),
    "the arm without the drug": (
        "Anaemia was seen in 12% of the non-sorafenib group and in 31% of the other group.",
        (DRUG, CONTROL),
        ["TOXICITY 31%/12% None"],
    ),
    "kinds of patients are no arms": (
        "Patients with well-differentiated tumours lived longer (median OS 19.3 months versus 7.5 "
        "months, P = 0.005) than patients with poorly differentiated tumours.",
        (DRUG, CONTROL),
        [],
    ),
    "levels are no arms": (
        "OS was shorter for women in the ferritin high group than in the ferritin low group.",
        (DRUG, CONTROL),
        [],
    ),
    "a conclusion names the patients again": (
        "Blood pressure improved in the sorafenib group compared with placebo. Sorafenib brought "
        "a clear improvement in blood pressure in patients with heart failure compared "
        "with placebo.",
        (DRUG, CONTROL),
        ["OTHER  improved"],
    ),
    "who completed a treatment": (
        "More sorafenib recipients completed all planned cycles (61% vs 44%; p = 0.03).",
        (DRUG, CONTROL),
        ["OTHER 61%/44% None"],
    ),
}

ALONE = {
    "side effects no vocabulary has": (
        "The most common adverse events were watery eyes (41%), taste alteration (29%) and low "
        "platelet count (17%).",
        ["TOXICITY 41% None", "TOXICITY 29% None", "TOXICITY 17% None"],
    ),
    "figures before side effects": (
        "Eight of 30 patients (27%) had grade 3 toxicities, 4 (13%) muscle cramps and 2 (7%) "
        "blurred vision.",
        [
            "TOXICITY Eight of 30 patients (27%) None",
            "TOXICITY 4 (13%) None",
            "TOXICITY 2 (7%) None",
        ],
    ),
    "a grade in a bracket is an outcome of its own": (
        "Side effects arose in 77% of patients (grade 3 or above, 21%).",
        ["TOXICITY 77% None", "TOXICITY 21% None"],
    ),
    "people counted": (
        "A partial response was seen in 5 patients and stable disease in eight patients.",
        ["RESPONSE 5 patients None", "RESPONSE eight patients None"],
    ),
    "people counted before": (
        "Three patients achieved a complete response.",
        ["RESPONSE Three patients None"],
    ),
    "none": (
        "There were no grade 5 toxicities.",
        ["TOXICITY no None"],
    ),
    "none that led to something leaves open how many": (
        "No adverse events led to withdrawal.",
        [],
    ),
    "a median in a bracket": (
        "Three-year overall survival was 44% (median: 31, 95% CI: 24-40 months).",
        ["OS 44% None", "OS 31 months None"],
    ),
    "cohorts of an only arm": (
        "The response rate was 30% (44% and 19% by centre, respectively).",
        ["RESPONSE 30% None", "RESPONSE 44% None", "RESPONSE 19% None"],
    ),
    "people counted without their noun": (
        "Seven had complete response and twelve had stable disease.",
        ["RESPONSE Seven None", "RESPONSE twelve None"],
    ),
    "a rate printed in a bracket": (
        "Of 60 patients 24 had a partial response (objective response rate 40%).",
        ["RESPONSE 40% None"],
    ),
    "a fatal outcome is no outcome": (
        "Toxicities with a fatal outcome struck three (5%) of 60 patients.",
        ["TOXICITY three (5%) of 60 None"],
    ),
    "the cutoff of the data": (
        "A partial response was seen in 9 (22%) of 41 patients before the data cutoff.",
        ["RESPONSE 9 (22%) of 41 None"],
    ),
    "traits of patients": (
        "The number of metastatic sites was associated with OS (P < 0.001).",
        [],
    ),
    "the figure of an only arm is compared with nothing": (
        "The worst toxicities were of grade 3 in 14 of 33 patients (42%).",
        ["TOXICITY 14 of 33 patients (42%) None"],
    ),
}


def told(text: str, arms: tuple[Arm, ...], *, single: bool = False) -> list[str]:
    places = [(s, "abstract") for s in annotate(document_from_text(text), load_models())]
    return [
        f"{r.outcome.code} {'/'.join(r.arm_values)} {r.direction}"
        + (f" {r.effect.measure} {r.effect.value}" if r.effect and r.effect.ci_low else "")
        for r in find_results(places, arms, single=single, own=True)
    ]


@pytest.mark.parametrize("name", TOLD)
def test_a_result_as_it_is_told(name: str) -> None:
    """Outcome, arms' values, direction and effect of a short passage."""
    text, arms, expected = TOLD[name]
    assert told(text, arms) == expected


@pytest.mark.parametrize("name", ALONE)
def test_a_result_of_an_only_arm(name: str) -> None:
    """The figures of a trial that compares nothing."""
    text, expected = ALONE[name]
    assert told(text, (DRUG,), single=True) == expected


def test_what_was_alike_at_the_start_is_not_said_of_a_later_test() -> None:
    """A significant test does not take "no difference" from another clause."""
    text = (
        "Fatigue did not differ between groups, and vigour rose over time in the sorafenib "
        "group (p < 0.05)."
    )
    assert "OTHER  no_difference" not in told(text, (DRUG, CONTROL))


def test_a_trial_that_calls_for_a_randomised_one_has_one_arm(tmp_path: Path) -> None:
    """The next trial is randomised, not this one; methods tell no results."""
    article = (
        "<article><front><article-meta><title-group><article-title>A phase II trial of sorafenib"
        "</article-title></title-group><abstract><sec><title>Methods</title><p>Patients received "
        "sorafenib 400 mg; relapse better than stable disease was progression.</p></sec><sec>"
        "<title>Results</title><p>Median OS was 9.7 months.</p></sec><sec><title>Conclusion"
        "</title><p>A randomised phase III trial is under way.</p></sec></abstract>"
        "</article-meta></front></article>"
    )
    path = tmp_path / "trial.xml"
    path.write_text(article, encoding="utf-8")
    (trial,) = extract(path).trials
    assert [(r.outcome.code, r.arm_values) for r in trial.results] == [("OS", ("9.7 months",))]


def test_figures_of_the_aims_are_of_others(tmp_path: Path) -> None:
    """An objective that says how often something is seen tells no result."""
    article = (
        "<article><front><article-meta><title-group><article-title>A phase II trial of sorafenib"
        "</article-title></title-group><abstract><sec><title>Objective</title><p>Diarrhoea, the "
        "toxicity of sorafenib, troubles 60% of patients.</p></sec><sec><title>Results</title>"
        "<p>Diarrhoea troubled 22% of patients.</p></sec></abstract></article-meta></front>"
        "</article>"
    )
    path = tmp_path / "trial.xml"
    path.write_text(article, encoding="utf-8")
    (trial,) = extract(path).trials
    assert [r.arm_values for r in trial.results] == [("22%",)]
