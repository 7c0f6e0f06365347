"""What sentences and tables say came of a trial; every text is of our own writing."""

from html import escape

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, extract, load_models
from extractor.records import Arm, Intervention
from extractor.trials.results import find_results

ARMS = (
    Arm(interventions=(Intervention(name="nimotuzumab"), Intervention(name="gefitinib"))),
    Arm(role="comparator", interventions=(Intervention(name="gefitinib"),)),
)


def told(*texts, arms=ARMS, single=False):
    """Return (code, arm values, p, HR, direction) of the results of a passage."""
    document = document_from_text(" ".join(texts))
    places = [(s, "body") for s in annotate(document, load_models())]
    return [
        (
            r.outcome.code,
            "/".join(r.arm_values),
            float(r.p_value.value) if r.p_value and r.p_value.value is not None else None,
            float(r.effect.value) if r.effect else None,
            r.direction,
        )
        for r in find_results(places, arms, single=single)
    ]


CASES = {
    "values beside their arms": (
        "Median PFS was 9.1 months in the gefitinib arm and 7.4 months in the nimotuzumab arm "
        "(P = 0.21).",
        [("PFS", "7.4 months/9.1 months", 0.21, None, "no_difference")],
    ),
    "respectively over outcomes": (
        "The 3-year OS and PFS were 61% and 44% in the nimotuzumab group and 52% and 31% in the "
        "gefitinib group (P = 0.03 and P = 0.01, respectively).",
        [
            ("OS", "61%/52%", 0.03, None, "improved"),
            ("PFS", "44%/31%", 0.01, None, "improved"),
        ],
    ),
    "a label after each test": (
        "Median PFS and OS were 6.0 and 15.5 months with nimotuzumab and 5.1 and 14.2 months with "
        "gefitinib (HR 0.91; P = 0.44 for PFS; HR 0.88; P = 0.31 for OS).",
        [
            ("PFS", "6.0 months/5.1 months", 0.44, 0.91, "no_difference"),
            ("OS", "15.5 months/14.2 months", 0.31, 0.88, "no_difference"),
        ],
    ),
    "counts with percentages": (
        "A recurrence was seen in 12 (24.5%) cases in the nimotuzumab group vs. 20 (40.8%) cases "
        "in the gefitinib group (P = 0.04).",
        [("RECURRENCE", "12 (24.5%)/20 (40.8%)", 0.04, None, "improved")],
    ),
    "one outcome in two groups of patients": (
        "Patients with a low score had a shorter PFS (2.1 months with nimotuzumab versus 4.4 "
        "months with gefitinib, P = 0.02), whereas patients with a high score had a longer one "
        "(8.2 months versus 3.3 months, P = 0.006).",
        [
            ("PFS", "2.1 months/4.4 months", 0.02, None, "worse"),
            ("PFS", "8.2 months/3.3 months", 0.006, None, "improved"),
        ],
    ),
    "a list of side effects": (
        "Adverse events such as rash (41.2% vs. 40.1%, P = 0.8) and diarrhea (22.0 vs. 9.5%, "
        "P = 0.02) were compared between the nimotuzumab and gefitinib groups.",
        [
            ("TOXICITY", "41.2%/40.1%", 0.8, None, "no_difference"),
            ("TOXICITY", "22.0%/9.5%", 0.02, None, "worse"),
        ],
    ),
    "a median and a rate are two results": (
        "Median OS was 20.1 months with nimotuzumab versus 16.0 months with gefitinib (HR 0.74, "
        "95% CI 0.58-0.94).",
        [("OS", "20.1 months/16.0 months", None, 0.74, "improved")],
    ),
    "an interval after its effect": (
        "The hazard ratio of nimotuzumab versus gefitinib for PFS was 0.61 with a 95% CI of 0.40 "
        "to 0.93.",
        [("PFS", "", None, 0.61, "improved")],
    ),
    "an outcome taken up again": (
        "The median OS was 20.5 months in the nimotuzumab group, compared to a median OS of 14.5 "
        "months in the gefitinib group.",
        [("OS", "20.5 months/14.5 months", None, None, None)],
    ),
    "mean and median": (
        "The mean and median survival time was 22.1 and 15.2 months with nimotuzumab versus 17.3 "
        "and 12.4 months with gefitinib (p = 0.03).",
        [
            ("OS", "22.1 months/17.3 months", 0.03, None, "improved"),
            ("OS", "15.2 months/12.4 months", 0.03, None, "improved"),
        ],
    ),
    "moments of one arm after the other": (
        "The 1, 2 and 3-year OS rates were 80%, 61% and 50% with nimotuzumab and 75%, 55% and 41% "
        "with gefitinib (P = 0.2).",
        [
            ("OS", "80%/75%", None, None, "no_difference"),
            ("OS", "61%/55%", None, None, "no_difference"),
            ("OS", "50%/41%", 0.2, None, "no_difference"),
        ],
    ),
    "an outcome of no vocabulary": (
        "There was no difference in grip strength between the nimotuzumab and gefitinib groups "
        "(P = 0.4).",
        [("OTHER", "", 0.4, None, "no_difference")],
    ),
    "more of it in the comparator": (
        "Relapse was more frequent in the gefitinib group than in the nimotuzumab group "
        "(P = 0.01).",
        [("RECURRENCE", "", 0.01, None, "improved")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_results_of_a_sentence(name):
    text, expected = CASES[name]
    assert told(text) == expected


NONE = {
    "plan": "A sample size of 200 gave a power of 80% to show a median OS of 12 vs 8 months.",
    "baseline": "Baseline characteristics were similar: stage III in 40% vs 42% (P = 0.7).",
    "cohorts": "PFS was longer in patients with a response than in those without (12 vs 4 "
    "months, P = 0.001).",
    "reasons": "Reasons for discontinuation were progression (55% vs 80%) and death (2% vs 3%).",
    "lengths of treatment": "For PFS, 3 months of therapy were given in one arm and 6 months of "
    "therapy in the other.",
}


@pytest.mark.parametrize("name", NONE)
def test_no_result(name):
    assert told(NONE[name]) == []


def test_one_value_counts_where_there_is_one_arm():
    assert told("The ORR was 34%.", arms=(), single=True) == [("RESPONSE", "34%", None, None, None)]
    assert told("The ORR was 34%.") == []


def test_a_test_of_the_sentence_before():
    found = told(
        "The median PFS was 6.0 months with nimotuzumab and 7.5 months with gefitinib.",
        "No difference was seen between the arms (P = 0.31).",
    )
    assert found == [("PFS", "6.0 months/7.5 months", 0.31, None, "no_difference")]


def test_arms_told_one_after_the_other():
    found = told(
        "In the gefitinib arm, the ORR was 24%.",
        "The median survival was 11 months.",
        "In the nimotuzumab arm, the ORR was 31%.",
        "The median survival was 14 months.",
    )
    assert found == [
        ("RESPONSE", "31%/24%", None, None, None),
        ("OS", "14 months/11 months", None, None, None),
    ]


def test_words_tell_which_value_is_whose():
    text = "The new regimen significantly increased ORR (34 vs. 60%, P = 0.001) in this trial."
    assert told(text, arms=()) == [("RESPONSE", "60%/34%", 0.001, None, "improved")]


def test_two_places_print_one_result():
    found = told(
        "PFS did not differ between the arms (P = 0.21).",
        "The median PFS was 7.4 months with nimotuzumab and 7.1 months with gefitinib (P = 0.21).",
    )
    assert found == [("PFS", "7.4 months/7.1 months", 0.21, None, "no_difference")]


def _row(cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"


def _paper(caption, head, body):
    rows = "".join(_row(r) for r in body)
    return (
        "<article><front><article-meta><title-group><article-title>Nimotuzumab with gefitinib "
        "versus gefitinib in lung cancer: a randomised phase II trial</article-title></title-group>"
        "<abstract><p>Patients were randomised to nimotuzumab plus gefitinib or gefitinib alone."
        "</p></abstract></article-meta></front><body><sec sec-type='results'><title>Results</title>"
        "<p>See the table.</p><table-wrap><label>Table 2</label><caption><p>"
        f"{escape(caption)}</p></caption><table><thead>{_row(head, 'th')}</thead>"
        f"<tbody>{rows}</tbody></table></table-wrap></sec></body></article>"
    )


HEAD = ("", "Gefitinib alone (n = 40)", "Nimotuzumab plus gefitinib (n = 41)", "P value")
GRIDS = {
    "efficacy": (
        "Efficacy by treatment group",
        HEAD,
        [
            ("Response", "", "", ""),
            ("Objective response", "10 (25.0)", "20 (48.8)", "0.03"),
            ("Survival", "", "", ""),
            ("Median OS, months", "11.0", "12.5", "0.4"),
        ],
        [
            ("RESPONSE", "20 (48.8)/10 (25.0)", 0.03, "improved"),
            ("OS", "12.5/11.0", 0.4, "no_difference"),
        ],
    ),
    "toxicity": (
        "Adverse events",
        HEAD,
        [("Dry eyes", "2 (5.0)", "11 (26.8)", "0.01")],
        [("TOXICITY", "11 (26.8)/2 (5.0)", 0.01, "worse")],
    ),
    "grades below each arm": (
        "Adverse events",
        ("", "Gefitinib alone", "Gefitinib alone", "Nimotuzumab group", "Nimotuzumab group", "P"),
        [
            ("Event", "All grades", "Grade 3-4", "All grades", "Grade 3-4", ""),
            ("Dry eyes", "2 (5.0%)", "0 (0%)", "11 (26.8%)", "1 (2.4%)", "0.01"),
        ],
        [("TOXICITY", "11 (26.8%)/2 (5.0%)", 0.01, "worse")],
    ),
    "estimate and interval in columns": (
        "Changes of fitness",
        ("", "Gefitinib alone", "Nimotuzumab plus gefitinib", "Mean difference", "95% CI", "P"),
        [("Walking", "1.0", "5.2", "4.1", "1.2 to 7.0", "0.01")],
        [("OTHER", "5.2/1.0", 0.01, "improved")],
    ),
    "arms in rows": (
        "Quality of life after therapy",
        ("", "Pain", "Sleep"),
        [
            ("Nimotuzumab plus gefitinib", "20.1", "33.0"),
            ("Gefitinib alone", "30.2", "31.0"),
            ("P value", "0.02", "0.60"),
        ],
        [
            ("OTHER", "20.1/30.2", 0.02, "improved"),
            ("OTHER", "33.0/31.0", 0.6, "no_difference"),
        ],
    ),
    "baseline": (
        "Baseline characteristics",
        HEAD,
        [("Age", "61", "62", "0.7"), ("Stage IV", "30 (75)", "31 (76)", "0.9")],
        [],
    ),
    "unnamed baseline": (
        "Patients by group",
        HEAD,
        [("Age", "61", "62", "0.7"), ("Male sex", "30", "31", "0.9"), ("Sex", "30", "31", "0.9")],
        [],
    ),
}


@pytest.mark.parametrize("name", GRIDS)
def test_results_of_a_table(name, tmp_path):
    caption, head, body, expected = GRIDS[name]
    path = tmp_path / "paper.xml"
    path.write_text(_paper(caption, head, body), encoding="utf-8")
    found = [
        (
            r.outcome.code,
            "/".join(r.arm_values),
            float(r.p_value.value) if r.p_value else None,
            r.direction,
        )
        for trial in extract(path).trials
        for r in trial.results
    ]
    assert found == expected


def flagged(text):
    document = document_from_text(text)
    places = [(s, "body") for s in annotate(document, load_models())]
    return [r.conflict for r in find_results(places, ARMS, single=False)]


def test_words_that_contradict_the_figures_are_flagged():
    odd = (
        "OS was longer in the nimotuzumab arm than in the gefitinib arm (9.1 vs 14.3 months; "
        "HR 1.60, 95% CI 1.20 to 2.10, P = 0.01)."
    )
    assert flagged(odd) == [True]
    assert flagged(odd.replace("longer", "shorter")) == [False]
