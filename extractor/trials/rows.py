"""Tables of trials in reviews: which tables they are, and what the columns of a row say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..types import Cell, Document, Table
from .numbers import to_int
from .pattern import SlotPattern, compiled
from .phases import find_phase

CAPTION = SlotPattern(
    "trials",
    compiled(r"\b(?:trials?|RCTs?|randomi[sz]ed\s+(?:\w+\s+)*stud(?:y|ies)|phase\s+[I1-4]+)\b"),
    ("Clinical trials of alphamab", "Randomised studies of A", "Phase III data"),
    ("Baseline characteristics", "Included cohorts"),
)
ROW = SlotPattern(
    "a trial",
    compiled(
        r"\brandomi[sz]|\b(?:controlled|crossover|cross-over|double-blind\w*|single-blind\w*|open-label|single-arm)\b|\btrials?\b|\bphase\s*[I1-4]|\bRCT\b|\bNCT\s?\d"
    ),
    ("Randomised, double-blind study in 60 subjects", "Phase II", "RCT"),
    ("60 patients, prospective cohort",),
)
_NO_TRIAL = compiled(
    r"\bretrospective|\bcohort\b|\bcase[-\s](?:control|series|report)|\bmeta-analys"
)
_REFERENCE = compiled(
    r"^\W*(?:ref(?:erence)?s?\b|stud(?:y|ies)\b(?!\s+(?:design|type|duration|period|population|arms?|groups?|size))|authors?\b|trial\b|source|citation|first\s+author)"
)
_PEOPLE = compiled(
    r"\b(?:n|no\.?|number|sample(?:\s+size)?|participants|patients|subjects|pts)\b(?!.*(?:%|events))"
)
_TREATMENT = compiled(
    r"\b(?:interventions?|treatments?|drugs?|regimens?|therapy|agents?|arms?|experimental|plant)\b"
)
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("reference", _REFERENCE),
    ("participants", _PEOPLE),
    ("phase", compiled(r"\bphase\b")),
    ("treatment", _TREATMENT),
)
_KEY = re.compile(r"^\W*(\d{1,3})\W*$")
_YEAR = re.compile(r"\b(?P<author>[A-Z][\w'’-]+)\b[^\d]{0,40}?\(?(?P<year>(?:19|20)\d\d)")
_COUNT = re.compile(r"^\D{0,12}?(\d[\d,]*)")
_FEWEST = 2  # rows of trials that make a table of trials


@dataclass(frozen=True, slots=True)
class TrialRow:
    """What the columns of a row say of its trial."""

    keys: tuple[str, ...]
    participants: int | None = None
    phase: str | None = None
    treatments: tuple[tuple[int, int], ...] = ()  # document offsets


def _heads(table: Table) -> dict[int, str]:
    """Return what each column is about, by its head."""
    texts: dict[int, str] = {}
    for cell in table.cells:
        if cell.header:
            for column in range(cell.column, cell.column + cell.column_span):
                texts[column] = f"{texts.get(column, '')} {cell.text}".strip()
    return {
        column: name
        for column, text in texts.items()
        for name in [next((n for n, pattern in _HEADS if pattern.search(text)), "")]
        if name
    }


def _keys(document: Document, cells: Iterable[Cell], heads: dict[int, str]) -> tuple[str, ...]:
    """Return the references of a row: called out, a number in its column, or author and year."""
    row = tuple(cells)
    known = {r.key for r in document.references}
    named = [c for c in row if heads.get(c.column) == "reference"]
    # The column of references, else the last cell, else the first.
    for cell in (*named, row[-1], row[0]):
        called = (k for c in document.callouts if cell.start <= c.start < cell.end for k in c.keys)
        keys = tuple(dict.fromkeys(called))
        number = _KEY.match(cell.text)
        bracketed = cell.text.strip()[:1] in {"[", "("}
        if number and number[1] in known and (bracketed or cell in named):
            return (number[1],)
        if keys:
            return keys
    for cell in row[:2]:
        dated = _YEAR.search(cell.text)
        if dated is None:
            continue
        for reference in document.references:
            if dated["author"] in reference.text[:60] and dated["year"] in reference.text:
                return (reference.key,)
    return ()


def _read(document: Document, cells: tuple[Cell, ...], heads: dict[int, str]) -> TrialRow:
    participants: int | None = None
    phase: str | None = None
    treatments: list[tuple[int, int]] = []
    for cell in cells:
        head = heads.get(cell.column)
        count = _COUNT.match(cell.text) if head == "participants" else None
        if count and participants is None:
            participants = to_int(count[1])
        if head == "phase":
            phase = find_phase(f"phase {cell.text}")
        if head == "treatment":
            treatments.append((cell.start, cell.end))
    return TrialRow(_keys(document, cells, heads), participants, phase, tuple(treatments))


def trial_rows(document: Document) -> dict[tuple[int, int], TrialRow]:
    """Return the rows of tables that are a trial each, by number of table and of row."""
    found: dict[tuple[int, int], TrialRow] = {}
    for n, table in enumerate(document.tables):
        heads = _heads(table)
        every = CAPTION.pattern.search(table.caption) is not None
        rows = [cells for cells in table.rows() if len(cells) > 1]
        mine: dict[tuple[int, int], TrialRow] = {}
        for cells in rows:
            text = " ".join(c.text for c in cells)
            if _NO_TRIAL.search(text) or not (every or ROW.pattern.search(text)):
                continue
            row = _read(document, cells, heads)
            if row.keys and (ROW.pattern.search(text) or row.phase):
                mine[(n, cells[0].row)] = row
        if len(mine) >= _FEWEST:
            found |= mine
    return found
