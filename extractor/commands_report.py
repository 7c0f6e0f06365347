"""The verb ``report``: a run as one page to read and to check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import ExtractorError, UsageError
from .exits import fail

if TYPE_CHECKING:
    from .reading import Record
    from .records import Evidence
    from .report.cards import Cropper

Papers = Annotated[
    Path | None,
    typer.Option(help="Folder with the papers' PDFs: each evidence gets a picture of its place."),
]


def report(
    run: Annotated[Path, typer.Argument(help="The output folder of `extractor run`.")],
    out: Annotated[Path, typer.Option(help="The page to write.")] = Path("report.html"),
    papers: Papers = None,
    most: Annotated[
        int, typer.Option("--max-records", min=1, help="Records on the page; the surest stay.")
    ] = 2000,
) -> None:
    """Write a run as one HTML page that needs no network.

    Summary, sortable tables, a plot of the ratios for each gene and cancer, directions by gene
    and outcome, papers that failed and why, and each record with its evidence in the text.

    Exit codes: 0 written, 2 no run, or the page cannot be written.

    Example: `extractor report results --papers papers/ --out report.html`
    """
    from .report import read_run, render_report

    try:
        read = read_run(run, most)
        page = render_report(read, _cropper(run, papers) if papers is not None else None)
        out.write_text(page, encoding="utf-8")
    except ExtractorError as error:
        fail(error)
    except OSError as error:
        fail(UsageError(f"{out}: cannot be written ({error}); give another --out"))
    typer.echo(f"Report: {out}", err=True)


def _cropper(run: Path, papers: Path) -> Cropper:
    """Return the function that cuts the picture of an evidence out of the paper's PDF."""
    from .pdf.crop import crop_png
    from .reading import paper_rows
    from .score.losses import needles

    there = {path.name: path for path in sorted(papers.rglob("*.pdf"))}
    names = {str(row["doc_id"]): Path(str(row.get("path"))).name for row in paper_rows(run)}

    def crop(record: Record, place: Evidence) -> bytes | None:
        path = there.get(names.get(record.document.doc_id, ""))
        if path is None or place.page is None:
            return None
        try:
            return crop_png(path, place.page, place.boxes, needles(record))
        except ExtractorError:
            return None  # the paper at hand is broken: the page goes without its picture

    return crop
