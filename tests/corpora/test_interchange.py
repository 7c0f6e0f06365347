"""Records out to brat and BioC, and back; and what people annotate there."""

import json
import sys
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.corpora.bioc_xml import read_bioc, write_bioc
from extractor.corpora.brat import brat_lines, configuration, parse_brat, read_brat, write_brat
from extractor.corpora.rebuild import rebuild_records
from extractor.corpora.standoff import annotate_text
from extractor.errors import ResourceError, UsageError
from extractor.records import RECORD_ADAPTER

TEXT = (
    "A title\n\nHigh RANK expression predicted worse\noverall survival in breast cancer "
    "(HR 1.52, 95% CI 1.10-2.10, P = 0.012). Low OPG did not.\n\n"
    "The ALPHA trial (NCT00000001) enrolled 120 patients & more <here>.\n"
)


def association(**fields):
    base = {
        "kind": "association",
        "record_id": "p:a001",
        "document": {"doc_id": "p"},
        "biomarker": {
            "text": "RANK expression",
            "genes": [{"symbol": "TNFRSF11A", "id": "HGNC:11908", "text": "RANK"}],
            "state": "high",
        },
        "cancer": {"text": "breast cancer", "name": "breast cancer", "id": "DOID:1612"},
        "outcome": {"text": "overall survival", "code": "OS"},
        "direction": "worse",
        "p_value": {"comparator": "=", "value": 0.012, "text": "P = 0.012"},
        "effect": {
            "measure": "HR",
            "value": 1.52,
            "ci_low": 1.1,
            "ci_high": 2.1,
            "text": "HR 1.52, 95% CI 1.10-2.10",
        },
        "attribution": {"source": "cited", "references": ["4", "7"]},
        "subgroup": "stage III",
        "evidence": [{"page": 2, "where": "table"}],
    }
    return RECORD_ADAPTER.validate_python(base | fields)


def trial():
    fields = {"acronym": "ALPHA", "registry_ids": ["NCT00000001"], "phase": "1b/2"}
    base = {"kind": "trial", "record_id": "p:t001", "document": {"doc_id": "p"}}
    return RECORD_ADAPTER.validate_python(base | fields | {"participants": {"value": 120}})


RECORDS = (association(), trial())


def parsed(lines, text=TEXT):
    return rebuild_records(parse_brat("p", text, list(lines)))


def needs_library(form):
    """Skip where BioC is wanted and its library (extra ``interchange``) is not installed."""
    if form == "bioc":
        pytest.importorskip("bioc")


@pytest.fixture(params=["brat", "bioc"])
def there_and_back(request, tmp_path):
    needs_library(request.param)

    def travel(texts):
        if request.param == "brat":
            write_brat(tmp_path / "brat", texts)
            return read_brat(tmp_path / "brat")
        write_bioc(tmp_path / "x.xml", texts)
        return read_bioc(tmp_path / "x.xml")

    return travel


def test_round_trip_loses_nothing(there_and_back):
    texts = [annotate_text("p", TEXT, RECORDS), annotate_text("q", "Nothing.\n", ())]
    back = there_and_back(texts)
    assert [one.doc_id for one in back] == ["p", "q"]
    assert [one.text for one in back] == [TEXT, "Nothing.\n"]
    assert rebuild_records(back[0]) == RECORDS
    assert rebuild_records(back[1]) == ()


def test_spans_say_what_the_text_says(there_and_back):
    (back,) = there_and_back([annotate_text("p", TEXT, RECORDS)])
    said = {span.label: TEXT[span.start : span.end] for span in back.spans}
    assert said["Gene"] == "RANK"
    assert said["Outcome"] == "overall survival"
    assert said["PValue"] == "P = 0.012"
    assert said["TrialName"] == "NCT00000001"
    (gene,) = [span for span in back.spans if span.label == "Gene"]
    assert (gene.identifier, gene.name) == ("HGNC:11908", "TNFRSF11A")


def test_a_record_goes_where_most_of_it_stands():
    text = "P = 0.012 for nothing. " + "x " * 500 + TEXT
    annotated = annotate_text("p", text, RECORDS[:1])
    (p_value,) = [span for span in annotated.spans if span.label == "PValue"]
    assert p_value.start > 1000


def test_given_offsets_are_kept_to():
    twice = TEXT + TEXT
    start = len(TEXT) + TEXT.index("High")
    record = association(evidence=[{"start": start, "end": len(twice)}])
    assert all(s.start >= start for s in annotate_text("p", twice, [record]).spans)


def test_a_record_found_nowhere_is_not_lost():
    annotated = annotate_text("p", "Other words.", RECORDS)
    assert annotated.unplaced == 2
    assert rebuild_records(annotated) == RECORDS


def test_a_span_over_two_lines_is_cut_for_brat():
    record = association(biomarker={"text": "worse overall survival"})
    lines = list(brat_lines(annotate_text("p", TEXT, [record])))
    (line,) = [one for one in lines if "\tBiomarker " in one]
    assert line.split("\t")[1].count(";") == 1
    assert line.endswith("\tworse overall survival")


def test_an_attribute_changed_by_a_person_wins():
    lines = [
        line.replace("Direction E1 worse", "Direction E1 none")
        for line in brat_lines(annotate_text("p", TEXT, RECORDS[:1]))
    ]
    assert parsed(lines) == (association(direction="none"),)


