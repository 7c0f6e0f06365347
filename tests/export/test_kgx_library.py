"""The exported graph, judged by the kgx library and the Biolink model.

kgx is heavy and pins much, so it may stand in an environment of its own: ``EXTRACTOR_KGX_PYTHON``
names its interpreter (``pip install kgx biolink-model`` there).
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import example_papers, extract
from extractor.export.files import export_records

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "validate_kgx.py"
HERE = sys.executable if importlib.util.find_spec("kgx") else None
PYTHON = os.environ.get("EXTRACTOR_KGX_PYTHON", HERE)


@pytest.mark.slow
@pytest.mark.skipif(PYTHON is None, reason="kgx is not installed; EXTRACTOR_KGX_PYTHON may name it")
def test_kgx_finds_no_error(tmp_path):
    records = [r for paper in example_papers() for r in extract(paper).associations]
    export_records(records, "kgx", tmp_path)
    done = subprocess.run(
        [PYTHON, str(SCRIPT), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert done.stdout.count(", 0 errors") == 2
    assert " 0 nodes" not in done.stdout
