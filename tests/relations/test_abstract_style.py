"""Results as abstracts and results sections print them, in our own words, from text to records.

``abstract_style.txt``: ``T`` begins a title, ``=`` a record (genes, outcome, direction, p) of the
sentence above it. First run, before any rule had seen them: tuple F1 0.897.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from extractor import extract_text

CASES = Path(__file__).with_name("abstract_style.txt")


def cases():
    title = None
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("T "):
            title = line[2:]
        elif line.startswith("= "):
            found[-1].values[2].append(tuple(line[2:].split()))
        elif line:
            found.append(pytest.param(title, line, [], id=line[:40]))
    return found


def value(p):
    return None if p == "-" else (p[0], Decimal(p[1:]))


def of(record):
    p = record.p_value
    genes = sorted(gene.symbol for gene in record.biomarker.genes)
    named = "CD3" if "CD3E" in genes else "+".join(genes) or record.biomarker.text
    return named, record.outcome.code, record.direction, (p.comparator, p.value) if p else None


@pytest.mark.parametrize(("title", "sentence", "wanted"), cases())
def test_records_of_a_sentence(title, sentence, wanted):
    found = sorted(map(repr, map(of, extract_text(sentence, title).associations)))
    assert found == sorted(repr((g, o, d, value(p))) for g, o, d, p in wanted)
