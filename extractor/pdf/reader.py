"""The door to pypdfium2: a file becomes arrays of glyphs, or an error with a name."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ..errors import BrokenPdf, EmptyFile, EncryptedPdf, MissingFile, NotAPdf, ScannedPdf
from .clipping import is_clipped_away
from .glyphs import Font, PageGlyphs, RawPdf
from .hidden import Paper
from .signs import mend_signs

_HEADER_BYTES = 1024  # readers accept some bytes before "%PDF-"
_MIN_GLYPHS = 20  # fewer on a page with a picture: a scan
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,.](?:b|bd|bi|sb)\b|CMBX", re.I)
_ITALIC = re.compile(r"ital|obli|[-,.](?:i|it|bi)\b|CMMI|CMTI", re.I)
_BOLD_WEIGHT = 600
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_LEVEL = 1e-4  # sine of the angle of text that runs level
_HYPHEN_CODES = (2, 0xFFFE)  # pdfium's own marks for a hyphen at the end of a line


def _fast(name: str, *types: Any) -> Any:
    """Return a pdfium function that takes plain addresses: called once a glyph, so it matters."""
    address = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(*types)(address)


@dataclass(slots=True)
class _Fonts:
    """The faces met so far, each known by the names of its subsets, and by the text object."""

    index: dict[str, int] = field(default_factory=dict)
    fonts: list[Font] = field(default_factory=list)
    handles: dict[int, int] = field(default_factory=dict)  # of the page at hand

    def number(self, font: Any) -> int:
        """Return the number of a pdfium font handle."""
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self.handles:
            self.handles[address] = self._named(font)
        return self.handles[address]

    def _named(self, font: Any) -> int:
        """Return the number of the font's name."""
        buffer = ctypes.create_string_buffer(256)
        pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("latin-1")
        found = self.index.get(name)
        if found is None:
            flags = pdfium_c.FPDFFont_GetFlags(font)
            plain = re.sub(r"^[A-Z]{6}\+", "", name)
            bold = (
                bool(_BOLD.search(plain))
                or bool(flags > 0 and flags & _FLAG_FORCE_BOLD)
                or pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            )
            italic = bool(_ITALIC.search(plain)) or bool(flags > 0 and flags & _FLAG_ITALIC)
            face = Font(plain, bold, italic)
            if face not in self.fonts:
                self.fonts.append(face)
            found = self.index[name] = self.fonts.index(face)  # two subsets are one face
        return found


def read_glyphs(path: Path) -> RawPdf:
    """Read the glyphs of a PDF with their boxes, sizes and fonts.

    Raises:
        MissingFile, EmptyFile, NotAPdf, BrokenPdf, EncryptedPdf, ScannedPdf: as they say.
    """
    data = _bytes(path)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedPdf(f"{path.name}: needs a password; remove it and try again") from error
        raise BrokenPdf(f"{path.name}: cannot be opened; download it again ({error})") from error
    try:
        return _read(document, path)
    finally:
        document.close()


def _bytes(path: Path) -> bytes:
    """Return the file's bytes if they can be a PDF at all."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise MissingFile(f"{path.name}: {reason}; check the path") from error
    if not data:
        raise EmptyFile(f"{path.name}: has no bytes; download it again")
    if b"%PDF-" not in data[:_HEADER_BYTES]:
        start = data[:_HEADER_BYTES].lstrip().lower()
        what = "a web page" if start.startswith((b"<!doctype", b"<html", b"<head")) else "no PDF"
        raise NotAPdf(f"{path.name}: is {what}, whatever its name says; download the PDF itself")
    return data


def _read(document: Any, path: Path) -> RawPdf:
    fonts = _Fonts()
    count = len(document)
    if count == 0:
        raise BrokenPdf(f"{path.name}: has no pages; download it again")
    pages: list[PageGlyphs] = []
    pictures = drawn = 0
    for index in range(count):
        page = pdfium_c.FPDF_LoadPage(document.raw, index)
        if not page:
            continue
        fonts.handles.clear()
        try:
            glyphs = _page(page, index + 1, fonts)
            pages.append(glyphs)
            pictures += len(glyphs.codes) < _MIN_GLYPHS and _has_picture(page)
            drawn += pdfium_c.FPDFPage_CountObjects(page) > 0
        finally:
            pdfium_c.FPDF_ClosePage(page)
    if not pages:
        raise BrokenPdf(f"{path.name}: no page can be read; download it again")
    if not drawn:
        raise BrokenPdf(f"{path.name}: nothing is printed on its pages; download it again")
    if not any(len(page.codes) >= _MIN_GLYPHS for page in pages):
        what = "pictures of pages" if pictures else "no text"
        raise ScannedPdf(f"{path.name}: holds {what}; run it through OCR first")
    metadata = tuple((str(k), str(v)) for k, v in document.get_metadata_dict().items() if v)
    return RawPdf(tuple(pages), tuple(fonts.fonts), metadata, pictures)


def _has_picture(page: Any) -> bool:
    return any(
        pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page, i))
        in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM)
        for i in range(min(pdfium_c.FPDFPage_CountObjects(page), 50))
    )


_get_unicode = _fast("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_get_object = _fast("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_box = _fast(
    "FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_get_origin = _fast(
    "FPDFText_GetCharOrigin",
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
)


def _page(page: Any, number: int, fonts: _Fonts) -> PageGlyphs:
    """Read one page: four plain calls a glyph, everything else once a text object."""
    textpage = pdfium_c.FPDFText_LoadPage(page)
    if not textpage:
        return _arrange(page, number, np.zeros(0, np.int32), np.zeros((0, 6)), np.zeros((0, 4)))
    try:
        address = ctypes.cast(textpage, ctypes.c_void_p).value
        n = max(pdfium_c.FPDFText_CountChars(textpage), 0)
        codes = np.fromiter(map(_get_unicode, repeat(address, n), range(n)), np.uint32, n)
        objects = [o or 0 for o in map(_get_object, repeat(address, n), range(n))]
        boxes = np.zeros((n, 4), np.float32)  # left, top, right, bottom (FS_RECTF)
        at = boxes.ctypes.data
        rows = map(_get_box, repeat(address, n), range(n), range(at, at + 16 * n, 16))
        ok = np.fromiter(rows, np.int32, n)
        style = _styles(textpage, objects, fonts, Paper(page))
        origin = _origins(address, np.array(objects, np.uint64), style)
        style[ok == 0, 0] = 0.0
        mend_signs(textpage, codes, origin[:, 1], style[:, 0])
        place = np.concatenate([boxes.astype(np.float64), origin], axis=1)
        return _arrange(page, number, codes.astype(np.int32), place, style)
    finally:
        pdfium_c.FPDFText_ClosePage(textpage)


def _origins(address: int | None, objects: Any, style: Any) -> Any:
    """Return where each glyph's pen stands; on a level text object one call tells the height."""
    n = len(objects)
    origin = np.zeros((n, 2), np.float64)
    first = np.ones(n, np.bool_)
    first[1:] = objects[1:] != objects[:-1]
    asked = np.flatnonzero(first | (np.abs(style[:, 3]) > _LEVEL))
    at = origin.ctypes.data
    places = [at + 16 * i for i in map(int, asked)]
    heights = [place + 8 for place in places]
    for _ in map(_get_origin, repeat(address), map(int, asked), places, heights):
        pass
    known = np.zeros(n, np.int64)
    known[asked] = asked
    origin[:, 1] = origin[np.maximum.accumulate(known), 1]
    return origin


