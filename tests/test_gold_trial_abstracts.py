"""The abstracts annotated for trials: the contract of the papers, one folder deeper."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor import score
from extractor.records import RECORD_ADAPTER

GOLD = Path(__file__).parents[1] / "gold"
ABSTRACTS = GOLD / "abstracts"
LONGEST_NAME = 15  # words of any string: a name, a heading, a schedule


def pools() -> ModuleType:
    """Return ``gold/abstract_pool.py``, which is a script beside the data."""
    spec = importlib.util.spec_from_file_location("abstract_pool", GOLD / "abstract_pool.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(pool: str) -> list[str]:
    """Return the abstracts drawn for a pool."""
    return [row["doc_id"] for row in pools().members(pool)]


POOLS = ("trial", "trial_other")
every_abstract = pytest.mark.parametrize("name", [name for pool in POOLS for name in names(pool)])
every_pool = pytest.mark.parametrize("pool", POOLS)


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the records of one abstract; none is a valid answer."""
    text = (ABSTRACTS / name / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def strings_in(raw: Any) -> Iterator[str]:
    """Yield every string of a JSON value."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | list):
        for value in raw.values() if isinstance(raw, dict) else raw:
            yield from strings_in(value)


@every_abstract
def test_records_keep_the_contract(name: str) -> None:
    source = json.loads((ABSTRACTS / name / "source.json").read_text(encoding="utf-8"))
    assert source["doc_id"] == source["pmid"] == name
    for raw in read_lines(name):
        record = RECORD_ADAPTER.validate_python(raw)
        assert record.model_dump(mode="json").keys() >= raw.keys()
        assert re.fullmatch(rf"{name}:[ta]\d{{3}}", record.record_id)
        assert (record.document.doc_id, record.document.sha256) == (name, source["sha256"])
        assert {(place.where, place.text) for place in record.evidence} == {("abstract", None)}


@every_abstract
def test_no_string_is_a_sentence(name: str) -> None:
    strings = [text for raw in read_lines(name) for text in strings_in(raw)]
    assert [text for text in strings if len(text.split()) > LONGEST_NAME] == []


@every_pool
def test_the_pool_agrees_with_itself(pool: str, tmp_path: Path) -> None:
    count = pools().write_pool(pool, tmp_path)
    records = {n: tuple(map(RECORD_ADAPTER.validate_python, read_lines(n))) for n in names(pool)}
    assert count == len(records) > 0
    report = score(tmp_path, records, split=pool)
    for view in ("trial.identity", "trial.slots"):
        counts = report[view].counts
        assert counts.right == counts.predicted == counts.gold > 0, view


def test_an_abstract_of_two_pools_is_in_both() -> None:
    both = [name for name in names("trial") if name in set(names("assoc"))]
    assert both
    assert {raw["kind"] for name in both for raw in read_lines(name)} == {"trial", "association"}


SECOND = sorted(ABSTRACTS.glob("*/*-second.jsonl"))


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.parent.name)
def test_second_readings_keep_the_contract(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [RECORD_ADAPTER.validate_json(line) for line in lines]
    assert {record.document.doc_id for record in records} <= {path.parent.name}
