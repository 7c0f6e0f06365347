"""Tables with a column of arms, review tables whose p-values stand beside unknown outcomes."""

from html import escape

import pytest

from extractor.pipeline import extract, extract_text
from extractor.trials.names import is_name
from extractor.trials.participants import find_participants
from extractor.trials.whose import OWN_GIVEN

TITLE = "Melatonin versus placebo for sleep in women with breast cancer: a randomised trial"
ABSTRACT = "We randomised 64 women to melatonin or placebo."


def paper(tmp_path, *, methods="", results="", introduction="", table="", references=""):
    path = tmp_path / "paper.xml"
    path.write_text(
        f"<article><front><article-meta><title-group><article-title>{TITLE}</article-title>"
        f"</title-group><abstract><p>{ABSTRACT}</p></abstract></article-meta></front><body>"
        f"<sec><title>Introduction</title><p>{introduction}</p></sec>"
        f"<sec><title>Methods</title><p>{methods}</p></sec>"
        f"<sec><title>Results</title><p>{results}</p>{table}</sec></body>"
        f"<back><ref-list>{references}</ref-list></back></article>",
        "utf-8",
    )
    return extract(path).trials


def printed(caption, head, *rows):
    def line(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"

    body = "".join(line(r, "td") for r in rows)
    return (
        f"<table-wrap><label>Table 1</label><caption><p>{caption}</p></caption><table>"
        f"<thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table></table-wrap>"
    )


def own_of(trials):
    (own,) = (t for t in trials if t.attribution.source == "own")
    return own


def test_a_column_of_arms(tmp_path):
    table = printed(
        "Sleep and dose of hypnotics",
        ("Scale", "Group", "Mean", "SD", "P value"),
        ("Time awake (min)", "", "", "", ""),
        ("Week 4", "Placebo", "51.2", "9.1", ""),
        ("", "Melatonin", "38.4", "8.7", "0.004 [0.006]"),
        ("Week 9", "Placebo", "47.0", "9.9", ""),
        ("", "Melatonin", "44.6", "9.3", "0.31 [0.28]"),
    )
    found = own_of(paper(tmp_path, table=table)).results
    assert [(r.outcome.text, r.arm_values, r.p_value.text) for r in found] == [
        ("Time awake (min) Week 4", ("38.4", "51.2"), "0.004"),
        ("Time awake (min) Week 9", ("44.6", "47.0"), "0.31"),
    ]


def test_a_column_of_arms_at_baseline_is_none(tmp_path):
    table = printed(
        "Characteristics at baseline",
        ("Scale", "Group", "Mean", "P value"),
        ("Anxiety", "Placebo", "7.2", ""),
        ("", "Melatonin", "7.4", "0.81"),
        ("Pain", "Placebo", "3.0", ""),
        ("", "Melatonin", "2.6", "0.31"),
    )
    assert own_of(paper(tmp_path, table=table)).results == ()


def test_a_p_value_is_of_the_column_beside_it(tmp_path):
    table = printed(
        "Published studies on melatonin",
        ("Reference", "Design", "N", "Treatment", "Hot flushes", "p-value"),
        ("Roe 2004 [1]", "Prospective RCT", "40", "melatonin 3 mg/d", "18%", "0.03"),
        ("", "", "41", "Control", "37%", ""),
        ("Poe 2009 [2]", "Prospective RCT", "25", "melatonin 5 mg/d", "21%", "NS"),
        ("", "", "26", "Control", "24%", ""),
    )
    references = "".join(
        f'<ref id="r{n}"><label>{n}</label><mixed-citation><article-title>A randomized trial of '
        f"melatonin</article-title></mixed-citation></ref>"
        for n in (1, 2)
    )
    trials = paper(tmp_path, table=table, references=references)
    cited = [t for t in trials if t.attribution.source == "cited"]
    assert [t.design for t in cited] == [("randomised",), ("randomised",)]
    assert [(r.outcome.text, r.arm_values, r.p_value.text) for t in cited for r in t.results] == [
        ("Hot flushes", ("18%", "37%"), "0.03"),
        ("Hot flushes", ("21%", "24%"), "NS"),
    ]


def test_a_dose_with_the_work_it_follows_is_our_own(tmp_path):
    cite = '<xref ref-type="bibr" rid="r1">[1]</xref>'
    reference = (
        '<ref id="r1"><label>1</label><mixed-citation>Melatonin. 1999.</mixed-citation></ref>'
    )
    told = f"Women were given 2 mg q.d. melatonin {cite} or placebo for 7 weeks."
    own = own_of(paper(tmp_path, methods=told, references=reference))
    (item,) = own.arms[0].interventions
    assert (item.dose, item.unit, item.schedule) == ("2", "mg", "q.d.")


def test_a_drug_joined_to_others_shares_how_long(tmp_path):
    own = own_of(paper(tmp_path, methods="Women received melatonin and vitamin D for 7 weeks."))
    assert own.arms[0].interventions[0].duration == "7 weeks"


def test_a_rank_in_brackets_is_of_the_words_before(tmp_path):
    own = own_of(paper(tmp_path, methods="Time awake at night (primary endpoint) was measured."))
    assert [(e.role, e.outcome.text) for e in own.endpoints] == [("primary", "Time awake at night")]


def test_an_early_end_that_an_analysis_made_necessary(tmp_path):
    own = own_of(paper(tmp_path, results="An interim analysis led to early termination."))
    assert own.status == "terminated"


def test_those_of_an_analysis_are_not_those_who_took_part():
    (found,) = find_participants("Forty men were included in the final analysis.")
    assert (found.value, found.kind) == (40, "analysed")


@pytest.mark.parametrize("name", ["I-II", "II/III", "IIb"])
def test_phases_are_no_names(name):
    assert not is_name(name)


def test_the_risk_of_a_disease_is_no_trial(tmp_path):
    cite = '<xref ref-type="bibr" rid="r1">[1]</xref>'
    reference = (
        '<ref id="r1"><label>1</label><mixed-citation>A randomized trial.</mixed-citation></ref>'
    )
    told = f"Melatonin is assumed to reduce the risk of ABOD/CILD {cite}."
    trials = paper(tmp_path, introduction=told, references=reference)
    assert [t.acronym for t in trials if t.acronym] == []


def test_own_given_matches_its_examples():
    assert all(OWN_GIVEN.pattern.search(t) for t in OWN_GIVEN.hits)
    assert not any(OWN_GIVEN.pattern.search(t) for t in OWN_GIVEN.misses)


def test_doses_without_a_name_are_of_the_one_radiotherapy():
    text = (
        "Patients with painful metastases were randomised to 6 Gy as one single fraction "
        "or 24 Gy in 6 fractions."
    )
    title = "Palliative radiotherapy of bone pain: a randomised trial of short radiotherapy"
    (own,) = extract_text(text, title).trials
    items = [a.interventions[0] for a in own.arms]
    assert [(i.dose, i.unit, i.schedule) for i in items] == [
        ("6", "Gy", "one single fraction"),
        ("24", "Gy", "6 fractions"),
    ]


def test_a_part_of_those_counted_is_not_the_whole():
    text = "We saw 64 women, of which 30 were enrolled into the melatonin group."
    assert [p.value for p in find_participants(text)] == []


def test_in_response_to_a_drug_is_no_response(tmp_path):
    told = "Headache was rarer in response to melatonin than to placebo (p = 0.03)."
    own = own_of(paper(tmp_path, results=told))
    assert "RESPONSE" not in {r.outcome.code for r in own.results}
