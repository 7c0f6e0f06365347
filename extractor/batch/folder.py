"""A folder of papers in, a folder of results out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from ..errors import UsageError
from .inputs import Paper, find_papers
from .lines import paper_line
from .result import PaperResult
from .workers import work_all

RECORDS_FILE = "records.jsonl"
REJECTIONS_FILE = "rejections.jsonl"
PAPERS_FILE = "papers.jsonl"
TEXT_FOLDER = "text"
_FILES = (RECORDS_FILE, REJECTIONS_FILE, PAPERS_FILE)

OnPaper = Callable[[PaperResult, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run came to: one result a paper (texts and lines left out), and where it went."""

    out: Path
    papers: tuple[PaperResult, ...]

    @property
    def failed(self) -> tuple[PaperResult, ...]:
        """Return the papers that could not be worked through."""
        return tuple(p for p in self.papers if not p.ok)


def extract_folder(
    paths: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    workers: int = 1,
    on_paper: OnPaper | None = None,
) -> RunReport:
    """Work through files, folders and globs, and write records, rejections, papers and texts.

    ``out`` gets ``records.jsonl``, ``rejections.jsonl``, ``papers.jsonl`` (one line a paper) and
    ``text/<doc_id>.txt`` (what evidence offsets point into). The three files appear whole, when
    all papers are done. ``on_paper`` is called after each paper with its result and the number of
    papers in all.

    Raises:
        UsageError: when nothing can be read from ``paths``, or ``out`` cannot be written.
    """
    papers = find_papers([paths] if isinstance(paths, str | Path) else paths)
    folder = Path(out)
    try:
        (folder / TEXT_FOLDER).mkdir(parents=True, exist_ok=True)
        results = _write_run(papers, folder, workers, on_paper)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error}); give another --out") from error
    return RunReport(out=folder, papers=results)


def _write_run(
    papers: Sequence[Paper], folder: Path, workers: int, on_paper: OnPaper | None
) -> tuple[PaperResult, ...]:
    """Write as results come in, under temporary names; the last act gives the final ones."""
    partial = {name: folder / f".{name}.part" for name in _FILES}
    results = []
    files: dict[str, TextIO] = {}
    try:
        for name, path in partial.items():
            files[name] = path.open("w", encoding="utf-8")
        for result in work_all(papers, workers):
            _write_result(result, folder, files)
            results.append(_light(result))
            if on_paper is not None:
                on_paper(result, len(papers))
    finally:
        for file in files.values():
            file.close()
    for name, path in partial.items():
        path.replace(folder / name)
    return tuple(results)


def _write_result(result: PaperResult, folder: Path, files: dict[str, TextIO]) -> None:
    """Write the lines and the text of one paper."""
    files[RECORDS_FILE].writelines(f"{line}\n" for line in result.record_lines)
    files[REJECTIONS_FILE].writelines(f"{line}\n" for line in result.rejection_lines)
    files[PAPERS_FILE].write(f"{paper_line(result)}\n")
    if result.text is not None:
        path = folder / TEXT_FOLDER / f"{result.doc_id}.txt"
        with path.open("w", encoding="utf-8", newline="") as file:  # offsets count every character
            file.write(result.text)


def _light(result: PaperResult) -> PaperResult:
    """Return a result without its lines and text, so that a long run stays small in memory."""
    return replace(result, record_lines=(), rejection_lines=(), text=None)
