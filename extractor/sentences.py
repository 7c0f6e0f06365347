"""A sentence with what was found in it: tokens, mentions, statistics."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .codes import Comparator, PValueKind

StatisticKind = Literal[
    "P_VALUE",  # comparator + value, or "ns"; a range has low and high
    "EFFECT",  # HR, OR, RR … with its interval where one belongs to it
    "INTERVAL",  # an interval whose estimate stands elsewhere
    "MEDIAN",  # a median (or mean) with unit, and its interval
    "RATE",  # a percentage, or events of total
    "COMPARISON",  # "12.1 vs 8.3 months", "45% versus 31%": two or more values
    "COUNT",  # "23/45"
    "SAMPLE_SIZE",  # n = 34, "1432 patients"
    "CORRELATION",  # r, rho
    "FOLLOW_UP",  # median follow-up of 36 months
    "AUC",  # AUC, C-index
    "DOSE",  # 120 mg, 75 mg/m2
    "SCHEDULE",  # every 4 weeks, q3w, days 1-14
]
MentionLabel = Literal[
    "GENE", "MARKER", "CANCER", "DISEASE", "OUTCOME", "DRUG", "VARIANT", "CELL", "ORGANISM"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token; tag, lemma, head (index in the sentence) and dep are empty without a parser."""

    text: str
    start: int
    end: int
    lemma: str = ""
    tag: str = ""
    head: int = -1
    dep: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What a mention stands for in a public vocabulary."""

    id: str  # CURIE; an outcome code for outcomes
    name: str  # ontology label, HGNC symbol, outcome code
    members: tuple[str, ...] = ()  # HGNC symbols of a family or complex
    member_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in the text, with what it stands for where that is known."""

    label: MentionLabel
    text: str
    start: int
    end: int
    concept: Concept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A printed statistic: ``text`` is what stands there, the other fields what it means."""

    kind: StatisticKind
    text: str
    start: int
    end: int
    comparator: Comparator | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None  # of the interval, in percent
    unit: str | None = None
    measure: str | None = None  # HR, OR, RR …; what the median or rate is of, where printed
    adjusted: bool = False
    p_kind: PValueKind | None = None
    values: tuple[Decimal, ...] = ()  # the sides of a COMPARISON; events and total of a COUNT
    group: int | None = None  # statistics of one bracket or one result share a number
    series: int | None = None  # members of one list ("p = 0.01 and p = 0.03") share a number
    threshold: bool = False  # "p < 0.05 was considered significant"
    flags: frozenset[str] = frozenset()  # impossible, uncertain, zero, iqr, range_to …


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence (or a table cell) with what was found in it."""

    text: str
    start: int
    end: int
    passage: int  # index into Document.passages
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    table: int | None = None  # index into Document.tables, for a cell
    cell: int | None = None  # index into Table.cells

    def labelled(self, *labels: MentionLabel) -> tuple[Mention, ...]:
        """Return the mentions with one of the labels, in order."""
        return tuple(m for m in self.mentions if m.label in labels)
