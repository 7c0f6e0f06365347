"""Tables in XML, each kind written by us."""

import pytest
from lxml import etree

from extractor.jats.tables import label_and_caption, table_cells, tables_of


def cells(xml):
    found = table_cells(etree.fromstring(xml))
    return {(c.row, c.column): c for c in found}


def test_spans_of_rows_and_columns_keep_later_cells_in_place():
    found = cells(
        "<table><thead><tr><th rowspan='2'>Name</th><th colspan='2'>Both</th></tr>"
        "<tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>x</td><td>1</td><td>2</td></tr></tbody></table>"
    )
    assert (found[0, 0].row_span, found[0, 1].column_span) == (2, 2)
    assert (found[1, 1].text, found[1, 2].text) == ("A", "B")
    assert [c.header for c in found.values()] == [True] * 4 + [False] * 3


def test_oasis_table_with_named_spans():
    found = cells(
        "<o:table xmlns:o='http://docs.oasis-open.org/ns/oasis-exchange/table'>"
        "<o:tgroup cols='3'><o:colspec colname='c1'/><o:colspec colname='c2'/>"
        "<o:colspec colname='c3'/><o:thead><o:row><o:entry morerows='1'>Name</o:entry>"
        "<o:entry namest='c2' nameend='c3'>Both</o:entry></o:row>"
        "<o:row><o:entry colname='c2'>A</o:entry><o:entry>B</o:entry></o:row></o:thead>"
        "<o:tbody><o:row><o:entry>x</o:entry><o:entry colname='c3'>2</o:entry></o:row></o:tbody>"
        "</o:tgroup></o:table>"
    )
    texts = {place: cell.text for place, cell in found.items()}
    assert texts == {(0, 0): "Name", (0, 1): "Both", (1, 1): "A", (1, 2): "B", (2, 0): "x",
                     (2, 2): "2"}  # fmt: skip
    assert (found[0, 0].row_span, found[0, 1].column_span) == (2, 2)
    assert [found[p].header for p in ((0, 0), (1, 2), (2, 0))] == [True, True, False]


@pytest.mark.parametrize(
    ("cell", "indent"),
    [
        ("<td>Sex</td>", 0),
        ("<td>\u00a0\u00a0Male</td>", 1),
        ("<td>\u2003Male</td>", 1),
        ("<td>\u2003\u2003Male</td>", 2),
        ("<td>  Male</td>", 1),
        ("<td>\n        Male\n      </td>", 0),
        ("<td style='padding-left: 2em; color: red'>Male</td>", 2),
        ("<td style='padding-left:12px'>Male</td>", 1),
        ("<td>\u2003</td>", 0),
    ],
)
def test_indent(cell, indent):
    found = cells(f"<table><tr><td>Head</td></tr><tr>{cell}</tr></table>")
    assert found[1, 0].indent == indent


def test_rows_of_th_are_head_without_thead_and_tfoot_stands_last():
    found = cells(
        "<table><tfoot><tr><td>Sum</td></tr></tfoot><tbody><tr><th>A</th></tr><tr><th>B</th></tr>"
        "<tr><td>1</td></tr></tbody></table>"
    )
    assert [(c.text, c.header) for c in found.values()] == [
        ("A", True), ("B", True), ("1", False), ("Sum", False),
    ]  # fmt: skip


def test_first_row_is_head_where_nothing_tells():
    found = cells("<table><tr><td>A</td></tr><tr><td>1</td></tr></table>")
    assert [c.header for c in found.values()] == [True, False]


def test_of_alternatives_one_table_is_read():
    node = etree.fromstring(
        "<table-wrap><alternatives><graphic/><table/><table><tr><td>A</td></tr></table>"
        "<table><tr><td>A again</td></tr></table></alternatives></table-wrap>"
    )
    (found,) = tables_of(node)
    assert [c.text for c in found] == ["A"]


def test_table_inside_a_cell_is_no_table_of_its_own():
    node = etree.fromstring(
        "<table-wrap><table><tr><td>A<table><tr><td>in</td></tr></table></td><td>B</td></tr>"
        "</table></table-wrap>"
    )
    (found,) = tables_of(node)
    assert [(c.row, c.column) for c in found] == [(0, 0), (0, 1)]


def test_part_of_a_group_has_the_label_of_the_group():
    group = etree.fromstring(
        "<table-wrap-group><label>Table 3.</label><caption><title>Doses.</title></caption>"
        "<table-wrap><caption><p>By week.</p></caption></table-wrap>"
        "<table-wrap><label>Table 4</label></table-wrap></table-wrap-group>"
    )
    parts = group.findall("table-wrap")
    assert label_and_caption(parts[0]) == ("Table 3", "Doses. By week.")
    assert label_and_caption(parts[1]) == ("Table 4", "")
