"""Records of our own making."""

import json

from extractor.records import AssociationRecord, TrialRecord


def association(
    doc_id="a",
    *,
    record_id="x",
    genes=(("TNFRSF11A", "HGNC:11908"),),
    marker="RANK",
    state="high",
    cancer=("DOID:1380", "endometrial cancer"),
    outcome="OS",
    direction="worse",
    p=("=", "0.013"),
    effect=None,
    source="own",
    works=(),
    doi=None,
    **fields,
):
    return AssociationRecord.model_validate(
        {
            "record_id": record_id,
            "document": {"doc_id": doc_id, "sha256": f"sha-{doc_id}", "doi": doi},
            "biomarker": {
                "text": marker,
                "genes": [{"symbol": s, "id": i} for s, i in genes],
                "state": state,
            },
            "cancer": cancer and {"id": cancer[0], "name": cancer[1]},
            "outcome": {"code": outcome},
            "direction": direction,
            "p_value": p and {"comparator": p[0], "value": p[1], "text": "p"},
            "effect": effect,
            "attribution": {
                "source": source,
                "references": [w["key"] for w in works],
                "works": works,
            },
            "evidence": [{"page": 2, "text": "as printed", "start": 1, "end": 11}],
            "confidence": 0.8,
        }
        | fields
    )


def trial(doc_id="a", *, record_id="t", **fields):
    document = {"doc_id": doc_id, "sha256": f"sha-{doc_id}"}
    return TrialRecord.model_validate({"record_id": record_id, "document": document} | fields)


def write_run(folder, records, empty=(), failed=()):
    folder.mkdir(exist_ok=True)
    lines = "".join(f"{r.model_dump_json()}\n" for r in records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    papers = {r.document.doc_id: r.document.sha256 for r in records}
    rows = [{"doc_id": d, "status": "ok", "sha256": s} for d, s in papers.items()]
    rows += [{"doc_id": d, "status": "ok", "sha256": f"sha-{d}"} for d in empty]
    rows += [{"doc_id": d, "status": "broken", "sha256": None} for d in failed]
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "papers.jsonl").write_text(text, encoding="utf-8")
    return folder
