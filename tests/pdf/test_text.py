"""The text of PDFs of our own typesetting, read as a reader reads them."""

import re
from pathlib import Path

import numpy as np
import pytest
from pdfplumber.utils.exceptions import PdfminerException

from extractor.pdf import document, read_pdf
from extractor.pdf.lines import _baseline
from extractor.pdf.reader import read_glyphs

PDFS = Path(__file__).parents[1] / "pdfs"
ALL = sorted(PDFS.glob("*.pdf"))


@pytest.fixture(scope="module")
def two_columns():
    return read_pdf(PDFS / "two_columns.pdf")


def texts(document, *kinds):
    return [p.text for p in document.passages if p.kind in kinds]


def test_title_and_sections(two_columns):
    assert two_columns.title == "Quillin expression in glasswort carcinoma: an invented cohort"
    sections = [p.section for p in two_columns.passages if p.kind == "body"]
    assert list(dict.fromkeys(sections)) == [
        "abstract",
        "introduction",
        "methods",
        "results",
        "discussion",
    ]


def test_columns_are_read_one_after_the_other():
    document = read_pdf(PDFS / "three_columns.pdf")
    body = " ".join(texts(document, "body"))
    assert [int(n) for n in re.findall(r"Paragraph (\d) opens", body)] == list(range(1, 10))
    for n in range(1, 10):
        assert f"of ward {n} of the invented hospital in which the study was made up." in body


def test_authors_and_running_heads_are_no_body(two_columns):
    body = " ".join(texts(two_columns, "body"))
    assert "Hospital of Samples" not in body
    assert "Invented Journal" not in body
    assert any("Invented Journal" in t for t in texts(two_columns, "furniture"))


def test_words_broken_over_lines_are_whole(two_columns):
    body = " ".join(texts(two_columns, "body"))
    assert not re.findall(r"\w- \w", body)
    for word in ("consecutive", "significant", "expression", "log-rank", "progression-free"):
        assert word in body


def test_superscript_citations_are_set_off_and_resolved(two_columns):
    assert "of this paper. 1,2 Its course" in two_columns.text
    assert "before us. 4 It has limits" in two_columns.text
    assert [c.keys for c in two_columns.callouts] == [("1", "2"), ("3", "4", "5"), ("4",)]
    assert [r.key for r in two_columns.references] == ["1", "2", "3", "4", "5"]
    assert two_columns.references[1].doi == "10.1234/inv.2002.2"


def test_exponents_are_marked_and_units_are_not(two_columns):
    assert "10^−5" in two_columns.text
    assert "75 mg/m2 in all groups" in two_columns.text


def test_captions_stand_apart(two_columns):
    captions = texts(two_columns, "caption")
    assert captions[0].startswith("Figure 1: Survival by quillin.")
    assert captions[0].endswith("the study is invented.")
    assert captions[1] == "Table 1: Cox regression for overall survival."


def test_line_numbers_and_watermark_are_left_out():
    document = read_pdf(PDFS / "line_numbers.pdf")
    body = " ".join(texts(document, "body"))
    assert "Downloaded" not in body
    assert "in 12 of 12 paragraphs (P = 0.01)" in body
    assert "to point at a line. In the text they are a nuisance" in body
    assert re.findall(r"\d+", " ".join(texts(document, "body"))) == ["12", "12", "0", "01", "36"]


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_passages_stand_at_their_offsets(path):
    document = read_pdf(path)
    assert document.passages
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text
    assert len(document.chars.pages) == len(document.text) == len(document.chars.boxes)


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_boxes_lie_on_their_pages(path):
    document = read_pdf(path)
    sizes = {page.number: page for page in document.pages}
    for passage in document.passages:
        boxes = document.boxes(passage.start, passage.end)
        assert boxes
        for box in boxes:
            page = sizes[box.page]
            assert -1 <= box.x0 < box.x1 <= page.width + 1
            assert -1 <= box.top < box.bottom <= page.height + 1


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_text_read_again_inside_its_boxes_is_the_same(path):
    """For each word of the text, the glyphs whose middles lie in its boxes spell the word."""
    document = read_pdf(path)
    pages = {page.number: page for page in read_glyphs(path).pages}
    checked = 0
    for passage in document.passages:
        if passage.kind == "table":  # a cell has one box for all its words
            continue
        for word in re.finditer(r"[A-Za-z]{4,}", passage.text):
            start, end = passage.start + word.start(), passage.start + word.end()
            boxes = document.boxes(start, end)
            assert "".join(_letters(pages[b.page], b) for b in boxes).find(word[0]) >= 0
            checked += 1
    assert checked > 100


def _letters(page, box):
    x = (page.boxes[:, 0] + page.boxes[:, 2]) / 2
    y = (page.boxes[:, 1] + page.boxes[:, 3]) / 2
    inside = (x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)
    order = np.flatnonzero(inside)
    letters = "".join(map(chr, page.codes[order].tolist()))
    for code in (0xFB00, 0xFB01, 0xFB02, 0xFB03, 0xFB04):
        plain = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}[code]
        letters = letters.replace(chr(code), plain)
    return letters.replace("-", "")


def test_tables_that_cannot_be_read_are_told(monkeypatch):
    def fail(*_):
        raise PdfminerException("damaged")

    monkeypatch.setattr(document, "with_tables", fail)
    paper = read_pdf(PDFS / "two_columns.pdf")
    assert paper.title
    assert any("tables could not be read" in warning for warning in paper.warnings)


def test_line_of_boundless_glyphs_has_a_baseline():
    sizes = np.array([np.inf, np.inf])
    assert _baseline(np.array([10.0, 12.0]), sizes, 0.0) == 11.0


def test_a_page_with_slanted_glyphs_only_has_no_text():
    assert document._Builder().chars().boxes.shape == (0, 4)
