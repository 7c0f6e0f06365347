"""The papers of a run worked by a pool of actors on Ray, on one machine or many."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .companion import Companion
from .inputs import Paper
from .result import PaperResult, result_from
from .supervise import Limits, Work

_BLOCK = 16  # papers that an actor takes at a time: what came of them arrives together


class Reader:
    """An actor: it keeps a process with the loaded models and gives it one paper after another."""

    def __init__(self, work: Work, limits: Limits) -> None:
        """Prepare the process; it starts with the first paper."""
        self._companion = Companion(work, limits)

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Work the paper of a row; return its number and its result as JSON."""
        paper = Paper(Path(row["path"]), row["doc_id"], row["url"] or None)
        result = self._companion.work(paper)
        return {"index": row["index"], "result": json.dumps(asdict(result))}


def ray_results(
    papers: Sequence[Paper], indices: Sequence[int], actors: int, limits: Limits, work: Work
) -> Iterator[tuple[int, PaperResult]]:
    """Yield number and result of each paper asked for, as blocks of them come back.

    A cluster is the one that ``RAY_ADDRESS`` names, else Ray is started on this machine. Paths
    must mean the same file on every machine: a shared folder, or URLs.

    Raises:
        UsageError: when Ray is not installed, or cannot be started.
    """
    ray = _started()
    rows = [
        {
            "index": i,
            "path": str(papers[i].path),
            "doc_id": papers[i].doc_id,
            "url": papers[i].url or "",
        }
        for i in indices
    ]
    actors = min(actors, len(rows))
    blocks = max(actors, -(-len(rows) // _BLOCK))
    done = ray.data.from_items(rows, override_num_blocks=blocks).map(
        Reader,
        fn_constructor_args=(work, limits),
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=1,
    )
    for row in done.iter_rows():
        yield int(row["index"]), result_from(json.loads(row["result"]))


def _started() -> Any:
    """Return the library, connected to a cluster or started here, without bars or reports."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(f"--engine ray: {error}; pip install 'extractor[ray]'") from error
    if not ray.is_initialized():
        try:
            ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
        except Exception as error:  # ports, memory, versions: Ray says what it is
            raise UsageError(f"--engine ray: Ray cannot be started ({error})") from error
    for name in ("ray", "ray.data"):  # it tells each step otherwise
        logging.getLogger(name).setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    return ray
