"""Worker processes under supervision: a time and a memory limit a paper, the dead replaced."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from ..pipeline import load_models
from .inputs import Paper
from .result import PaperResult

Work = Callable[[Paper], PaperResult]
_PATIENCE = 1.0  # seconds between looks for a parent that is gone
_TICK = 0.2  # seconds between looks at the clock
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one paper may cost."""

    seconds: float = 300.0
    megabytes: int = 2000  # above what the loaded models take


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and what it is at work on."""

    process: ForkProcess
    pipe: Connection
    index: int = -1
    started: float = 0.0


def serve(
    pipe: Connection, work: Work, papers: Sequence[Paper], limits: Limits, load: bool = False
) -> None:
    """Work the papers that come through the pipe, or whose numbers do, in a process of its own.

    With ``load`` the models are loaded first, and a word through the pipe says when they are.
    """
    if load:
        load_models()
        pipe.send(None)
    used = _address_space()
    bound = used + limits.megabytes * _MEGABYTE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (bound, resource.RLIM_INFINITY))
    parent = os.getppid()
    while True:
        while not pipe.poll(_PATIENCE):
            if os.getppid() != parent:
                return  # the run was killed: nobody waits for an answer
        try:
            index = pipe.recv()
        except (EOFError, OSError):
            return
        result = work(papers[index] if isinstance(index, int) else index)
        grown = _address_space() - used > limits.megabytes * _MEGABYTE // 2
        pipe.send((index, result, grown or result.status == "memory"))


def _address_space() -> int:
    """Return the bytes of address space of this process; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def failed(paper: Paper, status: str, message: str) -> PaperResult:
    """Return the result of a paper that came to nothing."""
    return PaperResult(
        doc_id=paper.doc_id,
        path=paper.place,
        status=status,
        error=f"{paper.path.name}: {message}",
    )


class Pool:
    """Processes that each work one paper at a time.

    A paper whose process dies is worked once more, alone, when all others are done; then its
    death is its result. A paper over its time is stopped at once.
    """

    def __init__(self, papers: Sequence[Paper], work: Work, workers: int, limits: Limits) -> None:
        """Keep what is to be worked; processes start when ``run`` asks for them."""
        self._papers, self._work, self._limits = papers, work, limits
        self._count = workers
        self._workers: list[_Worker] = []
        self._context = multiprocessing.get_context("fork")

    def run(self, indices: Sequence[int]) -> Iterator[tuple[int, PaperResult]]:
        """Yield number and result of each paper asked for, as they come."""
        again: list[int] = []
        try:
            yield from self._rounds(deque(indices), self._count, again)
            for index in again:
                lost: list[int] = []
                yield from self._rounds(deque([index]), 1, lost)
                for _ in lost:
                    yield (
                        index,
                        self._failed(
                            index, "worker_died", "the worker process died on it; look at the file"
                        ),
                    )
        finally:
            self._stop()

    def _rounds(
        self, waiting: deque[int], workers: int, died: list[int]
    ) -> Iterator[tuple[int, PaperResult]]:
        while waiting or any(w.index >= 0 for w in self._workers):
            while len(self._workers) < min(workers, len(waiting) + self._busy()):
                self._workers.append(self._new())
            for worker in self._workers:
                if worker.index < 0 and waiting:
                    self._give(worker, waiting)
            ready = wait([w.pipe for w in self._workers if w.index >= 0], timeout=_TICK)
            for worker in [w for w in self._workers if w.pipe in ready]:
                got = self._receive(worker)
                if got is None:
                    died.append(worker.index)
                    self._drop(worker)
                else:
                    yield got
            yield from self._overdue()

    def _busy(self) -> int:
        return sum(w.index >= 0 for w in self._workers)

    def _new(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._work, self._papers, self._limits), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker, waiting: deque[int]) -> None:
        worker.index, worker.started = waiting[0], time.monotonic()
        try:
            worker.pipe.send(waiting[0])
        except OSError:  # it died before it had anything to do
            worker.index = -1
            self._drop(worker)
            return
        waiting.popleft()

    def _receive(self, worker: _Worker) -> tuple[int, PaperResult] | None:
        """Return what a worker sends, None when it is dead; one that has grown is let go."""
        try:
            index, result, grown = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        worker.index = -1
        if grown:
            self._drop(worker)
        return index, result

    def _overdue(self) -> Iterator[tuple[int, PaperResult]]:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.index >= 0 and now - worker.started > self._limits.seconds:
                index = worker.index
                self._drop(worker)
                message = f"took more than {self._limits.seconds:g} s; raise --timeout to wait"
                yield index, self._failed(index, "timeout", message)

    def _failed(self, index: int, status: str, message: str) -> PaperResult:
        return failed(self._papers[index], status, message)

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def _stop(self) -> None:
        for worker in list(self._workers):
            self._drop(worker)
