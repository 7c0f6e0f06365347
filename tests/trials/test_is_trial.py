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
        ("Forecasts by network", "The data were randomly divided into training and testing."),
        ("Melatonin today", "This review discusses a phase III trial of melatonin in 90 patients."),
        (
            "Valves replaced twice",
            "This is an international registry that included 90 patients. NCT01234567.",
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
