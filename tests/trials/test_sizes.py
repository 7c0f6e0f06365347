"""How many each arm holds, told in the text or in the heads of tables."""

import pytest

from extractor.records import Arm, Intervention, Participants
from extractor.trials.sizes import COUNT_FIRST, COUNT_LAST, EACH, with_sizes
from extractor.types import Cell, Sentence, Table

PATTERNS = (COUNT_FIRST, COUNT_LAST, EACH)


def arm(*names, role="experimental"):
    return Arm(role=role, interventions=tuple(Intervention(name=n, text=n) for n in names))


TWO = (arm("olaparib"), arm("placebo", role="comparator"))
REGIMENS = (arm("docetaxel", "cisplatin"), arm("paclitaxel", "cisplatin"))


def sizes(*texts, arms=TWO, tables=(), total=None):
    told = [Sentence(text=t, start=0, end=len(t), passage=0) for t in texts]
    whole = total and Participants(value=total, kind="randomised", text="")
    return [a.n for a in with_sizes(arms, told, tables, whole)]


def table(*rows, caption="Characteristics of the patients"):
    cells = [
        Cell(row=r, column=c, text=text, start=0, end=len(text), header=r == 0)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(label="Table 1", caption=caption, cells=tuple(cells), page=None)


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda e: e.value)
def test_patterns_match_their_examples(entry):
    assert [t for t in entry.hits if not entry.pattern.search(t)] == []
    assert [t for t in entry.misses if entry.pattern.search(t)] == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Of 131 women, 64 were allocated to placebo and 67 to olaparib.", [67, 64]),
        ("We randomised men to olaparib (n = 33) or placebo (n = 31).", [33, 31]),
        ("Twenty-two patients were assigned to each arm.", [22, 22]),
        ("We enrolled two groups of 40 patients each.", [40, 40]),
        # What happened to a part of each arm later is no size.
        (
            "Seven patients allocated to olaparib (n = 4) and placebo (n = 3) withdrew.",
            [None, None],
        ),
        ("Randomised patients were seen every 3 weeks in both groups.", [None, None]),
        ("Patients were randomised to olaparib (n = 33) or placebo.", [None, None]),
    ],
)
def test_sizes_told_in_a_sentence(text, want):
    assert sizes(text) == want


def test_labels_in_brackets_tell_the_arm():
    told = "Women received docetaxel and cisplatin (DP) or paclitaxel and cisplatin (TP)."
    assert sizes(told, "In all, 51 were randomised to DP and 49 to TP.", arms=REGIMENS) == [51, 49]


def test_heads_of_a_table_print_the_sizes():
    shown = table(
        ("", "All (N = 70)", "Placebo (N = 34)", "Olaparib (N = 36)"), ("Age", "61", "60", "62")
    )
    assert sizes(tables=[shown], total=70) == [36, 34]


def test_the_first_row_of_a_table_prints_the_sizes():
    shown = table(
        ("", "Olaparib", "Placebo"), ("Number of patients", "36", "34"), ("Age", "61", "60")
    )
    assert sizes(tables=[shown]) == [36, 34]


def test_a_table_of_those_analysed_is_no_size():
    shown = table(("", "Olaparib (n = 30)", "Placebo (n = 32)"), ("Nausea", "4", "3"))
    assert sizes(tables=[shown], total=70) == [None, None]


def test_what_adds_up_to_the_whole_goes_first():
    early = "Patients received olaparib (n = 30) or placebo (n = 32)."
    assert sizes(early, "The arms held 36 in olaparib and 34 in placebo.", total=70) == [36, 34]


def test_dosing_tells_arms_of_one_drug_apart():
    weekly = Intervention(name="docetaxel", text="docetaxel", schedule="weekly")
    slow = Intervention(name="docetaxel", text="docetaxel", schedule="3-weekly")
    arms = (Arm(interventions=(weekly,)), Arm(interventions=(slow,)))
    shown = table(
        ("", "3-weekly docetaxel (n = 18)", "Weekly docetaxel (n = 19)"), ("Age", "1", "2")
    )
    assert sizes(arms=arms, tables=[shown]) == [19, 18]
