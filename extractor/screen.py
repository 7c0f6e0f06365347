"""What a person sees in the terminal: the progress bar and the tables."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Column, Table

from .score.show import percent

if TYPE_CHECKING:
    from .batch import PaperResult, RunReport
    from .doctor import Check
    from .ner.evaluate import EntityScore
    from .records import AssociationRecord, TrialRecord
    from .score import Score, ScoreReport
    from .score.calibration import Calibration
    from .score.compare import Difference
    from .score.fields import FieldScore

_NAME_WIDTH = 40
_VIEW_WIDTH = 20  # of the longest slot name


@contextmanager
def show_progress(console: Console) -> Iterator[Callable[[PaperResult, int], None]]:
    """Show a bar while papers are read; the function it gives is called after each paper."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[records]} records, {task.fields[failures]} failed"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None, records=0, failures=0)
        records = failures = 0

        def advance(result: PaperResult, total: int) -> None:
            nonlocal records, failures
            records += result.associations + result.trials
            failures += not result.ok
            name = escape(result.doc_id[:_NAME_WIDTH])
            progress.update(
                task,
                advance=1,
                total=total,
                description=name,
                records=records,
                failures=failures,
            )
            if not result.ok:
                line = f"[yellow]{result.status}[/yellow]: {escape(result.error or '')}"
                progress.console.print(line, soft_wrap=True)

        yield advance


@contextmanager
def log_papers() -> Iterator[Callable[[PaperResult, int], None]]:
    """Print the row of each paper as a line of JSON on standard error, for other programs."""
    from .batch.lines import paper_line

    def write(result: PaperResult, total: int) -> None:
        sys.stderr.write(f"{paper_line(result)}\n")
        sys.stderr.flush()

    yield write


def run_table(report: RunReport) -> Table:
    """Return the table at the end of a run."""
    papers = report.papers
    table = Table(title="Summary", show_header=False)
    rows = (
        ("papers", len(papers)),
        ("unchanged", report.reused),
        ("read", len(papers) - len(report.failed)),
        ("failed", len(report.failed)),
        ("pages", sum(p.pages for p in papers)),
        ("associations", sum(p.associations for p in papers)),
        ("trials", sum(p.trials for p in papers)),
        ("rejections", sum(p.rejections for p in papers)),
        ("seconds", round(sum(p.seconds for p in papers), 1)),
    )
    for name, value in rows:
        table.add_row(name, str(value))
    return table


def record_tables(records: Sequence[AssociationRecord | TrialRecord]) -> tuple[Table, Table]:
    """Return a table of associations and one of trials, the fields a person looks at first."""
    columns = ("paper", "page", "marker", "state", "cancer", "outcome", "direction", "p", "effect")
    associations = Table(*columns, "source", title="Associations")
    trials = Table("paper", "trial", "phase", "N", "arms", "condition", title="Trials")
    for record in records:
        if record.kind == "association":
            associations.add_row(*map(escape, _association_cells(record)))
        else:
            trials.add_row(*map(escape, _trial_cells(record)))
    return associations, trials


def _association_cells(record: AssociationRecord) -> tuple[str, ...]:
    genes = "/".join(gene.symbol for gene in record.biomarker.genes)
    page = record.evidence[0].page if record.evidence else None
    cancer = record.cancer
    cited = ",".join(record.attribution.references)
    return (
        record.document.doc_id,
        str(page or ""),
        genes or record.biomarker.text,
        record.biomarker.state,
        (cancer and (cancer.name or cancer.text)) or "",
        record.outcome.code,
        record.direction,
        record.p_value.text if record.p_value else "",
        (record.effect and record.effect.text) or "",
        f"[{cited}]" if cited else record.attribution.source,
    )


def _trial_cells(record: TrialRecord) -> tuple[str, ...]:
    arms = (" + ".join(i.name for i in arm.interventions) for arm in record.arms)
    names = [record.acronym, *record.registry_ids]
    condition = record.condition
    return (
        record.document.doc_id,
        " ".join(name for name in names if name),
        record.phase or "",
        str(record.participants.value) if record.participants else "",
        " | ".join(arms),
        (condition and (condition.name or condition.text)) or "",
    )


