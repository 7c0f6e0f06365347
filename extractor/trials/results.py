"""Results: what a sentence says came of an outcome, arm by arm, with effect, p and direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ..codes import TrialDirection, Where
from ..printed import effect_of, p_value_of
from ..records import Arm, Evidence, OutcomeRef, TrialResult
from ..types import Sentence
from .arm_labels import labels_in
from .bundles import Bundle, is_p_value
from .claims import Claim, find_claims
from .counting import counts
from .directions import SAME, disagree, from_numbers, from_words, more_is, significance
from .free import free_outcomes
from .lone_counts import of_only_arm
from .merge import merge_results
from .moments import by_moment
from .ordering import doubled, ordered, sides_of
from .paired import paired_results
from .pattern import SlotPattern, compiled
from .raised import raised_spans
from .result_words import NOT_A_RESULT
from .sides import NO_LABELS, Named, Side, find_sides
from .spotted import Spotted, find_outcomes
from .tolerated import tolerated_doses
from .values import find_values
from .whom import around, clause_of, is_of_cohorts, is_of_marker, subgroup_of

_MORE_LESS = compiled(
    r"\b(?:longer|higher|greater|more|superior|better|shorter|lower|fewer|less|inferior|worse|increased|reduced|decreased|improved|prolonged)\b"
)


def _flipped(clause: str, offset: int, named: Sequence[Named]) -> bool:
    """Tell whether the words say of the comparator that it has more or less."""
    word = _MORE_LESS.search(clause)
    if word is None:
        return False
    at = offset + word.start()
    before = [n for n in named if offset <= n.start < at]
    after = [n for n in named if at <= n.start < offset + len(clause)]
    subject = (before[-1:] if before and len({n.key for n in before}) == 1 else after[:1]) or after[
        :1
    ]
    if not subject or subject[0].side != "comparator":
        return False
    lead = clause[: subject[0].start - offset]
    return not compiled(
        r"\b(?:than|versus|vs\.?|compared\s+(?:with|to)|over)\b[^,;]{0,40}\Z"
    ).search(lead)


def _words(
    sentence: Sentence, claim: Claim, named: Sequence[Named], more: int
) -> TrialDirection | None:
    clause = clause_of(sentence, claim.bundle.start if claim.position else claim.outcome.start)
    offset, near = around(sentence, claim)
    told = None if claim.position else from_words(near, more)
    said = told or from_words(clause, more) or from_words(sentence.text, more)
    if told is None and said == "no_difference" and significance(claim.bundle.p_value):
        # "A did not differ at the start, and it rose with B (p < 0.05)": not of this test.
        said = None if claim.bundle.effect is None and not claim.bundle.values else said
    if told is None:
        near, offset = clause, sentence.start + sentence.text.find(clause)
    if said in {"improved", "worse"} and _flipped(near, offset, named):
        return "worse" if said == "improved" else "improved"
    return said


def _direction(
    words: TrialDirection | None, counted: TrialDirection | None, bundle: Bundle, code: str
) -> TrialDirection | None:
    """Let figures decide where a test is printed, else the words."""
    # Whether more of a free outcome is good is a guess from its name, and which way a scale runs
    # is not printed with a difference; words know.
    scaled = bundle.effect is not None and bundle.effect.measure in _SCALED
    if (
        (code == "OTHER" or scaled)
        and counted != "no_difference"
        and words in {"improved", "worse"}
    ):
        return words
    if counted and (bundle.effect is not None or bundle.p_value is not None):
        return counted
    return words or counted


_SCALED = frozenset({"MD", "SMD", "WMD"})


def _raised(sentence: Sentence, bundle: Bundle) -> bool:
    """Tell whether the two values are told "from … to …", that of the arm under test last."""
    if len(bundle.values) != _PAIR:
        return False
    first, last = bundle.values[0].start - sentence.start, bundle.values[-1].end - sentence.start
    return any(a <= first and last <= b for a, b in raised_spans(sentence.text))


def _is_lone(bundle: Bundle) -> bool:
    return len(bundle.values) == 1 and not (bundle.p_value or bundle.effect)


def _doubled(claim: Claim, sentence: Sentence) -> Claim:
    """Return a claim with the value of both arms twice."""
    values = doubled(claim.bundle.values, sentence)
    return replace(claim, bundle=replace(claim.bundle, values=values))


def _result(
    sentence: Sentence,
    claim: Claim,
    where: Where,
    named: Sequence[Named],
    *,
    single: bool,
    roles: Sequence[Side],
) -> TrialResult | None:
    outcome: OutcomeRef = claim.outcome.outcome
    bundle, more = claim.bundle, more_is(outcome)
    if not counts(claim, sentence, where, named, single=single, count=len(roles)):
        return None
    sides, sure = sides_of(bundle.values, named, claim, sentence, roles)
    values = ordered(bundle.values, sides)
    if _raised(sentence, bundle):
        values = bundle.values[::-1]
    numbers: list[Decimal] = [v.number for v in values if v.number is not None]
    words = _words(sentence, claim, named, more)
    counted = from_numbers(bundle.effect, bundle.p_value, numbers, more)
    if not sure and len(numbers) == _PAIR and {words, counted} == {"improved", "worse"}:
        # Which value is whose is not said: the words tell, "A raised it (34 vs 60%)".
        values, counted, numbers = values[::-1], words, numbers[::-1]
    direction = _direction(words, counted, bundle, outcome.code)
    if single and _is_lone(bundle) and direction != "no_difference":
        direction = None  # the figure of an only arm is compared with nothing
    if direction is None and not (bundle.values or bundle.p_value or bundle.effect):
        return None
    return TrialResult(
        outcome=outcome,
        effect=effect_of(bundle.effect),
        p_value=p_value_of(bundle.p_value),
        arm_values=tuple(v.printed for v in values),
        direction=direction,
        conflict=disagree(words, bundle.effect, numbers, more),
        subgroup=subgroup_of(sentence, claim),
        evidence=(Evidence(start=sentence.start, end=sentence.end, where=where),),
    )


def _free(sentence: Sentence, named: Sequence[Named]) -> tuple[Spotted, ...]:
    """Return outcomes of no vocabulary, where a sentence sets arms against each other."""
    between = bool(named) or _BETWEEN_ARMS.search(sentence.text) or _MORE_LESS.search(sentence.text)
    values = find_values(sentence, named)
    told = between or SAME.pattern.search(sentence.text) or len(values) >= _PAIR
    if not told or sentence.table is not None:
        return ()
    sided = len({n.key for n in named}) >= _PAIR and len(values) >= _PAIR
    return free_outcomes(sentence, find_outcomes(sentence), values if sided else (), named)


_PAIR = 2
_BETWEEN_ARMS = compiled(
    r"\b(?:between|among|in)\s+(?:the\s+)?(?:two\s+|three\s+|both\s+|study\s+|treatment\s+)*(?:arms|groups)\b"
)


def _excluded(entry: SlotPattern, sentence: Sentence) -> bool:
    """Tell whether words say that a sentence gives no result; a test behind them is one."""
    match = entry.pattern.search(sentence.text)
    if match is None:
        return False
    named = _END_POINT.match(match.group())
    return not (named and any(is_p_value(s) for s in sentence.statistics))


_END_POINT = compiled(r"(?:end-?\s?points?|objectives?)\b")


def results_of(
    sentence: Sentence,
    where: Where,
    *,
    arms: Sequence[Arm] = (),
    single: bool = False,
    context: Spotted | None = None,
    counts_too: bool = False,
    labels: Mapping[str, Side | None] = NO_LABELS,
) -> Iterator[TrialResult]:
    """Yield the results that one sentence gives.

    Args:
        sentence: the sentence with its mentions and statistics.
        where: the kind of place it stands in.
        arms: the arms of the trial, which tell what is under test.
        single: whether one value alone counts, as it does where one arm is all there is.
        context: the outcome of the sentence before, for a sentence that names none.
        counts_too: whether people counted are the figure of the only arm ("in nine patients").
        labels: the short names that the paper gives to its groups.
    """
    if any(_excluded(e, sentence) for e in NOT_A_RESULT):
        return
    named = find_sides(sentence, arms, labels)
    if is_of_marker(sentence, named) or (single and counts_too and _OF_KINDS.search(sentence.text)):
        return
    roles = [a.role for a in arms]
    free = () if context is not None or single else _free(sentence, named)
    free = tuple(f for f in free if f.outcome.text not in labels)
    claims = find_claims(sentence, max(2, len(arms)), context, free, named)
    for claim in by_moment(claims, sentence):
        if is_of_cohorts(sentence, claim, named):
            continue
        for one in of_only_arm(claim, sentence) if single and counts_too else (claim,):
            result = _result(
                sentence, _doubled(one, sentence), where, named, single=single, roles=roles
            )
            if result is not None:
                yield result


def find_results(
    places: Iterable[tuple[Sentence, Where]],
    arms: Sequence[Arm],
    *,
    single: bool,
    tables: Iterable[TrialResult] = (),
    own: bool = False,
) -> tuple[TrialResult, ...]:
    """Return the results of a trial from the sentences about it and its tables, each once.

    Of the paper's ``own`` trial, people that are counted tell a result too.
    """
    said: list[TrialResult] = []
    last: tuple[Sentence, Spotted] | None = None
    told = tuple(places)
    labels = labels_in((s for s, _ in told), arms) if own else NO_LABELS
    for sentence, where in told:
        context = last[1] if last and _goes_on(last[0], sentence) else None
        said += results_of(
            sentence,
            where,
            arms=arms,
            single=single,
            context=context,
            counts_too=own,
            labels=labels,
        )
        spots = find_outcomes(sentence)
        last = (sentence, spots[0]) if len({o.code for o in spots}) == 1 else None
    pairs = () if single else paired_results(told, arms)
    return merge_results((*said, *pairs, *tolerated_doses(told), *tables))


# In a trial that compares nothing, what is associated with an outcome is a trait of the patients.
_OF_KINDS = compiled(
    r"\bassociat(?:ed|ions?)\s+(?:[\w-]+\s+){0,4}?(?:with|between)\b|\bcorrelat\w+|\bpredict(?:ed|ors?|ive)\b|\bprognostic\b"
)
_ON = compiled(
    r"\A\s*(?:(?:(?:during|in|at|after|by|within|for)\s+)?[^,;]{1,40},\s+|(?:during|in|at|after|by|within|for)\s+[^,;]{1,40}?\s)?(?:it|this|they|the\s+(?:corresponding\s+|respective\s+)?(?:rates?|figures?|values?|proportions?|percentages?|estimates?))\s+(?:was|were|had)\b"
    r"|\A\s*(?:the|this|these|no|there\s+(?:was|were))\s+(?:[\w-]+\s+){0,3}?(?:difference|hazard\s+ratio|HR|odds\s+ratio|effect|improvement|benefit|p[\s-]values?|curves?)\b"
)


def _goes_on(before: Sentence, sentence: Sentence) -> bool:
    """Tell whether a sentence gives the test of what the one before was about."""
    near = before.passage == sentence.passage and before.table is None
    return near and bool(_ON.search(sentence.text))
