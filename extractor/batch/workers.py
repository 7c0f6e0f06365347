"""Work through papers one by one or in a pool of processes; a dead worker costs one paper."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from ..extraction import Extraction
from ..pipeline import extract, load_models
from .inputs import Paper
from .paper import process_paper
from .result import PaperResult


def extract_paper(paper: Paper) -> Extraction:
    """Extract one paper; its records carry the paper's ``doc_id``."""
    return extract(paper.path, doc_id=paper.doc_id)


def work_one(paper: Paper) -> PaperResult:
    """Work through one paper in this process."""
    return process_paper(paper, extract_paper)


def work_all(papers: Sequence[Paper], workers: int) -> Iterator[PaperResult]:
    """Yield the result of each paper in the order given, whatever the number of workers."""
    load_models()  # before the fork: the workers share the memory
    if workers <= 1:
        yield from map(work_one, papers)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = [pool.submit(work_one, paper) for paper in papers]
        for paper, future in zip(papers, futures, strict=True):
            yield _result(paper, future)


def _result(paper: Paper, future: Future[PaperResult]) -> PaperResult:
    """Return a paper's result; where the pool died, work the paper alone in a new process."""
    try:
        return future.result()
    except BrokenProcessPool:
        context = multiprocessing.get_context("fork")
        try:
            with ProcessPoolExecutor(1, mp_context=context) as alone:
                return alone.submit(work_one, paper).result()
        except BrokenProcessPool:
            failed = PaperResult(doc_id=paper.doc_id, path=str(paper.path), status="worker_died")
            message = f"{paper.path.name}: the worker process died on it; look at the file"
            return replace(failed, error=message)
