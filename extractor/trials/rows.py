"""Rows of reviews' tables that are a trial each: by what they go, and whether they are trials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..types import Document, Sentence, Table
from .names import find_names
from .pattern import SlotPattern, compiled
from .registries import find_ids
from .review_rows import ReviewRow, review_rows
from .row_names import is_row_name
from .turned_reviews import upright
from .works import WorkKind, kinds_of_works

CAPTION = SlotPattern(
    "trials",
    compiled(
        r"\b(?:trials|RCTs?|randomi[sz]ed\s+(?:\w+\s+)*(?:stud(?:y|ies)|trials?|evidence)|phase\s+(?:[1-4]|I{1,3}V?|IV)(?![\w%])|clinical\s+(?:trials?|studies))\b"
    ),
    ("Clinical trials of alphamab", "Randomised studies of A", "Phase III data", "Phase 2 and 3"),
    ("Baseline characteristics", "Included cohorts", "Eligibility for the trial"),
)
ROW = SlotPattern(
    "a trial",
    compiled(
        r"\brandomi[sz]|\b(?:controlled|crossover|cross-over|double-blind\w*|single-blind\w*|open-label|single-arm)\b|\btrials?\b|\bphase\s*[I1-4]|\bRCTs?\b|\bNCT\s?\d"
    ),
    ("Randomised, double-blind study in 60 subjects", "Phase II", "RCT"),
    ("60 patients, prospective cohort",),
)
_NO_TRIAL = compiled(
    r"\bretrospective|\bcohort\b|\bcase[-\s–](?:control|series|reports?)|\bmeta-analys|\bsystematic\s+review|\bobservational\b|\bcross-?sectional|\bchart\s+review|\bregistry|\bregister[-\s]based|\bpresent\s+(?:study|trial)\b|\b(?:this|our|current)\s+(?:study|trial)\b"
)
_LABORATORY = compiled(r"\bin\s+vitro\b|\bmice\b|\bmouse\b|\brats?\b|\bcell\s+lines?\b")
# A table about one trial's patients, or about what others found, lists no trials.
_OTHER_TABLE = compiled(
    r"\bbaseline\b|\beligib|\bcharacteristics\s+of\s+(?:the\s+)?(?:patients|participants|subjects|study\s+population)|\binclusion\s+and\s+exclusion|\bquality\s+assessment|\brisk\s+of\s+bias|\bin\s+vitro\b|\bpre-?clinical\b|\banimal|\bpolymorphism|\bretrospective|\bcohort\s+studies|\bcase\s+(?:reports?|series)|\bmeta-analys[ei]s\b"
)
_OF_MARKERS = compiled(
    r"\b(?:bio)?markers?\b|\bgenes?\b|\bmutations?\b|\bgenotypes?\b|\bproteins?\b"
)
_POOLED = compiled(r"\bmeta-?\s?analys[ei]s\b|\bpooled\s+analysis\b")
_KEY = re.compile(r"^\W*(\d{1,3})\W*$")
_ROUND = re.compile(r"[\[(]\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*[\])]")
_SQUARE = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*\]")
_GLUED = re.compile(r"(?<=[a-z.’')\]])\s?(\d{1,3})\s*\Z")  # a raised number behind a name
_YEAR = re.compile(r"\b(?P<author>[A-Z][\w'’-]+)\b[^\d]{0,40}?\(?(?P<year>(?:19|20)\d\d)")
_FEWEST = 2  # rows of trials that make a table of trials
_MOST_KEYS = 2  # references of one trial


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A row that is a trial: by what it goes, and what its columns say."""

    row: ReviewRow
    table: Table
    name: str | None = None
    ids: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Tell whether the trial has a name or an id of its own."""
        return bool(self.name or self.ids)


def _listed(text: str) -> Iterator[str]:
    """Yield the numbers of "11,13–15"."""
    for part in re.split(r"[,;]", text):
        first, _, last = re.sub(r"\s", "", part).replace("–", "-").partition("-")
        if first.isdigit() and (not last or last.isdigit()):
            yield from map(str, range(int(first), int(last or first) + 1))


def _keys_of_cell(
    document: Document, cell: Sentence, known: set[str], *, naming: bool, plain: bool = False
) -> tuple[str, ...]:
    """Return the references that a cell calls out.

    ``naming`` takes round brackets too, ``plain`` numbers without any.
    """
    printed = document.text[cell.start : cell.end]
    called = (k for c in document.callouts if cell.start <= c.start < cell.end for k in c.keys)
    keys = [*dict.fromkeys(called)]
    if not keys:
        marks = _ROUND if naming else _SQUARE
        keys = [k for m in marks.finditer(printed) for k in _listed(m[1]) if k in known]
    if not keys and plain:
        keys = [k for k in _listed(printed.strip(" .")) if k in known]
    if not keys and not known:
        # A list of references that could not be read; square brackets cite nevertheless.
        keys = [k for m in _SQUARE.finditer(printed) for k in _listed(m[1])]
    if not keys and (glued := _GLUED.search(printed)) and glued[1] in known:
        keys = [glued[1]]
    return tuple(dict.fromkeys(keys))


def _dated(document: Document, cells: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the reference of an author and a year."""
    dated = _YEAR.search(" ".join(c.text for c in cells))
    if dated is None:
        return ()
    for reference in document.references:
        if dated["author"] in reference.text[:60] and dated["year"] in reference.text:
            return (reference.key,)
    return ()


