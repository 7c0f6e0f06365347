"""Passages in our own words, with the title of an invented paper, from text to records."""

import json
from pathlib import Path

import pytest

from extractor import extract_text

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "passages.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_passage(case):
    found = sorted(
        [
            "+".join(g.symbol for g in r.biomarker.genes) or r.biomarker.text,
            r.biomarker.state,
            r.outcome.code,
            r.direction,
            r.p_value.text if r.p_value else "",
        ]
        for r in extract_text(case["text"], case["title"] or None).associations
    )
    assert found == case["expected"]
