"""Text → its canvas: one form of dash, blank and decimal point, character by character."""

from __future__ import annotations

import re
import unicodedata

_DASHES = "−–—‐‑‒―﹣－\u00ad"
_BLANKS = "\n\t\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANKS += "\x1c\x1d\x1e\x1f\x85\u1680\u200b\u200c\u200d\u202f\u205f\u3000\ufeff\u2028\u2029"
_DOTS = "·∙•˙⋅・‧"
_MATH_LETTERS = range(0x1D400, 0x1D800)


def _one_form() -> dict[int, str]:
    """Return the map from each printed variant to its one form, character by character."""
    table = {ord(c): "-" for c in _DASHES} | {ord(c): " " for c in _BLANKS}
    table |= {ord(c): "." for c in _DOTS} | {ord(c): "x" for c in "×✕⨯х"}
    table |= {0xFF01 + i: chr(0x21 + i) for i in range(94)}  # full-width forms
    table |= {ord("μ"): "µ", ord("∼"): "~", ord("’"): "'", ord("‘"): "'"}
    table |= {ord("Р"): "P", ord("р"): "p", ord("Ρ"): "P"}  # Cyrillic and Greek look-alikes
    for code in _MATH_LETTERS:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    return table


_FORMS = _one_form()
# Two classes: one of many characters beyond the first 65,536 is searched slowly.
_VARIANT = re.compile(f"[{re.escape(''.join(chr(c) for c in _FORMS if c < 0x10000))}]")
_MATH = re.compile("[\U0001d400-\U0001d7ff]")


def canvas_of(text: str) -> str:
    """Return the text in one form: one dash, one blank, one decimal point; the length stays."""
    if text.isascii() and text.isprintable():
        return text
    one_form = _VARIANT.sub(_form, text)
    return one_form if one_form.isascii() else _MATH.sub(_form, one_form)


def _form(variant: re.Match[str]) -> str:
    return _FORMS.get(ord(variant[0]), variant[0])
