"""How much gold there is: as much as promised, and as much as the README says."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

GOLD = Path(__file__).parents[1] / "gold"


def counts() -> ModuleType:
    """Return ``gold/counts.py``, which is a script beside the data."""
    spec = importlib.util.spec_from_file_location("gold_counts", GOLD / "counts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_as_much_gold_as_promised() -> None:
    real = [row for row in counts().rows() if row[3] != "example"]
    kinds = Counter(row[2] for row in real)
    assert len(real) >= 40
    assert kinds["prognostic"] >= 10
    assert kinds["trial"] >= 10
    assert kinds["review"] >= 5
    assert sum(row[4] for row in real) >= 500
    assert sum(row[5] for row in real) >= 120
    assert sum(row[3] == "test" for row in real) >= 15
    assert len(list(GOLD.glob("*/annotator2.jsonl"))) >= 12


def test_the_readme_counts_what_is_there() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    assert counts().table() in readme, "run python gold/counts.py --write"
