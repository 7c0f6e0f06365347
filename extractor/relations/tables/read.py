"""Row by row: whose marker, which outcome, what result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...records import Attribution, Evidence
from ...types import (
    AssociationFinding,
    Reason,
    Rejection,
    Sentence,
    Statistic,
    Table,
)
from ..context import Context
from ..estimates import significant
from ..items import Marker, OutcomeArgument
from .columns import are_genotypes, event_columns
from .grid import Grid, read_grid
from .names import (
    cancer_of,
    compares_arms,
    distinct_outcomes,
    is_covariate,
    is_regression,
    outcomes_of,
    outer_outcomes,
    subgroup_of,
    told_outcomes,
)
from .printed import results_of
from .row_fields import analysis_of_row, form_of_row, sides_of_row
from .rows import Row, read_rows
from .stat_rows import statistic_rows
from .table_markers import (
    Named,
    are_strata,
    head_marker,
    markers_of,
    outer_markers,
    stood_for,
)

_I = re.IGNORECASE
_STUDY = re.compile(r"\bet al\b|\b(?:19|20)\d\d\b|^\s*\[\d+\]\s*$", _I)
_META = re.compile(r"meta-?\s?analy|pooled|systematic review", _I)
_STUDIES = re.compile(
    r"\b(?:characteristics|summary|details|information|features) of (?:\w+ ){0,4}(?:stud"
    r"|trial|article)|\b(?:included|eligible|enrolled) (?:stud|trial|article)"
    r"|\b(?:effect|influence) of (?:each|individual|single) stud|sensitivity analys|omitted"
    r"|leave-one-out|quality assess|Newcastle",
    _I,
)


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
        named = Named(
            context=context,
            table=table,
            index=index,
            cells=by_table.get(index, {}),
            caption=tuple(_caption(context, table, sentences)),
        )
        yield from _read(grid, named)


def _caption(context: Context, table: Table, sentences: Sequence[Sentence]) -> Iterable[Sentence]:
    """Return the sentences of a table's caption."""
    head = table.caption.strip()
    near = [
        (sentence, text[text.index(head[:40]) :])
        for sentence in sentences
        if sentence.table is None
        and (passage := context.passage(sentence)).kind in {"caption", "heading", "table"}
        and head[:40] in (text := passage.text)[: len(head[:40]) + 40]
    ]
    shared = [_alike(head, text) for _, text in near]
    best = max(shared, default=0)  # two captions may begin alike
    return [s for (s, _), count in zip(near, shared, strict=True) if head and count == best]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _read(grid: Grid, named: Named) -> Iterator[AssociationFinding | Rejection]:
    rows = read_rows(grid) if grid.blocks else statistic_rows(grid.rows, grid.over, grid.width)
    for row in rows:
        if any(_STUDY.search(label.text) for label in row.labels) or compares_arms(row, named):
            continue
        for p_value, effect in results_of(row):
            if p_value is not None or effect is not None:
                yield from _findings(row, named, p_value, effect)


def _findings(
    row: Row, named: Named, p_value: Statistic | None, effect: Statistic | None
) -> Iterator[AssociationFinding | Rejection]:
    """Yield the findings of one result: a marker of the row, or of the table, with outcomes."""
    outer = outer_outcomes(row, named) if _is_meta(named) else ()
    outcomes = (
        told_outcomes(row, named)
        or tuple(o for o in outer if o.code != "OTHER")
        or outcomes_of((*row.labels, *row.above), named)
    )
    markers, in_row = _row_markers(row, named, outcomes)
    if in_row and _columns_are_levels(row, named, markers):
        return
    if event_columns(row) is not None:
        outcomes = ()  # the columns are the outcome's two sides, a feature in a row is a factor
        markers = markers if in_row else ()
    if not outcomes:
        said = _is_meta(named) or _is_about(row, named) or bool(are_strata(row, named))
        if not in_row and not said:
            return
        outcomes = outer_outcomes(row, named)
    if not markers or not outcomes or len(outcomes) > 1:
        return
    for marker in markers:
        made = _finding(row, named, marker, outcomes[0], (p_value, effect), in_row=in_row)
        yield made if made.cancer is not None else _without_cancer(made, named)


