"""Heads that ran together over several columns are cut where each names a result."""

import pytest

from extractor.relations.tables.split_heads import split_heads
from extractor.types import Cell


def head(text, span, column=1):
    return Cell(
        row=0,
        column=column,
        text=text,
        start=100,
        end=100 + len(text),
        column_span=span,
        header=True,
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hazard ratio 95% CI P value", ["Hazard ratio", "95% CI", "P value"]),
        ("HR Lower 95% CI Upper 95% CI P", ["HR", "Lower 95% CI", "Upper 95% CI", "P"]),
        ("AXL-positive, n (%) P", ["AXL-positive, n (%)", "P"]),
        ("No. of studies HR", ["No. of studies", "HR"]),
    ],
)
def test_a_head_over_as_many_columns_is_cut(text, parts):
    (row,) = split_heads([{1: head(text, len(parts))}])
    assert [cell.text for cell in row.values()] == parts
    assert [cell.column for cell in row.values()] == list(range(1, 1 + len(parts)))
    assert all(cell.start - 100 == text.index(cell.text) for cell in row.values())


def test_a_head_with_heads_below_stays_whole():
    top = {1: head("HR P value", 2)}
    below = {1: head("OS", 1), 2: head("DFS", 1, column=2)}
    assert split_heads([top, below]) == [top, below]


def test_a_head_that_names_fewer_results_than_columns_stays_whole():
    row = {1: head("Overall survival P", 3)}
    assert split_heads([row]) == [row]
