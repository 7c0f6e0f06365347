"""The JSON Schema of the record contract."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import UsageError
from ..records import RECORD_ADAPTER, SCHEMA_VERSION

SCHEMA_FILE = "records.schema.json"


def record_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of one line of ``records.jsonl``."""
    schema = RECORD_ADAPTER.json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "extractor record",
        "version": SCHEMA_VERSION,
    }
    return head | schema


def write_schema(folder: str | Path) -> Path:
    """Write the schema into a folder and return the file.

    Raises:
        UsageError: when the folder cannot be written.
    """
    path = Path(folder) / SCHEMA_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record_schema(), indent=2, ensure_ascii=False, sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error})") from error
    return path
