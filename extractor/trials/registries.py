"""Registry ids: one pattern a registry; spaces and line breaks inside are forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .pattern import SlotPattern

# A link may be glued to the name of its registry: "ClinicalTrials.govNCT01234567".
_EDGE = r"(?:\b|(?<=\.(?:com|gov|org)))"
_GAP = r"[\s:#.\-‐–]{0,3}"


@dataclass(frozen=True, slots=True)
class RegistryId:
    """An id in its registry's own writing, and where it stands in the text."""

    id: str
    start: int
    end: int


def _digits(count: int) -> str:
    """Return digits that a line break may part."""
    return r"\s?".join([r"\d"] * count)


REGISTRIES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "NCT{digits}",
        re.compile(rf"{_EDGE}NCT(?:\s?number)?{_GAP}({_digits(8)})(?!\d)", re.IGNORECASE),
        (
            "(NCT01234567)",
            "NCT 0123 4567",
            "NCT-01234567",
            "NCT012\n34567",
            "trials.govNCT01234567",
        ),
        ("NCT1234567", "FUNCT01234567"),
    ),
    SlotPattern(
        "{digits}",
        re.compile(r"(?<![\d-])((?:19|20)\d\d[-‐–]\d{6}[-‐–]\d\d)(?![\d-])"),
        ("EudraCT 2010-022162-27", "(EudraCT number: 2008-004321-33)"),
        ("2010-2015", "2010-022162", "12010-022162-27"),
    ),
    SlotPattern(
        "ISRCTN{digits}",
        re.compile(
            rf"{_EDGE}ISRCTN(?:,?\s+(?:number|no\.?):?\s*|{_GAP})({_digits(8)})(?!\d)",
            re.IGNORECASE,
        ),
        ("ISRCTN12345678", "ISRCTN 12345678", "ISRCTN, number 12345678"),
        ("ISRCTN1234",),
    ),
    SlotPattern(
        "UMIN{digits}",
        re.compile(rf"\bUMIN(?:[\s-]?CTR)?(?:\s?ID)?{_GAP}([CR]?\d{{9}})(?!\d)", re.IGNORECASE),
        ("UMIN000012345", "UMIN-CTR: 000012345"),
        ("UMIN0001",),
    ),
    SlotPattern(
        "ChiCTR-{digits}",
        re.compile(
            rf"\bChiCTR{_GAP}((?:[A-Z]{{2,4}}[-‐–])?\d{{8,10}})(?!\d)",
            re.IGNORECASE,
        ),
        ("ChiCTR-TRC-12001234", "ChiCTR1900012345"),
        ("ChiCTR-12",),
    ),
    SlotPattern(
        "ACTRN{digits}",
        re.compile(rf"\bACTRN{_GAP}({_digits(14)}[A-Z]?)(?!\d)", re.IGNORECASE),
        ("ACTRN12605000123456",),
        ("ACTRN126050001",),
    ),
    SlotPattern(
        "CTRI/{digits}",
        re.compile(rf"\bCTRI{_GAP}/?\s?(\d{{4}}/\d\d\d?/\d{{4,6}})(?!\d)", re.IGNORECASE),
        ("CTRI/2010/091/000123",),
        ("CTRI/2010",),
    ),
    SlotPattern(
        "DRKS{digits}",
        re.compile(rf"\bDRKS{_GAP}({_digits(8)})(?!\d)", re.IGNORECASE),
        ("DRKS00001234", "DRKS-ID: DRKS00001234"),
        ("DRKS12",),
    ),
    SlotPattern(
        "IRCT{digits}",
        re.compile(rf"\bIRCT{_GAP}(\d{{10,16}}N\d{{1,3}})(?!\d)", re.IGNORECASE),
        ("IRCT201012345678N1",),
        ("IRCT2010",),
    ),
    SlotPattern(
        "{digits}",
        re.compile(r"\b((?:jRCTs?|JapicCTI-|JPRN-[A-Z]+-?)\d{5,12})(?!\d)"),
        ("jRCTs031180123", "JapicCTI-101234"),
        ("jRCT12",),
    ),
    SlotPattern(
        "KCT{digits}",
        re.compile(rf"\bKCT{_GAP}(\d{{7}})(?!\d)"),
        ("KCT0001234",),
        ("KCT12",),
    ),
    SlotPattern(
        "NTR{digits}",
        re.compile(rf"\bNTR{_GAP}(\d{{3,4}})(?!\d)"),
        ("NTR1234", "(NTR 123)"),
        ("NTR12", "NTRK1"),
    ),
)


def find_ids(text: str) -> Iterator[RegistryId]:
    """Yield the registry ids of a text, as their registry writes them."""
    for entry in REGISTRIES:
        for match in entry.pattern.finditer(text):
            digits = re.sub(r"\s", "", match.group(1)).replace("‐", "-").replace("–", "-")
            yield RegistryId(
                entry.value.format(digits=digits.upper() if "RCT" not in digits else digits),
                match.start(),
                match.end(),
            )
