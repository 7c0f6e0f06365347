"""Headings told from text by their look, and paragraphs joined over pages and floats."""

from pathlib import Path

import numpy as np
import pytest

import extractor.examples
from extractor.pdf import read_pdf
from extractor.pdf.blocks import make_block
from extractor.pdf.lines import Line
from extractor.pdf.units import Style, block_units

EXAMPLES = Path(extractor.examples.__file__).parent
PLAIN, ITALIC, BOLD = 1, 2, 3
STYLE = Style(10.0, PLAIN, frozenset({10.0}))


def printed(*rows):
    """Return a block; a row is (text, right edge, size, font, font of its first, of its last)."""
    lines = []
    for i, (text, x1, size, font, opens, closes) in enumerate(rows):
        base = 100.0 + 12 * i
        lines.append(
            Line(1, np.arange(len(text)), np.zeros(len(text), bool), 50, base - 7, x1, base + 2,
                 base, size, font, opens, closes, text)
        )  # fmt: skip
    return make_block(lines)


def plain(text, x1=250):
    return text, x1, 10.0, PLAIN, PLAIN, PLAIN


def kinds(block):
    return [(unit.kind, unit.text) for unit in block_units(block, STYLE)]


def test_a_small_heading_in_italics_is_none_of_the_paragraph():
    block = printed(
        plain("The last line of a paragraph.", 200),
        ("Staining", 95, 9.3, ITALIC, ITALIC, ITALIC),
        plain("Sections were stained by hand and read"),
        plain("by two observers.", 140),
    )
    assert ("heading", "Staining") in kinds(block)


def test_a_full_line_of_a_heading_may_have_one_of_lower_rank_below():
    block = printed(
        ("Markers in the blood and in the tissues", 248, 11.0, BOLD, BOLD, BOLD),
        ("Ovary", 90, 9.5, ITALIC, ITALIC, ITALIC),
        plain("High levels were linked to a shorter life"),
        plain("in a series.", 110),
    )
    assert [kind for kind, _ in kinds(block)] == ["heading", "heading", "text"]


def test_names_of_species_in_a_sentence_are_no_headings():
    block = printed(
        plain("The plant is known under three names, of which"),
        ("Glaucium imaginarium (L.) or Glaucium falsum or", 249, 10.0, BOLD, BOLD, PLAIN),
        ("Papaver imaginarium (synonym of the two) is a", 249, 10.0, ITALIC, ITALIC, PLAIN),
        plain("perennial plant which grows nowhere.", 220),
    )
    assert [kind for kind, _ in kinds(block)] == ["text"]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("review", "Gynaecological and breast cancers"),
        ("marker", "Patients"),
        ("marker", "Survival"),
    ],
)
def test_small_headings_of_the_examples(name, heading):
    document = read_pdf(EXAMPLES / f"example-{name}.pdf")
    assert heading in [p.text for p in document.passages if p.kind == "heading"]


def test_a_sentence_cut_behind_a_decimal_goes_on_below_figure_and_table():
    document = read_pdf(EXAMPLES / "example-review.pdf")
    assert "(OR 0.42, 95% CI 0.20–0.88; p = 0.022)" in document.text


def test_a_full_line_of_names_behind_a_colon_is_no_heading():
    block = printed(
        plain("The genus is divided by all of them in three:"),
        ("Crithmum (Ocymus Able), Salsola Baker, and Suaeda", 250, 10.0, ITALIC, ITALIC, ITALIC),
        plain("Baker. The first was again divided in two by"),
        plain("those who came later.", 140),
    )
    assert [kind for kind, _ in kinds(block)] == ["text"]
