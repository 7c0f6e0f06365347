"""Ends of a range of ratios: one result at most, and none where neither has an interval."""

import pytest

from extractor.relations.results import read_clusters
from extractor.stats import find_statistics
from extractor.types import Sentence


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("HRs ranged from 0.71 (95% CI 0.52-0.97) to 0.84 (95% CI 0.66-1.07) for OS.", ["0.71"]),
        ("The HRs of all subgroups ranged between 0.62 and 1.13.", []),
    ],
)
def test_effects_of_a_range(text, values):
    sentence = Sentence(
        text=text, start=0, end=len(text), passage=0, statistics=find_statistics(text)
    )
    results = [r for cluster in read_clusters(sentence, text) for r in cluster.results]
    assert [str(r.effect.value) for r in results] == values
