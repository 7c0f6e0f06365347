"""Rows and columns that gaps alone do not show: bridged gutters, rows of text, torn brackets."""

from test_tables import line, texts

from extractor.pdf.grid import make_grid
from extractor.pdf.table_words import Rule


def test_a_label_that_reaches_over_a_gutter_does_not_close_it():
    words = [*line(0, (0, "No."), (30, "Primer"), (90, "Loci"), (130, "Share"))]
    for n in range(1, 9):
        words += line(12 * n, (0, str(n)), (30, f"XQ {n}4"), (90, f"1{n}"), (130, f"9{n}.5"))
    words += line(108, (0, "Averages:"), (90, "14.5"), (130, "95.0"))
    words += line(120, (0, "Total"), (90, "116"), (130, "–"))
    grid = make_grid(words, [Rule(0, 160, -2), Rule(0, 160, 10), Rule(0, 160, 130)])
    found = texts(grid)
    assert [found[0, c] for c in range(4)] == ["No.", "Primer", "Loci", "Share"]
    assert [found[3, c] for c in range(4)] == ["3", "XQ 34", "13", "93.5"]
    spans = {c.text: c.column_span for c in grid.cells if c.column == 0}
    assert (found[9, 0], found[9, 2], spans["Averages:"]) == ("Averages:", "14.5", 2)


def test_shares_in_brackets_stay_with_their_count_however_well_they_line_up():
    words = [*line(0, (0, "Level"), (80, "Cases, n (%)"))]
    for n in range(1, 9):
        words += line(12 * n, (0, f"level {n}"), (80, f"3{n} (5{n})"))
    found = texts(make_grid(words, [Rule(0, 140, 10)]))
    assert found[4, 1] == "34 (54)"


PROSE = [
    *line(0, (0, "Study"), (60, "Design"), (160, "Outcome measured"), (260, "Source")),
    *line(10, (160, "at the end")),
    *line(21, (0, "Able"), (60, "Two centres, blinded;"), (160, "Time to relapse or"), (260, "A1")),
    *line(31, (60, "12 weeks that")),
    *line(41, (60, "looked the same"), (160, "death of any cause")),
    *line(51, (60, "and tasted so")),
    *line(62, (0, "Baker"), (60, "One centre, open, with"), (160, "Weight after a"), (260, "B2")),
    *line(72, (60, "two doses for each of"), (160, "year")),
    *line(82, (60, "them, given daily")),
]
PROSE_RULES = [Rule(0, 280, y) for y in (-2, 19.5, 60.5, 96)]


def test_rules_between_two_rows_of_wrapped_text_make_two_rows():
    grid = make_grid(PROSE, PROSE_RULES)
    found = texts(grid)
    assert grid.header_rows == 1
    assert found[0, 2] == "Outcome measured at the end"
    assert found[1, 1] == "Two centres, blinded; 12 weeks that looked the same and tasted so"
    assert (found[1, 2], found[1, 3]) == ("Time to relapse or death of any cause", "A1")
    assert (found[2, 0], found[2, 2]) == ("Baker", "Weight after a year")


def test_rules_between_groups_of_rows_join_no_rows():
    words = [*line(0, (0, "Site"), (80, "Used"), (140, "Kept"))]
    for n, name in enumerate(("Lung", "Liver", "Bone", "Skin")):
        words += line(20 + 12 * n + 8 * (n > 1), (0, name), (80, "Yes"), (140, "No"))
    found = texts(make_grid(words, [Rule(0, 160, y) for y in (-2, 15, 46, 80)]))
    assert [found[row, 0] for row in range(1, 5)] == ["Lung", "Liver", "Bone", "Skin"]


def test_rows_set_closer_than_the_lines_of_a_cell_are_parted_by_their_brackets():
    words = [*line(0, (0, "End point"), (80, "Drug"), (140, "None"))]
    for n, name in enumerate(("PFS", "OS", "DFS")):
        y = 20 + 22 * n
        words += line(y, (0, f"Median {name},"), (80, f"7.{n} (1.0"), (140, f"9.{n} (2.1"))
        words += line(y + 12, (0, "months"), (80, "to 2.1)"), (140, "to 3.4)"))
    found = texts(make_grid(words, [Rule(0, 190, 14)]))
    assert (found[1, 0], found[1, 1]) == ("Median PFS, months", "7.0 (1.0 to 2.1)")
    assert found[3, 0] == "Median DFS, months"
