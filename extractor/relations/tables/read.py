"""Row by row: whose marker, which outcome, what result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...codes import Analysis, Inherited, State
from ...records import Attribution, Evidence
from ...types import (
    AssociationFinding,
    Cell,
    Mention,
    Rejection,
    Sentence,
    Statistic,
    Table,
)
from ..arguments import canvas_of, is_general, read_outcomes
from ..context import Context
from ..directions import effect_side, is_event, significant
from ..items import Marker, OutcomeArgument
from ..markers import read_markers
from ..qualifiers import ANALYSES
from ..states import state_after
from .grid import Grid, measure_of, read_grid
from .numbers import read_effect, read_p
from .rows import Row, is_reference, read_rows

_I = re.IGNORECASE
_STUDY = re.compile(r"\bet al\b|\b(?:19|20)\d\d\b|^\s*\[?\d+\]?\s*$", _I)
_META = re.compile(r"meta-?\s?analy|pooled|systematic review", _I)
_STUDIES = re.compile(r"\b(?:characteristics|summary|details|information|features) of (?:\w+ ){0,4}(?:stud|trial|article)|\b(?:included|eligible|enrolled) (?:stud|trial|article)", _I)
_LEVEL_PAIR = re.compile(r"(?<!\w)(?:vs\.?|versus|/|:|against)(?!\w)", _I)
_ABOVE_CUT = re.compile(r"^\W*(?:≥|>|≧|⩾|more than|above)", _I)
_BELOW_CUT = re.compile(r"^\W*(?:≤|<|≦|⩽|less than|below)", _I)
_LEVEL_STATES: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("high", re.compile(r"^\W*(?:high|strong|elevated|over-?express|upper|yes\b|3\+|2\+/3\+)", _I)),
    ("low", re.compile(r"^\W*(?:low|weak|normal)", _I)),
    ("positive", re.compile(r"^\W*(?:positive|pos\b|\+|present)", _I)),
    ("negative", re.compile(r"^\W*(?:negative|neg\b|[−–-]\W*$|absent|no\b)", _I)),
    ("mutated", re.compile(r"^\W*(?:mutant|mutated|mutation|mut\b)", _I)),
    ("wild_type", re.compile(r"^\W*(?:wild|WT\b)", _I)),
    ("amplified", re.compile(r"^\W*amplif", _I)),
    ("lost", re.compile(r"^\W*(?:loss|lost)", _I)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the cells and the caption of one table name, read once."""

    context: Context
    table: Table
    index: int
    cells: dict[int, Sentence]  # by start of the cell
    caption: tuple[Sentence, ...]


def find_in_tables(
    context: Context, sentences: Sequence[Sentence]
) -> Iterator[AssociationFinding | Rejection]:
    """Yield the findings of the tables of a paper."""
    by_table: dict[int, dict[int, Sentence]] = {}
    for sentence in sentences:
        if sentence.table is not None:
            by_table.setdefault(sentence.table, {})[sentence.start] = sentence
    for index, table in enumerate(context.document.tables):
        if _STUDIES.search(table.caption):
            continue
        grid = read_grid(table)
        if grid is None:
            continue
        named = Named(
            context=context, table=table, index=index, cells=by_table.get(index, {}),
            caption=tuple(_caption(context, table, sentences)),
        )
        yield from _read(grid, named)


def _caption(context: Context, table: Table, sentences: Sequence[Sentence]) -> Iterable[Sentence]:
    """Return the sentences of a table's caption."""
    head = table.caption.strip()[:40]
    for sentence in sentences:
        if sentence.table is None and context.passage(sentence).kind in {"caption", "heading", "table"}:
            if head and head in context.passage(sentence).text[: len(head) + 40]:
                yield sentence


def _read(grid: Grid, named: Named) -> Iterator[AssociationFinding]:
    for row in read_rows(grid):
        if any(_STUDY.search(label.text) for label in row.labels):
            continue
        for p_value, effect in results_of(row):
            if p_value is not None or effect is not None:
                yield from _findings(row, named, p_value, effect)


def results_of(row: Row) -> list[tuple[Statistic | None, Statistic | None]]:
    """Return the results of a row: its p-value with its effect, and an interaction's p apart."""
    block, cells = row.block, row.cells
    p_cell = cells.get(block.p) if block.p is not None else None
    effect_cell = cells.get(block.effect) if block.effect is not None else None
    if is_reference(effect_cell) and (p_cell is None or read_p(p_cell) is None):
        return []
    effect = None
    if effect_cell is not None and not is_reference(effect_cell):
        interval = cells.get(block.interval) if block.interval is not None else None
        effect = read_effect(effect_cell, interval, measure_of(block.heads))
    found = [(read_p(p_cell) if p_cell is not None else None, effect)]
    tested = cells.get(block.p_interaction) if block.p_interaction is not None else None
    if tested is not None and (p_value := read_p(tested)) is not None:
        found.append((replace(p_value, p_kind="interaction"), None))
    return found


