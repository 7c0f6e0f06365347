"""Tables of outcomes as a grid: which column is an arm, which a test, and what each row is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..types import Cell, Sentence, Statistic, Table
from .grid_tests import INTERVAL, estimate_apart, estimate_in, find_test, p_in
from .pattern import SlotPattern, compiled

ColumnKind = Literal["label", "arm", "p", "effect", "other"]
COLUMNS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "p",
        compiled(
            r"(?:\A|[\s(,;])p\s?(?:[-–\s]?\s?values?|\*|†|(?-i:[a-d]))?\s*(?:\Z|[\s),*†‡§])|\bsignificance\b|\blog[-\s]?rank\b"
        ),
        ("P", "P-value", "p value", "P value*"),
        ("PFS", "PD", "Placebo", "n (%)"),
    ),
    SlotPattern(
        "effect",
        compiled(
            r"\b(?:(?-i:HR|OR)|hazard\s+ratios?|odds\s+ratios?|RR|relative\s+risk|risk\s+ratios?|(?:mean\s+|adjusted\s+|risk\s+|between[-\s]group\s+|treatment\s+|group\s+)?(?:differences?|effect)"
            r"|beta|β|coefficient|estimate|Cohen)\b|\A95\s?%\s?CI"
        ),
        ("Hazard ratio (95% CI)", "Mean difference", "OR"),
        ("Overall", "ORR", "Score (% or points)"),
    ),
    SlotPattern(
        "other",
        compiled(
            r"\A(?:d|ES|effect\s+size(?:\s*\(?d\)?)?|Cohen['’]?s?\s+d|(?:partial\s+)?(?:η|eta)[\s-]?(?:p)?(?:2|²|squared)?|F|t|z|Z|χ2?|x2|chi-?square|df|d\.f\.|U|Q|I2|ICC|test|statistic|units?|scale|range|grade|N|n|no\.?)\s*\Z|\A(?:total|all(?:\s+patients)?|overall)\s?[†‡*§]?(?:\s*\(?n\s?=.*|\s+patients|\s*\Z|\s*\()"
            r"|\bbaseline\b|\bpre-?(?:treatment|test|intervention|operative)?\b|\bbefore\b|\bn\s+of\s+items\b|\bp\s+for\b"
        ),
        ("F", "df", "Baseline", "Pretreatment"),
        ("Placebo", "Weekly docetaxel (n = 41)"),
    ),
)
NOT_OUTCOMES = SlotPattern(
    "table of something else",
    compiled(
        r"\b(?:characteristics?|demograph\w+|features|uni-?variate|multi-?variate|multivariable|univariable|Cox|regression|prognostic|predict\w*|correlat\w+|associations?"
        r"|schedule|dos(?:e|es|ing|age)|criteria|questionnaire\s+items|summary\s+of\s+(?:studies|trials)|published|pharmacokinetic\w*|PK|primers|assessments?\s+(?:schedule|time)"
        r"|reasons\s+for|withdraw\w+|interventions?\s+components?|sensitivity\s+and\s+specificity|genotyp\w+|polymorphisms?|expression\s+of)\b"
    ),
    ("Baseline characteristics", "Multivariate analysis of survival"),
    ("Efficacy of treatment", "Adverse events", "Outcomes at baseline and follow-up"),
)
_BASELINE = compiled(r"\bbaseline\b|\bat\s+(?:entry|enrolment|inclusion)\b")
_AFTER = compiled(
    r"\b(?:outcomes?|efficacy|response|changes?|adverse|toxicit\w+|survival|post-?\w*|follow-?up|after|differences?|effects?|results?)\b"
)
COVARIATE = SlotPattern(
    "covariate",
    compiled(
        r"\A\s*(?:median\s+age|mean\s+age|age\b|sex\b|gender\b|m(?:ale|en)s?\b|females?\b|women\b|race\b|ethnic\w*|education|marital|employ\w+|smok\w+|menopaus\w+|(?:pre|post)menopaus\w+|ECOG"
        r"|WHO\s+PS|performance\s+status|karnofsky|KPS|(?:clinical\s+|tumou?r\s+|TNM\s+|disease\s+)?stage\b|histolog\w+|(?:o?estrogen|progesterone|hormone)\s+receptor|(?:ER|PR|PgR|HER2)\b(?!\s?[+–-]\s*\Z)|prior\b|previous\b"
        r"|primary\s+(?:tumou?r|site)|tumou?r\s+(?:site|location|grade|type)|number\s+of\s+metast\w+|BMI\b|height\b|weight\b|comorbid\w*|ASA\b|nodal\s+status|no\.\s+of\s+metast\w+)"
    ),
    ("Age (years)", "Sex", "ECOG performance status"),
    ("Overall survival", "Stable disease", "ER+"),
)
_FIGURE, _FEW = re.compile(r"\s*[(<>≤≥±−–-]?\s?\d"), 2  # "Grade 1-2" is no figure


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its kind, its heading, and the column that prints its percentages."""

    index: int
    kind: ColumnKind
    heading: str
    top: str = ""  # the upper heading alone, which several columns of one arm share
    percent: int | None = None


