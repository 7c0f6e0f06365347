"""What only a full text tells: which arm is tried, how long, and facts told in several places."""

from html import escape

import pytest

from extractor.jats import document_from_text
from extractor.pipeline import annotate, extract, load_models
from extractor.records import Arm, Intervention
from extractor.trials import durations, tested
from extractor.trials.durations import with_durations
from extractor.trials.tested import with_tested

PATTERNS = (
    durations.LASTING,
    durations.CYCLES_OF,
    durations.AT_LARGE,
    *tested.ORDERS,
    tested.TITLED,
)


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda e: e.value)
def test_patterns_match_their_examples(entry):
    assert [t for t in entry.hits if not entry.pattern.search(t)] == []
    assert [t for t in entry.misses if entry.pattern.search(t)] == []


def read(text):
    return annotate(document_from_text(text), load_models())


def arm(*names, role="experimental", **told):
    items = (Intervention(name=n, text=n, **told) for n in names)
    return Arm(role=role, interventions=tuple(items))


def tried(title, *texts, arms=None):
    arms = arms or (arm("gemcitabine"), arm("docetaxel", role="comparator"))
    found = with_tested(arms, read(title), [s for t in texts for s in read(t)])
    return next(a.interventions[0].name for a in found if a.role == "experimental")


def test_the_title_and_the_comparisons_tell_which_arm_is_tried():
    title = "Docetaxel versus gemcitabine in urothelial cancer"
    assert tried(title) == "docetaxel"
    assert tried("A trial in cancer", "Docetaxel was not superior to gemcitabine.") == "gemcitabine"
    told = (
        "Docetaxel was not superior to gemcitabine.",
        "Anaemia was rarer with docetaxel than with gemcitabine.",
    )
    assert tried("A trial in cancer", *told) == "docetaxel"


def test_an_arm_that_adds_to_the_other_stays_tried():
    arms = (arm("gemcitabine", "docetaxel"), arm("gemcitabine", role="comparator"))
    assert tried("Gemcitabine versus gemcitabine plus docetaxel", arms=arms) == "gemcitabine"


def test_abbreviations_tell_which_arm_is_tried():
    arms = (arm("oxaliplatin", "gemcitabine"), arm("docetaxel", "cisplatin", role="comparator"))
    told = (
        "Oxaliplatin plus gemcitabine (GO) or docetaxel plus cisplatin (DCP) was given.",
        "DCP was not superior to GO.",
        "Nausea was commoner in the DCP arm than in the GO arm.",
    )
    found = with_tested(
        arms, read("Two regimens in bile duct cancer"), [s for t in told for s in read(t)]
    )
    assert [i.name for i in found[0].interventions] == ["docetaxel", "cisplatin"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Patients were given five cycles of gemcitabine 1000 mg/m2.", "five cycles"),
        ("Gemcitabine was infused weekly for up to 24 weeks.", "24 weeks"),
        (
            "Women had 3-5 cycles of induction chemotherapy with docetaxel or gemcitabine.",
            "3-5 cycles",
        ),
        (
            "Gemcitabine was given. Treatment was continued until progression or refusal.",
            "until progression or refusal",
        ),
        ("Patients had five cycles of docetaxel or gemcitabine.", None),
        ("Gemcitabine was given for 7 days every 3 weeks.", None),
        ("Gemcitabine was given. Treatment was delayed for up to 2 weeks if needed.", None),
        ("Gemcitabine was given. Patients were followed for 3 years.", None),
    ],
)
def test_how_long(text, want):
    (found,) = with_durations((arm("gemcitabine", schedule="weekly"),), read(text))
    assert found.interventions[0].duration == want


TITLE = (
    "Docetaxel plus cisplatin versus gemcitabine plus oxaliplatin in bile duct cancer: "
    "a randomised trial"
)
ABSTRACT = (
    "We randomised 90 patients to docetaxel plus cisplatin (DCP) "
    "or gemcitabine plus oxaliplatin (GOX)."
)
REFERENCE = (
    '<ref id="r1"><label>1</label><mixed-citation><article-title>Docetaxel in a randomised trial'
    "</article-title></mixed-citation></ref>"
)