def test_a_p_value_marked_anew_wins():
    text = TEXT.replace("P = 0.012", "P < 0.012")
    lines = list(brat_lines(annotate_text("p", TEXT, RECORDS[:1])))
    (record,) = parsed(lines, text)
    assert (record.p_value.comparator, record.p_value.value) == ("<", Decimal("0.012"))
    assert record.cancer == RECORDS[0].cancer


def mark(printed, label, key):
    start = TEXT.index(printed)
    return f"{key}\t{label} {start} {start + len(printed)}\t{printed}"


def test_annotations_of_people_make_records():
    marked = [
        mark("RANK", "Gene", "T1"),
        "N1\tReference T1 HGNC:11908\tTNFRSF11A",
        mark("breast cancer", "Cancer", "T2"),
        mark("P = 0.012", "PValue", "T3"),
        mark("HR 1.52, 95% CI 1.10-2.10", "Effect", "T4"),
        mark("predicted", "Association", "T5"),
        "E1\tAssociation:T5 Gene:T1 Cancer:T2 PValue:T3 Effect:T4",
        "A1\tOutcomeCode E1 OS",
        "A2\tDirection E1 worse",
    ]
    (record,) = parsed(marked)
    assert record.record_id == "p:a001"
    assert record.biomarker.genes[0].symbol == "TNFRSF11A"
    assert record.cancer.text == "breast cancer"
    assert record.p_value.value == Decimal("0.012")
    effect = record.effect
    assert (effect.measure, effect.value, effect.ci_low, effect.ci_high) == (
        "HR",
        Decimal("1.52"),
        Decimal("1.10"),
        Decimal("2.10"),
    )
    assert TEXT[record.evidence[0].start : record.evidence[0].end].startswith("RANK")


@pytest.mark.parametrize(
    ("printed", "comparator", "value"),
    [
        ("P ≤ 0.05", "<=", "0.05"),
        ("p=.003", "=", "0.003"),
        ("P < 3.2 × 10−5", "<", "0.000032"),
        ("p 0,02", "=", "0.02"),
        ("n.s.", "ns", None),
    ],
)
def test_p_values_as_people_mark_them(printed, comparator, value):
    marked = [
        f"T1\tPValue 0 {len(printed)}\t{printed}",
        f"T2\tGene {len(printed) + 1} {len(printed) + 5}\tRANK",
        "E1\tAssociation:T1 PValue:T1 Gene:T2",
        "A1\tOutcomeCode E1 OS",
        "A2\tDirection E1 none",
    ]
    (record,) = parsed(marked, f"{printed} RANK")
    assert record.p_value.comparator == comparator
    assert record.p_value.value == (value and Decimal(value))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["T1 broken"], "no span"),
        (["E1\tAssociation"], "no event"),
    ],
)
def test_lines_that_cannot_be_read_are_named(tmp_path, lines, message):
    (tmp_path / "p.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "p.ann").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_brat(tmp_path)


def test_an_event_that_makes_no_record_is_named():
    with pytest.raises(UsageError, match="p, E1: "):
        parsed([mark("RANK", "Gene", "T1"), "E1\tAssociation:T1 Gene:T1"])


def test_missing_files_are_said(tmp_path):
    with pytest.raises(UsageError, match=r"no \.ann file"):
        read_brat(tmp_path)
    (tmp_path / "p.ann").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is missing"):
        read_brat(tmp_path)


def test_a_file_that_is_no_bioc_is_said(tmp_path):
    needs_library("bioc")
    (tmp_path / "x.xml").write_text("<collection", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read as BioC"):
        read_bioc(tmp_path / "x.xml")


def test_configuration_names_every_code():
    shown = configuration()
    assert "BMFS" in shown
    assert "wild_type" in shown
    assert [line for line in shown.splitlines() if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]


def call(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.mark.parametrize("form", ["brat", "bioc"])
def test_the_verbs_travel_there_and_back(tmp_path, form):
    needs_library(form)
    run = tmp_path / "run"
    (run / "text").mkdir(parents=True)
    (run / "text" / "p.txt").write_text(TEXT, encoding="utf-8")
    lines = "".join(f"{record.model_dump_json()}\n" for record in RECORDS)
    (run / "records.jsonl").write_text(lines, encoding="utf-8")
    result = call("corpora", "export", run, "--to", form, "--out", tmp_path / "x")
    assert result.exit_code == 0, result.output
    result = call("corpora", "import", tmp_path / "x", "--from", form, "--out", tmp_path / "back")
    assert result.exit_code == 0, result.output
    back = (tmp_path / "back" / "p" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["record_id"] for line in back] == ["p:a001", "p:t001"]


def test_papers_without_text_are_left_out_and_said(tmp_path):
    (tmp_path / "records.jsonl").write_text(RECORDS[0].model_dump_json() + "\n", encoding="utf-8")
    result = call("corpora", "export", tmp_path, "--out", tmp_path / "x")
    assert result.exit_code == 0
    assert "no text, left out: p" in result.stderr


def test_without_the_library_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "bioc", None)
    with pytest.raises(ResourceError, match=r"extractor\[interchange\]"):
        write_bioc(tmp_path / "x.xml", [])
