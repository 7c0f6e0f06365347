"""Endpoints whose rank a sentence tells for one, for both ranks at once, or with a reason."""

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models
from extractor.trials.followup import find_follow_up
from extractor.trials.ranks import find_endpoints
from extractor.trials.results import find_results


def read(text):
    return annotate(document_from_text(text), load_models())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The primary endpoint was time to progression as this also counts deaths on treatment.",
            [("primary", "TTP")],
        ),
        (
            "Disease-free survival was the primary endpoint because overall survival takes long.",
            [("primary", "DFS")],
        ),
        # Which of a joint list is primary is not said.
        ("Primary and secondary endpoints (DFS, OS and TTP) were tested by log-rank.", []),
        (
            "The primary and secondary endpoints were DFS and OS, respectively.",
            [("primary", "DFS"), ("secondary", "OS")],
        ),
    ],
)
def test_ranks(text, want):
    assert [(e.role, e.outcome.code) for e in find_endpoints(read(text))] == want


def test_a_follow_up_with_its_spread_is_a_mean():
    found = find_follow_up(
        read("Follow-up was 512 ± 88 days for cetuximab and 498 ± 91 for placebo.")
    )
    assert found is not None
    assert (found.value, found.unit, found.kind) == (512, "days", "mean")


def test_values_of_several_moments_are_no_arms():
    told = read("The 2- and 4-year survival rates in 60 patients were 71% and 48%, respectively.")
    found = find_results([(s, "body") for s in told], (), single=True)
    assert [(r.outcome.text, r.arm_values) for r in found] == [
        ("2- and 4-year survival rates", ("71%",)),
        ("2- and 4-year survival rates", ("48%",)),
    ]
