"""Doses that dose-finding trials arrive at, and counts that hold the outcome they are of."""

from __future__ import annotations

import pytest

from extractor import extract_text
from extractor.trials.tolerated import TOLERATED

TRIAL = (
    "A phase 1 trial of lenvatinib in thymic carcinoma\n\nMethods\n\nIn this single-arm phase 1 "
    "trial, 31 patients with thymic carcinoma received lenvatinib.\n\nResults\n\n"
)


@pytest.mark.parametrize("text", TOLERATED.hits)
def test_a_dose_is_found(text: str) -> None:
    """Each example of the pattern matches."""
    assert TOLERATED.pattern.search(text)


@pytest.mark.parametrize("text", TOLERATED.misses)
def test_no_dose_is_found(text: str) -> None:
    """No counter-example matches."""
    assert not TOLERATED.pattern.search(text)


def told(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return code, outcome and values of the results of a trial that prints the text."""
    (trial,) = extract_text(f"{TRIAL}{text}\n").trials
    return [(r.outcome.code, r.outcome.text, r.arm_values) for r in trial.results]


def test_the_tolerated_dose_is_a_result() -> None:
    """It has no code of its own."""
    assert told("The maximum tolerated dose of lenvatinib was 16 mg once daily.") == [
        ("OTHER", "maximum tolerated dose", ("16 mg once daily",))
    ]


def test_a_count_belongs_to_the_outcome_inside_it() -> None:
    """The next count is of the next outcome, and so many with a disease course had it."""
    found = told(
        "There were three complete responses (10%), nine partial responses (29%) and 11 patients "
        "with stable disease (35%)."
    )
    assert [(text, values[0][-5:].strip("()")) for _, text, values in found] == [
        ("complete responses", "10%"),
        ("partial responses", "29%"),
        ("stable disease", "35%"),
    ]


def test_the_moment_of_one_outcome_is_none_of_the_next() -> None:
    """ "… was 9.1 months and median PFS …" is no 9.1-month PFS."""
    found = told("Median duration of response was 9.1 months and median PFS was 7.4 months.")
    assert [text for _, text, _ in found] == ["Median duration of response", "median PFS"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Best responses were CR in 2, PR in 6, and SD in 9 patients.",
            [("CR", "2"), ("PR", "6"), ("SD", "9 patients")],
        ),
        (
            "Grade 3 toxicities were mucositis in 7 patients, hypokalemia in 3 and rash in 2.",
            [("mucositis", "7 patients"), ("hypokalemia", "3"), ("rash", "2")],
        ),
        (
            "Common toxicities were fatigue (n = 13, 42%) and nausea (n = 10, 32%).",
            [("fatigue", "n = 13, 42%"), ("nausea", "n = 10, 32%")],
        ),
        (
            "Dose-limiting toxicities occurred in two of six patients at 20 mg.",
            [("Dose-limiting toxicities", "two of six patients")],
        ),
        ("The ORR by independent central review was 29%.", [("ORR", "29%")]),
    ],
)
def test_figures_of_an_only_arm(text: str, expected: list[tuple[str, str]]) -> None:
    """People are named once in a list; a review of scans is no review of the literature."""
    assert [(outcome, values[0]) for _, outcome, values in told(text)] == expected
