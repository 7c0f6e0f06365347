"""What is a laboratory value elsewhere is a drug with a dose; every sentence is of our own."""

import pytest
from markup import parse_markup

from extractor.trials.supplements import with_supplements


def drugs(text):
    (made,) = with_supplements((parse_markup(text),))
    return [(m.text, m.concept.name) for m in made.labelled("DRUG")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They took vitamin D 2000 IU and calcium 1000 mg daily.", ["vitamin D", "calcium"]),
        ("Once a month they swallowed 60,000 IU of vitamin D.", ["vitamin D"]),
        ("Zinc supplementation was compared with placebo.", ["Zinc"]),
        ("Serum calcium was 10 mg/dL.", []),
        ("Vitamin D and insulin levels were measured.", []),
        ("[Testosterone](DRUG) 50 mg was given.", ["Testosterone"]),
    ],
)
def test_names_with_a_dose_are_drugs(text, found):
    assert [printed for printed, _ in drugs(text)] == found


def test_the_name_is_as_printed():
    assert drugs("Zinc tablets were given.") == [("Zinc", "zinc")]
