"""What the columns of a table of trials are about, told by their heads and their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import OutcomeRef
from ..types import Table
from .participants import PEOPLE
from .pattern import compiled
from .review_heads import HEADS, OUTCOME_HEADS, PLANNED, Role
from .row_outcomes import ROW_OUTCOMES, named_outcome

# What an outcome column may be of; what else it is called is left to the words of its cells.
_CODES = frozenset(
    {
        *("OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS"),
        *("TTP", "TTM", "TTR", "RECURRENCE", "RESPONSE"),
    }
)
_TOXIC = compiled(r"\btoxicit\w*|\badverse|\bsafety\b|\bAEs?\b|\bDLTs?\b|\bgrade\s+[≥1-5]")
_NUMERIC = re.compile(r"^\W*\d[\d,\s]*(?:\W|$)")
_PHASES = re.compile(
    r"\W*(?:phase\s*)?(?:I{1,3}|IV)[ab]?(?:\s*[/–-]\s*(?:I{1,3}|IV)[ab]?)?\W*\Z", re.IGNORECASE
)
_RATE = re.compile(r"\W*\d{1,3}(?:[.·]\d+)?\s*%|\W*\d{2}(?:[.·]\d+)?\s*\Z")
_ONLY_RATE = compiled(r"\A\W*(?-i:RR|OR)\b[\s,(%)]*\Z")
_NO_PHASE = compiled(r"\bstage|\bFIGO\b|\bgrade|\bclass\b|\bline\b|\bECOG\b|\bTNM\b")
_COUNTS = re.compile(
    rf"\W*\d[\d,\s]*(?:\W*\Z|\s*(?:/|vs\.?|\+|\()|\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\W{0,2}[\[(]\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\])]\s*\Z")
_MOSTLY = 0.6
_AMOUNTS = compiled(
    r"\bregimens?\b|\bschedules?\b|\bdos|\barms?\b"
)  # "5-FU", "50 Gy against 40 Gy"
_TOPICS = compiled(r"\boutcomes?\b|\bmeasures?\b")


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table of trials: what it is about, and the outcome that it names."""

    column: int
    role: Role
    text: str
    outcome: OutcomeRef | None = None
    planned: bool = False


def head_rows(table: Table) -> int:
    """Return how many rows at the top are heads: those marked as such, else the first."""
    rows = sorted({c.row for c in table.cells})
    marked = 0
    for row in rows:
        cells = [c for c in table.cells if c.row == row and c.text.strip()]
        if cells and not all(c.header for c in cells):
            break
        marked += 1
    return rows[min(max(marked, 1), len(rows)) - 1] + 1 if rows else 0


def _texts(table: Table, heads: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if cell.row < heads and cell.text.strip():
            for column in range(cell.column, cell.column + cell.column_span):
                found[column] = f"{found.get(column, '')} {' '.join(cell.text.split())}".strip()
    return found


def outcome_named(text: str) -> OutcomeRef | None:
    """Return the outcome of efficacy that a head or a topic names."""
    if _TOXIC.search(text):
        return None
    named = named_outcome(text)
    if named is not None and named.code in _CODES and named.code != "RESPONSE":
        return named
    for entry in OUTCOME_HEADS:
        match = entry.pattern.search(text)
        if match:
            return OutcomeRef.model_validate({"text": match.group(), "code": entry.value})
    for entry in ROW_OUTCOMES:
        if entry.value in _CODES and entry.pattern.search(text):
            return OutcomeRef.model_validate({"text": text, "code": entry.value})
    return named if named is not None and named.code in _CODES else None


def role_of(text: str) -> Role:
    """Return what a head says that its column is about."""
    clean = text.strip(" .:*†‡§")
    found = (e.value for e in HEADS if e.pattern.search(clean))
    return next(found, "other")  # type: ignore[arg-type]


_PLAIN = frozenset({"name", "other", "population"})
_KEPT = frozenset({"follow_up", "primary", "secondary", "effect", "p", "id", "status"})


def _share(pattern: re.Pattern[str], cells: Sequence[str]) -> float:
    """Return the share of cells that a pattern matches."""
    return sum(bool(pattern.match(c)) for c in cells) / max(len(cells), 1)


def _head(column: int, text: str, cells: Sequence[str]) -> Head:
    role = role_of(text)
    figures = _share(_NUMERIC, cells) >= _MOSTLY
    if role == "effect" and _ONLY_RATE.match(text) and _share(_RATE, cells) >= _MOSTLY:
        role = "value"  # "RR 26%": a rate of response
    if role == "other" and _share(_BRACKETED, cells) >= _MOSTLY:
        role = "reference"
    elif role in _PLAIN and _share(_PHASES, cells) >= _MOSTLY and not _NO_PHASE.search(text):
        role = "phase"
    elif role == "population" and _share(_COUNTS, cells) >= _MOSTLY and "%" not in text:
        role = "people"
    elif role == "people" and not figures:
        role = "population"
    elif role == "treatment" and figures and not _AMOUNTS.search(text):
        role = "other"
    outcome = outcome_named(text) if role not in _KEPT - {"effect", "p"} else None
    if outcome is not None and role not in _KEPT and role != "people":
        role = "value"
    return Head(column, role, text, outcome, bool(PLANNED.pattern.search(text)))


def heads_of(table: Table) -> tuple[Head, ...]:
    """Return what each column of a table is about, left to right."""
    first = head_rows(table)
    texts = _texts(table, first)
    width = 1 + max((c.column + c.column_span - 1 for c in table.cells), default=-1)
    cells: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row >= first and cell.text.strip():
            cells.setdefault(cell.column, []).append(cell.text)
    found = tuple(_head(n, texts.get(n, ""), cells.get(n, [])) for n in range(width))
    results = [h for h in found if h.role == "result"]
    # "Outcome" beside "Result" says of what the result is.
    topics = {h.column for h in results if len(results) > 1 and _TOPICS.search(h.text)}
    topics = topics if len(topics) < len(results) else set()
    return tuple(replace(h, role="topic") if h.column in topics else h for h in found)
