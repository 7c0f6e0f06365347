"""Schedules, regimens and arms as methods sections tell them: a paper in, dosed arms out."""

import pytest

from extractor import extract_text
from extractor.trials.schedules import find_schedule

TITLE = "A randomised phase III trial in oesophageal cancer"


def dose_of(item):
    return " ".join(filter(None, (item.dose, item.unit))) or None


def arms_of(text):
    (own,) = [t for t in extract_text(text, TITLE).trials if t.attribution.source == "own"]
    return [{(i.name, dose_of(i), i.schedule) for i in arm.interventions} for arm in own.arms]


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("twice daily for 14 days every 21 days, until", "twice daily for 14 days every 21 days"),
        ("on days 2-6 of every 28 days", "days 2-6 of every 28 days"),
        ("weekly for 3 of 4 weeks", "weekly for 3 of 4 weeks"),
        ("at weeks 0, 4 and 8, then every 12 weeks", "weeks 0, 4 and 8, then every 12 weeks"),
        ("d1, d8, q3w", "d1, d8, q3w"),
        ("in 1.8 Gy fractions, five times a week", "1.8 Gy fractions, five times a week"),
        ("daily for 5 years", "daily"),
        ("each morning", "each morning"),
        ("day 1 and 75 mg/m2", "day 1"),
        ("a week of rest", None),
    ],
)
def test_schedule_is_read_whole(text, schedule):
    assert find_schedule(text) == schedule


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (  # "it" is the drug of the sentence before, and the cycle is told after it
            "Fifty patients were treated with topotecan. It was given at 1.5 mg/m2 on days 1 to 5. "
            "Courses were repeated every 21 days.",
            [{("topotecan", "1.5 mg/m2", "days 1 to 5 every 21 days")}],
        ),
        (  # a dose that was lowered is none
            "Fifty patients received erlotinib 150 mg daily. In case of rash the dose of erlotinib "
            "was reduced to 100 mg daily.",
            [{("erlotinib", "150 mg", "daily")}],
        ),
        (  # what stands before "either" is given on both sides
            "Patients were randomised to cisplatin with either docetaxel or pemetrexed.",
            [
                {("cisplatin", None, None), ("docetaxel", None, None)},
                {("cisplatin", None, None), ("pemetrexed", None, None)},
            ],
        ),
        (  # so is what follows "both with"
            "Patients were randomised to docetaxel 75 mg/m2 or irinotecan 180 mg/m2, both with "
            "cisplatin 60 mg/m2.",
            [
                {("docetaxel", "75 mg/m2", None), ("cisplatin", "60 mg/m2", None)},
                {("irinotecan", "180 mg/m2", None), ("cisplatin", "60 mg/m2", None)},
            ],
        ),
        (  # alone or in combination
            "Patients were randomised to nivolumab alone or in combination with ipilimumab.",
            [
                {("nivolumab", None, None)},
                {("nivolumab", None, None), ("ipilimumab", None, None)},
            ],
        ),
        (  # a list of three
            "Patients were randomised to yoga, massage, or usual care.",
            [{("yoga", None, None)}, {("massage", None, None)}, {("usual care", None, None)}],
        ),
        (  # letters behind which a colon spells the drugs
            "Patients were randomised to TP or PF. TP: docetaxel 75 mg/m2 d1 + cisplatin 75 mg/m2 "
            "d1, q3w; PF: cisplatin 80 mg/m2 d1 + fluorouracil 800 mg/m2 d1-5, q4w.",
            [
                {("docetaxel", "75 mg/m2", "d1 q3w"), ("cisplatin", "75 mg/m2", "d1, q3w")},
                {("cisplatin", "80 mg/m2", "d1 q4w"), ("5-fluorouracil", "800 mg/m2", "d1-5, q4w")},
            ],
        ),
        (  # drugs that make up a known regimen, dosed without its name; bolus and infusion
            "Patients were randomised to FOLFOX or observation. Oxaliplatin 85 mg/m2 was given on "
            "day 1 every 2 weeks with leucovorin 400 mg/m2 on day 1 every 2 weeks.",
            [
                {
                    ("oxaliplatin", "85 mg/m2", "day 1 every 2 weeks"),
                    ("leucovorin", "400 mg/m2", "day 1 every 2 weeks"),
                },
                {("observation", None, None)},
            ],
        ),
        (  # one drug, dosed apart by the arm's label
            "Patients were randomised to capecitabine plus oxaliplatin (arm A) or capecitabine "
            "plus irinotecan (arm B). In arm A, capecitabine 1000 mg/m2 was given twice daily; in "
            "arm B, capecitabine 800 mg/m2 was given twice daily.",
            [
                {("capecitabine", "1000 mg/m2", "twice daily"), ("oxaliplatin", None, None)},
                {("capecitabine", "800 mg/m2", "twice daily"), ("irinotecan", None, None)},
            ],
        ),
        (  # how often stands before the drug
            "Patients were randomised to radiotherapy alone or radiotherapy with weekly cisplatin "
            "40 mg/m2.",
            [
                {("radiotherapy", None, None)},
                {("radiotherapy", None, None), ("cisplatin", "40 mg/m2", "weekly")},
            ],
        ),
        (  # the label stands behind the figure
            "Patients were randomised to docetaxel plus ramucirumab (arm A) or docetaxel plus "
            "lapatinib (arm B). Docetaxel was given at 75 mg/m2 in arm A and at 60 mg/m2 in arm B.",
            [
                {("docetaxel", "75 mg/m2", None), ("ramucirumab", None, None)},
                {("docetaxel", "60 mg/m2", None), ("lapatinib", None, None)},
            ],
        ),
        (  # a drug that only the arm's own sentence tells
            "Patients were randomised to cetuximab (arm A) or panitumumab (arm B). Patients in arm "
            "A received cetuximab 250 mg/m2 weekly and irinotecan 180 mg/m2 every 2 weeks.",
            [
                {
                    ("cetuximab", "250 mg/m2", "weekly"),
                    ("irinotecan", "180 mg/m2", "every 2 weeks"),
                },
                {("panitumumab", None, None)},
            ],
        ),
        (  # members of a list by number
            "Patients were randomised to 1) yoga, 2) massage, or 3) usual care.",
            [{("yoga", None, None)}, {("massage", None, None)}, {("usual care", None, None)}],
        ),
        (  # one noun for two ways
            "Patients were randomised to laparoscopic or open rectopexy.",
            [{("laparoscopic rectopexy", None, None)}, {("open rectopexy", None, None)}],
        ),
        (  # doses without the name of the one drug of the trial
            "Afatinib was studied in two doses. Patients were randomised to 40 mg daily or 50 mg "
            "daily.",
            [{("afatinib", "40 mg", "daily")}, {("afatinib", "50 mg", "daily")}],
        ),
        (  # the paper's own name of a drug, where it is not the vocabulary's
            "Patients were randomised to folinic acid 20 mg/m2 weekly or vitamin D3 1000 IU "
            "daily.",
            [{("folinic acid", "20 mg/m2", "weekly")}, {("vitamin D3", "1000 IU", "daily")}],
        ),
        (  # "chemotherapy" beside the drug that it is, and beside one that it is not
            "Fifty patients received docetaxel 75 mg/m2 weekly as neoadjuvant chemotherapy.",
            [{("docetaxel", "75 mg/m2", "weekly")}],
        ),
        (
            "Patients were randomised to bevacizumab plus chemotherapy or chemotherapy alone.",
            [
                {("bevacizumab", None, None), ("chemotherapy", None, None)},
                {("chemotherapy", None, None)},
            ],
        ),
        (  # what is seen once a year is no schedule of the drug
            "Fifty patients received erlotinib 150 mg. Those who stayed on erlotinib had a stable "
            "marker, and annually we saw them again.",
            [{("erlotinib", "150 mg", None)}],
        ),
        (  # what people weigh is no dose
            "Patients were randomised to placebo or metformin if they weighed 45 kg or more.",
            [{("placebo", None, None)}, {("metformin", None, None)}],
        ),
        (  # a dose that is planned for later cycles
            "Patients were randomised to docetaxel 75 mg/m2 every 3 weeks or observation. From the "
            "second cycle on, docetaxel was given at 60 mg/m2.",
            [
                {("docetaxel", "75 mg/m2", "every 3 weeks"), ("docetaxel", "60 mg/m2", None)},
                {("observation", None, None)},
            ],
        ),
        (  # levels with a label each
            "Patients were randomised to 10 mg (arm A), 20 mg (arm B) or 40 mg (arm C) of "
            "simvastatin daily.",
            [{("simvastatin", n, "daily")} for n in ("10 mg", "20 mg", "40 mg")],
        ),
        (  # fractions before the total
            "Patients were randomised to observation or radiotherapy, delivered in fractions of "
            "2 Gy, five days a week, to a total dose of 50 Gy.",
            [
                {("observation", None, None)},
                {("radiotherapy", "50 Gy", "fractions of 2 Gy, five days a week")},
            ],
        ),
        (
            "Patients were randomised to 5-FU 400 mg/m2 weekly or observation.",
            [{("5-FU", "400 mg/m2", "weekly")}, {("observation", None, None)}],
        ),
    ],
)  # fmt: skip
def test_arms_are_dosed(text, arms):
    assert arms_of(text) == arms
