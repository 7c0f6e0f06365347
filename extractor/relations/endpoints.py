"""The outcome of a regression table whose caption and heads name none: as the text tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..types import Mention, Sentence

SURVIVAL = frozenset(
    ["OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS", "TTP"]
)
TABLE = re.compile(r"\bTab(?:le|\.)s?\s*(?P<number>[SIVX]{0,4}\d*)", re.IGNORECASE)
_OFTEN = 3  # times that a paper names an end point which its tables may leave unsaid
_CLEAR = 0.7  # share of all survival outcomes named that one must have to be the paper's


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """The survival outcomes that the text ties to tables, and the one of the paper."""

    by_table: Mapping[str, Mention] = field(default_factory=dict)  # "2" → OS
    main: Mention | None = None
    named: Mapping[str, Mention] = field(default_factory=dict)  # by code, those named repeatedly

    def of_table(self, caption: str) -> Mention | None:
        """Return the outcome of a table by its number, else the paper's own."""
        found = TABLE.match(caption.strip())
        told = self.by_table.get(found["number"]) if found is not None else None
        return told or self.main


def read_endpoints(abstract: list[Sentence], prose: Sequence[Sentence]) -> Endpoints:
    """Return the survival outcomes told of tables; an outcome is a table's when it is the only."""
    told: dict[str, dict[str, Mention]] = {}
    for sentence in prose:
        named = _survival(sentence)
        for found in TABLE.finditer(sentence.text) if named else ():
            told.setdefault(found["number"], {}).update(named)
    single = {n: next(iter(m.values())) for n, m in told.items() if len(m) == 1 and n}
    counts = Counter(code for m in _clear(prose) if (code := _code(m)) is not None)
    often = {code for code, count in counts.items() if count >= _OFTEN}
    return Endpoints(
        by_table=single,
        main=_main(abstract) or _main(prose),
        named={code: m for m in _clear(prose) if (code := _code(m)) in often and code},
    )


def _survival(sentence: Sentence) -> dict[str, Mention]:
    outcomes = sentence.labelled("OUTCOME")
    return {m.concept.id: m for m in outcomes if m.concept and m.concept.id in SURVIVAL}


def _main(sentences: Iterable[Sentence]) -> Mention | None:
    """Return the survival outcome that is named by far the most, else None."""
    named = _clear(sentences)
    counts = Counter(m.concept.id for m in named if m.concept)
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    if count < _CLEAR * len(named):
        return None
    return next(m for m in named if m.concept and m.concept.id == best)


_BARE = frozenset(["survival", "survivals", "mortality", "death", "deaths", "progression"])


def _clear(sentences: Iterable[Sentence]) -> list[Mention]:
    """Return the survival outcomes that are called by their name, not just "survival"."""
    return [
        m
        for s in sentences
        for m in s.labelled("OUTCOME")
        if _code(m) in SURVIVAL and m.text.lower() not in _BARE
    ]


def _code(mention: Mention) -> str | None:
    return mention.concept.id if mention.concept is not None else None
