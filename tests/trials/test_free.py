"""Results of outcomes that no vocabulary knows, and what keeps known ones apart; our own texts."""

import pytest

from extractor import extract
from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models
from extractor.records import Arm, Intervention
from extractor.trials.results import find_results

ARMS = (
    Arm(interventions=(Intervention(name="yoga"),)),
    Arm(role="comparator", interventions=(Intervention(name="usual care"),)),
)


def told(*texts):
    """Return (code, text, p, effect) of the results of a passage."""
    document = document_from_text(" ".join(texts))
    places = [(s, "body") for s in annotate(document, load_models())]
    return [
        (
            r.outcome.code,
            r.outcome.text,
            str(r.p_value.value) if r.p_value else None,
            f"{r.effect.measure} {r.effect.value} {r.effect.ci_low}" if r.effect else None,
        )
        for r in find_results(places, ARMS, single=False)
    ]


CASES = {
    "each test of a list has its noun": (
        "No difference was found between the arms in step count (P = 0.31), sitting time "
        "(P = 0.62) and balance (P = 0.09).",
        [
            ("OTHER", "step count", "0.31", None),
            ("OTHER", "sitting time", "0.62", None),
            ("OTHER", "balance", "0.09", None),
        ],
    ),
    "after an outcome that is known": (
        "Local recurrence (6% vs 7%; P = 0.81) and continence (63% vs 66%; P = 0.52) were alike "
        "in the yoga and the usual care arm.",
        [("RECURRENCE", "Local recurrence", "0.81", None), ("OTHER", "continence", "0.52", None)],
    ),
    "less of something": (
        "Women in the yoga group had shorter waiting times (P = 0.001).",
        [("OTHER", "waiting times", "0.001", None)],
    ),
    "a drug is no outcome": (
        "DFS was longer with cisplatin (P = 0.02), whereas high-dose carboplatin was not better "
        "(P = 0.45).",
        [("DFS", "DFS", "0.02", None), ("DFS", "DFS", "0.45", None)],
    ),
    "a difference of means, whatever it is called": (
        "Reach was better with yoga (between-group difference 1.9 cm, 95% CI 0.7 to 3.1).",
        [("OTHER", "Reach", None, "MD 1.9 0.7")],
    ),
    "a difference of shares stays one": (
        "Relapse was seen in 12% of the yoga arm and 15% of the usual care arm (absolute risk "
        "difference 3%, 95% CI -2 to 8).",
        [("RECURRENCE", "Relapse", None, "RD 3 -2")],
    ),
    "what the ratio is of": (
        "Relapse-free survival at 5 years was 77% with yoga and 69% with usual care (HR for "
        "relapse or death, 0.76; 95% CI, 0.50-1.14; P = .18).",
        [("RFS", "Relapse-free survival", "0.18", "HR 0.76 0.50")],
    ),
    "a composite event": (
        "Relapse or death occurred in 20% of the yoga arm and 31% of the usual care arm "
        "(P = 0.04).",
        [("RFS", "Relapse or death", "0.04", None)],
    ),
    "a symptom's scale is no side effect": (
        "The mean fatigue score was 12.1 with yoga and 16.0 with usual care (P = 0.01).",
        [("OTHER", "mean fatigue score", "0.01", None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_results_of_a_sentence(name):
    text, expected = CASES[name]
    assert told(text) == expected


def test_a_table_prints_its_percentages_without_a_sign(tmp_path):
    path = tmp_path / "paper.xml"
    path.write_text(
        "<article><front><article-meta><title-group><article-title>Yoga versus usual care in "
        "lymphoma: a randomised trial</article-title></title-group><abstract><p>Patients were "
        "randomised to yoga or usual care.</p></abstract></article-meta></front><body>"
        "<sec sec-type='results'><title>Results</title><p>Anaemia was rarer with yoga than with "
        "usual care (6.9% versus 41.4%, P = 0.005).</p><table-wrap><label>Table 2</label><caption>"
        "<p>Adverse events</p></caption><table><thead><tr><th/><th>Usual care (n = 29)</th>"
        "<th>Yoga (n = 29)</th></tr></thead><tbody><tr><td>Anaemia</td>"
        "<td>12 (41.4)</td><td>2 (6.9)</td></tr></tbody></table></table-wrap>"
        "</sec></body></article>",
        encoding="utf-8",
    )
    (trial,) = extract(path).trials
    assert [(r.outcome.text, r.arm_values) for r in trial.results] == [
        ("Anaemia", ("6.9%", "41.4%"))
    ]
