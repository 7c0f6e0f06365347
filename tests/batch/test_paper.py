"""One paper in its own fate."""

from pathlib import Path

import pytest

from extractor.batch.inputs import Paper
from extractor.batch.paper import process_paper
from extractor.errors import BrokenPdf, EncryptedPdf

PAPER = Paper(Path("x.pdf"), "x")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (EncryptedPdf("x.pdf: needs a password"), "encrypted"),
        (BrokenPdf("x.pdf: cannot be opened"), "broken"),
        (MemoryError(), "memory"),
        (ZeroDivisionError("a bug"), "crashed"),
    ],
)
def test_error_becomes_a_status(error, status):
    def extract(paper):
        raise error

    result = process_paper(PAPER, extract)
    assert result.status == status
    assert not result.ok
    assert "x.pdf" in result.error
    assert result.record_lines == ()


def test_interrupt_is_no_paper_error():
    def extract(paper):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process_paper(PAPER, extract)
