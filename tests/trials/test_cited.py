"""Which citations are trials: by name, by place, by what the reference list calls the work."""

from dataclasses import replace

import pytest
from test_find import document, report

from extractor.documents import Reference
from extractor.trials import find_trials
from extractor.trials.names import find_names
from extractor.trials.supplements import with_supplements
from extractor.trials.works import kinds_of_works
from extractor.types import Sentence, TrialFinding

CLAIM = (
    "Doe et al. compared [alphamab](DRUG) with [betacin](DRUG), and [overall survival](OUTCOME) "
    "did not differ [7]."
)


def cited(text, work, *, section="discussion"):
    """Return the cited trials of a report whose discussion says ``text`` of the work ``[7]``."""
    made, sentences = document([*report(), (section, "body", text)], [("[7]", ("7",))])
    listed = Reference(key="7", text=work, start=0, end=0)
    found = find_trials(replace(made, references=(listed,)), sentences)
    return [f for f in found if isinstance(f, TrialFinding) and f.attribution.source == "cited"]


def drugs_given(text):
    (made,) = with_supplements((Sentence(text=text, start=0, end=len(text), passage=0),))
    return len(made.mentions)


def names(text):
    return [n.name for n in find_names(Sentence(text=text, start=0, end=len(text), passage=0))]


@pytest.mark.parametrize(
    ("work", "count"),
    [
        ("Doe J. Alphamab or betacin: a randomised trial. J Lung 2011", 1),
        ("Doe J. Alphamab and betacin: a retrospective comparison. J Lung 2011", 0),
        ("Doe J. Alphamab against betacin: meta-analysis of four randomised trials. 2011", 0),
        ("Doe J. Alphamab and betacin in lung cancer. J Lung 2011", 0),
    ],
)
def test_claim_without_figures_is_a_trial_where_the_work_says_so(work, count):
    assert len(cited(CLAIM, work)) == count


def test_earlier_report_of_the_own_trial_is_no_trial_of_others():
    made, sentences = document(
        [
            *report(),
            ("methods", "body", "Details of the trial have been published before [7]."),
            ("discussion", "body", CLAIM.replace("[7]", "[ 7]")),
        ],
        [("[7]", ("7",)), ("[ 7]", ("7",))],
    )
    listed = Reference(key="7", text="Alphamab: a randomised trial", start=0, end=0)
    found = find_trials(replace(made, references=(listed,)), sentences)
    assert [f.attribution.source for f in found if isinstance(f, TrialFinding)] == ["own"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In the Lund trial, survival was longer.", "Lund"),
        ("Lund III trial compared A with B.", "Lund III"),
        ("In the recent American trial BICE-C [12], toxicity was rare.", "BICE-C"),
        ("This study, ABC-12, showed a gain.", "ABC-12"),
    ],
)
def test_names_of_trials(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "In this study, LUMX positivity was measured in hearts.",
        "In the present study, ABC1, DEF2 and GHI3 were measured.",
        "The review had a registered protocol (PROSPERO 2015: CRD42015).",
        "In the Japanese trial, survival was longer.",
        "The Lund study followed 900 men for 20 years.",
        "A Phase III trial is needed.",
        "The Cochrane trial register was searched.",
    ],
)
def test_no_names_of_trials(text):
    assert names(text) == []


def test_kinds_of_works_by_their_titles():
    made, _ = document([("title", "title", "A review")])
    works = {
        "1": "Doe J. Drug A versus drug B: a double-blind study.",
        "2": "Doe J. Pooled analysis of five randomised trials.",
        "3": "Doe J. The biology of B. Contemp Clin Trials 2009.",
    }
    listed = tuple(Reference(key=k, text=t, start=0, end=0) for k, t in works.items())
    assert kinds_of_works(replace(made, references=listed)) == {"1": "trial", "2": "other"}


@pytest.mark.parametrize(
    ("methods", "count"),
    [
        (
            "The patients were divided into two groups. Group A received [alphamab](DRUG). "
            "Group B received [betacin](DRUG).",
            1,
        ),
        (
            "The patients were divided into two groups according to age. Group A received more "
            "[alphamab](DRUG).",
            0,
        ),
        (
            "In this retrospective work the patients were divided into two groups. Group A "
            "received [alphamab](DRUG).",
            0,
        ),
        ("The patients were divided into two groups. Group A was older.", 0),
    ],
)
def test_groups_treated_apart_are_a_trial(methods, count):
    made, sentences = document(
        [("title", "title", "[Alphamab](DRUG) in asthma"), ("methods", "body", methods)]
    )
    found = [f for f in find_trials(made, sentences) if isinstance(f, TrialFinding)]
    assert len(found) == count


def test_own_words_beside_a_name_do_not_hide_a_trial():
    told = (
        "Doe et al., whose plan was that of the present trial, saw few relapses among 310 "
        "randomised patients given [alphamab](DRUG) [7]."
    )
    (found,) = cited(told, "Doe J. Alphamab: a randomised trial. 2001")
    assert found.participants is not None
    assert found.participants.value == 310


def test_a_placebo_named_beside_a_drug_is_an_arm_of_its_own():
    told = (
        "By one study [7], [alphamab](DRUG) makes no difference to [overall survival](OUTCOME): "
        "curves crossed twice, and those in the placebo group did no worse."
    )
    (found,) = cited(told, "Doe J. Alphamab in lung cancer. 2001")
    assert [[i.name for i in a.interventions] for a in found.arms] == [["alphamab"], ["placebo"]]
    assert [r.direction for r in found.results] == ["no_difference"]


@pytest.mark.parametrize("text", ["A" * 20000, "1" * 20000, "ABC-1 " * 3000])
def test_runs_of_one_kind_of_letters_are_read_in_linear_time(text):
    # Quadratic patterns took half a minute here.
    assert names(text) == []
    assert drugs_given(text) == 0
