"""Read the vocabulary tables: a comment line, a line of column names, then one concept a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import ResourceError


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of a table, each with as many fields as there are columns.

    Raises:
        ResourceError: when the file is missing or its column names are not those asked for.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{path}: cannot be read; reinstall the package") from error
    lines = text.split("\n")
    if len(lines) < 2 or tuple(lines[1].split("\t")) != columns:
        raise ResourceError(f"{path}: expected the columns {', '.join(columns)}")
    width = len(columns)
    for line in lines[2:]:
        if line:
            fields = line.split("\t")
            if len(fields) < width:
                fields += [""] * (width - len(fields))
            yield fields


def split_names(field: str) -> list[str]:
    """Split a field that holds a list."""
    return field.split("|") if field else []
