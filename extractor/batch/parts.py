"""The result of each paper in a file of its own, so that a run can be stopped and taken up again.

A part is written under a temporary name, synced and renamed: it is there whole or not at all.
It carries a stamp of the paper's bytes and of the program; a part whose stamp still fits is not
worked again.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

from ..settings import entity_settings
from ..version import __version__
from .inputs import Paper
from .remote import remote_state
from .result import PaperResult, result_from

PARTS_FOLDER = ".parts"
# Half a pair (a file name that is no UTF-8) is written as the escape that JSON has for it.
HALF_PAIRS = "backslashreplace"


@cache
def program_stamp() -> str:
    """Return a short hash of the version, the settings and every file of the package and models."""
    digest = hashlib.sha256(f"{__version__} {entity_settings()}".encode())
    package = Path(__file__).parents[1]
    for folder in (package, package.parent / "models", package / "_models"):
        if not folder.is_dir():
            continue
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            state = path.stat()
            digest.update(
                f"{path.relative_to(folder)} {state.st_size} {state.st_mtime_ns}".encode()
            )
    return digest.hexdigest()[:16]


def paper_stamp(paper: Paper) -> str | None:
    """Return the stamp of a paper: its bytes, its name and the program; None when unreadable."""
    if paper.url is not None:
        content = remote_state(paper.url)
        return None if content is None else f"{content} {paper.doc_id} {program_stamp()}"
    try:
        content = hashlib.sha256(paper.path.read_bytes()).hexdigest()
    except OSError:
        return None
    return f"{content} {paper.doc_id} {program_stamp()}"


class Parts:
    """The parts of a run, by paper."""

    def __init__(self, out: Path) -> None:
        """Make the folder of parts below the folder of results."""
        self.folder = out / PARTS_FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, paper: Paper) -> Path:
        """Return where the part of a paper stands; the name says nothing of the paper's own."""
        place = f"{paper.doc_id}\0{paper.url or paper.path.resolve()}"
        name = hashlib.sha256(os.fsencode(place)).hexdigest()[:24]
        return self.folder / f"{name}.json"

    def load(self, paper: Paper, stamp: str | None) -> PaperResult | None:
        """Return the stored result of a paper, None where there is none or it is out of date."""
        try:
            stored = json.loads(self.path(paper).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if stamp is not None and stored.get("stamp") != stamp:
            return None
        return result_from(stored["result"] | {"path": paper.place})

    def save(self, paper: Paper, stamp: str | None, result: PaperResult) -> None:
        """Store the result of a paper; it appears whole."""
        path = self.path(paper)
        partial = path.with_suffix(".tmp")
        with partial.open("w", encoding="utf-8", errors=HALF_PAIRS) as file:
            json.dump({"stamp": stamp, "result": asdict(result)}, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)


def light(result: PaperResult) -> PaperResult:
    """Return a result without its lines and text, so that a long run stays small in memory."""
    return replace(result, record_lines=(), rejection_lines=(), text=None)
