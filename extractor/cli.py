"""The command line: one verb, one function of the library."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from .commands_corpora import corpora_app
from .commands_entities import entities
from .commands_export import export
from .commands_gold import annotate_init, score
from .commands_kb import kb_app
from .commands_report import report
from .commands_run import run
from .errors import ExtractorError, UsageError
from .exits import EXIT_ALL_FAILED, fail
from .screen import (
    doctor_table,
    entity_table,
    record_tables,
    run_table,
    show_progress,
)
from .version import __version__

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Pull gene-cancer-outcome associations and trial facts out of biomedical papers, "
    "each with the place in the paper that proves it.",
)
models_app = typer.Typer(no_args_is_help=True, help="Evaluate the entity models.")
app.add_typer(models_app, name="models")
app.add_typer(corpora_app, name="corpora")
app.add_typer(kb_app, name="kb")


class Part(StrEnum):
    """Which passages to show."""

    body = "body"
    all = "all"


class TextFormat(StrEnum):
    """How to show them."""

    text = "text"
    json = "json"


def _show_version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


app.command()(run)
app.command()(entities)
app.command()(export)
app.command()(report)


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("demo"),
) -> None:
    """Run on the packaged example papers (invented, written by us) and show the records.

    Example: `extractor demo`
    """
    from .batch import extract_folder
    from .examples import example_papers
    from .score.load import read_records

    console = Console(soft_wrap=True)
    try:
        with show_progress(Console(stderr=True)) as on_paper:
            report = extract_folder(example_papers(), out, on_paper=on_paper)
        records = read_records(report.out / "records.jsonl")
    except ExtractorError as error:
        fail(error)
    for table in record_tables(records):
        console.print(table)
    console.print(run_table(report))
    console.print(f"Results in [bold]{escape(str(report.out))}[/bold]")


@app.command()
def text(
    file: Annotated[Path, typer.Argument(help="A PDF, JATS XML or text file.")],
    part: Annotated[
        Part, typer.Option(help="body: title, abstract and body paragraphs; all: everything.")
    ] = Part.all,
    text_format: Annotated[
        TextFormat,
        typer.Option("--format", help="json: passages with section, page, kind and boxes; tables."),
    ] = TextFormat.text,
) -> None:
    """Print what the text stage reads from a paper, in reading order.

    Example: `extractor text paper.pdf --part body`
    """
    from .export.textview import render
    from .pipeline import read_document

    try:
        document = read_document(file)
    except ExtractorError as error:
        fail(error, EXIT_ALL_FAILED)
    print(render(document, part=part.value, text_format=text_format.value))


app.command()(score)
app.command("annotate-init")(annotate_init)


@app.command()
def doctor() -> None:
    """Say what this installation has: versions, models, vocabularies, optional tools.

    Exit codes: 0 all that is needed is there, 3 something is missing.
    """
    from .doctor import examine

    checks = examine()
    Console().print(doctor_table(checks))
    if any(check.needed and not check.found for check in checks):
        raise typer.Exit(EXIT_ALL_FAILED)


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="Folder for records.schema.json.")],
) -> None:
    """Write the JSON Schema of the records.

    Example: `extractor schema --out docs/schema`
    """
    from .export.schema import write_schema

    try:
        print(write_schema(out))
    except UsageError as error:
        fail(error)


@models_app.command("evaluate")
def models_evaluate(
    pipeline: Annotated[
        str,
        typer.Argument(
            help="'default' for the shipped pipeline, or a spaCy pipeline's path or package."
        ),
    ],
    file: Annotated[Path, typer.Argument(help="An IOB file: one token and its tag a line.")],
    types: Annotated[
        Path | None,
        typer.Option("--map", help="A file: a type of the pipeline, a tab, its type in FILE."),
    ] = None,
    agreement: Annotated[
        bool,
        typer.Option(help="Let sentences agree on abbreviations, where the pipeline does."),
    ] = True,
) -> None:
    """Score entities on an IOB file: precision, recall and F1 by type and together, exact spans.

    Example: `extractor models evaluate default devel.tsv`
    """
    from .ner.evaluate import evaluate_iob

    try:
        scores = evaluate_iob(pipeline, file, types, agreement=agreement)
    except ExtractorError as error:
        fail(error)
    Console().print(entity_table(scores))


def main() -> None:
    """Run the command line."""
    app()
