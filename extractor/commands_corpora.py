"""The verbs that bring papers and annotations in and out: fetch, export, import."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from .errors import ExtractorError
from .exits import EXIT_ALL_FAILED, fail

if TYPE_CHECKING:
    from .score.load import Records

corpora_app = typer.Typer(
    no_args_is_help=True, help="Fetch the papers of the gold set; exchange annotations."
)


class Interchange(StrEnum):
    """The formats of other annotation tools."""

    brat = "brat"
    bioc = "bioc"


@corpora_app.command("fetch")
def fetch(
    gold: Annotated[Path, typer.Argument(help="The gold folder: <doc_id>/source.json each.")],
    out: Annotated[Path, typer.Option(help="Folder for the papers.")],
) -> None:
    """Download the gold set's papers and check that each is the very file annotated.

    A publisher may have changed a file since: then its sha256 differs, it is not kept, and the
    report says so. Papers already in OUT are not fetched again.

    Exit codes: 0 at least one paper is there, 2 the call makes no sense, 3 none is.

    Example: `extractor corpora fetch gold --out papers`
    """
    from .corpora.fetch import Fetched, fetch_gold

    console = Console(soft_wrap=True)

    def show(one: Fetched) -> None:
        detail = f": {escape(one.detail)}" if one.detail and not one.here else ""
        console.print(f"{one.status:13} {escape(one.doc_id)}{detail}")

    try:
        results = fetch_gold(gold, out, on_paper=show)
    except ExtractorError as error:
        fail(error)
    here = sum(one.here for one in results)
    console.print(f"{here} of {len(results)} papers in {escape(str(out))}")
    if not here:
        raise typer.Exit(EXIT_ALL_FAILED)


@corpora_app.command("list")
def list_papers(
    gold: Annotated[Path, typer.Argument(help="The gold folder: <doc_id>/source.json each.")],
    papers: Annotated[Path, typer.Option(help="Folder of papers, searched whole.")],
    split: Annotated[str, typer.Option(help="dev, test, example or all.")] = "all",
) -> None:
    r"""Print the files of the gold set's papers found in a folder, one path a line.

    Exit codes: 0 every paper of the split was found, 3 some are missing or another version.

    Example: `extractor corpora list gold --papers papers --split dev |
    xargs -d '\n' extractor run --out results`
    """
    from .corpora.sources import find_papers

    try:
        found = find_papers(gold, papers, split)
    except ExtractorError as error:
        fail(error)
    for one in found:
        if one.path is None:
            typer.echo(f"{one.problem}: {one.doc_id}", err=True)
        else:
            typer.echo(str(one.path))
    if any(one.path is None for one in found):
        raise typer.Exit(EXIT_ALL_FAILED)


@corpora_app.command("export")
def export(
    records: Annotated[Path, typer.Argument(help="A run's output folder, or a gold folder.")],
    out: Annotated[Path, typer.Option(help="Folder (brat) or .xml file (bioc) to write.")],
    to: Annotated[Interchange, typer.Option(help="The format to write.")] = Interchange.brat,
    texts: Annotated[
        Path | None, typer.Option(help="A run's folder, for the texts of a gold folder.")
    ] = None,
) -> None:
    """Write records as annotations on the papers' text, for other annotation tools.

    The gold set keeps no text: give a run over its papers as --texts.

    Example: `extractor corpora export gold --texts results --to brat --out for-brat`
    """
    from .corpora.bioc_xml import write_bioc
    from .corpora.brat import write_brat
    from .corpora.standoff import annotate_text

    try:
        papers = _read_papers(records)
        read = {d: _read_text(texts or records, d) for d in papers}
        annotated = [
            annotate_text(d, text, papers[d]) for d, text in read.items() if text is not None
        ]
        (write_brat if to is Interchange.brat else write_bioc)(out, annotated)
    except ExtractorError as error:
        fail(error)
    typer.echo(f"{len(annotated)} papers in {out}")
    unplaced = sum(one.unplaced for one in annotated)
    if unplaced:
        typer.echo(f"{unplaced} records stand nowhere in their text: hung on its first word")
    missing = [doc_id for doc_id, text in read.items() if text is None]
    if missing:
        typer.echo(f"no text, left out: {', '.join(missing)}", err=True)


@corpora_app.command("import")
def import_records(
    source: Annotated[Path, typer.Argument(help="A folder of brat files, or a BioC file.")],
    out: Annotated[Path, typer.Option(help="Folder: <doc_id>/records.jsonl each.")],
    origin: Annotated[
        Interchange, typer.Option("--from", help="The format to read.")
    ] = Interchange.brat,
) -> None:
    """Read other tools' annotations as records, one folder a paper like the gold set.

    What is marked in the text wins over what was exported with it.

    Example: `extractor corpora import for-brat --from brat --out annotated`
    """
    from .corpora.bioc_xml import read_bioc
    from .corpora.brat import read_brat
    from .corpora.rebuild import rebuild_records

    try:
        texts = read_brat(source) if origin is Interchange.brat else read_bioc(source)
        papers = {one.doc_id: rebuild_records(one) for one in texts}
    except ExtractorError as error:
        fail(error)
    for doc_id, found in papers.items():
        # A name from a file of others must not lead out of the folder.
        folder = out / Path(doc_id).name
        folder.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{record.model_dump_json()}\n" for record in found)
        (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    typer.echo(f"{sum(map(len, papers.values()))} records of {len(papers)} papers in {out}")


def _read_papers(folder: Path) -> Mapping[str, Records]:
    """Return the records by doc_id, of a run or of a gold folder."""
    from .reading import RECORDS_FILE
    from .score.load import read_gold, read_predicted

    return read_predicted(folder) if (folder / RECORDS_FILE).is_file() else read_gold(folder)


def _read_text(run: Path, doc_id: str) -> str | None:
    """Return the text of a paper as a run wrote it; None where there is none."""
    path = run / "text" / f"{doc_id}.txt"
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as file:  # offsets count every character
        return file.read()
