"""Pictures of a place on a page, for people who check a record."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium

from ..errors import BrokenPdf

_MARGIN = 24.0  # points around what is shown
_SCALE = 1.6  # pixels a point
_GREYS = 16  # levels of grey: enough to read, and small
Bounds = tuple[float, float, float, float]


def crop_png(
    path: Path, page: int, boxes: Sequence[Bounds] = (), needle: str | None = None
) -> bytes | None:
    """Return a PNG of a page around boxes, or around the first place of a text.

    ``page`` counts from 1; boxes are (x0, top, x1, bottom) in points. The picture spans the
    width of the page, so that both columns are seen. Without boxes, and with a text that is not
    on the page, the whole page is shown. None where the paper has no such page.

    Raises:
        BrokenPdf: when the file cannot be opened.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise BrokenPdf(f"{path.name}: cannot be opened; download it again ({error})") from error
    try:
        if not 1 <= page <= len(document):
            return None
        return _render(document[page - 1], tuple(boxes), needle)
    finally:
        document.close()


def _render(page: pdfium.PdfPage, boxes: tuple[Bounds, ...], needle: str | None) -> bytes:
    height = page.get_height()
    top, bottom = 0.0, height
    bounds = [(box[1], box[3]) for box in boxes] or _found(page, height, needle)
    if bounds:
        top = max(0.0, min(low for low, _ in bounds) - _MARGIN)
        bottom = min(height, max(high for _, high in bounds) + _MARGIN)
    bitmap = page.render(scale=_SCALE, crop=(0, height - bottom, 0, top))
    buffer = io.BytesIO()
    bitmap.to_pil().convert("L").quantize(_GREYS).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _found(page: pdfium.PdfPage, height: float, needle: str | None) -> list[tuple[float, float]]:
    """Return top and bottom of the first place where a text stands on the page."""
    if not needle or page.get_rotation():  # places in turned pages are not worth the sums
        return []
    text = page.get_textpage()
    found = text.search(needle).get_next()
    if found is None:
        return []
    index, count = found
    boxes = [text.get_charbox(i) for i in range(index, index + count)]
    return [(height - max(b[3] for b in boxes), height - min(b[1] for b in boxes))]
