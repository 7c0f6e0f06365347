"""Makers of files that must fail with a clear message; each writes one and returns its path."""

import hashlib
import io
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

PASSWORD = "open sesame"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def truncated_pdf(folder, whole):
    """The first third of a PDF: a download that broke off before the cross-reference table."""
    data = Path(whole).read_bytes()
    return _write(folder / "truncated.pdf", data[: len(data) // 3])


def empty_pdf(folder):
    """A file of no bytes."""
    return _write(folder / "empty.pdf", b"")


def html_pdf(folder):
    """A publisher's error page saved under the name of a paper."""
    head = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
    page = f"{head}<body><p>Please sign in.</p></body></html>\n"
    return _write(folder / "html.pdf", page.encode())


def zero_page_pdf(folder):
    """A well-formed PDF whose page tree is empty."""
    return _write(folder / "no-pages.pdf", _pdf([b"<</Type/Catalog/Pages 2 0 R>>", _pages(0)]))


def scanned_pdf(folder):
    """A page that is a picture, and one without words, so that OCR does not help."""
    image = Image.new("L", (850, 1100), 255)
    ImageDraw.Draw(image).ellipse((90, 90, 400, 400), outline=0, width=5)
    data = io.BytesIO()
    image.save(data, format="PDF", resolution=100)
    return _write(folder / "scanned.pdf", data.getvalue())


def encrypted_pdf(folder):
    """A PDF that opens with a password only (standard handler, revision 2, RC4 with 40 bits)."""
    file_id = hashlib.md5(b"an invented file").digest()
    user = _padded(PASSWORD)
    owner = _rc4(hashlib.md5(_padded("the owner")).digest()[:5], user)
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user + owner + permissions + file_id).digest()[:5]
    content = _rc4(_object_key(key, 4), b"BT /F1 12 Tf 72 720 Td (A secret finding.) Tj ET")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        _pages(1),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>"
        % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode()),
    ]
    name = file_id.hex().encode()
    return _write(
        folder / "locked.pdf", _pdf(bodies, b"/Encrypt 6 0 R/ID[<%b><%b>]" % (name, name))
    )


def other_xml(folder):
    """Well-formed XML that is no article."""
    return _write(folder / "recipe.xml", b"<?xml version='1.0'?>\n<recipe><egg n='3'/></recipe>\n")


def truncated_xml(folder):
    """An article whose tags are not closed."""
    return _write(
        folder / "cut.xml", b"<article><front><article-meta><title-group><article-title>AXL"
    )


def billion_laughs_xml(folder):
    """Ten entities, each ten of the one before: 3 GB of laughter if a parser expands them."""
    names = [f"lol{n}" for n in range(10)]
    lines = ['<!ENTITY lol0 "ha ha">']
    for last, name in pairwise(names):
        lines.append(f'<!ENTITY {name} "{f"&{last};" * 10}">')
    doctype = "<!DOCTYPE article [\n" + "\n".join(lines) + "\n]>"
    body = f"<article><body><p>&{names[-1]};</p></body></article>"
    return _write(folder / "laughs.xml", f"<?xml version='1.0'?>\n{doctype}\n{body}\n".encode())


def latin1_text(folder):
    """Plain text in Latin-1: its ± and é are no valid UTF-8."""
    text = "Ren\xe9 found that high AXL expression predicted longer OS (12 \xb1 3 months).\n"
    return _write(folder / "latin1.txt", text.encode("latin-1"))


def all_broken(folder, whole):
    """Every broken file, made in one folder; ``whole`` is a sound PDF to cut."""
    makers = (empty_pdf, html_pdf, zero_page_pdf, scanned_pdf, encrypted_pdf)
    xml = (other_xml, truncated_xml, billion_laughs_xml)
    return (truncated_pdf(folder, whole), *(make(folder) for make in (*makers, *xml, latin1_text)))


def _write(path, data):
    path.write_bytes(data)
    return path


def _pages(count):
    kids = b"3 0 R" if count else b""
    return b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)


def _pdf(bodies, trailer=b""):
    """Number the objects from 1 and add header, cross-reference table and trailer."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return data + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )


def _padded(password):
    return (password.encode("latin-1") + _PADDING)[:32]


def _object_key(key, number):
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5]


def _rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
