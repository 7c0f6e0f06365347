"""Results in the cells of a row that is a trial: values by arm, estimate and p, outcome by head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..printed import effect_of, p_value_of
from ..records import Arm, Evidence, OutcomeRef, TrialResult
from ..types import Sentence
from .directions import disagree, from_numbers, from_words, more_is
from .grid_tests import INTERVAL, RANGE, decimal_of
from .pattern import compiled
from .results import results_of
from .review_columns import Head, outcome_named
from .review_rows import ReviewRow
from .row_figures import Figures, figures_of
from .stretch import cut

_NUMBER = re.compile(r"[-−]?\d+(?:[.·]\d+)?")


@dataclass(slots=True)
class _Open:
    """A result that columns to the right may add to."""

    outcome: OutcomeRef
    figures: Figures
    span: tuple[int, int]
    named: bool = True


class _Collector:
    """Reads the columns of outcomes from left to right."""

    def __init__(self, row: ReviewRow, arms: Sequence[Arm], topic: OutcomeRef | None) -> None:
        self.row, self.arms, self.topic = row, arms, topic
        self.found: list[_Open] = []

    def add(self, head: Head) -> None:
        """Take one column."""
        cells = self.row.column(head.column)
        filled = [c for c in cells if c is not None]
        if not filled:
            return
        if INTERVAL.search(head.text) and head.role not in {"p", "value"} and self._bounded(filled):
            return
        figures = self._by_line(head, cells) if len(filled) > 1 else figures_of(filled[0], head)
        if not figures:
            return
        span = (filled[0].start, filled[-1].end)
        home = self._home(head, figures)
        self._take(head, figures, span, home)
        if len(filled) > 1:
            self._further(head, filled)

    def _take(self, head: Head, figures: Figures, span: tuple[int, int], home: int | None) -> None:
        """Add figures to the result that they belong to, else as a new one."""
        if home is not None:
            self.found[home] = self._joined(self.found[home], figures, span)
        else:
            outcome = head.outcome or self.topic or OutcomeRef(text=head.text, code="OTHER")
            self.found.append(_Open(outcome, figures, span, head.outcome is not None))

    def _bounded(self, cells: Sequence[Sentence]) -> bool:
        """Give the last estimate the interval that stands in a column of its own."""
        bounds = RANGE.fullmatch(cells[0].text.strip(" ()[]"))
        last = self.found[-1] if self.found else None
        if bounds is None or last is None or last.figures.effect is None:
            return False
        if last.figures.effect.low is not None:
            return False
        low, high = (decimal_of(bounds[g]) for g in ("low", "high"))
        effect = replace(last.figures.effect, low=low, high=high)
        last.figures = replace(last.figures, effect=effect)
        return True

    def _further(self, head: Head, cells: Sequence[Sentence]) -> None:
        """Take the tests of further lines: each arm may be compared with the first."""
        tests = [f for c in cells if (f := figures_of(c, head)).p_value or f.effect]
        if len(tests) < _PAIR or head.role not in {"p", "effect"} or not self.found:
            return
        outcome = self.found[-1].outcome
        for figures, cell in zip(tests[1:], cells[-len(tests) + 1 :], strict=False):
            only = Figures((), figures.effect, figures.p_value)
            self.found.append(_Open(outcome, only, (cell.start, cell.end)))

    def _by_line(self, head: Head, cells: Sequence[Sentence | None]) -> Figures:
        """Return the values of arms that stand in lines of their own."""
        each = [figures_of(c, head) for c in cells if c is not None]
        values = tuple(v for f in each for v in f.values[:1])
        values = values if len(values) == len(cells) else ()
        effect = next((f.effect for f in each if f.effect), None)
        return Figures(values, effect, next((f.p_value for f in each if f.p_value), None))

    def _home(self, head: Head, figures: Figures) -> int | None:
        """Return the result that a column adds to: that of its outcome, else the last one."""
        tests_only = not figures.values
        for n in range(len(self.found) - 1, -1, -1):
            one = self.found[n]
            if head.outcome is not None:
                if one.outcome.code == head.outcome.code and not _clash(one.figures, figures):
                    return n
                continue
            if tests_only and not _clash(one.figures, figures):
                return n if n == len(self.found) - 1 or not one.figures.p_value else None
            return None
        return None

    @staticmethod
    def _joined(one: _Open, figures: Figures, span: tuple[int, int]) -> _Open:
        merged = Figures(
            one.figures.values or figures.values, one.figures.effect or figures.effect,
            one.figures.p_value or figures.p_value,
        )  # fmt: skip
        whole = min(one.span[0], span[0]), max(one.span[1], span[1])
        return replace(one, figures=merged, span=whole)

    def results(self) -> Iterator[TrialResult]:
        """Yield what was read."""
        for one in self.found:
            yield _result(one.outcome, one.figures, one.span, self.arms)


def _clash(one: Figures, other: Figures) -> bool:
    both = ((one.values, other.values), (one.effect, other.effect), (one.p_value, other.p_value))
    return any(a and b for a, b in both)


def _result(
    outcome: OutcomeRef,
    figures: Figures,
    span: tuple[int, int],
    arms: Sequence[Arm],
    words: str = "",
) -> TrialResult:
    values = _ordered(figures.values, arms)
    found = [m.group() for v in values if (m := _NUMBER.match(v))]
    numbers = [Decimal(n.replace("·", ".").replace("−", "-")) for n in found]
    numbers = numbers if len(numbers) == len(values) else []
    more = more_is(outcome)
    told = from_words(words, more) if words else None
    return TrialResult(
        outcome=outcome,
        effect=effect_of(figures.effect),
        p_value=p_value_of(figures.p_value),
        arm_values=values,
        direction=told or from_numbers(figures.effect, figures.p_value, numbers, more),
        conflict=disagree(told, figures.effect, numbers, more),
        evidence=(Evidence(start=span[0], end=span[1], where="table"),),
    )


def _ordered(values: tuple[str, ...], arms: Sequence[Arm]) -> tuple[str, ...]:
    """Return the arms' values with that of the arm under test first."""
    if len(values) != len(arms) or len(values) < _PAIR:
        return values
    pairs = sorted(zip(values, arms, strict=True), key=lambda p: p[1].role == "comparator")
    return tuple(v for v, _ in pairs)


