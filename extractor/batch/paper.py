"""One paper in its own fate: whatever happens to it, there is a row to write."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from ..errors import ExtractorError
from ..extraction import Extraction
from .inputs import Paper
from .lines import record_line, rejection_line
from .result import PaperResult


def process_paper(paper: Paper, extract: Callable[[Paper], Extraction]) -> PaperResult:
    """Work through one paper; an error becomes its status, never an exception."""
    started = time.perf_counter()
    base = PaperResult(doc_id=paper.doc_id, path=paper.place, status="ok")
    try:
        extraction = extract(paper)
    except ExtractorError as error:
        base = replace(base, status=error.status, error=str(error))
    except MemoryError:
        base = replace(base, status="memory", error=f"{paper.path.name}: ran out of memory")
    except Exception as error:  # the other papers go on; the row says what happened
        kind = type(error).__name__
        base = replace(base, status="crashed", error=f"{paper.path.name}: {kind}: {error}")
    else:
        document = extraction.document
        base = replace(
            base,
            source=document.source,
            sha256=document.sha256,
            pages=len(document.pages),
            associations=len(extraction.associations),
            trials=len(extraction.trials),
            rejections=len(extraction.rejections),
            warnings=document.warnings,
            timings=extraction.timings,
            record_lines=tuple(map(record_line, extraction.records)),
            rejection_lines=tuple(rejection_line(document, r) for r in extraction.rejections),
            text=document.text,
        )
    return replace(base, seconds=round(time.perf_counter() - started, 3))