def _row_markers(
    row: Row, named: Named, outcomes: Sequence[OutcomeArgument]
) -> tuple[tuple[Marker, ...], bool]:
    """Return the markers of a row, or else of its table, and whether the row names them."""
    markers = markers_of((*row.labels, *row.above, *row.stub), named)
    strata = are_strata(row, named)
    if strata:
        return strata, False
    factor = is_covariate(row, named, outcomes) and not _is_meta(named)
    outer = () if factor else outer_markers(row, named)
    if outer and markers and _is_cohort(row, markers, outer):
        markers = ()
    markers = markers or stood_for(row, named)
    if markers:
        return markers, True
    return (() if _is_model(row, named) else outer), False


def _without_cancer(finding: AssociationFinding, named: Named) -> Rejection:
    """Return the rejection of a row in a paper that names no cancer."""
    start, end = finding.evidence[0].start or 0, finding.evidence[0].end or 0
    return Rejection(
        rule_id=finding.rule_id,
        reason=Reason.NO_CANCER,
        text=named.context.document.text[start:end],
        start=start,
        end=end,
    )


_STRATA = re.compile(
    r"\bsub-?groups?\b|\bsubsets?\b|stratif|according to|\bby\b|\bin (?:each|different)", _I
)


def _is_model(row: Row, named: Named) -> bool:
    """Tell whether a row without a marker of its own is another variable of a regression.

    Only where no head of its columns names the marker, and no caption says that the rows are
    strata in which one marker was studied.
    """
    if not is_regression(row, named) or _is_meta(named):
        return False
    if markers_of(tuple(reversed(row.block.heads)), named):
        return False
    return not _STRATA.search(named.table.caption)


_COHORT_LABEL = re.compile(r"^\W*(?:only|patients|subgroups?|in|among|excluding|without)\b", _I)


def _is_cohort(row: Row, markers: tuple[Marker, ...], outer: tuple[Marker, ...]) -> bool:
    """Tell whether a marker in a label says who was studied: "only HER2-negative"."""
    if {m.names for m in markers} & {m.names for m in outer}:
        return False
    heads = [c.text for c in row.labels if _COHORT_LABEL.match(c.text)]
    return bool(heads)


def _columns_are_levels(row: Row, named: Named, markers: tuple[Marker, ...]) -> bool:
    """Tell whether the columns are levels of another marker: marker against marker."""
    heads = head_marker(named)
    return bool(heads) and row.block.effect is None and heads[0].names != markers[0].names


def _is_about(row: Row, named: Named) -> bool:
    """Tell whether a table compares the levels of one marker by the outcome of its caption."""
    if row.block.effect is not None:
        return False
    told = [o for sentence in named.caption for o in distinct_outcomes(sentence)]
    toxic = any(o.code == "TOXICITY" for o in told) and are_genotypes(row)
    return bool(told) and (toxic or bool(head_marker(named)))


def _is_meta(named: Named) -> bool:
    return bool(
        _META.search(named.context.document.title or "") or _META.search(named.table.caption)
    )


def _finding(
    row: Row,
    named: Named,
    marker: Marker,
    outcome: OutcomeArgument,
    result: tuple[Statistic | None, Statistic | None],
    *,
    in_row: bool,
) -> AssociationFinding:
    p_value, effect = result
    cancer, inherited = cancer_of(row, named)
    side, state = sides_of_row(row, marker, outcome, result, in_row)
    sure = significant(effect, p_value)
    return AssociationFinding(
        rule_id="table.effect" if effect is not None else "table.p_value",
        biomarkers=marker.mentions,
        biomarker_text=marker.text,
        outcome=outcome.mention,
        cancer=cancer,
        cancer_from=inherited,
        form=form_of_row(row, named, marker, state),
        state=state,
        direction="none" if sure is False else (side or "associated"),
        p_value=p_value,
        effect=effect,
        analysis=analysis_of_row(row, named, outcome, result),
        attribution=Attribution(source="cited" if named.context.review else "own"),
        subgroup=subgroup_of(row, named),
        subject="human",
        evidence=(_evidence(row, result),),
        features=(("table_row", 1.0),),
    )


def _evidence(row: Row, result: tuple[Statistic | None, Statistic | None]) -> Evidence:
    """Return the row's span: from its first label to its last statistic."""
    printed = [s for s in result if s is not None]
    at = min((c.row for c in row.cells.values()), default=0)
    labels = [c for c in row.labels if c.row == at] or list(row.labels[:1])
    starts = [c.start for c in labels] + [s.start for s in printed]
    ends = [c.end for c in labels] + [s.end for s in printed]
    return Evidence(start=min(starts), end=max(ends), where="table")
