"""The gold set is data people will trust; these tests read every folder of it."""

from __future__ import annotations

import csv
import hashlib
import html
import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pydantic import BaseModel

from extractor.records import RECORD_ADAPTER, AssociationRecord, TrialRecord

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "gold"
SPLITS = {"dev", "test", "example"}
FORMATS = {"pdf", "jats", "text"}
SOURCE_KEYS = {"doc_id", "title", "doi", "pmcid", "licence", "format", "file", "sha256"}
SOURCE_KEYS |= {"where_to_get"}
FOLDERS = sorted(path.parent for path in GOLD.glob("*/records.jsonl"))
LONGEST_STATISTIC = 80  # a printed statistic, never a sentence
LONGEST_NAME = 15  # words of any string: a name, a heading, a schedule

every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)


def split_rows() -> list[dict[str, str]]:
    with (GOLD / "splits.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_raw(folder: Path, name: str = "records.jsonl") -> list[dict[str, Any]]:
    text = (folder / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def read_source(folder: Path) -> dict[str, Any]:
    source: dict[str, Any] = json.loads((folder / "source.json").read_text(encoding="utf-8"))
    return source


def unknown_keys(raw: Any, model: Any, path: str = "") -> Iterator[str]:
    """Yield the keys of ``raw`` which the model does not have (pydantic ignores them)."""
    if isinstance(raw, dict) and isinstance(model, BaseModel):
        fields = type(model).model_fields
        for key, value in raw.items():
            if key not in fields:
                yield f"{path}.{key}"
            else:
                yield from unknown_keys(value, getattr(model, key), f"{path}.{key}")
    elif isinstance(raw, list) and isinstance(model, tuple):
        for number, (one, part) in enumerate(zip(raw, model, strict=True)):
            yield from unknown_keys(one, part, f"{path}[{number}]")


def statistics(record: AssociationRecord | TrialRecord) -> Iterator[Any]:
    """Yield every p-value and effect of a record."""
    holders = (record,) if isinstance(record, AssociationRecord) else record.results
    for holder in holders:
        yield from (part for part in (holder.p_value, holder.effect) if part is not None)


def printed_numbers(record: AssociationRecord | TrialRecord) -> Iterator[Decimal]:
    for statistic in statistics(record):
        for field in ("value", "ci_low", "ci_high"):
            value = getattr(statistic, field, None)
            if value is not None:
                yield abs(value)


def test_there_is_gold() -> None:
    assert FOLDERS


def test_unknown_keys_are_seen() -> None:
    model = RECORD_ADAPTER.validate_python(
        {
            "kind": "association",
            "record_id": "x:a001",
            "document": {"doc_id": "x"},
            "biomarker": {"text": "TP53"},
            "outcome": {"code": "OS"},
            "direction": "none",
        }
    )
    raw = {"outcome": {"code": "OS", "colour": 1}, "evidence": [], "weather": 2}
    assert list(unknown_keys(raw, model)) == [".outcome.colour", ".weather"]


def test_splits_are_disjoint() -> None:
    rows = split_rows()
    names = [row["doc_id"] for row in rows]
    assert len(names) == len(set(names)), "a paper stands in one split only"
    assert {row["split"] for row in rows} <= SPLITS


@every_folder
def test_folder_is_in_the_splits(folder: Path) -> None:
    rows = {row["doc_id"]: row for row in split_rows()}
    assert folder.name in rows
    assert rows[folder.name]["format"] == read_source(folder)["format"]


@every_folder
def test_source_is_complete(folder: Path) -> None:
    source = read_source(folder)
    assert set(source) >= SOURCE_KEYS
    assert source["doc_id"] == folder.name
    assert source["format"] in FORMATS
    assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])
    assert all(source[key] for key in ("licence", "where_to_get"))


@every_folder
def test_records_keep_the_contract(folder: Path) -> None:
    source = read_source(folder)
    seen = set()
    for raw in read_raw(folder):
        record = RECORD_ADAPTER.validate_python(raw)
        letter = record.kind[0]
        assert list(unknown_keys(raw, record)) == []
        assert re.fullmatch(rf"{re.escape(folder.name)}:{letter}\d{{3}}", record.record_id)
        assert record.record_id not in seen
        assert record.document.doc_id == folder.name
        assert record.document.sha256 == source["sha256"]
        seen.add(record.record_id)


@every_folder
def test_records_have_evidence_and_no_prose(folder: Path) -> None:
    paged = read_source(folder)["format"] == "pdf"
    for raw in read_raw(folder):
        record = RECORD_ADAPTER.validate_python(raw)
        assert record.evidence, record.record_id
        for place in record.evidence:
            assert (place.page is not None) == paged, record.record_id
            assert place.text is None or len(place.text) <= LONGEST_STATISTIC
        for statistic in statistics(record):
            assert statistic.text is None or len(statistic.text) <= LONGEST_STATISTIC


