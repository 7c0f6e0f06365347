"""The verb ``run``: many papers in, records with their evidence out."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from .errors import ExtractorError
from .exits import EXIT_ALL_FAILED, EXIT_STOPPED, EXIT_USAGE, fail
from .screen import log_papers, run_table, show_progress

if TYPE_CHECKING:
    from .batch import RunReport

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders (searched whole), globs or URLs of them: .pdf .xml .nxml .txt."
    ),
]
Out = Annotated[Path, typer.Option(help="Folder for the results; made if it is not there.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read side by side.")]


class _Engine(StrEnum):
    local = "local"
    ray = "ray"


Engine = Annotated[
    _Engine,
    typer.Option(help="Processes of this machine, or actors on a Ray cluster (extra 'ray')."),
]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds after which a paper is given up.")]
Memory = Annotated[
    int, typer.Option(min=100, help="Megabytes that a paper may take beside the models.")
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Work all papers again, the unchanged ones too.")
]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="A line of JSON a paper instead of the bar.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress, no summary.")]


def run(
    paths: Paths,
    out: Out,
    workers: Workers = 1,
    engine: Engine = _Engine.local,
    timeout: Timeout = 300,
    memory: Memory = 2000,
    fresh: Fresh = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Extract from papers and write records with their evidence.

    OUT gets **records.jsonl** (one record a line), **rejections.jsonl** (what was dropped, why),
    **papers.jsonl** (a line a paper: status, error, pages, counts), **text/** (what offsets mean).

    In a folder, x.pdf and x.xml side by side are one paper, and the PDF is read. A run that was
    stopped goes on where it was when it is started again with the same OUT; papers that have not
    changed are not worked again (**OUT/.parts** keeps what each came to).

    **--engine ray**: the same on the cluster that RAY_ADDRESS names, else on a Ray started here,
    with --workers actors, and tables in **parquet/**. PATHS may be URLs (s3://…, with s3fs).

    Example: `extractor run papers/ --out results`. Exit codes: 0 at least one paper worked,
    2 wrong call, 3 no paper worked, 130 stopped.
    """
    from .batch import Limits, extract_folder

    console = Console(stderr=True, quiet=quiet or log_json)
    extract = partial(extract_folder, workers=workers, engine=engine.value, fresh=fresh)
    try:
        with log_papers() if log_json else show_progress(console) as on_paper:
            limits = Limits(seconds=timeout, megabytes=memory)
            report = extract(paths, out, limits=limits, on_paper=on_paper)
    except ExtractorError as error:
        fail(error)
    except KeyboardInterrupt:
        console.print("Stopped; start the same command again to go on from here.")
        raise typer.Exit(EXIT_STOPPED) from None
    _show_end(console, report)


def _show_end(console: Console, report: RunReport) -> None:
    """Print the summary, and leave with the code that says whether any paper worked."""
    console.print(run_table(report))
    console.print(f"Results in [bold]{escape(str(report.out))}[/bold]", soft_wrap=True)
    if len(report.failed) == len(report.papers):
        missing = all(paper.status == "missing" for paper in report.papers)
        raise typer.Exit(EXIT_USAGE if missing else EXIT_ALL_FAILED)
