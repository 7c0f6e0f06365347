"""The verbs of the knowledge base: load, query, stats, claims, conflicts, trials."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from .errors import ExtractorError, UsageError
from .exits import fail
from .screen_kb import claim_table, conflict_table, figures_tables, trial_table

if TYPE_CHECKING:
    from types import ModuleType

    from .reading import Record
    from .store import Claim

kb_app = typer.Typer(
    no_args_is_help=True,
    help="Keep the records of many papers in one knowledge base, and ask what they say together.",
)
Database = Annotated[
    str,
    typer.Option("--db", help="An SQLite file, or postgresql+pg8000://USER:PASSWORD@HOST/NAME."),
]
Most = Annotated[int, typer.Option(min=1, help="Rows to show at most.")]


class Shape(StrEnum):
    """How to show records."""

    table = "table"
    csv = "csv"
    json = "json"


class Direction(StrEnum):
    """Which way an association points, for the state that its marker names."""

    worse = "worse"
    better = "better"
    none = "none"
    associated = "associated"


def _store() -> ModuleType:
    try:
        from . import store
    except ModuleNotFoundError as error:
        fail(UsageError(f"{error.name} is not installed; pip install 'extractor[kb]'"))
    return store


@kb_app.command("load")
def load(
    run: Annotated[Path, typer.Argument(help="The output folder of `extractor run`.")],
    db: Database,
) -> None:
    """Load a run into a knowledge base; made, and brought up to date, when needed.

    A paper that is there already gets its records replaced, so loading twice changes nothing.
    Each paper is one transaction; several loaders may work on one base at once.

    Exit codes: 0 loaded, 2 no run, or the database cannot be used.

    Example: `extractor kb load results --db cancer.sqlite`
    """
    try:
        report = _store().load_run(run, db)
    except ExtractorError as error:
        fail(error)
    changed = report.papers - report.unchanged
    typer.echo(f"{report.papers} papers, {report.records} records; {changed} new or changed")


@kb_app.command("query")
def query(
    db: Database,
    gene: Annotated[
        str | None, typer.Option(help="Symbol, id, or name as printed: ERBB2, HGNC:3430, HER2.")
    ] = None,
    cancer: Annotated[str | None, typer.Option(help="Id, or part of the name.")] = None,
    outcome: Annotated[str | None, typer.Option(help="Code: OS, PFS, RESPONSE.")] = None,
    direction: Annotated[Direction | None, typer.Option(help="For the state named.")] = None,
    trial: Annotated[str | None, typer.Option(help="Acronym or registry id.")] = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1)] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Records at most.")] = None,
    output: Annotated[Shape, typer.Option("--format", help="How to show them.")] = Shape.table,
) -> None:
    """Show the records that fit, the most confident first.

    Exit codes: 0 also when nothing fits, 2 the call makes no sense.

    Example: `extractor kb query --db cancer.sqlite --gene TNFRSF11A --outcome OS --format csv`
    """
    store = _store()
    wanted = store.Query(
        gene=gene,
        cancer=cancer,
        outcome=outcome,
        direction=direction.value if direction else None,
        trial=trial,
        min_confidence=min_confidence,
        limit=limit,
    )
    try:
        records = store.query(db, wanted)
    except ExtractorError as error:
        fail(error)
    _show(records, output)


def _show(records: tuple[Record, ...], output: Shape) -> None:
    if output is Shape.json:
        for record in records:
            typer.echo(record.model_dump_json())
    elif output is Shape.csv:
        from .export.csvs import association_rows, trial_rows

        writer = csv.writer(sys.stdout)
        trials = [r for r in records if r.kind == "trial"]
        associations = [r for r in records if r.kind == "association"]
        writer.writerows(trial_rows(trials) if trials else association_rows(associations))
    else:
        from .screen import record_tables

        for table in record_tables(records):
            if table.row_count:
                Console().print(table)
        typer.echo(f"{len(records)} records")


@kb_app.command("stats")
def stats(db: Database, most: Most = 10) -> None:
    """Show how much a knowledge base holds, and its commonest genes, cancers and outcomes.

    Example: `extractor kb stats --db cancer.sqlite`
    """
    try:
        figures = _store().figures(db, most)
    except ExtractorError as error:
        fail(error)
    for table in figures_tables(figures):
        Console().print(table)


def _claims(db: str, min_confidence: float) -> tuple[Claim, ...]:
    store = _store()
    try:
        records = [
            record
            for record in store.all_records(db)
            if record.kind == "association" and (record.confidence or 0) >= min_confidence
        ]
    except ExtractorError as error:
        fail(error)
    return tuple(store.claims(records))


Confident = Annotated[float, typer.Option("--min-confidence", min=0, max=1)]
AsJson = Annotated[bool, typer.Option("--json", help="A line of JSON each, with all records' ids.")]


@kb_app.command("claims")
def claims(
    db: Database, min_confidence: Confident = 0.5, most: Most = 30, as_json: AsJson = False
) -> None:
    """Show what papers say together, by the number of independent sources.

    A claim is one marker, cancer and outcome with one direction for the marker's high side. A
    finding cited by several papers, or printed with the same figures, is one source; why records
    were taken for one is in the JSON.

    Example: `extractor kb claims --db cancer.sqlite --min-confidence 0.8`
    """
    made = _claims(db, min_confidence)
    if as_json:
        for claim in made[:most]:
            typer.echo(json.dumps(_claim_json(claim), ensure_ascii=False))
        return
    Console().print(claim_table(made[:most]))
    typer.echo(f"{len(made)} claims")


def _claim_json(claim: Claim) -> dict[str, object]:
    return {
        "genes": claim.genes,
        "cancer": claim.cancer,
        "outcome": claim.outcome,
        "direction": claim.direction,
        "strength": claim.strength,
        "sources": [[record.record_id for record in source] for source in claim.sources],
        "why": claim.why,
    }


@kb_app.command("conflicts")
def conflicts(
    db: Database, min_confidence: Confident = 0.5, most: Most = 30, as_json: AsJson = False
) -> None:
    """Show claims that contradict each other, and in what context they differ.

    Example: `extractor kb conflicts --db cancer.sqlite`
    """
    found = _store().conflicts(_claims(db, min_confidence))
    if as_json:
        for one in found[:most]:
            sides = {"worse": _claim_json(one.worse), "better": _claim_json(one.better)}
            typer.echo(json.dumps(sides | {"why": one.why}, ensure_ascii=False))
        return
    Console().print(conflict_table(found[:most]))
    typer.echo(f"{len(found)} conflicts")


@kb_app.command("trials")
def trials(db: Database, most: Most = 30) -> None:
    """Show the trials, the records of one trial from several papers joined.

    Trials are joined by registry id, else by acronym; never when their ids of one registry differ.

    Example: `extractor kb trials --db cancer.sqlite`
    """
    store = _store()
    try:
        records = [record for record in store.all_records(db) if record.kind == "trial"]
    except ExtractorError as error:
        fail(error)
    merged = store.merge_trials(records)
    Console().print(trial_table(merged[:most]))
    typer.echo(escape(f"{len(merged)} trials from {len(records)} records"))
