"""Tables that go on overleaf keep the columns of the page with their heads."""

from __future__ import annotations

from extractor.geometry import Box
from extractor.pdf.grid_carried import as_before
from extractor.pdf.grid_columns import Line
from extractor.pdf.table_captions import tight
from extractor.pdf.table_words import Word

LIKE = ((10.0, 60.0), (80.0, 120.0), (140.0, 200.0), (220.0, 240.0))


def _line(y: float, *spans: tuple[float, float]) -> Line:
    return Line(tuple(Word("cell", a, y, b, y + 8) for a, b in spans))


def test_columns_that_touch_overleaf_are_those_of_the_page_before() -> None:
    lines = [
        _line(10, (30, 80), (101, 219), (240, 260)),
        _line(20, (30, 78), (101, 140), (160, 219), (240, 259)),
    ]
    own = [(30.0, 80.0), (101.0, 219.0), (240.0, 260.0)]
    assert as_before(own, lines, LIKE) == [(30, 80), (100, 140), (160, 220), (240, 260)]


def test_a_page_number_below_makes_no_column() -> None:
    lines = [_line(10, (10, 60), (80, 120), (140, 200), (220, 240)), _line(90, (2, 8))]
    own = [(2.0, 8.0), (10.0, 60.0), (80.0, 200.0), (220.0, 240.0)]
    assert as_before(own, lines, LIKE) == list(LIKE)


def test_columns_that_agree_or_are_of_another_width_stay() -> None:
    rows = [_line(10, (12, 58), (82, 118), (142, 198), (222, 238))]
    own = [(12.0, 58.0), (82.0, 118.0), (142.0, 198.0), (222.0, 238.0)]
    assert as_before(own, rows, LIKE) == own
    wide = [_line(10, (10, 200), (210, 400), (420, 500))]
    assert as_before([(10.0, 200.0), (210.0, 400.0), (420.0, 500.0)], wide, LIKE)[0] == (10, 200)
    assert as_before(own, rows, ()) == own


def test_a_line_is_no_higher_than_its_words() -> None:
    """Some fonts claim the height of several lines, and so the head of the table below."""
    lines = [
        [Word("Table", 10, 100, 30, 108), Word("1", 32, 100, 36, 108)],
        [Word("Trial", 10, 112, 30, 118)],
    ]
    tall = Box(1, 10, 82, 40, 126)
    assert (tight(tall, lines).top, tight(tall, lines).bottom) == (100, 108)
    usual = Box(1, 10, 98, 40, 110)
    assert tight(usual, lines) == usual
