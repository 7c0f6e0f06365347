"""Bundles: the figures that a sentence prints together for one outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..types import Sentence, Statistic
from .pattern import compiled
from .values import RATIOS, Value

PAIR = 2
TURN = compiled(r"[;]|,?\s+\b(?:but|whereas|while|although|however)\b")
_LIST = compiled(r"\A\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:,|and|,\s*and|/)\s*\Z")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Figures that were printed together: the values of the arms, their effect and p-value."""

    values: tuple[Value, ...] = ()
    p_value: Statistic | None = None
    effect: Statistic | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Figures:
    """The figures of a stretch by kind, in order."""

    values: list[Value] = field(default_factory=list)
    p_values: list[Statistic] = field(default_factory=list)
    effects: list[Statistic] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Tell whether there is any figure."""
        return bool(self.values or self.p_values or self.effects)

    def ordered(self) -> list[Value | Statistic]:
        """Return all figures by their place."""
        return sorted((*self.values, *self.p_values, *self.effects), key=lambda f: f.start)


def is_p_value(statistic: Statistic) -> bool:
    """Tell whether a statistic is the p-value of a comparison, and no threshold."""
    told = statistic.kind == "P_VALUE" and not statistic.threshold
    return told and statistic.p_kind != "interaction" and "impossible" not in statistic.flags


def _is_effect(statistic: Statistic) -> bool:
    return statistic.kind == "EFFECT" and statistic.measure in RATIOS


# A unit may stand between an estimate and its interval: "1.9 mL/kg/min, 95% CI".
_WITH = compiled(
    r"\A(?:/?[a-z%]+(?:/[a-z0-9]+)*(?:\s+points?)?)?[\s,;(\[]*(?:with\s+)?(?:an?\s+|the\s+)?\Z"
)


def _with_interval(statistic: Statistic, sentence: Sentence) -> Statistic:
    """Return an effect with the interval that follows it: "1.8 with 95% CI of 1.1 to 2.8"."""
    if statistic.kind != "EFFECT" or statistic.low is not None:
        return statistic
    for other in sentence.statistics:
        between = sentence.text[statistic.end - sentence.start : other.start - sentence.start]
        if other.kind == "INTERVAL" and other.start >= statistic.end and _WITH.match(between):
            return replace(statistic, low=other.low, high=other.high, level=other.level)
    return statistic


_LEVEL = compiled(r"\d{2}(?:\.\d)?\s?%(?=\s*(?:CI|confidence))")
_SHARES = compiled(r"%|percent|\b(?:risk|rate|proportion)\b")


def _of_means(statistic: Statistic) -> Statistic:
    """Return a difference between groups that is none of percentages as one of means."""
    told = _LEVEL.sub("", statistic.text)
    if statistic.measure != "RD" or statistic.unit == "%" or _SHARES.search(told):
        return statistic
    return replace(statistic, measure="MD")


def figures_in(sentence: Sentence, start: int, end: int, values: Sequence[Value]) -> Figures:
    """Return the figures that begin inside a stretch."""
    # "hazard ratio for PFS was 0.8": what is measured stands inside the statistic.
    inside = [
        _of_means(_with_interval(s, sentence))
        for s in sentence.statistics
        if start <= (s.end - 1 if s.kind == "EFFECT" else s.start) < end
    ]
    return Figures(
        [v for v in values if start <= v.start < end],
        [s for s in inside if is_p_value(s)],
        [s for s in inside if _is_effect(s)],
    )


def bundle_of(figures: Sequence[Value | Statistic]) -> Bundle:
    """Return figures as one bundle, the first p-value and the first effect taken."""
    return Bundle(
        values=tuple(f for f in figures if isinstance(f, Value)),
        p_value=next((f for f in figures if isinstance(f, Statistic) and is_p_value(f)), None),
        effect=next((f for f in figures if isinstance(f, Statistic) and _is_effect(f)), None),
        start=min((f.start for f in figures), default=0),
        end=max((f.end for f in figures), default=0),
    )


def _turned(sentence: Sentence, one: Value | Statistic, other: Value | Statistic) -> bool:
    return bool(TURN.search(sentence.text, one.end - sentence.start, other.start - sentence.start))


def _shut(p_value: Statistic | None, effect: Statistic, sentence: Sentence) -> bool:
    """Tell whether a bracket shuts between a p-value and an effect: they are of two tests."""
    if p_value is None:
        return False
    between = sentence.text[p_value.end - sentence.start : effect.start - sentence.start]
    return ")" in between and "(" in between[between.index(")") :]


# "88% (grade 3 or higher, 36%)": the bracket tells of another outcome.
_GRADED = compiled(r"[(\[,;]\s?(?:of\s+)?(?:grades?|severe|serious)\b[^()]{0,25}\Z")


def _closes(
    open_: Sequence[Value | Statistic], item: Value | Statistic, sentence: Sentence
) -> bool:
    """Tell whether a figure begins a new bundle."""
    held = bundle_of(open_)
    if isinstance(item, Statistic):
        again = (held.p_value if is_p_value(item) else held.effect) is not None
        return again or (not is_p_value(item) and _shut(held.p_value, item, sentence))
    if not held.values:
        return False
    if isinstance(open_[-1], Statistic) and (len(held.values) >= PAIR or held.p_value is not None):
        return True
    last = held.values[-1]
    if _GRADED.search(sentence.text, last.end - sentence.start, item.start - sentence.start):
        return True
    other_unit = bool(last.unit and item.unit and (last.unit == "%") != (item.unit == "%"))
    return other_unit or (len(held.values) >= PAIR and _turned(sentence, open_[-1], item))


def bundles_of(figures: Figures, sentence: Sentence, arms: int) -> list[Bundle]:
    """Part the figures of one outcome into what was printed together."""
    values, p_values = figures.values, figures.p_values
    late = bool(values and p_values) and values[-1].end <= p_values[0].start
    if late and len(p_values) > 1 and len(values) == PAIR * len(p_values):
        return [
            bundle_of([*values[PAIR * n : PAIR * n + PAIR], p_values[n]])
            for n in range(len(p_values))
        ]
    groups: list[list[Value | Statistic]] = []
    for item in figures.ordered():
        if groups and not _closes(groups[-1], item, sentence):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [b for g in groups for b in _halved(bundle_of(g), arms, sentence)]


def _arm_by_arm(values: Sequence[Value], sentence: Sentence) -> bool:
    """Tell whether values run through the moments of one arm, then through those of the other."""
    gaps = [
        sentence.text[a.end - sentence.start : b.start - sentence.start]
        for a, b in pairwise(values)
    ]
    half = len(values) // PAIR - 1
    return [n for n, gap in enumerate(gaps) if not _LIST.match(gap)] == [half]


def _halved(bundle: Bundle, arms: int, sentence: Sentence) -> Iterator[Bundle]:
    """Part the four or six values of two arms at several moments, pair by pair."""
    count = len(bundle.values)
    if arms > PAIR or count <= PAIR or count % PAIR:
        yield bundle
        return
    tested = bundle.p_value or bundle.effect
    half = count // PAIR
    by_arm = _arm_by_arm(bundle.values, sentence)
    for n in range(half):
        kept = tested if n + 1 == half else None
        pair = bundle.values[n::half] if by_arm else bundle.values[PAIR * n : PAIR * n + PAIR]
        yield replace(
            bundle,
            values=pair,
            p_value=bundle.p_value if kept else None,
            effect=bundle.effect if kept else None,
        )
