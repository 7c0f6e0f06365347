"""Each rule fires on its hits and stays silent on its misses; each cue table likewise."""

import pytest
from markup import parse_document

from extractor.relations.assays import ASSAYS, CONTRASTS
from extractor.relations.background import BEGINS
from extractor.relations.clause_gates import CLAUSE_GATES
from extractor.relations.clauses import BREAKS
from extractor.relations.context import read_context
from extractor.relations.directions import DIRECTION_CUES
from extractor.relations.find import find_in_sentences
from extractor.relations.gates import SENTENCE_GATES
from extractor.relations.qualifiers import ANALYSES, CITING, HEDGES, NEGATIONS, OWN, SUBJECTS, VAGUE
from extractor.relations.roles import ROLES
from extractor.relations.rules import ALL_RULES
from extractor.relations.states import STATE_CUES
from extractor.relations.subject import BARE, STAND_INS
from extractor.types import AssociationFinding

ALL_CUES = (
    *DIRECTION_CUES,
    *NEGATIONS,
    *HEDGES,
    *CITING,
    *OWN,
    *SUBJECTS,
    *STATE_CUES,
    *STAND_INS,
    BARE,
    BEGINS,
    VAGUE,
    *BREAKS,
    *(cue for _, cue in (*CLAUSE_GATES, *SENTENCE_GATES, *ANALYSES, *ROLES, *ASSAYS, *CONTRASTS)),
)


def findings(text, rules):
    document, sentences = parse_document(("body", "results", text))
    made = find_in_sentences(read_context(document, sentences), sentences, rules)
    return [f for f in made if isinstance(f, AssociationFinding)]


def cases(items, field):
    return [
        pytest.param(item, text, id=f"{item.id}-{n}")
        for item in items
        for n, text in enumerate(getattr(item, field), start=1)
    ]


@pytest.mark.parametrize(("rule", "text"), cases(ALL_RULES, "hits"))
def test_rule_fires(rule, text):
    assert findings(text, [rule])


@pytest.mark.parametrize(("rule", "text"), cases(ALL_RULES, "misses"))
def test_rule_stays_silent(rule, text):
    assert not findings(text, [rule])


@pytest.mark.parametrize(("cue", "text"), cases(ALL_CUES, "hits"))
def test_cue_is_found(cue, text):
    assert cue.pattern.search(text)


@pytest.mark.parametrize(("cue", "text"), cases(ALL_CUES, "misses"))
def test_cue_is_not_found(cue, text):
    assert not cue.pattern.search(text)


def test_rule_ids_are_unique():
    ids = [rule.id for rule in ALL_RULES]
    assert len(ids) == len(set(ids))
