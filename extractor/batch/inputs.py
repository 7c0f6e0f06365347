"""Which papers a call means: files, folders and globs, each paper once, each with its own name."""

from __future__ import annotations

import glob
import hashlib
import itertools
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from .remote import find_remote, is_url

SUFFIXES = (".pdf", ".xml", ".nxml", ".txt")
_HASH_CHARACTERS = 8
_NAME_BYTES = 200  # of 255 that file systems take: room for a hash and a suffix


@dataclass(frozen=True, slots=True)
class Paper:
    """An input file and the name its records carry."""

    path: Path
    doc_id: str
    url: str | None = None  # where it is fetched from; its path is then a name only

    @property
    def place(self) -> str:
        """Return where the paper is, as it is written in the report."""
        return self.url or str(self.path)


def find_papers(paths: Sequence[str | Path]) -> tuple[Paper, ...]:
    """Return the papers that files, folders (searched whole) and globs name, in sorted order.

    URLs that fsspec understands are taken like paths.

    In a folder, ``x.pdf`` and ``x.xml`` side by side are one paper, and the PDF is read; a file
    that is named itself is always read. ``doc_id`` is the file's stem; where two stems clash,
    each gets a piece of the hash of its content. Signs that cannot be seen become ``_``.

    A path that does not exist is returned as it is: it gets its row in the report like a
    paper that cannot be read.

    Raises:
        UsageError: when the folders named hold no paper, or a path is none (too long, a NUL).
    """
    files: dict[Path, str | None] = {}
    for path in paths:
        if is_url(str(path)):
            files |= {Path(url): url for url in find_remote(str(path), SUFFIXES)}
            continue
        try:
            files |= dict.fromkeys(_expand(str(path)))
        except (OSError, ValueError) as error:
            raise UsageError(f"{str(path)[:80]!r}: cannot be looked up ({error})") from error
    if not files:
        raise UsageError(
            f"{', '.join(map(str, paths))}: no paper found; give {', '.join(SUFFIXES)} files"
        )
    names = {path: _name(path) for path in files}
    counts = Counter(names.values())
    papers: dict[str, Paper] = {}
    for path, name in names.items():
        doc_id = name if counts[name] == 1 else f"{name}-{_hash(path, files[path])}"
        copies = itertools.count(2)
        unique = doc_id
        while unique in papers:  # the same bytes under the same name, in two folders
            unique = f"{doc_id}-{next(copies)}"
        papers[unique] = Paper(path, unique, files[path])
    return tuple(papers.values())


def _name(path: Path) -> str:
    """Return a file's stem as a name that is safe to print and to write: no signs unseen, short."""
    plain = "".join(sign if sign.isprintable() else "_" for sign in path.stem)
    return plain.encode()[:_NAME_BYTES].decode(errors="ignore")


def _expand(path: str) -> list[Path]:
    """Return the files that one argument names; a path that is not there stands for itself."""
    if "\0" in path:
        raise ValueError("a NUL")
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


def _hash(path: Path, url: str | None) -> str:
    """Return a piece of the hash of the content, or of the name where it cannot be read."""
    try:
        content = url.encode() if url else path.read_bytes()
    except OSError:
        content = os.fsencode(path)
    return hashlib.sha256(content).hexdigest()[:_HASH_CHARACTERS]
