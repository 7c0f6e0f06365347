"""Passages in our own words with every field that a reader would fill in."""

from pathlib import Path

import pytest

from extractor import extract_text

CASES = [
    case
    for path in sorted(Path(__file__).parent.glob("fields*.txt"))
    for case in path.read_text(encoding="utf-8").split("\n\n")
]


def _fields(record):
    p = record.p_value
    return " | ".join(
        [
            "+".join(g.symbol for g in record.biomarker.genes) or record.biomarker.text,
            record.biomarker.state,
            record.biomarker.form,
            record.outcome.code,
            record.direction,
            p.text if p else "-",
            record.analysis,
        ]
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.strip()[:40])
def test_fields(case):
    """Each case is a title, a passage and the records that must come out, no more."""
    title, text, *expected = case.strip().split("\n")
    found = extract_text(text, title).associations
    assert sorted(map(_fields, found)) == sorted(e for e in expected if e != "nothing")
