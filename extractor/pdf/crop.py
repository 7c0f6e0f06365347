"""Pictures of a place on a page, for people who check a record."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from ..errors import BrokenPdf

_MARGIN = 24.0  # points around what is shown
_SCALE = 1.6  # pixels a point
_GREYS = 16  # levels of grey: enough to read, and small
_FRAME = 2.0  # points between a text and its frame
Bounds = tuple[float, float, float, float]


def crop_png(
    path: Path, page: int, boxes: Sequence[Bounds] = (), needles: Sequence[str] = ()
) -> bytes | None:
    """Return a PNG of a page around boxes, or around a text, each in a frame.

    ``page`` counts from 1; boxes are (x0, top, x1, bottom) in points. Without boxes the first
    needle that stands once on the page is taken, or else the first that stands there at all. The
    picture spans the width of the page, so that both columns are seen; where nothing is found it
    is the whole page. None where the paper has no such page.

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
        return _render(document[page - 1], tuple(boxes), needles)
    finally:
        document.close()


def _render(page: pdfium.PdfPage, boxes: tuple[Bounds, ...], needles: Sequence[str]) -> bytes:
    height = page.get_height()
    boxes = boxes or _find(page, height, needles)
    top, bottom = 0.0, height
    if boxes:
        top = max(0.0, min(box[1] for box in boxes) - _MARGIN)
        bottom = min(height, max(box[3] for box in boxes) + _MARGIN)
    bitmap = page.render(scale=_SCALE, crop=(0, height - bottom, 0, top))
    picture = bitmap.to_pil().convert("L")
    _frame(picture, boxes, top)
    buffer = io.BytesIO()
    picture.quantize(_GREYS).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _frame(picture: Image.Image, boxes: Sequence[Bounds], top: float) -> None:
    """Draw a frame around each box; ``top`` is where the picture begins on the page."""
    draw = ImageDraw.Draw(picture)
    for x0, y0, x1, y1 in boxes:
        corners = (x0 - _FRAME, y0 - top - _FRAME, x1 + _FRAME, y1 - top + _FRAME)
        draw.rectangle([value * _SCALE for value in corners], outline=0)


def _find(page: pdfium.PdfPage, height: float, needles: Sequence[str]) -> tuple[Bounds, ...]:
    """Return the box of the needle that tells most about the place."""
    if page.get_rotation():  # places in turned pages are not worth the sums
        return ()
    text = page.get_textpage()
    places = [found for found in (_places(text, needle) for needle in needles) if found]
    if not places:
        return ()
    start, count = next((found for found in places if len(found) == 1), places[0])[0]
    boxes = [text.get_charbox(i) for i in range(start, start + count)]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    return ((left, height - max(b[3] for b in boxes), right, height - min(b[1] for b in boxes)),)


def _places(text: pdfium.PdfTextPage, needle: str) -> list[tuple[int, int]]:
    """Return first character and length of every place where a text stands."""
    searcher = text.search(needle)
    found = []
    while (place := searcher.get_next()) is not None:
        found.append(place)
    return found
