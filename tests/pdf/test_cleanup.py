"""Repairs of characters, each by itself."""

import pytest

from extractor.pdf.cleanup import DAMAGED, clean_char, joins_how
from extractor.pdf.units import caption_of

WORDS = {"tumour": 5, "mutation": 3, "time-dependent": 2, "follow": 4, "overall": 2, "long": 3,
         "standing": 2}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (0xFB01, "fi"),
        (0xFB03, "ffi"),
        (0x1D443, "P"),  # mathematical italic
        (0xFF1C, "<"),  # full width
        (0xB2, "²"),  # a superscript carries meaning
        (0x2212, "−"),
        (0x3B1, "α"),
        (0xF061, DAMAGED),  # private use
        (0xD835, DAMAGED),  # half a surrogate pair
    ],
)
def test_clean_char(code, shown):
    assert clean_char(code) == shown


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("of the muta-", "tion in", ""),
        ("of the tumouri-", "genesis in", ""),
        ("a time-", "dependent effect", "-"),
        ("a long-", "standing disease", "-"),
        ("anti-", "CTLA-4 antibody", "-"),
        ("RANK-", "RANKL axis", "-"),
        ("the T-", "cell line", "-"),
        ("CD8-", "positive cells", "-"),
        ("a broad-", "spectrum drug", "-"),  # known from other papers
        ("a bio-", "marker of", ""),
        ("https://doi.org/10.1234/invent.", "pnul.2001234", "-"),
        ("doi:10.1234/invent.2001.7.", "Later work", " "),
        ("the macro-", "and micronutrients", " "),
        ("of well-", "aerated roots", "-"),  # both halves are words, the whole is none
        ("soft\u00ad", "ware", ""),
        ("2001–", "2009", "-"),
        ("of the", "tumour", " "),
    ],
)
def test_joins_how(before, after, how):
    words = WORDS if before != "the T-" else {**WORDS, "t-cell": 2}
    assert joins_how(before, after, words) == how


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Figure 1. Survival by marker.", "figure"),
        ("Fig. 2 Survival by marker", "figure"),
        ("Table-3: Doses", "table"),
        ("TABLE IV. Doses", "table"),
        ("Supplementary Table S1. Doses", "table"),
        ("Table 2 shows the doses", None),
        ("Figure 1, which is empty", None),
        ("Figures of speech", None),
    ],
)
def test_caption_of(text, what):
    found = caption_of(text)
    assert (found[0] if found else None) == what