def _findings(
    row: Row, named: Named, p_value: Statistic | None, effect: Statistic | None
) -> Iterator[AssociationFinding]:
    """Yield the findings of one result: a marker of the row, or of the table, with outcomes."""
    inner = (*row.labels, *row.above)
    markers = markers_of(inner, named)
    outcomes = outcomes_of(inner, named)
    outer = _outer_markers(row, named)
    if outer and markers and _is_cohort(row, markers, outer):
        markers = ()
    in_row = bool(markers)
    if not in_row:
        markers = outer
    elif _columns_are_levels(row, named, markers):
        return
    if not outcomes:
        if not in_row and not _is_meta(named) and not _is_about(row, named):
            return
        outcomes = _outer_outcomes(row, named)
    if not markers or not outcomes or len(outcomes) > 1:
        return
    for marker in markers:
        yield _finding(row, named, marker, outcomes[0], (p_value, effect))


_COHORT_LABEL = re.compile(r"^\W*(?:only|patients|subgroups?|in|among|excluding|without)\b", _I)


def _is_cohort(row: Row, markers: tuple[Marker, ...], outer: tuple[Marker, ...]) -> bool:
    """Tell whether a marker in a label says who was studied: "only HER2-negative"."""
    if {m.names for m in markers} & {m.names for m in outer}:
        return False
    heads = [c.text for c in row.labels if _COHORT_LABEL.match(c.text)]
    return bool(heads)


def _columns_are_levels(row: Row, named: Named, markers: tuple[Marker, ...]) -> bool:
    """Tell whether the columns are levels of another marker: marker against marker."""
    heads = _all_heads(named)
    return bool(heads) and row.block.effect is None and heads[0].names != markers[0].names


def markers_of(cells: Sequence[Cell], named: Named) -> tuple[Marker, ...]:
    """Return the markers of the nearest cell that names one, with the state of its level."""
    for i, cell in enumerate(cells):
        sentence = named.cells.get(cell.start)
        if sentence is None or not sentence.labelled("GENE", "MARKER", "VARIANT"):
            continue
        markers = read_markers(sentence, canvas_of(sentence, ()))
        kept = tuple(m for m in markers if m.role in {"subject", "cohort", "compared"})
        if kept:
            level = cells[i - 1].text if i else cell.text[kept[0].end :]
            return _one(tuple(_with_level(m, level) for m in kept), sentence)
    return ()


def _one(markers: tuple[Marker, ...], sentence: Sentence) -> tuple[Marker, ...]:
    """Return one marker for a label: several names in one label are one variable."""
    if len(markers) == 1:
        return markers
    first = markers[0]
    if all(m.names == first.names for m in markers):
        return (first,)
    mentions = tuple(dict.fromkeys(m for marker in markers for m in marker.mentions))
    text = sentence.text[first.start : markers[-1].end]
    return (replace(first, mentions=mentions, text=text, end=markers[-1].end),)


def _with_level(marker: Marker, level: str) -> Marker:
    if marker.state != "unspecified":
        return marker
    state = level_state(level)
    return replace(marker, state=state) if state is not None else marker


def level_state(level: str) -> State | None:
    """Return the state that a level stands for: "High vs. low", "≥ 10 %", "positive"."""
    for state, pattern in _LEVEL_STATES:
        if pattern.search(level):
            return state
    if _ABOVE_CUT.search(level):
        return "high"
    if _BELOW_CUT.search(level):
        return "low"
    found = state_after(level, 0)
    return found[0] if found is not None else None


