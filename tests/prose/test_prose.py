"""Headings, callouts, reference lists and identifiers."""

import pytest

from extractor.prose.callouts import expand_numbers, find_callouts
from extractor.prose.identity import find_identity
from extractor.prose.references import Entry, entry_starts, make_references
from extractor.prose.sections import section_of


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Introduction", "introduction"),
        ("1. INTRODUCTION", "introduction"),
        ("2.1 Materials and Methods", "methods"),
        ("R E S U L T S", "results"),
        ("Results and Discussion", "results"),
        ("IV. Discussion", "discussion"),
        ("Concluding remarks", "conclusions"),
        ("Acknowledgements", "back_matter"),
        ("Conflict of interest statement", "back_matter"),
        ("References", "references"),
        ("Expression of GENE1 in tumours", None),
    ],
)
def test_section_of_heading(heading, section):
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("36", ("36",)),
        ("36,38–40", ("36", "38", "39", "40")),
        ("7, 8", ("7", "8")),
        ("9-7", ()),
    ],
)
def test_expand_numbers(text, keys):
    assert expand_numbers(text) == keys


def test_callouts_are_told_from_intervals_and_unknown_numbers():
    text = "A claim [1, 3], HR 1.2 [1.1–1.4], another [99]."
    assert [c.keys for c in find_callouts(text, known={"1", "2", "3"})] == [("1", "3")]


def test_superscript_runs_are_callouts():
    text = "shown before 3–5 and mm 2a"
    found = find_callouts(text, superscripts=[(13, 16), (24, 26)])
    assert [(text[c.start : c.end], c.keys) for c in found] == [("3–5", ("3", "4", "5"))]


def test_numbered_entries_begin_where_the_numbers_count_up():
    lines = ["1. Able A. A title.", "2020;12:34.", "2. Baker B. 2019", "3. Charlie C."]
    assert entry_starts(lines, [0, 10, 0, 0]) == (0, 2, 3)


def test_entries_without_numbers_begin_at_the_hanging_indent():
    lines = ["Able A (2020) A title", "that goes on.", "Baker B (2019) Another."]
    assert entry_starts(lines, [0, 12, 0]) == (0, 2)


def test_references_have_keys_and_identifiers():
    entries = [
        Entry("12. Able A. Title. https://doi.org/10.9999/abc.1. PMID: 1234567.", 5),
        Entry("Baker B (2019) Another.", 80),
    ]
    first, second = make_references(entries)
    assert (first.key, first.doi, first.pmid, first.start) == ("12", "10.9999/abc.1", "1234567", 5)
    assert second.key == "baker2019"


@pytest.mark.parametrize(
    ("front", "doi"),
    [
        (
            "Cite this as: Invented 2014, 14:419. doi:10.999 9/1234-5678-14-419",
            "10.9999/1234-5678-14-419",
        ),
        ("http://www.biomedcentral.com/1234-5678/14/419", "10.1186/1234-5678-14-419"),
        ("A dose of 10.5 9/mL", None),
    ],
)
def test_identity_reads_a_broken_doi_and_an_address(front, doi):
    assert find_identity([front]).doi == doi


def test_identity_prefers_a_doi_that_is_marked():
    identity = find_identity(
        [
            "Supplement at 10.1111/other.9",
            "Published online 3 May 2021. https://doi.org/10.9999/own.1. PMC1234567",
        ]
    )
    assert (identity.doi, identity.pmcid, identity.year) == ("10.9999/own.1", "PMC1234567", 2021)


def test_names_with_years_are_callouts_of_known_entries():
    text = "Shown (Able et al., 2015; Baker & Charlie, 2016) and by Delta (2017), not in May 2018."
    found = find_callouts(text, known={"able2015", "baker2016", "delta2017"})
    assert [c.keys[0] for c in found] == ["able2015", "baker2016", "delta2017"]
    assert text[found[0].start : found[0].end] == "Able et al., 2015"


def test_round_brackets_cite_only_where_the_style_proves_it():
    known = {str(n) for n in range(1, 9)}
    text = "One (1) two (2, 3) three (4) four (5-7) five (1). In Fig. (8) it shows."
    assert [c.keys for c in find_callouts(text, known)] == [
        ("1",), ("2", "3"), ("4",), ("5", "6", "7"), ("1",)
    ]  # fmt: skip
    assert find_callouts("Grade (3) in stage (2) of group (1) and arm (4) by (5).", known) == ()
    assert [c.keys for c in find_callouts("[1] [2] [3] " + text, known)][:3] == [
        ("1",),
        ("2",),
        ("3",),
    ]
