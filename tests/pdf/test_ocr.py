"""Scanned papers: found, reported, and read where OCR is installed."""

from pathlib import Path

import pypdfium2
import pytest

from extractor.errors import ScannedPdf
from extractor.pdf import document, ocr, read_pdf

PDFS = Path(__file__).parents[1] / "pdfs"


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    """Return a PDF whose pages are pictures of the pages of another."""
    pages = [
        page.render(scale=200 / 72).to_pil().convert("L")
        for page in pypdfium2.PdfDocument(PDFS / "two_columns.pdf")
    ]
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200)
    return path


def test_scan_is_refused_without_ocr(scan, monkeypatch):
    for module in (document, ocr):
        monkeypatch.setattr(module, "can_recognise", lambda: False)
    with pytest.raises(ScannedPdf, match=r"scan\.pdf: holds pictures.*extractor\[ocr\]"):
        read_pdf(scan)


@pytest.mark.slow
@pytest.mark.skipif(not ocr.can_recognise(), reason="needs ocrmypdf and tesseract")
def test_scan_is_read_with_ocr_and_says_so(scan):
    paper = read_pdf(scan)
    assert paper.doc_id == "scan"
    assert paper.title == "Quillin expression in glasswort carcinoma: an invented cohort"
    assert any("OCR" in warning for warning in paper.warnings)
    body = " ".join(p.text for p in paper.passages if p.kind == "body")
    assert "(HR 1.82, 95% CI 1.10-3.02, P = 0.02)" in body
    assert [r.key for r in paper.references] == ["1", "2", "3", "4", "5"]
    assert {"abstract", "methods", "results"} <= {p.section for p in paper.passages}


def test_failing_ocr_is_told(scan, monkeypatch):
    monkeypatch.setattr(ocr, "can_recognise", lambda: True)
    monkeypatch.setattr(ocr, "_COMMAND", ("--no-such-option",))
    with pytest.raises(ScannedPdf, match="OCR failed"), ocr.recognised(scan):
        pass
