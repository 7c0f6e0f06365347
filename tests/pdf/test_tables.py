"""Words and rules, set by us, to tables."""

import pytest

from extractor.pdf.grid import make_grid
from extractor.pdf.table_captions import LABEL
from extractor.pdf.table_regions import Surroundings, joined_rules, table_regions
from extractor.pdf.table_words import _LEADER, Rule, Word

SIZE, PITCH = 8.0, 12.0


def line(y, *cells):
    """Return words 4 points a letter wide, 2 points apart; a cell is (x, text)."""
    words = []
    for x, text in cells:
        for part in text.split():
            words.append(Word(part, x, y, x + 4.0 * len(part), y + SIZE))
            x += 4.0 * len(part) + 2.0
    return words


def texts(grid):
    return {(c.row, c.column): c.text for c in grid.cells}


COX = [
    *line(0, (150, "Univariate"), (290, "Multivariate")),
    *line(12, (0, "Variable"), (110, "HR (95% CI)"), (200, "P"), (250, "HR (95% CI)"), (340, "P")),
    *line(30, (0, "GENE1 status")),
    *line(42, (8, "high"), (110, "1.82 (1.10–3.02)"), (200, "0.02"), (340, "0.03")),
    *line(54, (8, "low"), (110, "1.00"), (250, "1.00")),
    *line(66, (0, "Age, years"), (110, "1.01 (0.98–1.04)"), (200, "0.51"), (250, "1.02 (0.9–1.1)")),
    *line(90, (0, "HR, hazard ratio; CI, confidence interval.")),
]
COX_RULES = [Rule(0, 360, -4), Rule(110, 216, 11), Rule(250, 356, 11), Rule(0, 360, 25),
             Rule(0, 360, 80)]  # fmt: skip


@pytest.fixture
def cox():
    return make_grid(COX, COX_RULES)


def test_values_stay_whole_and_in_their_column(cox):
    found = texts(cox)
    assert found[3, 1] == "1.82 (1.10–3.02)"
    assert (found[3, 2], found[3, 4]) == ("0.02", "0.03")
    assert (3, 3) not in found


def test_header_cells_span_what_their_rule_spans(cox):
    assert cox.header_rows == 2
    spans = {c.text: (c.row, c.column, c.column_span) for c in cox.cells if c.row < 2}
    assert spans["Univariate"] == (0, 1, 2)
    assert spans["Multivariate"] == (0, 3, 2)
    assert spans["Variable"][:2] == (0, 0)
    assert spans["P"][0] == 1


def test_rows_under_a_variable_are_indented(cox):
    indent = {c.text: c.indent for c in cox.cells if c.column == 0}
    assert (indent["GENE1 status"], indent["high"], indent["Age, years"]) == (0, 2, 0)


def test_notes_below_the_last_rule_are_no_row(cox):
    assert cox.footnotes == ("HR, hazard ratio; CI, confidence interval.",)
    assert not any("hazard" in c.text for c in cox.cells)


def test_wrapped_cells_are_joined_where_rows_stand_further_apart():
    words = [
        *line(0, (0, "Study"), (100, "Design")),
        *line(20, (0, "Able"), (100, "randomised trial of")),
        *line(29, (100, "two doses")),
        *line(49, (0, "Baker"), (100, "cohort")),
        *line(69, (0, "Charlie"), (100, "case series of")),
        *line(78, (100, "one centre")),
    ]
    found = texts(make_grid(words, [Rule(0, 180, 14)]))
    assert found[1, 1] == "randomised trial of two doses"
    assert found[3, 1] == "case series of one centre"


def test_values_below_each_other_are_never_joined():
    words = [
        *line(0, (0, "Sex"), (60, "N"), (100, "Rate")),
        *line(20, (0, "Male"), (60, "14"), (100, "45%")),
        *line(29, (0, "Female"), (60, "57"), (100, "31%")),
        *line(49, (0, "Young"), (60, "20"), (100, "40%")),
        *line(58, (0, "Old"), (60, "51"), (100, "35%")),
    ]
    found = texts(make_grid(words, [Rule(0, 120, 14)]))
    assert [found[row, 1] for row in range(1, 5)] == ["14", "57", "20", "51"]