_PAIR = 2
_TOXIC = compiled(r"toxicit|adverse|side\s+effect|safety")
_OUTCOME_ROLES = frozenset({"value", "effect", "p"})
_LEADING_WORDS = re.compile(r"[A-Za-z][A-Za-z\s/-]{2,60}")


def _topic(row: ReviewRow, caption: str) -> OutcomeRef | None:
    """Return what the tests of a row are of, where no head says it."""
    for cell in row.cells("topic", "primary"):
        named = outcome_named(cell.text)
        return named or OutcomeRef(text=cell.text.strip(), code="OTHER")
    return outcome_named(caption)


def _free(row: ReviewRow, arms: Sequence[Arm], topic: OutcomeRef | None) -> Iterator[TrialResult]:
    """Yield the results that cells tell in words."""
    told = bool(row.cells("topic", "primary"))
    for cell in row.cells("result"):
        said = replace(cell, table=None, cell=None)
        parts = [*_clauses(said)]
        for part in parts:
            found = [*results_of(part, "table", arms=arms, single=True)]
            reported = [r for r in found if r.p_value or r.effect or r.arm_values or r.direction]
            if reported:
                yield from reported
                continue
            figures = figures_of(part, Head(0, "result", ""))
            named = outcome_named(part.text)
            tested = figures.p_value or figures.effect
            known = named or (topic if topic and topic.code != "OTHER" and told else None)
            if not tested and not (known and figures):
                continue
            words = _LEADING_WORDS.search(part.text)
            name = (
                named
                or topic
                or OutcomeRef(text=words.group().strip() if words else None, code="OTHER")
            )
            yield _result(name, figures, (part.start, part.end), arms, part.text)


# "ORR 57%, CR 29%": another outcome begins.
_NEXT = re.compile(
    r"\s*(?:m?(?:OS|PFS|DFS|EFS|RFS|TTP)|[cp]?CR|PR|ORR|DCR)\b\s*(?:rate\s*)?[:=]?\s*\d"
)


def _clauses(cell: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a cell between semicolons that stand outside brackets."""
    at, depth = 0, 0
    for n, char in enumerate(cell.text):
        depth += (char in "([") - (char in ")]")
        turns = char == "," and _NEXT.match(cell.text, n + 1)
        if (char == ";" or turns) and depth <= 0:
            yield cut(cell, cell.start + at, cell.start + n)
            at = n + 1
    yield cut(cell, cell.start + at, cell.end)


def _valued(heads: Sequence[Head]) -> Iterator[Head]:
    """Yield heads; what stands left of its own p-value is an outcome, whatever it is called."""
    for n, head in enumerate(heads):
        after = heads[n + 1] if n + 1 < len(heads) else None
        if head.role == "other" and after is not None and after.role == "p" and head.text:
            outcome = head.outcome or OutcomeRef(text=head.text, code="OTHER")
            head = replace(head, role="value", outcome=outcome)
        yield head


def results_of_row(row: ReviewRow, arms: Sequence[Arm], caption: str) -> tuple[TrialResult, ...]:
    """Return what a row of a table of trials says came of its trial.

    Args:
        row: the row.
        arms: the arms of the trial, in the order of the row.
        caption: what the table is of, for tests that no head names.
    """
    topic = _topic(row, caption)
    collector = _Collector(row, arms, topic)
    for head in _valued(row.heads):
        if head.role in _OUTCOME_ROLES or INTERVAL.search(head.text):
            collector.add(head)
    found = (*collector.results(), *_free(row, arms, topic))
    return tuple(_complaint(r, arms) for r in found)


def _complaint(result: TrialResult, arms: Sequence[Arm]) -> TrialResult:
    """Return what exercise or talks did to fatigue as no toxicity: they treat the complaint."""
    drugs = any(i.id for a in arms for i in a.interventions)
    if (
        result.outcome.code != "TOXICITY"
        or drugs
        or not arms
        or _TOXIC.search(result.outcome.text or "")
    ):
        return result
    return result.model_copy(
        update={"outcome": result.outcome.model_copy(update={"code": "OTHER"})}
    )
