"""The passages of arms and doses are well formed, and what was mended after them stays mended."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from trial_arms import compare, f1, read_items

PASSAGES = sorted((Path(__file__).parent / "passages").glob("*.txt"))
# F1 by slot; the figures of the day stand in docs/trials.md
FLOORS = {
    "arms": {"trial": 0.95, "participants": 0.90, "intervention": 0.82, "dose_schedule": 0.68},
    "doses": {"trial": 0.80, "intervention": 0.59, "dose_schedule": 0.30, "arm": 0.40},
}

each_file = pytest.mark.parametrize("path", PASSAGES, ids=lambda p: p.stem)


@each_file
def test_passages_are_well_formed(path: Path) -> None:
    """Each item has a text, and every number that is wanted is printed."""
    for item in read_items(path):
        printed = " ".join(
            [*item.texts.values(), item.title, *(c for r in item.rows for c in r)]
        ).replace("area under the curve of 5", "AUC 5")
        assert item.texts, item.name
        for drug in item.own["drug"]:
            # a range and a power are printed in other ways, "m2" is of the unit
            dose = re.sub(r"m2\b|10\^\d", "", drug.split("|")[1])
            for number in re.findall(r"\d[\d.,]*", dose):
                assert number in printed, (item.name, number)


@each_file
def test_passages_stay_mended(path: Path) -> None:
    """F1 of a slot does not fall below what was reached."""
    counts = compare(read_items(path))
    floors = FLOORS[path.stem]
    reached = {slot: f1(*counts[slot]) for slot in floors}
    assert {s: v for s, v in reached.items() if v < floors[s]} == {}
