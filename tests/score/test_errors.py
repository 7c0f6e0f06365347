"""Runs compared, errors explained, and the page that shows them."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from test_views import HR, association, trial

from extractor.score import score
from extractor.score.compare import compare
from extractor.score.errors import find_errors
from extractor.score.losses import PaperOutput, Rejected, find_loss, find_printed, read_outputs
from extractor.score.page import render_page
from extractor.sentences import Concept, Mention, Sentence, Statistic


def changes(gold, old, new):
    return [(d.change, d.doc_id) for d in compare({"a": gold}, {"a": old}, {"a": new})]


def test_compare_names_what_was_gained_and_lost():
    gold = (association(), association(outcome="OS"))
    assert changes(gold, (gold[0],), (gold[1],)) == [("gained", "a"), ("lost", "a")]
    assert changes(gold, gold, gold) == []


def test_compare_names_false_alarms_copy_by_copy():
    wrong = association(("EGFR",))
    assert changes((), (wrong,), (wrong, wrong)) == [("false alarm", "a")]
    assert changes((), (wrong,), ()) == [("false alarm gone", "a")]


def test_compare_sees_a_direction_turned():
    gold = (association(),)
    assert changes(gold, gold, (association(direction="better"),)) == [("direction", "a")]


def test_compare_of_trials_by_identity():
    gold = (trial(acronym="ALPHA"),)
    assert changes(gold, (), gold) == [("gained", "a")]
    assert changes(gold, gold, (trial(acronym="BETA"),)) == [("false alarm", "a"), ("lost", "a")]


@pytest.mark.parametrize(
    ("printed", "text", "found"),
    [
        ("0.003", "P=.003 here", True),
        ("0.003", "P = 0.0031", False),
        ("0.01", "p = 0.010", True),
        ("0.5", "p = 0,5", True),
        ("2", "12 or 20", False),
        ("1", "exactly 1.0", True),
        ("1", "value 1.05", False),
        ("IL-6", "serum il-6 level", True),
        ("tumour size", "tumour\nsize", True),
    ],
)
def test_printed_values_are_found_again(printed, text, found):
    assert find_printed(printed, text) is found


def rejected(text):
    return Rejected(text=text, reason="no_cancer", detail="nothing named", rule_id="r")


@pytest.mark.parametrize(
    ("output", "stage"),
    [
        (PaperOutput(), "text not read"),
        (PaperOutput(text="no numbers at all"), "text not read"),
        (PaperOutput(text="p = 0.01", rejected=(rejected("worse (p = 0.01)"),)), "rejected"),
        (PaperOutput(text="p = 0.01", rejected=(rejected("worse (p = 0.02)"),)), "not related"),
    ],
)
def test_stage_that_lost_a_record(output, stage):
    assert find_loss(association(), output).stage == stage


def sentence(*mentions, statistics=()):
    text = "High RANK went with shorter PFS in endometrial cancer (p = 0.01)."
    return Sentence(
        text=text, start=0, end=len(text), passage=0, mentions=mentions, statistics=statistics
    )


def mention(label, identifier, name):
    concept = Concept(id=identifier, name=name)
    return Mention(label=label, text=name, start=0, end=1, concept=concept)


RANK = mention("GENE", "HGNC:11908", "TNFRSF11A")
CANCER = mention("CANCER", "DOID:1380", "endometrial cancer")
PFS = mention("OUTCOME", "PFS", "PFS")
P_VALUE = Statistic(
    kind="P_VALUE", text="p = 0.01", start=0, end=8, comparator="=", value=Decimal("0.01")
)


@pytest.mark.parametrize(
    ("mentions", "statistics", "stage", "detail"),
    [
        ((CANCER, PFS), (P_VALUE,), "entity missed", "TNFRSF11A"),
        ((RANK, PFS), (P_VALUE,), "entity missed", "DOID:1380"),
        ((RANK, CANCER), (P_VALUE,), "entity missed", "PFS"),
        ((RANK, CANCER, PFS), (), "statistic missed", "p"),
        ((RANK, CANCER, PFS), (P_VALUE,), "not related", ""),
    ],
)
def test_stages_before_the_rules_are_told_apart(mentions, statistics, stage, detail):
    output = PaperOutput(text="p = 0.01", sentences=(sentence(*mentions, statistics=statistics),))
    loss = find_loss(association(), output)
    assert (loss.stage, loss.detail) == (stage, detail)


def test_an_effect_with_another_value_is_missed():
    effect = Statistic(kind="EFFECT", text="HR 0.8", start=0, end=6, value=Decimal("0.80"))
    output = PaperOutput(text="0.82 0.69 0.98", sentences=(sentence(RANK, CANCER, PFS),))
    record = association(p=None, effect=HR)
    assert find_loss(record, output).detail == "HR 0.82"
    seen = sentence(RANK, CANCER, PFS, statistics=(replace(effect, value=Decimal("0.82")),))
    assert find_loss(record, replace(output, sentences=(seen,))).stage == "not related"


def test_record_without_numbers_is_looked_for_by_name():
    silent = association(p=None, text="RANK")
    assert find_loss(silent, PaperOutput(text="high RANK")).stage == "not related"
    assert find_loss(silent, PaperOutput(text="nothing")).detail == "not in the text: RANK"


def test_outputs_of_a_run_are_read(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text("p = 0.01", encoding="utf-8")
    row = {"doc_id": "b", "rule_id": "r", "reason": "threshold", "detail": "", "text": "x"}
    (tmp_path / "rejections.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    outputs = read_outputs(tmp_path)
    assert outputs["a"].text == "p = 0.01"
    assert outputs["b"].rejected[0].reason == "threshold"


def statuses(gold, predicted):
    items = find_errors({"a": gold}, {"a": predicted}, {"a": PaperOutput(text="p = 0.01")})
    return [item.status for item in items]


def test_each_record_is_one_item():
    gold = (association(), association(outcome="OS", effect=HR), association(("EGFR",)))
    found = (association(direction="better"), association(outcome="DFS"), association(("KIT",)))
    assert statuses(gold, found) == ["near", "near", "side"]
    assert statuses(gold[2:], found[:1]) == ["near"]  # one p, another gene
    assert statuses(gold[2:], (association(outcome="OS", p=None),)) == ["missed", "wrong"]
    assert statuses(gold[:1], gold[:1]) == ["right"]
    assert statuses((), found[:1]) == ["wrong"]
    assert statuses((trial(acronym="A"),), (trial(acronym="B"),)) == ["missed", "wrong"]


def page_of(gold, predicted, text, crop=None):
    truth, found = {"a": gold}, {"a": predicted}
    items = find_errors(truth, found, {"a": PaperOutput(text=text)})
    return render_page(score(truth, found), items, crop)


def test_page_escapes_what_papers_say():
    evil = association(text="<script>alert(1)</script>", genes=())
    evidence = [{"page": 2, "text": "<b>A & B</b>"}]
    found = type(evil).model_validate(evil.model_dump() | {"evidence": evidence})
    page = page_of((evil,), (found, found), "p = 0.01 <i>x</i>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>" not in page
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page


def test_page_says_which_stage_lost_a_record():
    page = page_of((association(),), (), "nothing here")
    assert "text not read" in page
    assert "not in the text: 0.01" in page


def test_page_holds_pictures_and_nothing_from_outside():
    page = page_of((association(),), (), "x", crop=lambda item: b"picture")
    assert "data:image/png;base64,cGljdHVyZQ==" in page
    assert "http" not in page
    assert "base64" not in page_of((association(),), (association(),), "x", crop=lambda i: b"p")


def test_near_miss_names_the_fields_that_are_wrong():
    found = (association(outcome="OS", cancer="DOID:1612"),)
    (item,) = find_errors({"a": (association(),)}, {"a": found}, {})
    assert item.status == "near"
    assert item.loss.stage == "wrong field"
    assert item.loss.detail == "cancer, outcome"


def test_trial_names_the_slots_that_are_wrong():
    gold = trial(acronym="A", phase="3", participants={"value": 120})
    found = trial(acronym="A", phase="2", participants={"value": 120}, status="completed")
    (item,) = find_errors({"a": (gold,)}, {"a": (found,)}, {})
    assert item.status == "side"
    assert item.loss.detail == "phase, status"
    page = page_of((gold,), (found,), "x")
    assert "wrong slot 1 (phase 1, status 1)" in page
    assert statuses((gold,), (gold,)) == ["right"]
