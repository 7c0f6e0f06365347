"""The lists of printed names, judged as ``benchmarks/entity_names.py`` judges them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import entity_names

FLOORS = {"marker_names.tsv": 0.99, "marker_names_2.tsv": 0.985, "marker_names_3.tsv": 0.96}


@pytest.mark.parametrize("file", entity_names.MARKERS)
def test_marker_names_stand_for_their_genes(annotator, file):
    verdicts = entity_names.judge_markers(annotator, file)
    wrong = [(v.text, v.wanted, v.found) for v in verdicts if not v.right]
    assert len(verdicts) > 300
    assert entity_names.share(verdicts) >= FLOORS[file], wrong


def test_homonyms_have_the_meaning_of_their_sentence(annotator):
    verdicts = entity_names.judge_homonyms(annotator)
    wrong = [(v.kind, v.text, v.wanted, v.found) for v in verdicts if not v.right]
    assert len(verdicts) >= 300
    assert len({v.kind for v in verdicts}) >= 40
    assert entity_names.share(verdicts) >= 0.98, wrong
    assert not [w for w in wrong if w[0].lower().startswith(("rank", "log-rank"))]
