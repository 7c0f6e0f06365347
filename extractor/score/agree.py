"""When two records are the same: the rules of the scoring section, one function a rule."""

from __future__ import annotations

import re
from decimal import Decimal

from ..codes import Direction, for_high_side
from ..records import AssociationRecord, ConditionRef, Effect, PValue

_WORD = re.compile(r"[^\W_]+")
Statistic = tuple[str, ...]


def gene_set(record: AssociationRecord) -> frozenset[str]:
    """Return the symbols of a record's genes; empty for a marker that is no gene."""
    return frozenset(gene.symbol.upper() for gene in record.biomarker.genes)


def same_marker(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether two records have the same gene set, in any order (two empty sets agree)."""
    return gene_set(gold) == gene_set(predicted)


def same_named_marker(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether gene sets agree and, for markers that are no genes, their names too.

    The views compare gene sets alone, as the contract says; this decides which of several
    gene-less records belong together, and is reported as a field of its own.
    """
    if not same_marker(gold, predicted):
        return False
    if gold.biomarker.genes:
        return True
    ours = set(_WORD.findall(gold.biomarker.text.casefold()))
    theirs = set(_WORD.findall(predicted.biomarker.text.casefold()))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def same_condition(gold: ConditionRef | None, predicted: ConditionRef | None) -> bool:
    """Tell whether two conditions agree: by id, by label, or by a name or id the gold accepts."""
    if gold is None or predicted is None:
        return gold is predicted
    if gold.id and gold.id == predicted.id:
        return True
    accepted = {name.casefold() for name in (gold.id, gold.name, gold.text, *gold.accepted) if name}
    named = {name.casefold() for name in (predicted.id, predicted.name, predicted.text) if name}
    return bool(accepted & named) or (not accepted and not named)


def same_number(first: Decimal | None, second: Decimal | None) -> bool:
    """Tell whether two printed numbers are equal in value (0.010 = 0.01); null equals null."""
    return first == second if first is not None and second is not None else first is second


def same_p_value(gold: PValue | None, predicted: PValue | None) -> bool:
    """Tell whether comparator and value agree; both null counts as equal."""
    if gold is None or predicted is None:
        return gold is predicted
    return gold.comparator == predicted.comparator and same_number(gold.value, predicted.value)


def same_effect(gold: Effect | None, predicted: Effect | None) -> bool:
    """Tell whether measure, value and interval agree; both null counts as equal."""
    if gold is None or predicted is None:
        return gold is predicted
    return (
        gold.measure.upper() == predicted.measure.upper()
        and same_number(gold.value, predicted.value)
        and same_number(gold.ci_low, predicted.ci_low)
        and same_number(gold.ci_high, predicted.ci_high)
    )


def canonical_direction(record: AssociationRecord) -> Direction:
    """Return the direction for the high side: (low, better) equals (high, worse)."""
    return for_high_side(record.biomarker.state, record.direction)


def same_pair(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether gene set and cancer agree."""
    return same_marker(gold, predicted) and same_condition(gold.cancer, predicted.cancer)


def same_tuple(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether gene set, cancer, outcome code and p-value agree."""
    return (
        same_pair(gold, predicted)
        and gold.outcome.code == predicted.outcome.code
        and same_p_value(gold.p_value, predicted.p_value)
    )


def same_full(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether the tuple, the direction and the attribution's source agree."""
    return (
        same_tuple(gold, predicted)
        and canonical_direction(gold) == canonical_direction(predicted)
        and gold.attribution.source == predicted.attribution.source
    )


# A name with a year is one reference however it is written: "Lind et al. 2011", "lind2011".
_NAME_YEAR = re.compile(r"^\W*(?P<name>[^\W\d_]+)(?:.*\D)?(?P<year>\d{4}[a-z]?)\W*$", re.DOTALL)


def same_references(gold: AssociationRecord, predicted: AssociationRecord) -> bool:
    """Tell whether two records cite the same references, in whatever order and spelling."""
    return _references(gold) == _references(predicted)


def _references(record: AssociationRecord) -> frozenset[str]:
    found = ((r, _NAME_YEAR.match(r)) for r in record.attribution.references)
    return frozenset(f"{m['name']}{m['year']}".lower() if m else r for r, m in found)


def likeness(gold: AssociationRecord, predicted: AssociationRecord) -> int:
    """Count the fields that agree, to match the best pairs first."""
    return sum(
        (
            2 * same_marker(gold, predicted),
            2 * same_named_marker(gold, predicted),
            2 * same_condition(gold.cancer, predicted.cancer),
            4 * (gold.outcome.code == predicted.outcome.code),
            4 * same_p_value(gold.p_value, predicted.p_value),
            2 * (canonical_direction(gold) == canonical_direction(predicted)),
            2 * same_effect(gold.effect, predicted.effect),
            gold.analysis == predicted.analysis,
            gold.attribution.source == predicted.attribution.source
            and same_references(gold, predicted),
            gold.subgroup == predicted.subgroup,
        )
    )


def statistics_of(record: AssociationRecord) -> frozenset[Statistic]:
    """Return the statistics of a record as comparable tuples, wherever they are attached."""
    found: set[Statistic] = set()
    if record.p_value is not None:
        found.add(("p", record.p_value.comparator, _plain(record.p_value.value)))
    if record.effect is not None:
        e = record.effect
        numbers = (_plain(e.value), _plain(e.ci_low), _plain(e.ci_high))
        found.add(("effect", e.measure.upper(), *numbers))
    return frozenset(found)


def _plain(value: Decimal | None) -> str:
    """Write a number so that equal values read the same."""
    return "" if value is None else format(value.normalize(), "f")
