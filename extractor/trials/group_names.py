"""Trials that go by a cooperative group and a number: NSABP B-28, "(CALGB) trial 9344", E1199."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pattern import SlotPattern

_GROUPS = """
ABCSG ACCORD ACOSOG ACRIN AGITG AGO AIO ALLG ANZGOG AREN ARO ARTIST BCIRG BIG BNLI CALGB CAN-NCIC
CCTG COG CRUK DBCG DSHNHL EBMG ECOG ECOG-ACRIN EORTC FFCD FNCLCC GABG GBG GEICAM GELA GERCOR GETUG
GIM GISCAD GITMO GOG GOIM GONO GORTEC GIMEMA HOVON IBCSG ICON IELSG IFCT IFM INT Intergroup JCOG
KCSG LYSA MRC NCCTG NCIC NCIC-CTG NCRI NHLBI NIAID NIMH NORDIC NRG NSABP NSAS PETACC POG PRODIGE
QUASAR RTOG SAKK SFOP SIOP SOFT SPCG SWOG TROG TAX UKALL UKCCCR USO WJOG WJTOG WSG
"""
GROUPS = "|".join(sorted(_GROUPS.split(), key=len, reverse=True))
_CODE = r"(?:[A-Z]{0,4}[-‐–.]?\d[\dA-Z]*(?:[-‐–./]\d[\dA-Z]{0,6}){0,2})"
GROUP_TRIAL = SlotPattern(
    "group and number",
    re.compile(
        rf"(?<![\w/-])(?P<group>{GROUPS})\)?(?:[-\s]+(?:[Tt]rial|[Ss]tudy|[Pp]rotocol))?[-‐–\s]+(?!QLQ)(?P<code>{_CODE})(?![\w%])"
    ),
    (
        "In CALGB 9344, patients",
        "the (NSABP) B-18 study",
        "(CALGB) trial 8869/8541",
        "NSABP trial B11",
    ),
    ("the ECOG score", "an ECOG performance status of 0", "ECOG PS 0-1", "EORTC QLQ-C30"),
)
_BY_CODE = frozenset({"Intergroup", "ECOG", "ECOG-ACRIN", "ACRIN"})  # E2603 goes by its code
_SHORTEST = 2  # digits of a number that is a trial's
_GRADES = re.compile(r"\b(?:ECOG|SWOG|RTOG|EORTC|WHO)\b")


def find_group_trials(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (name, start, end) of the trials that a text calls by group and number."""
    for match in GROUP_TRIAL.pattern.finditer(text):
        group, code = match["group"], match["code"]
        digits = sum(c.isdigit() for c in code)
        # "ECOG 0-1" is a performance status, "RTOG 2" a grade.
        if digits < _SHORTEST or (_GRADES.match(group) and re.fullmatch(r"\d[-–/.]\d", code)):
            continue
        joined = text[match.end() : match.end() + 1] == "/" or text[: match.start()].endswith("/")
        if joined:
            continue
        if group in _BY_CODE and re.match(r"[A-Z]+\d{3}", code):
            yield code, match.start("code"), match.end()
        else:
            yield f"{group} {code}", match.start(), match.end()
