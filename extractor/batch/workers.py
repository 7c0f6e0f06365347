"""What a worker does with one paper."""

from __future__ import annotations

from ..extraction import Extraction
from ..pipeline import extract
from .inputs import Paper
from .paper import process_paper
from .remote import local_copy
from .result import PaperResult


def extract_paper(paper: Paper) -> Extraction:
    """Extract one paper; its records carry the paper's ``doc_id``."""
    if paper.url is not None:
        with local_copy(paper.url) as path:
            return extract(path, doc_id=paper.doc_id)
    return extract(paper.path, doc_id=paper.doc_id)


def work_one(paper: Paper) -> PaperResult:
    """Work through one paper in this process."""
    return process_paper(paper, extract_paper)
