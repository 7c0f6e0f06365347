"""Fonts of a PDF: subsets of one face are one font to the layout."""

from broken_files import _pdf

from extractor.pdf import read_pdf

_LINES = (
    ("F1", "The plots were laid out in spring by the two of us who knew the shore"),
    ("F1", "best, and all of them were counted by noon."),
    ("F2", "In a second year the plots were mown, and in those beside them the"),
    ("F1", "Salicornia grew; what grew there was counted again, the mean taken for"),
    ("F1", "each of the plots that had been mown in the year before, and for those"),
    ("F1", "that had not, so that what differed was known."),
)


def test_a_first_line_in_another_subset_of_the_face_is_no_heading(tmp_path):
    content = b"BT /F1 18 Tf 60 780 Td (Herbs of an invented shore) Tj ET\n"
    content += b"BT /F1 12 Tf 60 725 Td (Results) Tj ET\n"
    content += b"".join(
        b"BT /%b 10 Tf 60 %d Td (%b) Tj ET\n" % (font.encode(), 700 - 12 * i, text.encode())
        for i, (font, text) in enumerate(_LINES)
    )
    face = b"<</Type/Font/Subtype/Type1/BaseFont/%b+Plotter>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%bendstream" % (len(content), content),
        face % b"ABCDEF",
        face % b"GHIJKL",
    ]
    path = tmp_path / "faces.pdf"
    path.write_bytes(_pdf(bodies))
    (passage,) = (p for p in read_pdf(path).passages if "In a second year" in p.text)
    assert "what grew there was counted again" in passage.text
