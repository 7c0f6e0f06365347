"""One process that works papers one after the other for an owner that must not die with them."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from .inputs import Paper
from .result import PaperResult
from .supervise import Limits, Work, failed, serve


class Companion:
    """A process with the models loaded; the time and memory limits of a paper hold in it.

    It is started afresh, not forked: its owner may have threads and locks of its own. A paper on
    which it dies is worked once more by a new one; then its death is the paper's result.
    """

    def __init__(self, work: Work, limits: Limits) -> None:
        """Keep what is to be done; the process starts with the first paper."""
        self._work, self._limits = work, limits
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def work(self, paper: Paper) -> PaperResult:
        """Return what a paper came to."""
        for _ in range(2):
            pipe = self._pipe or self._start()
            if pipe is None:
                break
            try:
                pipe.send(paper)
                if not pipe.poll(self._limits.seconds):
                    self.stop()
                    message = f"took more than {self._limits.seconds:g} s; raise --timeout to wait"
                    return failed(paper, "timeout", message)
                _, result, grown = pipe.recv()
            except (EOFError, OSError):
                self.stop()
                continue
            if grown:
                self.stop()
            answer: PaperResult = result
            return answer
        return failed(paper, "worker_died", "the worker process died on it; look at the file")

    def _start(self) -> Connection | None:
        """Return the pipe to a new process that has its models; None when it does not come up."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._work, (), self._limits, True), daemon=True
        )
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        try:
            ours.recv()
        except (EOFError, OSError):
            self.stop()
            return None
        return ours

    def stop(self) -> None:
        """End the process; the next paper starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.close()
        self._process = self._pipe = None
