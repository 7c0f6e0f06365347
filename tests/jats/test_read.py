"""JATS articles, written by us, to documents."""

import pytest

from extractor.errors import BrokenXml, EmptyFile, MissingFile
from extractor.jats import read_jats

ARTICLE = """<?xml version="1.0"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink">
 <front>
  <journal-meta><journal-title-group><journal-title>Invented Journal</journal-title>
  </journal-title-group></journal-meta>
  <article-meta>
   <article-id pub-id-type="doi">10.9999/invented.1</article-id>
   <article-id pub-id-type="pmid">123456</article-id>
   <article-id pub-id-type="pmc">7654321</article-id>
   <title-group>
    <article-title>An invented study of <italic>TP53</italic></article-title>
   </title-group>
   <pub-date><year>2024</year></pub-date>
   <abstract>
    <sec><title>Background</title><p>We asked a question.</p></sec>
    <sec><title>Results</title><p>We found <italic>P</italic> &lt; 0.05.</p></sec>
   </abstract>
  </article-meta>
 </front>
 <body>
  <sec><title>1. Introduction</title>
   <p>Known before [<xref ref-type="bibr" rid="b1">1</xref>–<xref ref-type="bibr" rid="b3">3</xref>]
   and in survival<sup><xref ref-type="bibr" rid="b2">2</xref></sup> too.
   <fig id="f1"><label>Figure 1</label><caption><p>A curve (log-rank p = 0.02).</p></caption></fig>
   It goes on after the figure.</p>
  </sec>
  <sec><title>Patients and methods</title>
   <p>Doses were 10<sup>−5</sup> M and 75 mg/m<sup>2</sup>.</p>
   <sec><title>Staining</title><p>Slides were stained.</p>
    <list><list-item><p>First item.</p></list-item><list-item><p>Second item.</p></list-item></list>
   </sec>
  </sec>
  <sec><title>Results</title>
   <table-wrap><label>Table 1</label><caption><p>Cox models.</p></caption>
    <table>
     <thead><tr><th rowspan="2">Variable</th><th colspan="2">Univariate</th></tr>
      <tr><th>HR (95% CI)</th><th>P</th></tr></thead>
     <tbody><tr><td>TP53</td><td/><td/></tr>
      <tr><td>\u2003mutated</td><td>1.82 (1.10–3.02)</td><td>0.02</td></tr></tbody>
    </table>
    <table-wrap-foot><p>HR, hazard ratio.</p></table-wrap-foot>
   </table-wrap>
  </sec>
 </body>
 <back>
  <ack><p>We thank nobody.</p></ack>
  <ref-list>
   <ref id="b1"><label>1.</label><mixed-citation>First entry.</mixed-citation></ref>
   <ref id="b2"><label>2.</label><mixed-citation>Second entry.
    <pub-id pub-id-type="doi">10.9999/b2</pub-id></mixed-citation></ref>
   <ref id="b3"><label>3.</label><mixed-citation>Third entry.</mixed-citation></ref>
  </ref-list>
 </back>
</article>
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "invented.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    return read_jats(path)


def passage(document, beginning):
    return next(p for p in document.passages if p.text.startswith(beginning))


def test_identity(document):
    assert document.title == "An invented study of TP53"
    assert (document.doi, document.pmid, document.pmcid) == (
        "10.9999/invented.1",
        "123456",
        "PMC7654321",
    )
    assert (document.journal, document.year, document.doc_id) == (
        "Invented Journal",
        2024,
        "invented",
    )


def test_offsets_are_those_of_the_text(document):
    for found in (*document.passages, *document.references, *document.tables[0].cells):
        assert document.text[found.start : found.end] == found.text


def test_sections_follow_the_headings(document):
    assert passage(document, "We asked").section == "abstract"
    assert passage(document, "Known before").section == "introduction"
    assert passage(document, "Doses").section == "methods"
    assert passage(document, "Slides").section == "methods"
    assert passage(document, "Second item").section == "methods"
    assert passage(document, "We thank").section == "back_matter"


def test_float_is_lifted_out_of_its_sentence(document):
    text = passage(document, "Known before").text
    assert text.endswith("too. It goes on after the figure.")
    assert passage(document, "Figure 1. A curve").kind == "caption"


def test_callouts_are_resolved_and_kept_from_words(document):
    cited = {document.text[c.start : c.end]: c.keys for c in document.callouts}
    assert cited == {"1–3": ("1", "2", "3"), "2": ("2",)}
    assert "survival 2 too" in document.text


def test_exponents_are_readable(document):
    assert "10^−5 M and 75 mg/m2" in document.text


def test_table_keeps_grid_header_indent_and_values(document):
    (table,) = document.tables
    assert (table.label, table.caption) == ("Table 1", "Cox models.")
    assert table.footnotes == ("HR, hazard ratio.",)
    cells = {(c.row, c.column): c for c in table.cells}
    assert cells[1, 1].text == "HR (95% CI)"
    assert cells[1, 1].header
    assert cells[3, 0].indent == 1
    assert cells[3, 1].text == "1.82 (1.10–3.02)"
    assert not cells[3, 1].header


def test_references_have_keys_and_ids(document):
    assert [r.key for r in document.references] == ["1", "2", "3"]
    assert document.references[1].doi == "10.9999/b2"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"<html><body>no article</body></html>", BrokenXml),
        (b"no markup at all", BrokenXml),
        (b"<article><front/></article>", BrokenXml),
    ],
)
def test_bad_files_have_their_own_error(tmp_path, content, error):
    path = tmp_path / "bad.xml"
    path.write_bytes(content)
    with pytest.raises(error, match=r"bad\.xml"):
        read_jats(path)


def test_missing_file(tmp_path):
    with pytest.raises(MissingFile):
        read_jats(tmp_path / "gone.xml")


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    path = tmp_path / "hostile.xml"
    path.write_text(
        f'<!DOCTYPE article [<!ENTITY e0 "x">{bomb}<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        "<article><body><p>Text &e11; &f; end.</p></body></article>",
        encoding="utf-8",
    )
    document = read_jats(path)
    assert "SECRET" not in document.text
    assert len(document.text) < 1000


def test_references_cited_by_name_have_name_keys(tmp_path):
    path = tmp_path / "names.xml"
    path.write_text(
        "<article><front><article-meta/></front><body><p>As shown "
        '(<xref ref-type="ref" rid="r1">Able, 2015</xref>).</p></body><back><ref-list>'
        '<ref id="r1"><element-citation><name><surname>Able</surname></name><year>2015</year>'
        "</element-citation></ref></ref-list></back></article>",
        encoding="utf-8",
    )
    document = read_jats(path)
    assert [r.key for r in document.references] == ["able2015"]
    assert [c.keys for c in document.callouts] == [("able2015",)]
