"""Whole tables, from the XML of a paper to records."""

from xml.sax.saxutils import escape

import pytest
from table_styles import TABLES

from extractor import extract


def _row(cells: list[tuple[str, int]], tag: str) -> str:
    inner = "".join(f'<{tag} colspan="{n}">{escape(text)}</{tag}>' for text, n in cells)
    return f"<tr>{inner}</tr>"


def _paper(title, caption, head, body, sentence) -> str:
    label, rest = " ".join(caption.split(" ", 2)[:2]).rstrip(".:"), caption.split(" ", 2)[2]
    rows = "".join(_row([(cell, 1) for cell in row], "td") for row in body)
    return (
        "<article><front><article-meta><title-group><article-title>"
        f"{escape(title)}</article-title></title-group></article-meta></front><body>"
        f'<sec sec-type="results"><title>Results</title><p>{escape(sentence or "See below.")}</p>'
        f"<table-wrap><label>{escape(label)}</label><caption><p>{escape(rest)}</p></caption><table>"
        f"<thead>{''.join(_row(row, 'th') for row in head)}</thead><tbody>{rows}</tbody></table>"
        "</table-wrap></sec></body></article>"
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_this_style_is_read(name, tmp_path):
    title, caption, head, body, expected, sentence = TABLES[name]
    path = tmp_path / "paper.xml"
    path.write_text(_paper(title, caption, head, body, sentence), encoding="utf-8")
    found = {
        (
            "+".join(g.symbol for g in r.biomarker.genes) or r.biomarker.text,
            r.outcome.code,
            r.direction,
            r.p_value.text,
            r.analysis,
        )
        for r in extract(path).associations
    }
    assert found == set(expected)
