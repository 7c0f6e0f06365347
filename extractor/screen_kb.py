"""The tables that the verbs of the knowledge base show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from .store import Claim, Conflict, Figures, MergedTrial


def figures_tables(figures: Figures) -> tuple[Table, ...]:
    """Return the tables of counts and of the commonest names."""
    named = (
        ("rows", figures.counts),
        ("associations by gene", figures.genes),
        ("associations by cancer", figures.cancers),
        ("associations by outcome", figures.outcomes),
    )
    tables = []
    for title, counts in named:
        table = Table("", "number", title=title)
        for name, count in counts:
            table.add_row(escape(name), str(count))
        tables.append(table)
    return tuple(tables)


def claim_table(claims: Sequence[Claim]) -> Table:
    """Return one row a claim: what is said, by how many independent sources and records."""
    columns = ("marker (high side)", "cancer", "outcome", "direction", "sources", "records")
    table = Table(*columns, title="Claims")
    for claim in claims:
        numbers = (str(claim.strength), str(len(claim.records)))
        table.add_row(
            escape("/".join(claim.genes)),
            escape(claim.cancer or ""),
            claim.outcome,
            claim.direction,
            *numbers,
        )
    return table


def conflict_table(conflicts: Sequence[Conflict]) -> Table:
    """Return one row a conflict: what contradicts, the sources of each side, what differs."""
    table = Table("cancer", "what", "sources worse/better", title="Conflicts")
    for one in conflicts:
        sources = f"{one.worse.strength}/{one.better.strength}"
        table.add_row(escape(one.worse.cancer or ""), escape(one.why), sources)
    return table


def trial_table(trials: Sequence[MergedTrial]) -> Table:
    """Return one row a trial: its names and the papers that speak of it."""
    table = Table("acronym", "registry ids", "papers", "why one", title="Trials")
    for trial in trials:
        papers = sorted({record.document.doc_id for record in trial.records})
        cells = (" ".join(trial.acronyms), " ".join(trial.registry_ids), " ".join(papers))
        table.add_row(*map(escape, cells), escape("; ".join(trial.why)))
    return table
