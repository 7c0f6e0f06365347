"""Effect, interval and p-value: the four verdicts."""

import pytest

from extractor.stats import check_consistency, find_statistics


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("HR 0.82, 95% CI 0.69–0.98, p = 0.026", "consistent"),
        ("HR 0.71, 95% CI 0.55–0.92, p < 0.05", "consistent"),
        ("HR 0.71, 95% CI 0.55–0.92, log-rank p = 0.02", "borderline"),
        ("HR 0.71, 95% CI 0.55–0.92, p = 0.0001", "discrepant"),
        ("HR 0.71, 95% CI 0.55–0.92, p = 0.4", "contradictory"),
        ("HR 0.71, 95% CI 0.75–0.92, p = 0.01", "contradictory"),
        ("HR 1.71, 95% CI 0.85–3.42, p < 0.001", "contradictory"),
        ("mean difference −2.1 (95% CI −3.5 to −0.7), p = 0.003", "consistent"),
    ],
)
def test_verdict(text, verdict):
    effect, p = find_statistics(text)
    assert check_consistency(effect, p) == verdict


def test_nothing_to_compare_without_interval():
    (effect,) = find_statistics("HR 0.71")
    assert check_consistency(effect, None) is None
