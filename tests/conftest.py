"""Shared fixtures: the real papers, where there are any, and the packaged examples."""

import os
from pathlib import Path

import pytest

PAPERS_VARIABLE = "EXTRACTOR_PAPERS"


@pytest.fixture(scope="session")
def papers_folder():
    """Return the folder of real papers that the variable names."""
    named = os.environ.get(PAPERS_VARIABLE)
    if not named or not Path(named).is_dir():
        pytest.skip(f"set {PAPERS_VARIABLE} to a folder of papers to run this")
    return Path(named)


@pytest.fixture(scope="session")
def gold_folder():
    """Return the gold set of the checkout."""
    return Path(__file__).parents[1] / "gold"
