"""Letters of drugs; every sentence is of our own writing."""

import pytest
from markup import parse_markup

from extractor.pipeline import extract_text, load_models
from extractor.trials.letters import letters_of, with_letters


def drugs(*texts):
    made = with_letters(tuple(parse_markup(t) for t in texts))
    return [[m.text for m in s.labelled("DRUG")] for s in made]


GIVEN = "We gave [alphamab|DRUGBANK:DB1](DRUG) (A) and [betacin|DRUGBANK:DB2](DRUG) (B)."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AB was compared with B.", ["A", "B", "B"]),
        ("A at 20 mg was given before B.", ["A", "B"]),
        ("Group A was older; stage B was rare.", []),
        ("ABC was not given (B = 0.03).", []),
    ],
)
def test_letters_are_drugs_where_the_paper_says_so(text, found):
    assert drugs(GIVEN, text)[1] == found


def test_a_letter_with_two_meanings_is_none():
    torn = "Others gave [gammanib|DRUGBANK:DB3](DRUG) (A)."
    assert letters_of((parse_markup(GIVEN), parse_markup(torn))) == {}


def test_arms_by_letters():
    text = (
        "Pemetrexed (P) and cisplatin (C) with or without bevacizumab (B) in lung cancer\n\n"
        "Abstract\n\nAll were randomised to PC or PC + B, in cycles of 3 weeks. P was given at "
        "500 mg/m2 and C at 75 mg/m2, both on day 1; B, in one arm only, at 15 mg/kg."
    )
    (own,) = extract_text(text, title=text.split("\n")[0], models=load_models()).trials
    shown = sorted([(i.name, i.dose) for i in a.interventions] for a in own.arms)
    assert shown == [
        [("pemetrexed", "500"), ("cisplatin", "75")],
        [("pemetrexed", "500"), ("cisplatin", "75"), ("bevacizumab", "15")],
    ]
