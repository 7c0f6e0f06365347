"""Ratios of a list whose name stands at the first alone."""

import pytest

from extractor import find_statistics


def ratios(text):
    return [
        f"{s.measure} {s.value} {s.low} {s.high}"
        for s in find_statistics(text)
        if s.kind == "EFFECT"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "relapse (HR 0.82, 95% CI 0.55-1.22; p=0.33) and death (1.10, 0.73-1.66; p=0.65)",
            ["HR 0.82 0.55 1.22", "HR 1.10 0.73 1.66"],
        ),
        (
            "overall (OR 1.42 [1.11–1.82]), in women (1.58 [1.05–2.38]), in men (1.30 [0.95–1.78])",
            ["OR 1.42 1.11 1.82", "OR 1.58 1.05 2.38", "OR 1.30 0.95 1.78"],
        ),
        # The middle of a median's interval is no geometric mean.
        ("HR 0.82 (0.55-1.22); median 6.1 and (7.4 [3.0-8.2])", ["HR 0.82 0.55 1.22"]),
        ("HR 0.82 (0.55-1.22); (1.10, 0.73-1.66 months)", ["HR 0.82 0.55 1.22"]),
        # Another sentence, and no interval at the first.
        ("HR 0.82 (0.55-1.22). The scores (1.10, 0.73-1.66) fell.", ["HR 0.82 0.55 1.22"]),
        ("no difference in relapse (8% [95% CI 4-15] vs 9% [5-17])", []),
    ],
)
def test_names_that_are_carried(text, expected):
    assert ratios(text) == expected
