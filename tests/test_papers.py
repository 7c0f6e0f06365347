"""The whole way on real papers: every paper ends in the report, every record is proved."""

import json
import re
from functools import cache

import pypdfium2
import pytest
from jsonschema import Draft202012Validator

from extractor.batch import extract_folder
from extractor.batch.inputs import find_papers
from extractor.export.schema import record_schema

pytestmark = [pytest.mark.papers, pytest.mark.slow]
WORKERS = 2
SLACK = 1.0  # points that a box may stand out of its page


@pytest.fixture(scope="module")
def run(papers_folder, tmp_path_factory):
    """Return (folder, papers, records) of a run over all the papers."""
    out = tmp_path_factory.mktemp("papers")
    extract_folder(papers_folder, out, workers=WORKERS)
    return out, lines(out / "papers.jsonl"), lines(out / "records.jsonl")


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(out):
    @cache
    def text(doc_id):
        with (out / "text" / f"{doc_id}.txt").open(encoding="utf-8", newline="") as file:
            return file.read()

    return text


def places(record):
    yield from record["evidence"]
    for result in record.get("results", ()):
        yield from result["evidence"]


def test_every_paper_ends_in_the_report(run, papers_folder):
    _, papers, _ = run
    assert [p["doc_id"] for p in papers] == [p.doc_id for p in find_papers([papers_folder])]
    assert [p["doc_id"] for p in papers if p["status"] != "ok"] == []


def test_every_record_fits_the_schema(run):
    validator = Draft202012Validator(record_schema())
    assert [r["record_id"] for r in run[2] if not validator.is_valid(r)] == []


def test_record_ids_are_unique_in_a_paper(run):
    keys = [(r["document"]["doc_id"], r["record_id"]) for r in run[2]]
    assert len(keys) == len(set(keys))


def test_evidence_stands_at_its_offsets(run):
    out, _, records = run
    text = texts(out)
    wrong = [
        r["record_id"]
        for r in records
        for e in places(r)
        if text(r["document"]["doc_id"])[e["start"] : e["end"]] != e["text"]
    ]
    assert records
    assert wrong == []


def test_every_number_of_a_record_is_printed_in_its_evidence(run):
    def missing(record):
        printed = " ".join(e["text"] for e in record["evidence"])
        parts = (record.get("p_value"), record.get("effect"))
        return [p["text"] for p in parts if p and p["text"] and p["text"] not in printed]

    associations = [r for r in run[2] if r["kind"] == "association"]
    assert {r["record_id"]: missing(r) for r in associations if missing(r)} == {}


def test_every_box_stands_on_its_page(run):
    _, papers, records = run
    paths = {p["doc_id"]: p["path"] for p in papers if p["source"] == "pdf"}

    @cache
    def sizes(doc_id):
        with pypdfium2.PdfDocument(paths[doc_id]) as pdf:
            return [page.get_size() for page in pdf]

    outside = []
    boxes = 0
    for record in records:
        doc_id = record["document"]["doc_id"]
        if doc_id not in paths:
            continue
        for place in places(record):
            width, height = sizes(doc_id)[place["page"] - 1]
            for x0, top, x1, bottom in place["boxes"]:
                boxes += 1
                if not (
                    -SLACK <= x0 <= x1 <= width + SLACK
                    and -SLACK <= top <= bottom <= height + SLACK
                ):
                    outside.append((doc_id, place["page"], (x0, top, x1, bottom)))
    assert boxes
    assert outside == []


def test_no_statistic_is_an_entity(run):
    looks = re.compile(r"^(?:p|P)?\s*[=<>≤≥]|^\d+(?:[.·,]\d+)?\s*%?$|log-?rank", re.I)
    names = [r["biomarker"]["text"] for r in run[2] if r["kind"] == "association"]
    assert [n for n in names if looks.search(n)] == []
