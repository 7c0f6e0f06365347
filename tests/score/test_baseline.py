"""A baseline holds figures: a drop of more than a point is seen, a smaller one is not."""

import json

import pytest
from test_figures import write_gold
from test_views import association, trial

from extractor.errors import UsageError
from extractor.score import score
from extractor.score.baseline import find_drops, write_baseline

GOLD = {"a": (association(), association(outcome="OS"), trial(acronym="A", phase="3"))}


def written(tmp_path, predicted, **changes):
    path = tmp_path / "baseline.json"
    write_baseline(score(GOLD, {"a": predicted}), path)
    shown = json.loads(path.read_text(encoding="utf-8"))
    shown["f1"] |= changes
    path.write_text(json.dumps(shown), encoding="utf-8")
    return path


def test_same_scores_are_no_drop(tmp_path):
    path = written(tmp_path, GOLD["a"])
    assert find_drops(score(GOLD, {"a": GOLD["a"]}), path) == ()


def test_a_record_lost_is_a_drop(tmp_path):
    path = written(tmp_path, GOLD["a"])
    (drop,) = find_drops(score(GOLD, {"a": GOLD["a"][1:]}), path)
    assert (drop.name, drop.before) == ("tuple", 1.0)
    assert drop.now == pytest.approx(2 / 3, abs=1e-4)


def test_a_trial_slot_lost_is_a_drop(tmp_path):
    path = written(tmp_path, GOLD["a"])
    found = (*GOLD["a"][:2], trial(acronym="A"))
    names = {drop.name for drop in find_drops(score(GOLD, {"a": found}), path)}
    assert names == {"trial.phase", "trial.slots"}


@pytest.mark.parametrize(("before", "drops"), [(1.009, 0), (1.01, 0), (1.011, 1)])
def test_one_point_is_allowed(tmp_path, before, drops):
    path = written(tmp_path, GOLD["a"], tuple=before)
    assert len(find_drops(score(GOLD, {"a": GOLD["a"]}), path)) == drops


def test_views_that_were_not_scored_are_not_held(tmp_path):
    path = written(tmp_path, GOLD["a"])
    assert find_drops(score(GOLD, {"a": GOLD["a"]}, views=["tuple"]), path) == ()


def test_another_split_or_another_file_is_refused(tmp_path):
    path = written(tmp_path, GOLD["a"])
    gold = write_gold(tmp_path / "gold", [("a", "pdf", [association()])])
    with pytest.raises(UsageError, match="split"):
        find_drops(score(gold, {}, split="dev"), path)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="no baseline"):
        find_drops(score(GOLD, {}), path)
