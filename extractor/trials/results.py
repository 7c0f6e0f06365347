"""Results: which outcome a statistic speaks of, the arms' values, subgroup and direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..codes import TrialDirection, Where
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


_EFFICACY = frozenset(
    {
        *("OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS"),
        *("TTP", "TTM", "TTR", "RECURRENCE", "RESPONSE"),
    }
)
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
    found = [f for f in _collapsed(found, sentence) if not _adjusted_for(f, sentence)]
    statistics = [s for s in sentence.statistics if not s.threshold]
    labelled = _labelled(found, statistics, sentence)
    if labelled:
        yield from labelled
        return
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


_FEATURES = frozenset({"STAGE", "GRADE", "SIZE", "LYMPH_NODE", "INVASION"})
_ADJUSTED = compiled(r"\b(?:adjust|stratif|account|control+)\w*\s+(?:for|by|of)\b[^.;]{0,60}$")


def _adjusted_for(found: tuple[int, OutcomeRef], sentence: Sentence) -> bool:
    """Tell whether a stage is what a model was adjusted for."""
    start, outcome = found
    before = sentence.text[: start - sentence.start]
    return outcome.code in _FEATURES and bool(_ADJUSTED.search(before))


_FOR = compiled(r"^[\s)\],]*(?:for|in)\s+(?:the\s+)?$")


def _labelled(
    found: Sequence[tuple[int, OutcomeRef]], statistics: Sequence[Statistic], sentence: Sentence
) -> tuple[_Claim, ...]:
    """Return the claims of "(HR 0.9, p = 0.4 for PFS; HR 0.8, p = 0.1 for OS)", else none."""
    claims: list[_Claim] = []
    floor = sentence.start
    for start, outcome in found:
        mine = [s for s in statistics if floor <= s.start and s.end <= start]
        run = [s for s in mine if s.kind in {"P_VALUE", "EFFECT"}]
        if not run or not _FOR.match(
            sentence.text[run[-1].end - sentence.start : start - sentence.start]
        ):
            continue
        floor = start
        claims.append(
            _Claim(
                outcome,
                start,
                start,
                next((s for s in reversed(run) if s.kind == "P_VALUE" and _plain(s)), None),
                next((s for s in reversed(run) if s.kind == "EFFECT" and s.measure), None),
                (),
                sentence.text,
            )
        )
    return tuple(claims) if len(claims) > 1 else ()


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
    counts = [s.text for s in sides if s.kind == "COUNT" and "%" in s.text][:2]
    return tuple(counts), ()


def _value_text(statistic: Statistic) -> str:
    unit = statistic.unit or ""
    return f"{statistic.value}{unit if unit == '%' else f' {unit}'.rstrip()}"


def _subgroup(sentence: Sentence) -> str | None:
    for entry in SUBGROUPS:
        match = entry.pattern.search(sentence.text)
        if match:
            return match.group("group").strip()
    return None


_TURN = compiled(r",?\s+(?:but|whereas|while|although|however|except)\b|;")


def _clause(sentence: Sentence, at: int) -> str:
    """Return the part of a sentence around an offset, between words that turn its sense."""
    turns = [(m.start(), m.end()) for m in _TURN.finditer(sentence.text)]
    inside = at - sentence.start
    first = max((end for _, end in turns if end <= inside), default=0)
    last = min((start for start, _ in turns if start > inside), default=len(sentence.text))
    return sentence.text[first:last]


def _direction(
    words: TrialDirection | None, counted: TrialDirection | None, effect: Statistic | None
) -> TrialDirection | None:
    """Let figures decide where an effect is printed or nothing is significant, else the words."""
    if counted and (effect is not None or counted == "no_difference"):
        return counted
    return words or counted


def _result(sentence: Sentence, claim: _Claim, where: Where, *, single: bool) -> TrialResult | None:
    texts, numbers = _arm_values(claim.sides, claim.text)
    code = claim.outcome.code
    words = from_words(_clause(sentence, claim.start), code) or from_words(sentence.text, code)
    counted = from_numbers(claim.effect, claim.p_value, numbers, code)
    measured = claim.p_value or claim.effect or len(texts) >= 2
    # Words alone count as a result when they say what happened between arms.
    between = _ARMS.search(sentence.text) and SAME.pattern.search(sentence.text)
    said = words is not None and (between or (single and code in _EFFICACY))
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
        direction=_direction(words, counted, claim.effect),
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
