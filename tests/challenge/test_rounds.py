"""The blind rounds of tables are well formed, and what was mended after them stays mended."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from challenge import compare  # noqa: E402
from table_rounds import read_item, read_tables  # noqa: E402
from test_challenge import WORDS  # noqa: E402

from extractor.score.counts import total  # noqa: E402

ROUNDS = sorted((Path(__file__).parent / "rounds").glob("*.txt"))
FLOOR = 0.80  # tuple F1; the figures of the day stand in rounds/README.md

each_round = pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.stem)


@each_round
def test_a_round_is_well_formed(path: Path) -> None:
    """Codes are the contract's, rows have one width, and every figure of the gold is printed."""
    text = path.read_text(encoding="utf-8")
    for item in read_tables(path):
        assert item["cancer"]
        body = item["table"]["body"]
        assert body or item["figure"]
        for entry in item["gold"]:
            for field in ("state", "form", "outcome", "direction", "analysis"):
                assert entry[field] in WORDS[field].split(), (item["id"], field)
            if entry["p"] is not None and entry["p"][1] is not None:
                digits = re.sub(r"^0", "", str(entry["p"][1]))
                assert digits in text, (item["id"], digits)


@each_round
def test_what_was_mended_stays_mended(path: Path) -> None:
    """The tuple F1 of a round that was mended does not fall below the floor."""
    counts = total([compare(read_item(item)[0], 4)[0] for item in read_tables(path)])
    assert (counts.f1 or 0) >= FLOOR
