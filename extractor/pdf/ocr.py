"""Scanned papers read by OCR, where the extra ``ocr`` and tesseract are there.

ocrmypdf lays the words it recognises under the pictures of a copy of the file; the copy is read
like any other PDF and thrown away.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..errors import ScannedPdf
from .glyphs import PageGlyphs, RawPdf

_SECONDS = 600  # for one paper
_LIKE = 0.2  # of the size: OCR guesses the size of each line anew, text within this is of one size
_COMMAND = ("--skip-text", "--output-type", "pdf", "--jobs", "1", "--quiet")


def can_recognise() -> bool:
    """Tell whether ocrmypdf and tesseract are installed."""
    return (
        importlib.util.find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None
    )


@contextmanager
def recognised(path: Path) -> Iterator[Path]:
    """Give the path of a copy with the words of its pictures, for as long as the block runs.

    Raises:
        ScannedPdf: when the extra or tesseract is missing, or OCR fails.
    """
    if not can_recognise():
        raise ScannedPdf(
            f"{path.name}: holds pictures of pages; install extractor[ocr] and tesseract to read it"
        )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        command = [sys.executable, "-m", "ocrmypdf", *_COMMAND, str(path), str(copy)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise ScannedPdf(f"{path.name}: OCR took over {_SECONDS} s; split the file") from error
        if done.returncode or not copy.is_file():
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise ScannedPdf(f"{path.name}: OCR failed; {' '.join(last) or 'no reason given'}")
        yield copy


def steadied(raw: RawPdf) -> RawPdf:
    """Return the glyphs with one size for all that OCR saw in nearly the usual size of a page."""
    return replace(raw, pages=tuple(map(_steady, raw.pages)))


def _steady(page: PageGlyphs) -> PageGlyphs:
    if not len(page.size):
        return page
    usual = float(np.median(page.size))
    alike = np.abs(page.size - usual) < _LIKE * usual
    return replace(page, size=np.where(alike, usual, page.size))
