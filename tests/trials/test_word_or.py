"""The word "or" in a head of a table is no odds ratio and no overall response."""

import pytest

from extractor.trials.review_columns import Head
from extractor.trials.row_figures import figures_of
from extractor.types import Sentence


def figures(head, text):
    cell = Sentence(text=text, start=0, end=len(text), passage=0)
    return figures_of(cell, Head(column=1, role="value", text=head))


@pytest.mark.parametrize("head", ["Clean bowel, % or score", "Mean or median (mm)"])
def test_values_below_a_head_with_or_are_no_odds_ratio(head):
    found = figures(head, "92.1 vs 80.4")
    assert found.effect is None
    assert len(found.values) == 2


def test_an_odds_ratio_is_one():
    found = figures("OR (95% CI)", "1.82 (1.10-3.02)")
    assert found.effect is not None
    assert found.effect.measure == "OR"
