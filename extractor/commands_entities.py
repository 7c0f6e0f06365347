"""The verb ``entities``: what names a paper holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .errors import ExtractorError
from .exits import fail


def entities(
    file: Annotated[Path, typer.Argument(help="A PDF, JATS XML or text file.")],
    html: Annotated[
        Path | None, typer.Option(help="Write the sentences with their names marked to this page.")
    ] = None,
    label: Annotated[str | None, typer.Option(help="Only this label: GENE, CANCER, DRUG …")] = None,
) -> None:
    """Show the names found in a paper: genes, markers, variants, cancers, drugs, outcomes.

    Each concept is a row: label, name, id, how often, and how it is printed.

    Example: `extractor entities paper.pdf --html paper.html`
    """
    from .entities import count_entities, entities_page, read_entities

    try:
        sentences = read_entities(file)
    except ExtractorError as error:
        fail(error)
    table = Table("label", "name", "id", "count", "printed")
    for row in count_entities(sentences):
        if label is None or row.label == label.upper():
            texts = ", ".join(row.texts[:5])
            table.add_row(*map(escape, (row.label, row.name, row.id, str(row.count), texts)))
    Console().print(table)
    if html is not None:
        html.write_text(entities_page(sentences, file.name), encoding="utf-8")
        Console(stderr=True).print(f"Page in [bold]{escape(str(html))}[/bold]", soft_wrap=True)
