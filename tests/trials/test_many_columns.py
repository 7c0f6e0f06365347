"""A test over many columns is of kinds of patients or of times; each arm's grades are not."""

from extractor.trials.grids import Column
from extractor.trials.table_results import _of_many


def columns(*tops):
    return [
        Column(index=n, kind="arm", heading=f"{top} {n}", top=top)
        for n, top in enumerate(tops, start=1)
    ]


def test_columns_without_arms_above_them_are_many():
    assert _of_many(columns("", "", "", "", ""))
    assert _of_many(columns("Age", "Sex", "Stage", "Site", "Grade"))


def test_grades_of_each_arm_and_a_few_arms_are_not():
    assert not _of_many(columns("Arm A", "Arm A", "Arm B", "Arm B"))
    assert not _of_many(columns("", "", ""))
