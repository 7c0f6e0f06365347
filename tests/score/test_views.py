"""The scorer against cases counted by hand."""

import pytest

from extractor.errors import UsageError
from extractor.records import AssociationRecord, TrialRecord
from extractor.score import score
from extractor.score.agree import same_references
from extractor.score.associations import count_view
from extractor.score.counts import Counts, bootstrap_f1, macro_f1, total


def association(
    genes=("TNFRSF11A",),
    state="high",
    cancer="DOID:1380",
    outcome="PFS",
    direction="worse",
    p=("=", "0.01"),
    effect=None,
    source="own",
    text=None,
    accepted=(),
):
    return AssociationRecord.model_validate(
        {
            "record_id": "x",
            "document": {"doc_id": "paper"},
            "biomarker": {
                "text": text or "/".join(genes),
                "genes": [{"symbol": g} for g in genes],
                "state": state,
            },
            "cancer": cancer and {"id": cancer, "accepted": accepted},
            "outcome": {"code": outcome},
            "direction": direction,
            "p_value": p and {"comparator": p[0], "value": p[1], "text": "p"},
            "effect": effect,
            "attribution": {"source": source},
        }
    )


HR = {"measure": "HR", "value": "0.82", "ci_low": "0.69", "ci_high": "0.98"}

# Each case: its name, the view, gold, predicted; then what is right, found and wanted.
CASES = [
    ("the same record", "tuple", [association()], [association()], 1, 1, 1),
    ("nothing found", "tuple", [association()], [], 0, 0, 1),
    ("nothing wanted", "tuple", [], [association()], 0, 1, 0),
    ("an empty paper", "tuple", [], [], 0, 0, 0),
    (
        "genes in another order",
        "tuple",
        [association(("TNFSF11", "TNFRSF11B"))],
        [association(("TNFRSF11B", "TNFSF11"))],
        1,
        1,
        1,
    ),
    (
        "one gene of two",
        "tuple",
        [association(("TNFSF11", "TNFRSF11B"))],
        [association(("TNFSF11",))],
        0,
        1,
        1,
    ),
    ("another gene", "tuple", [association()], [association(("TNFSF11",))], 0, 1, 1),
    ("another cancer", "tuple", [association()], [association(cancer="DOID:1612")], 0, 1, 1),
    (
        "a cancer the gold accepts",
        "tuple",
        [association(cancer="DOID:9256", accepted=("DOID:219",))],
        [association(cancer="DOID:219")],
        1,
        1,
        1,
    ),
    (
        "no cancer on either side",
        "tuple",
        [association(cancer=None)],
        [association(cancer=None)],
        1,
        1,
        1,
    ),
    ("no cancer on one side", "tuple", [association()], [association(cancer=None)], 0, 1, 1),
    ("another outcome", "tuple", [association()], [association(outcome="OS")], 0, 1, 1),
    ("0.010 is 0.01", "tuple", [association()], [association(p=("=", "0.010"))], 1, 1, 1),
    ("another comparator", "tuple", [association()], [association(p=("<", "0.01"))], 0, 1, 1),
    ("both p-values null", "tuple", [association(p=None)], [association(p=None)], 1, 1, 1),
    ("one p-value null", "tuple", [association(p=None)], [association()], 0, 1, 1),
    (
        "ns has no value",
        "tuple",
        [association(p=("ns", None))],
        [association(p=("ns", None))],
        1,
        1,
        1,
    ),
    ("found twice, wanted once", "tuple", [association()], [association(), association()], 1, 2, 1),
    ("wanted twice, found once", "tuple", [association(), association()], [association()], 1, 1, 2),
    (
        "direction does not count in tuple",
        "tuple",
        [association()],
        [association(direction="better")],
        1,
        1,
        1,
    ),
    (
        "direction counts in full",
        "full",
        [association()],
        [association(direction="better")],
        0,
        1,
        1,
    ),
    (
        "low and better is high and worse",
        "full",
        [association(state="low", direction="better")],
        [association(state="high", direction="worse")],
        1,
        1,
        1,
    ),
    (
        "low and worse is not high and worse",
        "full",
        [association(state="low")],
        [association(state="high")],
        0,
        1,
        1,
    ),
    (
        "none has no side",
        "full",
        [association(state="low", direction="none")],
        [association(direction="none")],
        1,
        1,
        1,
    ),
    ("attribution counts in full", "full", [association()], [association(source="cited")], 0, 1, 1),
    (
        "a pair counts once",
        "pair",
        [association(), association(outcome="OS")],
        [association(outcome="DFS")],
        1,
        1,
        1,
    ),
    (
        "a statistic counts wherever it is attached",
        "statistic",
        [association(effect=HR)],
        [association(("TP53",), effect=HR, p=None)],
        1,
        1,
        2,
    ),
    (
        "two markers without genes have the same gene set",
        "tuple",
        [association((), text="NLR")],
        [association((), text="serum LDH")],
        1,
        1,
        1,
    ),
    (
        "a marker without genes is no gene",
        "tuple",
        [association((), text="serum LDH")],
        [association(("LDHA",), text="serum LDH")],
        0,
        1,
        1,
    ),
    (
        "a pair without genes counts once in a cancer",
        "pair",
        [association((), text="NLR"), association((), text="serum LDH")],
        [association((), text="NLR")],
        1,
        1,
        1,
    ),
]