def outcomes_of(cells: Sequence[Cell], named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of the nearest cell that names one."""
    for cell in cells:
        sentence = named.cells.get(cell.start)
        if sentence is None:
            continue
        outcomes = _distinct(sentence)
        if outcomes:
            return outcomes
    return ()


def _distinct(sentence: Sentence) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of a cell or caption; a site only says more of a recurrence."""
    found = read_outcomes(sentence, canvas_of(sentence, ()))
    codes: dict[str, OutcomeArgument] = {}
    for outcome in found:
        codes.setdefault(outcome.code, outcome)
    if "RECURRENCE" in codes:
        for site in ("LYMPH_NODE", "METASTASIS"):
            codes.pop(site, None)
    return tuple(codes.values())


def _outer_markers(row: Row, named: Named) -> tuple[Marker, ...]:
    """Return the marker that the header, the caption or the title names for the whole table."""
    found = markers_of(tuple(reversed(row.block.heads)), named) or _all_heads(named)
    if found:
        return found
    for sentence in named.caption:
        markers = read_markers(sentence, canvas_of(sentence, ()))
        if len({m.names for m in markers}) == 1:
            return markers[:1]
        if markers:
            return ()
    mentions = named.context.markers
    if not mentions:
        return ()
    return (Marker(mentions=mentions, text=mentions[0].text, start=0, end=0),)


def _all_heads(named: Named) -> tuple[Marker, ...]:
    """Return the marker of the table's header cells, when they name one only."""
    heads = [c for c in named.table.cells if c.header]
    found: dict[frozenset[str], Marker] = {}
    for cell in heads:
        for marker in markers_of((cell,), named):
            found.setdefault(marker.names, marker)
    return tuple(found.values()) if len(found) == 1 else ()


def _outer_outcomes(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcome of the block's header, else of the caption, else of any header."""
    found = outcomes_of(tuple(reversed(row.block.heads)), named)
    if found:
        return found
    for sentence in named.caption:
        outcomes = _distinct(sentence)
        if outcomes:
            return outcomes
    heads = [c for c in named.table.cells if c.header]
    return outcomes_of(heads, named)


def _is_about(row: Row, named: Named) -> bool:
    """Tell whether a table compares the levels of one marker by the outcome of its caption."""
    return row.block.effect is None and bool(_all_heads(named)) and any(map(_distinct, named.caption))


def _is_meta(named: Named) -> bool:
    return bool(_META.search(named.context.document.title or "") or _META.search(named.table.caption))


def _finding(
    row: Row,
    named: Named,
    marker: Marker,
    outcome: OutcomeArgument,
    result: tuple[Statistic | None, Statistic | None],
) -> AssociationFinding:
    p_value, effect = result
    cancer, inherited = cancer_of(row, named)
    side = effect_side(effect, p_value, is_event(outcome.code, outcome.mention.text))
    sure = significant(effect, p_value)
    return AssociationFinding(
        rule_id="table.effect" if effect is not None else "table.p_value",
        biomarkers=marker.mentions,
        biomarker_text=marker.text,
        outcome=outcome.mention,
        cancer=cancer,
        cancer_from=inherited,
        form=marker.form,
        state=marker.state,
        direction="none" if sure is False else (side or "associated"),
        p_value=p_value,
        effect=effect,
        analysis=analysis_of(row, named, effect is None),
        attribution=Attribution(source="cited" if named.context.review else "own"),
        subgroup=subgroup_of(row, named),
        subject="human",
        evidence=(_evidence(row, result),),
        features=(("table_row", 1.0),),
    )


def _evidence(row: Row, result: tuple[Statistic | None, Statistic | None]) -> Evidence:
    """Return the row's span: from its first label to its last statistic."""
    starts = [c.start for c in row.labels] + [s.start for s in result if s is not None]
    ends = [c.end for c in row.labels] + [s.end for s in result if s is not None]
    return Evidence(start=min(starts), end=max(ends), where="table")


def cancer_of(row: Row, named: Named) -> tuple[Mention | None, Inherited | None]:
    """Return the cancer of a row: its labels, its block, the caption, the paper."""
    for cell in (*row.labels, *row.above, *reversed(row.block.heads)):
        sentence = named.cells.get(cell.start)
        for mention in sentence.labelled("CANCER") if sentence else ():
            if not is_general(mention):
                return mention, None
    for sentence in named.caption:
        for mention in sentence.labelled("CANCER"):
            if not is_general(mention):
                return mention, "table"
    return named.context.cancer, "document"


def analysis_of(row: Row, named: Named, is_plain_p: bool) -> Analysis:
    """Return the analysis that the block, a section row or the caption names."""
    texts = [c.text for c in reversed(row.block.heads)] + [c.text for c in row.above]
    for text in (*texts, named.table.caption):
        kinds = [kind for kind, cue in ANALYSES if cue.pattern.search(text)]
        models = [k for k in kinds if k in {"univariate", "multivariate"}]
        if len(models) == 1:
            return models[0]
        if kinds and not models:
            return kinds[0]
    return "correlation" if is_plain_p else "unspecified"


_MODEL = re.compile(r"(?:uni|multi)-?varia|adjusted|\bmodel", _I)


def subgroup_of(row: Row, named: Named) -> str | None:
    """Return the label that is neither marker nor outcome, where it restricts the cohort."""
    for cell in (*row.labels, *row.above):
        sentence = named.cells.get(cell.start)
        names = sentence.labelled("GENE", "MARKER", "OUTCOME", "VARIANT") if sentence else ()
        plain = cell.text.strip()
        if not names and plain and not re.match(r"^\W*(?:all|total|overall)\b", plain, _I):
            is_level = level_state(plain) is not None or _MODEL.search(plain)
            if not is_level and re.search(r"[A-Za-z]", plain):
                return plain
    return None
