"""Ratios in lists without intervals: each counts when the words say that there are several."""

import pytest

from extractor import find_statistics


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("(HR 1.9, 2.2 and 0.6; P = 0.01, 0.003 and 0.04, respectively)", ["1.9", "2.2", "0.6"]),
        ("with HRs of 1.7, 1.5 and 1.4 (P = .002)", ["1.7", "1.5", "1.4"]),
        ("Hazard ratios for relapse and death were 0.63 and 0.55.", ["0.63", "0.55"]),
        ("The HR was 0.8, 12 months later.", ["0.8"]),
        ("The HR was 0.8, 95 patients died, respectively.", ["0.8"]),
    ],
)
def test_ratios_of_a_list(text, values):
    assert [str(s.value) for s in find_statistics(text) if s.kind == "EFFECT"] == values
