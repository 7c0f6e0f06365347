"""Boxes of characters: one for each printed line."""

import numpy as np

from extractor.types import Box, CharBoxes


def chars(*rows):
    """Return boxes from (page, x0, top) of characters 5 wide and 10 high; page 0 is no place."""
    pages = np.array([r[0] for r in rows], dtype=np.int16)
    boxes = np.array([(x, y, x + 5, y + 10) for _, x, y in rows], dtype=np.float32)
    return CharBoxes(pages, boxes)


def test_characters_of_one_line_share_a_box():
    assert chars((1, 0, 0), (1, 5, 0), (1, 10, 0)).lines(0, 3) == (Box(1, 0, 0, 15, 10),)


def test_next_line_and_next_page_begin_a_box():
    found = chars((1, 50, 0), (1, 0, 12), (2, 5, 12)).lines(0, 3)
    assert found == (Box(1, 50, 0, 55, 10), Box(1, 0, 12, 5, 22), Box(2, 5, 12, 10, 22))


def test_characters_without_a_place_are_passed_over():
    assert chars((1, 0, 0), (0, 0, 0), (1, 5, 0)).lines(0, 3) == (Box(1, 0, 0, 10, 10),)
    assert chars((0, 0, 0)).lines(0, 1) == ()
    assert chars((1, 0, 0)).lines(0, 0) == ()


def test_raised_characters_stay_on_their_line():
    assert chars((1, 0, 4), (1, 5, 0), (1, 10, 4)).lines(0, 3) == (Box(1, 0, 0, 15, 14),)
