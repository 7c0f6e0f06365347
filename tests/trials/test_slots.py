"""Every slot pattern carries its hits and misses; these run them."""

import re

import pytest

from extractor.trials import (
    apart,
    arm_labels,
    arms,
    article,
    backbone,
    changes,
    codes,
    common,
    conditions,
    cycles,
    designs,
    directions,
    doses,
    dosing,
    endpoints,
    experiments,
    followup,
    free,
    fullnames,
    grids,
    group_names,
    groups,
    interventions,
    kinds,
    labels,
    lone_counts,
    moments,
    names,
    pairing,
    participants,
    phases,
    phrases,
    place_names,
    raised,
    ranks,
    referred,
    regimens,
    registries,
    reported,
    result_words,
    review_heads,
    row_outcomes,
    row_status,
    rows,
    schedules,
    seeds,
    side_effects,
    sides,
    sized,
    status,
    subject,
    treatment_nouns,
    values,
    works,
)

TABLES = {
    "registries": registries.REGISTRIES,
    "designs": designs.DESIGNS,
    "statuses": status.STATUSES,
    "phases": phases.PHASES,
    "names": names.CONTEXTS,
    "place_names": (place_names.NUMBERED, place_names.PLACE),
    "title_names": names.TITLE_CONTEXTS,
    "not_a_trial": article.NOT_A_TRIAL,
    "title_cues": article.TITLE_CUES,
    "abstract_cues": article.ABSTRACT_CUES,
    "grouped": (article.GROUPED, article.GIVEN, article.LISTED),
    "pilots": (experiments.PILOT, experiments.TREATS, experiments.REVIEWS),
    "experiments": experiments.EXPERIMENT_CUES,
    "subjects": (subject.EFFECT_OF, subject.OPENS),
    "sized": (sized.SIZE, sized.GROUPS, sized.LABELLED, sized.BEHIND),
    "complaints": (conditions.WITH, conditions.FOR),
    "treatment_nouns": (treatment_nouns.NOUN,),
    "participants": participants.PARTICIPANTS,
    "totals": participants.TOTALS,
    "interventions": interventions.OTHER_INTERVENTIONS,
    "roles": ranks.ROLES,
    "dosing": (dosing.PIECES, dosing.NOT_PLANNED),
    "cycles": (cycles.CYCLE, cycles.REPEATED),
    "referred": (referred.SUBJECT,),
    "common": (common.EITHER, common.BOTH, common.NEXT_TO_IT),
    "labels": (labels.LABEL,),
    "moments": (moments.MOMENTS,),
    "changes": (changes.THEN, changes.LOADING, changes.LATER),
    "kinds": (kinds.BESIDE, kinds.GOES_WITH),
    "headed_arms": (arms.HEADED,),
    "made_of": (regimens.MADE_OF,),
    "groups": (groups.LABELLED, groups.LETTERED, groups.COUNTED),
    "backbone": (backbone.SHARED, backbone.GIVEN),
    "numbered": (codes.NUMBERED,),
    "allotted": (phrases.ALLOTTED,),
    "named_endpoints": (ranks.NAMED,),
    "outcomes": endpoints.OTHER_OUTCOMES,
    "measures": endpoints.MEASURES,
    "of_many": (article.OF_MANY,),
    "heads": review_heads.HEADS,
    "outcome_heads": review_heads.OUTCOME_HEADS,
    "planned": (review_heads.PLANNED,),
    "row_statuses": row_status.STATUSES,
    "follow_ups": followup.FOLLOW_UPS,
    "populations": followup.POPULATIONS,
    "routes": doses.ROUTES,
    "explained": (interventions.EXPLAINED,),
    "schedules": (schedules.SCHEDULE, schedules.RIGHT_BEFORE),
    "subgroups": result_words.SUBGROUPS,
    "not_a_result": result_words.NOT_A_RESULT,
    "cohorts": (result_words.COHORTS,),
    "result_outcomes": reported.RESULT_OUTCOMES,
    "free": free.FREE,
    "values": (*values.VALUES, raised.RAISED),
    "not_values": values.NOT_VALUES,
    "arm_words": sides.ARM_WORDS,
    "columns": grids.COLUMNS,
    "not_outcome_tables": (grids.NOT_OUTCOMES,),
    "covariates": (grids.COVARIATE,),
    "captions": row_outcomes.CAPTIONS,
    "row_outcomes": row_outcomes.ROW_OUTCOMES,
    "directions": directions.TABLE,
    "apart": apart.TABLE,
    "arm_labels": (*arm_labels.DEFINED, sides.LETTER),
    "lone_counts": lone_counts.TABLE,
    "side_effects": side_effects.TABLE,
    "unnamed": seeds.UNNAMED,
    "several_and_claims": (seeds.SEVERAL, seeds.CLAIM, seeds.MARKED),
    "full_names": (fullnames.DEFINED,),
    "rows": (rows.CAPTION, rows.ROW),
    "works": works.WORKS,
    "group_trials": (group_names.GROUP_TRIAL,),
    "controls": pairing.CONTROLS,
}


