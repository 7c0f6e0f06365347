"""What is said about trials, sentence by sentence; every sentence is of our own writing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from markup import parse_markup

from extractor.trials import find_trials
from extractor.types import Callout, Document, Passage, TrialFinding

TITLE = "[Alphamab](DRUG) versus [betacin](DRUG) in [lung cancer](CANCER) (LUMO): a phase III trial"
ABSTRACT = (
    "Patients with stage IV [lung cancer](CANCER) were randomised to receive "
    "[alphamab](DRUG) 120 mg every 4 weeks or [betacin](DRUG) 75 mg/m2 every 3 weeks.",
    "The primary endpoint was [overall survival](OUTCOME); secondary endpoints were "
    "[progression-free survival](OUTCOME) and safety.",
    "We randomly assigned 412 patients in 31 centres.",
    "[Overall survival](OUTCOME) was longer with [alphamab](DRUG) (HR 0.71, 95% CI 0.58-0.87; "
    "P = 0.001).",
    "[Progression-free survival](OUTCOME) did not differ between the arms (P = 0.34).",
    "At a median follow-up of 28 months, no new signals were seen.",
    "Registered as NCT0123 4567.",
)


def document(parts, callouts=()):
    """Return a document and its sentences from (section, kind, marked text) parts."""
    text, passages, sentences = "", [], []
    for section, kind, marked in parts:
        sentence = parse_markup(marked, start=len(text), passage=len(passages))
        passages.append(
            Passage(
                text=sentence.text,
                start=sentence.start,
                end=sentence.end,
                kind=kind,
                section=section,
            )
        )
        sentences.append(sentence)
        text += sentence.text + "\n"
    found = tuple(
        Callout(start=text.index(printed), end=text.index(printed) + len(printed), keys=keys)
        for printed, keys in callouts
    )
    title = sentences[0].text if parts[0][1] == "title" else None
    made = Document(
        doc_id="d",
        sha256="0" * 64,
        source="text",
        text=text,
        passages=tuple(passages),
        callouts=found,
        title=title,
    )
    return made, tuple(sentences)


def trials(parts, callouts=()):
    found = find_trials(*document(parts, callouts))
    return [f for f in found if isinstance(f, TrialFinding)]


def report():
    return [("title", "title", TITLE), *(("abstract", "body", t) for t in ABSTRACT)]


def test_own_trial_of_a_report():
    (own,) = trials(report())
    assert own.attribution.source == "own"
    assert (own.acronym, own.registry_ids, own.phase) == ("LUMO", ("NCT01234567",), "3")
    assert own.participants is not None
    assert (own.participants.value, own.participants.kind) == (412, "randomised")
    assert {"randomised", "multicentre"} <= set(own.design)
    assert own.follow_up is not None
    assert own.follow_up.value == Decimal(28)


def test_arms_with_doses():
    (own,) = trials(report())
    first, second = (arm.interventions[0] for arm in own.arms)
    assert (first.name, first.dose, first.unit) == ("alphamab", "120", "mg")
    assert first.schedule == "every 4 weeks"
    assert (second.name, second.dose, second.unit) == ("betacin", "75", "mg/m2")
    assert [arm.role for arm in own.arms] == ["experimental", "comparator"]


def test_endpoints_and_results():
    (own,) = trials(report())
    assert {(e.role, e.outcome.code) for e in own.endpoints} == {
        ("primary", "OS"),
        ("secondary", "PFS"),
        ("secondary", "TOXICITY"),
    }
    results = {r.outcome.code: r for r in own.results}
    assert results["OS"].direction == "improved"
    assert results["OS"].effect is not None
    assert results["OS"].effect.value == Decimal("0.71")
    assert results["PFS"].direction == "no_difference"


def test_meta_analysis_has_no_own_trial():
    title = "[Alphamab](DRUG) in [lung cancer](CANCER): a meta-analysis of randomised trials"
    assert trials([("title", "title", title)]) == []


def test_cited_trial_carries_its_references():
    text = (
        "In the phase 3 DALIA trial of 1432 patients, [alphamab](DRUG) prolonged "
        "[overall survival](OUTCOME) compared with placebo [84]."
    )
    (cited,) = trials([("introduction", "body", text)], [("[84]", ("84",))])
    assert (cited.acronym, cited.phase) == ("DALIA", "3")
    assert cited.attribution.source == "cited"
    assert cited.attribution.references == ("84",)
    assert cited.participants is not None
    assert cited.participants.value == 1432


def test_ids_of_one_list_are_trials_of_their_own():
    text = (
        "Trials of [alphamab](DRUG) in [melanoma](CANCER) are ongoing [NCT01111111, NCT02222222]."
    )
    found = trials([("discussion", "body", text)])
    assert [f.registry_ids for f in found] == [("NCT01111111",), ("NCT02222222",)]
    assert {f.status for f in found} == {"ongoing"}


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        ("The trial was registered as ISRCTN12345678.", ("ISRCTN12345678",)),
        ("A phase 3 trial of gamma (NCT09999999) is under way.", ()),
    ],
)
def test_an_id_in_the_conclusions_is_the_papers_own_where_it_says_so(told, ids):
    parts = [p for p in report() if "NCT0123" not in p[2]]
    own = trials([*parts, ("conclusions", "body", told)])[0]
    assert own.registry_ids == ids


def test_a_registration_beside_a_cited_policy_is_the_papers_own():
    parts = [p for p in report() if "NCT0123" not in p[2]]
    told = "The trial was registered as journals ask [1] under ISRCTN12345678."
    found = trials([*parts, ("methods", "body", told)], [("[1]", ("1",))])
    assert [t.registry_ids for t in found] == [("ISRCTN12345678",)]


def test_the_group_before_a_name_makes_no_other_trial():
    title = "[Alphamab](DRUG) in [melanoma](CANCER): lessons from the MRC LIMA1 trial"
    told = "In the LIMA1 trial, 120 patients were randomised to [alphamab](DRUG) or placebo [4]."
    found = trials([("title", "title", title), ("introduction", "body", told)], [("[4]", ("4",))])
    assert [t.acronym for t in found] == ["MRC LIMA1"]


def test_id_in_a_reference_is_not_the_papers_own():
    parts = [*report()[:-1], ("references", "reference", "A trial of gamma. NCT09999999.")]
    (own,) = trials(parts)
    assert own.registry_ids == ()


def test_ongoing_trial_has_no_results():
    text = (
        "The ongoing LIMA trial compares [alphamab](DRUG) with [betacin](DRUG) for "
        "[overall survival](OUTCOME) (P = 0.05 planned) [3]."
    )
    (cited,) = trials([("discussion", "body", text)], [("[3]", ("3",))])
    assert cited.status == "ongoing"
    assert cited.results == ()


def test_a_heading_of_a_review_names_the_drug_of_the_trials_below_it():
    parts = [
        ("title", "title", "Kinase inhibitors: a review"),
        ("other", "heading", "ABC-12345"),
        ("other", "body", "In a phase II study of 40 patients the response rate was 12% [7]."),
    ]
    made, sentences = document(parts, [("[7]", ("7",))])
    passages = [
        replace(p, heading="ABC-12345") if n == 2 else p for n, p in enumerate(made.passages)
    ]
    found = find_trials(replace(made, passages=tuple(passages)), sentences)
    cited = [f for f in found if isinstance(f, TrialFinding)]
    assert [i.name for f in cited for a in f.arms for i in a.interventions] == ["ABC-12345"]


def test_surgery_alone_is_one_treatment():
    (own,) = trials(
        [
            ("title", "title", "Alphamab after surgery: a randomised trial"),
            (
                "abstract",
                "body",
                "Patients were randomised to [surgery](DRUG) alone or [alphamab](DRUG).",
            ),
        ]
    )
    names = {i.name for a in own.arms for i in a.interventions}
    assert names == {"surgery", "alphamab"}


def cited_in(text, *callouts):
    parts = [("title", "title", "Alphamab: a review"), ("discussion", "body", text)]
    return trials(parts, callouts)


def test_trials_of_one_list_share_what_is_said():
    text = (
        "The LUMO, DALIA and VESPER trials of [alphamab](DRUG) in [melanoma](CANCER) were "
        "randomised [4]."
    )
    found = cited_in(text, ("[4]", ("4",)))
    assert {f.acronym for f in found} == {"LUMO", "DALIA", "VESPER"}
    assert {i.name for f in found for a in f.arms for i in a.interventions} == {"alphamab"}


def test_group_and_number_name_a_trial():
    text = "In CALGB 9344, 3121 patients received [alphamab](DRUG) [9]."
    (found,) = cited_in(text, ("[9]", ("9",)))
    assert found.acronym == "CALGB 9344"


def test_a_trial_without_a_name_takes_the_reference_next_to_it():
    text = (
        "Unlike others [3], a randomised trial of [alphamab](DRUG) versus placebo in 200 "
        "patients was positive [7]."
    )
    (found,) = cited_in(text, ("[3]", ("3",)), ("[7]", ("7",)))
    assert found.attribution.references == ("7",)


def test_planned_numbers_are_no_participants():
    parts = [
        ("title", "title", "[Alphamab](DRUG) in pain: study protocol of a randomised trial"),
        ("abstract", "body", "A total of 120 patients will be randomised to [alphamab](DRUG)."),
    ]
    (own,) = trials(parts)
    assert own.participants is None
    assert own.status == "planned"


def test_treatments_that_no_vocabulary_knows_are_named_by_the_allotment():
    parts = [
        ("title", "title", "Walking after surgery: a randomised trial"),
        (
            "abstract",
            "body",
            "Patients were randomly assigned to supervised walking (n = 40) or to usual care "
            "(n = 41).",
        ),
    ]
    (own,) = trials(parts)
    assert [(a.interventions[0].name, a.n) for a in own.arms] == [
        ("supervised walking", 40),
        ("usual care", 41),
    ]


def test_two_ids_of_one_registry_are_two_trials():
    parts = [
        ("title", "title", "[Alphamab](DRUG) in pain: two randomised trials"),
        (
            "abstract",
            "body",
            "LUMO 1 trial (NCT01111111) and LUMO 2 trial (NCT02222222) tested [alphamab](DRUG).",
        ),
    ]
    found = trials(parts)
    assert [f.registry_ids for f in found] == [("NCT01111111",), ("NCT02222222",)]


def test_an_outcome_without_a_known_name_is_an_endpoint():
    parts = [
        ("title", "title", "[Alphamab](DRUG) in gout: a randomised trial"),
        ("abstract", "body", "The primary outcome was the distance walked in six minutes."),
    ]
    (own,) = trials(parts)
    assert [(e.role, e.outcome.code) for e in own.endpoints] == [("primary", "OTHER")]


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("In the LIMA1 trial, [tumours](CANCER) shrank after [alphamab](DRUG) [4].", "melanoma"),
        ("In the LIMA1 trial of [lung cancer](CANCER), [alphamab](DRUG) was safe [4].", "lung"),
    ],
)
def test_cancer_alone_is_the_cancer_of_the_paper(said, condition):
    title = "[Alphamab](DRUG) in [melanoma](CANCER): a randomised phase 2 trial"
    *_, cited = trials([("title", "title", title), ("discussion", "body", said)],
                       [("[4]", ("4",))])  # fmt: skip
    assert cited.condition is not None
    assert condition in (cited.condition.name or "")
