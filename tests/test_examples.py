"""The invented papers: they open, their gold is valid, and what it says stands on its page."""

import hashlib
import json
import math
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from broken_files import PASSWORD, all_broken, encrypted_pdf, scanned_pdf, zero_page_pdf
from lxml import etree

from extractor.examples import example_papers
from extractor.records import RECORD_ADAPTER

ROOT = Path(__file__).parents[1]
PAGES = {"example-marker": 4, "example-review": 3, "example-trial": 3}
ASSOCIATIONS = {"example-marker": 33, "example-review": 20, "example-trial": 4}
TRIALS = {"example-marker": 0, "example-review": 5, "example-trial": 2}
HYPHEN = re.compile(r"[\ufffe\x02]\s*")  # PDFium's marks for a hyphen at the end of a line

every_paper = pytest.mark.parametrize("path", example_papers(), ids=lambda p: p.stem)


def squeezed(text):
    return re.sub(r"\s+", "", HYPHEN.sub("", text))


def pages(path):
    with pdfium.PdfDocument(path) as pdf:
        texts = []
        for page in pdf:
            textpage = page.get_textpage()
            texts.append(squeezed(textpage.get_text_range()))
            textpage.close()
            page.close()
        return texts


def gold(path):
    lines = (ROOT / "gold" / path.stem / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return [RECORD_ADAPTER.validate_json(line) for line in lines]


def p_values(record):
    if record.kind == "association":
        return [record.p_value] if record.p_value else []
    return [r.p_value for r in record.results if r.p_value]


def effects(record):
    results = [record] if record.kind == "association" else record.results
    return [(r.effect, r.p_value) for r in results if r.effect and r.p_value]


def test_three_papers_are_packaged():
    assert {p.stem for p in example_papers()} == set(PAGES)
    assert all(p.stat().st_size < 300_000 for p in example_papers())


@every_paper
def test_paper_opens_and_says_it_is_invented(path):
    texts = pages(path)
    assert len(texts) == PAGES[path.stem]
    assert "inventedexample" in texts[0]


@every_paper
def test_gold_is_whole(path):
    records = gold(path)
    kinds = [r.kind for r in records]
    assert kinds.count("association") == ASSOCIATIONS[path.stem]
    assert kinds.count("trial") == TRIALS[path.stem]
    assert len({r.record_id for r in records}) == len(records)
    assert {r.document.doc_id for r in records} == {path.stem}


@every_paper
def test_gold_belongs_to_this_pdf(path):
    source = json.loads((ROOT / "gold" / path.stem / "source.json").read_text(encoding="utf-8"))
    assert source["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (ROOT / source["source"]).is_file()


@every_paper
def test_evidence_and_p_values_stand_on_their_page(path):
    texts = pages(path)
    for record in gold(path):
        places = [
            *record.evidence,
            *(e for r in getattr(record, "results", ()) for e in r.evidence),
        ]
        for place in places:
            assert squeezed(place.text) in texts[place.page - 1], (record.record_id, place.text)
        for p in p_values(record):
            assert squeezed(p.text) in "".join(texts), (record.record_id, p.text)


@every_paper
def test_effect_interval_and_p_agree(path):
    """The p that the interval implies (normal on the log scale) agrees within the rounding."""
    for record in gold(path):
        for effect, p in effects(record):
            value, low, high = (float(x) for x in (effect.value, effect.ci_low, effect.ci_high))
            assert low < value < high
            width = (math.log(high) - math.log(low)) / (2 * 1.95996)
            implied = math.erfc(abs(math.log(value)) / width / math.sqrt(2))
            if p.comparator == "<":
                assert implied < float(p.value) * 1.05, record.record_id
            else:
                assert 0.8 < implied / float(p.value) < 1.25, (record.record_id, implied)


def test_jats_twin_is_well_formed():
    tree = etree.parse(ROOT / "tests" / "jats" / "example-trial.xml")
    cited = set(tree.xpath("//xref[@ref-type='bibr']/@rid"))
    assert cited == set(tree.xpath("//ref/@id"))


def test_broken_files_are_broken_as_told(tmp_path):
    made = all_broken(tmp_path, example_papers()[0])
    assert len({p.name for p in made}) == len(made) == 10
    for name in ("truncated.pdf", "empty.pdf", "html.pdf", "locked.pdf"):
        with pytest.raises(pdfium.PdfiumError):
            pdfium.PdfDocument(tmp_path / name)
    with pytest.raises(UnicodeDecodeError):
        (tmp_path / "latin1.txt").read_text(encoding="utf-8")


def test_locked_file_opens_with_its_password(tmp_path):
    with pdfium.PdfDocument(encrypted_pdf(tmp_path), password=PASSWORD) as pdf:
        page = pdf[0]
        textpage = page.get_textpage()
        assert "A secret finding." in textpage.get_text_range()
        textpage.close()
        page.close()


def test_scan_has_a_page_and_no_text(tmp_path):
    assert pages(scanned_pdf(tmp_path)) == [""]


def test_file_without_pages_has_none(tmp_path):
    try:
        with pdfium.PdfDocument(zero_page_pdf(tmp_path)) as pdf:
            assert len(pdf) == 0
    except pdfium.PdfiumError:
        pass  # some builds refuse it outright, which is as good
