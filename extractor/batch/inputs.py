"""Which papers a call means: files, folders and globs, each paper once, each with its own name."""

from __future__ import annotations

import glob
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError

SUFFIXES = (".pdf", ".xml", ".nxml", ".txt")
_HASH_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """An input file and the name its records carry."""

    path: Path
    doc_id: str


def find_papers(paths: Sequence[str | Path]) -> tuple[Paper, ...]:
    """Return the papers that files, folders (searched whole) and globs name, in sorted order.

    In a folder, ``x.pdf`` and ``x.xml`` side by side are one paper, and the PDF is read; a file
    that is named itself is always read. ``doc_id`` is the file's stem; where two stems clash,
    each gets a piece of the hash of its content.

    A path that does not exist is returned as it is: it gets its row in the report like a
    paper that cannot be read.

    Raises:
        UsageError: when the folders named hold no paper.
    """
    files: dict[Path, None] = {}
    for path in paths:
        files |= dict.fromkeys(_expand(str(path)))
    if not files:
        raise UsageError(
            f"{', '.join(map(str, paths))}: no paper found; give {', '.join(SUFFIXES)} files"
        )
    stems = Counter(path.stem for path in files)
    return tuple(
        Paper(path, path.stem if stems[path.stem] == 1 else f"{path.stem}-{_hash(path)}")
        for path in files
    )


def _expand(path: str) -> list[Path]:
    """Return the files that one argument names; a path that is not there stands for itself."""
    place = Path(path)
    if place.is_dir():
        return _in_folder(place)
    # Path.glob takes no absolute patterns, so the plain function serves.
    matched = [place] if place.exists() else [Path(p) for p in sorted(glob.glob(path))]  # noqa: PTH207
    if not matched:
        return [place]
    return [file for m in matched for file in (_in_folder(m) if m.is_dir() else [m])]


def _in_folder(folder: Path) -> list[Path]:
    """Return the papers below a folder; of twins in two formats the PDF."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    pdfs = {p.with_suffix("") for p in files if p.suffix.lower() == ".pdf"}
    return [p for p in files if p.suffix.lower() == ".pdf" or p.with_suffix("") not in pdfs]


def _hash(path: Path) -> str:
    """Return a piece of the hash of the content, or of the name where it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError:
        content = str(path).encode()
    return hashlib.sha256(content).hexdigest()[:_HASH_CHARACTERS]
