"""Tables of trials: phases and ids below each other, labels in their line, narrow heads."""

from test_tables import line, texts

from extractor.pdf.grid import make_grid
from extractor.pdf.table_words import Rule

IDS = [
    *line(0, (0, "Drug"), (100, "Tumour"), (200, "Phase"), (250, "Identifier")),
    *line(16, (0, "Alphamab"), (100, "Glioma"), (200, "III"), (250, "NCT01234567")),
    *line(28, (100, "Sarcoma"), (200, "I"), (250, "NCT01234568")),
    *line(40, (0, "Betamab"), (100, "Lymphoma"), (200, "II"), (250, "NCT01234569")),
    *line(52, (0, "Gammamab"), (100, "Melanoma"), (200, "II"), (250, "NCT01234570")),
]


def test_a_phase_and_an_id_below_others_are_a_row_of_their_own():
    grid = make_grid(IDS, [Rule(0, 320, -4), Rule(0, 320, 12), Rule(0, 320, 64)])
    ids = {row: text for (row, column), text in texts(grid).items() if column == 3}
    assert list(ids.values())[1:] == ["NCT01234567", "NCT01234568", "NCT01234569", "NCT01234570"]


ARMS = [
    *line(0, (0, "Study"), (100, "Regimen"), (200, "n"), (250, "PFS")),
    *line(16, (0, "Doe"), (100, "A plus B"), (200, "204"), (250, "8.0")),
    *line(28, (100, "A"), (200, "206"), (250, "5.0")),
    *line(40, (0, "Roe"), (100, "A plus B"), (200, "41"), (250, "5.8")),
    *line(52, (100, "A"), (200, "42"), (250, "3.7")),
    *line(64, (0, "Poe"), (100, "C"), (200, "33"), (250, "5.7")),
]


def test_labels_that_stand_in_a_line_of_values_are_not_moved_up():
    grid = make_grid(ARMS, [Rule(0, 300, -4), Rule(0, 300, 12), Rule(0, 300, 76)])
    labels = {row: text for (row, column), text in texts(grid).items() if column == 0}
    assert labels == {0: "Study", 1: "Doe", 3: "Roe", 5: "Poe"}


NARROW = [
    *line(0, (0, "Drug"), (100, "n"), (140, "ORR (%)"), (171, "Median PFS")),
    *line(16, (0, "Alphamab"), (100, "54"), (140, "72"), (171, "15.8")),
    *line(28, (0, "Betamab"), (100, "125"), (140, "57"), (171, "11.0")),
    *line(40, (0, "Gammamab"), (100, "55"), (140, "56"), (171, "15.7")),
]


def test_a_head_wider_than_its_figures_does_not_run_into_the_next():
    grid = make_grid(NARROW, [Rule(0, 240, -4), Rule(0, 240, 12), Rule(0, 240, 52)])
    heads = {column: text for (row, column), text in texts(grid).items() if row == 0}
    assert heads == {0: "Drug", 1: "n", 2: "ORR (%)", 3: "Median PFS"}


TEXTS = [
    *line(0, (0, "Reference"), (100, "Patients"), (200, "Agent"), (300, "Result")),
    *line(16, (0, "Doe, 2002"), (100, "643 men with"), (200, "Alphamab"), (300, "SRE 33%")),
    *line(28, (100, "bone metastases")),
    *line(44, (0, "Roe, 2003"), (100, "311 men"), (200, "Betamab"), (300, "HR 0.79")),
    *line(60, (0, "Poe, 2011"), (100, "1901 men"), (200, "Gammamab"), (300, "17.1 months")),
]


def test_a_first_row_of_texts_is_no_head():
    grid = make_grid(TEXTS, [])
    assert grid.header_rows == 1
    assert texts(grid)[0, 0] == "Reference"
    assert texts(grid)[1, 0] == "Doe, 2002"
