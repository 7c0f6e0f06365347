"""The abstracts annotated for associations: the contract of the papers, one folder deeper."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractor import score
from extractor.records import RECORD_ADAPTER, AssociationRecord, TrialRecord

ROOT = Path(__file__).parents[1]
ABSTRACTS = ROOT / "gold" / "abstracts"
SPLIT = "assoc"
LONGEST_TEXT = 80  # characters of a name or a statistic, never a sentence
SOURCE_KEYS = {"doc_id", "pmid", "format", "sha256", "source", "medline", "where_to_get"}


def split_folders() -> list[Path]:
    """Return the folders of the split, in the order of its file."""
    with (ABSTRACTS / "splits.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [ABSTRACTS / row["doc_id"] for row in rows if row["split"] == SPLIT]


FOLDERS = split_folders()
every_abstract = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)


def read_lines(folder: Path) -> list[dict[str, Any]]:
    """Return the associations of one abstract; none is a valid answer."""
    return [raw for raw in read_all(folder) if raw["kind"] == "association"]


def read_all(folder: Path) -> list[dict[str, Any]]:
    """Return all records of one abstract: what was drawn for trials too holds trials as well."""
    text = (folder / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read_source(folder: Path) -> dict[str, Any]:
    """Return what is known of one abstract."""
    source: dict[str, Any] = json.loads((folder / "source.json").read_text(encoding="utf-8"))
    return source


def hgnc_ids() -> dict[str, str]:
    """Return HGNC symbol to id, of the vocabulary that the package ships."""
    lines = (ROOT / "models" / "vocab" / "genes.tsv").read_text(encoding="utf-8").splitlines()
    return {cells[1]: cells[0] for cells in (line.split("\t") for line in lines if "\t" in line)}


def test_every_abstract_stands_in_one_split() -> None:
    lines = (ABSTRACTS / "splits.csv").read_text(encoding="utf-8").splitlines()
    names = [line.split(",")[0] for line in lines[1:]]
    assert len(names) == len(set(names))
    assert sorted(names) == sorted(path.parent.name for path in ABSTRACTS.glob("*/records.jsonl"))


def test_some_abstracts_hold_no_record() -> None:
    assert 0 < sum(not read_lines(folder) for folder in FOLDERS) < len(FOLDERS)


@every_abstract
def test_source_says_what_it_is(folder: Path) -> None:
    source = read_source(folder)
    assert set(source) >= SOURCE_KEYS
    assert source["doc_id"] == source["pmid"] == folder.name
    assert source["title"] is None
    assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])


@every_abstract
def test_records_keep_the_contract(folder: Path) -> None:
    sha256 = read_source(folder)["sha256"]
    for number, raw in enumerate(read_lines(folder), start=1):
        record = RECORD_ADAPTER.validate_python(raw)
        assert isinstance(record, AssociationRecord)
        assert record.record_id == f"{folder.name}:a{number:03d}"
        assert (record.document.doc_id, record.document.sha256) == (folder.name, sha256)
        assert record.cancer is not None
        assert {(place.where, place.text) for place in record.evidence} == {("abstract", None)}


def test_genes_are_current_symbols() -> None:
    known = hgnc_ids()
    records = [raw for folder in FOLDERS for raw in read_lines(folder)]
    genes = [gene for raw in records for gene in raw["biomarker"]["genes"]]
    assert genes
    assert [gene for gene in genes if known.get(gene["symbol"]) != gene["id"]] == []


@every_abstract
def test_no_string_is_a_sentence(folder: Path) -> None:
    for raw in read_lines(folder):
        parts = [raw["subgroup"], raw["biomarker"]["text"], raw["outcome"]["text"]]
        parts += [raw["cancer"]["text"]]
        assert [text for text in parts if text and len(text) > LONGEST_TEXT] == []


def test_the_set_agrees_with_itself() -> None:
    report = score(ABSTRACTS, {f.name: _models(f) for f in FOLDERS}, split=SPLIT)
    counts = [count for one in report.scores for count in one.papers.values()]
    assert any(count.gold for count in counts)
    assert [c for c in counts if not c.right == c.predicted == c.gold] == []


def _models(folder: Path) -> tuple[AssociationRecord | TrialRecord, ...]:
    return tuple(RECORD_ADAPTER.validate_python(raw) for raw in read_all(folder))
