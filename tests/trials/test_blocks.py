"""Tables with several tests a row: which columns make a test, and which arms it compares."""

from extractor.trials.blocks import blocks_of
from extractor.trials.grids import Column


def columns(*told):
    return [Column(index=n, kind=kind, heading=text) for n, (kind, text) in enumerate(told)]


def test_an_estimate_its_interval_and_its_p_value_are_one_test():
    (block,) = blocks_of(
        columns(("arm", "A"), ("arm", "B"), ("effect", "HR"), ("effect", "95% CI"), ("p", "P"))
    )
    assert [c.heading for c in block.arms] == ["A", "B"]
    assert block.comparison is None


def test_each_p_value_of_a_comparison_has_the_arms_it_names():
    made = blocks_of(
        columns(
            ("arm", "Alphamab"), ("arm", "Betacin"), ("arm", "Placebo"),
            ("p", "Alphamab vs placebo"), ("p", "Betacin vs placebo"),
        )
    )  # fmt: skip
    assert [[c.heading for c in b.arms] for b in made] == [
        ["Alphamab", "Placebo"],
        ["Betacin", "Placebo"],
    ]
    assert [b.comparison for b in made] == ["Alphamab vs placebo", "Betacin vs placebo"]


def test_a_change_over_time_is_within_an_arm():
    made = blocks_of(
        columns(("arm", "A"), ("arm", "B"), ("p", "P between groups"), ("p", "P within groups"))
    )
    assert [b.within for b in made] == [False, True]
