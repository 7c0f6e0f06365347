"""What the columns beside a p-value set against each other: levels of a marker, or an event."""

from __future__ import annotations

import re

from ...codes import State
from ...types import Cell
from .level_words import HIGH_SIDE, LOW_SIDE, level_state
from .ordinals import worse_levels
from .rows import Row

_I = re.IGNORECASE
_EVENT = re.compile(
    r"^\W*(?:relapse|recurr|metasta|progress|dead|died|death|non-?respon"
    r"|(?:[\w-]+[- ])?(?:resistant|refractory)\b)",
    _I,
)
_NO_EVENT = re.compile(
    r"^\W*(?:no\b|without|non-?(?:relaps|recurr|metasta|progress)|alive|free|survivors?|respon"
    r"|(?:[\w-]+[- ])?sensitive\b)",
    _I,
)
_NO_RESPONSE = re.compile(
    r"^\W*(?:non?[- ]+|without\s+|residual\b)(?:p?CR\b|respon|remission|disease|tumou?r)", _I
)
_RESPONSE = re.compile(r"^\W*(?:p?CR\b|respon|(?:complete |pathological )*remission)", _I)
_BAD_THING = r"(?:metasta\w*|recurren\w*|relapses?|invasion|nodal|nodes?|LNM?|progression)"
_WITH_SIGN = re.compile(rf"{_BAD_THING}\W*(?:\(\+\)|\+|positive|present|yes\b)", _I)
_WITHOUT_SIGN = re.compile(
    rf"{_BAD_THING}\W*(?:\([−–-]\)|[−–](?!\d)|negative|absent|no\b|none\b)", _I
)
_FEATURE = re.compile(
    r"^\W*(?:(?:FIGO|TNM|AJCC|Dukes'?)\s+)?(?:(?:stages?|grades?|Gleason)\s+\w|p?[TNM][0-4+−])", _I
)
_PLUS = re.compile(r"(?:\+|\(\+\))(?=\s*(?:[,(%]|n\b|$))", _I)
_MINUS = re.compile(r"(?:[−–-]|\([−–-]\))(?=\s*(?:[,(%]|n\b|$))", _I)


_COUNT_HEAD = re.compile(r"^\W*(?:n|no\.?|number|cases|patients|%|n\W+%|no\.?\W+%)\W*$", _I)


def last(head: str) -> str:
    """Return the lowest of the texts over a column, but for one that says "N" or "%" only."""
    texts = head.split("\t")
    return next((t for t in reversed(texts) if not _COUNT_HEAD.match(t)), texts[-1])


def head_state(head: str) -> State | None:
    """Return the level that a head names: "High (n = 20)", "AR+", "OPN ≤450 ng/ml"."""
    text = last(head)
    state = level_state(text)
    if state is not None:
        return state
    if _PLUS.search(text):
        return "positive"
    if _MINUS.search(text):
        return "negative"
    for word in re.split(r"[,(]", text)[0].split():
        state = level_state(word)
        if state in HIGH_SIDE | LOW_SIDE:
            return state
    return None


_SIDES = ((_NO_RESPONSE, _RESPONSE), (_EVENT, _NO_EVENT), (_WITH_SIGN, _WITHOUT_SIGN))


def event_columns(row: Row) -> tuple[int, int] | None:
    """Return the columns of those with an event and of those without, when there is one each."""
    heads = [(c, last(h)) for c, h in row.beside]
    for bad, good in _SIDES:
        hit = [c for c, h in heads if _matches(bad, h)]
        spared = [c for c, h in heads if _matches(good, h) and c not in hit]
        if len(hit) == len(spared) == 1:
            return hit[0], spared[0]
    features = {h: c for c, h in heads if _FEATURE.match(h)}
    sides = worse_levels(features)
    if len(sides) == 2:
        bad_head, good_head = sorted(sides, key=lambda h: not sides[h])
        return features[bad_head], features[good_head]
    return None


def _matches(pattern: re.Pattern[str], head: str) -> bool:
    return pattern.search(head) is not None


def level_columns(row: Row) -> tuple[tuple[int, str], tuple[int, str], State] | None:
    """Return the columns of the high and the low level, when there is one of each."""
    high: dict[str, tuple[int, str, State]] = {}
    low: dict[str, tuple[int, str]] = {}
    for column, head in row.beside:
        state = head_state(head)
        if state in HIGH_SIDE:
            high.setdefault(last(head), (column, head, state or "high"))
        elif state in LOW_SIDE:
            low.setdefault(last(head), (column, head))
    if len(high) != 1 or len(low) != 1:
        return None
    ((column, head, state),) = high.values()
    return (column, head), next(iter(low.values())), state


SEPARATED = r"\s*%?\s*(?:/|vs\.?|versus|:)\s*"
PAIR_OF_LEVELS = re.compile(
    rf"\(?\s*(?P<one>[^()/|]{{1,24}}?){SEPARATED}(?P<other>[^()/]{{1,24}}?)\s*\)?$"
)


def labels_of(row: Row) -> list[str]:
    """Return the innermost labels of a row and of its fellow levels."""
    return [label_of(cells, row) for cells in row.group]


def label_of(cells: dict[int, Cell], row: Row) -> str:
    """Return the innermost label of a row."""
    return next((cells[c].text for c in reversed(row.block.labels) if c in cells), "")


_GENOTYPE = re.compile(
    r"^\W*(?:\*?\d+[A-Z]?\s?/\s?\*?\d+[A-Z]?|[ACGT]\s?/?\s?[ACGT]|(?:homo|hetero)zyg\w*|carriers?"
    r"|non-?carriers?|del/del|ins/ins)\b",
    _I,
)


def are_genotypes(row: Row) -> bool:
    """Tell whether the columns before a p-value are the genotypes of one variant."""
    return sum(bool(_GENOTYPE.match(last(head))) for _, head in row.beside) > 1


def upper_level(row: Row) -> State | None:
    """Return the upper of the two levels that a row's columns, rows or label set side by side."""
    states = {state for _, head in row.beside if (state := head_state(head)) is not None}
    for label in labels_of(row):
        pair = PAIR_OF_LEVELS.search(label)
        texts = [label] if pair is None else [pair["one"], pair["other"]]
        states |= {state for text in texts if (state := level_state(text)) is not None}
    high = states & HIGH_SIDE
    return high.pop() if len(high) == 1 and states & LOW_SIDE else None