def _keys(document: Document, row: ReviewRow, known: set[str]) -> tuple[str, ...]:
    """Return the references of a row: of its column, of the name, else by author and year."""
    for cell in row.cells("reference"):
        if keys := _keys_of_cell(document, cell, known, naming=True, plain=True):
            return keys
    first = [line[min(line)] for line in row.lines[:1] if line]
    last = [line[max(line)] for line in row.lines[:1] if line and _KEY.match(line[max(line)].text)]
    naming = row.cells("author", "name", "id")
    for cell in (*naming, *first, *last):
        if keys := _keys_of_cell(document, cell, known, naming=cell in naming):
            return keys
    return _dated(document, (*row.cells("author", "name", "reference", "year"), *first)[:4])


def _name(row: ReviewRow) -> str | None:
    """Return the acronym that a row goes by."""
    for cell in row.cells("name"):
        name = is_row_name(cell.text)
        if name:
            return name
    for cell in row.cells("name", "id", "author", "reference"):
        found = next(find_names(cell), None)
        if found:
            return found.name
    return None


def _ids(row: ReviewRow) -> tuple[str, ...]:
    cells = row.cells("id", "name", "status", "reference", "other", "author")
    found = [i.id for c in cells for i in find_ids(c.text)]
    return tuple(dict.fromkeys(found or [i.id for i in find_ids(row.text)]))


def _is_trial(trial: TrialRow, works: Mapping[str, WorkKind], *, told: bool, pooled: bool) -> bool:
    """Tell whether a row is a trial; ``told`` where its table says so of all."""
    row = trial.row
    kinds = {works[k] for k in trial.keys if k in works}
    if kinds == {"other"} and not trial.named:
        return False
    says = bool(ROW.pattern.search(row.text)) or bool(row.cells("phase"))
    if _NO_TRIAL.search(row.text) or (not says and _LABORATORY.search(row.text)):
        return False
    if trial.ids:
        return True
    says = says or ("trial" in kinds and bool(row.cells("treatment", "control")))
    if not (told or says) or (pooled and not trial.named):
        return False
    # A row that begins with a drug and ends with its literature is of the drug.
    most = _MOST_KEYS if row.cells("author", "name") else 1
    return bool(trial.name) or 0 < len(trial.keys) <= most


def _of_table(
    document: Document, table: Table, cells: Mapping[int, Sentence], *, pooled: bool
) -> list[TrialRow]:
    first = " ".join(c.text for c in table.cells if c.column == 0 and c.header)
    if _OTHER_TABLE.search(table.caption) or _OF_MARKERS.search(first):
        return []
    known = {r.key for r in document.references}
    works = kinds_of_works(document)
    told = CAPTION.pattern.search(table.caption) is not None
    found: list[TrialRow] = []
    for row in review_rows(upright(table), cells):
        trial = TrialRow(row, table, _name(row), _ids(row), _keys(document, row, known))
        if _is_trial(trial, works, told=told, pooled=pooled):
            found.append(trial)
    return found if len(found) >= _FEWEST else []


def trial_rows(document: Document, sentences: Sequence[Sentence]) -> tuple[TrialRow, ...]:
    """Return the rows of tables that are a trial each.

    Args:
        document: the paper with its tables.
        sentences: its sentences and cells; cells are told by their table.
    """
    cells: dict[int, dict[int, Sentence]] = defaultdict(dict)
    for sentence in sentences:
        if sentence.table is not None and sentence.cell is not None:
            cells[sentence.table][sentence.cell] = sentence
    pooled = bool(_POOLED.search(document.title or ""))
    return tuple(
        row
        for n, table in enumerate(document.tables)
        for row in _of_table(document, table, cells[n], pooled=pooled)
    )
