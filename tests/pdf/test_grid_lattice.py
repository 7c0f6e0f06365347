"""Tables with rules around their cells."""

from extractor.pdf.grid import make_grid
from extractor.pdf.grid_lattice import find_lattice
from extractor.pdf.table_words import Rule, Upright, Word

HEIGHT = 8.0
XS, YS = (0, 60, 90, 120), (0, 12, 24, 48, 60)


def word(text, x, y):
    return Word(text, x, y, x + 4.0 * len(text), y + HEIGHT)


def lattice_rules(skip_across=(), skip_upright=()):
    """Return rules around each field of XS and YS but for those named by field."""
    across = [
        Rule(XS[c], XS[c + 1], y)
        for r, y in enumerate(YS) for c in range(len(XS) - 1) if (r, c) not in skip_across
    ]  # fmt: skip
    upright = [
        Upright(x, YS[r], YS[r + 1])
        for c, x in enumerate(XS) for r in range(len(YS) - 1) if (r, c) not in skip_upright
    ]  # fmt: skip
    return across, upright


WORDS = [
    word("Name", 2, 2), word("Both", 80, 2),
    word("HR", 62, 14), word("P", 92, 14),
    word("long", 2, 26), word("name", 2, 36), word("1.5", 62, 31), word("0.02", 92, 31),
    word("other", 2, 50), word("2.5", 62, 50), word("0.3", 92, 50),
    word("Note.", 2, 64),
]  # fmt: skip
SPANNING = lattice_rules(skip_across=[(1, 0)], skip_upright=[(0, 2)])


def cells(grid):
    return {(c.row, c.column): c for c in grid.cells}


def test_fields_without_a_rule_between_are_one_cell():
    grid = make_grid(WORDS, *SPANNING)
    found = cells(grid)
    assert (found[0, 0].text, found[0, 0].row_span) == ("Name", 2)
    assert (found[0, 1].text, found[0, 1].column_span) == ("Both", 2)
    assert [found[1, c].text for c in (1, 2)] == ["HR", "P"]
    assert grid.header_rows == 2


def test_lines_of_a_cell_are_one_and_notes_stand_below():
    grid = make_grid(WORDS, *SPANNING)
    found = cells(grid)
    assert [found[2, c].text for c in range(3)] == ["long name", "1.5", "0.02"]
    assert grid.footnotes == ("Note.",)


def test_wide_row_of_rules_below_the_grid_parts_only_the_notes():
    across, upright = SPANNING
    grid = make_grid(WORDS, [*across, Rule(0, 120, 80)], upright)
    assert grid.footnotes == ("Note.",)


def test_rules_around_groups_of_rows_are_no_grid():
    across, upright = lattice_rules()
    two = [word("x", 2, 27), word("y", 2, 37), word("1.5", 62, 27), word("1.6", 62, 37),
           word("0.2", 92, 27), word("0.3", 92, 37)]  # fmt: skip
    others = [w for w in WORDS if not 24 <= w.top < 48]
    assert find_lattice([*others, *two], across, upright) is None


def test_bands_of_shading_are_no_grid():
    across, _ = lattice_rules()
    bands = [Upright(x, YS[r], YS[r + 1]) for r in (0, 2) for x in (0, 120)]
    assert find_lattice(WORDS, across, bands) is None


def test_rows_outside_the_rules_are_no_grid():
    over = [word("one", 2, -10), word("two", 62, -10), word("six", 92, -10)]
    assert find_lattice([*over, *WORDS], *SPANNING) is None


def test_fields_that_make_no_rectangle_are_no_grid():
    across, upright = lattice_rules(skip_across=[(1, 0)], skip_upright=[(0, 1)])
    assert find_lattice(WORDS, across, upright) is None


def test_a_vertical_rule_parts_cells_however_close_they_stand():
    words = [word("Name", 0, 0), word("HR", 40, 0), word("P", 60, 0)]
    for n in range(3):
        words += [word("level", 0, 12 + 12 * n), word("1.50", 40, 12 + 12 * n)]
        words += [word("0.02", 58, 12 + 12 * n)]
    grid = make_grid(words, [Rule(0, 80, 10)], [Upright(57, 0, 48)])
    assert [c.text for c in grid.cells if c.row == 1] == ["level", "1.50", "0.02"]
    plain = make_grid(words, [Rule(0, 80, 10)], [])
    assert len({c.column for c in plain.cells}) == 2
