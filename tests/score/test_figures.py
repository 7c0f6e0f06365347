"""Fields, calibration and kinds of input, counted by hand."""

import json

import pytest
from test_views import HR, association

from extractor.score import score
from extractor.score.agree import same_full
from extractor.score.calibration import Judged, reliability
from extractor.score.fields import score_fields
from extractor.score.show import report_json


def fields(gold, predicted):
    return {f.name: f for f in score_fields([(gold, predicted)])}


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        (("unspecified", "worse"), ("high", "worse"), True),
        (("unspecified", "worse"), ("positive", "worse"), True),
        (("unspecified", "worse"), ("low", "better"), True),
        (("unspecified", "worse"), ("low", "worse"), False),
        (("unspecified", "associated"), ("low", "associated"), True),
    ],
)
def test_unspecified_is_the_presence_side(gold, predicted, same):
    one = association(state=gold[0], direction=gold[1])
    other = association(state=predicted[0], direction=predicted[1])
    assert same_full(one, other) is same
    assert same_full(other, one) is same


def test_fields_are_looked_at_where_the_tuple_agrees():
    gold = [association(effect=HR), association(outcome="OS", source="cited")]
    found = [association(effect=HR, direction="better"), association(outcome="DFS")]
    got = fields(gold, found)
    assert (got["direction"].right, got["direction"].looked_at) == (0, 1)
    assert (got["effect"].right, got["effect"].looked_at) == (1, 1)
    assert (got["source"].right, got["source"].looked_at) == (1, 1)
    assert (got["outcome"].right, got["outcome"].looked_at, got["outcome"].given) == (1, 2, "pair")


def test_a_field_nobody_fills_is_not_counted_as_right():
    got = fields([association()], [association()])
    assert got["effect"].looked_at == 0
    assert got["effect"].accuracy is None
    assert got["references"].looked_at == 0
    assert got["state"].accuracy == 1


def test_the_name_of_a_marker_without_genes_is_a_field():
    gold = [association((), text="NLR"), association((), text="serum LDH", outcome="OS")]
    found = [association((), text="high NLR"), association((), text="CRP", outcome="OS")]
    got = fields([*gold, association()], [*found, association()])
    assert (got["marker_name"].right, got["marker_name"].looked_at) == (1, 2)


def test_reliability_by_hand():
    table = reliability([Judged(0.9, True), Judged(0.9, False), Judged(0.1, False)], 4)
    filled = {round(b.low, 1): (b.records, b.right) for b in table.bins if b.records}
    assert filled == {0.9: (2, 1), 0.1: (1, 0)}
    assert table.error == pytest.approx((2 * 0.4 + 1 * 0.1) / 3)
    assert table.without_confidence == 4
    assert reliability([]).error is None


def test_a_confidence_of_one_is_in_the_last_bin():
    assert reliability([Judged(1.0, True)]).bins[-1].records == 1


def sure(record, confidence):
    return record.model_copy(update={"confidence": confidence})


def test_calibration_of_a_run_counts_duplicates_as_wrong():
    found = (sure(association(), 0.75), sure(association(), 0.75), association(outcome="OS"))
    table = score({"a": (association(),)}, {"a": found}).calibration
    assert table.records == 2
    assert table.without_confidence == 1
    assert table.error == pytest.approx(0.25)


def write_gold(folder, papers):
    """Write a gold folder of (doc_id, format, records)."""
    lines = ["doc_id,format,kind,split"]
    for doc_id, form, records in papers:
        place = folder / doc_id
        place.mkdir(parents=True)
        text = "".join(f"{r.model_dump_json()}\n" for r in records)
        (place / "records.jsonl").write_text(text, encoding="utf-8")
        lines.append(f"{doc_id},{form},prognostic,dev")
    (folder / "splits.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_pdf_and_clean_text_are_reported_apart(tmp_path):
    gold = write_gold(
        tmp_path,
        [
            ("a", "pdf", [association()]),
            ("b", "jats", [association()]),
            ("c", "text", [association()]),
        ],
    )
    report = score(gold, {"a": (association(),), "b": (association(),)})
    tuples = {kind: scores[0].counts for kind, scores in report.groups.items()}
    assert {k: (c.right, c.gold) for k, c in tuples.items()} == {
        "pdf": (1, 1),
        "clean text": (1, 2),
    }
    shown = json.loads(report_json(report))
    assert shown["inputs"]["clean text"]["tuple"]["recall"] == 0.5
    assert shown["fields"]["state"]["looked_at"] == 2
    assert shown["calibration"]["error"] is None


def test_one_kind_of_input_has_no_groups(tmp_path):
    gold = write_gold(tmp_path, [("a", "pdf", [association()])])
    assert score(gold, {"a": (association(),)}).groups == {}
