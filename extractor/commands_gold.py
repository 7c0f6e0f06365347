"""The verbs around the gold set: score a run, begin a gold paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from .errors import ExtractorError, InputError
from .exits import EXIT_ALL_FAILED, EXIT_WORSE, fail
from .screen import (
    calibration_table,
    difference_table,
    field_table,
    main_scores,
    paper_table,
    score_table,
)

if TYPE_CHECKING:
    from .score import ScoreReport
    from .score.compare import Difference
    from .score.errors import Item
    from .score.losses import PaperOutput


class View(StrEnum):
    """How records are compared."""

    tuple = "tuple"
    full = "full"
    pair = "pair"
    statistic = "statistic"
    trial = "trial"


class Split(StrEnum):
    """The split of the gold set that a paper stands in."""

    dev = "dev"
    test = "test"
    example = "example"


class Kind(StrEnum):
    """What sort of paper it is."""

    prognostic = "prognostic"
    trial = "trial"
    review = "review"
    none = "none"
    example = "example"


GoldFolder = Annotated[Path, typer.Option(help="The gold folder: <doc_id>/records.jsonl each.")]
Views = Annotated[
    list[View] | None,
    typer.Option(help="tuple, full, pair, statistic or trial; all if left out."),
]
OldRun = Annotated[
    Path | None, typer.Option(help="Another run's folder: what changed, record by record.")
]
ErrorPage = Annotated[
    Path | None, typer.Option(help="Write the error page: missed, wrong and right.")
]
Papers = Annotated[
    Path | None,
    typer.Option(help="Folder of the papers: pictures and finer stages in the error page."),
]
Baseline = Annotated[
    Path | None, typer.Option(help="Hold tuple F1 and trial slots against this file.")
]
NewBaseline = Annotated[
    Path | None, typer.Option(help="Write the figures of today as the baseline.")
]


def score(
    gold: GoldFolder,
    pred: Annotated[Path, typer.Option(help="The output folder of a run.")],
    view: Views = None,
    split: Annotated[str, typer.Option(help="A split of the gold folder's splits.csv.")] = "all",
    by_paper: Annotated[bool, typer.Option("--by-paper", help="Also one line a paper.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
    compare: OldRun = None,
    html: ErrorPage = None,
    papers: Papers = None,
    baseline: Baseline = None,
    write_baseline: NewBaseline = None,
) -> None:
    """Score a run against hand-made gold: precision, recall and F1 with a 95 % interval.

    Exit codes: 0 scored, 2 the call makes no sense, 4 a figure is more than a point below the
    baseline.

    Example: `extractor score --gold gold --pred results --split dev --html errors.html`
    """
    from .score import VIEWS
    from .score import score as score_records
    from .score.show import report_json

    views = tuple(v.value for v in view) if view else VIEWS
    try:
        report = score_records(gold, pred, split=split, views=views)
        changes = None if compare is None else _compare(gold, compare, pred, split)
        if as_json:
            typer.echo(report_json(report, changes))
        else:
            _print_report(report, changes, by_paper=by_paper)
        if html is not None:
            _write_page(report, html, (gold, pred, papers))
        if write_baseline is not None:
            _write_baseline(report, write_baseline)
        if baseline is not None:
            _hold_against(report, baseline)
    except ExtractorError as error:
        fail(error)


def _print_report(
    report: ScoreReport, changes: Sequence[Difference] | None, *, by_paper: bool
) -> None:
    console = Console()
    console.print(score_table(report.scores))
    for kind, scores in report.groups.items():
        count = len(scores[0].papers) if scores else 0
        console.print(score_table(main_scores(scores), title=f"{kind}: {count} papers"))
    console.print(field_table(report.fields))
    if report.calibration.records:
        console.print(calibration_table(report.calibration))
    if by_paper:
        console.print(paper_table(report))
    if report.missing:
        console.print(f"not in the run: {', '.join(report.missing)}", soft_wrap=True)
    console.print(escape(report.signature), soft_wrap=True)
    if changes is not None:
        console.print(difference_table(changes))


def _compare(gold: Path, old: Path, new: Path, split: str) -> tuple[Difference, ...]:
    from .score.compare import compare
    from .score.load import read_gold, read_predicted

    return compare(read_gold(gold, split), read_predicted(old), read_predicted(new))


def _write_page(report: ScoreReport, html: Path, folders: tuple[Path, Path, Path | None]) -> None:
    """Write the error page; pictures, and finer stages, where the folder of papers is given."""
    from .corpora.sources import find_files
    from .score.errors import find_errors
    from .score.load import read_gold, read_predicted
    from .score.losses import read_outputs
    from .score.page import render_page

    gold, pred, papers = folders
    truth = read_gold(gold, report.split)
    outputs = read_outputs(pred)
    if papers is not None:
        outputs = _read_again(outputs, find_files(gold, papers))
    items = find_errors(truth, read_predicted(pred), outputs)
    crop = _cropper(gold, papers) if papers is not None else None
    html.write_text(render_page(report, items, crop), encoding="utf-8")
    typer.echo(f"Error page: {html}", err=True)


def _read_again(
    outputs: Mapping[str, PaperOutput], files: Mapping[str, Path]
) -> dict[str, PaperOutput]:
    """Return the outputs with the sentences of their papers, as the stages see them now."""
    from .pipeline import annotate, load_models, read_document

    models = load_models()
    return {
        doc_id: replace(output, sentences=annotate(read_document(files[doc_id]), models))
        if doc_id in files
        else output
        for doc_id, output in outputs.items()
    }


def _cropper(gold: Path, papers: Path) -> Callable[[Item], bytes | None]:
    """Return the function that cuts the picture of an item out of its PDF."""
    from .corpora.sources import find_files
    from .pdf.crop import crop_png
    from .score.losses import needles

    files = {d: p for d, p in find_files(gold, papers).items() if p.suffix.lower() == ".pdf"}

    def crop(item: Item) -> bytes | None:
        path = files.get(item.doc_id)
        record = item.predicted or item.gold
        places = [e for e in record.evidence if e.page] if record else []
        if record is None or path is None or not places or places[0].page is None:
            return None
        return crop_png(path, places[0].page, places[0].boxes, needles(record))

    return crop


def _write_baseline(report: ScoreReport, path: Path) -> None:
    from .score.baseline import write_baseline

    write_baseline(report, path)
    typer.echo(f"Baseline: {path}", err=True)


def _hold_against(report: ScoreReport, path: Path) -> None:
    """Leave with a code of its own where a figure fell."""
    from .score.baseline import baseline_signature, find_drops
    from .score.show import percent

    drops = find_drops(report, path)
    for drop in drops:
        line = f"{drop.name}: F1 {percent(drop.before)} in {path.name}, {percent(drop.now)} now"
        typer.echo(f"worse: {line}", err=True)
    if drops:
        typer.echo(f"baseline {baseline_signature(path)}, now {report.signature}", err=True)
        raise typer.Exit(EXIT_WORSE)


def annotate_init(
    file: Annotated[Path, typer.Argument(help="The paper: .pdf, .xml, .nxml or .txt.")],
    gold: Annotated[Path, typer.Option(help="The gold folder.")],
    kind: Annotated[Kind, typer.Option(help="What sort of paper it is.")],
    split: Annotated[Split, typer.Option(help="Where it stands.")] = Split.dev,
    licence: Annotated[str, typer.Option(help="As the paper prints it: 'CC BY 4.0'.")] = "",
) -> None:
    """Begin a gold paper: an empty records file, its source data, its line in splits.csv.

    Until it is annotated, every record a run finds in it is scored as a false alarm.

    Example: `extractor annotate-init paper.pdf --gold gold --kind review --licence "CC BY 4.0"`
    """
    from .corpora.annotate import GoldSource, init_gold, where_to_get
    from .pipeline import read_document

    try:
        paper = read_document(file)
        source = GoldSource(
            doc_id=file.stem,
            title=paper.title,
            doi=paper.doi,
            pmcid=paper.pmcid,
            licence=licence,
            format=paper.source,
            file=file.name,
            sha256=paper.sha256,
            where_to_get=where_to_get(paper.doi, paper.pmcid),
        )
        folder = init_gold(gold, source, kind=kind.value, split=split.value)
    except InputError as error:
        fail(error, EXIT_ALL_FAILED)
    except ExtractorError as error:
        fail(error)
    typer.echo(str(folder))
    empty = [n for n in ("title", "doi", "licence", "where_to_get") if not getattr(source, n)]
    if empty:
        typer.echo(f"fill in by hand in source.json: {', '.join(empty)}", err=True)