def _styles(textpage: Any, objects: list[int], fonts: _Fonts, paper: Paper) -> Any:
    """Return size, font number and direction (cosine, sine) for each glyph; size 0 for none."""
    known: dict[int, tuple[float, float, float, float]] = {0: (0.0, 0.0, 1.0, 0.0)}
    matrix = pdfium_c.FS_MATRIX()
    for i, handle in enumerate(objects):
        if handle in known:
            continue
        pdfium_c.FPDFText_GetMatrix(textpage, i, matrix)
        pointer = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
        number = fonts.number(pdfium_c.FPDFTextObj_GetFont(pointer))
        scale = float(np.hypot(matrix.c, matrix.d))
        along = float(np.hypot(matrix.a, matrix.b)) or 1.0
        size = pdfium_c.FPDFText_GetFontSize(textpage, i) * scale
        unseen = is_clipped_away(pointer) or paper.hides(pointer)
        seen = 0.0 if unseen else abs(size)
        known[handle] = (seen, number, matrix.a / along, matrix.b / along)
    return np.array([known[o] for o in objects], np.float64).reshape(-1, 4)


def _arrange(page: Any, number: int, codes: Any, place: Any, style: Any) -> PageGlyphs:
    """Turn PDF coordinates into those of the page as shown; drop spaces, keep where they stood."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, rect)
    turn = pdfium_c.FPDFPage_GetRotation(page)
    width = pdfium_c.FPDF_GetPageWidthF(page)
    height = pdfium_c.FPDF_GetPageHeightF(page)
    x, y = place[:, [0, 2, 4]] - rect.left, rect.top - place[:, [1, 3, 5]]
    high = rect.top - rect.bottom
    wide = rect.right - rect.left
    for _ in range(turn):
        x, y = high - y, x
        high, wide = wide, high
    boxes = np.stack([x[:, :2].min(1), y[:, :2].min(1), x[:, :2].max(1), y[:, :2].max(1)], axis=1)
    angle = np.rint(np.degrees(np.arctan2(-style[:, 3], style[:, 2])) + 90.0 * turn) % 360
    quarter = np.where(angle % 90 == 0, angle // 90, 9).astype(np.int32)
    base = np.where((quarter == 1) | (quarter == 3), x[:, 2], y[:, 2])
    codes = _whole_codes(np.where(np.isin(codes, _HYPHEN_CODES), ord("-"), codes))
    blank = (codes <= 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200F))
    middle_x, middle_y = boxes[:, [0, 2]].mean(1), boxes[:, [1, 3]].mean(1)
    # What stands beside the page nobody sees; in damaged files it stands miles away.
    shown = (middle_x > 0) & (middle_x < width) & (middle_y > 0) & (middle_y < height)
    solid = ~blank & (style[:, 0] > 0.1) & shown
    before = np.zeros(len(codes), np.bool_)
    before[1:] = blank[:-1] & (codes[:-1] != 0)
    # A run of several spaces still stands before the next glyph; only its last one is looked at.
    return PageGlyphs(
        number,
        float(width),
        float(height),
        codes[solid],
        boxes[solid],
        base[solid],
        style[solid, 0],
        style[solid, 1].astype(np.int32),
        quarter[solid],
        before[solid],
    )


def _whole_codes(codes: Any) -> Any:
    """Join surrogate pairs, which pdfium reports as two glyphs; the second one becomes a blank."""
    codes = codes.copy()
    high = np.flatnonzero((codes[:-1] >= 0xD800) & (codes[:-1] < 0xDC00))
    high = high[(codes[high + 1] >= 0xDC00) & (codes[high + 1] < 0xE000)]
    codes[high] = 0x10000 + ((codes[high] - 0xD800) << 10) + codes[high + 1] - 0xDC00
    codes[high + 1] = 0
    return codes
