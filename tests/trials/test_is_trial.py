"""Which abstracts report a trial: old wordings do, studies of scans, animals and data do not."""

import pytest

from extractor import extract_text


def own_of(text, title):
    return [t for t in extract_text(text, title).trials if t.attribution.source == "own"]


@pytest.mark.parametrize(
    "text",
    [
        "Forty patients with gout took allopurinol or a dummy tablet, given double-blind.",
        "Each of 12 volunteers took melatonin and a dummy capsule in random order a week apart.",
        "A controlled trial of levamisole in 80 patients was carried out over two winters.",
        "A secondary analysis of the Large, Simple Zinc (LASZ) trial of 90 adults was made.",
        "This was a prospective, nonrandomised clinical study of 14 patients given melatonin.",
        "This post hoc analysis from a randomised trial looked at 300 patients given melatonin.",
    ],
)
def test_told_in_other_words(text):
    assert len(own_of(text, "Treatment in the elderly")) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Melatonin in goats", "Thirty goats were randomly assigned to three treatments."),
        ("A pilot study of a staining method", "Sections of 20 tumours of patients were stained."),
        (
            "Two wards",
            "By chance 300 patients were assigned randomly to a training (n = 200) or "
            "validation (n = 100) cohort.",
        ),
        (
            "Receptors and age",
            "Age of 900 women mattered. This warrants a look, best in a randomised clinical trial.",
        ),
        (
            "Two scans of the womb",
            "We tested the diagnostic accuracy of two scans in 90 women. NCT01234567.",
        ),
        ("Forecasts by network", "The data were randomly divided into training and testing."),
        ("Melatonin today", "This review discusses a phase III trial of melatonin in 90 patients."),
        (
            "Valves replaced twice",
            "This national registry of hearts holds 90 patients. NCT01234567.",
        ),
        (
            "Melatonin stops growth",
            "Melatonin slowed ten cell lines. In an ongoing clinical trial (NCT01234567) it works.",
        ),
        (
            "Heartburn in a valley",
            "This population-based study was done in 90 adults. NCT01234567.",
        ),
        (
            "Singing for two",
            "Two patients sang. A larger randomised controlled trial of singing is needed.",
        ),
        (
            "Waves of the heart",
            "For this retrospective, double-blinded study, maps of 64 patients were read again.",
        ),
        ("Doses of scans", "Data from 410 children below 15 were collected."),
    ],
)
def test_no_trial(title, text):
    assert own_of(text, title) == []


def test_protocol_is_planned():
    text = "We propose to test singing classes. Nurses will support the choirs for a year."
    (own,) = own_of(text, "Singing after stroke: a protocol for a randomised trial")
    assert own.status == "planned"


def test_short_form_is_no_name():
    text = "We randomised 40 volunteers to melatonin or placebo."
    (own,) = own_of(text, "Melatonin and sight: a visual evoked response (VER) study, randomised")
    assert own.acronym is None


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("Singing for people with Rett disorder of gait and their carers: a trial", None),
        (
            "Radiation with zinc in patients with brain metastases: a phase I trial",
            "brain metastases",
        ),
    ],
)
def test_condition_of_the_title(title, condition):
    text = "Patients received zinc. Shrinkage was seen in patients with melanoma and lung cancer."
    (own,) = own_of(text, title)
    assert condition is None or own.condition.text == condition


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twelve patients with 140 metastases were included.", 12),
        ("In 4 cohorts of 3 patients each, zinc was given. Overall, 12 patients took part.", 12),
        ("Zinc was low in 31 patients (62%). In all, 50 patients were enrolled.", 50),
        ("A study of 64 adults: 32 adults were randomised to zinc and 32 to rest.", 64),
        ("Ninety adults (ASA 1) who were scheduled for surgery took zinc.", 90),
        ("Of the 44 subjects, half took zinc.", 44),
        ("A study of 70 adults: 34 adults received zinc and 36 received rest.", 70),
        ("52 adults over the age of 50 years at risk of falls took zinc.", 52),
        ("Active, young readers (n = 61) took zinc.", None),
        ("Active, young smokers (n = 61) took zinc.", 61),
        ("Participants (N = 88, mean age 40) were recruited by post.", 88),
    ],
)
def test_participants(text, value):
    (own,) = own_of(text, "A phase 1 trial of zinc")
    assert (own.participants and own.participants.value) == value


def test_parts_of_a_trial_are_no_phase():
    text = "We randomised 40 people. Scores rose at the end of phase 3 of the course."
    (own,) = own_of(text, "Zinc or placebo: a randomised trial")
    assert own.phase is None


def test_not_controlled_by_placebo():
    text = "We randomised 40 people to zinc or rest. The trial was not placebo controlled."
    (own,) = own_of(text, "Zinc in the elderly: a randomised trial")
    assert "placebo_controlled" not in own.design


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We are testing choirs in two towns. Nurses will lead them.", "ongoing"),
        ("Adults are recruited and randomised to choirs or books. Nurses will lead.", "recruiting"),
    ],
)
def test_status_of_protocols(text, status):
    (own,) = own_of(text, "Singing after stroke: a protocol for a randomised trial")
    assert own.status == status


def test_name_of_two_words_in_brackets():
    text = "The Choirs for Old Readers (CHORE BP) randomised trial tests choirs in 40 adults."
    (own,) = own_of(text, "Choirs for readers (CHORE BP): rationale, design, and methods")
    assert own.acronym == "CHORE BP"
