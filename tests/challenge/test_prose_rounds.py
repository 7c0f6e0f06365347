"""The facts of the blind rounds of prose are well formed; their texts are not kept here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from prose_rounds import count_pairs, read_passage  # noqa: E402
from table_rounds import read_tables  # noqa: E402
from test_challenge import WORDS  # noqa: E402

ROUNDS = sorted((Path(__file__).parent / "prose").glob("*.txt"))
PASSAGE = """== 10.1/own | NCOA3 in gastric cancer
text: High NCOA3 was associated with shorter OS (p = 0.02). High CDX2 had longer DFS (p = 0.04).
"""
FACTS = """== 10.1/own
cancer: gastric cancer
gold: NCOA3 | high | unspecified | OS | worse | 0.02 | - | unspecified
gold: CDX2 | high | protein | DFS | better | 0.01 | - | unspecified
"""


@pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.stem)
def test_the_facts_are_well_formed(path: Path) -> None:
    """Codes are the contract's, and nothing but facts is kept."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {line.split()[0] for line in lines if line} <= {"==", "cancer:", "gold:", "maybe:"}
    for item in read_tables(path):
        for entry in item["gold"]:
            for field in ("state", "form", "outcome", "direction", "analysis", "source"):
                assert entry[field] in WORDS[field].split(), (item["id"], field)


def test_a_passage_is_scored(tmp_path: Path) -> None:
    """One of two records agrees; both pairs of marker and cancer do."""
    for name, text in (("facts.txt", FACTS), ("passage.txt", PASSAGE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (facts,), (passage,) = (
        read_tables(tmp_path / "facts.txt"),
        read_tables(tmp_path / "passage.txt"),
    )
    _, item, records = read_passage(facts, passage)
    assert len(records) == 2
    assert len(set(item.gold) & set(item.found)) == 1
    assert count_pairs(item).right == 2
