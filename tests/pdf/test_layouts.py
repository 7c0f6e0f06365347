"""Layout problems, each in a PDF of our own typesetting."""

from pathlib import Path

import pytest

from extractor.pdf import read_pdf

PDFS = Path(__file__).parents[1] / "pdfs"


@pytest.fixture(scope="module")
def hidden():
    return read_pdf(PDFS / "hidden_text.pdf")


@pytest.fixture(scope="module")
def sidebar():
    return read_pdf(PDFS / "sidebar.pdf")


def body(document):
    return [p for p in document.passages if p.kind == "body"]


def test_white_text_on_paper_is_not_read_and_on_a_bar_is(hidden):
    assert "nobody sees" not in hidden.text
    assert "Results" in [p.text for p in hidden.passages if p.kind == "heading"]


def test_badge_beside_the_title_is_no_part_of_it(hidden):
    assert hidden.title == "Quillin in salt marsh herbs: an invented survey"


def test_abstract_without_heading_ends_where_the_look_changes(hidden):
    assert [p.section for p in body(hidden)] == [
        "abstract",
        "introduction",
        "results",
        "results",
    ]


def test_line_of_species_names_is_no_heading(hidden):
    text = body(hidden)[1].text
    assert "beside Salicornia fictionalis, Salicornia imaginaria and Salicornia nusquam" in text
    assert "in tufts, and they were counted by two of us" in text


def test_abstract_beside_addresses_comes_before_the_introduction(sidebar):
    assert [p.section for p in body(sidebar)] == [
        "abstract",
        "introduction",
        "introduction",
        "introduction",
        "introduction",
    ]
    assert body(sidebar)[1].text.endswith("The left column ends with this sentence.")
    assert body(sidebar)[2].text.startswith("The right column begins here")


def test_margin_note_level_with_a_line_stays_out_of_it(sidebar):
    assert body(sidebar)[3].text.startswith("The herbs were given as tea at nine")
    assert not any("Competing" in p.text for p in body(sidebar))


def test_wide_spaces_of_justified_lines_are_no_gutters():
    document = read_pdf(PDFS / "wide_spaces.pdf")
    assert len(body(document)) == 5
    first, _, broken, *_ = (p.text for p in body(document))
    assert "laboratory animals was taken as per the recommendations of the Committee" in first
    assert "Control and Supervision experiments on animals regulations and standards" in first
    assert "the broad-spectrum words of this text and also a biomarker among them" in broken
    assert "as were the macro- and microscopic ones" in broken


def test_rules_of_a_table_printed_aside_part_its_rows():
    table = read_pdf(PDFS / "turned_table.pdf").tables[0]
    rows = [[c.text for c in row] for row in table.rows()]
    assert [c.text for c in table.cells if c.header] == rows[0]
    assert [row[0] for row in rows] == ["Herb", "Salicornia", "Aster"]
    assert rows[1][3].endswith("12 of them died. Conclusion: it does.")


def test_foot_of_the_page_is_no_row_of_the_table_above_it():
    table = read_pdf(PDFS / "turned_table.pdf").tables[1]
    assert [c.text for c in list(table.rows())[-1]] == ["Limonium", "7.3", "8.8"]


def test_heading_of_a_section_ends_the_table_above_it():
    document = read_pdf(PDFS / "turned_table.pdf")
    assert document.tables[2].footnotes == ("Counts are means of two.",)
    conclusion = [p for p in body(document) if p.heading == "Conclusion"]
    assert [p.text for p in conclusion] == ["Flowers were fewer by the end."]
