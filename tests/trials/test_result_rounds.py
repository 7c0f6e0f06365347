"""The rounds of trial results are well formed, and what was mended after them stays mended."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from trial_results import Tally, compare, read_items, results_of

ROUNDS = sorted((Path(__file__).parent / "rounds").glob("*.txt"))
# F1 over passages and tables; the figures of the day stand in docs/trials.md
FLOORS = {"results": 0.84, "varied": 0.71}

each_round = pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.stem)


@each_round
def test_a_round_is_well_formed(path: Path) -> None:
    """Rows have one width, and every figure that is wanted is printed."""
    for item in read_items(path):
        assert all((item.title, item.arms, item.text)), item.name
        assert len({len(r) for r in (*item.head, *item.rows)}) < 2, item.name
        printed = " ".join([item.text, *(c for r in (*item.head, *item.rows) for c in r)]).replace(
            "·", "."
        )
        for one in item.want:
            figures = [one.effect.value] if one.effect else []
            figures += [one.p_value.value] if one.p_value and one.p_value.value else []
            for figure in figures:
                digits = re.sub(r"^-?0?", "", str(figure))
                assert digits in printed, (item.name, figure)


@each_round
def test_a_round_stays_mended(path: Path) -> None:
    """F1 over all items of a round does not fall below what was reached."""
    tally = Tally()
    for item in read_items(path):
        compare(item, results_of(item), tally)
    assert 2 * tally.right / (tally.found + tally.wanted) >= FLOORS[path.stem]
