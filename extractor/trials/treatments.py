"""The arms of a trial with what is given in them: compared, dosed, spelled out and grounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .arms import compared_arms
from .backbone import GIVEN, NOT_ITS_PART, with_backbone
from .changes import with_changes
from .dosing import add_doses, dose_of, lone_dose
from .interventions import find_interventions
from .labels import labels_of, told_of_each
from .levels import level_arms
from .pattern import compiled
from .placebos import match_placebo
from .radiation import with_radiation_dose
from .referred import with_antecedents
from .regimens import expand_regimens
from .subject import tells_effect, with_subject

_TWO = 2


def _grounded(arms: Iterable[Arm], sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return arms whose drugs carry the ids that the paper's other mentions have."""
    ids = {
        m.concept.name.lower(): m.concept.id
        for s in sentences
        for m in s.labelled("DRUG")
        if m.concept and m.concept.id
    }
    return tuple(
        arm.model_copy(
            update={
                "interventions": tuple(
                    i if i.id else i.model_copy(update={"id": ids.get(i.name.lower())})
                    for i in arm.interventions
                )
            }
        )
        for arm in arms
    )


def _levelled(
    compared: tuple[Arm, ...], sentences: Sequence[Sentence], doses_from: Sequence[Sentence]
) -> tuple[Arm, ...]:
    """Return compared arms with one arm for each dose level of a drug."""
    drugs = {i.name: i for arm in compared for i in arm.interventions}
    if len(drugs) == 1:
        # Arms of one drug: the doses of a list, when there are more of them.
        bare = next(iter(drugs.values())).model_copy(update={"dose": None, "unit": None})
        levels = level_arms(Arm(interventions=(bare,)), (*sentences, *doses_from))
        return levels if len(levels) > len(compared) else compared
    if len(compared) != _TWO:
        return compared
    parted = (
        level_arms(arm, sentences) if len(arm.interventions) == 1 else (arm,) for arm in compared
    )
    return tuple(level for levels in parted for level in levels)


def find_arms(
    sentences: Sequence[Sentence],
    doses_from: Sequence[Sentence],
    singles: Sequence[Sentence],
    *,
    own: bool,
    title: Sequence[Sentence] = (),
) -> tuple[Arm, ...]:
    """Return the arms of a trial, with what the title is about where only its control is told.

    Args:
        sentences: where to look for the comparison, the most telling first.
        doses_from: where doses and schedules may stand.
        singles: where the one treatment of an uncompared trial may stand.
        own: whether the trial is the paper's own, told in full.
        title: the title of the paper's own trial.
    """
    # "Effect of singing on X": a drug that the abstract names is not what is tested.
    singles = () if own and tells_effect(title) else singles
    arms = _told(sentences, doses_from, singles, own=own)
    return with_subject(arms or _control(sentences), title) if own else arms


def _told(
    sentences: Sequence[Sentence],
    doses_from: Sequence[Sentence],
    singles: Sequence[Sentence],
    *,
    own: bool,
) -> tuple[Arm, ...]:
    """Return the arms that are told: the best comparison found, else one arm with what is given."""
    doses_from = with_antecedents(doses_from)
    compared = compared_arms(sentences, _sole(singles))
    if compared:
        compared = _levelled(compared, sentences, doses_from)
        dosed = _dosed(compared, sentences, doses_from, own=own)
        dosed = [*with_changes(dosed, doses_from)]
        if own:
            dosed = [*with_radiation_dose(dosed, doses_from)]
            dosed = [*with_backbone(match_placebo(dosed, doses_from), doses_from)]
        return _grounded(dosed, doses_from)
    for sentence in singles:
        measured = _MEASURED.search(sentence.text)
        stop = sentence.start + measured.start() if measured else sentence.end
        single: tuple[Intervention, ...] = find_interventions(sentence, sentence.start, stop)
        if single:
            single = _fuller(single, singles)
            arm = expand_regimens(add_doses(Arm(interventions=single), doses_from), doses_from)
            if len(arm.interventions) == 1 and arm.interventions[0].dose is None:
                lone = lone_dose(arm.interventions[0], singles)
                arm = arm.model_copy(update={"interventions": (lone,)})
            levels = level_arms(arm, (*singles, *doses_from))
            given = with_changes(levels, doses_from)
            if own:
                given = with_backbone(with_radiation_dose(given, doses_from), doses_from)
            return (*given, *_control(sentences))
    return ()


