"""Each entry of the grammar is its own test; offsets, groups and series hold."""

from decimal import Decimal

import pytest

from extractor.stats import find_cell_statistics, find_statistics
from extractor.stats.limits import CUES
from extractor.stats.patterns import PRODUCTIONS


def cases(field):
    return [
        pytest.param(p, text, id=f"{p.id}-{n}")
        for p in PRODUCTIONS
        for n, text in enumerate(getattr(p, field), start=1)
    ]


@pytest.mark.parametrize(("production", "text"), cases("examples"))
def test_production_finds_its_example(production, text):
    found = find_statistics(text)
    assert production.kind in {s.kind for s in found}
    assert all(text[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(("production", "text"), cases("counter_examples"))
def test_production_leaves_its_counter_example(production, text):
    assert production.kind not in {s.kind for s in find_statistics(text)}


def test_production_ids_are_unique():
    assert len({p.id for p in PRODUCTIONS}) == len(PRODUCTIONS)


@pytest.mark.parametrize("text", [t for c in CUES for t in c.hits])
def test_limit_is_a_threshold(text):
    assert all(s.threshold for s in find_statistics(text) if s.kind == "P_VALUE")
    assert any(s.kind == "P_VALUE" for s in find_statistics(text))


@pytest.mark.parametrize(("needs", "text"), [(c.needs, t) for c in CUES for t in c.hits])
def test_one_of_the_words_that_a_cue_needs_is_there(needs, text):
    assert any(word in text.lower() for word in needs.split("|"))


@pytest.mark.parametrize("text", [t for c in CUES for t in c.misses])
def test_finding_is_no_threshold(text):
    assert not any(s.threshold for s in find_statistics(text))


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("(P < .001)", "<", "0.001"),
        ("p = 0·04", "=", "0.04"),
        ("P ≤ 0,05", "<=", "0.05"),
        ("p < 10−5", "<", "0.00001"),
        ("P = 5.81 × 10−48", "=", "5.81E-48"),
        ("p = 1.2e-5", "=", "0.000012"),
        ("P b 0.05", "uncertain", "0.05"),
        ("P ¼ 0.03", "uncertain", "0.03"),
        ("p = 0.000", "=", "0"),
    ],
)
def test_p_value_as_printed(text, comparator, value):
    (p,) = find_statistics(text)
    assert (p.kind, p.comparator, p.value) == ("P_VALUE", comparator, Decimal(value))


def test_one_bracket_is_one_group_and_the_next_another():
    found = find_statistics("PFS (HR 0.82, 95% CI 0.69–0.98, p = 0.026), OS (HR 0.9, p = 0.3)")
    assert [(s.kind, s.group) for s in found] == [
        ("EFFECT", 0), ("P_VALUE", 0), ("EFFECT", 1), ("P_VALUE", 1),
    ]  # fmt: skip


def test_list_of_p_values_is_a_series_in_order():
    found = find_statistics("(p = 0.01 and 0.03, respectively)")
    assert [(s.text, s.series) for s in found] == [("p = 0.01", 0), ("0.03", 0)]


@pytest.mark.parametrize(
    ("cell", "header", "kind", "value", "low"),
    [
        ("1.82 (1.10–3.02)", "HR (95% CI)", "EFFECT", "1.82", "1.10"),
        ("1.82 [1.10;3.02]", "HR [95% CI]", "EFFECT", "1.82", "1.10"),
        ("0.003", "P value", "P_VALUE", "0.003", None),
        ("<0.001", "P", "P_VALUE", "0.001", None),
        ("NS", "P", "P_VALUE", None, None),
        ("34 (51.2)", "n (%)", "COUNT", "51.2", None),
    ],
)
def test_cell_is_read_by_its_header(cell, header, kind, value, low):
    (found,) = find_cell_statistics(cell, header, "Cox regression of overall survival")
    assert found.kind == kind
    assert found.value == (None if value is None else Decimal(value))
    assert found.low == (None if low is None else Decimal(low))


# Beginnings that many productions share; how long they take: benchmarks/statistics_speed.py.
REPEATED = [
    "p = 0.1 ", "HR (1", "0.5 vs ", "hazard ratio for 1 ", "1,111", "0.5-", "median 1 ", "CI 95% ",
    "n 1", "10x", "p<0.05,", "((1", "p (", "HR, 1 of ", "1 of ",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_endless_beginnings_end_and_keep_what_follows(unit):
    found = find_statistics(unit * (10_000 // len(unit)) + ". Survival was better (p = 0.0321).")
    assert found[-1].text == "p = 0.0321"


@pytest.mark.parametrize(
    ("cell", "header"),
    [
        ("5.1 (1.1 to 9.2) p=0.014", "Difference adjusted for baseline (95% CI)"),
        ("0.5 (0.3–0.8), p = 0.02", "HR (95% CI)"),
    ],
)
def test_cell_gives_the_estimate_before_its_own_p_value(cell, header):
    effect, p = find_cell_statistics(cell, header, "")
    assert (effect.kind, p.kind) == ("EFFECT", "P_VALUE")
    assert effect.group == p.group
    assert effect.low is not None
    assert cell[effect.start : effect.end] == effect.text


@pytest.mark.parametrize(
    ("header", "measure"), [("H.R.", "HR"), ("O.R.", "OR"), ("Difference (95% CI)", "MD")]
)
def test_header_names_the_measure(header, measure):
    (found,) = find_cell_statistics("1.87 (1.1–3.0)", header, "")
    assert found.measure == measure


def test_a_bare_difference_is_no_effect_without_an_interval():
    assert not [s for s in find_cell_statistics("12", "Difference", "") if s.kind == "EFFECT"]
