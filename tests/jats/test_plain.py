"""Plain text, written by us, to documents."""

import pytest

from extractor import extract_text
from extractor.errors import EmptyFile, UnsupportedFormat
from extractor.jats import document_from_text, read_text

PAPER = """Abstract
A short abstract stands here and is only one paragraph long, with one
hyphen-
ated word and one prog-
nostic word; prognostic is known.

Results of interest

High GENE1 was seen in most tumours [3, 5–7]. GENE1-positive tumours

Fig. 1  A figure that was set in the middle of a
sentence, with a caption of its own

 are also linked to shorter survival (p = 0.01). A second sentence
http://example.org/some/link
ends here.

Discussion

The last paragraph.
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    return read_text(path)


def test_sentence_is_whole_over_figure_and_page(document):
    assert (
        "GENE1-positive tumours are also linked to shorter survival (p = 0.01). "
        "A second sentence ends here." in document.text
    )
    captions = [p.text for p in document.passages if p.kind == "caption"]
    assert len(captions) == 1
    assert captions[0].endswith("of its own")


def test_broken_words_are_joined(document):
    assert "hyphenated word and one prognostic word" in document.text


def test_headings_and_sections(document):
    headings = [p.text for p in document.passages if p.kind == "heading"]
    assert headings == ["Abstract", "Results of interest", "Discussion"]
    assert [p.section for p in document.passages if p.kind == "body"] == [
        "abstract",
        "results",
        "discussion",
    ]


def test_compounds_keep_their_hyphen_and_links_lose_their_spaces(tmp_path):
    path = tmp_path / "links.txt"
    path.write_text(
        "It was a trial of castration-\nresistant disease and a cross-\ntrial one. See "
        "https ://exam ple.org/ab c for more.\n\nhttps://example.org/abc\n",
        encoding="utf-8",
    )
    text = read_text(path).passages[0].text
    assert "castration-resistant disease and a cross-trial one" in text
    assert "See https://example.org/abc for more." in text


def test_heading_of_three_lines_stands_alone(tmp_path):
    path = tmp_path / "heading.txt"
    path.write_text(
        "The first text ends.\n\nA heading that goes on\nover so many lines: the\n"
        "third is short\n\nThe second text ends.\n",
        encoding="utf-8",
    )
    assert [p.kind for p in read_text(path).passages] == ["body", "heading", "body"]


def test_callouts(document):
    (callout,) = document.callouts
    assert callout.keys == ("3", "5", "6", "7")
    assert document.text[callout.start : callout.end] == "[3, 5–7]"


def test_given_text_is_kept_to_the_letter():
    text = "  One  paragraph \n\n and\tanother [2]. "
    document = document_from_text(text, title="T")
    assert document.text == text + "\n\nT"
    read = [document.text[p.start : p.end] for p in document.passages]
    assert read == [p.text for p in document.passages]
    assert [p.kind for p in document.passages] == ["body", "body", "title"]
    assert document.title == "T"


def test_a_given_title_tells_the_cancer():
    found = extract_text("OS was shorter in patients with high EZH2 (p = 0.02).", "Ovarian cancer")
    assert [r.cancer.inherited_from for r in found.associations] == ["document"]


def test_bad_files(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_bytes(b"")
    with pytest.raises(EmptyFile):
        read_text(path)
    path.write_bytes(b"\xff\xfe\x00caf\xe9")
    with pytest.raises(UnsupportedFormat, match="UTF-8"):
        read_text(path)
