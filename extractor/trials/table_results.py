"""Results that tables of outcomes print: rows with a test, by outcome, arm by arm."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ..printed import effect_of, p_value_of
from ..records import Arm, Evidence, OutcomeRef, TrialResult
from ..types import Document, Sentence, Table
from .blocks import blocks_of, test_of
from .directions import disagree, from_numbers, more_is
from .grids import Column, GridRow, grid_rows, headings_of, is_of_baseline, is_outcome_table
from .pattern import compiled
from .row_outcomes import outcome_by_strata, outcome_of_row
from .row_sizes import ROW_OF_SIZES
from .sides import names_arm, sides_of_heads
from .turned import TurnedResult, turned_results
from .turned_groups import grouped_results

_NUMBER = re.compile(r"[-−–]?\d+(?:[.·]\d+)?")
_IN_BRACKETS = re.compile(r"\((\d+(?:[.·]\d+)?)\s?%?\)")
_OF_PATIENTS = re.compile(r"\d+\s*/\s*\d+")
_LONG = 15  # rows; of a longer list the text names some for other reasons
_MOST = 3  # arms whose columns can be told from time points


def _number(text: str) -> Decimal | None:
    # "154/195" are events of patients: which is better the outcome does not tell.
    if _OF_PATIENTS.fullmatch(text.strip()):
        return None
    inside = _IN_BRACKETS.search(text)
    match = _NUMBER.search(text)
    # "57 (83.8)" is a count with its percentage, "45.5 (0.5)" a mean with its spread.
    counted = match is not None and match[0].isdigit()
    found = inside[1] if inside and counted and "SD" not in text else None
    shown = found or (match[0] if match else None)
    return Decimal(shown.replace("·", ".").replace("−", "-").replace("–", "-")) if shown else None


_ANY = compiled(r"\b(?:any|all|total|overall|1\s?[-–]\s?[45]|I\s?[-–]\s?IV)\b")


def _any_grade(columns: Sequence[Column]) -> list[Column]:
    """Return one column an arm: that of all grades, where each arm has several."""
    tops = dict.fromkeys(c.top for c in columns)
    if not 1 < len(tops) <= _MOST or len(columns) == len(tops):
        return list(columns)
    whole = [c for c in columns if _ANY.search(c.heading.removeprefix(c.top))]
    return whole if [c.top for c in whole] == list(tops) else list(columns)


def _ordered(row: GridRow, columns: Sequence[Column], arms: Sequence[Arm]) -> tuple[str, ...]:
    """Return the arms' values of a row, the arm under test first; none where columns are more."""
    shown = _any_grade(columns)
    values = [row.shown[c.index] for c in shown if c.index in row.shown]
    if len(values) != len(shown) or not 1 < len(shown) <= _MOST:
        return ()
    sides = sides_of_heads([c.heading for c in shown], arms)
    ranked = sorted(zip(values, sides, strict=True), key=lambda pair: pair[1] == "comparator")
    return tuple(v for v, _ in ranked)


def _of_group(rows: Sequence[GridRow]) -> bool:
    """Tell whether the one p-value of several rows is that of the heading above them."""
    tested = [r for r in rows if r.tested]
    return len(rows) > 1 and len(tested) == 1 and bool(rows[0].group) and rows[0] is tested[0]


def _result(
    row: GridRow, outcome: OutcomeRef, values: tuple[str, ...], subgroup: str | None = None
) -> TrialResult:
    numbers = [n for v in values if (n := _number(v)) is not None]
    numbers = numbers if len(numbers) == len(values) else []
    more = more_is(outcome)
    return TrialResult(
        outcome=outcome,
        effect=effect_of(row.effect),
        p_value=p_value_of(row.p_value),
        arm_values=values,
        direction=from_numbers(row.effect, row.p_value, numbers, more),
        conflict=disagree(None, row.effect, numbers, more),
        subgroup=subgroup,
        evidence=(Evidence(start=row.start, end=row.end, where="table"),),
    )