def trials(tmp_path, body, table="", discussion=""):
    path = tmp_path / "paper.xml"
    path.write_text(
        f"<article><front><article-meta><title-group><article-title>{TITLE}</article-title>"
        f"</title-group><abstract><p>{ABSTRACT}</p></abstract></article-meta></front><body>"
        f"<sec><title>Results</title><p>{escape(body)}</p>{table}</sec>"
        f"<sec><title>Discussion</title><p>{discussion}</p></sec></body>"
        f"<back><ref-list>{REFERENCE}</ref-list></back></article>",
        "utf-8",
    )
    return extract(path).trials


def paper(tmp_path, body, table=""):
    (own,) = (t for t in trials(tmp_path, body, table) if t.attribution.source == "own")
    return own


def test_values_stand_under_the_abbreviation_of_their_arm(tmp_path):
    own = paper(
        tmp_path,
        "Between the GOX and DCP arms the response rate did not differ (31% vs 36%, p = 0.6).",
    )
    assert [r.arm_values for r in own.results] == [("36%", "31%")]


def test_rows_of_sizes_are_no_results(tmp_path):
    rows = [("Total", "45", "45", "&lt;0.001"), ("Nausea", "9 (20)", "3 (7)", "0.04")]
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    names = ("Adverse event", "GOX, n (%)", "DCP, n (%)", "P value")
    head = f"<thead><tr>{''.join(f'<th>{n}</th>' for n in names)}</tr></thead>"
    table = (
        "<table-wrap><label>Table 2</label><caption><p>Adverse events</p></caption>"
        f"<table>{head}<tbody>{cells}</tbody></table></table-wrap>"
    )
    own = paper(tmp_path, "Adverse events are in Table 2.", table)
    assert [r.outcome.text for r in own.results] == ["Nausea"]


def test_what_is_said_of_our_patients_is_not_of_the_cited_trial(tmp_path):
    cite = '[<xref ref-type="bibr" rid="r1">1</xref>]'
    told = (
        f"The LUMO-7 trial gave docetaxel weekly, and the response rate was 41% {cite}. "
        "The median survival of our patients was 9.1 months. The trial closed early."
    )
    (cited,) = (
        t
        for t in trials(tmp_path, "Nausea was mild.", discussion=told)
        if t.attribution.source == "cited"
    )
    assert [r.outcome.code for r in cited.results] == ["RESPONSE"]
    assert cited.status == "terminated"


def test_this_kind_of_trial_is_the_papers_own(tmp_path):
    cite = '[<xref ref-type="bibr" rid="r1">1</xref>]'
    told = (
        f"Docetaxel was tested before in the phase 3 LUMO-7 trial, which found a response "
        f"rate of 41% {cite}. This randomised open-label study was done to show that overall "
        "survival is similar with both regimens."
    )
    (cited,) = (
        t
        for t in trials(tmp_path, "Nausea was mild.", discussion=told)
        if t.attribution.source == "cited"
    )
    assert [r.outcome.code for r in cited.results] == ["RESPONSE"]
    assert "open_label" not in cited.design


def sections(tmp_path, introduction="", methods=""):
    path = tmp_path / "paper.xml"
    path.write_text(
        f"<article><front><article-meta><title-group><article-title>{TITLE}</article-title>"
        f"</title-group><abstract><p>{ABSTRACT}</p></abstract></article-meta></front><body>"
        f"<sec><title>Introduction</title><p>{introduction}</p></sec>"
        f"<sec><title>Methods</title><p>{methods}</p></sec></body></article>",
        "utf-8",
    )
    (own,) = (t for t in extract(path).trials if t.attribution.source == "own")
    return own


def test_the_methods_name_the_trial(tmp_path):
    own = sections(tmp_path, methods="Study BILE-77 was a phase 2, randomised trial.")
    assert own.acronym == "BILE-77"


def test_an_aim_goes_on_from_the_one_before(tmp_path):
    told = (
        "The primary aim of this trial was to compare overall survival. "
        "The secondary aim was to compare the toxicity of the regimens."
    )
    own = sections(tmp_path, introduction=told)
    assert [(e.role, e.outcome.code) for e in own.endpoints] == [
        ("primary", "OS"),
        ("secondary", "TOXICITY"),
    ]
