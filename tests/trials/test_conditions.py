"""The disease of a trial: narrower where its patients have a kind of it."""

import pytest

from extractor.pipeline import extract_text, load_models


@pytest.fixture(scope="module")
def models():
    return load_models()


def condition(models, title, abstract):
    found = extract_text(f"{title}\n\nAbstract\n\n{abstract}", title=title, models=models)
    (own,) = (t for t in found.trials if t.attribution.source == "own")
    return own.condition and own.condition.name


ASSIGNED = "Patients were randomised to receive docetaxel or placebo."


@pytest.mark.parametrize(
    ("title", "abstract", "name"),
    [
        (
            "Docetaxel in breast cancer: a randomised phase II trial",
            f"We treated triple-negative breast cancer (TNBC) patients. {ASSIGNED}",
            "triple-receptor negative breast cancer",
        ),
        (
            "Docetaxel in breast cancer: a randomised phase II trial",
            f"Triple-negative breast cancer has a poor outcome. {ASSIGNED}",
            "breast cancer",
        ),
        (
            "Docetaxel in oesophagogastric cancer: a randomised phase II trial",
            ASSIGNED,
            "gastroesophageal cancer",
        ),
    ],
)
def test_condition_of_the_own_trial(models, title, abstract, name):
    assert condition(models, title, abstract) == name


def test_a_denied_disease_is_none(models):
    found = extract_text("Patients had non-haematological malignancies.", models=models)
    from extractor.pipeline import annotate

    sentences = annotate(found.document, models)
    assert not [m for s in sentences for m in s.labelled("CANCER", "DISEASE")]
