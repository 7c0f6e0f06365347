"""Arms as reports tell them: the words of a passage in, treatments and doses out."""

import pytest

from extractor import extract_text

TITLE = "A randomised phase 3 trial in colorectal cancer"


def arms_of(text):
    (own,) = [t for t in extract_text(text, TITLE).trials if t.attribution.source == "own"]
    return [
        {(i.name, i.dose and f"{i.dose} {i.unit}") for i in arm.interventions} for arm in own.arms
    ]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (
            "We randomised 90 patients to carbon ion radiotherapy or stereotactic radiotherapy.",
            [{("carbon ion radiotherapy", None)}, {("stereotactic radiotherapy", None)}],
        ),
        (
            "There were two groups: group A (n = 40) received laparoscopic gastrectomy"
            " and group B (n = 42) received open gastrectomy.",
            [{("laparoscopic gastrectomy", None)}, {("open gastrectomy", None)}],
        ),
        (
            "Arm A consisted of docetaxel 75 mg/m2 3-weekly "
            "and arm B of docetaxel 35 mg/m2 weekly.",
            [{("docetaxel", "75 mg/m2")}, {("docetaxel", "35 mg/m2")}],
        ),
        (
            "We randomised 60 patients to FOLFOX4 for 12 cycles or FOLFOX7 followed by FOLFIRI.",
            [{("FOLFOX4", None)}, {("FOLFOX7", None), ("FOLFIRI", None)}],
        ),
        (
            "We randomised 58 patients to receive UFT (360 mg/m2 on days 1-14) or observation.",
            [{("UFT", "360 mg/m2")}, {("observation", None)}],
        ),
        (
            "We randomised 90 patients to cetuximab or bevacizumab. All patients got oxaliplatin "
            "85 mg m−2 on day 1 of a 14-day cycle.",
            [
                {("cetuximab", None), ("oxaliplatin", "85 mg/m2")},
                {("bevacizumab", None), ("oxaliplatin", "85 mg/m2")},
            ],
        ),
        (
            "We randomised 90 patients to cetuximab or bevacizumab. All patients with metastases "
            "received zoledronic acid 4 mg every 4 weeks.",
            [{("cetuximab", None)}, {("bevacizumab", None)}],
        ),
        (
            "We randomised 90 patients to 75 mg m−2 docetaxel or 80 mg·m−2 epirubicin 3-weekly.",
            [{("docetaxel", "75 mg/m2")}, {("epirubicin", "80 mg/m2")}],
        ),
        (
            "We randomised 90 patients to temozolomide or placebo. Patients in both arms received "
            "radiotherapy with a total dose of 50–60 Gy.",
            [
                {("temozolomide", None), ("radiotherapy", "50-60 Gy")},
                {("placebo", None), ("radiotherapy", "50-60 Gy")},
            ],
        ),
        (
            "We randomised 90 patients to pembrolizumab 10 mg/kg every 2 weeks, pembrolizumab "
            "10 mg/kg every 3 weeks, or ipilimumab 3 mg/kg every 3 weeks.",
            [{("pembrolizumab", "10 mg/kg")}] * 2 + [{("ipilimumab", "3 mg/kg")}],
        ),
        (
            "Sixty patients received docetaxel followed by cetuximab and bevacizumab.",
            [{("docetaxel", None), ("cetuximab", None), ("bevacizumab", None)}],
        ),
        (
            "The intervention group (n = 55) took part in a 12-week walking programme, and the "
            "control group (n = 57) received usual care.",
            [{("walking programme", None)}, {("usual care", None)}],
        ),
        (
            "We randomised 90 patients to sunitinib 50 mg or interferon alfa 9 MU.",
            [{("sunitinib", "50 mg")}, {("interferon alfa", "9 MU")}],
        ),
    ],
)
def test_arms(text, arms):
    assert arms_of(text) == arms


def test_a_bare_abstract_gives_the_results_of_its_trial():
    text = (
        "We randomised 300 patients to alectinib or placebo. Median overall survival was 9.1 "
        "months with alectinib and 7.3 months with placebo (HR 0.78, 95% CI 0.63-0.96; p = 0.021)."
    )
    (own,) = extract_text(text, TITLE).trials
    (result,) = own.results
    assert (result.outcome.code, result.direction) == ("OS", "improved")
    assert result.effect is not None


def test_a_day_before_5_fu_is_one_day():
    (own,) = extract_text(
        "We randomised 90 patients to cisplatin 75 mg/m2 on day 1 and 5-FU 1000 mg/m2, or placebo.",
        TITLE,
    ).trials
    drugs = {i.name: i.schedule for arm in own.arms for i in arm.interventions}
    assert drugs["cisplatin"] == "day 1"
    assert "5-FU" in drugs  # a paper that never spells it out


def test_a_bare_abstract_without_a_telling_title_has_its_trial():
    text = "889 patients were randomly allocated 1:1 to erlotinib (150 mg/day) or placebo."
    (own,) = extract_text(text, "Maintenance erlotinib in lung cancer").trials
    assert own.participants is not None
    assert own.participants.value == 889
