"""Records, rejections and papers as lines of JSON."""

from __future__ import annotations

import json

from ..records import AssociationRecord, TrialRecord
from ..types import Document, Rejection
from .result import PaperResult

_PAPER_FIELDS = (
    "doc_id",
    "path",
    "status",
    "error",
    "source",
    "sha256",
    "pages",
    "seconds",
    "associations",
    "trials",
    "rejections",
    "warnings",
)


def record_line(record: AssociationRecord | TrialRecord) -> str:
    """Return a record as one line of JSON."""
    return record.model_dump_json()


def rejection_line(document: Document, rejection: Rejection) -> str:
    """Return a rejection as one line of JSON, with the paper it comes from."""
    fields = {
        "doc_id": document.doc_id,
        "rule_id": rejection.rule_id,
        "reason": rejection.reason.value,
        "detail": rejection.detail,
        "text": rejection.text,
        "start": rejection.start,
        "end": rejection.end,
    }
    return json.dumps(fields, ensure_ascii=False)


def paper_line(result: PaperResult) -> str:
    """Return the row of one paper for ``papers.jsonl``."""
    fields = {name: getattr(result, name) for name in _PAPER_FIELDS}
    return json.dumps(fields | {"timings": dict(result.timings)}, ensure_ascii=False)