def _sole(sentences: Sequence[Sentence]) -> Intervention | None:
    """Return the one drug that title and abstract name, None where they name several.

    Radiotherapy is one treatment, whatever is said with it.
    """
    drugs = {i.name: i for s in sentences for i in find_interventions(s) if i.id}
    if len(drugs) > 1 and all(_RADIOTHERAPY.search(name) for name in drugs):
        return min(drugs.values(), key=lambda i: len(i.name))
    return next(iter(drugs.values())) if len(drugs) == 1 else None


_RADIOTHERAPY = compiled(r"\bradio-?therap|\birradiation|^rt$")


def _dosed(
    arms: tuple[Arm, ...],
    sentences: Sequence[Sentence],
    doses_from: Sequence[Sentence],
    *,
    own: bool,
) -> list[Arm]:
    """Return arms with their doses: what is said of one arm is no other's."""
    may, alone = told_of_each(labels_of(arms, sentences), doses_from)
    full = [_with_told(a, t) if own else a for a, t in zip(arms, alone, strict=True)]
    return [
        expand_regimens(add_doses(add_doses(arm, told), mine), mine)
        for arm, told, mine in zip(full, alone, may, strict=True)
    ]


def _with_told(arm: Arm, told: Sequence[Sentence]) -> Arm:
    """Return an arm with the drugs that are dosed where its label says what it was given."""
    known = {i.name for i in arm.interventions}
    added: dict[str, Intervention] = {}
    for piece in told:
        if not GIVEN.pattern.search(piece.text) or NOT_ITS_PART.search(piece.text):
            continue
        for item in find_interventions(piece):
            if item.id and item.name not in known and dose_of(item, (piece,)).dose:
                added.setdefault(item.name, item)
    return arm.model_copy(update={"interventions": (*arm.interventions, *added.values())})


# What is measured in blood is not given.
_MEASURED = compiled(
    r"\b(?:primary|secondary|main|other|exploratory)\s+(?:outcome|end\s?point)s?(?:\s+measures?)?\b"
)
_RECEIVED = compiled(
    r"\b(?:patients|women|men|participants|subjects|children)\b[^.;]{0,60}"
    r"\b(?:received|were\s+(?:given|treated\s+with)|underwent)\b"
    r"|\b(?:trial|study)\s+of\b[^.;]{0,80}\b(?:in\s+combination\s+with|combined\s+with|plus)\b"
)


def _fuller(
    named: tuple[Intervention, ...], sentences: Sequence[Sentence]
) -> tuple[Intervention, ...]:
    """Return all that patients received where a title names a part: "plus pertuzumab"."""
    names = {i.name for i in named}
    for sentence in sentences:
        if _RECEIVED.search(sentence.text):
            items = find_interventions(sentence)
            if names < {i.name for i in items}:
                return items
    return named


_CONTROL = compiled(r"\bcontrol\s+(?:group|arm|condition|participants)\b|\bor\s+(?:a\s+)?control\b")
_ALLOTTED = compiled(r"\brandomi[sz]|\brandomly\b")


def _control(sentences: Sequence[Sentence]) -> tuple[Arm, ...]:
    """Return the control arm of a randomised trial that names no treatment for it."""
    randomised = any(_ALLOTTED.search(s.text) for s in sentences)
    named = next((m for s in sentences if (m := _CONTROL.search(s.text))), None)
    if not randomised or named is None:
        return ()
    control = Intervention(name="control", text=named.group())
    return (Arm(role="comparator", interventions=(control,)),)
