"""Tables of trials as rows: which lines are one trial, and what heading stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..types import Sentence, Table
from .pattern import compiled
from .registries import find_ids
from .review_columns import Head, head_rows, heads_of
from .review_heads import Role

Line = Mapping[int, Sentence]  # by column
_NAMING: tuple[Role, ...] = ("id", "name", "author", "reference")
_FIGURES: frozenset[Role] = frozenset({"people", "value", "effect", "p"})
_BLANK = re.compile(r"\A[\s–—−\-.…]*\Z")
_UNFINISHED = compiled(r"(?:\b(?:vs\.?|versus|plus|and|or|with|of|for|in|to)|[+,;/&(<=–-])\s*\Z")
_GOES_ON = compiled(r"\A\s*(?:[a-z(+,;/&)]|vs\.?\b|versus\b|plus\b|and\b|or\b)")
_REST_OF_NAME = re.compile(
    r"\A\W*(?:(?:19|20)\d\d[a-d]?|\d{1,3}|et\s+al\.?,?)\W*(?:\[\d+\]|\(?(?:19|20)\d\d\)?)?\W*\Z"
)
_ONLY_ID = re.compile(r"\W*(?:NCT\s?\d{8}|ISRCTN\s?\d{8}|\d{4}-\d{6}-\d\d)\W*\Z")
_CONTINUED = compiled(r"\bcont(?:inued|['’]?d)\b")
_FIGURE = re.compile(r"\A\W*\d|\ANR\b|\Anot\s+reached", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One trial of a table: its lines, the heading above it, and the cells it shares."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    group: Sentence | None = None
    notes: tuple[str, ...] = ()  # below the table

    def cells(self, *roles: Role) -> tuple[Sentence, ...]:
        """Return the cells of the columns with one of the roles, line by line."""
        return tuple(
            line[h.column]
            for line in self.lines
            for h in self.heads
            if h.role in roles and h.column in line
        )

    def column(self, number: int) -> tuple[Sentence | None, ...]:
        """Return the cells of a column, one a line, None where a line has none."""
        return tuple(line.get(number) for line in self.lines)

    def has(self, role: Role) -> bool:
        """Tell whether the table has a column of a role."""
        return any(h.role == role for h in self.heads)

    @property
    def text(self) -> str:
        """Return all that the row prints."""
        return " ".join(s.text for line in self.lines for _, s in sorted(line.items()))

    @property
    def span(self) -> tuple[int, int]:
        """Return where the row stands in the document."""
        cells = [s for line in self.lines for s in line.values()]
        return min(s.start for s in cells), max(s.end for s in cells)


def _lines(table: Table, sentences: Mapping[int, Sentence]) -> Iterator[tuple[int, Line]]:
    """Yield the rows below the heads with their filled cells."""
    first = head_rows(table)
    rows: dict[int, dict[int, Sentence]] = {}
    for number, cell in enumerate(table.cells):
        said = sentences.get(number)
        if cell.row >= first and said is not None and not _BLANK.match(said.text):
            rows.setdefault(cell.row, {})[cell.column] = said
    yield from sorted(rows.items())


def _covers(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place below a merged cell the place of that cell."""
    return {
        (row, cell.column): (cell.row, cell.column)
        for cell in table.cells
        for row in range(cell.row + 1, cell.row + cell.row_span)
    }


def _numeric(table: Table) -> set[int]:
    """Return the columns that mostly hold figures."""
    first = head_rows(table)
    told: dict[int, list[bool]] = {}
    for cell in table.cells:
        if cell.row >= first and not _BLANK.match(cell.text):
            told.setdefault(cell.column, []).append(bool(_FIGURE.match(cell.text)))
    return {column for column, figures in told.items() if sum(figures) * 2 > len(figures)}


def _naming(heads: Sequence[Head]) -> set[int]:
    """Return the columns that tell trials apart; without any, the first."""
    return {h.column for h in heads if h.role in _NAMING} or {0}


def _repeats_heads(line: Line, heads: Sequence[Head]) -> bool:
    """Tell whether a line is the heads again, at the top of the next page."""
    texts = {h.column: h.text.casefold() for h in heads}
    same = sum(s.text.casefold() in texts.get(c, "") for c, s in line.items())
    return same * 2 > len(line) > 1