def cases(field):
    return [
        pytest.param(entry, text, id=f"{table}-{entry.value}-{n}")
        for table, entries in TABLES.items()
        for entry in entries
        for n, text in enumerate(getattr(entry, field), start=1)
    ]


@pytest.mark.parametrize(("entry", "text"), cases("hits"))
def test_pattern_matches(entry, text):
    assert entry.pattern.search(text)


@pytest.mark.parametrize(("entry", "text"), cases("misses"))
def test_pattern_stays_silent(entry, text):
    match = entry.pattern.search(text)
    silent = match is None or (
        # A name also has to look like one; the pattern alone is wider.
        "names" in match.groupdict() and not names.is_name(match.group("names"))
    )
    assert silent


@pytest.mark.parametrize("table", TABLES)
def test_every_pattern_has_a_hit(table):
    assert all(entry.hits for entry in TABLES[table])


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("a phase III trial", "3"),
        ("a phase Ib/II study", "1b/2"),
        ("phase I/II", "1/2"),
        ("Phase 2a", "2a"),
        ("phase three", "3"),
        ("phase II/III trial", "2/3"),
        ("phase IV", "4"),
        ("the S phase of cells", None),
    ],
)
def test_phase(text, phase):
    assert phases.find_phase(text) == phase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NCT 0123\n4567", "NCT01234567"),
        ("EudraCT 2010-022162-27", "2010-022162-27"),
        ("ISRCTN: ISRCTN12345678", "ISRCTN12345678"),
        ("ChiCTR-TRC-12001234", "ChiCTR-TRC-12001234"),
        ("UMIN-CTR: UMIN000012345", "UMIN000012345"),
    ],
)
def test_registry_id_is_written_as_its_registry_does(text, found):
    assert [i.id for i in registries.find_ids(text)] == [found]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Four hundred and thirty-three patients were randomized.", 433, "randomised"),
        ("We randomly assigned 900 patients to surgery.", 900, "randomised"),
        ("Altogether 87 patients were enrolled.", 87, "enrolled"),
        ("In a phase 3 clinical trial of 1,432 patients, A won.", 1432, "enrolled"),
    ],
)
def test_participants(text, value, kind):
    first = next(participants.find_participants(text))
    assert (first.value, first.kind) == (value, kind)


def test_patterns_end_on_long_lines():
    text = "phase " * 3000 + "(" * 3000 + "patients " * 3000
    for entries in TABLES.values():
        for entry in entries:
            assert isinstance(entry.pattern, re.Pattern)
            entry.pattern.search(text)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        (" bid on days 2 to 5 of each 9-day cycle, or B", "bid on days 2 to 5 of each 9-day cycle"),
        (" daily for three weeks on/one week off", "daily for three weeks on/one week off"),
        (" orally on day 1 of a 21-day cycle", "day 1 of a 21-day cycle"),
        (" in 20 daily fractions of 2 Gy over four weeks", "20 daily fractions of 2 Gy"),
        (" q3w and then surgery", "q3w"),
        (" given to all", None),
    ],
)  # fmt: skip
def test_schedule_is_the_whole_printed_phrase(text, schedule):
    assert schedules.find_schedule(text) == schedule