@dataclass(slots=True)
class RowTest:
    """A further test of a row: another comparison, another outcome, a change within an arm."""

    p_value: Statistic | None = None
    effect: Statistic | None = None


@dataclass(slots=True)
class GridRow:
    """A row below the heading: its label, the headings above it, and its cells."""

    label: str
    group: str
    cells: dict[int, Cell]
    start: int
    end: int
    p_value: Statistic | None = None
    effect: Statistic | None = None
    shown: dict[int, str] = field(default_factory=dict)
    further: dict[int, RowTest] = field(default_factory=dict)  # by number, from 1

    @property
    def values(self) -> list[str]:
        """Return the arms' values as printed, left to right."""
        return list(self.shown.values())

    @property
    def tested(self) -> bool:
        """Tell whether a test is printed in the row."""
        further = any(t.p_value or t.effect for t in self.further.values())
        return self.p_value is not None or self.effect is not None or further


def _numeric(cells: Mapping[int, Cell]) -> bool:
    return any(_FIGURE.match(c.text) for i, c in cells.items() if i > 0)


def _split(table: Table) -> tuple[list[dict[int, Cell]], list[dict[int, Cell]]]:
    """Return the rows of the heading and of the body; words below it belong to it."""
    heads: list[dict[int, Cell]] = []
    body: list[dict[int, Cell]] = []
    for row in table.rows():
        cells = {c.column: c for c in row}
        filled = {i: c for i, c in cells.items() if c.text.strip()}
        words = len(filled) > _FEW and not _numeric(filled)
        if not body and (all(c.header for c in row) or not heads or words):
            heads.append(cells)
        elif filled:
            body.append(cells)
    return heads, body


def _headings(heads: Sequence[Mapping[int, Cell]]) -> dict[int, list[str]]:
    """Return the heading texts above each column, upper ones first, spans spread out."""
    found: dict[int, list[str]] = {}
    for cells in heads:
        for cell in cells.values():
            for column in range(cell.column, cell.column + cell.column_span):
                if cell.text.strip():
                    found.setdefault(column, []).append(cell.text.strip())
    return found


def headings_of(table: Table) -> dict[int, list[str]]:
    """Return the heading texts above each column of a table."""
    return _headings(_split(table)[0])


def _kind(index: int, texts: Sequence[str]) -> ColumnKind:
    if index == 0:
        return "label"
    for entry in COLUMNS:
        if any(entry.pattern.search(t) for t in texts):
            return entry.value  # type: ignore[return-value]
    return "arm"


_NO = compiled(r"\A(?:no\.?|n|number|patients|events)(?:\s+of\s+\w+)?\Z")
_PERCENT = compiled(r"\A\(?%\)?\Z|\A\(?percent\w*\)?\Z")


def columns_of(heads: Sequence[Mapping[int, Cell]], width: int) -> tuple[Column, ...]:
    """Return the columns of a table; "No." and "%" below one arm are one column."""
    headings = _headings(heads)
    columns: list[Column] = []
    skipped: set[int] = set()
    for index in range(width):
        texts = headings.get(index, [])
        if index in skipped:
            continue
        after = headings.get(index + 1, [])
        counted = len(texts) > 1 and _NO.match(texts[-1]) and after and _PERCENT.match(after[-1])
        if index and counted and after[:1] == texts[:1]:
            skipped.add(index + 1)
            columns.append(Column(index, "arm", texts[0], texts[0], percent=index + 1))
            continue
        columns.append(Column(index, _kind(index, texts), " ".join(texts), "".join(texts[:1])))
    return tuple(columns)


def _shown(cells: Mapping[int, Cell], column: Column) -> str:
    text = cells[column.index].text.strip() if column.index in cells else ""
    if column.percent is not None and column.percent in cells and text:
        return f"{text} ({cells[column.percent].text.strip().strip('()%')}%)"
    return text


