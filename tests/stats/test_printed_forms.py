"""Forms in which papers print p-values and ratios in running text."""

import pytest

from extractor import find_statistics


def told(text, kind):
    return [
        " ".join(str(x) for x in (s.measure, s.comparator, s.value, s.low, s.high) if x is not None)
        for s in find_statistics(text)
        if s.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("log-rank p-values were: (A) 0.314; (B) 0.027; and (C) 0.88.",
         ["= 0.314", "= 0.027", "= 0.88"]),
        ("P values: a) 0.03; b) 0.4", ["= 0.03", "= 0.4"]),
        ("P-values are A: 0.011, B: 0.62 and C: <0.001", ["= 0.011", "= 0.62", "< 0.001"]),
        ("P values: OS, 0.03; PFS, 0.2", ["= 0.03", "= 0.2"]),
        ("P = 0.04 (A), 0.3 (B) and 0.007 (C)", ["= 0.04", "= 0.3", "= 0.007"]),
        ("p = 0.02 for relapse and 0.61 for death", ["= 0.02", "= 0.61"]),
        ("p = 0.02 (log-rank), 0.6 (0.4–0.9)", ["= 0.02"]),
        ("p = 0.02 for relapse and 0.61 in men", ["= 0.02"]),
        ("Pr > F = 0.03", ["= 0.03"]),
        ("Pr(>|t|) = 0.012", ["= 0.012"]),
        ("p < 5% was seen", ["< 0.05"]),
        ("a p-value below 1%", ["< 0.01"]),
        ("inhibited PR by more than 40%", []),
        ("a PR interval > 200 ms", []),
        ("batch P by more than 12", []),
        ("with power P = 80%", []),
    ],
)  # fmt: skip
def test_p_values(text, expected):
    assert told(text, "P_VALUE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the hazard ratio of A vs. B was 1.46 with 95% CI of 1.08 to 1.97",
         ["HR = 1.46 1.08 1.97"]),
        ("an OR of 2.3 with a 95% confidence interval from 1.4 to 3.8", ["OR = 2.3 1.4 3.8"]),
        ("RR was 0.66 and 95% CI was 0.47–0.93", ["RR = 0.66 0.47 0.93"]),
        ("HR 0.7 and the 95% CI 1.4–3.8", ["HR = 0.7"]),  # another's interval
        ("HRT3 versus T2 = 1.22, 95% CI 1.04-1.43", ["HR = 1.22 1.04 1.43"]),
        ("HRwomen: 0.88 (0.71–1.09)", ["HR = 0.88 0.71 1.09"]),
        ("OR_pooled = 2.1 [1.3, 3.4]", ["OR = 2.1 1.3 3.4"]),
        ("HRDFS 0.61; 95% CI 0.42–0.89", ["HR = 0.61 0.42 0.89"]),
        ("the ORR was 0.41 (95% CI 0.33–0.50)", []),
        ("HRmax = 1.9 (2.4–3.1)", []),
        ("RR ranged from 0.71 (95% CI 0.52–0.97) to 0.84 (95% CI 0.66–1.07)",
         ["RR = 0.71 0.52 0.97", "RR = 0.84 0.66 1.07"]),
        ("the HRs of all subgroups ranged between 0.62 and 1.13", ["HR = 0.62", "HR = 1.13"]),
        ("ORs from 1.6 to 3.9", ["OR = 1.6", "OR = 3.9"]),
        ("odds ratios (range 1.6–3.9)", ["OR = 1.6", "OR = 3.9"]),
        ("HR rose from 12.5 to 14.5 beats/min", []),
        ("a HR of 0.79 for all patients and 0.68 for women", ["HR = 0.79", "HR = 0.68"]),
        ("OR 1.9 in smokers, 1.4 in others and 1.1 in men", ["OR = 1.9", "OR = 1.4", "OR = 1.1"]),
        ("a HR of 0.79 for all patients and 0.68 mg of the drug", ["HR = 0.79"]),
        ("an HR for relapse less than 1 means fewer events", []),
        ("OR > 1.0 favours the drug", []),
        ("HRs greater than 1.00 (more deaths)", []),
        ("HR < 1.3 was seen", ["HR < 1.3"]),
        ("we left out those without the RRs of death [7], and (2) repeats", []),
        ("an angle (β = 30°)", []),
    ],
)  # fmt: skip
def test_ratios(text, expected):
    assert told(text, "EFFECT") == expected


def test_two_areas_of_one_sentence():
    assert told("an AUC of 0.81 for stage and 0.77 for grade", "AUC") == [
        "AUC = 0.81",
        "AUC = 0.77",
    ]
    text = "the AUC was 0.66 (p < 0.01; 95% CI 0.60–0.72)"
    assert told(text, "AUC") == ["AUC = 0.66 0.60 0.72"]


@pytest.mark.parametrize(
    "text",
    [
        "0.01 < *P ≤ 0.05",
        "0.001 <**p< 0.01",
        "Bars are means. ++ p < 0.05 versus sham",
        "(^^p < 0.01)",
        "*P < 0.05, $ p < 0.01, $$p<0.001",
        "ns, not significant, p > 0.05",
        "n.s.: P > 0.05",
    ],
)
def test_legend_of_marks_is_a_limit(text):
    assert all(s.threshold for s in find_statistics(text) if s.comparator != "ns")


@pytest.mark.parametrize(
    "text", ["HR 0.8 & p < 0.05", "CD8+ p < 0.05", "it was NS (p > 0.05)", "0.01 < p < 0.05"]
)
def test_finding_behind_a_like_sign_is_no_limit(text):
    assert not any(s.threshold for s in find_statistics(text))


def test_ends_of_a_range_say_which_they_are():
    found = find_statistics("HRs ranged from 0.71 (95% CI 0.52-0.97) to 0.84 (95% CI 0.66-1.07)")
    assert [(s.flags, s.series) for s in found] == [({"range_from"}, None), ({"range_to"}, None)]
