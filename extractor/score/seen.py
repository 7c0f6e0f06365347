"""What the stages before the rules found of a missed record, in the sentences of its paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import AssociationRecord, ConditionRef, Effect, PValue, TrialRecord
from ..sentences import Mention, Sentence, Statistic
from .agree import gene_set

Record = AssociationRecord | TrialRecord


def missed_entities(record: Record, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the names of a record that no mention in the paper stands for.

    Marker, cancer and outcome of an association; of a trial its condition.
    """
    mentions = [mention for sentence in sentences for mention in sentence.mentions]
    if isinstance(record, TrialRecord):
        return () if _has_condition(record.condition, mentions) else (_name(record.condition),)
    missed = [] if _has_marker(record, mentions) else [record.biomarker.text]
    if not _has_condition(record.cancer, mentions):
        missed.append(_name(record.cancer))
    codes = {m.concept.id for m in mentions if m.label == "OUTCOME" and m.concept is not None}
    if record.outcome.code not in codes:
        missed.append(record.outcome.text or record.outcome.code)
    return tuple(missed)


def missed_statistics(record: Record, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the p-values and effects of a record that were not found as such."""
    found = [statistic for sentence in sentences for statistic in sentence.statistics]
    holders = (record,) if isinstance(record, AssociationRecord) else record.results
    missed = []
    for holder in holders:
        if holder.p_value is not None and not any(_is_p(holder.p_value, s) for s in found):
            missed.append(holder.p_value.text)
        if holder.effect is not None and not any(_is_effect(holder.effect, s) for s in found):
            missed.append(f"{holder.effect.measure} {holder.effect.value}")
    return tuple(dict.fromkeys(missed))


def _has_marker(record: AssociationRecord, mentions: Sequence[Mention]) -> bool:
    wanted = gene_set(record)
    if wanted:
        return wanted <= {symbol.upper() for mention in mentions for symbol in _symbols(mention)}
    name = record.biomarker.text.casefold()
    return any(m.label == "MARKER" and m.text.casefold() in name for m in mentions)


def _symbols(mention: Mention) -> Iterator[str]:
    """Yield the gene symbols a mention stands for, as itself or as a family or complex."""
    if mention.concept is not None and mention.label in {"GENE", "MARKER", "VARIANT"}:
        yield mention.concept.name
        yield from mention.concept.members


def _has_condition(condition: ConditionRef | None, mentions: Sequence[Mention]) -> bool:
    if condition is None:
        return True
    names = (condition.id, condition.name, condition.text, *condition.accepted)
    accepted = {name.casefold() for name in names if name}
    return any(accepted & _diseases(mention) for mention in mentions)


def _diseases(mention: Mention) -> set[str]:
    """Return id and names of a disease mention; none of other mentions."""
    if mention.label not in {"CANCER", "DISEASE"}:
        return set()
    concept = mention.concept
    known = (concept.id, concept.name) if concept is not None else ()
    return {name.casefold() for name in (mention.text, *known)}


def _name(condition: ConditionRef | None) -> str:
    return "" if condition is None else condition.text or condition.name or condition.id or ""


def _is_p(p_value: PValue, statistic: Statistic) -> bool:
    return (
        statistic.kind == "P_VALUE"
        and statistic.comparator == p_value.comparator
        and statistic.value == p_value.value
    )


def _is_effect(effect: Effect, statistic: Statistic) -> bool:
    return statistic.kind in {"EFFECT", "CORRELATION", "AUC"} and statistic.value == effect.value
