"""Radiotherapy beside drugs: whose the Gy are, what is weekly, and doses that follow others."""

import pytest

from extractor import extract_text

TITLE = "A randomised trial in adults"


def given(text, title=TITLE):
    (own,) = [t for t in extract_text(text, title).trials if t.attribution.source == "own"]
    return [[(i.name, i.dose, i.unit, i.schedule) for i in arm.interventions] for arm in own.arms]


def test_rays_that_nobody_names():
    text = (
        "We randomised 80 adults to 40 Gy in 16 fractions followed by CAPOX "
        "or 54 Gy in 27 fractions with concurrent capecitabine 800 mg/m2 twice daily."
    )
    assert given(text) == [
        [("radiotherapy", "40", "Gy", "16 fractions"), ("CAPOX", None, None, None)],
        [
            ("radiotherapy", "54", "Gy", "27 fractions"),
            ("capecitabine", "800", "mg/m2", "twice daily"),
        ],
    ]


def test_weekly_is_of_the_drug_behind_it():
    text = "We randomised 80 adults to radiotherapy 60 Gy with weekly cisplatin 30 mg/m2 or none."
    (first,) = {tuple(arm) for arm in given(text)[:1]}
    assert first == (
        ("radiotherapy", "60", "Gy", None),
        ("cisplatin", "30", "mg/m2", "weekly"),
    )


def test_radiosurgery_has_a_dose():
    text = "We randomised 80 adults to stereotactic radiosurgery (18 Gy) or observation."
    assert given(text)[0] == [("stereotactic radiosurgery", "18", "Gy", None)]


@pytest.mark.parametrize(
    ("text", "arm"),
    [
        (
            "Patients received ipilimumab 2 mg/kg every 4 weeks for three doses, "
            "followed by ipilimumab 150 mg every 6 weeks.",
            [
                ("ipilimumab", "2", "mg/kg", "every 4 weeks"),
                ("ipilimumab", "150", "mg", "every 6 weeks"),
            ],
        ),
        (
            "Patients received S-1 (35 mg/m2) and oxaliplatin (110 mg/m2 on day 1) every 4 weeks.",
            [
                ("S-1", "35", "mg/m2", "day 1 every 4 weeks"),
                ("oxaliplatin", "110", "mg/m2", "day 1 every 4 weeks"),
            ],
        ),
        (
            "Patients received carboplatin AUC6 and pemetrexed 400 mg/m2 every 4 weeks.",
            [
                ("carboplatin", "AUC 6", None, "every 4 weeks"),
                ("pemetrexed", "400", "mg/m2", "every 4 weeks"),
            ],
        ),
    ],
)
def test_doses(text, arm):
    assert given(text, "A single-arm phase 2 trial in adults") == [arm]


def test_levels_keep_what_is_said_before_them():
    text = (
        "Patients received escalating doses of ABC-771 twice daily (5, 10, 20, or 35 mg) "
        "before radiotherapy (20 Gy in 4 fractions)."
    )
    arms = given(text, "A phase 1 trial of ABC-771 in adults")
    assert [arm[0] for arm in arms] == [
        ("ABC-771", dose, "mg", "twice daily") for dose in ("5", "10", "20", "35")
    ]


def test_medians_of_results_are_no_doses():
    text = (
        "We randomised 80 adults to lidocaine or ropivacaine. Morphine use differed little "
        "between the lidocaine group (median = 31 mg) and the ropivacaine group (median = 29 mg)."
    )
    assert given(text) == [
        [("lidocaine", None, None, None)],
        [("ropivacaine", None, None, None)],
    ]
