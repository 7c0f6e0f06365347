"""The values that flow from stage to stage: frozen, plain, and known to every stage.

Offsets are half-open ``[start, end)`` in characters of ``Document.text`` everywhere, so that
``document.text[x.start:x.end] == x.text`` holds for passages, cells, sentences, mentions and
statistics alike. Boxes are points from the top left corner of the page, pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .records import (
    Analysis,
    Arm,
    AssociationRecord,
    Attribution,
    Certainty,
    Comparator,
    ConditionRef,
    Direction,
    Endpoint,
    Evidence,
    FollowUp,
    Form,
    Participants,
    PValueKind,
    State,
    Subject,
    TrialRecord,
    TrialResult,
    TrialStatus,
)

PassageKind = Literal["title", "body", "heading", "caption", "table", "reference", "furniture"]
Section = Literal[
    "title",
    "abstract",
    "introduction",
    "methods",
    "results",
    "discussion",
    "conclusions",
    "references",
    "back_matter",
    "caption",
    "table",
    "other",
]
SourceFormat = Literal["pdf", "jats", "text"]
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


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of one page in points, as a reader sees it (rotation applied)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class CharBoxes:
    """Where each character of the document's text stands; page 0 where it stands nowhere.

    ``pages`` has shape (n,), ``boxes`` (n, 4) with x0, top, x1, bottom in points.
    """

    pages: NDArray[np.int16]
    boxes: NDArray[np.float32]

    def lines(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box for each printed line that characters ``[start, end)`` stand on."""
        found: list[Box] = []
        for i in range(start, end):
            page = int(self.pages[i])
            if page == 0:
                continue
            x0, top, x1, bottom = (round(float(v), 2) for v in self.boxes[i])
            if found and _same_line(found[-1], page, x0, top, bottom):
                last = found[-1]
                found[-1] = Box(
                    page,
                    min(last.x0, x0),
                    min(last.top, top),
                    max(last.x1, x1),
                    max(last.bottom, bottom),
                )
            else:
                found.append(Box(page, x0, top, x1, bottom))
        return tuple(found)


def _same_line(last: Box, page: int, x0: float, top: float, bottom: float) -> bool:
    """Tell whether a character continues the line that ``last`` covers."""
    overlap = min(last.bottom, bottom) - max(last.top, top)
    height = max(min(last.bottom - last.top, bottom - top), 0.1)
    return last.page == page and overlap > 0.3 * height and x0 > last.x0 - 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of text that is read in one go: a paragraph, heading, caption, table or reference."""

    text: str
    start: int
    end: int
    kind: PassageKind
    section: Section
    page: int | None = None
    heading: str | None = None  # the nearest heading above, as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One table cell; ``start`` and ``end`` point into the document's text."""

    row: int
    column: int
    text: str
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    indent: int = 0  # levels of indentation, for sub-rows under a variable
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption and footnotes; rows and columns count from 0."""

    label: str | None  # "Table 2"
    caption: str
    cells: tuple[Cell, ...]
    footnotes: tuple[str, ...] = ()
    page: int | None = None
    start: int = 0
    end: int = 0

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells of each row, left to right."""
        for row in sorted({cell.row for cell in self.cells}):
            yield tuple(sorted((c for c in self.cells if c.row == row), key=lambda c: c.column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the reference list."""

    key: str  # the number printed ("36"), or "smith2015" where the list has none
    text: str
    start: int
    end: int
    doi: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A place that cites: "[36,38-40]" with the keys it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper as the later stages see it, whatever it was read from."""

    doc_id: str
    sha256: str
    source: SourceFormat
    text: str
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    callouts: tuple[Callout, ...] = ()
    title: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    journal: str | None = None
    year: int | None = None
    pages: tuple[PageSize, ...] = ()
    chars: CharBoxes | None = None
    warnings: tuple[str, ...] = ()

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box a printed line for characters ``[start, end)``; empty without pages."""
        return self.chars.lines(start, end) if self.chars is not None else ()

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a character offset."""
        return next((p for p in self.passages if p.start <= offset < p.end), None)


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
    flags: frozenset[str] = frozenset()  # impossible, uncertain, damaged, zero, not_reached, iqr


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


class Reason(StrEnum):
    """Why a candidate did not become a record."""

    THRESHOLD = "threshold"
    NO_RESULT = "no_result"  # an aim, a method, a hypothesis
    NO_CANCER = "no_cancer"
    NO_OUTCOME = "no_outcome"
    NO_BIOMARKER = "no_biomarker"
    GENE_NOT_GROUNDED = "gene_not_grounded"
    COUNT_MISMATCH = "count_mismatch"  # "respectively" with unequal lists
    AMBIGUOUS = "ambiguous"
    DRUG_TARGET = "drug_target"  # "anti-PD-1 therapy improved OS"
    IMPOSSIBLE_VALUE = "impossible_value"
    NOT_FOUND_AGAIN = "not_found_again"  # the evidence does not hold the value
    INVALID = "invalid"  # the record model refused it
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationFinding:
    """A candidate association, as a rule left it; validation makes the record."""

    rule_id: str
    biomarkers: tuple[Mention, ...]
    biomarker_text: str
    outcome: Mention
    cancer: Mention | None
    cancer_from: Literal["passage", "table", "document"] | None = None
    form: Form = "unspecified"
    state: State = "unspecified"
    direction: Direction = "associated"
    p_value: Statistic | None = None
    effect: Statistic | None = None
    analysis: Analysis = "unspecified"
    certainty: Certainty = "asserted"
    attribution: Attribution = field(default_factory=Attribution)
    subgroup: str | None = None
    subject: Subject = "unspecified"
    evidence: tuple[Evidence, ...] = ()  # start, end, where; validation adds page, section, boxes
    features: tuple[tuple[str, float], ...] = ()  # for the confidence, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFinding:
    """A candidate trial, its places already merged; validation makes the record."""

    rule_id: str
    acronym: str | None = None
    registry_ids: tuple[str, ...] = ()
    phase: str | None = None
    design: tuple[str, ...] = ()
    status: TrialStatus = "unspecified"
    participants: Participants | None = None
    condition: ConditionRef | None = None
    population: str | None = None
    arms: tuple[Arm, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    results: tuple[TrialResult, ...] = ()
    follow_up: FollowUp | None = None
    attribution: Attribution = field(default_factory=Attribution)
    evidence: tuple[Evidence, ...] = ()
    features: tuple[tuple[str, float], ...] = ()


Finding = AssociationFinding | TrialFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate that was dropped, by which rule and why."""

    rule_id: str
    reason: Reason
    text: str  # as printed
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document: its records and rejections, and the seconds each stage took."""

    document: Document
    associations: tuple[AssociationRecord, ...] = ()
    trials: tuple[TrialRecord, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