class _Grouping:
    """Puts lines together that are of one trial."""

    def __init__(self, table: Table, heads: Sequence[Head]) -> None:
        self.heads = tuple(heads)
        self.notes = table.footnotes
        self.naming = _naming(heads)
        self.figures = {h.column for h in heads if h.role in _FIGURES} | _numeric(table)
        self.figures -= self.naming
        self.covers = _covers(table)
        self.open: list[dict[int, Sentence]] = []
        self.group: Sentence | None = None
        self.carried: Sentence | None = None  # of the first column, where it names no trial
        self.before: dict[tuple[int, int], Sentence] = {}

    def close(self) -> Iterator[ReviewRow]:
        """Yield the trial that is open, if any."""
        if self.open:
            yield ReviewRow(self.heads, tuple(self.open), self.group, self.notes)
        self.open = []

    def add(self, row: int, line: Line) -> Iterator[ReviewRow]:
        """Take one more line; yields the trial before when another begins."""
        if _repeats_heads(line, self.heads) or all(
            _CONTINUED.search(s.text) for s in line.values()
        ):
            return
        self.before.update({(row, c): s for c, s in line.items()})
        if len(line) == 1 and len(self.heads) > 2 and not self._goes_on(line):
            only = next(iter(line.values()))
            if 0 in line or not self.open:
                yield from self.close()
                self.group = only
                return
        if self._goes_on(line):
            self._extend(line)
        elif self._is_next(line):
            yield from self.close()
            self.open = [{**self._shared(row, line), **line}]
        elif self._is_arm(row, line):
            self.open.append(dict(line))
        else:
            self._extend(line)

    def _is_next(self, line: Line) -> bool:
        named = {c: s for c, s in line.items() if c in self.naming}
        if not self.open:
            return bool(line)
        first = self.open[0]
        return any(c not in first or s.text != first[c].text for c, s in named.items())

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line goes on with the cells of the line above, and is no arm or trial."""
        if not self.open:
            return False
        last = self.open[-1]
        named = {c: s for c, s in line.items() if c in self.naming}
        if any(_FIGURE.match(s.text) for c, s in line.items() if c in self.figures):
            return False
        if named:
            return all(self._rest_of_name(c, s) for c, s in named.items())
        if any(_FIGURE.match(s.text) for s in line.values()):
            return False
        return all(
            c in last and (_UNFINISHED.search(last[c].text) or _GOES_ON.match(s.text))
            for c, s in line.items()
        )

    def _rest_of_name(self, column: int, said: Sentence) -> bool:
        """Tell whether a cell holds what is left of a name: year, reference, or its first id."""
        if _REST_OF_NAME.match(said.text):
            return True
        above = self.open[0].get(column)
        only = _ONLY_ID.match(said.text) is not None
        return only and above is not None and next(find_ids(above.text), None) is None

    def _is_arm(self, row: int, line: Line) -> bool:
        """Tell whether a line is an arm of the open trial, and not the rest of its cells.

        An arm has figures of its own, where the table has columns of figures, or stands beside a
        name that is merged over it.
        """
        if any((row, c) in self.covers for c in self.naming) or not self.figures:
            return True
        return any(_FIGURE.match(s.text) for c, s in line.items() if c in self.figures)

    def _extend(self, line: Line) -> None:
        last = self.open[-1]
        for column, said in line.items():
            last[column] = joined(last[column], said) if column in last else said

    def _shared(self, row: int, line: Line) -> dict[int, Sentence]:
        """Return what merged cells above, and blanks left of the name, say of a new trial."""
        shared = {
            column: self.before[place]
            for (r, column), place in self.covers.items()
            if r == row and column not in line and place in self.before
        }
        if 0 not in self.naming:
            if 0 in line:
                self.carried = line[0]
            elif self.carried is not None:
                shared.setdefault(0, self.carried)
        return shared


def joined(first: Sentence, second: Sentence) -> Sentence:
    """Return two cells as one, the text between them left blank."""
    gap = max(1, second.start - first.end)
    return Sentence(
        text=first.text + " " * gap + second.text, start=first.start, end=second.end,
        passage=first.passage, mentions=(*first.mentions, *second.mentions),
        statistics=(*first.statistics, *second.statistics), table=first.table, cell=first.cell,
    )  # fmt: skip


def review_rows(table: Table, sentences: Mapping[int, Sentence]) -> tuple[ReviewRow, ...]:
    """Return the rows of a table, each with the lines that belong to it.

    Args:
        table: the table.
        sentences: its cells as sentences, by index into ``table.cells``.
    """
    heads = heads_of(table)
    grouping = _Grouping(table, heads)
    rows = [row for number, line in _lines(table, sentences) for row in grouping.add(number, line)]
    return (*rows, *grouping.close())
