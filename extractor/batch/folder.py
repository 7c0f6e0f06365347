"""A folder of papers in, a folder of results out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import UsageError
from ..pipeline import load_models
from ..reading import PAPERS_FILE, RECORDS_FILE, iterate_records
from .inputs import Paper, find_papers
from .lines import paper_line
from .on_ray import ray_results
from .parts import HALF_PAIRS, Parts, light, paper_stamp
from .result import PaperResult
from .supervise import Limits, Pool, Work
from .workers import work_one

REJECTIONS_FILE = "rejections.jsonl"
TEXT_FOLDER = "text"
TABLES_FOLDER = "parquet"
_FILES = (RECORDS_FILE, REJECTIONS_FILE, PAPERS_FILE)

Engine = Literal["local", "ray"]
OnPaper = Callable[[PaperResult, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run came to: one result a paper (texts and lines left out), and where it went."""

    out: Path
    papers: tuple[PaperResult, ...]
    reused: int = 0  # papers that an earlier run had done, unchanged since

    @property
    def failed(self) -> tuple[PaperResult, ...]:
        """Return the papers that could not be worked through."""
        return tuple(p for p in self.papers if not p.ok)


def extract_folder(
    paths: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    workers: int = 1,
    limits: Limits | None = None,
    engine: Engine = "local",
    fresh: bool = False,
    on_paper: OnPaper | None = None,
    work: Work = work_one,
) -> RunReport:
    """Work through files, folders and globs, and write records, rejections, papers and texts.

    ``out`` gets ``records.jsonl``, ``rejections.jsonl``, ``papers.jsonl`` (one line a paper),
    whole and in the order of the papers, and ``text/<doc_id>.txt`` (what offsets point into).
    ``out/.parts`` keeps what each paper came to: a run that was stopped, even killed, goes on
    from there, and papers that have not changed are not worked again.

    Args:
        paths: files, folders (searched whole), globs, and URLs of them that fsspec understands.
        out: the folder for the results; made when it is not there.
        workers: processes that work side by side; on Ray, actors.
        limits: time and memory that one paper may take.
        engine: ``local``, or ``ray``: the same files, and tables in ``out/parquet``.
        fresh: work all papers again, whatever an earlier run left.
        on_paper: called after each paper with its result and the number of papers in all.
        work: what is done with a paper; it runs in the worker processes.

    Raises:
        UsageError: when nothing can be read from ``paths``, or ``out`` cannot be written.
    """
    folder = Path(out)
    papers = find_papers([paths] if isinstance(paths, str | Path) else paths)
    run = _Run(papers, folder, on_paper)
    try:
        return run.report(engine, workers, limits or Limits(), work, fresh=fresh)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error}); give another --out") from error


@dataclass(frozen=True, slots=True)
class _Run:
    """The papers of one call and where their results go."""

    papers: Sequence[Paper]
    folder: Path
    on_paper: OnPaper | None

    def report(
        self, engine: Engine, workers: int, limits: Limits, work: Work, *, fresh: bool
    ) -> RunReport:
        """Work what is open, put the files of the run together, and say what came of it."""
        (self.folder / TEXT_FOLDER).mkdir(parents=True, exist_ok=True)
        reused = self.work(engine, workers, limits, work, fresh=fresh)
        results = self.merge()
        if engine == "ray":
            self.write_tables()
        return RunReport(out=self.folder, papers=results, reused=reused)

    def work(self, engine: Engine, workers: int, limits: Limits, work: Work, *, fresh: bool) -> int:
        """Work the papers that no stored part fits; return how many were taken over."""
        parts = Parts(self.folder)
        stamps = [paper_stamp(p) for p in self.papers]
        open_papers = []
        for index, (paper, stamp) in enumerate(zip(self.papers, stamps, strict=True)):
            stored = None if fresh or stamp is None else parts.load(paper, stamp)
            if stored is None or stored.status in _TRY_AGAIN:
                open_papers.append(index)
            else:
                self._tell(stored)
        for index, result in self._results(engine, open_papers, workers, limits, work):
            parts.save(self.papers[index], stamps[index], result)
            self._tell(result)
        return len(self.papers) - len(open_papers)

    def _results(
        self, engine: Engine, indices: Sequence[int], workers: int, limits: Limits, work: Work
    ) -> Iterator[tuple[int, PaperResult]]:
        """Yield number and result of each open paper, as the engine brings them."""
        if not indices:
            return iter(())
        if engine == "ray":
            return ray_results(self.papers, indices, workers, limits, work)
        load_models()  # before the fork: the workers share the memory
        return Pool(self.papers, work, workers, limits).run(indices)

    def _tell(self, result: PaperResult) -> None:
        if self.on_paper is not None:
            self.on_paper(result, len(self.papers))

    def merge(self) -> tuple[PaperResult, ...]:
        """Write the parts to the files of the run, under temporary names until all is written."""
        parts = Parts(self.folder)
        partial = {name: self.folder / f".{name}.part" for name in _FILES}
        results = []
        with ExitStack() as stack:
            files = {
                name: stack.enter_context(path.open("w", encoding="utf-8", errors=HALF_PAIRS))
                for name, path in partial.items()
            }
            for paper in self.papers:
                result = parts.load(paper, None)
                if result is None:
                    raise OSError(f"{parts.path(paper)}: is gone")
                files[RECORDS_FILE].writelines(f"{line}\n" for line in result.record_lines)
                files[REJECTIONS_FILE].writelines(f"{line}\n" for line in result.rejection_lines)
                files[PAPERS_FILE].write(f"{paper_line(result)}\n")
                self._write_text(result)
                results.append(light(result))
        for name, path in partial.items():
            path.replace(self.folder / name)
        return tuple(results)

    def write_tables(self) -> None:
        """Write the records of the run as tables."""
        from ..export.files import export_records  # pandas, for those who want tables

        records = tuple(iterate_records(self.folder / RECORDS_FILE))
        export_records(records, "parquet", self.folder / TABLES_FOLDER)

    def _write_text(self, result: PaperResult) -> None:
        if result.text is None:
            return
        path = self.folder / TEXT_FOLDER / f"{result.doc_id}.txt"
        if path.is_symlink():
            path.unlink()  # never written through, wherever it leads
        # Offsets count every character: line ends stay, half a pair becomes one sign.
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(result.text)


# What a machine under load may have done to a paper is tried again by the next run.
_TRY_AGAIN = frozenset({"timeout", "worker_died", "memory"})