def grid_rows(
    table: Table, sentences: Mapping[int, Sentence]
) -> tuple[tuple[Column, ...], tuple[GridRow, ...]]:
    """Return the columns and the rows of a table, each row with its tests and arms' values.

    Args:
        table: the table.
        sentences: its cells as sentences, by index into ``table.cells``.
    """
    heads, body = _split(table)
    width = 1 + max((c.column + c.column_span - 1 for c in table.cells), default=0)
    columns = columns_of(heads, width)
    place = {(c.row, c.column): sentences.get(n) for n, c in enumerate(table.cells)}
    columns = tuple(_by_cells(c, body, place) for c in columns)
    rows = tuple(_rows(body, columns, place))
    return columns, rows


def _by_cells(
    column: Column,
    body: Sequence[Mapping[int, Cell]],
    place: Mapping[tuple[int, int], Sentence | None],
) -> Column:
    """Return a column without a heading as one of p-values, where most of its cells print one."""
    filled = [c for r in body if (c := r.get(column.index)) is not None and c.text.strip()]
    found = sum(find_test(place.get((c.row, c.column)), "p") is not None for c in filled)
    unnamed = column.kind == "arm" and not column.heading
    return replace(column, kind="p") if unnamed and found * 2 > len(filled) else column


def _take_tests(held: GridRow | RowTest, column: Column, cell: Sentence | None) -> None:
    """Put the tests of a cell to its row; a cell may print an estimate with its p-value."""
    if column.kind == "effect" and held.effect is None:
        held.effect = find_test(cell, "effect") or estimate_in(cell, column.heading)
    held.p_value = held.p_value or find_test(cell, "p")
    if column.kind == "p" and held.p_value is None:
        held.p_value = p_in(cell)


def test_numbers(columns: Sequence[Column]) -> dict[int, int]:
    """Return the number of the test that each column of tests belongs to, by column.

    An estimate, its interval and its p-value are one test; another p-value, or an estimate after
    a p-value where more p-values follow, begins the next.
    """
    found: dict[int, int] = {}
    number, seen = 0, set[ColumnKind]()
    tested = [c for c in columns if c.kind in {"p", "effect"}]
    for n, column in enumerate(tested):
        interval = column.kind == "effect" and INTERVAL.search(column.heading)
        follows = any(c.kind == "p" for c in tested[n + 1 :])
        again = column.kind == "p" and "p" in seen
        another = column.kind == "effect" and not interval and "p" in seen
        if again or (another and (follows or "effect" in seen)):
            number, seen = number + 1, set()
        seen.add(column.kind)
        found[column.index] = number
    return found


def _rows(
    body: Sequence[Mapping[int, Cell]],
    columns: Sequence[Column],
    place: Mapping[tuple[int, int], Sentence | None],
) -> Iterator[GridRow]:
    group = ""
    numbers = test_numbers(columns)
    for cells in body:
        filled = [c for c in cells.values() if c.text.strip()]
        label = cells[0].text.strip() if 0 in cells else ""
        row = GridRow(
            label=label, group=group, cells=dict(cells),
            start=min(c.start for c in filled), end=max(c.end for c in filled),
        )  # fmt: skip
        for column in columns:
            cell = cells.get(column.index)
            if cell is None or not cell.text.strip():
                continue
            if column.kind in {"p", "effect"}:
                number = numbers[column.index]
                held = row.further.setdefault(number, RowTest()) if number else row
                _take_tests(held, column, place.get((cell.row, cell.column)))
            elif column.kind == "arm":
                row.shown[column.index] = _shown(cells, column)
        shown = [
            (c.heading, cells[c.index])
            for c in columns
            if c.kind == "effect" and c.index in cells and not numbers[c.index]
        ]
        row.effect = estimate_apart(shown) or row.effect
        if label and not row.values and not row.tested:
            group = label
            continue
        if label and not row.values:
            group = label
        yield row


def is_of_baseline(table: Table) -> bool:
    """Tell whether a table prints who the patients were when they came."""
    return bool(_BASELINE.search(table.caption)) and not _AFTER.search(table.caption)


def is_outcome_table(table: Table, rows: Sequence[GridRow]) -> bool:
    """Tell whether a table prints what came of a trial, and not who its patients were."""
    if NOT_OUTCOMES.pattern.search(table.caption):
        return False
    if is_of_baseline(table):
        return False
    labels = [r.label for r in rows] + list({r.group for r in rows})
    covariates = sum(bool(COVARIATE.pattern.search(label)) for label in labels)
    return covariates < max(_FEW, len(rows) // 4)
