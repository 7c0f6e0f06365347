"""The hand-annotated passages are sound, and the stage does not fall behind what it reached."""

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "passages.jsonl").read_text("utf-8").splitlines()
]
REACHED = {"P_VALUE": 0.99, "EFFECT": 0.99, "COMPARISON": 0.99, "RATE": 0.99, "all": 0.99}


@pytest.fixture(scope="module")
def report():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from statistics_quality import Report
    finally:
        sys.path.pop(0)
    made = Report()
    for passage in PASSAGES:
        made.add(passage)
    return made


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_annotation_stands_in_its_text(passage):
    for gold in passage["statistics"]:
        assert passage["text"][gold["start"] :].startswith(gold["text"])


def test_set_is_large_enough():
    assert len(PASSAGES) >= 40
    assert sum(len(p["statistics"]) for p in PASSAGES) >= 600


@pytest.mark.parametrize("kind", REACHED)
def test_f1_is_kept(report, kind):
    counts = [c.total() if kind == "all" else c[kind] for c in (report.tp, report.fp, report.fn)]
    tp, fp, fn = counts
    assert 2 * tp / (2 * tp + fp + fn) >= REACHED[kind]


def test_no_finding_is_taken_for_a_limit(report):
    assert report.fields["finding known as finding", False] == 0
