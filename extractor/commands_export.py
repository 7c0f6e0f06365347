"""The verb ``export``: records of a run or a knowledge base in other tools' formats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import ExtractorError, UsageError
from .exits import fail

if TYPE_CHECKING:
    from .reading import Record


class Format(StrEnum):
    """What to write."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    kgx = "kgx"
    rdf = "rdf"
    civic = "civic"
    brat = "brat"
    bioc = "bioc"


def export(
    source: Annotated[str, typer.Argument(help="A run's output folder, or a knowledge base.")],
    to: Annotated[Format, typer.Option(help="The format.")],
    out: Annotated[Path, typer.Option(help="Folder to write into; made if it is not there.")],
) -> None:
    """Write records in a format of other tools.

    **csv**, **parquet**: a table of associations and one of trials (CSV cells that a spreadsheet
    would take for a formula get an apostrophe). **kgx**: a knowledge graph after the Biolink model,
    TSV and JSON lines. **rdf**: nanopublications in TriG. **civic**: evidence items for curators.
    **brat**, **bioc**: annotations on the papers' texts (of a run only). **jsonl**: the records.

    Exit codes: 0 written, 2 the call makes no sense or a library is missing.

    Example: `extractor export results --to kgx --out graph`
    """
    try:
        if to in {Format.brat, Format.bioc}:
            written = _annotate(Path(source), to, out)
        else:
            from .export.files import export_records

            written = export_records(_records(source), to.value, out)
    except ExtractorError as error:
        fail(error)
    for path in written:
        typer.echo(str(path))


def _records(source: str) -> tuple[Record, ...]:
    """Return the records of a run's folder, else of a knowledge base."""
    from .reading import RECORDS_FILE, iterate_records

    folder = Path(source)
    if folder.is_dir():
        return tuple(iterate_records(folder / RECORDS_FILE))
    if "://" not in source and not folder.is_file():
        raise UsageError(f"{source}: neither a run's folder nor a knowledge base; check the path")
    try:
        from .store import all_records
    except ModuleNotFoundError as error:
        message = f"{error.name} is not installed; pip install 'extractor[kb]'"
        raise UsageError(message) from error
    return tuple(all_records(source))


def _annotate(run: Path, to: Format, out: Path) -> tuple[Path, ...]:
    from .corpora.bioc_xml import write_bioc
    from .corpora.brat import write_brat
    from .corpora.standoff import annotate_text
    from .reading import iterate_papers

    if not run.is_dir():
        raise UsageError(f"{run}: annotations need a run's folder, which holds the texts")
    annotated = []
    for doc_id, records in iterate_papers(run):
        text = run / "text" / f"{doc_id}.txt"
        if text.is_file():
            with text.open(encoding="utf-8", newline="") as file:  # offsets count every character
                annotated.append(annotate_text(doc_id, file.read(), records))
    if to is Format.brat:
        write_brat(out, annotated)
        return (out,)
    out.mkdir(parents=True, exist_ok=True)
    write_bioc(out / "annotations.xml", annotated)
    return (out / "annotations.xml",)