RAW_FILES = sorted(GOLD.glob("*/annotator[12].jsonl"))


@pytest.mark.parametrize("path", RAW_FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_what_annotators_handed_in_keeps_the_contract(path: Path) -> None:
    for raw in read_raw(path.parent, path.name):
        record = RECORD_ADAPTER.validate_python(raw)
        assert list(unknown_keys(raw, record)) == []
        assert record.document.doc_id == path.parent.name


def strings_in(raw: Any) -> Iterator[str]:
    """Yield every string of a JSON value."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | list):
        for value in raw.values() if isinstance(raw, dict) else raw:
            yield from strings_in(value)


@every_folder
def test_no_string_is_a_sentence(folder: Path) -> None:
    if folder.name.startswith("example-"):
        return  # papers we wrote ourselves
    long = {
        (path.name, raw["record_id"])
        for path in folder.glob("*.jsonl")
        for raw in read_raw(folder, path.name)
        if any(len(text.split()) > LONGEST_NAME for text in strings_in(raw))
    }
    assert long == set()


@every_folder
def test_genes_are_current_symbols(folder: Path) -> None:
    symbols = known_genes()
    for raw in read_raw(folder):
        for gene in raw.get("biomarker", {}).get("genes", []):
            assert gene["id"] is None or symbols.get(gene["symbol"]) == gene["id"], gene


@cache
def known_genes() -> dict[str, str]:
    """Return HGNC symbol to id, of the vocabulary that the package ships."""
    table = ROOT / "models" / "vocab" / "genes.tsv"
    if not table.is_file():
        pytest.skip("models/vocab/genes.tsv is not there")
    lines = table.read_text(encoding="utf-8").splitlines()
    return {cells[1]: cells[0] for cells in (line.split("\t") for line in lines if "\t" in line)}


# With the papers at hand: the numbers in the gold are numbers in the paper.

NUMBER = re.compile(r"(?:\d+(?:[.,·∙•]\d+)?|[.·∙]\d+)(?:\s*[eE]\s*[-−–]\s*\d+)?")
POWER = re.compile(r"(\d+(?:[.·]\d+)?)\s*[×x∙·*]\s*10\s*[-−–‐]\s*(\d+)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def numbers_in(text: str) -> set[Decimal]:
    """Return every number that a reader can find in the text, as its value."""
    found = {Decimal(base) * Decimal(10) ** -int(power) for base, power in powers(text)}
    for token in NUMBER.findall(text) + NUMBER.findall(THOUSANDS.sub("", text)):
        plain = re.sub(r"[,·∙•]", ".", re.sub(r"\s", "", token))
        found.add(Decimal(re.sub("[−–]", "-", plain)))
    return found


def powers(text: str) -> list[tuple[str, str]]:
    return [(base.replace("·", "."), power) for base, power in POWER.findall(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HR 1·45 (95 % CI 1·02-2·06)", "2.06"),
        ("P=.003", "0.003"),
        ("FDR = 7.7×10−5", "0.000077"),
        ("p 1.38E-06", "0.00000138"),
        ("1,059 patients", "1059"),
        ("p = 0,02", "0.02"),
    ],
)
def test_numbers_are_found_as_printed(text: str, value: str) -> None:
    assert Decimal(value) in numbers_in(text)
    assert Decimal("0.99") not in numbers_in(text)


def raw_text(path: Path) -> str:
    """Return the text of a paper, by no code of the extractor."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    text = path.read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", " ", text)) if path.suffix == ".xml" else text


@cache
def papers() -> dict[str, Path]:
    """Return the sha256 and path of every paper in the folder that EXTRACTOR_PAPERS names."""
    folder = os.environ.get("EXTRACTOR_PAPERS")
    if not folder:
        pytest.skip("EXTRACTOR_PAPERS is not set: no real papers at hand")
    wanted = {read_source(one)["file"] for one in FOLDERS}
    paths = [path for path in Path(folder).rglob("*") if path.name in wanted]
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}


@pytest.mark.papers
@every_folder
def test_printed_values_occur_in_the_paper(folder: Path) -> None:
    source = read_source(folder)
    if source["sha256"] not in papers():
        pytest.skip(f"{source['file']} with this sha256 is not in EXTRACTOR_PAPERS")
    known = numbers_in(raw_text(papers()[source["sha256"]]))
    records = [RECORD_ADAPTER.validate_python(raw) for raw in read_raw(folder)]
    missing = [
        (record.record_id, number)
        for record in records
        for number in printed_numbers(record)
        if number not in known
    ]
    assert missing == []


@pytest.mark.papers
@every_folder
def test_paper_has_the_sha256(folder: Path) -> None:
    source = read_source(folder)
    names = {path.name for path in papers().values()}
    if source["file"] in names:
        assert source["sha256"] in papers(), f"{source['file']} is another version"
