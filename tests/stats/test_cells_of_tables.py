"""Cells: several estimates in one, heads with marks grown on, what only caption or footnote say."""

import pytest

from extractor.stats import find_cell_statistics, find_table_statistics
from extractor.types import Cell, Table


def told(found):
    return [f"{s.kind} {s.measure or ''} {s.value} {s.low} {s.high}" for s in found]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Cider: 1.18 (0.79–1.76) Mead: 0.88 (0.51–1.52)",
            ["EFFECT RR 1.18 0.79 1.76", "EFFECT RR 0.88 0.51 1.52"],
        ),
        (
            "Men 1.20 [0.90, 1.60]; women 1.45 [1.08, 1.95]",
            ["EFFECT RR 1.20 0.90 1.60", "EFFECT RR 1.45 1.08 1.95"],
        ),
        (
            "0.81 (0.66 to 0.99)\n0.74 (0.58 to 0.95)",
            ["EFFECT RR 0.81 0.66 0.99", "EFFECT RR 0.74 0.58 0.95"],
        ),
        ("Highest vs lowest: 2.10 (95% CI 1.30–3.39)", ["EFFECT RR 2.10 1.30 3.39"]),
        ("Q1: 1 (reference) Q4: 1.7* (1.1–2.6)", ["EFFECT RR 1.7 1.1 2.6"]),
        # The number before the bracket does not lie within it.
        ("Grade 2.5 (0.7–1.1)", []),
    ],
)
def test_named_estimates_of_a_cell(cell, expected):
    assert [t for t in told(find_cell_statistics(cell, "RR (95% CI)", "")) if "EFFECT" in t] == (
        expected
    )


def test_named_estimates_keep_their_own_p_values():
    cell = "OS: 0.72 (0.55–0.94), p = 0.016; PFS: 0.64 (0.50–0.82), p < 0.001"
    found = find_cell_statistics(cell, "HR (95% CI)", "")
    assert [(s.kind, str(s.value), s.group) for s in found] == [
        ("EFFECT", "0.72", 0), ("P_VALUE", "0.016", 0),
        ("EFFECT", "0.64", 1), ("P_VALUE", "0.001", 1),
    ]  # fmt: skip
    assert all(cell[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    ("head", "p_kind"),
    [
        ("Pinteraction*", "interaction"),
        ("Relapse Pheterogeneity", "plain"),
        ("P-trend", "trend"),
        ("Plog-rank", "log_rank"),
        ("Pint", "plain"),
        ("Padj†", "adjusted"),
        ("P*", "plain"),
        ("Pb", "plain"),
        ("P.value", "plain"),
        ("P valuea", "plain"),
        ("Pr > |z|", "plain"),
        ("Puni", "plain"),
    ],
)
def test_head_of_p_values(head, p_kind):
    (found,) = find_cell_statistics("0.042", head, "")
    assert (found.kind, found.p_kind) == ("P_VALUE", p_kind)


@pytest.mark.parametrize("head", ["Pressure", "Pneumonia", "Pain", "Points", "MP", "CD5P", "PR"])
def test_head_of_something_else(head):
    assert not [s for s in find_cell_statistics("0.042", head, "") if s.kind == "P_VALUE"]


@pytest.mark.parametrize(
    ("head", "measure"),
    [
        ("HRb (95% CI)", "HR"),
        ("HR¹ (95% CI)", "HR"),
        ("aHRa", "HR"),
        ("HRPFS (95% CI)", "HR"),
        ("ORc [95% CI]", "OR"),
        ("OR_adj", "OR"),
        ("RR* (95% CI)", "RR"),
        ("RRs, 95% CI", "RR"),
    ],
)
def test_head_with_a_mark_grown_on(head, measure):
    (found,) = find_cell_statistics("1.87 (1.1–3.2)", head, "")
    assert (found.kind, found.measure) == ("EFFECT", measure)


@pytest.mark.parametrize("head", ["ORR (95% CI)", "HRD score (95% CI)", "HRQoL (range)"])
def test_head_that_only_begins_like_a_measure(head):
    found = find_cell_statistics("41.2 (33.0–49.9)", head, "")
    assert not [s for s in found if s.kind == "EFFECT"]


@pytest.mark.parametrize(
    ("head", "caption", "footnotes", "measure"),
    [
        ("95% CI", "Markers and death", "a Cox proportional hazards model.", "HR"),
        ("Multivariable, 95%CI", "Cox regression of relapse", "", "HR"),
        ("Estimate (95% CI)", "Predictors of response", "By logistic regression.", "OR"),
        ("95% CI", "Markers and death", "HR, hazard ratio.", "HR"),
    ],
)
def test_ratio_that_only_the_model_names(head, caption, footnotes, measure):
    (found,) = find_cell_statistics("1.62 (1.21, 2.17)", head, caption, footnotes)
    assert (found.kind, found.measure, str(found.value)) == ("EFFECT", measure, "1.62")


@pytest.mark.parametrize(
    ("cell", "head", "footnotes"),
    [
        ("14.2 (11.9–16.5)", "Months, 95% CI", "Cox model."),  # a time
        ("54.1 (40.0–59.0)", "95% CI", "Cox model."),  # not the middle of a ratio's interval
        ("1.62 (1.21, 2.17)", "95% CI", "HR, hazard ratio; OR, odds ratio."),  # which of the two?
        ("1.62 (1.21, 2.17)", "95% CI", "Kaplan–Meier estimates."),
    ],
)
def test_no_ratio_without_a_model_that_fits(cell, head, footnotes):
    found = find_cell_statistics(cell, head, "Survival", footnotes)
    assert not [s for s in found if s.kind == "EFFECT"]


def table(caption, heads, rows):
    cells, at = [], 0
    for row, texts in enumerate([heads, *rows]):
        for column, text in enumerate(texts):
            cells.append(
                Cell(row=row, column=column, text=text, start=at, end=at + len(text),
                     header=row == 0)
            )  # fmt: skip
            at += len(text) + 1
    return Table(label=None, caption=caption, cells=tuple(cells))


ROWS = [["Stage", "0.31", "0.04"], ["Grade", "<0.001", "NS"], ["Age", "0.9", "0.073"]]


@pytest.mark.parametrize(
    "caption",
    [
        "Comparisons by the Kruskal–Wallis test",
        "Markers and clinical features (Mann-Whitney)",
        "P-values of all pairwise comparisons",
        "χ2 tests of both markers",
    ],
)
def test_caption_alone_names_the_p_values(caption):
    found = [s for _, inside in find_table_statistics(table(caption, ["", "AXL", "MET"], ROWS))
             for s in inside]  # fmt: skip
    assert [s.kind for s in found] == ["P_VALUE"] * 6
    assert [s.comparator for s in found] == ["=", "=", "<", "ns", "=", "="]


@pytest.mark.parametrize(
    ("caption", "rows"),
    [
        ("Features of the patients", ROWS),
        ("Correlation coefficients (Spearman test)", ROWS),
        ("Levels by group, t-test", [*ROWS, ["Size", "3.4", "2.1"]]),
        ("Kruskal–Wallis test", ROWS[:1]),
    ],
)
def test_numbers_below_one_that_are_no_p_values(caption, rows):
    found = find_table_statistics(table(caption, ["", "AXL", "MET"], rows))
    assert not [s for _, inside in found for s in inside if s.kind == "P_VALUE" and s.value]
