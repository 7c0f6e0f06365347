"""The abstracts annotated blindly: the contract of the gold papers, one folder deeper."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import lxml.etree as etree
import pytest
from test_gold import strings_in

from extractor import extract, score
from extractor.records import RECORD_ADAPTER

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "gold"), str(ROOT / "benchmarks")]

import abstract_pool  # noqa: E402
import medline_abstracts  # noqa: E402

POOLS = medline_abstracts.POOLS
NAMES = {pool: [row["doc_id"] for row in abstract_pool.members(pool)] for pool in POOLS}
LONGEST_NAME = 15  # words of any string: a name, a heading, a schedule
SOURCE_KEYS = {"doc_id", "pmid", "sha256", "source", "medline"}

every_abstract = pytest.mark.parametrize("name", sorted(set().union(*NAMES.values())))
every_pool = pytest.mark.parametrize("pool", POOLS)


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the records of one abstract; none is a valid answer."""
    text = (abstract_pool.ABSTRACTS / name / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_abstract_stands_in_one_split() -> None:
    lines = (abstract_pool.ABSTRACTS / "splits.csv").read_text(encoding="utf-8").splitlines()
    listed = [line.split(",")[0] for line in lines[1:]]
    assert len(listed) == len(set(listed))
    folders = abstract_pool.ABSTRACTS.glob("*/records.jsonl")
    assert sorted(listed) == sorted(path.parent.name for path in folders)


def test_some_abstracts_hold_no_record_and_some_are_of_two_pools() -> None:
    for pool in POOLS:
        assert 0 < sum(not read_lines(name) for name in NAMES[pool]) < len(NAMES[pool])
    both = set(NAMES["trial"]) & set(NAMES["assoc"])
    assert {raw["kind"] for name in both for raw in read_lines(name)} == {"trial", "association"}


@every_abstract
def test_records_keep_the_contract(name: str) -> None:
    source = json.loads((abstract_pool.ABSTRACTS / name / "source.json").read_text("utf-8"))
    assert set(source) >= SOURCE_KEYS
    assert source["doc_id"] == source["pmid"] == name
    for raw in read_lines(name):
        record = RECORD_ADAPTER.validate_python(raw)
        assert re.fullmatch(rf"{name}:[ta]\d{{3}}", record.record_id)
        assert (record.document.doc_id, record.document.sha256) == (name, source["sha256"])
        assert {(place.where, place.text) for place in record.evidence} == {("abstract", None)}


@every_abstract
def test_no_string_is_a_sentence(name: str) -> None:
    strings = [text for raw in read_lines(name) for text in strings_in(raw)]
    assert [text for text in strings if len(text.split()) > LONGEST_NAME] == []


def test_genes_are_current_symbols() -> None:
    lines = (ROOT / "models" / "vocab" / "genes.tsv").read_text(encoding="utf-8").splitlines()
    known = {cells[1]: cells[0] for cells in (line.split("\t") for line in lines if "\t" in line)}
    records = [raw for name in NAMES["assoc"] for raw in read_lines(name)]
    genes = [g for raw in records if "biomarker" in raw for g in raw["biomarker"]["genes"]]
    assert genes
    assert [gene for gene in genes if known.get(gene["symbol"]) != gene["id"]] == []


@every_pool
def test_the_pool_agrees_with_itself(pool: str, tmp_path: Path) -> None:
    count = abstract_pool.write_pool(pool, tmp_path)
    records = {n: tuple(map(RECORD_ADAPTER.validate_python, read_lines(n))) for n in NAMES[pool]}
    assert count == len(records) > 0
    report = score(tmp_path, records, split=pool)
    for view in ("trial.identity", "trial.slots", *(["tuple", "full"] if pool == "assoc" else [])):
        counts = report[view].counts
        assert counts.right == counts.predicted == counts.gold > 0, view


SECOND = sorted(abstract_pool.ABSTRACTS.glob("*/*-second.jsonl"))


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.parent.name)
def test_second_readings_keep_the_contract(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [RECORD_ADAPTER.validate_json(line) for line in lines]
    assert {record.document.doc_id for record in records} <= {path.parent.name}


CITATION = """<PubmedArticle><MedlineCitation><PMID>77</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2031</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>CD74 in <i>early</i> colon cancer</ArticleTitle><Abstract>
<AbstractText Label="AIM">We looked at CD74.</AbstractText>
<AbstractText Label="RESULTS">High CD74 expression was associated with shorter overall
survival (p = 0.01).</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"""


def test_a_citation_is_read_as_a_paper(tmp_path: Path) -> None:
    path = tmp_path / "77.xml"
    path.write_bytes(medline_abstracts.as_jats(etree.fromstring(CITATION)))
    found = extract(path)
    assert (found.document.title, found.document.pmid) == ("CD74 in early colon cancer", "77")
    assert [p.section for p in found.document.passages if p.kind == "body"] == ["abstract"] * 2
    assert [r.biomarker.text for r in found.associations] == ["CD74"]


def test_another_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / medline_abstracts.ARCHIVE).write_bytes(b"something else")
    with pytest.raises(SystemExit, match="not the file that was annotated"):
        medline_abstracts.fetch(tmp_path)
