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

Html = Annotated[
    Path | None, typer.Option(help="Write the sentences with their names marked to this page.")
]
Label = Annotated[str | None, typer.Option(help="Only this label: GENE, CANCER, DRUG …")]
Pipeline = Annotated[
    str | None, typer.Option(help="A spaCy pipeline (package, folder) in place of our names.")
]
Types = Annotated[
    Path | None, typer.Option("--map", help="Which of its types is which label: a tab between.")
]
Similarity = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Names in no vocabulary take the likest name's concept."),
]


def entities(
    file: Annotated[Path, typer.Argument(help="A PDF, JATS XML or text file.")],
    html: Html = None,
    label: Label = None,
    pipeline: Pipeline = None,
    types: Types = None,
    similarity: Similarity = None,
) -> None:
    """Show the names found in a paper: genes, markers, variants, cancers, drugs, outcomes.

    Each concept is a row: label, name, id (a cancer's OncoTree code too), how often, how printed.

    Example: `extractor entities paper.pdf --html paper.html`
    """
    from .entities import count_entities, entities_page, read_entities
    from .ner.oncotree import oncotree_codes
    from .settings import EntitySettings

    wanted = EntitySettings(pipeline=pipeline, types=types, similarity=similarity)
    try:
        sentences = read_entities(file, None if wanted == EntitySettings() else wanted)
    except ExtractorError as error:
        fail(error)
    table = Table("label", "name", "id", "OncoTree", "count", "printed")
    for row in count_entities(sentences):
        if label is None or row.label == label.upper():
            texts = ", ".join(row.texts[:5])
            codes = " ".join(oncotree_codes(row.id))
            fields = (row.label, row.name, row.id, codes, str(row.count), texts)
            table.add_row(*map(escape, fields))
    Console().print(table)
    if html is not None:
        html.write_text(entities_page(sentences, file.name), encoding="utf-8")
        Console(stderr=True).print(f"Page in [bold]{escape(str(html))}[/bold]", soft_wrap=True)