def test_running_text_is_no_table():
    words = [w for n in range(8) for w in line(12 * n, (0, "words that fill the whole line"))]
    assert make_grid(words, []) is None


def rows_of(words):
    return [[w for w in words if w.top == top] for top in sorted({w.top for w in words})]


def test_table_below_its_caption_ends_before_the_text():
    body = (0.0, 140.0, 360.0, 400.0)
    caption = (0.0, -30.0, 120.0, -20.0)
    (region,) = table_regions(caption, rows_of(COX), COX_RULES, Surroundings(prose=(body,)))
    assert region[1] == -21.0
    assert 98 <= region[3] < 140


def test_table_above_its_caption():
    caption = (0.0, 110.0, 120.0, 120.0)
    (region,) = table_regions(caption, rows_of(COX), COX_RULES, Surroundings())
    assert region[1] <= 0
    assert region[3] == 110.0


def test_strokes_of_one_rule_are_joined_but_not_over_a_gutter():
    rules = [Rule(0, 50, 10), Rule(51, 100, 10.2), Rule(120, 200, 10)]
    assert [(r.x0, r.x1) for r in joined_rules(rules)] == [(0, 100), (120, 200)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Table 2. Baseline", "Table 2"),
        ("TABLE IV Results", "TABLE IV"),
        ("Table-3: Doses", "Table-3"),
        ("Continued Table 1", "Table 1"),
        ("Supplementary Table S2: More", "Supplementary Table S2"),
        ("Tables of contents", None),
        ("As table 2 shows", None),
    ],
)
def test_label(text, label):
    found = LABEL.match(text)
    assert (found[1] if found else None) == label


def test_gap_before_an_interval_is_no_gutter_in_a_column_that_few_rows_fill():
    words = [*line(0, (0, "End point"), (60, "Rate"), (100, "HR (95% CI)"), (180, "P"))]
    for n in range(6):
        ratio = [(100, "2.41 (1.69–3.38)")] if n < 2 else []
        words += line(14 + 12 * n, (0, f"outcome{n}"), (60, "12.5"), *ratio, (180, "0.02"))
    found = texts(make_grid(words, [Rule(0, 200, 11)]))
    assert [found[1, c] for c in range(4)] == ["outcome0", "12.5", "2.41 (1.69–3.38)", "0.02"]
    assert (found[5, 3], (5, 2) in found) == ("0.02", False)


def test_heads_and_intervals_broken_at_a_bracket_are_whole():
    words = [
        *line(0, (0, "End point"), (80, "Drug (n"), (140, "None (n")),
        *line(12, (80, "= 115)"), (140, "= 137)")),
        *line(24, (0, "Median"), (80, "22.2"), (140, "17.6")),
        *line(36, (0, "PFS"), (80, "(1.9–3.8)"), (140, "(2.9–4.8)")),
        *line(48, (0, "Median OS"), (80, "24.3"), (140, "15.9")),
        *line(60, (80, "(2.9–4.8)"), (140, "(1.9–3.8)")),
    ]
    grid = make_grid(words, [])
    found = texts(grid)
    assert (grid.header_rows, found[0, 1], found[0, 2]) == (1, "Drug (n = 115)", "None (n = 137)")
    assert [found[1, c] for c in range(3)] == ["Median PFS", "22.2 (1.9–3.8)", "17.6 (2.9–4.8)"]
    assert found[2, 1] == "24.3 (2.9–4.8)"


def test_leaders_of_dots_are_no_words():
    assert [bool(_LEADER.match(t)) for t in (".....", "……………", "...", "0.05", "n.s.")] == [
        True, True, False, False, False,
    ]  # fmt: skip
