"""What the rows of a table of outcomes are of: by label, by the heading above, by caption."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..records import OutcomeRef
from ..types import Sentence, Table
from .endpoints import MEASURES
from .grids import GridRow
from .pattern import SlotPattern, compiled
from .spotted import find_outcomes

# What a table is of, where its rows do not say.
CAPTIONS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "TOXICITY",
        compiled(
            r"\b(?:toxicit\w+|adverse\s+(?:events?|reactions?|effects?)|side[-\s]effects|complications?|safety|tolerability|AEs)\b"
        ),
        ("Treatment-related toxicity", "Adverse events by grade"),
        ("Response rates",),
    ),
    SlotPattern(
        "RECURRENCE",
        compiled(r"\b(?:recurrences?|relapses?)\b(?!-free)"),
        ("Recurrences and death",),
        ("Recurrence-free survival",),
    ),
    SlotPattern(
        "RESPONSE",
        compiled(r"\b(?:responses?|remissions?)\b"),
        ("Tumour response",),
        ("Survival",),
    ),
)
ROW_OUTCOMES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "RESPONSE",
        compiled(
            r"\A(?:c|p|clinical\s+|pathologic(?:al)?\s+)?(?:CR|PR|SD|PD|ORR|DCR)\b|\b(?:complete|partial|objective|overall)\s+(?:response|remission)|\b(?:stable|progressive)\s+disease|\bresponders?\b"
        ),
        ("cCR", "Complete response", "Stable disease"),
        ("Survival",),
    ),
    SlotPattern(
        "METASTASIS",
        compiled(r"\Adistant(?:\s+(?:recurrences?|metastas[ie]s|relapses?|failures?))?\Z"),
        ("Distant", "Distant metastases"),
        ("Distant margin",),
    ),
    SlotPattern(
        "OS", compiled(r"\A(?:deaths?|died|alive|dead|mortality)\b"), ("Death",), ("Pain",)
    ),
)
_MEASURE = compiled(
    r"\A(?:median|mean|rate|events?|no\.|number|n\b|%|HR|hazard|p[\s-]?value|at\s+\d|\d+[-\s](?:year|month))"
)


def label_outcome(text: str, where: Sentence) -> OutcomeRef | None:
    """Return the outcome that a label names, with the label as its text."""
    clean = " ".join(text.split()).strip(" :*†‡")
    for entry in ROW_OUTCOMES:
        if entry.pattern.search(clean):
            return OutcomeRef.model_validate({"text": clean, "code": entry.value})
    label = replace(where, text=text, start=where.start, end=where.start + len(text))
    found = find_outcomes(label)
    if not found:
        named = next((e.value for e in MEASURES if e.pattern.search(clean)), None)
        return OutcomeRef.model_validate({"text": clean, "code": named}) if named else None
    return found[0].outcome.model_copy(update={"text": clean})


# Fatigue on a questionnaire is a score, no side effect.
_SCALES = compiled(
    r"\bquality\s+of\s+life\b|\bQo?L\b|\bHRQo?L\b|\bQLQ\b|\bFA(?:CT|CIT)\b|\bSF-?36\b|\bquestionnaires?\b|\b(?:sub)?scales?\b|\bscores?\b|\bpatient[-\s]reported\b"
)


def outcome_of_row(row: GridRow, table: Table, where: Sentence | None) -> OutcomeRef | None:
    """Return what a row is of: of its label, the heading above it, or the table's caption."""
    label = row.label or row.group
    if not label or where is None:
        return None
    named = label_outcome(label, where)
    if named and named.code == "TOXICITY" and _SCALES.search(table.caption):
        named = named.model_copy(update={"code": "OTHER"})
    head = label_outcome(row.group, replace(where, mentions=())) if row.group else None
    full = f"{row.group} {label}".strip() if row.group and row.group != label else label
    if named and (named.code != "OTHER" or head is None):
        return named
    if head and (head.code != "OTHER" or _MEASURE.match(label)):
        return head.model_copy(update={"text": full})
    for entry in CAPTIONS:
        if entry.pattern.search(table.caption):
            return OutcomeRef.model_validate({"text": full, "code": entry.value})
    return OutcomeRef(text=full, code="OTHER")


_FREE_SURVIVAL = compiled(
    r"[\w-]{0,60}[-\s]free(?:[-\s](?:survival|interval))?|[\w-]{1,60}-specific\s+survival"
)


def named_outcome(text: str) -> OutcomeRef | None:
    """Return the one outcome of survival or response that a heading or caption names."""
    found: dict[str, str] = {}
    rest = text
    for entry in MEASURES:
        for match in entry.pattern.finditer(rest):
            whole = _FREE_SURVIVAL.search(rest, max(0, match.start() - 1))
            inside = whole is not None and whole.start() <= match.start() < whole.end()
            found.setdefault(entry.value, whole.group() if whole and inside else match.group())
        rest = entry.pattern.sub(" ", _FREE_SURVIVAL.sub(_kept(entry.pattern), rest))
    if len(found) != 1:
        return None
    code, name = next(iter(found.items()))
    return OutcomeRef.model_validate({"text": name, "code": code})


def _kept(pattern: re.Pattern[str]) -> Callable[[re.Match[str]], str]:
    """Return what blanks a "-free survival" that a pattern has claimed, and keeps the others."""
    return lambda match: " " if pattern.search(match.group()) else match.group()


_STRATA = compiled(
    r"\bsub-?\s?groups?\b|\bstratifi\w+\b|\b(?:according\s+to|by)\s+(?:[\w-]+\s+){0,3}?(?:characteristics|factors|stage|status|histology|subtype|age|sex)\b"
)


def outcome_by_strata(table: Table) -> OutcomeRef | None:
    """Return the one outcome of a table whose caption says that its rows are subgroups."""
    return named_outcome(table.caption) if _STRATA.search(table.caption) else None
