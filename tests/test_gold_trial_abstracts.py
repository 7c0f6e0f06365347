"""The abstracts annotated for trials: the contract of the papers, one folder deeper."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import score
from extractor.records import RECORD_ADAPTER

ABSTRACTS = Path(__file__).parents[1] / "gold" / "abstracts"
LONGEST_NAME = 15  # words of any string: a name, a heading, a schedule


def splits() -> dict[str, str]:
    """Return the split of every abstract annotated for trials only."""
    with (ABSTRACTS / "splits.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["doc_id"]: row["split"] for row in csv.DictReader(handle)}
    return {name: split for name, split in rows.items() if split.startswith("trial")}


every_abstract = pytest.mark.parametrize("name", sorted(splits()))


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


@pytest.mark.parametrize("split", sorted(set(splits().values())))
def test_the_set_agrees_with_itself(split: str) -> None:
    names = [name for name, one in splits().items() if one == split]
    records = {n: tuple(map(RECORD_ADAPTER.validate_python, read_lines(n))) for n in names}
    report = score(ABSTRACTS, records, split=split)
    for view in ("full", "statistic", "trial.identity", "trial.slots"):
        counts = report[view].counts
        assert counts.right == counts.predicted == counts.gold > 0, view
