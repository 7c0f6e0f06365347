"""Printed numbers → ``Decimal``, digit by digit as printed; nothing is rounded or made up."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from .lexemes import NUMBER_WORDS

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile(r"(?:(?P<mantissa>[\d.]{1,20}) ?[x*.] ?)?10(?P<exponent>[^\d]{0,4}\d{1,4})?$")
_E_NOTATION = re.compile(r"(?P<mantissa>[\d.]{1,20})[eE] ?(?P<exponent>[-+]?\d{1,4})$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,8}(?:\.\d{1,20})?$")


@lru_cache(maxsize=10_000)  # papers print the same small numbers over and over
def parse_number(text: str) -> Decimal | None:
    """Return the number that a token of the canvas prints, None when it is damaged.

    Read are ``0.05``, ``.05``, ``0,05``, ``1,026``, ``0. 05``, ``1.2 x 10-5``, ``10^-5``,
    ``1.2e-5``. An exponent without its sign (``1.2 x 105``) may have lost it, or may be a
    plain number with the exponent run in: None.
    """
    plain = text.translate(_SUPERSCRIPTS)
    if match := _E_NOTATION.match(plain):
        return _decimal(f"{match['mantissa']}e{match['exponent']}")
    if ("x" in plain or "*" in plain or "^" in plain or "10-" in plain) and (
        match := _POWER.match(plain.rstrip(")} "))
    ):
        return _power(match["mantissa"] or "1", match["exponent"])
    if _THOUSANDS.match(plain):
        return _decimal(plain.replace(",", ""))
    return _decimal(plain.replace(",", ".").replace(" ", ""))


def power_of_ten(exponent: str) -> Decimal | None:
    """Return ten to the minus ``exponent``, which was printed after ``10-``."""
    return _decimal(f"1e-{exponent}")


def _power(mantissa: str, exponent: str | None) -> Decimal | None:
    digits = re.sub(r"[^\d-]", "", exponent or "")
    if not digits or ("-" not in digits and "^" not in (exponent or "")):
        return None
    return _decimal(f"{mantissa}e{digits}")


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _half(number: Decimal) -> Decimal:
    """Return half a unit of the last decimal printed."""
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)


def centred(value: Decimal, low: Decimal, high: Decimal) -> bool:
    """Tell whether a value is the middle of its bounds on the scale of logarithms.

    That is how the interval of a ratio lies, and hardly ever that of a median or a score; the
    bounds are known to half a unit of their last decimal.
    """
    half, own = _half(low), _half(value)
    if not 0 < low < value < high:
        return False
    least = max(low - half, Decimal(0)) * (high - half)
    most = (low + half) * (high + half)
    slack = Decimal("0.97"), Decimal("1.03")
    return least * slack[0] <= (value + own) ** 2 and (value - own) ** 2 <= most * slack[1]


def parse_words(words: str) -> Decimal | None:
    """Return the number that words spell: "twenty-three" → 23, "one hundred and two" → 102."""
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
        else:
            total += NUMBER_WORDS.get(word, 0)
    return Decimal(total) if total else None
