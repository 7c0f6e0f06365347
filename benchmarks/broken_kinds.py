"""Broken papers of 30 kinds, made from sound ones by a seeded generator."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from pathlib import Path

Maker = Callable[[bytes, random.Random], bytes]
_HEAD = b"%PDF-1.4\n"


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 300)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _zeroed(data: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.randint(10, len(data) // 2)
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def _swapped(data: bytes, chance: random.Random) -> bytes:
    a, b, c = sorted(chance.sample(range(len(data)), 3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.sample(range(len(data)), 2))
    return data[:b] + data[a:]


def _without(*words: bytes) -> Maker:
    def make(data: bytes, chance: random.Random) -> bytes:
        for word in words:
            data = data.replace(word, b"x" * len(word))
        return data[: len(data) - chance.randrange(3)]

    return make


def _streams_other(data: bytes, chance: random.Random) -> bytes:
    """Fill some streams with noise; their lengths stay."""
    parts = data.split(b"stream")
    for index in range(1, len(parts)):
        if chance.random() < 0.5 and len(parts[index]) > 20:
            parts[index] = chance.randbytes(len(parts[index]) - 4) + b"\nend"
    return b"stream".join(parts)


def pdf_of(*bodies: bytes, root: int = 1) -> bytes:
    """Return a PDF of the given objects with a sound cross-reference table."""
    data, offsets = _HEAD, []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root %d 0 R>>\n" % (
        size, table, size, root
    ) + b"startxref\n%d\n%%%%EOF\n" % len(data)  # fmt: skip


def _page(content: bytes, box: bytes = b"0 0 612 792", filters: bytes = b"") -> bytes:
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R>>" % box,
        b"<<%b/Length %d>>stream\n%b\nendstream" % (filters, len(content), content),
    )


def _bomb(_: bytes, chance: random.Random) -> bytes:
    packed = zlib.compress(b"q Q " * chance.randint(1, 10) * 1_000_000, 9)
    return _page(packed, filters=b"/Filter/FlateDecode")


def _page_loop(_: bytes, chance: random.Random) -> bytes:
    kids = b"2 0 R " * chance.randint(1, 50)
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count 9>>" % kids)


def _page_count(_: bytes, chance: random.Random) -> bytes:
    count = chance.choice((-1, 10**6, 2**31 - 1, 2**63))
    tree = b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Page/Parent 2 0 R>>")


def _deep_pdf(_: bytes, chance: random.Random) -> bytes:
    depth = chance.randint(1000, 100_000)
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"[" * depth + b"]" * depth)


def _odd_box(_: bytes, chance: random.Random) -> bytes:
    box = chance.choice((b"0 0 0 0", b"0 0 -5 -5", b"0 0 1e30 1e30", b"a b c d", b"0 0"))
    return _page(b"BT /F1 12 Tf (AXL) Tj ET", box)


def _unbalanced(_: bytes, chance: random.Random) -> bytes:
    return _page(b"q " * chance.randint(1, 200_000) + b"BT ( Tj")


def _xml(body: str, head: str = "") -> bytes:
    return f"<?xml version='1.0'?>{head}<article><body>{body}</body></article>".encode()


def _deep_xml(_: bytes, chance: random.Random) -> bytes:
    depth = chance.randint(300, 100_000)
    return _xml("<sec>" * depth + "<p>AXL</p>" + "</sec>" * depth)


def _entities(_: bytes, chance: random.Random) -> bytes:
    depth = chance.randint(8, 30)
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return _xml(f"<p>&e{depth - 1};</p>", f"<!DOCTYPE article [<!ENTITY e0 'x'>{lines}]>")


def _crossed(_: bytes, chance: random.Random) -> bytes:
    names = [chance.choice(("p", "sec", "title", "bold")) for _ in range(50)]
    return _xml("".join(f"<{n}>a" for n in names) + "".join(f"</{n}>" for n in names))


def _attribute(_: bytes, chance: random.Random) -> bytes:
    return _xml(f"<p id='{'x' * chance.randint(10**6, 2 * 10**7)}'>AXL</p>")


def _spans(_: bytes, chance: random.Random) -> bytes:
    span = chance.choice((0, -3, 10**6, 10**12))
    cell = f"<td colspan='{span}' rowspan='{span}'>AXL</td>"
    table = f"<table-wrap><table><tr>{cell}</tr></table></table-wrap>"
    return _xml(f"<p>AXL is bad in glioma.</p>{table}")


def _unspaced(_: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"a", b"(", b"1", b"-", b"p=0.")) * chance.randint(10**5, 3 * 10**5)


KINDS: dict[str, tuple[str, Maker]] = {
    "empty": (".pdf", lambda d, c: b""),
    "head-only": (".pdf", lambda d, c: d[: c.randint(1, 20)]),
    "cut": (".pdf", _cut),
    "flipped": (".pdf", _flipped),
    "zeroed": (".pdf", _zeroed),
    "swapped": (".pdf", _swapped),
    "repeated": (".pdf", _repeated),
    "no-xref": (".pdf", _without(b"startxref", b"xref", b"/XRef")),
    "no-root": (".pdf", _without(b"/Root")),
    "no-fonts": (".pdf", _without(b"/Font", b"/ToUnicode")),
    "streams": (".pdf", _streams_other),
    "noise": (".pdf", lambda d, c: _HEAD + c.randbytes(c.randint(10, 100_000))),
    "html": (".pdf", lambda d, c: b"<!DOCTYPE html><html>" + b"<p>sign in" * c.randint(1, 999)),
    "bomb": (".pdf", _bomb),
    "page-loop": (".pdf", _page_loop),
    "page-count": (".pdf", _page_count),
    "deep": (".pdf", _deep_pdf),
    "odd-box": (".pdf", _odd_box),
    "unbalanced": (".pdf", _unbalanced),
    "xml-empty": (".xml", lambda d, c: b" " * c.randrange(9)),
    "xml-cut": (".xml", lambda d, c: _cut(_xml("<p>AXL was bad in glioma.</p>" * 50), c)),
    "xml-other": (".xml", lambda d, c: b"<recipe>" + b"<egg/>" * c.randint(0, 99) + b"</recipe>"),
    "xml-deep": (".xml", _deep_xml),
    "xml-entities": (".xml", _entities),
    "xml-crossed": (".xml", _crossed),
    "xml-attribute": (".xml", _attribute),
    "xml-spans": (".xml", _spans),
    "txt-noise": (".txt", lambda d, c: c.randbytes(c.randint(1, 100_000))),
    "txt-blank": (".txt", lambda d, c: c.choice((b"\n", b" ", b"\0", b"\xef\xbb\xbf")) * 99),
    "txt-unspaced": (".txt", _unspaced),
}


# Take long: an unspaced text of 100 KB and more runs into the time limit of its paper.
LONG = frozenset({"bomb", "page-count"})


def make_broken(
    folder: Path, sound_pdf: Path, each: int, seed: int = 1, leave: frozenset[str] = frozenset()
) -> int:
    """Write ``each`` files of every kind, but those to leave out, and return how many there are."""
    data, kinds = sound_pdf.read_bytes(), {k: v for k, v in KINDS.items() if k not in leave}
    for kind, (suffix, make) in kinds.items():
        for number in range(each):
            chance = random.Random(f"{seed} {kind} {number}")
            (folder / f"{kind}-{number}{suffix}").write_bytes(make(data, chance))
    return len(kinds) * each
