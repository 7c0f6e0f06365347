"""Arms in lists: with sizes, with treatments in brackets, or named by the title alone."""

import pytest

from extractor import extract_text

TITLE = "A randomised trial in adults"


def arms_of(text, title=TITLE):
    (own,) = [t for t in extract_text(text, title).trials if t.attribution.source == "own"]
    return [(arm.role, arm.n, [(i.name, i.dose) for i in arm.interventions]) for arm in own.arms]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        (
            "Eighty nurses were randomly assigned to one of three groups: swimming group (n = 27), "
            "pilates group (n = 26), and control group (n = 27).",
            [
                ("experimental", 27, [("swimming", None)]),
                ("experimental", 26, [("pilates", None)]),
                ("comparator", 27, [("control", None)]),
            ],
        ),
        (
            "In all, 90 adults were randomised to hill walking training (n = 30), "
            "flat walking training (n = 30), or control (n = 30).",
            [
                ("experimental", 30, [("hill walking training", None)]),
                ("experimental", 30, [("flat walking training", None)]),
                ("comparator", 30, [("control", None)]),
            ],
        ),
        (
            "Ninety adults were randomly allocated to three groups, R (ropivacaine), "
            "RF20 (ropivacaine + fentanyl 20 mg), and RF40 (ropivacaine + fentanyl 40 mg).",
            [
                ("comparator", None, [("ropivacaine", None)]),
                ("experimental", None, [("ropivacaine", None), ("fentanyl", "20")]),
                ("experimental", None, [("ropivacaine", None), ("fentanyl", "40")]),
            ],
        ),
        (
            "The study group received a nurse-led telephone follow-up programme and "
            "the control group received usual care.",
            [
                ("experimental", None, [("nurse-led telephone follow-up programme", None)]),
                ("comparator", None, [("usual care", None)]),
            ],
        ),
        (
            "Fifty adults were randomised to true acupressure or sham acupressure.",
            [
                ("experimental", None, [("true acupressure", None)]),
                ("comparator", None, [("sham acupressure", None)]),
            ],
        ),
        (
            "We randomised 60 adults into groups, where group 1 (zinc group) included adults "
            "who received melatonin with standard care, whereas group 2 included those who got "
            "standard care alone.",
            [
                ("experimental", None, [("melatonin", None), ("standard care", None)]),
                ("comparator", None, [("standard care", None)]),
            ],
        ),
        (
            "Adults in the study group received usual care plus a singing programme and adults "
            "assigned to the control group received usual care.",
            [
                ("experimental", None, [("usual care", None), ("singing programme", None)]),
                ("comparator", None, [("usual care", None)]),
            ],
        ),
        (
            "We randomised 60 adults to either the deep or shallow hypnosis group.",
            [
                ("experimental", None, [("deep hypnosis", None)]),
                ("comparator", None, [("shallow hypnosis", None)]),
            ],
        ),
        (
            "Adults were randomised into a guided group I and an unguided group II. Group I "
            "received guided breathing exercises, while group II received leaflets at home.",
            [
                ("experimental", None, [("guided breathing exercises", None)]),
                ("experimental", None, [("leaflets", None)]),
            ],
        ),
        (
            "We randomly assigned adults (1:3), by a web system using permuted blocks of six that "
            "were drawn up beforehand, to either melatonin or zinc lozenges.",
            [
                ("experimental", None, [("melatonin", None)]),
                ("comparator", None, [("zinc lozenges", None)]),
            ],
        ),
        (
            "Adults were randomised into three groups of 20 each who received 0.2 mg melatonin, "
            "600 mg magnesium oxide, and placebo.",
            [
                ("experimental", 20, [("melatonin", "0.2")]),
                ("experimental", 20, [("magnesium oxide", "600")]),
                ("comparator", 20, [("placebo", None)]),
            ],
        ),
        (
            "We compared splints placed with warm wax (wax group) and those placed with hard "
            "resin foam (resin group) in 40 adults.",
            [
                ("experimental", None, [("warm wax", None)]),
                ("comparator", None, [("hard resin foam", None)]),
            ],
        ),
        (
            "We randomised adults to sinus lavage associated with nose drops or to nose drops.",
            [
                ("experimental", None, [("sinus lavage", None), ("nose drops", None)]),
                ("comparator", None, [("nose drops", None)]),
            ],
        ),
        (
            "Adults were given two injections of zinc-bound pollen (active group) or cold saline "
            "(placebo group) a month apart.",
            [
                ("experimental", None, [("zinc-bound pollen", None)]),
                ("comparator", None, [("cold saline", None)]),
            ],
        ),
        (
            "We randomised adults to early and late withdrawal groups at a ratio of 1:1.",
            [
                ("experimental", None, [("early withdrawal", None)]),
                ("comparator", None, [("late withdrawal", None)]),
            ],
        ),
    ],
)
def test_lists(text, arms):
    assert arms_of(text) == arms


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Effect of lullabies on sleep in toddlers: a randomised trial", "lullabies"),
        ("Safety and efficacy of early oral feeding after caesarean section", "early oral feeding"),
        ("Effects of an Online Diary Given at Night on Sleep: a trial", "online diary"),
        (
            "Exploring the Effect of Intra-Oral Cooling Over Two Weeks: a trial",
            "intra-oral cooling",
        ),
        ("Breathing retraining for chronic cough: a randomised trial", "breathing retraining"),
    ],
)
def test_title_names_what_is_tested(title, name):
    text = "We randomised 60 people to an intervention group or a control group."
    assert arms_of(text, title) == [
        ("experimental", None, [(name, None)]),
        ("comparator", None, [("control", None)]),
    ]


def test_equal_groups_are_no_treatments():
    text = "We randomised 60 people into equal groups (n = 30 each); study and control groups."
    title = "The effect of foot baths on sleep: a randomised trial"
    assert arms_of(text, title)[0][2] == [("foot baths", None)]


def test_drug_of_the_background_is_not_tested():
    text = (
        "Sixty adults were randomised 1:1. Diclofenac prescribing was counted for a year in the "
        "intervention group."
    )
    title = "Effect of a reminder letter on diclofenac use: a randomised trial"
    assert arms_of(text, title) == [("experimental", None, [("reminder letter", None)])]


def test_what_is_usual_is_the_comparator():
    text = "We randomised 60 adults to either a conventional diary or a picture diary."
    assert [role for role, _, _ in arms_of(text)] == ["comparator", "experimental"]


def test_bracket_says_who_is_the_control():
    text = (
        "Sixty adults were randomised. Group 1 (study group) received melatonin and zinc, while "
        "group 2 (control group) received magnesium oxide."
    )
    assert [role for role, _, _ in arms_of(text)] == ["experimental", "comparator"]