_ARM_HEAD = compiled(
    r"\b(?:groups?|arms?|controls?|treatment|intervention|placebo|alone|plus|versus)\b|\+|\bn\s?="
)


def _compares(columns: Sequence[Column], arms: Sequence[Arm]) -> bool:
    """Tell whether at least two columns are headed by arms."""
    heads = [c.heading for c in columns if c.kind == "arm"]
    told = [h for h in heads if _ARM_HEAD.search(h) or names_arm(h, arms)]
    return len(heads) > 1 and bool(told)


def _of_markers(rows: Sequence[GridRow], sentences: dict[int, Sentence]) -> bool:
    """Tell whether the rows are markers, and the columns their states."""
    labels = [s for s in sentences.values() if s.mentions and not s.statistics]
    marked = sum(bool(s.labelled("GENE", "MARKER", "VARIANT")) for s in labels)
    return marked > 1 and marked * 4 > len(rows)


def _of_turned(
    turned: Sequence[TurnedResult],
    table: Table,
    sentences: dict[int, Sentence],
    arms: Sequence[Arm],
) -> Iterator[TrialResult]:
    """Yield the results of a table whose rows are arms."""
    where = next(iter(sentences.values()), None)
    for one in turned:
        row = GridRow(
            label=one.outcome, group="", cells={}, start=one.start, end=one.end, p_value=one.p_value
        )
        outcome = outcome_of_row(row, table, replace(where, mentions=()) if where else None)
        sides = sides_of_heads(one.labels, arms)
        pairs = sorted(zip(one.values, sides, strict=True), key=lambda p: p[1] == "comparator")
        if outcome is not None:
            yield _result(row, outcome, tuple(v for v, _ in pairs))


_WHOLE = compiled(r"\A(?:all|overall|total|entire|whole)\b")


def _of_strata(
    rows: Sequence[GridRow], outcome: OutcomeRef, columns: Sequence[Column], arms: Sequence[Arm]
) -> Iterator[TrialResult]:
    """Yield the results of one outcome in the subgroups that the rows of a table are."""
    sides = [c for c in columns if c.kind == "arm"]
    for row in rows:
        if row.tested:
            label = f"{row.group} {row.label}".strip()
            part = None if _WHOLE.search(row.label) else label
            yield _result(row, outcome, _ordered(row, sides, arms), part)