def score_table(scores: Sequence[Score], title: str | None = None) -> Table:
    """Return the table of scores, one row a view or slot."""
    columns = ("P", "R", "F1", "95 %", "macro", "right", "found", "gold")
    name = Column("view", no_wrap=True, min_width=_VIEW_WIDTH)
    table = Table(name, *columns, title=title, box=SIMPLE, padding=(0, 1, 0, 0))
    for item in scores:
        counts, interval = item.counts, item.interval
        spread = "–" if interval is None else f"{percent(interval[0])}–{percent(interval[1])}"
        figures = (counts.precision, counts.recall, counts.f1)
        numbers = (counts.right, counts.predicted, counts.gold)
        cells = (*map(percent, figures), spread, percent(item.macro_f1), *map(str, numbers))
        table.add_row(item.name, *cells)
    return table


def main_scores(scores: Sequence[Score]) -> list[Score]:
    """Return the views, and of the trials identity and the sum of the slots."""
    return [s for s in scores if "." not in s.name or s.name.endswith(("identity", "slots"))]


def paper_table(report: ScoreReport) -> Table:
    """Return right/found/gold by paper and view; trial slots are left out but their sum."""
    shown = main_scores(report.scores)
    names = (item.name.replace("statistic", "stat").replace("trial.", "t.") for item in shown)
    first = Column("paper", no_wrap=True, max_width=_VIEW_WIDTH, overflow="ellipsis")
    columns = [Column(name, no_wrap=True) for name in names]
    title = "right/found/gold"
    table = Table(first, *columns, title=title, box=SIMPLE, padding=(0, 1, 0, 0))
    for doc_id in sorted(shown[0].papers) if shown else ():
        counts = (item.papers[doc_id] for item in shown)
        table.add_row(escape(doc_id), *(f"{c.right}/{c.predicted}/{c.gold}" for c in counts))
    return table


def field_table(fields: Sequence[FieldScore]) -> Table:
    """Return the accuracy of each field, where gene set and cancer (pair) or the tuple agree."""
    table = Table("field", "given", "right", "of", "accuracy", title="Fields")
    for item in fields:
        numbers = (str(item.right), str(item.looked_at), percent(item.accuracy))
        table.add_row(item.name, item.given, *numbers)
    return table


def calibration_table(calibration: Calibration) -> Table:
    """Return the reliability table, one row a bin that holds records."""
    title = f"Confidence: expected calibration error {percent(calibration.error)}"
    table = Table("from", "to", "records", "mean confidence", "share right", title=title)
    for b in calibration.bins:
        if b.records:
            figures = (percent(b.mean_confidence), percent(b.accuracy))
            table.add_row(f"{b.low:.1f}", f"{b.high:.1f}", str(b.records), *figures)
    return table


def difference_table(differences: Sequence[Difference]) -> Table:
    """Return what changed between two runs, one row a record."""
    counts = Counter(one.change for one in differences)
    title = f"{len(differences)} changes: " + ", ".join(f"{n} {c}" for c, n in counts.items())
    name = Column("paper", max_width=_VIEW_WIDTH, no_wrap=True, overflow="ellipsis")
    table = Table(name, "change", "record", title=title, box=SIMPLE, padding=(0, 1, 0, 0))
    for one in differences:
        table.add_row(escape(one.doc_id), one.change, escape(one.record))
    return table


def doctor_table(checks: Sequence[Check]) -> Table:
    """Return the table of the doctor's checks."""
    table = Table("", "what", "name", "found")
    for check in checks:
        mark = "[green]ok[/green]" if check.found else "[red]missing[/red]"
        if not check.found and not check.needed:
            mark = "[yellow]not found[/yellow]"
        table.add_row(mark, check.group, check.name, escape(check.detail))
    return table


def entity_table(scores: Sequence[EntityScore]) -> Table:
    """Return the table of entity scores, one row a type."""
    table = Table("type", "P", "R", "F1", "gold")
    for item in scores:
        figures = (item.precision, item.recall, item.f1)
        table.add_row(item.label, *map(percent, figures), str(item.gold))
    return table
