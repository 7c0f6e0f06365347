"""Results: which outcome a statistic speaks of, the arms' values, subgroup and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..codes import Where
from ..records import Effect, Evidence, OutcomeRef, PValue, TrialResult
from ..types import Sentence, Statistic
from .directions import SAME, from_numbers, from_words
from .endpoints import outcomes_between
from .pattern import SlotPattern, compiled

_VALUES = ("COMPARISON", "MEDIAN", "RATE", "COUNT")
SUBGROUPS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "subgroup",
        compiled(
            r"\b(?:in|among|for|within)\s+(?:the\s+)?(?P<group>(?:sub(?:group|set|population)s?\s+of\s+)?(?:patients|women|men|participants|those|tumou?rs)"
            r"\s+(?:with|who|aged|whose|without|older|younger)\s+[^,.;()]{3,80}|(?:[\w+/-]+\s+){1,4}sub(?:group|set|population)s?"
            r"|(?:[\w-]+\s+)?(?:wild-type|[\w-]+-positive|[\w-]+-negative|premenopausal|postmenopausal|elderly|male|female)\s+(?:patients|women|tumou?rs))"
        ),
        (
            "in patients with liver metastases, OS",
            "in the elderly subgroup",
            "among premenopausal women",
        ),
        ("in the intervention group", "among patients in arm A"),
    ),
)
NOT_A_RESULT = compiled(
    r"\b(?:considered\s+(?:statistically\s+)?significant|sample\s+size|power\s+(?:of|to)|will\s+be|assum\w+|hypothes\w+|"
    r"baseline|stratif\w+|inclusion|eligib\w+|were\s+estimated|was\s+estimated\s+(?:by|using)|was\s+defined|were\s+defined|was\s+calculated|aim(?:ed)?\b|"
    r"end-?\s?points?\s+(?:was|were|is|included)|will\b)"
)
# Such as: "10.3 months in the A arm and 9.3 months in the B arm", "49% in A and 48% in B"
_NUMBER = r"\d{1,4}(?:[.·]\d{1,3})?"
_UNIT = r"(?:%|percent|months?|years?|weeks?|days?)"
TWO_ARMS = compiled(
    rf"(?<![\d.,–-])(?P<first>{_NUMBER})\s?(?P<unit>{_UNIT})?(?P<between>[^;.\d]{{0,25}}(?:\([^()]{{0,60}}\))?[^;.\d]{{2,60}}?)"
    rf"\b(?:and|versus|vs\.?|compared\s+(?:with|to)|but|to|than|in\s+comparison\s+with)\s+(?:was\s+|only\s+|a\s+median\s+of\s+)?"
    rf"(?P<second>{_NUMBER})\s?(?P=unit)"
)
_ARMS = compiled(
    r"\b(?:arms?|groups?|versus|vs\.?|compared|than|between|with\s+\w+\s+(?:alone|plus)|treated|allocated|randomi[sz]ed|median|rates?)\b"
)


_BETWEEN = compiled(r"\b(?:arms?|(?:treatment|control|intervention|placebo)\s+groups?)\b")


_PROGNOSTIC = compiled(r"\binteraction\b|\bprognostic\b|\b(?:uni|multi)variate\b|\bpredict\w*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """An outcome of a sentence with the statistics that belong to it."""

    outcome: OutcomeRef
    start: int
    end: int
    p_value: Statistic | None
    effect: Statistic | None
    sides: tuple[Statistic, ...]
    text: str


def _claims(sentence: Sentence) -> Iterator[_Claim]:
    """Yield each outcome with the statistics up to the next outcome; lists share in order."""
    found = sorted(outcomes_between(sentence, sentence.start, sentence.end), key=lambda f: f[0])
    found = _collapsed(found, sentence)
    statistics = [s for s in sentence.statistics if not s.threshold]
    edges = [start for start, _ in found] + [sentence.end]
    own = [
        [s for s in statistics if (edges[n] if n else sentence.start) <= s.start < edges[n + 1]]
        for n in range(len(found))
    ]
    for n, (start, outcome) in enumerate(found):
        mine = own[n]
        # "OS and PFS were similar (p = 0.4)" and "… respectively": borrow from the list's end.
        if not mine and n + 1 < len(found) and own[-1]:
            mine = _share(own[-1], n, len(found))
        elif mine and n == len(found) - 1 and n and not any(own[:-1]):
            mine = _share(mine, n, len(found))
        yield _Claim(
            outcome,
            start,
            edges[n + 1],
            next((s for s in mine if s.kind == "P_VALUE" and _plain(s)), None),
            next((s for s in mine if s.kind == "EFFECT" and s.measure), None),
            tuple(s for s in mine if s.kind in _VALUES),
            sentence.text[start - sentence.start : edges[n + 1] - sentence.start],
        )


def _collapsed(
    found: Sequence[tuple[int, OutcomeRef]], sentence: Sentence
) -> list[tuple[int, OutcomeRef]]:
    """Keep the first of two names of one outcome with no statistic between: "survival (OS)"."""
    kept: list[tuple[int, OutcomeRef]] = []
    for start, outcome in found:
        if kept and (start <= kept[-1][0] or _repeats(kept[-1], start, outcome, sentence)):
            continue
        kept.append((start, outcome))
    return kept


def _repeats(
    last: tuple[int, OutcomeRef], start: int, outcome: OutcomeRef, sentence: Sentence
) -> bool:
    return last[1].code == outcome.code not in {"OTHER", "TOXICITY"} and not any(
        last[0] < s.start < start for s in sentence.statistics
    )


def _plain(p_value: Statistic) -> bool:
    return p_value.p_kind != "interaction" and "impossible" not in p_value.flags


def _share(statistics: Sequence[Statistic], position: int, count: int) -> list[Statistic]:
    """Give one of several outcomes its part of a list; one p-value belongs to all of them."""
    shared: list[Statistic] = []
    for kind in ("P_VALUE", "EFFECT", "COMPARISON"):
        series = [s for s in statistics if s.kind == kind]
        if len(series) == count:
            shared.append(series[position])
        elif len(series) == 1 and kind == "P_VALUE":
            shared.append(series[0])
    return shared


def _arm_values(
    sides: Sequence[Statistic], text: str
) -> tuple[tuple[str, ...], tuple[Decimal, ...]]:
    """Return the values of two arms as printed, and as numbers."""
    for side in sides:
        if side.kind == "COMPARISON" and len(side.values) >= 2:
            unit = f" {side.unit}" if side.unit and side.unit != "%" else side.unit or ""
            return tuple(f"{v}{unit}" for v in side.values), side.values
    pair = TWO_ARMS.search(text)
    if pair and pair.group("unit"):
        sep = "" if pair.group("unit") == "%" else " "
        printed = [pair.group("first"), pair.group("second")]
        return (
            tuple(f"{v}{sep}{pair.group('unit')}" for v in printed),
            tuple(Decimal(v.replace("·", ".")) for v in printed),
        )
    plain = [s for s in sides if s.kind in {"MEDIAN", "RATE"} and s.value is not None][:2]
    if len({s.kind for s in plain}) == 1:
        texts = tuple(_value_text(s) for s in plain)
        return texts, tuple(s.value for s in plain if s.value is not None)
    return (), ()


def _value_text(statistic: Statistic) -> str:
    unit = statistic.unit or ""
    return f"{statistic.value}{unit if unit == '%' else f' {unit}'.rstrip()}"


def _subgroup(sentence: Sentence) -> str | None:
    for entry in SUBGROUPS:
        match = entry.pattern.search(sentence.text)
        if match:
            return match.group("group").strip()
    return None


def _result(sentence: Sentence, claim: _Claim, where: Where, *, single: bool) -> TrialResult | None:
    texts, numbers = _arm_values(claim.sides, claim.text)
    code = claim.outcome.code
    words = from_words(sentence.text, code)
    counted = from_numbers(claim.effect, claim.p_value, numbers, code)
    measured = claim.p_value or claim.effect or len(texts) >= 2
    # Words alone count as a result when they say what happened between arms.
    said = (
        words is not None and _ARMS.search(sentence.text) and (SAME.pattern.search(sentence.text))
    )
    lone = bool(texts) and code not in {"OTHER", "TOXICITY"} and single
    if not measured and not said and not lone:
        return None
    p, e = claim.p_value, claim.effect
    return TrialResult(
        outcome=claim.outcome,
        effect=Effect(
            measure=e.measure or "effect", value=e.value, ci_low=e.low, ci_high=e.high,
            ci_level=e.level, text=e.text,
        ) if e else None,
        p_value=PValue(
            comparator=p.comparator or "uncertain", value=p.value, text=p.text,
            kind=p.p_kind or "plain",
        ) if p else None,
        arm_values=texts,
        direction=words if words and counted != "no_difference" else counted or words,
        subgroup=_subgroup(sentence),
        evidence=(Evidence(start=sentence.start, end=sentence.end, where=where),),
    )  # fmt: skip


def _of_marker(sentence: Sentence) -> bool:
    """Tell whether a sentence sets marker against outcome, and no arm against another."""
    marked = sentence.labelled("GENE", "MARKER", "VARIANT")
    if marked and _PROGNOSTIC.search(sentence.text):
        return True
    return bool(marked) and not (sentence.labelled("DRUG") or _BETWEEN.search(sentence.text))


def results_of(sentence: Sentence, where: Where, *, single: bool = False) -> Iterator[TrialResult]:
    """Yield the results that one sentence gives; ``single``: one value alone counts as well."""
    if NOT_A_RESULT.search(sentence.text) or _of_marker(sentence):
        return
    for claim in _claims(sentence):
        result = _result(sentence, claim, where, single=single)
        if result is not None:
            yield result


def _key(result: TrialResult) -> tuple[object, ...]:
    p, e = result.p_value, result.effect
    return (
        result.outcome.code,
        (result.outcome.text or "").lower() if result.outcome.code in {"OTHER", "TOXICITY"} else "",
        (p.comparator, p.value) if p else None,
        (e.measure, e.value, e.ci_low) if e else None,
        None if p or e else result.arm_values,
        re.sub(r"\W+", "", result.subgroup or "").lower() if not (p or e) else "",
    )


_SIDES = 2
_NO_OUTCOMES = frozenset({"STAGE", "GRADE", "SIZE", "LYMPH_NODE", "INVASION", "METASTASIS"})


def _worth(result: TrialResult) -> bool:
    """Tell whether a result is one of the trial: side effects and tumour features need a test."""
    tested = bool(result.p_value or result.effect)
    abstract = any(e.where == "abstract" for e in result.evidence)
    if result.outcome.code == "TOXICITY" and len(result.arm_values) >= _SIDES:
        return True
    if result.outcome.code in _NO_OUTCOMES:
        return tested and abstract
    if result.outcome.code in {"TOXICITY", "OTHER"}:
        return tested or (abstract and bool(result.arm_values))
    return True


def _folded(
    results: dict[tuple[object, ...], TrialResult],
) -> dict[tuple[object, ...], TrialResult]:
    """Put arms' values without a test to the tested result of the same outcome and subgroup."""
    tested: dict[tuple[str, bool], tuple[object, ...]] = {}
    for key, result in results.items():
        if result.p_value or result.effect:
            tested.setdefault((result.outcome.code, bool(result.subgroup)), key)
    kept = dict(results)
    for key, result in results.items():
        home = tested.get((result.outcome.code, bool(result.subgroup)))
        part = home is not None and (_untested(result) or _part_of(result, kept[home]))
        if home is None or home == key or not part or result.outcome.code in {"OTHER", "TOXICITY"}:
            continue
        first = kept[home]
        kept[home] = first.model_copy(
            update={
                "arm_values": first.arm_values or result.arm_values,
                "effect": first.effect or result.effect,
                "evidence": first.evidence + result.evidence,
            }
        )
        del kept[key]
    return kept


def _untested(result: TrialResult) -> bool:
    return not (result.p_value or result.effect)


def _part_of(result: TrialResult, other: TrialResult) -> bool:
    """Tell whether two results print the same p-value, one of them with the effect."""
    p, q = result.p_value, other.p_value
    same = p is not None and q is not None and (p.comparator, p.value) == (q.comparator, q.value)
    return same and (result.effect is None or other.effect is None)


def merge_results(results: Iterable[TrialResult]) -> tuple[TrialResult, ...]:
    """Return results once each; a bare wording goes when the same outcome has figures."""
    kept: dict[tuple[object, ...], TrialResult] = {}
    for result in results:
        key = _key(result)
        if key in kept:
            first = kept[key]
            kept[key] = first.model_copy(update={"evidence": first.evidence + result.evidence})
        else:
            kept[key] = result
    kept = {k: r for k, r in kept.items() if _worth(r)}
    kept = _folded(kept)
    figured = {r.outcome.code for r in kept.values() if r.p_value or r.effect or r.arm_values}
    return tuple(
        r
        for r in kept.values()
        if r.p_value or r.effect or r.arm_values or r.outcome.code not in figured
    )