@pytest.mark.parametrize(
    ("view", "gold", "predicted", "expected"),
    [pytest.param(c[1], c[2], c[3], Counts(*c[4:]), id=c[0]) for c in CASES],
)
def test_view_counts_as_by_hand(view, gold, predicted, expected):
    assert count_view(view, gold, predicted) == expected


def test_best_match_comes_first():
    gold = [association(direction="better"), association(direction="worse")]
    predicted = [association(direction="worse"), association(direction="better")]
    assert count_view("full", gold, predicted) == Counts(2, 2, 2)


def test_markers_without_genes_are_matched_by_name_first():
    gold = [association((), text="NLR"), association((), text="LDH", direction="better")]
    predicted = [association((), text="high LDH", direction="better"), association((), text="NLR")]
    assert count_view("full", gold, predicted) == Counts(2, 2, 2)


def test_counts_add_and_undefined_is_not_zero():
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)
    assert Counts().f1 is None
    assert Counts(0, 1, 0).f1 == 0
    assert total([Counts(1, 1, 2), Counts(1, 3, 2)]).precision == pytest.approx(0.5)


def test_macro_leaves_out_papers_without_anything():
    assert macro_f1({"a": Counts(1, 1, 1), "b": Counts()}) == 1.0


def test_bootstrap_holds_the_figure_and_repeats():
    papers = {str(i): Counts(i % 2, 1, 1) for i in range(20)}
    low, high = bootstrap_f1(papers)
    assert low < 0.5 < high
    assert bootstrap_f1(papers) == (low, high)
    assert bootstrap_f1({}) is None


def test_papers_do_not_mix():
    report = score({"a": (association(),), "b": ()}, {"b": (association(),)}, views=["tuple"])
    assert report["tuple"].counts == Counts(0, 1, 1)
    assert report.missing == ("a",)
    assert "papers:2" in report.signature


def test_unknown_view_is_refused():
    with pytest.raises(UsageError, match="choose from"):
        score({}, {}, views=["nonsense"])


def trial(**fields):
    return TrialRecord.model_validate({"record_id": "t", "document": {"doc_id": "p"}, **fields})


def slots(gold, predicted):
    report = score({"p": tuple(gold)}, {"p": tuple(predicted)}, views=["trial"])
    return {item.name.removeprefix("trial."): item.counts for item in report.scores}


def test_trial_identity_by_registry_id_before_acronym():
    gold = trial(registry_ids=["NCT00000001"], acronym="ALPHA")
    assert slots([gold], [trial(registry_ids=["NCT00000001"])])["identity"] == Counts(1, 1, 1)
    other = trial(registry_ids=["NCT00000002"], acronym="ALPHA")
    assert slots([gold], [other])["identity"] == Counts(0, 1, 1)
    assert slots([gold], [trial(acronym="Alpha")])["identity"] == Counts(1, 1, 1)


def test_trial_slots_of_the_own_trial_are_compared_without_a_name():
    gold = trial(registry_ids=["NCT00000001"], phase="3", participants={"value": 120})
    counts = slots([gold], [trial(phase="3", participants={"value": 121})])
    assert counts["identity"] == Counts(0, 1, 1)
    assert counts["phase"] == Counts(1, 1, 1)
    assert counts["participants"] == Counts(0, 1, 1)


def test_trial_without_a_partner_costs_its_slots():
    cited = {"attribution": {"source": "cited", "references": ["4"]}}
    counts = slots([], [trial(acronym="BETA", phase="2", **cited)])
    assert counts["identity"] == Counts(0, 1, 0)
    assert counts["phase"] == Counts(0, 1, 0)


def test_cited_trials_are_the_same_by_their_keys_whatever_works_stand_behind():
    cited = {"source": "cited", "references": ["4"]}
    works = [{"key": "4", "text": "Doe J. A trial."}]
    found = trial(phase="2", attribution={**cited, "works": works})
    counts = slots([trial(phase="2", attribution=cited)], [found])
    assert counts["identity"] == Counts(1, 1, 1)


def test_trial_interventions_and_results():
    result = {"outcome": {"code": "OS"}, "effect": HR, "direction": "improved"}
    arms = [{"interventions": [{"name": "Denosumab", "dose": "120", "unit": "mg"}]}]
    gold = trial(acronym="A", arms=arms, results=[result])
    found = trial(
        acronym="A",
        arms=[{"interventions": [{"name": "denosumab"}, {"name": "placebo"}]}],
        results=[{**result, "direction": "worse"}],
    )
    counts = slots([gold], [found])
    assert counts["intervention"] == Counts(1, 2, 1)
    assert counts["dose_schedule"] == Counts(0, 0, 1)
    assert counts["result"] == Counts(1, 1, 1)
    assert counts["direction"] == Counts(0, 1, 1)


def test_a_name_with_a_year_is_one_reference_however_it_is_written():
    """The gold keeps what is printed, the extractor the key of the list of references."""

    def citing(*references):
        record = association(source="cited")
        attribution = record.attribution.model_copy(update={"references": references})
        return record.model_copy(update={"attribution": attribution})

    printed = citing("Lind et al. 2011", "Abe, 2014b")
    assert same_references(printed, citing("abe2014b", "lind2011"))
    assert not same_references(printed, citing("lind2012", "abe2014b"))
    assert not same_references(citing("4"), citing("5"))
