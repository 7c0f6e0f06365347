"""Doses that change, units in words, prescribed radiation: a passage in, dosed arms out."""

import pytest

from extractor import extract_text

TITLE = "A phase II trial in lung cancer"


def own_trial(text, title=TITLE):
    (own,) = [t for t in extract_text(text, title).trials if t.attribution.source == "own"]
    return own


def doses_of(text, title=TITLE):
    return [
        [(i.name, f"{i.dose} {i.unit}" if i.dose else None, i.schedule) for i in arm.interventions]
        for arm in own_trial(text, title).arms
    ]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (
            "Patients received trastuzumab at a loading dose of 8 mg/kg, followed by 6 mg/kg every "
            "3 weeks, and docetaxel 75 mg/m2 every 3 weeks.",
            [
                [
                    ("trastuzumab", "8 mg/kg", "loading dose"),
                    ("trastuzumab", "6 mg/kg", "every 3 weeks"),
                    ("docetaxel", "75 mg/m2", "every 3 weeks"),
                ]
            ],
        ),
        (
            "Patients were given aprepitant 125 mg on day 3 and 80 mg on days 4 to 7.",
            [[("aprepitant", "125 mg", "day 3"), ("aprepitant", "80 mg", "days 4 to 7")]],
        ),
        (
            "Patients received cetuximab 400 mg/m2 weekly, reduced to 250 mg/m2 for toxicity.",
            [[("cetuximab", "400 mg/m2", "weekly")]],
        ),
        (
            "Patients received methotrexate 40 mg per square meter of body-surface area weekly and "
            "nivolumab 3 mg per kilogram of body weight every 2 weeks.",
            [
                [
                    ("methotrexate", "40 mg/m2", "weekly"),
                    ("nivolumab", "3 mg/kg", "every 2 weeks"),
                ]
            ],
        ),
        (
            "We randomised 90 patients to whole-brain radiotherapy (30 Gy in 10 fractions) or "
            "stereotactic radiosurgery.",
            [
                [("whole-brain radiotherapy", "30 Gy", "10 fractions")],
                [("stereotactic radiosurgery", None, None)],
            ],
        ),
        (
            "Fifty patients were treated with radiotherapy. The prescribed dose was 36 to 54 Gy in "
            "six fractions.",
            [[("radiotherapy", "36-54 Gy", "six fractions")]],
        ),
        (
            "Fifty patients were treated with radiotherapy. The dose constraint of the total dose "
            "to the spinal cord was 45 Gy.",
            [[("radiotherapy", None, None)]],
        ),
        (
            "Patients with bone metastases received zoledronic acid 4 mg every 4 weeks or every "
            "12 weeks.",
            [
                [("zoledronic acid", "4 mg", "every 4 weeks")],
                [("zoledronic acid", "4 mg", "every 12 weeks")],
            ],
        ),
        (
            "Patients received carboplatin at an area under the curve of 5 every 3 weeks.",
            [[("carboplatin", "AUC 5 None", "every 3 weeks")]],
        ),
        (
            "Patients were randomised to letrozole 2.5 mg daily or placebo.",
            [[("letrozole", "2.5 mg", "daily")], [("placebo", None, "daily")]],
        ),
        (
            "Patients were randomised to radiotherapy with or without abiraterone (1000 mg daily) "
            "and prednisone (5 mg daily).",
            [
                [
                    ("radiotherapy", None, None),
                    ("abiraterone", "1000 mg", "daily"),
                    ("prednisone", "5 mg", "daily"),
                ],
                [("radiotherapy", None, None)],
            ],
        ),
        (
            "The trial compared everolimus and exemestane with exemestane and placebo in 72 women.",
            [
                [("everolimus", None, None), ("exemestane", None, None)],
                [("exemestane", None, None), ("placebo", None, None)],
            ],
        ),
        (
            "Patients received interferon alfa-2b 10 MU five days a week.",
            [[("interferon alfa-2b", "10 MU", "five days a week")]],
        ),
    ],
)
def test_doses(text, arms):
    assert doses_of(text) == arms


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In total, 284 patients underwent randomisation.", 284),
        ("Overall, 1,917 men underwent randomisation.", 1917),
        ("Patients with untreated leukaemia (n = 117) were recruited.", 117),
    ],
)
def test_participants(text, count):
    participants = own_trial(text).participants
    assert participants is not None
    assert participants.value == count


@pytest.mark.parametrize(
    "text",
    [
        "Patients were assigned at random to cisplatin or observation.",
        "In a randomised, open-label trial, 90 patients received cisplatin.",
        "Design: prospective, non-randomised trial. Metformin was given to 40 women.",
    ],
)
def test_an_abstract_that_tells_of_its_trial_has_one(text):
    assert own_trial(text, "Treatment of lung cancer").attribution.source == "own"
