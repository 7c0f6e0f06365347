"""The record contract: what is written can be read, and the schema in docs is up to date."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from extractor.export.schema import record_schema
from extractor.records import RECORD_ADAPTER, PValue, TrialRecord

SCHEMA = Path(__file__).parents[1] / "docs" / "schema" / "records.schema.json"
ASSOCIATION = {
    "kind": "association",
    "record_id": "a1",
    "document": {"doc_id": "p"},
    "biomarker": {"text": "RANK", "genes": [{"symbol": "TNFRSF11A", "id": "HGNC:11908"}]},
    "cancer": {"text": "endometrial cancer", "id": "DOID:1380"},
    "outcome": {"text": "PFS", "code": "PFS"},
    "direction": "worse",
    "p_value": {"comparator": "=", "value": 0.01, "text": "p = 0.01"},
}


def test_schema_in_docs_is_the_models():
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(record_schema())), (
        "run: extractor schema --out docs/schema"
    )


def test_record_round_trips_and_fits_the_schema():
    record = RECORD_ADAPTER.validate_python(ASSOCIATION)
    line = record.model_dump_json()
    assert RECORD_ADAPTER.validate_json(line) == record
    Draft202012Validator(record_schema()).validate(json.loads(line))


def test_records_are_frozen():
    record = RECORD_ADAPTER.validate_python(ASSOCIATION)
    with pytest.raises(ValidationError):
        record.direction = "better"


def test_unknown_code_is_refused_and_unknown_field_ignored():
    with pytest.raises(ValidationError):
        RECORD_ADAPTER.validate_python({**ASSOCIATION, "direction": "sideways"})
    assert RECORD_ADAPTER.validate_python({**ASSOCIATION, "added_later": 1})


def test_numbers_are_written_as_the_numbers_they_are():
    p = PValue(comparator="=", value="0.030", text="p = 0.030")
    assert '"value":0.03' in p.model_dump_json()
    assert str(p.value) == "0.030"


@pytest.mark.parametrize("phase", ["1", "1/2", "1b/2", "2a", "2/3", "3", "4"])
def test_phases_of_the_contract(phase):
    assert TrialRecord(record_id="t", document={"doc_id": "p"}, phase=phase).phase == phase


def test_phase_in_roman_is_refused():
    with pytest.raises(ValidationError):
        TrialRecord(record_id="t", document={"doc_id": "p"}, phase="III")