def _of_table(
    table: Table, sentences: dict[int, Sentence], arms: Sequence[Arm], said: str
) -> Iterator[TrialResult]:
    heads = headings_of(table)
    turned = tuple(turned_results(table, heads)) if is_outcome_table(table, ()) else ()
    # A tested table with a column of arms is of outcomes, whatever its caption speaks of.
    turned = turned or (() if is_of_baseline(table) else tuple(grouped_results(table, heads)))
    if turned:
        yield from _of_turned(turned, table, sentences, arms)
        return
    columns, every = grid_rows(table, sentences)
    # How many a column holds is no outcome.
    rows = [r for r in every if not ROW_OF_SIZES.match(r.label)]
    strata = outcome_by_strata(table)
    if strata is not None and _compares(columns, arms):
        yield from _of_strata(rows, strata, columns, arms)
        return
    compared = _compares(columns, arms) and not _of_markers(rows, sentences)
    if not compared or not is_outcome_table(table, rows):
        return
    groups: dict[str, list[GridRow]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    first = next(iter(sentences.values()), None)
    places = {(table.cells[n].row, table.cells[n].column): s for n, s in sentences.items()}
    for row in rows:
        if not row.tested and (len(rows) > _LONG or not _spoken_of(row, said)):
            continue
        at = min((c.row for c in row.cells.values()), default=0)
        shared = _of_group(groups[row.group])
        one = replace_label(row) if shared else row
        outcome = outcome_of_row(one, table, places.get((at, 0), first))
        if outcome is not None:
            yield from _of_row(one, outcome, columns, arms, shared=shared)


def _of_many(columns: Sequence[Column]) -> bool:
    """Tell whether a test is over more columns than a trial has arms: kinds of patients, times."""
    tops = {c.top for c in columns if c.top}
    graded = 1 < len(tops) <= _MOST  # each arm's grades side by side
    return len(columns) > _MOST and not graded


def _of_row(
    row: GridRow,
    outcome: OutcomeRef,
    columns: Sequence[Column],
    arms: Sequence[Arm],
    *,
    shared: bool,
) -> Iterator[TrialResult]:
    """Yield the results of a row, one for each of its tests, or its untested values.

    A row that stands for its whole group (``shared``) is one result without values.
    """
    if shared:
        yield _result(row, outcome, ())
        return
    blocks = blocks_of(columns)
    several = len(blocks) > 1
    for block in blocks:
        one = test_of(row, block.number)
        if one.p_value is None and one.effect is None:
            continue
        values = () if block.within else _ordered(one, block.arms, arms)
        if not values and one.effect is None and _of_many(block.arms):
            continue
        named = block.outcome if several and outcome.code == "OTHER" else None
        yield _result(one, named or outcome, values, block.comparison if several else None)
    if not row.tested:
        values = _ordered(row, [c for c in columns if c.kind == "arm"], arms)
        if values and outcome.code != "OTHER":
            yield _result(row, outcome, values)


_SHORT = {
    "complete response": "cr", "partial response": "pr", "stable disease": "sd",
    "progressive disease": "pd", "objective response": "orr", "disease control": "dcr",
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[-\s][^\W\d_]{2,})*")


def _spoken_of(row: GridRow, said: str) -> bool:
    """Tell whether the running text names what a row is of."""
    match = _WORDS.search(row.label)
    if match is None or not row.values:
        return False
    name = match.group().casefold()
    forms = {
        name,
        *(k for k, v in _SHORT.items() if v == name),
        *(v for k, v in _SHORT.items() if k in name),
    }
    told = [m.start() for f in forms for m in re.finditer(rf"\b{re.escape(f)}\b", said)]
    return bool(told) and (_quoted(row, said) or any(_compared(said, at) for at in told))


def _compared(said: str, at: int) -> bool:
    """Tell whether the sentence around a place sets arms against each other."""
    first, last = said.rfind(". ", 0, at) + 1, said.find(". ", at)
    return bool(_SET_AGAINST.search(said, first, last if last > 0 else len(said)))


def _quoted(row: GridRow, said: str) -> bool:
    """Tell whether the running text gives a figure of a row."""
    figures = {n for v in row.values for n in _FIGURES.findall(v.split("–")[0])}
    return any(re.search(rf"(?<![\d.·]){re.escape(f)}(?!\d|[.·]\d)", said) for f in figures)


_SET_AGAINST = compiled(
    r"\b(?:similar(?:ly)?|differ\w*|comparable|more|less|higher|lower|fewer|increas\w+|reduc\w+)\b[^.;]{0,80}\b(?:arms?|groups?|than|with|between|after|on)\b"
)
_FIGURES = re.compile(r"\d+[.·]\d+|\d{2,}")


def replace_label(row: GridRow) -> GridRow:
    """Return a row as one of the heading above it."""
    return replace(row, label=row.group, group="")


def find_table_results(
    document: Document, sentences: Sequence[Sentence], arms: Sequence[Arm]
) -> Iterator[TrialResult]:
    """Yield the rows of a paper's tables of outcomes that are tested or that its text speaks of.

    Args:
        document: the paper with its tables.
        sentences: its sentences and cells; cells are told by their table.
        arms: the arms of the paper's own trial.
    """
    cells: dict[int, dict[int, Sentence]] = defaultdict(dict)
    for sentence in sentences:
        if sentence.table is not None and sentence.cell is not None:
            cells[sentence.table][sentence.cell] = sentence
    said = " ".join(
        p.text
        for p in document.passages
        if p.kind == "body" and p.section in {"abstract", "results", "discussion", "conclusions"}
    ).casefold()
    for n, table in enumerate(document.tables):
        yield from _of_table(table, cells[n], arms, said)
