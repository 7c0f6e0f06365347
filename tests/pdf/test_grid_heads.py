"""Heads over several columns without rules, wrapped rows, rows between rules: words set by us."""

from test_tables import line, texts

from extractor.pdf.grid import make_grid
from extractor.pdf.table_words import Rule

TWO_LEVELS = [
    *line(0, (0, "Marker"), (112, "Overall survival"), (232, "Relapse")),
    *line(12, (100, "5-year rate (%)"), (180, "P"), (220, "95% CI"), (270, "P")),
    *line(28, (0, "SOX2 low"), (110, "61.2"), (178, "0.012"), (218, "0.4–0.9"), (268, "0.21")),
    *line(40, (0, "SOX2 high"), (110, "42.8"), (178, "0.003"), (218, "1.1–2.3"), (268, "0.03")),
    *line(52, (0, "CD44 low"), (110, "70.1"), (178, "0.564"), (218, "0.3–0.8"), (268, "0.40")),
]


def test_a_head_spans_the_columns_it_is_centred_over_though_no_rule_says_so():
    grid = make_grid(TWO_LEVELS, [])
    spans = {c.text: (c.row, c.column, c.column_span) for c in grid.cells}
    assert grid.header_rows == 2
    assert spans["Overall survival"] == (0, 1, 2)
    assert spans["Relapse"] == (0, 3, 2)
    assert spans["5-year rate (%)"][:2] == (1, 1)


def test_names_that_begin_with_a_number_are_heads_below_a_rule_too():
    grid = make_grid(TWO_LEVELS, [Rule(0, 300, -4), Rule(0, 300, 10), Rule(0, 300, 66)])
    assert grid.header_rows == 2


WRAPPED = [
    *line(0, (0, "Variable"), (120, "HR (95% CI)"), (200, "P")),
    *line(14, (0, "SOX2 expression"), (120, "1.82"), (200, "0.02")),
    *line(24, (0, "(high vs. low)"), (120, "(1.10–3.02)")),
    *line(34, (0, "Depth of"), (120, "2.10 (1.40 to"), (200, "0.001")),
    *line(44, (0, "invasion"), (120, "3.20)")),
    *line(54, (0, "Age"), (120, "1.01 (0.9–1.1)"), (200, "0.83")),
]


def test_wrapped_cells_go_to_the_row_above():
    found = texts(make_grid(WRAPPED, []))
    assert found[1, 0] == "SOX2 expression (high vs. low)"
    assert found[1, 1] == "1.82 (1.10–3.02)"
    assert found[2, 0] == "Depth of invasion"
    assert found[2, 1] == "2.10 (1.40 to 3.20)"
    assert found[3, 2] == "0.83"


RULED = [
    *line(0, (0, "Trial"), (80, "Result"), (180, "N")),
    *line(14, (0, "ALPHA"), (80, "Longer survival"), (180, "120")),
    *line(24, (80, "Few side effects")),
    *line(36, (0, "BETA"), (80, "No difference"), (180, "80")),
    *line(46, (80, "Stopped early")),
    *line(58, (0, "GAMMA"), (80, "Better response"), (180, "44")),
]


def test_between_two_rules_stands_one_row():
    rules = [Rule(0, 220, y) for y in (-3, 11, 33.5, 55.5, 69)]
    found = texts(make_grid(RULED, rules))
    assert found[1, 1] == "Longer survival Few side effects"
    assert found[2, 1] == "No difference Stopped early"
    assert found[3, 0] == "GAMMA"


NARROW = [
    *line(0, (0, "Feature"), (90, "Low"), (130, "High"), (170, "Chi2"), (192, "P")),
    *line(14, (0, "Grade"), (170, "6.02"), (190, "0.014")),
    *line(26, (8, "1 or 2"), (90, "30 (33.7)"), (130, "21 (53.8)")),
    *line(38, (8, "3"), (90, "59 (66.3)"), (130, "18 (46.2)")),
    *line(50, (0, "Stage"), (170, "4.36"), (190, "0.037")),
    *line(62, (8, "early"), (90, "55 (61.8)"), (130, "31 (79.5)")),
]


def test_two_numbers_side_by_side_are_two_cells():
    found = texts(make_grid(NARROW, [Rule(0, 210, -3), Rule(0, 210, 11), Rule(0, 210, 74)]))
    assert (found[1, 3], found[1, 4]) == ("6.02", "0.014")
