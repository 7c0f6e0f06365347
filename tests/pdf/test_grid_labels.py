"""Labels at half the height of the rows they name."""

from extractor.pdf.grid import make_grid
from extractor.pdf.grid_labels import settle_labels
from extractor.pdf.table_words import Rule, Word

HEIGHT, PITCH = 8.0, 12.0


def word(text, x, y):
    return Word(text, x, y, x + 4.0 * len(text), y + HEIGHT)


def value_rows(count):
    return [[(1, 1, word(f"{n}.5", 60, PITCH * n))] for n in range(count)]


def labels(rows):
    return [next((w.text for c, _, w in row if c == 0), "") for row in rows]


def label_line(text, y):
    return [(0, 1, word(text, 0, y))]


def by_height(rows):
    return sorted(rows, key=lambda row: row[0][2].top)


def test_label_between_two_rows_goes_to_the_first():
    rows = by_height([*value_rows(4), label_line("one", 6), label_line("two", 30)])
    assert labels(settle_labels(rows)) == ["one", "", "two", ""]


def test_label_on_the_middle_row_goes_to_the_first():
    rows = value_rows(6)
    rows[1].insert(0, (0, 1, word("one", 0, PITCH)))
    rows[4].insert(0, (0, 1, word("two", 0, PITCH * 4)))
    assert labels(settle_labels(rows)) == ["one", "", "", "two", "", ""]


def test_label_of_two_lines_in_the_middle_of_three_rows():
    rows = by_height([*value_rows(3), label_line("long", 7), label_line("name", 17)])
    assert labels(settle_labels(rows)) == ["long name", "", ""]


def test_label_printed_lower_than_its_values_is_in_their_row():
    rows = by_height([*value_rows(3), *(label_line(f"T{n}", PITCH * n + 4.5) for n in range(3))])
    assert labels(settle_labels(rows)) == ["T0", "T1", "T2"]


def test_labels_at_the_top_of_their_rows_stay():
    rows = value_rows(5)
    rows[0].insert(0, (0, 1, word("one", 0, 0)))
    rows[2].insert(0, (0, 1, word("two", 0, PITCH * 2)))
    assert labels(settle_labels(rows)) == ["one", "", "two", "", ""]


def test_a_label_for_each_row_is_no_label_of_many_lines():
    rows = value_rows(4)
    for n, row in enumerate(rows):
        row.insert(0, (0, 1, word(f"level{n}", 0, PITCH * n)))
    assert settle_labels(rows) == rows


def test_labels_on_lines_of_their_own_make_a_column():
    words = [word("Group", 0, 0), word("Sex", 60, 0), word("Rate", 110, 0)]
    for n, text in enumerate(("Young", "Old")):
        top = 20 + 24 * n
        words += [word(text, 0, top + 6), word("male", 60, top), word("4.5", 110, top)]
        words += [word("female", 60, top + 12), word("6.5", 110, top + 12)]
    grid = make_grid(words, [Rule(0, 140, 14)])
    found = {(c.row, c.column): c.text for c in grid.cells}
    assert (found[1, 0], found[1, 1], found[3, 0]) == ("Young", "male", "Old")
    assert (2, 0) not in found
    assert found[2, 2] == "6.5"
