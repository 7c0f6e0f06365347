"""What many papers say together: sources counted once, conflicts with their context, trials."""

import pytest
from made import association, trial

from extractor.store import claims, conflicts, merge_trials

WORK = {"key": "7", "doi": "10.1000/primary"}
SAME_WORK = {"key": "31", "doi": "10.1000/PRIMARY", "pmid": "12"}
OTHER = {"key": "8", "pmid": "99"}
HR = {"measure": "HR", "value": "1.82", "ci_low": "1.10", "ci_high": "3.02"}


def strength(*records):
    made = claims(records)
    assert len(made) == 1
    return made[0].strength


@pytest.mark.parametrize(
    ("records", "sources"),
    [
        pytest.param([association("a", p=None), association("b", p=None)], 2, id="two papers"),
        pytest.param([association("a"), association("a", p=("<", "0.05"))], 1, id="one paper"),
        pytest.param(
            [
                association("a", source="cited", works=[WORK], p=None),
                association("b", source="cited", works=[SAME_WORK], p=None),
            ],
            1,
            id="two reviews cite one work",
        ),
        pytest.param(
            [
                association("a", source="cited", works=[WORK], p=None),
                association("b", source="cited", works=[OTHER], p=None),
            ],
            2,
            id="two reviews cite two works",
        ),
        pytest.param(
            [
                association("a", source="cited", works=[WORK], p=None),
                association("b", doi="10.1000/primary", p=None),
            ],
            1,
            id="a review and the paper it cites",
        ),
        pytest.param(
            [association("a", effect=HR, p=None), association("b", effect=HR, p=None)],
            1,
            id="the same ratio and interval",
        ),
        pytest.param([association("a"), association("b")], 1, id="the same exact p"),
        pytest.param(
            [association("a", p=("<", "0.001")), association("b", p=("<", "0.001"))],
            2,
            id="the same bound says nothing",
        ),
        pytest.param(
            [
                association("a", source="cited", works=[{"key": "3"}], p=None),
                association("a", source="cited", works=[{"key": "4"}], p=None),
            ],
            2,
            id="two references of which only the numbers are known",
        ),
    ],
)
def test_independent_sources(records, sources):
    assert strength(*records) == sources


def test_low_and_better_is_the_same_claim_as_high_and_worse():
    assert (
        strength(association("a"), association("b", state="low", direction="better", p=None)) == 2
    )


def test_why_is_said():
    one, two = (association(d, source="cited", works=[WORK], p=None) for d in "ab")
    (claim,) = claims([one, two])
    assert claim.why == ("a and b: doi:10.1000/primary",)


def test_animals_make_no_claim():
    assert claims([association("a", subject="animal")]) == ()


def test_conflict_names_what_differs():
    one = association("a", subgroup="stage III", analysis="univariate")
    two = association("b", direction="better", analysis="univariate")
    (conflict,) = conflicts(claims([one, two]))
    assert conflict.differs == (("subgroup", ("stage III",), ("whole cohort",)),)
    assert "stage III" in conflict.why


@pytest.mark.parametrize(
    "other",
    [
        association("b"),
        association("b", state="low", direction="better"),
        association("b", direction="none"),
        association("b", direction="better", outcome="PFS"),
        association("b", direction="better", cancer=("DOID:1612", "breast cancer")),
    ],
)
def test_no_conflict(other):
    assert conflicts(claims([association("a"), other])) == ()


def joined(*records):
    named = [r.model_copy(update={"record_id": str(i)}) for i, r in enumerate(records)]
    return sorted(len(m.records) for m in merge_trials(named))


@pytest.mark.parametrize(
    ("records", "sizes"),
    [
        (
            [
                trial("a", registry_ids=("NCT00000017",)),
                trial("b", registry_ids=("NCT00000017", "ISRCTN11112222"), acronym="MOON-7"),
                trial("c", registry_ids=("ISRCTN11112222",)),
                trial("d", acronym="Moon 7"),
            ],
            [4],
        ),
        ([trial("a", acronym="MOON-7"), trial("b", acronym="MOON7")], [2]),
        ([trial("a", acronym="MOON-7"), trial("b", acronym="MOON-8")], [1, 1]),
        ([trial("a"), trial("b")], [1, 1]),
        ([trial("a", acronym="Study 1"), trial("b", acronym="Study 1")], [1, 1]),
        (
            [
                trial("a", acronym="MOON", registry_ids=("NCT00000017",)),
                trial("b", acronym="MOON", registry_ids=("NCT00000018",)),
                trial("c", acronym="MOON"),
            ],
            [1, 1, 1],
        ),
        (
            [
                trial("a", acronym="MOON", registry_ids=("NCT00000017",)),
                trial("b", acronym="MOON", registry_ids=("2010-012345-17",)),
            ],
            [2],
        ),
    ],
)
def test_trials_are_joined_by_id_then_name(records, sizes):
    assert joined(*records) == sizes
