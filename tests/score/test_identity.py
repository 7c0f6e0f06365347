"""The gold set against itself is right in everything, and against nothing in nothing."""

import pytest

from extractor.score import score
from extractor.score.load import read_gold


@pytest.mark.parametrize("split", ["dev", "test", "example"])
def test_gold_against_itself_is_right(gold_folder, split):
    gold = read_gold(gold_folder, split)
    report = score(gold_folder, gold, split=split)
    wrong = {s.name: s.counts for s in report.scores if s.counts.f1 not in {None, 1.0}}
    assert wrong == {}
    assert all(field.accuracy in {None, 1.0} for field in report.fields)
    assert report.missing == ()


def test_gold_against_nothing_is_missed(gold_folder):
    report = score(gold_folder, {}, split="example")
    assert report["tuple"].counts.recall == 0
    assert report["trial.slots"].counts.right == 0
    assert len(report.missing) == 3
