"""Lists, "respectively" and ellipsis: every finding of a sentence, and no other."""

import re
from pathlib import Path

import pytest
from markup import parse_document
from relations.names import mark

from extractor.relations import find_associations
from extractor.relations.merge import way
from extractor.types import AssociationFinding, Reason, Rejection

WAYS = {1: "worse", -1: "better"}


def blocks(text):
    """Return (sentence, expected lines) of each block."""
    parsed = []
    for block in re.split(r"\n{2,}", text.strip()):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            parsed.append((lines[0], lines[1:]))
    return parsed


ALL = blocks(Path(__file__).with_name("distribution.txt").read_text(encoding="utf-8"))


def related(text):
    document, sentences = parse_document(("body", "results", mark(text)))
    return find_associations(document, sentences)


def described(finding):
    """Return a finding as the expectations write it."""
    p = finding.p_value
    return (
        finding.biomarker_text.removesuffix(" ratio"),
        finding.outcome.concept.id,
        finding.direction if not way(finding) else WAYS[way(finding)],
        f"{p.comparator}{p.value if p.value is not None else ''}" if p else "-",
        finding.cancer.concept.name,
    )


def expected(lines):
    """Return the expectations of a sentence."""
    rows = []
    for line in lines:
        fields, _, cancer = line.partition(" @")
        rows.append((*fields.split(), cancer or None))
    return rows


@pytest.mark.parametrize(("text", "lines"), ALL)
def test_distribution(text, lines):
    made = related(text)
    findings = [described(f) for f in made if isinstance(f, AssociationFinding)]
    if lines == ["COUNT"]:
        assert findings == []
        reasons = {r.reason for r in made if isinstance(r, Rejection)}
        assert Reason.COUNT_MISMATCH in reasons
        return
    wanted = expected(lines)
    found = [
        (*f[:4], f[4] if any(w[4] and w[:4] == f[:4] for w in wanted) else None) for f in findings
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_there_are_enough_sentences():
    assert len(ALL) >= 150
